#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The windows beside the main one close and quit by the program's own keys; what was searched ends
with its session."""

import subprocess

import invitation
import liaison_ui


def windows(program):
    return len(list(liaison_ui.children_of(program.root)))


def open_beside(program, key):
    program.key(key)
    liaison_ui.wait_for(lambda: windows(program) == 2, f'the window of {key}')


def journey(program):
    called = subprocess.run([str(program.stage / 'bin/liaison'), 'letter.txt'],
                            capture_output=True, text=True, check=False)
    assert called.returncode == 1 and 'letter.txt' in called.stderr, called

    program.start()
    invitation.wait_for_customers(program)
    for key in ('ctrl+comma', 'F1', 'ctrl+question'):
        open_beside(program, key)
        program.key('ctrl+w')
        liaison_ui.wait_for(lambda: windows(program) == 1, 'the main window alone')

    program.key('ctrl+f')
    program.type('qqqq')
    program.find('label', 'No Results Found')
    program.press('button', 'Story…')
    program.press('menu item', 'Start Over…')
    program.press('button', 'Start Over')
    invitation.wait_for_customers(program)
    search = program.find('entry', 'Search customers')
    liaison_ui.wait_for(lambda: not liaison_ui.text_of(search), 'the end of the search')

    open_beside(program, 'ctrl+comma')
    program.key('F1')
    liaison_ui.wait_for(lambda: windows(program) == 3, 'the help above the preferences')
    program.key('ctrl+q')
    assert program.process.wait(liaison_ui.PATIENCE) == 0
    program.process = program.root = None


liaison_ui.run(journey)
