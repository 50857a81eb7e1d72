#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The power goes off while a letter is written; the next start offers to continue it."""

import time

import invitation
import liaison_ui

TYPED = 'One line of my own.'


def journey(program):
    program.start()
    invitation.wait_for_customers(program)
    invitation.go_to_letter(program)
    editor = program.find('entry', 'Letter')
    program.click(editor)
    program.key('ctrl+Home')
    program.type(TYPED)
    liaison_ui.wait_for(lambda: TYPED in liaison_ui.text_of(editor), 'the typed line')
    written = invitation.letter(program)
    # The promise: at most the last second of typing is lost.
    time.sleep(1)
    program.kill()

    program.start()
    invitation.wait_for_customers(program)
    program.press('button', 'Continue Invitation')
    invitation.enter_wizard(program)
    for field, expected in (('Contact E-Mail', 'mail'), ('Contact Name', 'name'),
                            ('Company', 'company')):
        text = liaison_ui.text_of(program.find('entry', field))
        assert text == invitation.CUSTOMER[expected], (field, text)
    while invitation.step(program) < '3':
        invitation.next_page(program)
    assert invitation.letter(program) == written, invitation.letter(program)


liaison_ui.run(journey)
