#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A first account through the browser: what is typed stays through all that goes wrong, the next
start needs nobody, and a sign-in that was ended is renewed where one is."""

import account
import account_desk
import invitation
import liaison_ui


def journey(program):
    browser = account_desk.Browser('cancel')
    ring = account_desk.KeyRing()
    cloud = account_desk.Cloud(program)
    program.arguments = []
    program.start()

    account.open_form(program)
    typed = program.find('entry', 'Application (Client) ID')
    program.write(typed, 'contoso')
    assert not program.is_sensitive(program.find('button', 'Sign In in Browser'))
    account.fill_form(program)
    program.press('button', 'Sign In in Browser')
    program.find('label', 'Sign-In Declined')
    program.press('button', 'Change Details')
    assert liaison_ui.text_of(typed) == account_desk.CLIENT_ID, 'what was typed is lost'

    browser.decide('continue&person=policy')
    program.press('button', 'Sign In in Browser')
    program.find('label', 'Blocked by a Policy')
    browser.decide('continue')
    account.press_shown(program, 'Try Again')
    account.wait_signed_in(program)
    opened = len(browser.opened())
    assert ring.labels() == [f'Liaison: {cloud.state()["signInName"]} (global)'], ring.labels()
    program.quit()

    # The next start takes the sign-in from the key ring.
    program.start()
    invitation.wait_for_customers(program)
    assert len(browser.opened()) == opened, 'the browser was opened again'

    # A wizard that is open when the sign-in ends stays as it is.
    invitation.open_wizard(program)
    invitation.fill_who(program)
    cloud.tell('revoke')
    program.key('Escape')
    program.wait_gone('entry', 'Contact E-Mail')
    program.focus_window()
    program.key('F5')
    program.act(account.refused(program))
    program.find('button', 'Sign In in Browser')
    program.focus_window()
    program.press('button', 'Sign In in Browser')
    account.wait_signed_in(program)
    program.wait_gone_shown('button', 'Sign In Again…')
    assert 'login_hint=' in browser.opened()[-1], browser.opened()[-1]
    program.press('button', 'Continue')
    invitation.enter_wizard(program)
    mail = liaison_ui.text_of(program.find('entry', 'Contact E-Mail'))
    assert mail == invitation.CUSTOMER['mail'], mail
    program.key('Escape')
    program.wait_gone('entry', 'Contact E-Mail')
    program.quit()


liaison_ui.run(journey)
