#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A customer is looked for in the account in front, then in the others that are open; and a list
that is still being read is waited for."""

import json
import urllib.request

import account
import account_desk
import liaison_ui
import reach


def domain_in(cloud):
    """Of some customer of that cloud."""
    with urllib.request.urlopen(f'{cloud.base}/sandbox/token', timeout=20) as answer:
        token = answer.read().decode()
    request = urllib.request.Request(f'{cloud.base}/v1/customers?size=1',
                                     headers={'Authorization': f'Bearer {token}'})
    with urllib.request.urlopen(request, timeout=20) as answer:
        page = json.loads(answer.read().decode('utf-8-sig'))
    return page['items'][0]['companyProfile']['domain']


def window_of(program, name):
    return next((window for window in liaison_ui.children_of(program.root)
                 if name in liaison_ui.name_of(window)), None)


def journey(program):
    account_desk.Browser('continue')
    ring = account_desk.KeyRing()
    cloud = account_desk.Cloud(program, 'china')
    partner = cloud.state()['partner']
    domain = domain_in(cloud)
    program.arguments = []
    program.start()
    account.open_form(program)
    account.choose_cloud(program, 'Operated by 21Vianet')
    account.fill_form(program)
    program.press('button', 'Sign In in Browser')
    liaison_ui.wait_for(lambda: len(ring.labels()) == 1, 'the sign-in in the key ring')
    program.focus_window()
    program.find('label', containing='onmschina')

    reach.ask(program, '--demo')
    demo = liaison_ui.wait_for(lambda: window_of(program, 'Heron'), 'the window of the demo')
    program.focus_window()
    program.find('label', containing='onmicrosoft', within=demo)
    reach.ask(program, '--account=demo', 'customer', domain)
    reach.find_missing(program, domain)
    reach.ask(program, 'customer', domain)
    there = window_of(program, partner)
    liaison_ui.wait_for(lambda: domain in reach.focused_row(program, there),
                        'the row in the other window')
    reach.refused(program, 1, 'nobody', '--account=nobody', 'customer', domain)
    program.kill()

    # By the name of the account, and before there is a list.
    company = json.loads(cloud.tell('accept', company='北辰', domain='beichen.example'))
    cloud.tell('faults', fault='delay', path='/v1/customers', ms=3000)
    program.arguments = [f'--account={partner}', 'customer', company['id']]
    program.start()
    liaison_ui.wait_for(lambda: 'beichen.example' in reach.focused_row(program),
                        'the row of who came meanwhile')
    program.quit()
    cloud.stop()


liaison_ui.run(journey)
