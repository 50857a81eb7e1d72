#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The demonstration's story: who was invited accepts and is shown; then all begins anew."""

import invitation
import liaison_ui


def choose(program, english, company=None):
    """An entry of the story's menu; the menu is made when it is opened."""
    program.press('button', 'Story…')
    if company is None:
        program.press('menu item', english)
    else:
        program.act(program.find('menu item', containing=company))


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

    choose(program, '%s Accepts', company)
    told = {text.replace('%s', company)
            for text in program.words('%s accepted and is now in your customer list.')}
    liaison_ui.wait_for(lambda: next(program.all('label', told), None), 'word of the new customer')
    program.press('button', 'Show')
    liaison_ui.wait_for(lambda: company in focused_names(program), 'the new customer’s row')
    program.find('label', 'New')

    choose(program, 'Start Over…')
    program.press('button', 'Start Over')
    invitation.wait_for_customers(program)
    assert not program.seen('label', name=company), 'the customer is there still'
    program.key('ctrl+2')
    program.find('label', 'No Invitations Yet')
    program.quit()


liaison_ui.run(journey)
