#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The account's own records: backed up and restored from the preferences, by the keys alone; and what
is said when their file cannot be written, or was damaged."""

import contextlib
import sqlite3
import subprocess
import time

import invitation
import liaison_ui

PAGE = 4096
ITEM = 'list item'


def ledger_of(program):
    return next(program.home.rglob('ledger.db'))


def count_windows(program):
    """Those on the display: GTK's file chooser is not in the accessibility tree."""
    done = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(program.process.pid)],
                          stdout=subprocess.PIPE, text=True, check=False)
    return len(done.stdout.split())


def write_draft(program):
    invitation.open_wizard(program)
    invitation.fill_who(program)
    time.sleep(1)
    program.key('Escape')
    liaison_ui.wait_for(lambda: not program.seen('entry', 'Contact E-Mail'), 'the end of the wizard')
    program.focus_window()


def find_draft(program):
    program.key('ctrl+2')
    return program.find('label', containing=invitation.CUSTOMER['company'])


def open_preferences(program):
    program.key('ctrl+comma')
    program.find(ITEM, 'Back Up…')
    program.focus_window()
    program.tab_to(ITEM, 'Back Up…')


def close_preferences(program):
    liaison_ui.wait_for(lambda: count_windows(program) == 2, 'the preferences in front')
    program.focus_window()
    program.key('ctrl+w')
    liaison_ui.wait_for(lambda: not program.seen(ITEM, 'Back Up…'), 'the end of the preferences')
    program.focus_window()


def choose(program, path, number=2):
    """number: of the windows that are there then."""
    liaison_ui.wait_for(lambda: count_windows(program) == 3, 'the file chooser')
    program.focus_window()
    time.sleep(1)  # it reads its folder
    if not path.exists():
        program.key('ctrl+a')  # the name it proposes
    program.type(str(path))
    time.sleep(0.5)  # and offers what begins so
    program.key('Return')
    liaison_ui.wait_for(lambda: count_windows(program) == number, 'the end of the file chooser')


def back_up(program, path):
    open_preferences(program)
    program.key('Return')
    choose(program, path)
    program.find('label', 'The backup is written')
    assert path.read_bytes().startswith(b'SQLite format 3'), path
    assert path.stat().st_mode & 0o777 == 0o600, oct(path.stat().st_mode)


def restore(program, path):
    open_preferences(program)
    program.key('Down', 'Return')
    choose(program, path, 3)
    program.press('button', 'Restore')
    program.focus_window()


def back_up_and_restore(program):
    backup = program.home / 'mine.liaison-backup'
    nonsense = program.home / 'nonsense'
    nonsense.write_text('no ledger')

    write_draft(program)
    find_draft(program)
    back_up(program, backup)
    close_preferences(program)

    # As on another computer.
    program.quit()
    for file in ledger_of(program).parent.glob('ledger.db*'):
        file.unlink()
    program.start()
    invitation.wait_for_customers(program)
    restore(program, nonsense)
    program.find(None, 'Nothing Was Restored')
    program.press('button', 'Close')
    close_preferences(program)
    restore(program, backup)
    program.find('label', 'The backup is restored')
    close_preferences(program)
    find_draft(program)
    assert list(ledger_of(program).parent.glob('ledger.db.before-restore-*'))


def no_saving(program):
    """Another program holds the file; what is written meanwhile is kept, said, and saved later."""
    program.key('ctrl+1')
    with contextlib.closing(sqlite3.connect(ledger_of(program), isolation_level=None)) as other:
        other.execute('BEGIN EXCLUSIVE')
        invitation.open_wizard(program)
        invitation.fill_who(program)
        program.key('Escape')
        program.press('button', 'Close Anyway')
        liaison_ui.wait_for(lambda: count_windows(program) == 1, 'the end of the wizard')
        program.focus_window()
        program.find(containing=sentence(program))
        program.key('ctrl+q')
        program.find(None, 'Close without Saving?')
        program.press('button', 'Keep Open')
        other.execute('ROLLBACK')
    program.press('button', 'Try Again')
    liaison_ui.wait_for(lambda: not program.seen(containing=sentence(program)),
                        'the end of the notice')


def sentence(program):
    known = program.words('What you entered last is not saved yet; Liaison keeps it as long as it '
                          'runs, and tries again. %s')
    return next(iter(known)).replace('%s', '').strip()


def damage(program):
    ledger = ledger_of(program)
    program.quit()
    contents = bytearray(ledger.read_bytes())
    contents[:PAGE] = bytes(PAGE)
    ledger.write_bytes(contents)
    program.start()
    invitation.wait_for_customers(program)
    program.find('button', 'Show File')
    find_draft(program)
    kept = [file.read_bytes() for file in ledger.parent.glob('ledger.db.damaged-*')]
    assert kept == [contents], len(kept)
    program.press('button', 'Not Now')
    program.quit()


def journey(program):
    program.start()
    invitation.wait_for_customers(program)
    back_up_and_restore(program)
    no_saving(program)
    damage(program)


liaison_ui.run(journey)
