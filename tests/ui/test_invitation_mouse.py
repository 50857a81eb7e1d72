#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A customer is invited with buttons only; the mail program gets exactly the letter shown."""

import invitation
import liaison_ui
import mail_desk


def journey(program):
    recorder = mail_desk.Recorder()
    program.start()
    invitation.wait_for_customers(program)

    invitation.go_to_letter(program)
    shown = invitation.letter(program)
    assert shown[0] == invitation.CUSTOMER['mail'], shown[0]
    assert invitation.CUSTOMER['company'] in shown[2], shown[2]
    assert len(invitation.LINK.findall(shown[2])) == 1, shown[2]
    invitation.next_page(program)

    assert not program.is_sensitive(program.find('button', 'Done')), 'Done before any hand-off'
    invitation.hand_to_mail_program(program)
    uri = liaison_ui.wait_for(recorder.taken, 'the draft at the mail program')
    assert len(uri) <= 8000, len(uri)
    invitation.assert_same_letter(mail_desk.Draft(uri), shown)

    invitation.done(program)
    program.press('page tab', 'Invitations')
    program.find('label', containing=invitation.CUSTOMER['company'])
    program.quit()


liaison_ui.run(journey)
