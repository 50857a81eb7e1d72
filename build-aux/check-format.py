#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-format.py SOURCE_ROOT: clang-format would change nothing."""

import pathlib
import shutil
import subprocess
import sys

SKIPPED = 77

root = pathlib.Path(sys.argv[1]).resolve()
program = shutil.which('clang-format') or shutil.which('clang-format-14')
if program is None:
    print('clang-format is not installed')
    sys.exit(SKIPPED)

files = sorted(path for folder in ('src', 'tests') for path in (root / folder).rglob('*.[ch]'))
done = subprocess.run([program, '--style=file', '--dry-run', '-Werror', *files], cwd=root)
if done.returncode:
    print('Run: clang-format -i on the files named above')
sys.exit(done.returncode)
