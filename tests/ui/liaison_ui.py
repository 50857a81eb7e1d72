# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as a person meets it: by what the accessibility tree says, by keys and by the mouse.

Runs below tests/with-display. Nothing here knows a widget's class or a file of the program's; names
are looked up through the catalogue, so that a journey is written once for all languages.
"""

import gettext
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time
import traceback

from gi.repository import GLib

import access

PATIENCE = 20  # seconds until something that should appear is given up

# GTK versions name the same thing differently.
ROLES = {
    'button': ('push button', 'button'),
    'menu button': ('push button', 'button', 'toggle button'),
    'entry': ('text', 'entry', 'password text'),
    'toggle': ('toggle button', 'switch', 'check box', 'radio button'),
    'switch': ('toggle button', 'switch', 'check box'),
    'window': ('frame', 'dialog', 'window', 'alert'),
    'row': ('list item', 'table row'),
}
# GTK 4.8 says this itself of a node that is read over AT-SPI while its window goes, and of a closed
# expander when the Tab key passes it; and newer GTK what columns and sliding things would need if they
# had less room than they have. Any other warning fails the journey.
GTK_SAYS = re.compile(r"g_variant_is_object_path: assertion 'string != NULL' failed"
                      r"|gtk_window_get_focus: assertion 'GTK_IS_WINDOW \(window\)' failed"
                      r'|Trying to measure Gtk\w+ \S+ for (height|width) of \d+, but it needs at least')
LOCALES = {'en': 'C.UTF-8', 'zh_CN': 'zh_CN.UTF-8'}


class NotSeen(AssertionError):
    pass


def wait_for(condition, what, patience=PATIENCE):
    """The first true answer of condition(); what says in words what was waited for."""
    end = time.monotonic() + patience
    while True:
        try:
            answer = condition()
        except GLib.Error:  # a node that went away while it was read
            answer = None
        if answer:
            return answer
        if time.monotonic() > end:
            raise NotSeen(f'not seen within {patience} s: {what}')
        time.sleep(0.05)


def name_of(node):
    """Its name; a status tells what it shows, which newer GTK gives as its text only."""
    return name_seen(node, node.name(), None)


def name_seen(node, name, role):
    if not name and (role or node.role()) == 'status bar' and node.has_text():
        return node.text()
    return name or ''


def role_of(node):
    return node.role()


def children_of(node):
    return node.children()


def walk(node):
    """The node and all below it, in reading order."""
    return (seen.node for seen in access.scan(node))


def text_of(node):
    return node.text()


def is_named(node, wanted):
    return is_one_of(name_of(node), wanted)


def is_one_of(name, wanted):
    """By one of several names. GTK 4.8 calls a button with a mnemonic by its label and the label in
    it: “_Next Next”."""
    name = without_mnemonic(name)
    return any(name in (one, f'{one} {one}') for one in wanted)


def without_mnemonic(text):
    return text.replace('__', '\0').replace('_', '').replace('\0', '_')


class Words:
    """What the interface calls things in one language, by its English words."""

    def __init__(self, stage, language):
        self.known = {}
        self.messages = set()
        if language == 'en':
            return
        catalogue = gettext.translation('liaison', pathlib.Path(stage) / 'share/locale', [language])
        for message, translation in catalogue._catalog.items():
            if isinstance(message, tuple):  # a plural form
                message = message[0]
            message = message.rpartition('\x04')[2]
            self.messages.add(message)
            names = self.known.setdefault(without_mnemonic(message), set())
            names.add(without_mnemonic(translation))

    def __call__(self, english):
        """All translations: with and without a mnemonic they may differ. What is not translated yet
        stands in English in the interface, too (the journey “names” complains of that)."""
        names = set(self.known.get(english, ()))
        return names if english in self.messages else names | {english}


class Program:
    """Liaison, started from the staged installation on the private desk."""

    def __init__(self, stage, language='en', arguments=('--demo', '--customers=30')):
        self.stage = pathlib.Path(stage)
        self.language = language
        self.arguments = list(arguments)
        self.words = Words(stage, language)
        self.home = pathlib.Path(os.environ['HOME'])
        self.log = self.home / 'liaison.log'
        self.is_new = False  # to the person
        self.process = None
        self.root = None

    # ---- Starting and ending

    def start(self):
        self.launch()
        return self.attach()

    def decline_tour(self):
        """Whoever sees the demo for the first time would be asked about a tour."""
        settings = pathlib.Path(os.environ['XDG_CONFIG_HOME']) / 'glib-2.0/settings/keyfile'
        if not settings.exists():
            settings.parent.mkdir(parents=True, exist_ok=True)
            settings.write_text('[io/github/liaison_app/Liaison]\ntour-offered=true\n')

    def launch(self):
        """Without waiting for anything to be seen."""
        if not self.is_new:
            self.decline_tour()
        environment = dict(os.environ)
        environment.update({
            'LANG': LOCALES[self.language],
            'LC_ALL': LOCALES[self.language],
            'GSETTINGS_SCHEMA_DIR': str(self.stage / 'share/glib-2.0/schemas'),
            'XDG_DATA_DIRS': f'{self.stage}/share:/usr/local/share:/usr/share',
        })
        environment.pop('LANGUAGE', None)
        with open(self.log, 'ab') as log:
            self.process = subprocess.Popen([str(self.stage / 'bin/liaison'), *self.arguments],
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                            env=environment, start_new_session=True)

    def attach(self):
        """As soon as it shows a window."""
        self.root = wait_for(self._own_root, 'the program in the accessibility tree')
        self.focus_window()
        return self

    def _own_root(self):
        self.check_alive()
        return next((application for application in access.applications()
                     if application.process() == self.process.pid and application.children()), None)

    def check_alive(self):
        if self.process is not None and self.process.poll() is not None:
            raise AssertionError(f'the program ended with {self.process.returncode}:\n'
                                 + self.log.read_text(errors='replace'))

    def kill(self):
        """As if the power went off."""
        self.process.kill()
        self.process.wait()
        self.process = self.root = None

    def quit(self):
        """By its own key; it must end well and by itself."""
        self.focus_window()
        self.key('ctrl+q')
        status = self.process.wait(PATIENCE)
        assert status == 0, f'the program ended with {status}:\n{self.log.read_text()}'
        self.process = self.root = None

    # ---- Told to the desktop

    def notifications(self):
        """Oldest first; see tests/notification-desk."""
        path = self.home / 'notifications'
        if not path.exists():
            return []
        return [json.loads(line) for line in path.read_text(encoding='utf-8').splitlines()]

    def closed_notifications(self):
        """The numbers of those that were taken back."""
        path = self.home / 'notifications.closed'
        return [int(line) for line in path.read_text().split()] if path.exists() else []

    def press_notification(self, number):
        (self.home / 'notifications.press').write_text(str(number), encoding='utf-8')

    # ---- Looking

    def all(self, role=None, names=None, within=None, containing=None):
        """Nodes of the front window by role (or group of roles) and by one of the names."""
        roles = ROLES.get(role, (role,))
        for seen in access.scan(within or self.front()):
            if role is not None and seen.role not in roles:
                continue
            try:
                name = name_seen(seen.node, seen.name, seen.role)
            except GLib.Error:
                continue
            if names is not None and not is_one_of(name, names):
                continue
            if containing is None or containing in name:
                yield seen.node

    def find(self, role=None, english=None, within=None, name=None, containing=None,
             patience=PATIENCE):
        """Waits until it is there. english is looked up; name is taken as it stands."""
        wanted = self._names(english, name)

        def look():
            self.check_alive()
            return next(self.all(role, wanted, within, containing), None)

        return wait_for(look, f'{role or "anything"} “{english or name or containing or ""}”', patience)

    def _names(self, english, name):
        if english is not None:
            return self.words(english)
        return None if name is None else {name}

    def wait_gone(self, role, english):
        wanted = self.words(english)
        wait_for(lambda: next(self.all(role, wanted), None) is None,
                 f'{role} “{english}” going away')

    def seen(self, role=None, english=None, within=None, name=None, containing=None):
        wanted = self._names(english, name)
        return next(self.all(role, wanted, within, containing), None) is not None

    def front(self):
        """The newest window that holds the others back, or else the one that has the keys."""
        windows = [child for child in self.root.children()
                   if child.role() in ROLES['window'] and child.has_state(access.State.VISIBLE)]
        for state in (access.State.MODAL, access.State.ACTIVE):
            for window in reversed(windows):
                if window.has_state(state):
                    return window
        return windows[-1] if windows else self.root

    def is_sensitive(self, node):
        return node.has_state(access.State.SENSITIVE)

    def is_focused(self, node):
        return node.has_state(access.State.FOCUSED)

    def is_checked(self, node):
        return node.has_state(access.State.CHECKED) or node.has_state(access.State.PRESSED)

    # ---- Acting

    def act(self, node, wanted='click'):
        names = node.actions()
        for name in (wanted, 'activate', 'toggle'):
            if name in names:
                node.do_action(names.index(name))
                return
        raise AssertionError(f'{role_of(node)} “{name_of(node)}” can only {names}')

    def press(self, role, english, **more):
        """Waits until the thing can be pressed, and presses it."""
        node = self.find(role, english, **more)
        wait_for(lambda: self.is_sensitive(node), f'{role} “{english}” becoming sensitive')
        self.act(node)
        return node

    def click(self, node, button=1):
        """With the mouse, in the node's middle. For what offers no action, such as rows."""
        self._click_at(*self._place_of(node), button)

    def _click_at(self, x, y, button=1):
        subprocess.run(['xdotool', 'mousemove', '--sync', str(x), str(y), 'click', str(button)],
                       check=True)

    def _place_of(self, node, character=None):
        """A node's middle on the screen, or the left edge of one of its characters."""
        frame = node
        while frame.role() not in ROLES['window']:
            frame = frame.parent()
        if character is None:
            left, top, width, height = node.extents()
        else:
            left, top, width, height = node.character_extents(character)
            if width == 0:  # a line's end: right of what stands before it
                left, top, width, height = node.character_extents(character - 1)
                left += width
            width = 0
        inner_left, inner_top, inner_width, inner_height = frame.extents()
        done = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', str(self.window_id)],
                              stdout=subprocess.PIPE, text=True, check=True)
        outer = dict(line.split('=') for line in done.stdout.split())
        # The frame's own place counts twice where a shadow surrounds it.
        return [int(outer[axis]) + (int(outer[size]) - inner_size) // 2 + at + length // 2 - 2 * inner_at
                for axis, size, inner_size, at, length, inner_at in (
                    ('X', 'WIDTH', inner_width, left, width, inner_left),
                    ('Y', 'HEIGHT', inner_height, top, height, inner_top))]

    def write(self, node, text):
        """Puts a whole text in place of what is there; any script."""
        node.set_text(text)
        wait_for(lambda: text_of(node) == text, f'the text “{text}”')

    def put_caret(self, editor, offset):
        """In the text that has the keys; not to its start. A protected text may send it to an edge."""
        try:
            editor.put_caret(offset)
        except GLib.Error:  # newer GTK leaves that to the mouse, and to the keys to scroll
            self.key('ctrl+Home')
            time.sleep(0.5)  # with less between them, two clicks are a double click
            self._click_at(*self._place_of(editor, character=offset))
            wait_for(lambda: editor.caret() > 0, f'the caret at {offset}')

    def focus_window(self):
        """What a window manager does: the newest window of the program gets the keys."""
        def newest():
            self.check_alive()
            done = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid',
                                   str(self.process.pid)], stdout=subprocess.PIPE,
                                  stderr=subprocess.DEVNULL, text=True)
            return [int(line) for line in done.stdout.split()]

        def focus():
            ids = newest()
            if not ids:
                return False
            self.window_id = max(ids)
            # It may have gone meanwhile.
            return subprocess.run(['xdotool', 'windowfocus', '--sync', str(self.window_id)],
                                  stderr=subprocess.DEVNULL, check=False).returncode == 0

        wait_for(focus, 'a window on the display')

    def tab_to(self, role, english, most=60, key='Tab'):
        """By the Tab key alone (or 'shift+Tab'), until the thing has the focus."""
        wanted = self.words(english)
        for _ in range(most):
            if any(role_of(node) in ROLES.get(role, (role,)) and is_named(node, wanted)
                   for node in self.focused()):
                return
            self.key(key)
            time.sleep(0.05)
        raise NotSeen(f'{role} “{english}” is not reached by {key}')

    def key(self, *keys, delay=20):
        subprocess.run(['xdotool', 'key', '--clearmodifiers', '--delay', str(delay), *keys],
                       check=True)

    def type(self, text):
        subprocess.run(['xdotool', 'type', '--delay', '12', text], check=True)

    def focused(self):
        """What has the focus in the front window."""
        return [seen.node for seen in access.scan(self.front())
                if seen.has_state(access.State.FOCUSED)]

    # ---- Showing

    def settle(self):
        """For a picture: animations take a quarter of a second."""
        time.sleep(0.6)

    def picture(self, path):
        """What is on the screen, without the black around it."""
        subprocess.run(['import', '-window', 'root', '-trim', '+repage', str(path)], check=True)

    def tree(self):
        lines = []

        def add(node, depth):
            try:
                text = ''
                if node.has_text():
                    text = ' = ' + repr(text_of(node)[:60])
                lines.append(f'{"  " * depth}{role_of(node)} “{name_of(node)}”{text}')
                for child in children_of(node):
                    add(child, depth + 1)
            except GLib.Error:
                return

        try:
            add(self.front(), 0)
        except (AttributeError, GLib.Error):
            lines.append('The program is gone.')
        return '\n'.join(lines)


def skip(reason):
    print(reason)
    sys.exit(77)


def run(journey):
    """The end of each test file: journey(program) on the desk, with a picture if it fails.

    Arguments: the staged installation, the program as it was built, the language, the folder for
    pictures.
    """
    stage, built, language, pictures = sys.argv[1:5]
    for tool in ('xdotool', 'import', 'xclip'):
        if not shutil.which(tool):
            skip(f'{tool} is not installed')
    staged = pathlib.Path(stage) / 'bin/liaison'
    if not staged.exists() or staged.stat().st_mtime < pathlib.Path(built).stat().st_mtime - 1:
        skip('the program is not staged, or older than what was built; build-aux/test does it all')
    program = Program(stage, language)
    try:
        journey(program)
    except Exception:
        traceback.print_exc()
        if program.log.exists():
            print(program.log.read_text(errors='replace'))
        picture = pathlib.Path(pictures) / f'{pathlib.Path(sys.argv[0]).stem}-{language}.png'
        picture.parent.mkdir(parents=True, exist_ok=True)
        program.picture(picture)
        print('What was on the screen:', picture)
        print(program.tree())
        sys.exit(1)
    log = program.log.read_text(errors='replace') if program.log.exists() else ''
    warnings = [line for line in log.splitlines()
                if re.search('WARNING|CRITICAL', line) and not GTK_SAYS.search(line)]
    assert not warnings, '\n'.join(warnings)
