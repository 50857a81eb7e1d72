#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""count-tests.py FAILED [--check=passed|failed]… LOG…: the closing line of build-aux/test. A LOG is the
path of what a run of Meson's wrote, without its endings .json and .junit.xml.

A test program counts by its cases. One that ended badly without a failed case, such as by a crash or
by taking too long, is one failure more. FAILED is 1 when a run ended badly, whatever its files say. Each
check that Meson did not run counts as one test.
"""

import json
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

GOOD = ('OK', 'SKIP', 'EXPECTEDFAIL')
# Meson copies what a test prints, and XML can't hold these.
UNPRINTABLE = re.compile('[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]')


def suites(path):
    text = path.read_text(encoding='utf-8', errors='replace')
    return ElementTree.fromstring(UNPRINTABLE.sub('\ufffd', text)).iter('testsuite')


def count(log):
    passed = failed = skipped = 0
    failing = set()
    for suite in suites(pathlib.Path(f'{log}.junit.xml')):
        for case in suite.iter('testcase'):
            if case.find('failure') is not None or case.find('error') is not None:
                failed += 1
                failing |= {suite.get('name'), case.get('name')}
            elif case.find('skipped') is not None:
                skipped += 1
            elif case.get('name') is not None:
                passed += 1

    for line in pathlib.Path(f'{log}.json').read_text(encoding='utf-8').splitlines():
        test = json.loads(line)
        told = any(name and name.endswith(test['name'].rpartition(' / ')[2]) for name in failing)
        if test['result'] not in GOOD and not told:
            failed += 1
    return passed, failed, skipped


def main():
    passed = sys.argv.count('--check=passed')
    failed = sys.argv.count('--check=failed')
    skipped = 0
    for log in sys.argv[2:]:
        if log.startswith('--check='):
            continue
        try:
            counts = count(log)
        except FileNotFoundError:
            counts = (0, 1, 0)
        passed, failed, skipped = (a + b for a, b in zip((passed, failed, skipped), counts))
    if failed == 0 and sys.argv[1] != '0':
        failed = 1

    line = f'{passed} passed, {failed} failed'
    if skipped:
        line += f', {skipped} skipped'
    print(line)
    sys.exit(1 if failed or not passed else 0)


main()
