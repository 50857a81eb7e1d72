#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever does not answer is reminded, with the same link; or another person is asked. By keyboard."""

import re

import invitation
import liaison_ui

# Places in the menu of an invitation that waits.
JOURNAL, REMIND, ANOTHER = 1, 2, 3


def link_of(body):
    return re.search(r'https://\S+', body)[0]


def close_wizard(program, role, english):
    program.press('button', 'Done')
    program.wait_gone(role, english)


def journey(program):
    program.start()
    invitation.wait_for_customers(program)
    invitation.go_to_letter(program)
    link = link_of(invitation.letter(program)[2])
    invitation.next_page(program)
    program.press('button', 'Copy to Clipboard')
    invitation.done(program)
    program.focus_window()
    program.key('ctrl+2')
    program.find('label', 'Waiting')

    # A reminder is a letter of its own, about the first one, with its link.
    invitation.choose_in_menu(program, REMIND)
    program.find('status bar', 'Link intact')
    program.settle()
    to, _, body = invitation.letter(program)
    assert to == invitation.CUSTOMER['mail'], to
    assert link_of(body) == link, body
    program.focus_window()
    program.key('ctrl+Home')
    program.type('PS. ')
    liaison_ui.wait_for(lambda: invitation.letter(program)[2].startswith('PS. '), 'what was typed')
    # It would be lost, so it is asked about.
    program.key('Escape')
    program.find('label', 'Throw the Reminder Away?')
    program.focus_window()
    program.key('Escape')
    program.wait_gone('label', 'Throw the Reminder Away?')
    program.focus_window()
    program.key('ctrl+shift+c')
    liaison_ui.wait_for(lambda: program.is_sensitive(program.find('button', 'Done')),
                        'a reminder that can be finished')
    close_wizard(program, 'button', 'Done')

    # Another person of the same company: only whom to write to is new.
    invitation.choose_in_menu(program, ANOTHER)
    mail = program.find('entry', 'Contact E-Mail')
    assert liaison_ui.text_of(mail) == ''
    company = program.find('entry', 'Company')
    assert liaison_ui.text_of(company) == invitation.CUSTOMER['company']
    program.focus_window()
    program.type('boss@customer.example')
    liaison_ui.wait_for(lambda: liaison_ui.text_of(mail) == 'boss@customer.example', 'the address')
    for _ in range(2):
        invitation.next_page(program)
    program.find('status bar', 'Link intact')
    program.focus_window()
    program.key('ctrl+shift+c')
    liaison_ui.wait_for(lambda: program.is_sensitive(program.find('button', 'Done')),
                        'an invitation that can be finished')
    invitation.done(program)
    program.find('label', 'The earlier invitation is replaced')
    program.find('label', containing='boss@customer.example')

    program.press('button', 'Undo')
    program.wait_gone('label', 'Answered')
    liaison_ui.wait_for(lambda: len(list(program.all('row', {invitation.CUSTOMER['company']}))) == 2,
                        'both that wait')
    program.quit()


liaison_ui.run(journey)
