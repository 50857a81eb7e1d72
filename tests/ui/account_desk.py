# SPDX-License-Identifier: GPL-3.0-or-later
"""What real accounts need on the private desk: a cloud at the end of a wire, a browser that a person
sits at, and a key ring."""

import json
import os
import pathlib
import subprocess
import urllib.request

import liaison_ui

SCHEMA = 'io.github.liaison_app.Liaison.Account'
CLIENT_ID = '4f3f7e21-9a0c-4d57-8c3b-62f1de0b7a95'

# Nothing that comes back is written down: it may hold a code.
BROWSER = '''#!/usr/bin/python3
import pathlib, sys, urllib.request
folder = pathlib.Path({folder!r})
uri = sys.argv[1]
with open(folder / 'opened', 'a') as opened:
    opened.write(uri + '\\n')
person = (folder / 'person').read_text()
if person:
    urllib.request.urlopen(uri + '&decision=' + person, timeout=20).read()
'''


class Browser:
    """The desk's web browser. Whoever sits at it has made up their mind before."""

    def __init__(self, person='continue'):
        self.folder = pathlib.Path(os.environ['HOME']) / 'browser'
        self.folder.mkdir()
        self.decide(person)
        script = self.folder / 'browser'
        script.write_text(BROWSER.format(folder=str(self.folder)))
        script.chmod(0o755)
        applications = pathlib.Path(os.environ['XDG_DATA_HOME']) / 'applications'
        applications.mkdir(parents=True, exist_ok=True)
        (applications / 'browser.desktop').write_text(
            f'[Desktop Entry]\nType=Application\nName=browser\nExec={script} %u\n'
            'MimeType=x-scheme-handler/http;x-scheme-handler/https;\n')
        (pathlib.Path(os.environ['XDG_CONFIG_HOME']) / 'mimeapps.list').write_text(
            '[Default Applications]\nx-scheme-handler/http=browser.desktop\n'
            'x-scheme-handler/https=browser.desktop\n')

    def decide(self, person):
        """'continue' or 'cancel', behind it whom to sign in as: 'continue&person=sales'; nothing:
        the page is left as it is."""
        (self.folder / 'person').write_text(person)

    def opened(self):
        """The addresses so far."""
        path = self.folder / 'opened'
        return path.read_text().splitlines() if path.exists() else []


class Cloud:
    """The sandbox, as a program of its own, in the place of one of the clouds of the table."""

    def __init__(self, program, cloud='global', arguments=()):
        self.log = open(program.home / f'sandbox-{cloud}.log', 'ab')
        self.process = subprocess.Popen(
            [str(program.stage / 'bin/liaison-sandbox'), '--port=0', f'--cloud={cloud}',
             '--customers=12', *arguments],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.log,
            env={**os.environ, 'LC_ALL': 'C.UTF-8'}, start_new_session=True, text=True)
        line = self.process.stdout.readline()
        assert line.startswith('Sandbox ready at '), line
        self.base = line.split()[-1]
        self._name_in_table(cloud)

    def _name_in_table(self, cloud):
        path = pathlib.Path(os.environ['XDG_CONFIG_HOME']) / 'liaison/clouds.json'
        path.parent.mkdir(parents=True, exist_ok=True)
        table = json.loads(path.read_text()) if path.exists() else {'clouds': []}
        table['clouds'].append({'id': cloud, 'login_base': self.base, 'api_base': self.base,
                                'graph_base': self.base, 'login_aliases': []})
        path.write_text(json.dumps(table))

    def tell(self, below, **members):
        """POSTs to /sandbox/…"""
        request = urllib.request.Request(f'{self.base}/sandbox/{below}', method='POST',
                                         data=json.dumps(members).encode(),
                                         headers={'Content-Type': 'application/json'})
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.read().decode()

    def _read(self, below):
        with urllib.request.urlopen(f'{self.base}/sandbox/{below}', timeout=20) as answer:
            return json.loads(answer.read())

    def state(self):
        return self._read('state')

    def people(self):
        """Everybody who can sign in."""
        return self._read('people')

    def stop(self):
        self.process.kill()
        self.process.wait()


class KeyRing:
    """A real key ring on the desk's bus."""

    PASSWORD = 'desk'
    COLLECTION = '/org/freedesktop/secrets/aliases/default'

    def __init__(self, unlocked=True):
        self.process = None
        if unlocked:
            self.start()

    def start(self):
        """Unlocked."""
        self.process = subprocess.Popen(
            ['gnome-keyring-daemon', '--foreground', '--unlock', '--components=secrets'],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True)
        self.process.stdin.write(self.PASSWORD.encode())
        self.process.stdin.close()
        # Whoever calls it before it is there, starts another one, that is locked.
        liaison_ui.wait_for(self._is_there, 'the key ring')

    @staticmethod
    def _is_there():
        done = subprocess.run(
            ['gdbus', 'call', '--session', '-d', 'org.freedesktop.DBus', '-o',
             '/org/freedesktop/DBus', '-m', 'org.freedesktop.DBus.NameHasOwner',
             'org.freedesktop.secrets'],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
        return 'true' in done.stdout

    def _call(self, method, *arguments):
        return subprocess.run(
            ['gdbus', 'call', '--session', '-d', 'org.freedesktop.secrets', '-o',
             '/org/freedesktop/secrets', '-m', method, *arguments],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode

    def lock(self):
        assert self._call('org.freedesktop.Secret.Service.Lock',
                          f'[objectpath "{self.COLLECTION}"]') == 0

    def clear(self):
        subprocess.run(['secret-tool', 'clear', 'xdg:schema', SCHEMA], check=True)

    def labels(self):
        """Of the items of ours."""
        done = subprocess.run(['secret-tool', 'search', '--all', 'xdg:schema', SCHEMA],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                              check=False)
        return [line.partition(' = ')[2] for line in done.stdout.splitlines()
                if line.startswith('label = ')]

    @staticmethod
    def prompt():
        """The window that asks the person for the password, or None."""
        done = subprocess.run(['xdotool', 'search', '--onlyvisible', '--class', 'gcr-prompter'],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                              check=False)
        return done.stdout.split()[-1] if done.stdout.split() else None

    @classmethod
    def answer(cls, program, password):
        """What the person does when asked; None: breaks it off."""
        prompt = liaison_ui.wait_for(cls.prompt, 'the question for the password')
        subprocess.run(['xdotool', 'windowfocus', '--sync', prompt], check=False,
                       stderr=subprocess.DEVNULL)
        program.settle()
        if password is not None:
            program.type(password)
        program.key('Escape' if password is None else 'Return')
        liaison_ui.wait_for(lambda: cls.prompt() is None, 'the end of the question')
        program.focus_window()


def clipboard():
    done = subprocess.run(['xclip', '-selection', 'clipboard', '-o'], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True, check=False)
    return done.stdout
