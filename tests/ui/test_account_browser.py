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

    # That the partner has no providers is kept for the next start.
    invitation.open_wizard(program)
    program.key('Escape')
    program.wait_gone('entry', 'Contact E-Mail')
    program.focus_window()
    program.quit()

    # The next start takes the sign-in from the key ring.
    program.start()
    invitation.wait_for_customers(program)
    assert len(browser.opened()) == opened, 'the browser was opened again'

    # A wizard that is open when the sign-in ends stays as it is, and its link comes by itself.
    cloud.tell('revoke')
    invitation.open_wizard(program)
    invitation.fill_who(program)
    invitation.next_page(program)
    program.press('button', 'Sign In Again…')
    account.renew_by_browser(program)
    assert 'login_hint=' in browser.opened()[-1], browser.opened()[-1]
    program.find('entry', 'Contact E-Mail')
    invitation.next_page(program)
    program.find('status bar', 'Link intact')
    to, _, body = invitation.letter(program)
    assert to == invitation.CUSTOMER['mail'] and invitation.LINK.search(body), (to, body)
    program.key('Escape')
    program.wait_gone('entry', 'Contact E-Mail')
    program.focus_window()

    # In the list, the same in a bar, and what was there before stays to be read.
    cloud.tell('revoke')
    program.key('F5')
    account.press_shown(program, 'Sign In Again…')
    assert program.seen('label', containing='onmicrosoft.com')
    account.renew_by_browser(program)
    invitation.wait_for_customers(program)
    program.wait_gone('button', 'Sign In Again…')
    program.quit()


liaison_ui.run(journey)
