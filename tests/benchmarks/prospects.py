#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""prospects.py PROSPECTS: reading lists of prospects, long ones and odd ones.

The floor of a long list is one check of its text as UTF-8. Of an odd text, the floor is a text of
the same kind a tenth as long: a square of the length would be a hundred times as slow, not ten.
"""

import statistics
import sys
import tempfile

from bench import ask, tell, tell_median, tell_ratio

ROUNDS = 5
TURN_LIMIT = 8  # of 100 000 rows
READ_LIMIT = 60
GROWTH_LIMIT = 30


def main():
    prospects, = sys.argv[1:]
    with tempfile.TemporaryDirectory() as home:
        own = {f'XDG_{name}_HOME': home for name in ('CACHE', 'CONFIG', 'DATA')}
        runs = [ask([prospects], {**own, 'GSETTINGS_BACKEND': 'memory'}) for _ in range(ROUNDS)]

    within = [
        tell_median('prospects-longest-turn', [run['turn'] for run in runs], 'ms', TURN_LIMIT),
        tell_median('prospects-again-turn', [run['again'] for run in runs], 'ms', TURN_LIMIT),
        tell_median('prospects-end-turn', [run['end'] for run in runs], 'ms', TURN_LIMIT),
        tell_ratio('prospects-read', [run['read'] for run in runs],
                   [run['floor'] for run in runs], READ_LIMIT),
    ]
    for name in (name.removesuffix('-ten') for name in runs[0] if name.endswith('-ten')):
        growth = statistics.median(run[f'{name}-ten'] / run[f'{name}-one'] for run in runs)
        within.append(tell(f'prospects-{name}-growth', growth, '×', GROWTH_LIMIT))
    sys.exit(0 if all(within) else 1)


main()
