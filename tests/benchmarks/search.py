#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""search.py FILL_CACHE SEARCH: from a keystroke in the search to the list that it asks for.

Without a window: what a list widget makes of the rows that change is the toolkit's work, and
"load-window" tells of it. The floor is one memmem() pass over the same text in memory.
"""

import collections
import os
import statistics
import subprocess
import sys

from bench import filled_homes, tell

ROUNDS = 5
SIZES = [1000, 10000, 100000, 1000000]
LIMITS = {100000: (33, 80), 1000000: (None, 200)}
TURN_LIMIT = 8


def measure(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True,
                          env={**os.environ, 'LC_ALL': 'C.UTF-8'})
    values = collections.defaultdict(list)
    for line in done.stdout.splitlines():
        name, value = line.split()
        values[name].append(float(value))
    return values


def main():
    fill_cache, search = sys.argv[1:]
    within = []
    with filled_homes(fill_cache, SIZES) as homes:
        for n in SIZES:
            runs = [measure([search, str(homes[n].cache)])
                    for _ in range(ROUNDS if n <= 100000 else 1)]
            keys = sorted(key for run in runs for key in run['key'])
            half, most = LIMITS.get(n, (None, None))
            within += [
                tell(f'search-{n}-p50', statistics.median(keys), 'ms', half),
                tell(f'search-{n}-p99', keys[int(len(keys) * 0.99)], 'ms', most),
                # Of each run the longest; one in which the machine stood still does not count.
                tell(f'search-{n}-longest-turn',
                     statistics.median(run['turn'][0] for run in runs), 'ms',
                     TURN_LIMIT if n == 100000 else None),
            ]
            floor = statistics.median(value for run in runs for value in run['floor'])
            tell(f'search-{n}-floor', floor, 'ms')
            tell(f'search-{n}-p50-ratio', statistics.median(keys) / floor, '×')
            within.append(tell(f'disk-{n}', homes[n].disk / homes[n].text, '×',
                               1.6 if n == 100000 else None))
    sys.exit(0 if all(within) else 1)


main()
