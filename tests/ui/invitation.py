# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps of an invitation as a person takes them; the journeys put them in order."""

import re

import liaison_ui

# Names that need every kind of care in an address: & # + % quotes, Latin, Chinese, an emoji.
CUSTOMER = {
    'mail': 'li.lei+csp@beichen.example',
    'name': '李雷 “Lee”',
    'company': '北辰 & Söhne #1 100% 🚀',
}
# What can be typed on the keyboard of the virtual display.
TYPED_CUSTOMER = {
    'mail': 'lei.li+csp@beichen.example',
    'name': 'Lei Li "Lee"',
    'company': 'Beichen & Sons #1 100% = good?',
}
# As one would show them, by the interface's language.
SHOWN_CUSTOMERS = {
    'en': {
        'mail': 'dana.whitfield@harbour-bakery.example',
        'name': 'Dana Whitfield',
        'company': 'Harbour Bakery Ltd',
    },
    'zh_CN': {
        'mail': 'li.lei@beichen.example',
        'name': '李雷',
        'company': '北辰贸易有限公司',
    },
}
LINK = re.compile(r'https://\S+')


def wait_for_customers(program):
    program.find('button', 'Request a Reseller Relationship')
    program.find('label', containing='onmicrosoft.com')


def expand_first_customer(program):
    program.act(program.find(None, 'Expand the Record'))
    program.find('label', 'Subscriptions')


def open_wizard(program):
    program.press('button', 'Request a Reseller Relationship')
    enter_wizard(program)


def enter_wizard(program):
    """The wizard came up, and gets the keys."""
    program.find('entry', 'Contact E-Mail')
    program.focus_window()


def fill_who(program, customer=None):
    customer = customer or CUSTOMER
    program.write(program.find('entry', 'Contact E-Mail'), customer['mail'])
    program.write(program.find('entry', 'Contact Name'), customer['name'])
    program.write(program.find('entry', 'Company'), customer['company'])


def next_page(program):
    """The heading tells assistive technology which step it is; wait until it is another one."""
    before = step(program)
    program.press('button', 'Next')
    liaison_ui.wait_for(lambda: step(program) != before, 'the next page')


def step(program):
    """The title of the wizard's page, by the number in “Step 2 of 4: Rights”."""
    for node in program.all('label'):
        found = re.search(r'(\d)\D+4', liaison_ui.name_of(node))
        if found:
            return found[1]
    return None


def letter(program):
    """To, subject and body as they stand in the wizard."""
    return tuple(liaison_ui.text_of(program.find('entry', name))
                 for name in ('To', 'Subject', 'Letter'))


def go_to_letter(program, customer=None):
    open_wizard(program)
    fill_who(program, customer)
    next_page(program)
    next_page(program)
    program.find('status bar', 'Link intact')


def hand_to_mail_program(program):
    program.press('button', 'Open in Mail App')


def done(program):
    program.press('button', 'Done')
    program.wait_gone('entry', 'Contact E-Mail')
    program.focus_window()


def assert_same_letter(draft, shown):
    to, subject, body = shown
    assert draft.to == to, (draft.to, to)
    assert draft.subject == subject, (draft.subject, subject)
    assert '\n' not in draft.body.replace('\r\n', ''), 'a line end that is not CR LF'
    assert draft.body.replace('\r\n', '\n') == body, (draft.body, body)


def choose_in_menu(program, place, menu='Invitation Menu'):
    """The entry at a place of the first row's menu; GTK tells nobody what entries are called."""
    program.focus_window()
    program.key('ctrl+f')
    program.tab_to('menu button', menu)
    program.key('Return')
    liaison_ui.wait_for(lambda: list(program.all('menu item')), 'the menu')
    program.settle()
    program.key(*(['Down'] * place), 'Return', delay=80)
