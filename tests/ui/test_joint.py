#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Inviting together with an indirect provider, or for an indirect reseller: chosen, named, and chosen
the next time. By keyboard."""

import sys

import invitation
import liaison_ui
import story

# The word behind the arguments that every journey takes: the row, how far Tab goes without looking,
# whom the rows have at first, what is said of the choice, the entry for a link, what is said later.
KINDS = {
    'provider': ('Provider', 9, 'Brightwater Cloud Distribution AB',
                 {'en': ' at once', 'zh_CN': '。邀请函'},
                 'Link from the Provider or Partner Center', 'The Customer Also Accepts the Provider'),
    'reseller': ('Reseller', 10, 'Duinzicht Digitaal B.V.',
                 {'en': ' as its reseller', 'zh_CN': ' 作为经销商'},
                 'Link from Partner Center', 'The Customer Also Accepts the Reseller'),
}
ROW, N_TABS, COMPANY, NAMED, LINK, HANDED_OVER = KINDS[sys.argv[5]]


def step_by_key(program, page):
    program.tab_to('button', 'Next')
    program.key('space')
    liaison_ui.wait_for(lambda: invitation.step(program) == page, f'page {page}')


def choose(program):
    program.find('label', ROW)
    program.type('li@beichen.example')
    # By name, company, domain and the offer of one, reason, country, language, due date.
    program.key(*(['Tab'] * N_TABS), delay=60)
    program.tab_to('combo box', ROW, most=4)
    program.key('space')
    program.settle()
    program.key('Down', 'Return', delay=80)
    program.find('label', containing=COMPANY + NAMED[program.language])


def paste_nonsense(program):
    """A link that names them is there already; one that does not is not taken in its place."""
    link = program.find('entry', LINK)
    program.find('label', containing='invType=IndirectResellerRelationship')
    program.tab_to('row', ROW, most=8)
    program.key('Tab')
    program.type('no link at all')
    liaison_ui.wait_for(lambda: liaison_ui.text_of(link) == 'no link at all', 'what was typed')
    program.find('status bar', 'There is no partner’s link in this text, so nothing was changed. Paste '
                               'the whole link, or the letter that holds it.')
    program.key('ctrl+a')
    program.key('BackSpace')
    liaison_ui.wait_for(lambda: liaison_ui.text_of(link) == '', 'an empty entry')


def journey(program):
    program.start()
    invitation.wait_for_customers(program)
    program.key('ctrl+n')
    invitation.enter_wizard(program)
    choose(program)
    step_by_key(program, '2')
    paste_nonsense(program)

    step_by_key(program, '3')
    program.find('status bar', 'Link intact')
    body = invitation.letter(program)[2]
    assert COMPANY in body and 'indirectCSPId=' in body, body
    program.focus_window()
    program.key('ctrl+shift+c')
    program.find('label', HANDED_OVER)
    liaison_ui.wait_for(lambda: program.is_sensitive(program.find('button', 'Done')),
                        'an invitation that can be finished')
    invitation.done(program)

    program.key('ctrl+2')
    program.find('label', containing=COMPANY)

    # The same the next time.
    program.key('ctrl+n')
    invitation.enter_wizard(program)
    program.find('label', containing=COMPANY + NAMED[program.language])
    program.key('Escape')
    program.wait_gone('entry', 'Contact E-Mail')

    # The answer is noticed as of any other.
    story.choose(program, 0, {'li@beichen.example'})
    program.find('label', 'Answered')
    program.quit()


liaison_ui.run(journey)
