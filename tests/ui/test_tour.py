#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever opens the demo for the first time is shown around, from the customers to an invitation that
was answered, by keyboard; and days that were skipped stay skipped."""

import invitation
import liaison_ui
import story

STEPS = 7


def wait_for_step(program, number):
    places = {text.replace('%1$d', str(number)).replace('%2$d', str(STEPS))
              for text in program.words('Tour, %1$d of %2$d')}
    liaison_ui.wait_for(lambda: next(program.all('label', places), None), f'step {number}')


def show_me(program):
    """The keys stay where the tour is."""
    program.focus_window()
    program.tab_to('button', 'Show Me')
    program.key('Return')


def invite(program):
    """From step 2; the company is filled in."""
    show_me(program)
    invitation.enter_wizard(program)
    company = liaison_ui.text_of(program.find('entry', 'Company'))
    program.find(None, 'Whom you write to. Their country is compared with your own market.')
    for _ in range(3):
        program.key('alt+Right', delay=80)
        program.settle()
    program.find('button', 'Done')
    program.key('ctrl+shift+c')
    liaison_ui.wait_for(lambda: program.is_sensitive(program.find('button', 'Done')),
                        'an invitation that can be finished')
    invitation.done(program)
    # A step that was done is passed by itself.
    wait_for_step(program, 3)
    return company


def see_answer(program):
    """From step 3."""
    show_me(program)
    wait_for_step(program, 4)
    program.find('label', 'Waiting')
    show_me(program)
    story.find_told(program, 'It is %s now.')
    wait_for_step(program, 5)
    show_me(program)
    wait_for_step(program, 6)
    program.find('label', 'Answered')
    show_me(program)
    wait_for_step(program, 7)
    program.find('label', 'New')


def journey(program):
    program.is_new = True
    program.start()
    invitation.wait_for_customers(program)
    program.find('button', 'No, Thanks')
    program.tab_to('button', 'Show Me Around', key='shift+Tab')
    program.key('Return')
    wait_for_step(program, 1)
    program.key('Return')  # it has the focus
    wait_for_step(program, 2)
    first = invite(program)
    see_answer(program)
    program.tab_to('button', 'End Tour', key='shift+Tab')
    program.key('Return')
    program.wait_gone('button', 'End Tour')
    program.quit()

    # It is not offered again, but can be had; and it is not today again.
    program.start()
    invitation.wait_for_customers(program)
    story.find_told(program, 'Demo: nothing here is real, and it is %s')
    assert not program.seen('button', 'No, Thanks')
    story.choose_end(program, 'Show Me Around')
    wait_for_step(program, 1)
    program.press('button', 'Next')
    wait_for_step(program, 2)
    second = invite(program)
    assert first and second.startswith(first) and second != first, (first, second)
    see_answer(program)
    program.focus_window()
    program.tab_to('button', 'End Tour', key='shift+Tab')
    program.key('Escape')
    program.wait_gone('button', 'End Tour')
    program.quit()


liaison_ui.run(journey)
