#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked in a terminal, or by a link, is shown in the window that is there already."""

import subprocess

import liaison_ui
import reach


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


def journey(program):
    reach.refused(program, 1, 'letter.txt', 'letter.txt')
    reach.refused(program, 2, 'customer', 'customer')
    reach.refused(program, 2, 'search', 'search')
    reach.refused(program, 2, 'liaison', 'liaison:search/%4')
    assert 'search' in reach.call(program, '--help').stdout

    # The first one does it itself.
    program.arguments = ['--demo', '--customers=30', 'search', 'onmicrosoft']
    program.start()
    search = program.find('entry', 'Search customers')
    liaison_ui.wait_for(lambda: liaison_ui.text_of(search) == 'onmicrosoft', 'the words')
    domains = liaison_ui.wait_for(lambda: customers(program), 'the customers')
    program.key('Escape')

    # A search that hides the customer ends.
    reach.ask(program, 'search', 'zzzz', 'qqqq')
    search = program.find('entry', 'Search customers')
    liaison_ui.wait_for(lambda: liaison_ui.text_of(search) == 'zzzz qqqq', 'the words')
    liaison_ui.wait_for(lambda: not customers(program), 'nothing found')
    reach.ask(program, 'customer', domains[-1].upper())
    liaison_ui.wait_for(lambda: domains[-1] in reach.focused_row(program), 'the keys in the customer’s row')

    # From another view, too, and by a link.
    domain = domains[0]
    program.key('ctrl+2')
    open_link(program, f'liaison:search/{domain}')
    search = program.find('entry', 'Search customers')
    liaison_ui.wait_for(lambda: liaison_ui.text_of(search) == domain, 'the domain')
    liaison_ui.wait_for(lambda: len(customers(program)) == 1, 'one customer')
    program.key('Escape')

    reach.ask(program, '--account=demo', 'liaison://customer/nobody.example')
    reach.find_missing(program, 'nobody.example')
    program.act(list(program.all('button', program.words('Search')))[-1])
    search = program.find('entry', 'Search customers')
    liaison_ui.wait_for(lambda: liaison_ui.text_of(search) == 'nobody.example', 'what was missing')
    program.key('Escape')

    open_link(program, 'liaison:remove/everything')
    told = program.words('The link is none of Liaison’s: those begin with “liaison:customer/” or '
                         '“liaison:search/”.')
    liaison_ui.wait_for(lambda: next(program.all('label', told), None), 'word of the wrong link')

    reach.refused(program, 1, 'nobody@fabrikam.example', '--account=nobody@fabrikam.example', 'search', 'a')
    program.quit()

    # Without an account there is nothing to look in.
    program.arguments = ['customer', domain]
    program.start()
    program.find('button', 'Sign In…')
    reach.refused(program, 1, 'liaison --demo', 'search', 'a')
    program.kill()


liaison_ui.run(journey)
