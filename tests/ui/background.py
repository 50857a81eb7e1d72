# SPDX-License-Identifier: GPL-3.0-or-later
"""The program without a window: what the journeys do to bring it there, and to tell it something."""

import os
import pathlib
import subprocess

import liaison_ui

SWITCH = 'Look for Answers without a Window'


def entry():
    """What starts the program with the session."""
    return (pathlib.Path(os.environ['XDG_CONFIG_HOME'])
            / 'autostart/io.github.liaison_app.Liaison.desktop')


def tell(program, *arguments):
    """Another run of the program, which hands on what it was told."""
    environment = {**os.environ, 'GSETTINGS_SCHEMA_DIR': str(program.stage / 'share/glib-2.0/schemas')}
    subprocess.run([str(program.stage / 'bin/liaison'), *arguments], env=environment, check=True,
                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   timeout=liaison_ui.PATIENCE)


def is_there():
    done = subprocess.run(
        ['gdbus', 'call', '--session', '-d', 'org.freedesktop.DBus', '-o', '/org/freedesktop/DBus',
         '-m', 'org.freedesktop.DBus.NameHasOwner', 'io.github.liaison_app.Liaison'],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    return 'true' in done.stdout


def windows(program):
    """Those that can be seen."""
    done = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(program.process.pid)],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return done.stdout.split()


def has_window(program):
    return bool(windows(program))


def close(program):
    program.focus_window()
    program.key('ctrl+w')
    liaison_ui.wait_for(lambda: not has_window(program), 'no window')
    program.check_alive()


def open_preferences(program):
    program.focus_window()
    program.key('ctrl+comma')
    return program.find('switch', SWITCH)


def leave_preferences(program):
    program.focus_window()
    program.key('Escape')
    program.wait_gone('switch', SWITCH)
    program.focus_window()


def turn(program, allowed):
    """The switch in the preferences of the account in front."""
    switch = open_preferences(program)
    program.act(switch)
    liaison_ui.wait_for(lambda: program.is_checked(switch) == allowed, f'the switch being {allowed}')
    leave_preferences(program)
