#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tour.py STAGE LANGUAGE FOLDER [ARGUMENT…]: a walk through the demo that leaves pictures.

Runs below tests/with-display, whose private desk has a mail program that only writes down what it is
given: nothing leaves.
"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'tests/ui'))

import invitation
import liaison_ui
import mail_desk
import story


def main():
    stage, language, folder = sys.argv[1:4]
    pictures = pathlib.Path(folder)
    number = 0

    def picture(name):
        nonlocal number
        number += 1
        program.settle()
        program.picture(pictures / f'{language}-{number}-{name}.png')

    recorder = mail_desk.Recorder()
    program = liaison_ui.Program(stage, language, ['--demo', *sys.argv[4:]]).start()
    invitation.wait_for_customers(program)
    picture('customers')
    invitation.expand_first_customer(program)
    picture('record')
    invitation.open_wizard(program)
    invitation.fill_who(program, invitation.SHOWN_CUSTOMERS[language])
    picture('who')
    invitation.next_page(program)
    picture('rights')
    invitation.next_page(program)
    picture('letter')
    invitation.next_page(program)
    program.press('button', 'Open in Mail App')
    liaison_ui.wait_for(recorder.taken, 'the draft at the mail program')
    picture('hand-over')
    invitation.done(program)
    picture('done')
    program.focus_window()
    program.key('ctrl+2')
    program.find('label', 'Waiting')
    picture('waiting')
    story.choose(program, 0, {invitation.SHOWN_CUSTOMERS[language]['company']})
    program.find('label', 'Answered')
    picture('answered')
    program.quit()


main()
