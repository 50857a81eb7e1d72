#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers are looked for without a window where that is allowed, and found; then Liaison ends when it
is told to."""

import os
import pathlib
import subprocess

import account
import account_desk
import invitation
import liaison_ui

SWITCH = 'Look for Answers without a Window'


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


def has_window(program):
    done = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(program.process.pid)],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return bool(done.stdout.split())


def close(program):
    program.focus_window()
    program.key('ctrl+w')
    liaison_ui.wait_for(lambda: not has_window(program), 'no window')
    program.check_alive()


def allow(program):
    program.focus_window()
    program.key('ctrl+comma')
    switch = program.find('switch', SWITCH)
    program.act(switch)
    liaison_ui.wait_for(lambda: program.is_checked(switch), 'the switch turned on')
    program.focus_window()
    program.key('Escape')
    program.wait_gone('switch', SWITCH)


def journey(program):
    entry = (pathlib.Path(os.environ['XDG_CONFIG_HOME'])
             / 'autostart/io.github.liaison_app.Liaison.desktop')
    account_desk.Browser('continue')
    account_desk.KeyRing()
    cloud = account_desk.Cloud(program)
    program.arguments = []
    program.start()
    account.add_by_browser(program)
    assert not entry.exists()
    allow(program)
    liaison_ui.wait_for(entry.exists, 'the entry among what starts with the session')
    assert '--background' in entry.read_text()

    invitation.go_to_letter(program)
    invitation.next_page(program)
    program.press('button', 'Copy to Clipboard')
    invitation.done(program)
    close(program)
    cloud.tell('accept', company=invitation.CUSTOMER['company'], domain='beichen.example')
    # What would come by itself within a quarter of an hour.
    tell(program, '--background')
    told = liaison_ui.wait_for(program.notifications, 'a notification')
    assert invitation.CUSTOMER['company'] in told[0]['body'], told
    assert not has_window(program)
    program.press_notification(told[0]['id'])
    program.focus_window()
    program.find('label', containing='beichen.example')
    program.quit()

    # As the session starts it, and as a person then opens it: one program, at once.
    program.arguments = ['--background']
    program.launch()
    liaison_ui.wait_for(is_there, 'the program')
    assert not has_window(program)
    tell(program)
    program.attach()
    program.key('ctrl+2')
    program.find('label', containing='beichen.example')
    close(program)
    tell(program, '--quit')
    assert program.process.wait(liaison_ui.PATIENCE) == 0
    cloud.stop()


liaison_ui.run(journey)
