#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The demonstration's story: who was invited accepts and is shown; then all begins anew."""

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

    choose(program, -1, program.words('Start Over…'))
    program.press('button', 'Start Over')
    invitation.wait_for_customers(program)
    assert not program.seen('label', name=company), 'the customer is there still'
    program.key('ctrl+2')
    program.find('label', 'No Invitations Yet')
    program.quit()


liaison_ui.run(journey)
