#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked in a terminal, or by a link, is shown in the window that is there already."""

import os
import subprocess

import invitation
import liaison_ui


def call(program, *arguments):
    """A second “liaison”, on the same desk."""
    environment = {
        **os.environ,
        'LANG': liaison_ui.LOCALES[program.language],
        'LC_ALL': liaison_ui.LOCALES[program.language],
        'GSETTINGS_SCHEMA_DIR': str(program.stage / 'share/glib-2.0/schemas'),
        'XDG_DATA_DIRS': f'{program.stage}/share:/usr/local/share:/usr/share',
    }
    return subprocess.run([str(program.stage / 'bin/liaison'), *arguments], capture_output=True,
                          text=True, check=False, env=environment, timeout=liaison_ui.PATIENCE)


def ask(program, *arguments):
    called = call(program, *arguments)
    assert called.returncode == 0, called


def refused(program, status, containing, *arguments):
    called = call(program, *arguments)
    assert called.returncode == status and containing in called.stderr, called


def focused_row(program):
    """What the row says that has the keys."""
    return [liaison_ui.name_of(node) for row in program.focused()
            if liaison_ui.role_of(row) in liaison_ui.ROLES['row']
            for node in liaison_ui.walk(row)]


def open_link(program, uri):
    """As a desktop does, which knows the program from its desktop file."""
    subprocess.run(['gdbus', 'call', '--session', '--dest', 'io.github.liaison_app.Liaison',
                    '--object-path', '/io/github/liaison_app/Liaison', '--method',
                    'org.freedesktop.Application.Open', f"['{uri}']", '{}'],
                   check=True, capture_output=True, timeout=liaison_ui.PATIENCE)


def customers(program):
    """The domains that are shown."""
    return [liaison_ui.name_of(node)
            for node in program.all('label', containing='.onmicrosoft.com')]


def sentences(program, english, **parts):
    """What a sentence with %1$s and %2$s in it looks like up to the second."""
    return {text.split('%2$s')[0].replace('%1$s', parts['text']) for text in program.words(english)}


def find_missing(program, text):
    starts = sentences(program, '“%1$s” is not among the customers as of %2$s.', text=text)
    liaison_ui.wait_for(lambda: next((node for start in starts
                                      for node in program.all('label', containing=start)), None),
                        f'word that “{text}” is not there')


def journey(program):
    refused(program, 1, 'letter.txt', 'letter.txt')
    refused(program, 2, 'customer', 'customer')
    refused(program, 2, 'search', 'search')
    refused(program, 2, 'liaison', 'liaison:search/%4')
    assert 'search' in call(program, '--help').stdout

    # The first one does it itself.
    program.arguments = ['--demo', '--customers=30', 'search', 'onmicrosoft']
    program.start()
    search = program.find('entry', 'Search customers')
    liaison_ui.wait_for(lambda: liaison_ui.text_of(search) == 'onmicrosoft', 'the words')
    domains = liaison_ui.wait_for(lambda: customers(program), 'the customers')
    program.key('Escape')

    # A search that hides the customer ends.
    ask(program, 'search', 'zzzz', 'qqqq')
    search = program.find('entry', 'Search customers')
    liaison_ui.wait_for(lambda: liaison_ui.text_of(search) == 'zzzz qqqq', 'the words')
    liaison_ui.wait_for(lambda: not customers(program), 'nothing found')
    ask(program, 'customer', domains[-1].upper())
    liaison_ui.wait_for(lambda: domains[-1] in focused_row(program), 'the keys in the customer’s row')

    # From another view, too, and by a link.
    domain = domains[0]
    program.key('ctrl+2')
    open_link(program, f'liaison:search/{domain}')
    search = program.find('entry', 'Search customers')
    liaison_ui.wait_for(lambda: liaison_ui.text_of(search) == domain, 'the domain')
    liaison_ui.wait_for(lambda: len(customers(program)) == 1, 'one customer')
    program.key('Escape')

    ask(program, '--account=demo', 'liaison://customer/nobody.example')
    find_missing(program, 'nobody.example')
    program.act(list(program.all('button', program.words('Search')))[-1])
    search = program.find('entry', 'Search customers')
    liaison_ui.wait_for(lambda: liaison_ui.text_of(search) == 'nobody.example', 'what was missing')
    program.key('Escape')

    open_link(program, 'liaison:remove/everything')
    told = program.words('The link is none of Liaison’s: those begin with “liaison:customer/” or '
                         '“liaison:search/”.')
    liaison_ui.wait_for(lambda: next(program.all('label', told), None), 'word of the wrong link')

    refused(program, 1, 'nobody@fabrikam.example', '--account=nobody@fabrikam.example', 'search', 'a')
    program.quit()

    # Without an account there is nothing to look in.
    program.arguments = ['customer', domain]
    program.start()
    program.find('button', 'Sign In…')
    refused(program, 1, 'liaison --demo', 'search', 'a')
    program.kill()


liaison_ui.run(journey)
