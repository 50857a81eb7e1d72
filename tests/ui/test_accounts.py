#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two accounts of two clouds, side by side and one after the other; then one goes, and comes back to
the invitations it had."""

import account
import account_desk
import invitation
import liaison_ui


def windows(program):
    return len(list(liaison_ui.children_of(program.root)))


def go_to_invitations(program):
    """The menu that was used before takes keys until it has gone."""
    program.settle()
    program.focus_window()
    program.key('ctrl+2')


def keep_a_draft(program):
    invitation.open_wizard(program)
    invitation.fill_who(program)
    program.key('Escape')
    program.wait_gone('entry', 'Contact E-Mail')
    program.focus_window()


def list_path(program):
    return next(program.home.rglob('accounts.ini'))


def block_list(program):
    """A folder in the place of the list: it can't be written."""
    path = list_path(program)
    path.unlink()
    (path / 'full').mkdir(parents=True)


def save_again(program):
    program.find('status bar', containing='Liaison')
    path = list_path(program)
    (path / 'full').rmdir()
    path.rmdir()
    # Other pages, further below in the tree, have such a button as well.
    program.act(next(program.all('button', program.words('Try Again'))))
    liaison_ui.wait_for(path.is_file, 'the list that is saved again')


def journey(program):
    account_desk.Browser('continue')
    ring = account_desk.KeyRing()
    here = account_desk.Cloud(program)
    there = account_desk.Cloud(program, 'china')
    here_partner, there_partner = here.state()['partner'], there.state()['partner']
    program.arguments = []
    program.start()

    account.add_by_browser(program)
    account.wait_for_partner(program, here_partner)
    keep_a_draft(program)

    account.begin_another(program, 'Operated by 21Vianet')
    block_list(program)
    program.press('button', 'Sign In in Browser')
    liaison_ui.wait_for(lambda: len(ring.labels()) == 2, 'the second sign-in in the key ring')
    program.focus_window()
    account.wait_for_partner(program, there_partner)
    save_again(program)
    go_to_invitations(program)
    program.find('label', 'No Invitations Yet')
    program.quit()

    # The one used last comes first; the other is one step away.
    program.start()
    account.wait_for_partner(program, there_partner)
    account.open_menu(program)
    account.press_account(program, here_partner)
    account.wait_for_partner(program, here_partner)
    go_to_invitations(program)
    program.find('label', invitation.CUSTOMER['company'])
    program.quit()

    program.start()
    account.wait_for_partner(program, here_partner)
    account.remove(program)
    liaison_ui.wait_for(lambda: len(ring.labels()) == 1, 'the sign-in leaving the key ring')
    program.focus_window()
    account.wait_for_partner(program, there_partner)

    account.begin_another(program, 'Public')
    program.press('button', 'Sign In in Browser')
    liaison_ui.wait_for(lambda: len(ring.labels()) == 2, 'the sign-in coming back')
    program.focus_window()
    account.wait_for_partner(program, here_partner)
    go_to_invitations(program)
    program.find('label', invitation.CUSTOMER['company'])
    program.quit()


liaison_ui.run(journey)
