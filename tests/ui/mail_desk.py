# SPDX-License-Identifier: GPL-3.0-or-later
"""Mail programs on the private desk: one that only writes down what it is given, and Claws Mail."""

import os
import pathlib
import subprocess
import urllib.parse

import access
import liaison_ui

RECORDER = '''#!/bin/sh
printf '%s' "$1" > "{folder}/uri.new" && mv "{folder}/uri.new" "{folder}/uri"
'''


def register(name, command):
    """Makes the command the desk's mail program."""
    applications = pathlib.Path(os.environ['XDG_DATA_HOME']) / 'applications'
    applications.mkdir(parents=True, exist_ok=True)
    (applications / f'{name}.desktop').write_text(
        f'[Desktop Entry]\nType=Application\nName={name}\nExec={command} %u\n'
        'MimeType=x-scheme-handler/mailto;\n')
    (pathlib.Path(os.environ['XDG_CONFIG_HOME']) / 'mimeapps.list').write_text(
        f'[Default Applications]\nx-scheme-handler/mailto={name}.desktop\n')


class Draft:
    """A mailto: address, taken apart by Python's own library."""

    def __init__(self, uri):
        self.uri = uri
        address, _, query = uri.partition('?')
        assert address.startswith('mailto:'), uri
        assert uri.isascii(), 'a mailto: address is ASCII'
        self.to = urllib.parse.unquote(address[len('mailto:'):], errors='strict')
        # "+" is a plus sign in mailto: addresses, so parse_qs, which reads it as space, won't do.
        pairs = [part.split('=', 1) for part in query.split('&')]
        fields = {key.lower(): urllib.parse.unquote(value, errors='strict') for key, value in pairs}
        assert len(fields) == len(pairs), 'a field stands twice'
        assert set(fields) <= {'subject', 'body'}, f'unasked header fields: {sorted(fields)}'
        self.subject = fields['subject']
        self.body = fields['body']


class Recorder:
    """A mail program that writes the address it is called with to a file."""

    def __init__(self):
        self.folder = pathlib.Path(os.environ['HOME']) / 'recorder'
        self.folder.mkdir()
        script = self.folder / 'mail'
        script.write_text(RECORDER.format(folder=self.folder))
        script.chmod(0o755)
        register('recorder', script)

    def taken(self):
        path = self.folder / 'uri'
        return path.read_text(encoding='ascii') if path.exists() else None


ACCOUNT = '''[Account: 1]
account_name=desk
is_default=1
name=Desk
address=desk@partner.example
protocol=5
smtp_server=localhost
'''
COMMON = '''[Common]
enable_aspell=0
autosave=0
linewrap_auto=0
linewrap_pastes=0
warn_large_insert=0
'''
FOLDERS = '''<?xml version="1.0" encoding="UTF-8"?>
<folderlist>
  <folder type="mh" name="Mail" path="Mail" account_id="0">
    <folderitem type="inbox" name="inbox" path="inbox"/>
    <folderitem type="outbox" name="sent" path="sent"/>
    <folderitem type="draft" name="draft" path="draft"/>
    <folderitem type="queue" name="queue" path="queue"/>
    <folderitem type="trash" name="trash" path="trash"/>
  </folder>
</folderlist>
'''


class ClawsMail:
    """Claws Mail with a profile made for this run: a killed one would restore its drafts."""

    COMMAND = 'claws-mail'

    def __init__(self):
        home = pathlib.Path(os.environ['HOME'])
        profile = home / '.claws-mail'
        profile.mkdir()
        (profile / 'accountrc').write_text(ACCOUNT)
        (profile / 'clawsrc').write_text(COMMON)
        (profile / 'folderlist.xml').write_text(FOLDERS)
        for name in ('inbox', 'sent', 'draft', 'queue', 'trash'):
            (home / 'Mail' / name).mkdir(parents=True)
        # What it says is no business of the program that starts it, nor are that one's settings.
        script = home / 'claws'
        script.write_text('#!/bin/sh\nunset G_DEBUG\nexport LC_ALL=C.UTF-8\n'
                          f'exec {self.COMMAND} --compose "$1" >>"$HOME/claws.log" 2>&1\n')
        script.chmod(0o755)
        register('claws', script)

    def start(self):
        """Already running before the draft is handed over."""
        environment = dict(os.environ)
        environment.pop('G_DEBUG', None)
        log = open(pathlib.Path(os.environ['HOME']) / 'claws.log', 'ab')
        subprocess.Popen([self.COMMAND], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                         env=environment, start_new_session=True)
        liaison_ui.wait_for(lambda: self._root(), 'the main window of Claws Mail')

    def _root(self):
        for application in access.applications():
            if 'claws' in liaison_ui.name_of(application).lower() \
                    and application.children():
                return application
        return None

    def draft_texts(self, body):
        """All texts of its compose window, once it shows the body; what differs is told."""
        def compose_window():
            root = self._root()
            return root and next((window for window in liaison_ui.children_of(root)
                                  if 'Compose' in liaison_ui.name_of(window)), None)

        def texts():
            return [liaison_ui.text_of(node).replace('\r\n', '\n').rstrip('\n')
                    for node in liaison_ui.walk(window) if liaison_ui.role_of(node) == 'text']

        window = liaison_ui.wait_for(compose_window, 'the compose window of Claws Mail')
        try:
            liaison_ui.wait_for(lambda: body.rstrip('\n') in texts(), 'the letter in Claws Mail')
        except liaison_ui.NotSeen:
            raise AssertionError(f'Claws Mail shows {texts()}, not {body!r}') from None
        return texts()
