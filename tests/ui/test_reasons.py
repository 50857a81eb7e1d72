#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a customer is asked is chosen by the keyboard alone, and stands in the letter."""

import invitation
import liaison_ui

BESIDE = {'en': 'next to your present partner', 'zh_CN': '贵公司现有的合作伙伴'}


def press_by_key(program, role, english):
    program.tab_to(role, english)
    program.key('space')


def journey(program):
    program.start()
    invitation.wait_for_customers(program)
    program.key('ctrl+n')
    invitation.enter_wizard(program)
    company = program.find('entry', 'Company')
    program.key('Tab', 'Tab')
    program.type('Beichen')
    liaison_ui.wait_for(lambda: liaison_ui.text_of(company) == 'Beichen', 'the company')
    press_by_key(program, 'row', 'Reason')
    program.find('label', 'New Customer')
    program.key('Tab', 'Down', 'Down')
    press_by_key(program, 'row', 'Beside Another Partner')
    liaison_ui.wait_for(lambda: len(list(program.all('label', program.words(
        'Beside Another Partner')))) == 2, 'the reason under its heading')

    for page in ('2', '3'):
        press_by_key(program, 'button', 'Next')
        liaison_ui.wait_for(lambda: invitation.step(program) == page, f'page {page}')
    program.find('status bar', 'Link intact')
    body = invitation.letter(program)[2]
    assert BESIDE[program.language] in body, body
    program.quit()


liaison_ui.run(journey)
