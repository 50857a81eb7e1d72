#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real mail program shows the whole letter, both when the hand-off starts it and when it runs."""

import shutil
import sys

import invitation
import liaison_ui
import mail_desk


def journey(program):
    # The word stands behind the arguments that every journey takes.
    running = sys.argv[5] == 'running'
    claws = mail_desk.ClawsMail()
    if running:
        claws.start()
    program.start()
    invitation.wait_for_customers(program)
    invitation.go_to_letter(program)
    to, subject, body = invitation.letter(program)
    invitation.next_page(program)
    invitation.hand_to_mail_program(program)

    texts = claws.draft_texts(body)
    assert to in texts, texts
    assert subject in texts, texts
    invitation.done(program)


if not shutil.which(mail_desk.ClawsMail.COMMAND):
    liaison_ui.skip('Claws Mail is not installed')
liaison_ui.run(journey)
