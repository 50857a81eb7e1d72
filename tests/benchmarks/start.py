#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""start.py STAGE BUILT_PROGRAM WATCHER EMPTY_WINDOW: from the start of the program to its first frame.

Compared with an empty window of the same size, in turns. Runs below tests/with-display.
"""

import sys

from bench import Program, staged, tell_median, tell_ratio

ROUNDS = 15
LIMIT = 1.6


def main():
    stage, built, watcher, empty_window = sys.argv[1:]
    liaison, environment = staged(stage, built)
    programs = {
        'start-empty': Program(watcher, [empty_window], environment),
        'start-demo': Program(watcher, [liaison, '--demo', '--customers=250'], environment),
        'start-welcome': Program(watcher, [liaison], environment),
    }
    times = {name: [] for name in programs}

    # The first round reads everything from the disk and starts the desk's services: not counted.
    for counted in [False] + [True] * ROUNDS:
        for name, program in programs.items():
            with program.start() as running:
                milliseconds = running.wait_for('frame')
            if counted:
                times[name].append(milliseconds)

    for name, values in times.items():
        tell_median(name, values, 'ms')
    within = [tell_ratio(f'{name}-ratio', times[name], times['start-empty'], LIMIT)
              for name in ('start-demo', 'start-welcome')]
    sys.exit(0 if all(within) else 1)


main()
