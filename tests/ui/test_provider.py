#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Inviting together with an indirect provider: chosen, named, and chosen the next time. By keyboard."""

import invitation
import liaison_ui

PROVIDER = 'Brightwater Cloud Distribution AB'
NAMED = {'en': ' at once', 'zh_CN': '。邀请函'}


def step_by_key(program, page):
    program.tab_to('button', 'Next')
    program.key('space')
    liaison_ui.wait_for(lambda: invitation.step(program) == page, f'page {page}')


def journey(program):
    program.start()
    invitation.wait_for_customers(program)
    program.key('ctrl+n')
    invitation.enter_wizard(program)
    program.find('label', 'Provider')
    program.type('li@beichen.example')
    # By name, company, domain and the offer of one, reason, country, language, due date.
    program.key(*(['Tab'] * 9), delay=60)
    program.tab_to('combo box', 'Provider', most=4)
    program.key('space')
    program.settle()
    program.key('Down', 'Return', delay=80)
    program.find('label', containing=PROVIDER + NAMED[program.language])

    # The link names both already; one that does not is not taken in its place.
    step_by_key(program, '2')
    link = program.find('entry', 'Link from the Provider or Partner Center')
    program.find('label', containing='indirectCSPId=')
    program.tab_to('row', 'Provider', most=8)
    program.key('Tab')
    program.type('no link at all')
    liaison_ui.wait_for(lambda: liaison_ui.text_of(link) == 'no link at all', 'what was typed')
    program.find('status bar', 'There is no partner’s link in this text, so nothing was changed. Paste '
                               'the whole link, or the letter that holds it.')
    program.key('ctrl+a')
    program.key('BackSpace')
    liaison_ui.wait_for(lambda: liaison_ui.text_of(link) == '', 'an empty entry')

    step_by_key(program, '3')
    program.find('status bar', 'Link intact')
    body = invitation.letter(program)[2]
    assert PROVIDER in body and 'indirectCSPId=' in body, body
    program.focus_window()
    program.key('ctrl+shift+c')
    program.find('label', 'The Customer Also Accepts the Provider')
    liaison_ui.wait_for(lambda: program.is_sensitive(program.find('button', 'Done')),
                        'an invitation that can be finished')
    invitation.done(program)

    program.key('ctrl+2')
    program.find('label', containing=PROVIDER)

    # The same provider the next time.
    program.key('ctrl+n')
    invitation.enter_wizard(program)
    program.find('label', containing=PROVIDER + NAMED[program.language])
    program.key('Escape')
    program.wait_gone('entry', 'Contact E-Mail')
    program.quit()


liaison_ui.run(journey)
