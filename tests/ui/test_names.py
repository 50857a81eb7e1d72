#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every button says what it does; in Chinese nothing speaks English but names."""

import re

import account
import account_desk
import invitation
import liaison_ui

BUTTONS = ('push button', 'toggle button', 'button', 'check box')
# A widget without a name is called by its type.
NAMELESS = re.compile(r'^\s*$|^(Gtk|Adw|Liaison)[A-Z]\w*$')
LATIN = re.compile(r'[A-Za-z]{2,}')
CHINESE = re.compile(r'[\u3400-\u9fff]')
# Addresses, domains, Microsoft IDs and the like are the same in every language.
DATA = re.compile(r'\S+@\S+|https?://\S+|\S+\.(?:example|com)\b|[0-9a-f]{8}-[0-9a-f-]{27}')
# What Microsoft’s portal calls permissions, and a code to sign in with.
TOKENS = re.compile(r'user_impersonation|User\.Read|\b[A-Z0-9]{9}\b')
NAMES = {'AI', 'Active', 'Azure', 'CSP', 'Center', 'DAP', 'Directory', 'Exchange', 'GDAP', 'Graph', 'ID',
         'Intune', 'Liaison', 'Microsoft', 'Office', 'OK', 'English', 'Online', 'Partner', 'Portal',
         'SharePoint', 'Teams'}


def is_english(text, data):
    for piece in data:
        text = text.replace(piece, '')
    text = TOKENS.sub('', DATA.sub('', text))
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
        said = role in ('label', 'heading', 'status bar', 'page tab', 'list item', 'combo box',
                        *BUTTONS)
        if program.language != 'en' and said and not in_customers and not NAMELESS.match(name) \
                and is_english(name, data):
            bad.append(f'{where}: {role} in English: {name!r}')
        in_customers = in_customers or role == 'list' and name in customers
        for child in liaison_ui.children_of(node):
            look(child, role, in_customers)

    look(program.front(), None, False)
    return bad


def check_inspector(program, data):
    """Without an account, a letter with a link that nobody should send."""
    program.key('ctrl+i')
    editor = program.find('entry', 'Link or Message')
    program.focus_window()
    bad = check(program, 'inspector', data)
    program.write(editor, 'Hello {contact_name}\nhttp://admin.example.com/Adminportal/Home?invType='
                          'IndirectResellerRelationship&amp;partnerId=99999999-1111-4222-8333-444455556666.')
    program.find('row', 'Nothing to compare with')
    program.find('row', 'Copied out of HTML')
    bad += check(program, 'inspector with a letter', data)
    program.key('Escape')
    program.wait_gone('entry', 'Link or Message')
    program.focus_window()
    return bad


def check_signing_in(program, browser, data):
    """Every page up to an account that is signed in."""
    bad = []

    def see(where):
        bad.extend(check(program, where, data))

    program.find('button', 'Sign In…')
    see('welcome')
    program.press('button', 'What do I need?')
    program.find('label', '1. Register')
    program.focus_window()
    see('guide')
    program.key('Escape')
    program.wait_gone('label', '1. Register')
    program.focus_window()
    bad.extend(check_inspector(program, data))

    account.open_form(program)
    see('form')
    program.write(program.find('entry', 'Application (Client) ID'), 'contoso')
    program.write(program.find('entry', 'Organisation (Optional)'), 'https://contoso')
    see('form with mistakes')
    program.write(program.find('entry', 'Organisation (Optional)'), '')
    account.fill_form(program)
    program.press('button', 'Sign In in Browser')
    program.find('label', 'Continue in Your Browser…')
    see('browser')
    account.press_shown(program, 'Use a Code Instead')
    program.find('button', 'Copy Code')
    see('code')
    account.press_shown(program, 'Cancel')

    browser.decide('cancel')
    program.press('button', 'Sign In in Browser')
    program.find('label', 'Sign-In Declined')
    see('failure')
    browser.decide('continue')
    account.press_shown(program, 'Try Again')
    account.wait_signed_in(program)
    return bad


def check_accounts(program, browser, ring, cloud, data):
    """What is there when there are two accounts, and one of them is signed out."""
    bad = []

    def see(where):
        bad.extend(check(program, where, data))

    account.open_menu(program)
    program.press('button', 'Add Account…')
    account.enter_form(program)
    account.fill_form(program)
    browser.decide('continue&person=sales')
    program.press('button', 'Sign In in Browser')
    liaison_ui.wait_for(lambda: len(ring.labels()) == 2, 'the second sign-in in the key ring')
    program.focus_window()
    invitation.wait_for_customers(program)

    account.open_menu(program)
    program.find('heading', 'Other Accounts')
    see('account menu')
    program.press('button', 'Remove Account…')
    program.focus_window()
    program.find('check box', 'Keep its invitations on this computer')
    see('removing')
    program.press('button', 'Cancel')
    program.wait_gone('check box', 'Keep its invitations on this computer')
    program.focus_window()

    cloud.tell('revoke')
    program.key('F5')
    program.find('button', 'Sign In Again…')
    see('signed out')
    account.press_shown(program, 'Sign In Again…')
    program.find('label', 'Sign In Again')
    program.focus_window()
    see('signing in again')
    program.key('Escape')
    program.wait_gone('label', 'Sign In Again')
    program.focus_window()
    return bad


def check_inviting(program):
    invitation.wait_for_customers(program)
    button = program.find('button', 'Partner Account')
    data = [liaison_ui.name_of(node) for node in liaison_ui.walk(button)
            if liaison_ui.role_of(node) == 'label']
    invitation.expand_first_customer(program)
    bad = check(program, 'customers', data)

    invitation.open_wizard(program)
    invitation.fill_who(program, invitation.SHOWN_CUSTOMERS[program.language])
    for page in ('who', 'rights', 'letter', 'hand over'):
        bad += check(program, page, data)
        if page != 'hand over':
            invitation.next_page(program)
    return bad


def journey(program):
    browser = account_desk.Browser('')
    ring = account_desk.KeyRing()
    cloud = account_desk.Cloud(program)
    demo = program.arguments
    data = [cloud.state()['partner']]
    data += [person[member] for person in cloud.people() for member in ('name', 'signInName')]

    program.arguments = []
    program.start()
    bad = check_signing_in(program, browser, data)
    bad += check_accounts(program, browser, ring, cloud, data)
    program.quit()

    program.arguments = demo
    program.start()
    bad += check_inviting(program)
    assert not bad, '\n' + '\n'.join(sorted(set(bad)))


liaison_ui.run(journey)
