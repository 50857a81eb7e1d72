#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every button says what it does; in Chinese nothing speaks English but names."""

import re

import invitation
import liaison_ui

BUTTONS = ('push button', 'toggle button', 'button', 'check box')
# A widget without a name is called by its type.
NAMELESS = re.compile(r'^\s*$|^(Gtk|Adw|Liaison)[A-Z]\w*$')
LATIN = re.compile(r'[A-Za-z]{2,}')
CHINESE = re.compile(r'[\u3400-\u9fff]')
# Addresses, domains, Microsoft IDs and the like are the same in every language.
DATA = re.compile(r'\S+@\S+|https?://\S+|\S+\.(?:example|com)\b|[0-9a-f]{8}-[0-9a-f-]{27}')
NAMES = {'AI', 'Active', 'Azure', 'CSP', 'DAP', 'Directory', 'Exchange', 'GDAP', 'ID', 'Intune', 'Liaison',
         'Microsoft', 'Office', 'OK', 'English', 'Online', 'Portal', 'SharePoint', 'Teams'}


def is_english(text, data):
    for piece in data:
        text = text.replace(piece, '')
    text = DATA.sub('', text)
    return not CHINESE.search(text) and any(word not in NAMES for word in LATIN.findall(text))


def check(program, where, data):
    bad = []
    customers = program.words('Customers')

    def look(node, parent_role, in_customers):
        role, name = liaison_ui.role_of(node), liaison_ui.name_of(node)
        inner = parent_role in BUTTONS or parent_role == 'combo box'
        if role in BUTTONS and not inner and NAMELESS.match(name):
            near = [liaison_ui.name_of(below) for below in liaison_ui.walk(node)][1:6]
            bad.append(f'{where}: a {role} without a name: {name!r}, in it {near}')
        said = role in ('label', 'page tab', 'list item', 'combo box', *BUTTONS)
        if program.language != 'en' and said and not in_customers and not NAMELESS.match(name) \
                and is_english(name, data):
            bad.append(f'{where}: {role} in English: {name!r}')
        in_customers = in_customers or role == 'list' and name in customers
        for child in liaison_ui.children_of(node):
            look(child, role, in_customers)

    look(program.front(), None, False)
    return bad


def journey(program):
    program.start()
    invitation.wait_for_customers(program)
    account = program.find('button', 'Partner Account')
    data = [liaison_ui.name_of(node) for node in liaison_ui.walk(account)
            if liaison_ui.role_of(node) == 'label']
    invitation.expand_first_customer(program)
    bad = check(program, 'customers', data)

    invitation.open_wizard(program)
    invitation.fill_who(program, invitation.SHOWN_CUSTOMERS[program.language])
    for page in ('who', 'rights', 'letter', 'hand over'):
        bad += check(program, page, data)
        if page != 'hand over':
            invitation.next_page(program)
    assert not bad, '\n' + '\n'.join(sorted(set(bad)))


liaison_ui.run(journey)
