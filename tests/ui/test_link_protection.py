#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever the keyboard does to the letter, its link stands in it, once, whole, on its own line."""

import subprocess

import invitation
import liaison_ui
import mail_desk

PASTED = 'Only this & nothing else.'


def put_on_clipboard(text):
    # xclip stays as the clipboard's owner; it must not hold our pipe.
    subprocess.run(['xclip', '-selection', 'clipboard'], input=text, text=True, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def journey(program):
    recorder = mail_desk.Recorder()
    program.start()
    invitation.wait_for_customers(program)
    invitation.go_to_letter(program)

    editor = program.find('entry', 'Letter')
    original = liaison_ui.text_of(editor)
    link, = invitation.LINK.findall(original)

    def body():
        return liaison_ui.text_of(editor)

    def assert_link(what, copies=1):
        assert body().split('\n').count(link) == copies == body().count(link), f'{what}:\n{body()}'

    def after_keys(what, expected, copies=1):
        liaison_ui.wait_for(expected, what)
        assert_link(what, copies)

    program.click(editor)
    program.key('ctrl+a', 'Delete')
    after_keys('select all and delete', lambda: len(body().strip()) == len(link))

    program.key('ctrl+z')
    after_keys('undo', lambda: body() == original)

    program.key('ctrl+a')
    program.type('Hello')
    after_keys('select all and type', lambda: 'Hello' in body() and len(body()) < len(link) + 20)

    program.key(*['ctrl+z'] * 12)
    after_keys('undo everything', lambda: body() == original)

    program.key('ctrl+a', 'ctrl+x')
    after_keys('cut', lambda: len(body().strip()) == len(link))
    program.key('ctrl+v')
    after_keys('paste back', lambda: len(body()) > len(link) + 200)
    program.key(*['ctrl+z'] * 12)
    after_keys('undo cut and paste', lambda: body() == original)

    put_on_clipboard(PASTED)
    program.key('ctrl+a', 'ctrl+v')
    after_keys('paste over', lambda: PASTED in body() and len(body()) < len(link) + 60)
    program.key(*['ctrl+z'] * 12)
    after_keys('undo paste', lambda: body() == original)

    # At the link's two edges, and from its middle.
    for offset, keys in ((len(link), ['BackSpace'] * 4), (0, ['Delete'] * 4),
                         (0, ['BackSpace'] * 3), (len(link), ['Delete'] * 3),
                         (20, ['BackSpace', 'Delete', 'x', 'Return']),
                         (20, ['shift+Up', 'shift+Up', 'Delete'])):
        program.put_caret(editor, body().index(link) + offset)
        program.key(*keys)
        program.key('Home')
        assert_link(f'{keys} at {offset} of the link')

    program.find('status bar', 'Link intact')
    shown = invitation.letter(program)
    invitation.next_page(program)
    invitation.hand_to_mail_program(program)
    uri = liaison_ui.wait_for(recorder.taken, 'the draft at the mail program')
    invitation.assert_same_letter(mail_desk.Draft(uri), shown)


liaison_ui.run(journey)
