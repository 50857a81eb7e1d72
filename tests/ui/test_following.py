#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An invitation that nobody answers: it is put off, wanted by another day, declined for a reason,
and what was said is taken back. By keyboard."""

import re

import invitation
import liaison_ui
import story

# Places of the menu's entries: of one that waits, and the further one of one that is overdue.
JOURNAL, DUE_DATE, DECLINE, WITHDRAW = 1, 4, 6, 8
PUT_OFF = 5
UNDO = 4  # of one that was declined
REASON = 'Wants to wait for the new year'


def let_days_pass(program):
    story.choose_end(program, 'Thirty Days Later')
    liaison_ui.wait_for(lambda: not list(program.all('menu item')), 'the end of the menu')
    program.settle()


def find_containing(program, english):
    texts = [max(re.split(r'%(?:\d\$)?s', text), key=len) for text in program.words(english)]
    return liaison_ui.wait_for(
        lambda: next((node for node in program.all('label') for text in texts
                      if text in liaison_ui.name_of(node)), None), f'“{english}”')


def journey(program):
    program.start()
    invitation.wait_for_customers(program)
    invitation.go_to_letter(program)
    invitation.next_page(program)
    program.press('button', 'Copy to Clipboard')
    invitation.done(program)
    let_days_pass(program)
    program.focus_window()
    program.key('ctrl+2')
    program.find('label', 'Needs You')

    # Tomorrow is the first day that is offered.
    invitation.choose_in_menu(program, PUT_OFF)
    program.find(None, 'On another day')
    program.focus_window()
    program.key('alt+p')
    program.press('button', 'Undo')
    find_containing(program, 'answer wanted by %s')
    program.find('label', 'Needs You')

    invitation.choose_in_menu(program, PUT_OFF)
    program.find(None, 'On another day')
    program.focus_window()
    program.key('alt+p')
    find_containing(program, 'put off until %s')
    program.find('label', 'Waiting')
    assert not program.seen('label', 'Needs You')

    # Another day to answer by, typed; one that is past is not taken.
    invitation.choose_in_menu(program, DUE_DATE)
    entry = program.find('entry', 'Answer Wanted By')
    program.focus_window()
    program.key('ctrl+a')
    program.type('2020-01-01')
    liaison_ui.wait_for(lambda: not program.is_sensitive(program.find('button', 'Change')),
                        'a button that does not take the day')
    program.key('ctrl+a')
    program.type('2098-12-31')
    liaison_ui.wait_for(lambda: program.is_sensitive(program.find('button', 'Change')),
                        'a button that takes the day')
    assert '2098' in liaison_ui.text_of(entry)
    program.key('alt+h')
    find_containing(program, 'answer wanted by %s')
    find_containing(program, '2098')
    program.find('label', 'Waiting')

    # Declined, and why.
    invitation.choose_in_menu(program, DECLINE)
    program.find('entry', 'Reason')
    program.focus_window()
    program.type(REASON)
    program.key('Return')
    program.find('label', 'Marked as declined')
    program.find('label', containing=REASON)
    invitation.choose_in_menu(program, UNDO)
    program.find('label', 'Waiting')
    program.wait_gone('label', 'Answered')

    # Withdrawn, for no reason that is told; Escape withdraws nothing.
    invitation.choose_in_menu(program, WITHDRAW)
    program.find('entry', 'Reason')
    program.focus_window()
    program.key('Escape')
    program.wait_gone('entry', 'Reason')
    program.find('label', 'Waiting')

    # The journal keeps it all.
    invitation.choose_in_menu(program, JOURNAL)
    program.find('label', containing=REASON)
    find_containing(program, 'No longer put off')
    find_containing(program, 'Answer wanted by %s')
    find_containing(program, 'Taken back: %1$s → %2$s')
    program.settle()
    program.key('Escape')
    program.wait_gone('label', 'Journal')
    program.quit()


liaison_ui.run(journey)
