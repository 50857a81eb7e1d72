# SPDX-License-Identifier: GPL-3.0-or-later
"""Mail programs on the private desk: one that only writes down what it is given, and Claws Mail."""

import os
import pathlib
import urllib.parse

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
