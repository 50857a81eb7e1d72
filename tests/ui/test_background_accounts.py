#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two accounts, of which one looks for answers without a window, then both: the other may be in front
meanwhile, and which was used last stays so."""

import account
import account_desk
import background
import invitation
import liaison_ui


def add_china(program, ring, partner):
    account.begin_another(program, 'Operated by 21Vianet')
    program.press('button', 'Sign In in Browser')
    liaison_ui.wait_for(lambda: len(ring.labels()) == 2, 'the second sign-in in the key ring')
    program.focus_window()
    account.wait_for_partner(program, partner)


def switch(program, partner):
    """In the same window, as far as the person sees, by keyboard."""
    account.open_menu(program)

    def is_reached():
        if any(partner in liaison_ui.name_of(node) for node in program.focused()
               if liaison_ui.role_of(node) in liaison_ui.ROLES['row']):
            return True
        program.key('Tab')
        program.settle()
        return False

    liaison_ui.wait_for(is_reached, f'the account of {partner} having the focus')
    program.key('Return')
    program.settle()
    liaison_ui.wait_for(lambda: len(background.windows(program)) == 1, 'one window')
    program.focus_window()
    account.wait_for_partner(program, partner)


def start_without_window(program):
    program.arguments = ['--background']
    program.launch()
    liaison_ui.wait_for(background.is_there, 'the program')


def end(program):
    background.tell(program, '--quit')
    assert program.process.wait(liaison_ui.PATIENCE) == 0


def remove_both(program, ring, first, second):
    """The start with the session goes with the last account that wanted it."""
    account.wait_for_partner(program, first)
    account.remove(program)
    liaison_ui.wait_for(lambda: len(ring.labels()) == 1, 'the sign-in leaving the key ring')
    program.focus_window()
    account.wait_for_partner(program, second)
    assert background.entry().exists()
    account.remove(program)
    liaison_ui.wait_for(lambda: not background.entry().exists(), 'the end of the entry')


def journey(program):
    account_desk.Browser('continue')
    ring = account_desk.KeyRing()
    here = account_desk.Cloud(program)
    there = account_desk.Cloud(program, 'china')
    here_partner, there_partner = here.state()['partner'], there.state()['partner']
    program.arguments = []
    program.start()
    account.add_by_browser(program)
    background.turn(program, True)
    liaison_ui.wait_for(background.entry().exists, 'the entry among what starts with the session')
    invitation.go_to_letter(program)
    invitation.next_page(program)
    program.press('button', 'Copy to Clipboard')
    invitation.done(program)
    program.focus_window()
    add_china(program, ring, there_partner)
    program.quit()

    # The other account comes, and goes, and comes: the first looks for answers all the time.
    program.start()
    account.wait_for_partner(program, there_partner)
    for partner in (here_partner, there_partner, here_partner, there_partner):
        switch(program, partner)
    program.settle()
    assert background.entry().exists()
    here.tell('accept', company=invitation.CUSTOMER['company'], domain='beichen.example')
    background.tell(program, '--background')
    told = liaison_ui.wait_for(program.notifications, 'a notification')
    assert invitation.CUSTOMER['company'] in told[0]['body'], told
    program.quit()

    program.start()
    account.wait_for_partner(program, there_partner)
    background.turn(program, True)
    program.quit()

    # Without a window nobody uses them.
    start_without_window(program)
    assert not background.has_window(program)
    background.tell(program, '--background')
    end(program)
    program.arguments = []
    program.start()
    account.wait_for_partner(program, there_partner)
    program.quit()
    start_without_window(program)
    background.tell(program)
    program.attach()
    account.wait_for_partner(program, there_partner)
    end(program)

    program.arguments = []
    program.start()
    remove_both(program, ring, there_partner, here_partner)
    program.quit()


liaison_ui.run(journey)
