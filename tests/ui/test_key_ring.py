#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No key ring, a key ring that comes, one that is locked, and one that has forgotten: each is said, and
nothing but the sign-in is lost."""

import account
import account_desk
import invitation
import liaison_ui


def journey(program):
    browser = account_desk.Browser('continue')
    ring = account_desk.KeyRing(unlocked=False)
    account_desk.Cloud(program)
    program.arguments = []
    program.start()

    # Nothing keeps the sign-in: it is good as long as the program runs.
    account.open_form(program)
    account.fill_form(program)
    program.press('button', 'Sign In in Browser')
    ring.answer(program, None)
    program.press('button', 'Use for This Session Only')
    account.wait_signed_in(program)
    program.find('status bar', 'This sign-in ends when Liaison is closed: no key ring keeps it.')
    assert not ring.prompt(), 'the person is asked again unasked'
    program.quit()

    program.start()
    account.press_shown(program, 'Sign In Again…')
    program.find('label', 'Sign In Again')
    program.focus_window()
    program.press('button', 'Sign In in Browser')
    ring.answer(program, f'{ring.PASSWORD}\t{ring.PASSWORD}')  # of a new one
    account.wait_signed_in(program)
    invitation.wait_for_customers(program)
    assert len(ring.labels()) == 1, ring.labels()
    program.quit()

    # Locked, the window opens with what is remembered, and says what it needs.
    opened = len(browser.opened())
    ring.lock()
    program.start()
    ring.answer(program, None)
    program.find('menu button', 'Partner Account')
    account.press_shown(program, 'Unlock…')
    ring.answer(program, ring.PASSWORD)
    invitation.wait_for_customers(program)
    assert len(browser.opened()) == opened, 'the browser was opened'
    program.quit()

    # What was deleted in a key ring manager is asked for again.
    ring.clear()
    program.start()
    account.press_shown(program, 'Sign In Again…')
    account.renew_by_browser(program)
    invitation.wait_for_customers(program)
    assert len(ring.labels()) == 1, ring.labels()

    # Locked, and not unlocked when asked, it does not keep an account from being removed.
    ring.lock()
    account.open_menu(program)
    program.press('button', 'Remove Account…')
    program.focus_window()
    program.press('button', 'Remove Account')
    ring.answer(program, None)
    program.press('button', 'Remove Anyway')
    program.focus_window()
    program.find('label', 'Welcome to Liaison')
    assert not ring.prompt(), 'the person is asked again'
    program.quit()


liaison_ui.run(journey)
