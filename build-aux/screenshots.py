#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""screenshots.py STAGE LANGUAGE FOLDER: what the README shows, taken from the demo.

Runs below tests/with-display; build-aux/run installs the program in _build/stage:

    tests/with-display /usr/bin/python3 build-aux/screenshots.py _build/stage en data/screenshots
"""

import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'tests/ui'))

import invitation
import liaison_ui

SETTINGS = """[io/github/liaison_app/Liaison]
tour-offered=true
window-width=1000
window-height=760
"""
SHOWN_RECORD = 3  # from the top of the list


def main():
    stage, language, folder = sys.argv[1:]

    def picture(name):
        path = pathlib.Path(folder) / f'{name}-{language}.png'
        program.settle()
        # The window in front, which covers a part of the other.
        subprocess.run(['import', '-window', str(program.window_id), '-strip', '+dither',
                        '-colors', '256', f'PNG8:{path}'], check=True)

    keyfile = pathlib.Path(os.environ['XDG_CONFIG_HOME']) / 'glib-2.0/settings/keyfile'
    keyfile.parent.mkdir(parents=True)
    keyfile.write_text(SETTINGS, encoding='utf-8')
    program = liaison_ui.Program(stage, language, ['--demo']).start()
    invitation.wait_for_customers(program)
    program.act(list(program.all(names=program.words('Expand the Record')))[SHOWN_RECORD])
    program.find('label', 'Subscriptions')
    picture('customers')
    invitation.go_to_letter(program, invitation.SHOWN_CUSTOMERS[language])
    picture('letter')
    program.kill()


main()
