#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The demonstration's story: days pass, who was invited accepts and is shown, rights come and go; then
all begins anew."""

import time

import invitation
import liaison_ui
import story


def find_containing(program, english):
    liaison_ui.wait_for(lambda: any(program.seen('label', containing=text)
                                    for text in program.words(english)), f'“{english}” in a label')


def focused_names(program):
    return [liaison_ui.name_of(node) for node in program.focused()]


def let_days_pass_by_keys(program):
    """From the menu's start around to its end: Start Over, Show Me Around, Thirty Days."""
    story.open_story(program)
    time.sleep(0.5)
    program.key('Up', 'Up', 'Up', 'Return', delay=150)


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
    story.find_told(program, 'It is %s now.')
    story.find_told(program, 'Demo: nothing here is real, and it is %s')
    find_containing(program, 'Overdue')
    program.key('ctrl+1')


def see_acceptance(program, company):
    story.choose(program, 0, {company})
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
        story.choose_end(program, entry)
        assert story.find_told(program, sentence)[1] == company

    # What happens to customers: the sentence says to whom.
    for entry, sentence in (
            ('A Customer Changes Its Name', '%1$s is now called %2$s.'),
            ('A Customer Leaves', '%s is not your customer any more.'),
            ('Three Days Later', 'It is %s now.')):
        story.choose_end(program, entry)
        story.find_told(program, sentence)

    story.choose_end(program, 'Start Over…')
    program.press('button', 'Start Over')
    invitation.wait_for_customers(program)
    program.find('label', 'Demo: nothing here is real')
    assert not program.seen('label', name=company), 'the customer is there still'
    program.key('ctrl+2')
    program.find('label', 'No Invitations Yet')
    program.quit()


liaison_ui.run(journey)
