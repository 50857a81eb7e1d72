#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The demonstration's story: who was invited accepts and is shown; then all begins anew."""

import re

import invitation
import liaison_ui


def choose(program, place, names):
    """An entry of the story's menu, which is made when it is opened. By its place, since newer GTK
    tells nobody what a menu's entries are called."""
    program.press('menu button', 'Story…')
    entries = liaison_ui.wait_for(lambda: list(program.all('menu item')), 'the story’s entries')
    name = liaison_ui.name_of(entries[place])
    assert not name or any(wanted in name for wanted in names), (name, names)
    program.act(entries[place])


def find_told(program, english):
    """A sentence with names in it."""
    sentences = [re.sub(r'%(\d\\\$)?s', '.+', re.escape(text)) for text in program.words(english)]

    def look():
        return next((node for node in program.all('label')
                     if any(re.fullmatch(sentence, liaison_ui.name_of(node))
                            for sentence in sentences)), None)

    return liaison_ui.wait_for(look, f'“{english}”')


def focused_names(program):
    return [liaison_ui.name_of(node) for node in program.focused()]


def journey(program):
    company = invitation.CUSTOMER['company']
    program.start()
    invitation.wait_for_customers(program)
    invitation.go_to_letter(program)
    invitation.next_page(program)
    program.press('button', 'Copy to Clipboard')
    invitation.done(program)

    choose(program, 0, {company})
    told = {text.replace('%s', company)
            for text in program.words('%s accepted and is now in your customer list.')}
    liaison_ui.wait_for(lambda: next(program.all('label', told), None), 'word of the new customer')
    program.press('button', 'Show')
    liaison_ui.wait_for(lambda: company in focused_names(program), 'the new customer’s row')
    program.find('label', 'New')

    # What happens to customers: the sentence says to whom.
    for place, entry, sentence in (
            (-4, 'A Customer Changes Its Name', '%1$s is now called %2$s.'),
            (-3, 'A Customer Removes Your Admin Rights', '%s removed your admin rights.'),
            (-2, 'A Customer Leaves', '%s is not your customer any more.')):
        choose(program, place, program.words(entry))
        find_told(program, sentence)

    choose(program, -1, program.words('Start Over…'))
    program.press('button', 'Start Over')
    invitation.wait_for_customers(program)
    assert not program.seen('label', name=company), 'the customer is there still'
    program.key('ctrl+2')
    program.find('label', 'No Invitations Yet')
    program.quit()


liaison_ui.run(journey)
