#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of prospects by the keyboard: pasted, understood, corrected, made into drafts; two handed
over one after the other, one skipped; a restart; the rest saved as files, and the result."""

import csv
import email
import email.policy
import subprocess

import invitation
import liaison_ui

LIST = '\r\n'.join((
    '公司\t联系人\t邮箱\t国家/地区\t语言\t编号',
    '北辰贸易有限公司\t李雷\tli.lei@beichen-many.example\t中国\t中文\tA-1',
    'Harbour Bakery Ltd\tDana\tdana@harbour-many.example\tUK\tEnglish\tA-2',
    'Wrong & Co\tNobody\tnot an address\tUK\ten\tA-3',
    '北辰\t李雷\tLI.LEI@beichen-many.example\tCN\tzh\tA-4',
    'Third <Ltd>\tTom\ttom@third-many.example\tDE\ten\t=1+1',
)) + '\r\n'

PROVIDER = 'Brightwater Cloud Distribution AB'


def put_on_clipboard(text):
    subprocess.run(['xclip', '-selection', 'clipboard', '-i'], input=text.encode(), check=True)


def open_window(program):
    program.key('ctrl+shift+n')
    program.find('list item', 'Choose a File…')
    program.focus_window()


def says(program, english):
    wanted = program.words(english)
    liaison_ui.wait_for(lambda: any(word in liaison_ui.name_of(node) for node in program.all('label')
                                    for word in wanted), f'“{english}”')


def ready(program, english):
    """A button of a page that is not shown cannot be pressed."""
    liaison_ui.wait_for(lambda: any(program.is_sensitive(node) for node in
                                    program.all('button', program.words(english))),
                        f'the button “{english}”')


def label(program, text, patience=20):
    return program.find(None, containing=text, patience=patience)


def correct(program):
    """The third row has an error in words; its address is typed anew."""
    says(program, 'This is not a complete e-mail address, such as name@example.com.')
    program.tab_to('button', 'Correct…')
    # From the first row's button to the third's.
    program.key('Down', 'Down')
    program.tab_to('button', 'Correct…')
    program.key('space')
    entry = program.find('entry', 'Contact E-Mail')
    program.focus_window()
    program.key('ctrl+a')
    program.type('right@wrong-many.example')
    liaison_ui.wait_for(lambda: liaison_ui.text_of(entry) == 'right@wrong-many.example', 'the address')
    program.key('ctrl+Return')
    program.wait_gone('entry', 'Contact E-Mail')
    program.focus_window()


def stay_with_typed(program):
    """Quitting asks as well."""
    program.key('ctrl+q')
    program.find('label', 'Leave the List?')
    program.focus_window()
    program.key('Escape')
    program.wait_gone('label', 'Leave the List?')
    program.focus_window()


def see_what_left(program):
    """A row that is done opens the letter that left, not the wizard."""
    program.tab_to('button', 'Save Result…')
    program.key('Tab', 'Return', delay=80)
    program.find('button', 'Copy')
    program.focus_window()
    program.key('Escape')
    program.wait_gone('button', 'Copy')
    program.focus_window()


def choose_provider(program):
    """For all rows at once, on the list's other page."""
    program.act(program.find(None, 'Columns and Reading'))
    program.find('label', 'If the List Does Not Say')
    program.tab_to('combo box', 'Provider', most=40)
    program.key('space')
    program.settle()
    program.key('Down', 'Return', delay=80)
    label(program, PROVIDER)


def hand_over(program, company):
    """Opened at its letter; copied, and done."""
    program.find('status bar', 'Link intact')
    program.focus_window()
    liaison_ui.wait_for(lambda: company in invitation.letter(program)[2], f'the letter to {company}')
    assert PROVIDER in invitation.letter(program)[2], invitation.letter(program)[2]
    program.key('ctrl+shift+c')
    liaison_ui.wait_for(lambda: program.is_sensitive(program.find('button', 'Done')), 'Done')
    program.tab_to('button', 'Done')
    program.key('space')


def choose_path(program, path):
    before = program.window_id
    liaison_ui.wait_for(lambda: program.focus_window() or program.window_id != before,
                        'the file chooser')
    program.key('ctrl+a')
    program.type(str(path))
    program.key('Return')


def journey(program):
    program.start()
    invitation.wait_for_customers(program)
    put_on_clipboard(LIST)
    open_window(program)
    program.key('ctrl+v')
    says(program, 'The same as a row above.')
    correct(program)
    stay_with_typed(program)
    choose_provider(program)
    liaison_ui.wait_for(lambda: program.seen('button', containing='4'), '4 drafts to make')
    program.key('ctrl+Return')
    ready(program, 'Review Next')
    label(program, '北辰贸易有限公司')

    program.tab_to('button', 'Review Next')
    program.key('space')
    hand_over(program, '北辰贸易有限公司')
    hand_over(program, 'Harbour Bakery Ltd')
    liaison_ui.wait_for(lambda: 'Wrong & Co' in invitation.letter(program)[2], 'the third letter')
    program.focus_window()
    program.key('alt+Page_Down')
    liaison_ui.wait_for(lambda: 'Third <Ltd>' in invitation.letter(program)[2], 'the fourth letter')
    program.focus_window()
    program.key('Escape')
    ready(program, 'Review Next')
    program.focus_window()
    see_what_left(program)
    program.key('Escape')
    program.focus_window()
    program.find('button', 'Request a Reseller Relationship')
    program.quit()

    # Where it was left.
    program.start()
    invitation.wait_for_customers(program)
    open_window(program)
    program.find('list item', 'Choose a File…')
    row = program.find('list item', containing='2026')
    while not program.is_focused(row):
        program.key('Tab')
    program.key('Return')
    ready(program, 'Review Next')
    folder = program.home / 'letters'
    folder.mkdir()
    program.tab_to('button', 'Save All as Files…')
    program.key('space')
    choose_path(program, folder)
    liaison_ui.wait_for(lambda: len(list(folder.glob('*.eml'))) == 2, 'two letters in the folder')
    program.focus_window()
    names = sorted(path.name for path in folder.iterdir())
    assert names[1] == 'Wrong & Co.eml' and names[0].startswith('Third'), names
    message = email.message_from_bytes((folder / 'Wrong & Co.eml').read_bytes(),
                                       policy=email.policy.default)
    assert message['To'].addresses[0].addr_spec == 'right@wrong-many.example', message['To']
    assert message['X-Unsent'] == '1'

    result = program.home / 'result.csv'
    program.tab_to('button', 'Save Result…')
    program.key('space')
    choose_path(program, result)
    liaison_ui.wait_for(result.exists, 'the result')
    program.find(None, 'The result is saved.')
    with open(result, newline='', encoding='utf-8-sig') as file:
        rows = list(csv.reader(file))
    assert [row[0] for row in rows] == [line.split('\t')[0] for line in LIST.splitlines()], rows
    assert rows[5][5] == "'=1+1", rows[5]
    waiting = program.words('Waiting')
    assert [row[6] in waiting for row in rows[1:]] == [True, True, True, False, True], rows
    assert rows[4][6] in program.words('Left out'), rows[4]
    assert rows[4][9].splitlines()[0] in program.words('The same as a row above.'), rows[4]
    program.focus_window()
    program.key('Escape')
    program.focus_window()
    program.key('ctrl+2')
    label(program, 'Third <Ltd>')
    program.quit()


liaison_ui.run(journey)
