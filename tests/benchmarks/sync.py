#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""sync.py SANDBOX SYNC: a pass over the customers of a sandbox into an empty cache, and one over the same
customers again, compared with a client that only downloads and parses the same pages, in turns.
"""

import collections
import os
import subprocess
import sys
import tempfile
import urllib.request

from bench import tell, tell_median, tell_ratio

ROUNDS = 3
SIZES = [10000, 30000, 100000]
LIMIT_AT = 100000
LIMIT = 1.3
TURN_LIMIT = 8
PEAK_LIMIT = 1.2
MIB = 1024


class Sandbox:
    def __init__(self, program, n_customers):
        self.process = subprocess.Popen([program, '--port=0', f'--customers={n_customers}'],
                                        stdout=subprocess.PIPE, text=True)
        self.base = self.process.stdout.readline().split()[-1]

    def token(self):
        with urllib.request.urlopen(f'{self.base}/sandbox/token') as answer:
            return answer.read().decode()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def measure(token, *command):
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True,
                          env={**os.environ, 'LC_ALL': 'C.UTF-8', 'TOKEN': token})
    values = collections.defaultdict(list)
    for line in done.stdout.splitlines():
        name, value = line.split()
        values[name].append(float(value))
    return values


def measure_size(program, sync, n):
    bare, first, second, turns, peaks = [], [], [], [], []
    with Sandbox(program, n) as sandbox:
        for _ in range(ROUNDS):
            bare += measure(sandbox.token(), sync, 'bare', sandbox.base)['time']
            with tempfile.TemporaryDirectory() as folder:
                run = measure(sandbox.token(), sync, 'pass', sandbox.base, f'{folder}/cache.db')
            first.append(run['time'][0])
            second.append(run['time'][1])
            turns.append(max(run['turn']))
            peaks.append(run['peak'][0] / MIB)
    limit = LIMIT if n == LIMIT_AT else None
    tell_median(f'sync-{n}-bare', bare, 'ms')
    tell_median(f'sync-{n}-first', first, 'ms')
    tell_median(f'sync-{n}-again', second, 'ms')
    tell_median(f'sync-{n}-peak', peaks, 'MiB')
    return peaks, [
        tell_ratio(f'sync-{n}-first-ratio', first, bare, limit),
        tell_ratio(f'sync-{n}-again-ratio', second, bare, limit),
        tell_median(f'sync-{n}-longest-turn', turns, 'ms', TURN_LIMIT),
    ]


def main():
    program, sync = sys.argv[1:]
    within, peaks = [], {}
    for n in SIZES:
        peaks[n], told = measure_size(program, sync, n)
        within += told
    # What SQLite keeps at hand, a few MiB at most, is full with some ten thousand.
    for few, limit in (SIZES[0], None), (SIZES[1], PEAK_LIMIT):
        within.append(tell(f'sync-peak-growth-from-{few}', max(peaks[SIZES[-1]]) / max(peaks[few]),
                           '×', limit))
    sys.exit(0 if all(within) else 1)


main()
