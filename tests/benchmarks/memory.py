#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""memory.py STAGE BUILT_PROGRAM WATCHER EMPTY_WINDOW: the most memory the demo ever held while it opened.

Compared with an empty window of the same size, in turns, once nothing on the screen changes any more.
Runs below tests/with-display.
"""

import sys

from bench import Program, staged, tell_median, tell_ratio

ROUNDS = 5
LIMIT = 1.5
MIB = 1024


def main():
    stage, built, watcher, empty_window = sys.argv[1:]
    liaison, environment = staged(stage, built)
    programs = {
        'memory-empty': Program(watcher, [empty_window], environment),
        'memory-demo': Program(watcher, [liaison, '--demo', '--customers=250'], environment),
    }
    peaks = {name: [] for name in programs}

    for counted in [False] + [True] * ROUNDS:
        for name, program in programs.items():
            with program.start() as running:
                kib = running.wait_for('quiet')
            if counted:
                peaks[name].append(kib / MIB)

    for name, values in peaks.items():
        tell_median(name, values, 'MiB')
    within = tell_ratio('memory-demo-ratio', peaks['memory-demo'], peaks['memory-empty'], LIMIT)
    sys.exit(0 if within else 1)


main()
