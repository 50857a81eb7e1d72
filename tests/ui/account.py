# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps of adding an account as a person takes them; the journeys put them in order."""

import account_desk
import invitation
import liaison_ui


def open_form(program):
    program.press('button', 'Sign In…')
    enter_form(program)


def enter_form(program):
    """The window came up, and gets the keys."""
    program.find('entry', 'Application (Client) ID')
    program.focus_window()


def fill_form(program):
    program.write(program.find('entry', 'Application (Client) ID'), account_desk.CLIENT_ID)


def press_shown(program, english):
    """Of pages that lie upon each other, all are in the tree; a failure is on the last."""
    def shown():
        nodes = [node for node in program.all('button', program.words(english))
                 if program.is_sensitive(node)]
        return nodes[-1] if nodes else None

    program.act(liaison_ui.wait_for(shown, f'button “{english}”'))


def wait_signed_in(program):
    """The account's customers stand in its window."""
    liaison_ui.wait_for(lambda: len(list(liaison_ui.children_of(program.root))) == 1,
                        'the account’s window alone')
    program.focus_window()
    invitation.wait_for_customers(program)


def add_by_browser(program):
    open_form(program)
    fill_form(program)
    program.press('button', 'Sign In in Browser')
    wait_signed_in(program)


def open_menu(program):
    program.press('menu button', 'Partner Account')
    program.find('button', 'Add Account…')


def renew_by_browser(program):
    """In the window that asks for it; then the keys go back to where they were."""
    program.find('label', 'Sign In Again')
    before = len(list(liaison_ui.children_of(program.root)))
    program.focus_window()
    program.press('button', 'Sign In in Browser')
    liaison_ui.wait_for(lambda: len(list(liaison_ui.children_of(program.root))) < before,
                        'the end of the sign-in')
    program.focus_window()


def choose_cloud(program, english):
    """The clouds of the list stand in the order of the table; what is chosen is shown in the row."""
    order = ['Public', 'US Government', 'Operated by 21Vianet']
    row = program.find('combo box', 'Cloud')

    def shown():
        names = {liaison_ui.name_of(node) for node in liaison_ui.walk(row)}
        return next((name for name in order if names & program.words(name)), None)

    steps = order.index(english) - order.index(liaison_ui.wait_for(shown, 'the chosen cloud'))
    program.click(row)
    program.settle()
    for _ in range(abs(steps)):
        program.key('Down' if steps > 0 else 'Up')
    program.key('Return')
    liaison_ui.wait_for(lambda: shown() == english, f'the cloud “{english}”')


def press_account(program, partner):
    """An account of the menu, by its partner's name."""
    program.act(program.find('button', containing=partner))


def begin_another(program, cloud):
    """A further account, up to its sign-in."""
    open_menu(program)
    program.press('button', 'Add Account…')
    enter_form(program)
    choose_cloud(program, cloud)
    fill_form(program)


def shown_partner(program):
    button = program.find('menu button', 'Partner Account')
    return next(liaison_ui.name_of(node) for node in liaison_ui.walk(button)
                if liaison_ui.role_of(node) == 'label')


def wait_for_partner(program, partner):
    """The window in front shows this account."""
    liaison_ui.wait_for(lambda: shown_partner(program) == partner, f'the window of {partner}')
    program.find('label', containing='onmicrosoft' if 'Heron' in partner else 'onmschina')


def remove(program):
    """The account in front."""
    open_menu(program)
    program.press('button', 'Remove Account…')
    program.focus_window()
    program.press('button', 'Remove Account')
