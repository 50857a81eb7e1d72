#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-sizes.py SOURCE_ROOT: a source file past 700 lines holds two ideas, and fails."""

import pathlib
import sys

LIMIT = 700

root = pathlib.Path(sys.argv[1]).resolve()
over = []
for folder in ('src', 'tests'):
    for path in sorted((root / folder).rglob('*')):
        if path.suffix not in ('.c', '.h', '.ui', '.py', '.css'):
            continue
        count = len(path.read_text(encoding='utf-8').splitlines())
        if count > LIMIT:
            over.append(f'{path.relative_to(root)}: {count} lines, the end is {LIMIT}')
for line in over:
    print(line)
sys.exit(1 if over else 0)
