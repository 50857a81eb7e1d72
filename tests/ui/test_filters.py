#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching, filtering, sorting and keeping a view, by the keyboard alone; and what is said of it."""

import re

import invitation
import liaison_ui


def counts(program):
    """The numbers of customers that the status line says."""
    status = program.find('status bar', containing='·')
    return [int(number.replace(',', ''))
            for number in re.findall(r'[\d,]+', liaison_ui.name_of(status).partition('·')[0])]


def wait_for_counts(program, wanted, what):
    return liaison_ui.wait_for(lambda: wanted(counts(program)), what)


def open_by(program, key, role, english):
    """A popover has a window of its own for the display."""
    program.key(key)
    node = program.find(role, english)
    program.settle()
    program.focus_window()
    return node


def close(program, role, english):
    program.key('Escape')
    program.wait_gone(role, english)
    program.settle()
    program.focus_window()


def check_search(program):
    wait_for_counts(program, lambda numbers: numbers == [40], 'all customers being counted')
    program.key('ctrl+f')
    program.type('gmbh')
    found = wait_for_counts(program, lambda numbers: len(numbers) == 2 and numbers,
                            'what was found being said')
    # Chinese names the total first.
    assert max(found) == 40 and min(found) < 40, found
    program.key('ctrl+a', 'BackSpace')
    wait_for_counts(program, lambda numbers: numbers == [40], 'the search being over')


def check_filters(program):
    """Set by keys, seen as words above the list, taken away there."""
    open_by(program, 'ctrl+shift+f', 'check box', 'Not known')
    program.tab_to('check box', 'Not known')
    program.key('space')
    close(program, 'check box', 'Not known')
    program.find('label', 'Admin rights not known')
    wait_for_counts(program, lambda numbers: len(numbers) == 2, 'the filter being said')
    assert any(program.seen('menu button', name=name.replace('%u', '1'))
               for name in program.words('%u Filter')), 'the button does not tell of a filter'


def check_view(program):
    """Kept under a name, chosen again."""
    open_by(program, 'ctrl+shift+v', 'button', 'Save View…')
    program.tab_to('button', 'Save View…')
    program.key('Return')
    program.find('label', 'Save View')
    program.settle()
    program.focus_window()
    program.key('ctrl+a')
    program.type('Unknown')
    program.key('Return')
    program.wait_gone('label', 'Save View')
    program.settle()
    program.focus_window()

    chip = program.find('button', containing=chip_text(program))
    program.act(chip)
    program.wait_gone('label', 'Admin rights not known')
    wait_for_counts(program, lambda numbers: numbers == [40], 'the filter being gone')

    open_by(program, 'ctrl+shift+v', 'button', 'Save View…')
    program.find('label', name='Unknown')
    program.key('Return')
    program.find('label', 'Admin rights not known')
    program.settle()
    program.focus_window()


def chip_text(program):
    return sorted(program.words('Admin rights not known'))[0]


def order(program):
    """What the button for the order says."""
    starts = tuple(one.partition('%s')[0] for one in program.words('Sorted by: %s'))
    return next(liaison_ui.name_of(node) for node in program.all('menu button')
                if liaison_ui.name_of(node).startswith(starts))


def check_order(program):
    before = order(program)
    open_by(program, 'ctrl+shift+o', 'menu item', 'Newest First')
    program.key('Down', 'Return')
    program.wait_gone('menu item', 'Newest First')
    program.settle()
    program.focus_window()
    assert order(program) != before, f'still {before}'


def check_changes(program):
    """One leaves; the button tells of it, and from there it is found among those that are gone."""
    program.press('button', 'Story…')
    program.press('menu item', 'A Customer Leaves')
    program.settle()
    program.focus_window()
    program.key('F5')
    news = [name.replace("%'u", '1') for name in program.words("%'u new")]
    liaison_ui.wait_for(lambda: any(program.seen('label', name=name) for name in news),
                        'the change being told')
    open_by(program, 'ctrl+3', 'button', 'Mark as Seen')
    program.key('Down', 'Return')
    program.wait_gone('button', 'Mark as Seen')
    program.find('label', 'Gone from the list')
    wait_for_counts(program, lambda numbers: numbers == [1], 'the one that is gone')

    program.settle()
    program.focus_window()
    open_by(program, 'ctrl+3', 'button', 'Mark as Seen')
    close(program, 'button', 'Mark as Seen')
    assert not any(program.seen('label', name=name) for name in news), 'nobody has looked'


def journey(program):
    program.arguments = ['--demo', '--customers=40']
    program.start()
    invitation.wait_for_customers(program)
    check_search(program)
    check_filters(program)
    check_view(program)
    check_order(program)
    check_changes(program)
    program.quit()


liaison_ui.run(journey)
