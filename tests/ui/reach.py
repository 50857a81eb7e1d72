# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person, or another program, asks of a Liaison that runs already."""

import os
import subprocess

import liaison_ui


def call(program, *arguments):
    """A second “liaison”, on the same desk."""
    environment = {
        **os.environ,
        'LANG': liaison_ui.LOCALES[program.language],
        'LC_ALL': liaison_ui.LOCALES[program.language],
        'GSETTINGS_SCHEMA_DIR': str(program.stage / 'share/glib-2.0/schemas'),
        'XDG_DATA_DIRS': f'{program.stage}/share:/usr/local/share:/usr/share',
    }
    return subprocess.run([str(program.stage / 'bin/liaison'), *arguments], capture_output=True,
                          text=True, check=False, env=environment, timeout=liaison_ui.PATIENCE)


def ask(program, *arguments):
    called = call(program, *arguments)
    assert called.returncode == 0, called


def refused(program, status, containing, *arguments):
    called = call(program, *arguments)
    assert called.returncode == status and containing in called.stderr, called


def focused_row(program, window=None):
    """What the row says that has the keys, or would have them if its window had."""
    return [liaison_ui.name_of(node) for row in liaison_ui.walk(window or program.front())
            if liaison_ui.role_of(row) in liaison_ui.ROLES['row']
            and program.is_focused(row)
            for node in liaison_ui.walk(row)]


def sentences(program, english, **parts):
    """What a sentence with %1$s and %2$s in it looks like up to the second."""
    return {text.split('%2$s')[0].replace('%1$s', parts['text']) for text in program.words(english)}


def find_missing(program, text):
    starts = sentences(program, 'No customer “%1$s” as of %2$s.', text=text)
    liaison_ui.wait_for(lambda: next((node for start in starts
                                      for node in program.all('label', containing=start)), None),
                        f'word that “{text}” is not there')
