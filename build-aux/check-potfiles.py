#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-potfiles.py SOURCE_ROOT: po/POTFILES.in names every file with visible texts, sorted."""

import pathlib
import re
import sys

IN_CODE = re.compile(r'\b(?:_|N_|C_|NC_|ngettext|g_dngettext)\s*\(\s*(?:NULL,\s*)?"')
IN_INTERFACE = re.compile(r'\btranslatable="(?:yes|true)"')


def has_texts(path):
    content = path.read_text(encoding='utf-8')
    return bool((IN_CODE if path.suffix in ('.c', '.h') else IN_INTERFACE).search(content))


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    lines = (root / 'po/POTFILES.in').read_text(encoding='utf-8').splitlines()
    listed = [line for line in lines if line and not line.startswith('#')]
    found = []

    if listed != sorted(set(listed)):
        found.append('po/POTFILES.in is not sorted, or names a file twice')
    for name in listed:
        if not (root / name).is_file():
            found.append(f'po/POTFILES.in names {name}, which is not there')

    for path in sorted((root / 'src').rglob('*')):
        name = path.relative_to(root).as_posix()
        if path.suffix in ('.c', '.h', '.ui') and name not in listed and has_texts(path):
            found.append(f'{name} has texts, but is not in po/POTFILES.in')

    for complaint in found:
        print(complaint)
    sys.exit(1 if found else 0)


main()
