#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""By the keyboard alone: a letter that Liaison wrote passes its own inspection, pasted and as a file;
what was done to links on their way is told, and the right one can be taken."""

import email.message
import email.policy
import subprocess
import time

import invitation
import liaison_ui

FOREIGN = ('https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship'
           '&partnerId=99999999-1111-4222-8333-444455556666&msppId=0&DAP=true'
           '#/BillingAccounts/partner-invitation')
OTHER = 'boss@beichen.example'
CHECK = 9  # its place in the menu of an invitation that waits
GOOD = 'The link is intact and no placeholder is left.'
BAD = 'Do not send it like this: the link is not what it should be.'


def put_on_clipboard(text, target='UTF8_STRING'):
    # xclip stays as the clipboard's owner; it must not hold our pipe.
    subprocess.run(['xclip', '-selection', 'clipboard', '-t', target], input=text, text=True,
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def on_clipboard():
    return subprocess.run(['xclip', '-selection', 'clipboard', '-o'], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True, check=False).stdout


def press_by_key(program, english):
    program.tab_to('button', english)
    program.key('space')


def invite_and_copy(program):
    """An invitation whose letter is on the clipboard, in both forms."""
    invitation.go_to_letter(program, invitation.TYPED_CUSTOMER)
    body = invitation.letter(program)[2]
    link, = invitation.LINK.findall(body)
    invitation.next_page(program)
    press_by_key(program, 'Copy to Clipboard')
    liaison_ui.wait_for(lambda: link in on_clipboard(), 'the letter on the clipboard')
    press_by_key(program, 'Done')
    program.wait_gone('entry', 'Contact E-Mail')
    program.focus_window()
    return link, body


def paste(program, text, status, target='UTF8_STRING'):
    """In place of all that is there; the text has the keys."""
    put_on_clipboard(text, target)
    program.key('ctrl+a', 'ctrl+v')
    program.find('status bar', status)


def go_to_row(program, english, most=30):
    """Tab into the rows, and down to the one."""
    program.tab_to('row', 'Damaged')
    wanted = program.words(english)
    for _ in range(most):
        if any(liaison_ui.is_named(node, wanted) for node in program.focused()):
            return
        program.key('Down')
    raise liaison_ui.NotSeen(f'row “{english}” is not reached')


def choose_first_invitation(program):
    program.tab_to('combo box', 'Compare With')
    program.key('space')
    time.sleep(0.5)  # until the list is open
    program.key('Down', 'Return')


def go_back(program, editor, most=30):
    for _ in range(most):
        if program.is_focused(editor):
            return
        program.key('shift+Tab')
    raise liaison_ui.NotSeen('the text is not reached by Shift+Tab')


def mail_of(program, name, body, html, recipient=OTHER):
    message = email.message.EmailMessage(policy=email.policy.SMTP)
    message['Subject'] = '邀请'
    message['To'] = recipient
    message.set_content(body, cte='quoted-printable')
    message.add_alternative(html, subtype='html', cte='base64')
    path = program.home / name
    path.write_bytes(message.as_bytes())
    return path


def paste_mail(program, path, status):
    """As it is copied in a file manager."""
    paste(program, f'{path.as_uri()}\r\n', status, 'text/uri-list')
    program.find('label', containing=path.name)


def html_of(link, visible=None):
    escaped = link.replace('&', '&amp;')
    return f'<p>Hello</p><p><a href="{escaped}">{visible or escaped}</a></p>'


def journey(program):
    program.start()
    invitation.wait_for_customers(program)
    link, body = invite_and_copy(program)

    program.key('ctrl+i')
    editor = program.find('entry', 'Link or Message')
    program.focus_window()

    # Both forms that Liaison itself has put there.
    program.key('ctrl+v')
    program.find('status bar', GOOD)
    assert liaison_ui.text_of(editor) == body, liaison_ui.text_of(editor)
    program.find('row', 'Link in the Text')
    program.find('row', 'Link in the Formatted Text')
    program.find('label', 'Pasted with its formatting, which is looked at as well')

    # By hand it becomes another text.
    program.key('End')
    program.type(' {due_date}')
    program.find('status bar', 'Do not send it like this: placeholders are left.')
    assert not program.seen('row', 'Link in the Formatted Text')

    # Links.
    paste(program, link, 'The link is whole.')
    program.find('label', containing=invitation.TYPED_CUSTOMER['company'])
    paste(program, FOREIGN, 'The link is whole.')
    program.find('label', containing='99999999-1111-4222-8333-444455556666')
    paste(program, FOREIGN.replace('microsoft', 'micrоsoft'),
          'Do not open this link: it leads elsewhere than it seems.')
    program.find('label', containing='admin.xn--')
    paste(program, link[:60], 'The link is damaged.')
    program.find('row', 'No certain repair')
    paste(program, link.replace('&', '&amp;').replace('#', '%23') + '。',
          'The link is damaged. The right one is below.')
    for damage in ('Copied out of HTML', 'Signs encoded', 'Other characters touch it'):
        program.find('row', damage)
        assert len(list(program.all('row', program.words(damage)))) == 1, f'{damage} is told twice'
    # A damage is shown where it stands in the text.
    go_to_row(program, 'Other characters touch it')
    program.key('Return')
    liaison_ui.wait_for(lambda: program.is_focused(editor), 'the text with the piece selected')
    program.key('ctrl+c')
    liaison_ui.wait_for(lambda: on_clipboard() == '。', 'the piece that touches the link')
    go_to_row(program, 'Your Link')
    program.key('Return')
    liaison_ui.wait_for(lambda: on_clipboard() == link, 'the repaired link on the clipboard')
    go_back(program, editor)

    # With the other choice on rights it is the account's, but not that invitation's.
    other = link.replace('DAP=true', 'DAP=none').replace('DAP=false', 'DAP=true')
    other = other.replace('DAP=none', 'DAP=false')
    paste(program, f'Hello\n{other}', GOOD)
    choose_first_invitation(program)
    program.find('status bar', BAD)
    program.find('row', 'Not one of the expected links')
    go_back(program, editor)
    paste(program, f'Hello\n{link}', GOOD)

    # A link behind words, from a program that gives HTML alone.
    paste(program, f'<p>Hi, open <a href="{FOREIGN.replace("&", "&amp;")}">this page</a></p>', BAD,
          'text/html')

    # Messages.
    paste_mail(program, mail_of(program, 'good.eml', body, html_of(link)), GOOD)
    bad = html_of(link.replace('DAP=', 'dap='), link.replace('&', '&amp;'))
    paste_mail(program, mail_of(program, 'bad.eml', body, bad), BAD)
    program.find('label', 'Expected')

    program.key('Escape')
    program.wait_gone('entry', 'Link or Message')
    program.focus_window()

    # From the invitation itself it is compared with that one, and so is whom it is for.
    program.key('ctrl+2')
    program.find('label', 'Waiting')
    invitation.choose_in_menu(program, CHECK)
    program.find('entry', 'Link or Message')
    program.focus_window()
    paste_mail(program, mail_of(program, 'mine.eml', body, html_of(link)), GOOD)
    program.find('row', 'Addressed To')
    program.find('label', containing=OTHER)
    paste_mail(program, mail_of(program, 'sent.eml', body, html_of(link),
                                invitation.TYPED_CUSTOMER['mail']), GOOD)
    liaison_ui.wait_for(lambda: not program.seen('label', containing=OTHER), 'the contact’s address')
    program.key('Escape')
    program.wait_gone('entry', 'Link or Message')
    program.focus_window()
    program.quit()


liaison_ui.run(journey)
