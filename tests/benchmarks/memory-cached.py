#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""memory-cached.py STAGE BUILT_PROGRAM WATCHER EMPTY_WINDOW FILL_CACHE: the most memory the program ever
held while a list kept from another day was scrolled from its beginning to its end.

Compared with an empty window of the same size, in turns. Runs below tests/with-display.
"""

import subprocess
import sys
import time

from bench import Program, filled_homes, staged, tell_median, tell_ratio

ROUNDS = 5
SIZES = [1000, 100000, 1000000]
LIMIT_AT = 100000
LIMIT = 1.5
MIB = 1024


def keys(*names):
    subprocess.run(['xdotool', 'key', '--delay', '60', *names], check=True)


def scroll_through():
    """Page by page from both ends, and from one end to the other."""
    time.sleep(1)
    keys('Tab', 'Tab', 'Tab', 'Tab', 'Tab')
    keys(*['Next'] * 10)
    keys('End')
    keys(*['Prior'] * 10)
    keys('Home', 'End', 'Home')


def main():
    stage, built, watcher, empty_window, fill_cache = sys.argv[1:]
    liaison, environment = staged(stage, built)
    empty = Program(watcher, [empty_window], environment)
    floor, peaks = [], {n: [] for n in SIZES}

    with filled_homes(fill_cache, SIZES) as homes:
        programs = {n: Program(watcher, [liaison], {**environment, **homes[n].environment})
                    for n in SIZES}
        for counted in [False] + [True] * ROUNDS:
            with empty.start() as running:
                kib = running.wait_for('quiet')
            if counted:
                floor.append(kib / MIB)
            for n, program in programs.items():
                with program.start() as running:
                    running.wait_for('rows')
                    scroll_through()
                    kib = running.wait_for('quiet')
                if counted:
                    peaks[n].append(kib / MIB)

    tell_median('memory-cached-empty', floor, 'MiB')
    within = []
    for n in SIZES:
        tell_median(f'memory-cached-{n}', peaks[n], 'MiB')
        within.append(tell_ratio(f'memory-cached-{n}-ratio', peaks[n], floor,
                                 LIMIT if n == LIMIT_AT else None))
    sys.exit(0 if all(within) else 1)


main()
