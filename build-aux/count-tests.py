#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""count-tests.py FAILED JUNIT_FILE…: the closing line of build-aux/test.

FAILED is 1 when a run ended badly, whatever its file says: no file, or a crash that no single test
stands for, counts as one failure.
"""

import pathlib
import sys
import xml.etree.ElementTree as ElementTree


def main():
    passed = failed = skipped = 0
    for name in sys.argv[2:]:
        if not pathlib.Path(name).exists():
            failed += 1
            continue
        for case in ElementTree.parse(name).iter('testcase'):
            if case.find('failure') is not None or case.find('error') is not None:
                failed += 1
            elif case.find('skipped') is not None:
                skipped += 1
            else:
                passed += 1
    if failed == 0 and sys.argv[1] != '0':
        failed = 1

    line = f'{passed} passed, {failed} failed'
    if skipped:
        line += f', {skipped} skipped'
    print(line)
    sys.exit(1 if failed or not passed else 0)


main()
