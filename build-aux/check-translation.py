#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-translation.py SOURCE_ROOT CATALOGUE: is it complete, and of today's sources?

CATALOGUE is a file such as po/zh_CN.po or po/letters/de.po; the POTFILES.in beside it names its sources."""

import pathlib
import re
import subprocess
import sys
import tempfile

KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3',
            'Text']


def statistics(catalogue):
    done = subprocess.run(['msgfmt', '--statistics', '-o', '/dev/null', str(catalogue)],
                          env={'LC_ALL': 'C', 'PATH': '/usr/bin:/bin'},
                          stderr=subprocess.PIPE, text=True, check=True)
    return done.stderr.strip()


def messages(catalogue):
    """Each message's context and texts, without its translation, comments and obsolete entries."""
    done = subprocess.run(['msgattrib', '--no-obsolete', '--no-location', '--no-wrap', str(catalogue)],
                          stdout=subprocess.PIPE, text=True, check=True)
    kept = set()
    for entry in done.stdout.split('\n\n'):
        lines = [line for line in entry.splitlines() if not line.startswith('#')]
        head = '\n'.join(lines)
        kept.add(re.split(r'^msgstr', head, flags=re.MULTILINE)[0].strip())
    kept -= {'', 'msgid ""'}
    return kept


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    catalogue = root / sys.argv[2]
    sources = catalogue.parent / 'POTFILES.in'
    said = statistics(catalogue)
    bad = []
    if 'untranslated' in said or 'fuzzy' in said:
        bad.append(f'{catalogue.name}: {said}')

    with tempfile.TemporaryDirectory() as folder:
        template = pathlib.Path(folder) / 'liaison.pot'
        subprocess.run(['xgettext', '--from-code=UTF-8', f'--files-from={sources}', '--directory=.',
                        '--output=' + str(template), *('--keyword=' + word for word in KEYWORDS)],
                       cwd=root, check=True)
        wanted, there = messages(template), messages(catalogue)
    bad += [f'not in {catalogue.name}:\n{entry}' for entry in sorted(wanted - there)]
    bad += [f'no longer in the sources:\n{entry}' for entry in sorted(there - wanted)]
    for complaint in bad:
        print(complaint)
    sys.exit(1 if bad else 0)


main()
