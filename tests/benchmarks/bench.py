# SPDX-License-Identifier: GPL-3.0-or-later
"""What the benchmarks of whole programs share: starting, watching, telling."""

import contextlib
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

SKIPPED = 77

# The display's log of everything is for the tests: it costs time, and mixes with the answers.
os.environ.pop('G_MESSAGES_DEBUG', None)


class Program:
    """One program to be started over and over below watch-screen."""

    def __init__(self, watcher, command, environment=None):
        self.command = [str(watcher), *map(str, command)]
        self.environment = {**os.environ, 'LC_ALL': 'C.UTF-8', **(environment or {})}

    def start(self):
        return Running(self.command, self.environment)


class Running:
    def __init__(self, command, environment):
        self.watcher = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        env=environment, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.watcher.stdin.close()
        self.watcher.wait()
        self.watcher.stdout.close()

    def wait_for(self, what):
        for line in self.watcher.stdout:
            name, _, value = line.partition(' ')
            if name == what:
                return float(value)
        sys.exit(f'{self.watcher.args[1]}: not seen: {what}')


def staged(stage, built):
    """The command and environment of the staged program; ends the benchmark if there is none."""
    stage = pathlib.Path(stage)
    program = stage / 'bin/liaison'
    advice = 'run “build-aux/run” or “build-aux/test” first: they install it there'
    if not program.exists():
        print(f'{program} is missing; {advice}')
        sys.exit(SKIPPED)
    if program.stat().st_mtime < pathlib.Path(built).stat().st_mtime - 1:
        print(f'{program} is older than what was built; {advice}')
        sys.exit(SKIPPED)
    return program, {
        'GSETTINGS_SCHEMA_DIR': str(stage / 'share/glib-2.0/schemas'),
        'XDG_DATA_DIRS': f'{stage}/share:/usr/local/share:/usr/share',
    }


class Home:
    """Where somebody has one account, whose customers were read on another day."""

    def __init__(self, fill_cache, folder, n_customers):
        self.environment = {
            'XDG_DATA_HOME': f'{folder}/data',
            'XDG_CACHE_HOME': f'{folder}/cache',
            'GSETTINGS_BACKEND': 'memory',
        }
        sizes = ask([fill_cache, folder, str(n_customers)])
        self.text, self.disk = sizes['text'], sizes['disk']
        self.cache, = pathlib.Path(folder).glob('cache/liaison/accounts/*/cache.db')


@contextlib.contextmanager
def filled_homes(fill_cache, sizes):
    """A home for each number of customers."""
    with tempfile.TemporaryDirectory() as folder:
        yield {n: Home(fill_cache, f'{folder}/{n}', n) for n in sizes}


def ask(command, more=None):
    """Runs a program that measures itself and answers in lines of a name and a number."""
    environment = {**os.environ, 'LC_ALL': 'C.UTF-8', **(more or {})}
    if 'LIAISON_TEST_BUILT_DATA' in environment:
        environment['GSETTINGS_SCHEMA_DIR'] = environment['LIAISON_TEST_BUILT_DATA']
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          env=environment, text=True)
    if done.returncode:
        sys.exit(f'{command[0]} ended with status {done.returncode}')
    lines = [line.split() for line in done.stdout.splitlines()]
    return {name: float(value) for name, value in lines}


def tell(name, value, unit, limit=None):
    """One line about one number; False if it is over the limit."""
    bound = 'no limit' if limit is None else f'limit {limit:g}'
    print(f'bench: {name} {value:.2f} {unit} ({bound})', flush=True)
    return limit is None or value <= limit


def tell_median(name, values, unit, limit=None):
    """The median, and how far it can be trusted."""
    within = tell(name, statistics.median(values), unit, limit)
    print(f'  {len(values)} runs, from {min(values):.1f} to {max(values):.1f} {unit}', flush=True)
    return within


def tell_ratio(name, values, floor, limit=None):
    """Each run is compared with the floor's run beside it, so that both met the same machine."""
    return tell(name, statistics.median(a / b for a, b in zip(values, floor)), '×', limit)
