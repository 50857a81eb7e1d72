#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""invitations.py INVITATIONS: how long the interface stands still while the page of many
invitations is opened.

Runs below tests/with-display.
"""

import sys

from bench import ask, tell_median

ROUNDS = 5
COUNT = 3000
LIMIT = 16  # one frame
# The toolkit's own work: lays out and paints the page, or all its rows at once.
FRAME_LIMIT = 40


def main():
    invitations, = sys.argv[1:]
    runs = [ask([invitations, str(COUNT)]) for _ in range(ROUNDS)]

    within = [
        tell_median(f'invitations-{time}', [run[time] for run in runs], 'ms',
                    FRAME_LIMIT if 'frame' in time else LIMIT)
        for time in ('turn', 'frame', 'again-turn', 'again-frame')
    ]
    sys.exit(0 if all(within) else 1)


main()
