#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""kept-window.py KEPT_WINDOW FILL_CACHE: scrolling and searching in the program's real window.

What our own code does in one frame has a limit; what the toolkit does with its rows is told beside it.
Runs below tests/with-display.
"""

import os
import statistics
import subprocess
import sys

from bench import ask, filled_homes, tell, tell_median

ROUNDS = 5
SIZES = [1000, 100000]
LIMIT_AT = 100000
OWN_LIMIT = 16  # one frame


def type_words(program, home):
    done = subprocess.run([program, 'search'], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          env={**os.environ, 'LC_ALL': 'C.UTF-8', **home.environment,
                               'GSETTINGS_SCHEMA_DIR': os.environ['LIAISON_TEST_BUILT_DATA']},
                          text=True, check=True)
    return sorted(float(line.split()[1]) for line in done.stdout.splitlines())


def main():
    program, fill_cache = sys.argv[1:]
    within = []
    with filled_homes(fill_cache, SIZES) as homes:
        for n in SIZES:
            for way in 'page', 'drag':
                runs = [ask([program, way], homes[n].environment) for _ in range(ROUNDS)]
                name = f'scroll-{n}-{way}'
                within.append(tell_median(f'{name}-own', [run['own'] for run in runs], 'ms',
                                          OWN_LIMIT if n == LIMIT_AT else None))
                tell_median(f'{name}-longest-frame', [run['frame'] for run in runs], 'ms')
                tell_median(f'{name}-longest-turn', [run['turn'] for run in runs], 'ms')
            keys = type_words(program, homes[n])
            tell(f'search-window-{n}-p50', statistics.median(keys), 'ms')
            tell(f'search-window-{n}-p99', keys[int(len(keys) * 0.99)], 'ms')
    sys.exit(0 if all(within) else 1)


main()
