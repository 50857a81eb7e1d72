#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Customers selected by keys and mouse, on the clipboard, and in files as CSV and JSON."""

import csv
import json
import re
import subprocess

import invitation
import liaison_ui

MICROSOFT_ID = re.compile(r'[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}')
N_CUSTOMERS = 30  # of the demo
N_COPIED = 4  # columns of what is copied


def clipboard(target='UTF8_STRING'):
    done = subprocess.run(['xclip', '-o', '-selection', 'clipboard', '-t', target],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return done.stdout


def wait_copied(n_rows):
    """The titles, and a line for each."""
    def rows():
        lines = [line.split('\t') for line in clipboard().splitlines()]
        return lines if len(lines) == n_rows + 1 and len(lines[0]) == N_COPIED else None

    return liaison_ui.wait_for(rows, f'{n_rows} customers on the clipboard')


def check_keyboard(program):
    """Down goes to the second row; Shift takes in the next ones."""
    program.key('Down')
    program.key('ctrl+c')
    liaison_ui.wait_for(lambda: MICROSOFT_ID.fullmatch(clipboard()), 'one Microsoft ID')
    one = clipboard()

    program.key('shift+Down', 'shift+Down')
    program.find('button', 'Clear Selection')
    program.key('ctrl+c')
    rows = wait_copied(3)
    assert rows[1][2] == one, (rows, one)
    html = clipboard('text/html')
    assert html.count('<td>') == 3 * N_COPIED and one in html, html

    program.key('Escape')
    program.wait_gone('button', 'Clear Selection')
    program.key('ctrl+a')
    program.find('button', 'Clear Selection')
    program.press('button', 'Copy')
    ids = [row[2] for row in wait_copied(N_CUSTOMERS)[1:]]
    assert len(set(ids)) == N_CUSTOMERS, ids
    program.press('button', 'Clear Selection')
    program.wait_gone('button', 'Clear Selection')
    return ids


def check_mouse(program, ids):
    """A click selects, with Ctrl one more, and opens nothing."""
    arrows = list(program.all(None, program.words('Expand the Record')))
    rows = [row for row in program.all('row') if any(
        liaison_ui.is_named(node, program.words('Expand the Record'))
        for node in liaison_ui.walk(row))]
    assert len(rows) > 3 and len(arrows) > 3, (len(rows), len(arrows))
    program.click(rows[0])
    subprocess.run(['xdotool', 'keydown', 'ctrl'], check=True)
    program.click(rows[2])
    subprocess.run(['xdotool', 'keyup', 'ctrl'], check=True)
    program.find('button', 'Clear Selection')
    program.key('ctrl+c')
    copied = [row[2] for row in wait_copied(2)[1:]]
    assert copied == [ids[0], ids[2]], (copied, ids[:3])
    assert not program.seen(None, 'Collapse the Record'), 'a click opened a record'
    return copied


def export(program, path, *choices):
    program.key('ctrl+e')
    program.find('check box', 'JSON for Programs')
    program.focus_window()
    for choice in choices:
        program.click(program.find('toggle', choice))
    before = program.window_id
    program.press('button', 'Export…')
    liaison_ui.wait_for(lambda: program.focus_window() or program.window_id != before,
                        'the file chooser')
    program.key('ctrl+a')
    program.type(str(path))
    program.key('Return')
    liaison_ui.wait_for(path.exists, f'the file {path}')
    program.focus_window()
    program.wait_gone('check box', 'JSON for Programs')
    program.find('button', 'Show in Folder')


def read_csv(path):
    data = path.read_bytes()
    assert b'\n' not in data.replace(b'\r\n', b''), 'a line end that is not CR LF'
    with open(path, newline='', encoding='utf-8') as file:
        return list(csv.reader(file))


def journey(program):
    program.start()
    invitation.wait_for_customers(program)
    # The list is complete when the keys are in it.
    liaison_ui.wait_for(lambda: any(liaison_ui.role_of(node) in liaison_ui.ROLES['row']
                                    for node in program.focused()), 'the first row focused')
    ids = check_keyboard(program)
    selected = check_mouse(program, ids)

    export(program, program.home / 'selected.csv')
    rows = read_csv(program.home / 'selected.csv')
    assert [row[0] for row in rows[1:]] == selected, rows
    assert len(rows[0]) == 5 and rows[0][1] in program.words('Company name'), rows[0]

    export(program, program.home / 'all.json', 'All', 'JSON for Programs')
    customers = json.loads((program.home / 'all.json').read_text(encoding='utf-8'))
    assert [customer['id'] for customer in customers] == ids, customers[:2]
    assert set(customers[0]) == {'id', 'name', 'domain', 'relationship', 'adminRights'}

    program.key('Escape')
    program.wait_gone('button', 'Clear Selection')
    program.key('ctrl+f')
    program.write(program.find('entry', 'Search customers'), ids[7])
    liaison_ui.wait_for(lambda: len(list(program.all('row'))) == 1, 'the found customer alone')
    export(program, program.home / 'shown.csv', 'Mark for Excel')
    data = (program.home / 'shown.csv').read_bytes()
    assert data.startswith(b'\xef\xbb\xbf') and data.count(b'\r\n') == 2, data
    assert ids[7].encode() in data, data
    program.quit()


liaison_ui.run(journey)
