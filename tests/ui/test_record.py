#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A customer's record as a page, and what is written about the customer, by the keyboard alone."""

import datetime

import liaison_ui

WRITTEN = {
    'en': {'tags': ('gold', 'renewal in spring', 'north'), 'owner': 'Zoe', 'note': 'Call in May.'},
    'zh_CN': {'tags': ('重点', '春季续订', '华北'), 'owner': '李雷', 'note': '五月致电。'},
}


def focused_row(program):
    rows = [liaison_ui.name_of(node) for node in program.focused()
            if liaison_ui.role_of(node) in liaison_ui.ROLES['row']]
    return rows[0] if rows else None


def wait_for_row(program, name):
    liaison_ui.wait_for(lambda: focused_row(program) == name, f'the focus on the row of {name}')


def open_record(program, name):
    program.key('Return')
    liaison_ui.wait_for(lambda: any(is_copy_button(program, node) for node in program.focused()),
                        f'the record of {name}')
    program.find('panel', name=name)


def is_copy_button(program, node):
    return liaison_ui.is_named(node, program.words('Copy Microsoft ID'))


def write(program, english, text):
    """Into the field that the Tab key comes to. Only ASCII can be typed on this keyboard."""
    program.tab_to('entry', english)
    if text.isascii():
        program.type(text)
    else:
        field = next(node for node in program.focused()
                     if liaison_ui.role_of(node) in liaison_ui.ROLES['entry'])
        program.write(field, text)


def check_tabs(program):
    for label in ('Subscriptions', 'Users and Licences', 'Services', 'Own Notes'):
        program.key('ctrl+Next')
        program.find('label', label)


def check_writing(program, written):
    for tag in written['tags']:
        write(program, 'Add a Tag', tag)
        program.key('Return')
        program.find('label', name=tag)
    write(program, 'Owner', written['owner'])

    write(program, 'Follow-Up Date', 'soon')
    program.key('Tab')
    program.find('label', containing=f'{datetime.date.today():%Y-%m-%d}')  # how to write it
    program.key('shift+Tab', 'ctrl+a')
    program.type('2026-01-05')
    program.key('Return')
    liaison_ui.wait_for(lambda: '5' in day_of(program), 'the date in the way of the locale')
    assert day_of(program) != '2026-01-05', day_of(program)

    write(program, 'Note', written['note'])


def day_of(program):
    return liaison_ui.text_of(program.find('entry', 'Follow-Up Date'))


def check_written(program, written):
    for tag in written['tags']:
        program.find('button', name=next(iter(remove_names(program, tag))))
    assert liaison_ui.text_of(program.find('entry', 'Owner')) == written['owner']
    assert liaison_ui.text_of(program.find('entry', 'Note')) == written['note']
    assert '2026' in day_of(program) or '26' in day_of(program), day_of(program)


def remove_names(program, tag):
    return {name.replace('%s', tag) for name in program.words('Remove the Tag “%s”')}


def check_row(program, written):
    """Two of the tags, how many more there are, and that it is time to follow up."""
    for tag in written['tags'][:2]:
        program.find('label', name=tag)
    program.find('label', name='+1')
    program.find('label', 'Follow up')


def start(program):
    program.start()
    program.find('label', containing='onmicrosoft.com')
    liaison_ui.wait_for(lambda: focused_row(program), 'the focus in the list')
    program.key('Down', 'Down')
    liaison_ui.wait_for(lambda: focused_row(program), 'the focus on the third row')
    program.settle()
    return focused_row(program)


def journey(program):
    written = WRITTEN[program.language]
    program.arguments = ['--demo', '--customers=5']
    name = start(program)
    program.key('Right')
    program.find('button', 'Open Record')
    program.key('Left')

    open_record(program, name)
    program.key('ctrl+c')
    program.find('label', 'Microsoft ID copied')
    program.type('zzzz')  # not a search behind the page
    program.key('F5')
    check_tabs(program)
    check_writing(program, written)
    program.key('alt+Left')
    wait_for_row(program, name)
    check_row(program, written)

    program.quit()

    assert start(program) == name
    open_record(program, name)
    check_written(program, written)

    # What is left unfinished counts, and a quit loses nothing.
    write(program, 'Add a Tag', 'last')
    program.key('ctrl+q')
    assert program.process.wait(liaison_ui.PATIENCE) == 0
    program.process = program.root = None
    start(program)
    open_record(program, name)
    program.find('label', name='last')
    program.quit()


liaison_ui.run(journey)
