#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rights that a customer took away are asked for again from the record, by the keyboard alone."""

import invitation
import liaison_ui
import story

AGAIN = {'en': 'already our customer', 'zh_CN': '贵公司已是我们的客户'}
BANNER = ('You no longer have this customer’s privileges. You remain responsible for support and for '
          'the terms of the Microsoft Partner Agreement until you renegotiate with the customer.')
EXISTING = ('This organisation is already your customer. Accepting again only adds privileges; '
            'subscriptions and bills stay as they are.')


def press_by_key(program, english):
    program.tab_to('button', english)
    program.key('space')


def open_record(program):
    """Of the only customer."""
    program.find('label', containing='onmicrosoft.com')
    liaison_ui.wait_for(lambda: any(liaison_ui.role_of(node) in liaison_ui.ROLES['row']
                                    for node in program.focused()), 'the focus in the list')
    program.key('Return')
    story.find_told(program, 'Not granted · as of %s')


def let_happen(program, event, sentence):
    """And have it noticed."""
    story.choose_end(program, event)
    company = story.find_told(program, sentence)[1]
    program.focus_window()
    program.key('F5')
    return company


def journey(program):
    program.arguments = ['--demo', '--customers=1']
    program.start()
    open_record(program)
    program.find('button', 'Ask for Rights…')
    let_happen(program, 'A Customer Gives You Admin Rights', '%s gave you admin rights.')
    story.find_told(program, 'Granted · as of %s')
    assert not program.seen('status bar', BANNER)
    company = let_happen(program, 'A Customer Removes Your Admin Rights',
                         '%s removed your admin rights.')
    program.find('status bar', BANNER)

    press_by_key(program, 'Ask for Rights Again…')
    invitation.enter_wizard(program)
    assert liaison_ui.text_of(program.find('entry', 'Company')) == company
    program.find('label', EXISTING)
    program.find('label', 'Privileges Again')
    for page in ('2', '3'):
        press_by_key(program, 'Next')
        liaison_ui.wait_for(lambda: invitation.step(program) == page, f'page {page}')
    program.find('status bar', 'Link intact')
    assert AGAIN[program.language] in invitation.letter(program)[2], invitation.letter(program)
    program.quit()


liaison_ui.run(journey)
