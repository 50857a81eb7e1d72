#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same invitation by the keyboard alone: real key events, no pointer, no accessibility action."""

import invitation
import liaison_ui
import mail_desk


def press_by_key(program, english):
    program.tab_to('button', english)
    program.key('space')


def journey(program):
    recorder = mail_desk.Recorder()
    program.start()
    invitation.wait_for_customers(program)

    program.key('ctrl+n')
    invitation.enter_wizard(program)
    customer = invitation.TYPED_CUSTOMER
    for field, text in (('Contact E-Mail', customer['mail']), ('Contact Name', customer['name']),
                        ('Company', customer['company'])):
        entry = program.find('entry', field)
        program.type(text)
        liaison_ui.wait_for(lambda: liaison_ui.text_of(entry) == text, f'“{text}” in {field}')
        program.key('Tab')

    for page in ('2', '3'):
        press_by_key(program, 'Next')
        liaison_ui.wait_for(lambda: invitation.step(program) == page, f'page {page}')
    program.find('status bar', 'Link intact')
    shown = invitation.letter(program)
    press_by_key(program, 'Next')

    press_by_key(program, 'Open in Mail App')
    uri = liaison_ui.wait_for(recorder.taken, 'the draft at the mail program')
    invitation.assert_same_letter(mail_desk.Draft(uri), shown)
    assert customer['company'] in mail_desk.Draft(uri).body

    press_by_key(program, 'Done')
    program.wait_gone('entry', 'Contact E-Mail')
    program.focus_window()
    program.key('ctrl+2')
    program.find('label', containing=customer['company'])
    program.quit()


liaison_ui.run(journey)
