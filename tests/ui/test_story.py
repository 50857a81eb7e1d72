#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The demonstration's story: days pass, who was invited accepts and is shown, rights come and go; then
all begins anew."""

import re
import time

import invitation
import liaison_ui

# What the story's menu ends with, after who was invited.
ENDS = ('An Unknown Company Accepts', 'A Customer Removes Your Admin Rights',
        'A Customer Gives You Admin Rights', 'Microsoft Ends Unused Admin Rights',
        'A Customer Changes Its Name', 'A Customer Leaves', 'Three Days Later', 'Thirty Days Later',
        'Start Over…')


def open_story(program):
    program.press('menu button', 'Story…')
    return liaison_ui.wait_for(lambda: list(program.all('menu item')), 'the story’s entries')


def choose(program, place, names):
    """An entry of the story's menu, which is made when it is opened. By its place, since newer GTK
    tells nobody what a menu's entries are called."""
    entries = open_story(program)
    name = liaison_ui.name_of(entries[place])
    assert not name or any(wanted in name for wanted in names), (name, names)
    program.act(entries[place])


def choose_end(program, english):
    choose(program, ENDS.index(english) - len(ENDS), program.words(english))


def find_told(program, english):
    """A sentence with names in it."""
    sentences = [re.sub(r'%(\d\\\$)?s', '(.+)', re.escape(text)) for text in program.words(english)]

    def look():
        return next((match for node in program.all('label') for sentence in sentences
                     if (match := re.fullmatch(sentence, liaison_ui.name_of(node)))), None)

    return liaison_ui.wait_for(look, f'“{english}”')


def find_containing(program, english):
    liaison_ui.wait_for(lambda: any(program.seen('label', containing=text)
                                    for text in program.words(english)), f'“{english}” in a label')


def focused_names(program):
    return [liaison_ui.name_of(node) for node in program.focused()]


def let_days_pass_by_keys(program):
    """From the menu's start around to its end: Start Over, Thirty Days."""
    open_story(program)
    time.sleep(0.5)
    program.key('Up', 'Up', 'Return', delay=150)


def invite(program):
    invitation.go_to_letter(program)
    invitation.next_page(program)
    program.press('button', 'Copy to Clipboard')
    invitation.done(program)


def see_it_overdue(program):
    """The invitation is late at once, and the bar tells the day."""
    program.key('ctrl+2')
    find_containing(program, 'Waiting')
    let_days_pass_by_keys(program)
    find_told(program, 'It is %s now.')
    find_told(program, 'Demo: nothing here is real, and it is %s')
    find_containing(program, 'Overdue')
    program.key('ctrl+1')


def see_acceptance(program, company):
    choose(program, 0, {company})
    told = {text.replace('%s', company)
            for text in program.words('%s accepted and is now in your customer list.')}
    liaison_ui.wait_for(lambda: next(program.all('label', told), None), 'word of the new customer')
    program.press('button', 'Show')
    liaison_ui.wait_for(lambda: company in focused_names(program), 'the new customer’s row')
    program.find('label', 'New')


def journey(program):
    company = invitation.CUSTOMER['company']
    program.start()
    invitation.wait_for_customers(program)
    invite(program)
    see_it_overdue(program)
    see_acceptance(program, company)

    # Rights come and go with the one who just accepted.
    for entry, sentence in (
            ('A Customer Removes Your Admin Rights', '%s removed your admin rights.'),
            ('A Customer Gives You Admin Rights', '%s gave you admin rights.'),
            ('Microsoft Ends Unused Admin Rights', 'Microsoft ended your admin rights at %s.')):
        choose_end(program, entry)
        assert find_told(program, sentence)[1] == company

    # What happens to customers: the sentence says to whom.
    for entry, sentence in (
            ('A Customer Changes Its Name', '%1$s is now called %2$s.'),
            ('A Customer Leaves', '%s is not your customer any more.'),
            ('Three Days Later', 'It is %s now.')):
        choose_end(program, entry)
        find_told(program, sentence)

    choose_end(program, 'Start Over…')
    program.press('button', 'Start Over')
    invitation.wait_for_customers(program)
    program.find('label', 'Demo: nothing here is real')
    assert not program.seen('label', name=company), 'the customer is there still'
    program.key('ctrl+2')
    program.find('label', 'No Invitations Yet')
    program.quit()


liaison_ui.run(journey)
