#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""wizard.py WIZARD: the main loop's work from the click on “Request” to the wizard's first frame.

Runs below tests/with-display.
"""

import sys

from bench import ask, tell_median

ROUNDS = 7
LIMIT = 50


def main():
    wizard, = sys.argv[1:]
    runs = [ask([wizard]) for _ in range(ROUNDS)]
    within = [tell_median(f'wizard-{time}', [run[time] for run in runs], 'ms', LIMIT)
              for time in ('first', 'again')]
    sys.exit(0 if all(within) else 1)


main()
