#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-json.py FOLDER: every .json file right in FOLDER parses, and no key stands twice."""

import json
import pathlib
import sys


def refuse_doubles(pairs):
    keys = [key for key, _ in pairs]
    doubles = {key for key in keys if keys.count(key) > 1}
    if doubles:
        raise ValueError('stands twice: ' + ', '.join(sorted(doubles)))
    return dict(pairs)


bad = 0
for path in sorted(pathlib.Path(sys.argv[1]).glob('*.json')):
    try:
        json.loads(path.read_text(encoding='utf-8'), object_pairs_hook=refuse_doubles)
    except ValueError as error:
        print(f'{path}: {error}')
        bad += 1
sys.exit(1 if bad else 0)
