#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""load.py LOAD: how long the interface stands still while 10 000 customers are read.

Without an interface and in the program's real window, in turns. Runs below tests/with-display.
"""

import sys

from bench import ask, tell_median

ROUNDS = 5
CUSTOMERS = 10000
LIMIT = 16  # one frame


def main():
    load, = sys.argv[1:]
    core, window = [], []
    for _ in range(ROUNDS):
        core.append(ask([load, 'core', str(CUSTOMERS)]))
        window.append(ask([load, 'window', str(CUSTOMERS)]))

    within = [
        tell_median('load-core-longest-turn', [run['turn'] for run in core], 'ms', LIMIT),
        tell_median('load-window-longest-turn', [run['turn'] for run in window], 'ms', LIMIT),
    ]
    # The toolkit's own work: lays out and paints what is seen.
    tell_median('load-window-longest-frame', [run['frame'] for run in window], 'ms')
    sys.exit(0 if all(within) else 1)


main()
