#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An invitation is answered without anybody saying so; what was noticed is taken back, and said by
hand again. By keyboard."""

import invitation
import liaison_ui
import story


def find_containing(program, english):
    return liaison_ui.wait_for(
        lambda: next((node for node in program.all('label')
                      for text in program.words(english) if text in liaison_ui.name_of(node)),
                     None), f'“{english}”')


def journey(program):
    company = invitation.CUSTOMER['company']
    program.start()
    invitation.wait_for_customers(program)
    invitation.go_to_letter(program)
    invitation.next_page(program)
    program.press('button', 'Copy to Clipboard')
    invitation.done(program)
    story.choose(program, 0, {company})

    # The desktop is told, and opens the customer.
    told = liaison_ui.wait_for(program.notifications, 'a notification')
    assert len(told) == 1 and company in told[0]['body'], told
    program.press_notification(told[0]['id'])
    program.find('label', 'New')

    # The invitation tells who answered it, and how that is known.
    program.key('ctrl+2')
    find_containing(program, 'Known from the service’s activity log')
    program.find('label', 'Answered')

    # Search: nothing is called that, this one is.
    program.focus_window()
    program.key('ctrl+f')
    program.type('zzz')
    program.find(None, 'No invitation is like that.')
    program.key('ctrl+a')
    program.type('BEICHEN.example')
    find_containing(program, 'Known from the service’s activity log')
    program.key('Escape')

    # What became of it, line by line.
    invitation.choose_in_menu(program, 2)
    find_containing(program, 'Noticed by Liaison')
    program.key('Escape')
    liaison_ui.wait_for(lambda: not [n for n in program.all('label')
                                     if 'Noticed by Liaison' in liaison_ui.name_of(n)],
                        'the end of the journal')

    # It was somebody else: the program asks.
    invitation.choose_in_menu(program, 3)
    program.find('label', 'Which Invitation Does This Answer?')
    find_containing(program, 'Waiting')

    # It was this one after all.
    invitation.choose_in_menu(program, 0, 'Acceptance Menu')
    program.find('label', 'None of them')
    program.focus_window()
    program.key('ctrl+Return')
    program.find('label', 'Marked as accepted')
    find_containing(program, 'Confirmed by hand')
    program.quit()


liaison_ui.run(journey)
