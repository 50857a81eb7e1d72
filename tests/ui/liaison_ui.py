# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as a person meets it: by what the accessibility tree says, by keys and by the mouse.

Runs below tests/with-display. Nothing here knows a widget's class or a file of the program's; names
are looked up through the catalogue, so that a journey is written once for all languages.
"""

import gettext
import os
import pathlib
import shutil
import subprocess
import sys
import time
import traceback

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib

PATIENCE = 20  # seconds until something that should appear is given up

# GTK versions name the same thing differently.
ROLES = {
    'button': ('push button', 'button'),
    'entry': ('text', 'entry', 'password text'),
    'toggle': ('toggle button', 'switch', 'check box', 'radio button'),
    'switch': ('toggle button', 'switch', 'check box'),
    'window': ('frame', 'dialog', 'window', 'alert'),
    'row': ('list item', 'table row'),
}
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
    return Atspi.Accessible.get_name(node) or ''


def role_of(node):
    return Atspi.Accessible.get_role_name(node)


def children_of(node):
    for index in range(Atspi.Accessible.get_child_count(node)):
        child = Atspi.Accessible.get_child_at_index(node, index)
        if child is not None:
            yield child


def walk(node):
    """The node and all below it, in reading order."""
    yield node
    try:
        for child in children_of(node):
            yield from walk(child)
    except GLib.Error:
        return


def text_of(node):
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def without_mnemonic(text):
    return text.replace('__', '\0').replace('_', '').replace('\0', '_')


class Words:
    """What the interface calls things in one language, by its English words."""

    def __init__(self, stage, language):
        self.known = {}
        if language == 'en':
            return
        catalogue = gettext.translation('liaison', pathlib.Path(stage) / 'share/locale', [language])
        for message, translation in catalogue._catalog.items():
            if isinstance(message, tuple):  # a plural form
                message = message[0]
            message = message.rpartition('\x04')[2]
            self.known.setdefault(without_mnemonic(message), without_mnemonic(translation))
        self.strict = True

    def __call__(self, english):
        if not self.known:
            return english
        if english not in self.known:
            raise KeyError(f'the catalogue has no “{english}”')
        return self.known[english]


class Program:
    """Liaison, started from the staged installation on the private desk."""

    def __init__(self, stage, language='en', arguments=('--demo',)):
        self.stage = pathlib.Path(stage)
        self.language = language
        self.arguments = list(arguments)
        self.words = Words(stage, language)
        self.home = pathlib.Path(os.environ['HOME'])
        self.log = self.home / 'liaison.log'
        self.process = None
        self.root = None

        # What is remembered of the tree would be renewed by events only, and nobody runs a loop.
        Atspi.Accessible.set_cache_mask(Atspi.get_desktop(0), Atspi.Cache.NONE)

    # ---- Starting and ending

    def start(self):
        environment = dict(os.environ)
        environment.update({
            'LANG': LOCALES[self.language],
            'LC_ALL': LOCALES[self.language],
            'G_DEBUG': 'fatal-warnings',
            'GSETTINGS_SCHEMA_DIR': str(self.stage / 'share/glib-2.0/schemas'),
            'XDG_DATA_DIRS': f'{self.stage}/share:/usr/local/share:/usr/share',
        })
        environment.pop('LANGUAGE', None)
        with open(self.log, 'ab') as log:
            self.process = subprocess.Popen([str(self.stage / 'bin/liaison'), *self.arguments],
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                            env=environment, start_new_session=True)
        self.root = wait_for(self._own_root, 'the program in the accessibility tree')
        self.focus_window()
        return self

    def _own_root(self):
        self.check_alive()
        for application in children_of(Atspi.get_desktop(0)):
            if Atspi.Accessible.get_process_id(application) == self.process.pid \
                    and Atspi.Accessible.get_child_count(application) > 0:
                Atspi.Accessible.set_cache_mask(application, Atspi.Cache.NONE)
                return application
        return None

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

    # ---- Looking

    def all(self, role=None, name=None, within=None, containing=None):
        """Nodes by role (or group of roles) and by name in the interface's language."""
        roles = ROLES.get(role, (role,))
        for node in walk(within or self.root):
            try:
                if role is not None and role_of(node) not in roles:
                    continue
                if name is not None and name_of(node) != name:
                    continue
                if containing is not None and containing not in name_of(node):
                    continue
            except GLib.Error:
                continue
            yield node

    def find(self, role=None, english=None, within=None, name=None, containing=None,
             patience=PATIENCE):
        """Waits until it is there. english is looked up; name is taken as it stands."""
        wanted = self.words(english) if english is not None else name

        def look():
            self.check_alive()
            return next(self.all(role, wanted, within, containing), None)

        return wait_for(look, f'{role or "anything"} “{wanted or containing or ""}”', patience)

    def wait_gone(self, role, english):
        wanted = self.words(english)
        wait_for(lambda: next(self.all(role, wanted), None) is None,
                 f'{role} “{wanted}” going away')

    def seen(self, role=None, english=None, within=None, name=None, containing=None):
        wanted = self.words(english) if english is not None else name
        return next(self.all(role, wanted, within, containing), None) is not None

    def windows(self):
        return [child for child in children_of(self.root) if role_of(child) in ROLES['window']]

    def is_sensitive(self, node):
        return Atspi.Accessible.get_state_set(node).contains(Atspi.StateType.SENSITIVE)

    def is_checked(self, node):
        states = Atspi.Accessible.get_state_set(node)
        return states.contains(Atspi.StateType.CHECKED) or states.contains(Atspi.StateType.PRESSED)

    # ---- Acting

    def act(self, node, wanted='click'):
        names = [Atspi.Action.get_action_name(node, index)
                 for index in range(Atspi.Action.get_n_actions(node))]
        for name in (wanted, 'activate', 'toggle'):
            if name in names:
                Atspi.Action.do_action(node, names.index(name))
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
        place = self._place_of(node)
        subprocess.run(['xdotool', 'mousemove', '--sync', *map(str, place), 'click', str(button)],
                       check=True)

    def _place_of(self, node):
        frame = node
        while role_of(frame) not in ROLES['window']:
            frame = Atspi.Accessible.get_parent(frame)
        box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
        inner = Atspi.Component.get_extents(frame, Atspi.CoordType.WINDOW)
        done = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', str(self.window_id)],
                              stdout=subprocess.PIPE, text=True, check=True)
        outer = dict(line.split('=') for line in done.stdout.split())
        # The frame's own place counts twice where a shadow surrounds it.
        return [int(outer[axis]) + (int(outer[size]) - inner_size) // 2 + at + length // 2 - 2 * inner_at
                for axis, size, inner_size, at, length, inner_at in (
                    ('X', 'WIDTH', inner.width, box.x, box.width, inner.x),
                    ('Y', 'HEIGHT', inner.height, box.y, box.height, inner.y))]

    def write(self, node, text):
        """Puts a whole text in place of what is there; any script."""
        Atspi.EditableText.set_text_contents(node, text)
        wait_for(lambda: text_of(node) == text, f'the text “{text}”')

    def focus_window(self):
        """What a window manager does: the newest window of the program gets the keys."""
        def newest():
            done = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid',
                                   str(self.process.pid)], stdout=subprocess.PIPE,
                                  stderr=subprocess.DEVNULL, text=True)
            return [int(line) for line in done.stdout.split()]

        ids = wait_for(newest, 'a window on the display')
        self.window_id = max(ids)
        subprocess.run(['xdotool', 'windowfocus', '--sync', str(self.window_id)], check=True,
                       stderr=subprocess.DEVNULL)

    def key(self, *keys):
        subprocess.run(['xdotool', 'key', '--clearmodifiers', '--delay', '20', *keys], check=True)

    def type(self, text):
        subprocess.run(['xdotool', 'type', '--delay', '12', text], check=True)

    def focused(self):
        for node in walk(self.root):
            try:
                if Atspi.Accessible.get_state_set(node).contains(Atspi.StateType.FOCUSED):
                    yield node
            except GLib.Error:
                continue

    # ---- Showing

    def picture(self, path):
        subprocess.run(['import', '-window', 'root', str(path)], check=True)

    def tree(self):
        lines = []

        def add(node, depth):
            try:
                text = ''
                if 'Text' in Atspi.Accessible.get_interfaces(node):
                    text = ' = ' + repr(text_of(node)[:60])
                lines.append(f'{"  " * depth}{role_of(node)} “{name_of(node)}”{text}')
                for child in children_of(node):
                    add(child, depth + 1)
            except GLib.Error:
                return

        if self.root is not None:
            add(self.root, 0)
        return '\n'.join(lines)


def run(journey):
    """The end of each test file: journey(program) on the desk, with a picture if it fails.

    Arguments: the staged installation, the language, and the folder for pictures.
    """
    stage, language, pictures = sys.argv[1:4]
    if not shutil.which('xdotool') or not shutil.which('import'):
        print('xdotool and ImageMagick are needed')
        sys.exit(77)
    program = Program(stage, language)
    try:
        journey(program)
    except Exception:
        traceback.print_exc()
        picture = pathlib.Path(pictures) / f'{pathlib.Path(sys.argv[0]).stem}-{language}.png'
        picture.parent.mkdir(parents=True, exist_ok=True)
        program.picture(picture)
        print('What was on the screen:', picture)
        print(program.tree())
        if program.log.exists():
            print(program.log.read_text(errors='replace'))
        sys.exit(1)
    warnings = program.log.read_text(errors='replace') if program.log.exists() else ''
    assert 'WARNING' not in warnings and 'CRITICAL' not in warnings, warnings
