#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An account signed in with a code that is typed elsewhere, by the keyboard alone."""

import re

import account
import account_desk
import invitation
import liaison_ui

CODE = re.compile(r'[A-Z0-9]{9}')


def code(program):
    for node in program.all('label'):
        if CODE.fullmatch(liaison_ui.name_of(node)):
            return liaison_ui.name_of(node)
    return None


def press_focused(program, role, english):
    program.tab_to(role, english)
    program.key('space')


def journey(program):
    browser = account_desk.Browser('')
    ring = account_desk.KeyRing()
    cloud = account_desk.Cloud(program, arguments=['--device-interval=1'])
    program.arguments = []
    program.start()

    press_focused(program, 'button', 'Sign In…')
    account.enter_form(program)
    typed = program.find('entry', 'Application (Client) ID')
    program.type(account_desk.CLIENT_ID)
    liaison_ui.wait_for(lambda: liaison_ui.text_of(typed) == account_desk.CLIENT_ID, 'the typed ID')
    press_focused(program, 'button', 'Sign In on Another Device')

    first = liaison_ui.wait_for(lambda: code(program), 'a code')
    cloud.tell('device', code=first, decision='deny')
    program.find('label', 'Sign-In Declined')
    press_focused(program, 'button', 'Try Again')
    second = liaison_ui.wait_for(lambda: code(program) not in (None, first) and code(program),
                                 'another code')
    press_focused(program, 'button', 'Copy Code')
    liaison_ui.wait_for(lambda: account_desk.clipboard() == second, 'the code on the clipboard')
    cloud.tell('device', code=second, decision='expire')
    press_focused(program, 'button', 'Get a New Code')
    third = liaison_ui.wait_for(lambda: code(program) not in (None, second) and code(program),
                                'a third code')
    cloud.tell('device', code=third, decision='approve', person='sales')
    account.wait_signed_in(program)
    assert not browser.opened(), 'a browser was opened'
    assert len(ring.labels()) == 1, ring.labels()

    # A sales agent may not ask for privileges, and is told so.
    invitation.open_wizard(program)
    invitation.fill_who(program)
    invitation.next_page(program)
    switch = program.find('switch', 'Include delegated administration privileges for Azure Active '
                                    'Directory and Office 365')
    liaison_ui.wait_for(lambda: not program.is_sensitive(switch), 'the locked switch')
    assert not program.is_checked(switch)
    program.key('Escape')
    program.wait_gone('entry', 'Contact E-Mail')
    program.quit()


liaison_ui.run(journey)
