#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter of one's own, by the keyboard: copied, spoilt and mended, tried out, chosen for an
invitation; kept over a restart; deleted and had back; files that cannot be read."""

import time

import invitation
import liaison_ui

NEWER = 'Liaison-Letter-Template: 2\nName: From the future\n\n{link}\n'


def folder(program):
    return program.home / '.local/share/liaison/letter-templates'


def saved(program):
    return [path.read_text() for path in sorted(folder(program).glob('*.liaison-letter'))]


def open_templates(program):
    program.key('ctrl+t')
    program.find('button', 'New')
    program.focus_window()


def copy_a_letter(program):
    program.key('ctrl+n')
    program.tab_to('button', 'Copy')
    program.key('space')
    program.find('status bar', 'Can be chosen for invitations of this kind')


def rename(program, name):
    """A new template’s name has the focus, and is selected."""
    entry = program.find('entry', 'Name')
    program.type(name)
    liaison_ui.wait_for(lambda: liaison_ui.text_of(entry) == name, 'the new name')
    liaison_ui.wait_for(lambda: any(f'Name: {name}\n' in text for text in saved(program)),
                        'the new name on the disk')


def letter_of(program):
    return program.find('entry', 'Letter')


def spoil_and_mend(program):
    program.tab_to('entry', 'Letter')
    program.key('ctrl+Home')
    program.type('{company}')
    program.find('status bar', containing='{company}')
    # Kept, though it cannot be chosen.
    liaison_ui.wait_for(lambda: any('{company}' in text for text in saved(program)),
                        'the spoilt text on the disk')
    program.key(*['BackSpace'] * len('{company}'))
    program.find('status bar', 'Can be chosen for invitations of this kind')
    program.type('OURS ')
    assert liaison_ui.text_of(letter_of(program)).startswith('OURS ')


def choose(program, *keys):
    """In the list of the combo row that has the focus."""
    program.key('Return')
    program.settle()
    program.key(*keys, 'Return', delay=80)


def wait_for_kind(program, lines):
    liaison_ui.wait_for(lambda: any(lines in text for text in saved(program)), 'the kind on the disk')


def change_kind(program):
    """The text stays, and is checked for what it is for now."""
    program.key('shift+Tab')
    program.tab_to('row', 'For')
    program.key('Return')
    program.settle()
    # Below it: whom it is written to, privileges, the second company, reminder.
    program.key('Down', 'Down', 'Down', delay=80)
    choose(program, 'Down')
    program.find('status bar', containing='{provider_name}')
    wait_for_kind(program, 'Provider: yes\nSubject')
    choose(program, 'Down')
    program.find('status bar', containing='{reseller_name}')
    wait_for_kind(program, 'Provider: no\nReseller: yes\nSubject')
    program.find('label', containing=next(iter(program.words('For a reseller'))))
    choose(program, 'Up', 'Up')
    program.find('status bar', 'Can be chosen for invitations of this kind')
    wait_for_kind(program, 'Provider: no\nSubject')
    program.key('Up', 'Up', 'Up', 'Return', delay=80)


def see_preview(program):
    program.tab_to('menu button', 'Preview')
    program.key('space')
    sample = next(iter(program.words('Harbour Bakery Ltd')))
    program.find('label', containing=sample)
    program.key('space')


def leave(program):
    """From the editor to the list, and out."""
    program.key('Escape')
    program.tab_to('button', 'New')
    program.key('Escape')
    program.wait_gone('button', 'New')
    program.focus_window()


def focus_row(program, name):
    for _ in range(30):
        if any(liaison_ui.role_of(node) in liaison_ui.ROLES['row'] and liaison_ui.name_of(node) == name
               for node in program.focused()):
            return
        program.key('Tab')
        time.sleep(0.05)
    raise liaison_ui.NotSeen(f'the row “{name}” is not reached by Tab')


def delete_and_undo(program, name):
    """From the list; the window stays open."""
    focus_row(program, name)
    program.key('Return')
    program.find('status bar', 'Can be chosen for invitations of this kind')
    program.tab_to('menu button', 'More')
    program.key('space')
    program.settle()
    program.key('Down', 'Return')
    liaison_ui.wait_for(lambda: not any(name in text for text in saved(program)), 'the file going')
    program.press('button', 'Undo')
    liaison_ui.wait_for(lambda: any(name in text for text in saved(program)), 'the file coming back')
    focus_row(program, name)
    program.key('Escape')
    program.wait_gone('button', 'New')
    program.focus_window()


def choose_in_wizard(program):
    customer = invitation.SHOWN_CUSTOMERS[program.language]
    invitation.go_to_letter(program, customer)
    body = liaison_ui.text_of(program.find('entry', 'Letter'))
    assert not body.startswith('OURS '), body
    for _ in range(30):
        if any(liaison_ui.role_of(node) in ('combo box', 'list item', 'push button')
               and liaison_ui.is_named(node, program.words('Template'))
               for node in program.focused()):
            break
        program.key('shift+Tab')
        time.sleep(0.05)
    else:
        raise liaison_ui.NotSeen('the choice of templates is not reached by the keyboard')
    program.key('space')
    program.settle()
    program.key('Down', 'Return')
    liaison_ui.wait_for(
        lambda: liaison_ui.text_of(program.find('entry', 'Letter')).startswith('OURS '),
        'the letter by the template')
    program.find('status bar', 'Link intact')
    to, subject, body = invitation.letter(program)
    assert customer['name'] in body and customer['company'] in body, body
    assert '{' not in body and '{' not in subject, (subject, body)


def journey(program):
    folder(program).mkdir(parents=True)
    (folder(program) / 'future.liaison-letter').write_text(NEWER)
    program.start()
    invitation.wait_for_customers(program)

    open_templates(program)
    program.find('label', 'future.liaison-letter')
    copy_a_letter(program)
    rename(program, 'Warm words')
    change_kind(program)
    spoil_and_mend(program)
    see_preview(program)
    leave(program)
    assert (folder(program) / 'future.liaison-letter').read_text() == NEWER
    program.quit()

    program.start()
    invitation.wait_for_customers(program)
    open_templates(program)
    delete_and_undo(program, 'Warm words')
    choose_in_wizard(program)


liaison_ui.run(journey)
