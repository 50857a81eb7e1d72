#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""start-cached.py STAGE BUILT_PROGRAM WATCHER EMPTY_WINDOW FILL_CACHE: from the start to the first rows.

What counts is the frame that shows customers, kept from another day, not any frame. Compared with the
first frame of an empty window of the same size, in turns. Runs below tests/with-display.
"""

import sys

from bench import Program, filled_homes, staged, tell_median, tell_ratio

ROUNDS = 15
SIZES = [1000, 10000, 100000, 1000000]
LIMIT_AT = 100000
LIMIT = 1.6
GROWTH_LIMIT = 1.15


def main():
    stage, built, watcher, empty_window, fill_cache = sys.argv[1:]
    liaison, environment = staged(stage, built)
    with filled_homes(fill_cache, SIZES) as homes:
        empty = Program(watcher, [empty_window], environment)
        programs = {n: Program(watcher, [liaison], {**environment, **homes[n].environment})
                    for n in SIZES}
        floor, frames, rows = [], {n: [] for n in SIZES}, {n: [] for n in SIZES}

        # The first round reads everything from the disk and starts the desk's services: not counted.
        for counted in [False] + [True] * ROUNDS:
            with empty.start() as running:
                milliseconds = running.wait_for('frame')
            if counted:
                floor.append(milliseconds)
            for n, program in programs.items():
                with program.start() as running:
                    first, shown = running.wait_for('frame'), running.wait_for('rows')
                if counted:
                    frames[n].append(first)
                    rows[n].append(shown)

    tell_median('start-cached-empty', floor, 'ms')
    within = []
    for n in SIZES:
        tell_median(f'start-cached-{n}-frame', frames[n], 'ms')
        tell_median(f'start-cached-{n}-rows', rows[n], 'ms')
        within.append(tell_ratio(f'start-cached-{n}-ratio', rows[n], floor,
                                 LIMIT if n == LIMIT_AT else None))
    within.append(tell_ratio('start-cached-growth', rows[SIZES[-1]], rows[SIZES[0]], GROWTH_LIMIT))
    sys.exit(0 if all(within) else 1)


main()
