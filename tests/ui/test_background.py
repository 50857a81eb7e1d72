#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers are looked for without a window where that is allowed, and found; then Liaison ends when it
is told to. When nothing can be read without the person, that is said once."""

import time

import account
import account_desk
import background
import invitation
import liaison_ui

REMIND = 2  # its place in the menu of an invitation that waits
NONE_OF_THEM = 2  # its place in the menu of an acceptance
TROUBLE = 'Liaison cannot look for answers'


def fail_to_allow(program):
    """There is a file in the place of the folder: it is said in the page, and nothing has changed."""
    folder = background.entry().parent
    folder.write_text('')
    switch = background.open_preferences(program)
    program.act(switch)
    program.find(containing=str(background.entry()))
    liaison_ui.wait_for(lambda: program.is_sensitive(switch), 'the switch after the answer')
    assert not program.is_checked(switch)
    background.leave_preferences(program)
    folder.unlink()


def give_up_leaving(program):
    """A reminder that would be lost holds the program back; when it is gone, Liaison stays."""
    program.focus_window()
    program.key('ctrl+2')
    program.find('label', 'Waiting')
    invitation.choose_in_menu(program, REMIND)
    program.find('status bar', 'Link intact')
    program.settle()
    program.focus_window()
    program.key('ctrl+Home')
    program.type('PS. ')
    liaison_ui.wait_for(lambda: invitation.letter(program)[2].startswith('PS. '), 'what was typed')
    program.key('ctrl+q')
    program.find('label', 'Throw the Reminder Away?')
    program.focus_window()
    program.key('Escape')
    program.wait_gone('label', 'Throw the Reminder Away?')
    program.focus_window()
    program.key('Escape')
    program.find('label', 'Throw the Reminder Away?')
    program.focus_window()
    program.press('button', 'Throw Away')
    program.wait_gone('status bar', 'Link intact')
    program.settle()


def told_of_trouble(program):
    names = program.words(TROUBLE)
    return [told for told in program.notifications() if told['summary'] in names]


def lose_sign_in(program, cloud):
    """Told once, however often it is tried."""
    cloud.tell('revoke')
    background.tell(program, '--background')
    liaison_ui.wait_for(lambda: told_of_trouble(program), 'the notification')
    for _ in range(2):
        background.tell(program, '--background')
        time.sleep(1)
    assert len(told_of_trouble(program)) == 1, told_of_trouble(program)


def meet_stranger(program, cloud, company):
    """Somebody whom nobody invited, while there is no window."""
    cloud.tell('accept', company=company, domain=f'{company.split()[0].lower()}.example')
    background.tell(program, '--background')
    told = liaison_ui.wait_for(
        lambda: [told for told in program.notifications() if company in told['body']],
        'a notification')[-1]
    assert told['summary'] in program.words('New customer, not linked to an invitation'), told
    return told['id']


def see_to_strangers(program, cloud):
    """What the notification opens is not there yet; it is taken back when nobody needs it."""
    program.press_notification(meet_stranger(program, cloud, 'Lakeview Ltd'))
    background.tell(program)
    program.attach()
    program.find('label', containing='Lakeview Ltd')
    invitation.choose_in_menu(program, NONE_OF_THEM, 'Acceptance Menu')
    program.wait_gone('button', 'Acceptance Menu')
    background.close(program)

    told = meet_stranger(program, cloud, 'Hillside Ltd')
    background.tell(program)
    program.attach()
    program.find('label', containing='Hillside Ltd')
    invitation.choose_in_menu(program, NONE_OF_THEM, 'Acceptance Menu')
    liaison_ui.wait_for(lambda: told in program.closed_notifications(), 'it taken back')


def journey(program):
    account_desk.Browser('continue')
    account_desk.KeyRing()
    cloud = account_desk.Cloud(program)
    program.arguments = []
    program.start()
    account.add_by_browser(program)
    assert not background.entry().exists()
    fail_to_allow(program)
    background.turn(program, True)
    liaison_ui.wait_for(background.entry().exists, 'the entry among what starts with the session')
    assert '--background' in background.entry().read_text()

    invitation.go_to_letter(program)
    invitation.next_page(program)
    program.press('button', 'Copy to Clipboard')
    invitation.done(program)
    give_up_leaving(program)
    background.close(program)
    cloud.tell('accept', company=invitation.CUSTOMER['company'], domain='beichen.example')
    # What would come by itself within a quarter of an hour.
    background.tell(program, '--background')
    told = liaison_ui.wait_for(program.notifications, 'a notification')
    assert invitation.CUSTOMER['company'] in told[0]['body'], told
    assert not background.has_window(program)
    program.press_notification(told[0]['id'])
    program.focus_window()
    program.find('label', containing='beichen.example')
    program.quit()

    # As the session starts it, and as a person then opens it: one program, at once.
    program.arguments = ['--background']
    program.launch()
    liaison_ui.wait_for(background.is_there, 'the program')
    assert not background.has_window(program)
    see_to_strangers(program, cloud)
    program.find('label', containing='beichen.example')
    background.close(program)
    lose_sign_in(program, cloud)

    # Switched off, it is a program like others.
    background.tell(program)
    background.turn(program, False)
    liaison_ui.wait_for(lambda: not background.entry().exists(), 'the end of the entry')
    program.focus_window()
    program.key('ctrl+w')
    assert program.process.wait(liaison_ui.PATIENCE) == 0
    cloud.stop()


liaison_ui.run(journey)
