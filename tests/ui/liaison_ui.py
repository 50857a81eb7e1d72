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

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib

# libatspi says that GTK keeps no cache for it to read, and that is all right.
GLib.log_set_handler('dbind', GLib.LogLevelFlags.LEVEL_WARNING, lambda *_: None)

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
    name = Atspi.Accessible.get_name(node) or ''
    if not name and role_of(node) == 'status bar' \
            and 'Text' in Atspi.Accessible.get_interfaces(node):
        name = text_of(node)
    return name


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


def is_named(node, wanted):
    """By one of several names. GTK 4.8 calls a button with a mnemonic by its label and the label in
    it: “_Next Next”."""
    name = without_mnemonic(name_of(node))
    return any(name in (one, f'{one} {one}') for one in wanted)


def without_mnemonic(text):
    return text.replace('__', '\0').replace('_', '').replace('\0', '_')


class Snapshot:
    """Where the focus is, from the one answer that tells the whole tree: asking node by node takes
    the program longer than anything that is done with it by the Tab key."""

    FOCUSED = 1 << int(Atspi.StateType.FOCUSED)
    ROOT = '/org/a11y/atspi/accessible/root'

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = self._call(session, 'org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress')
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        self.process = self.program = None

    @staticmethod
    def _call(bus, name, path, interface, method, *arguments):
        answer = bus.call_sync(name, path, interface, method,
                               GLib.Variant.new_tuple(*arguments) if arguments else None,
                               None, Gio.DBusCallFlags.NONE, -1, None)
        return answer.unpack()[0]

    def _find_program(self, process):
        for name, _ in self._call(self.bus, 'org.a11y.atspi.Registry', self.ROOT,
                                  'org.a11y.atspi.Accessible', 'GetChildren'):
            owner = self._call(self.bus, 'org.freedesktop.DBus', '/org/freedesktop/DBus',
                               'org.freedesktop.DBus', 'GetConnectionUnixProcessID',
                               GLib.Variant('s', name))
            if owner == process:
                return name
        return None

    def ways_to_focus(self, process):
        """For each thing that has the focus the paths that lead to it from its window; none where GTK
        does not tell."""
        if self.process != process:
            self.process, self.program = process, self._find_program(process)
        items = self._call(self.bus, self.program, '/org/a11y/atspi/cache', 'org.a11y.atspi.Cache',
                           'GetItems')
        parents = {item[0][1]: item[2][1] for item in items}
        for (_, path), *_, states in items:
            if states[0] & self.FOCUSED:
                way = {path}
                while path in parents and path not in (self.ROOT, parents[path]):
                    path = parents[path]
                    way.add(path)
                yield way


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
        self.process = None
        self.root = None
        self.snapshot = None

    # ---- Starting and ending

    def start(self):
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
        self.root = wait_for(self._own_root, 'the program in the accessibility tree')
        self.focus_window()
        return self

    def _own_root(self):
        self.check_alive()
        for application in children_of(Atspi.get_desktop(0)):
            if Atspi.Accessible.get_process_id(application) == self.process.pid \
                    and Atspi.Accessible.get_child_count(application) > 0:
                # What is remembered would be renewed by events only, and nobody runs a loop.
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

    # ---- Told to the desktop

    def notifications(self):
        """Oldest first; see tests/notification-desk."""
        path = self.home / 'notifications'
        if not path.exists():
            return []
        return [json.loads(line) for line in path.read_text(encoding='utf-8').splitlines()]

    def press_notification(self, number):
        (self.home / 'notifications.press').write_text(str(number), encoding='utf-8')

    # ---- Looking

    def all(self, role=None, names=None, within=None, containing=None):
        """Nodes of the front window by role (or group of roles) and by one of the names."""
        roles = ROLES.get(role, (role,))
        for node in walk(within or self.front()):
            try:
                if role is not None and role_of(node) not in roles:
                    continue
                if names is not None and not is_named(node, names):
                    continue
                if containing is not None and containing not in name_of(node):
                    continue
            except GLib.Error:
                continue
            yield node

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
        windows = [child for child in children_of(self.root) if role_of(child) in ROLES['window']]
        for state in (Atspi.StateType.MODAL, Atspi.StateType.ACTIVE):
            for window in reversed(windows):
                if Atspi.Accessible.get_state_set(window).contains(state):
                    return window
        return windows[-1] if windows else self.root

    def is_sensitive(self, node):
        return Atspi.Accessible.get_state_set(node).contains(Atspi.StateType.SENSITIVE)

    def is_focused(self, node):
        return Atspi.Accessible.get_state_set(node).contains(Atspi.StateType.FOCUSED)

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
        self._click_at(*self._place_of(node), button)

    def _click_at(self, x, y, button=1):
        subprocess.run(['xdotool', 'mousemove', '--sync', str(x), str(y), 'click', str(button)],
                       check=True)

    def _place_of(self, node, character=None):
        """A node's middle on the screen, or the left edge of one of its characters."""
        frame = node
        while role_of(frame) not in ROLES['window']:
            frame = Atspi.Accessible.get_parent(frame)
        if character is None:
            box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
        else:
            box = Atspi.Text.get_character_extents(node, character, Atspi.CoordType.WINDOW)
            if box.width == 0:  # a line's end: right of what stands before it
                box = Atspi.Text.get_character_extents(node, character - 1, Atspi.CoordType.WINDOW)
                box.x += box.width
            box.width = 0
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

    def put_caret(self, editor, offset):
        """In the text that has the keys; not to its start. A protected text may send it to an edge."""
        try:
            Atspi.Text.set_caret_offset(editor, offset)
        except GLib.Error:  # newer GTK leaves that to the mouse, and to the keys to scroll
            self.key('ctrl+Home')
            time.sleep(0.5)  # with less between them, two clicks are a double click
            self._click_at(*self._place_of(editor, character=offset))
            wait_for(lambda: Atspi.Text.get_caret_offset(editor) > 0, f'the caret at {offset}')

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

    def tab_to(self, role, english, most=60):
        """By the Tab key alone, until the thing has the focus."""
        wanted = self.words(english)
        for _ in range(most):
            if any(role_of(node) in ROLES.get(role, (role,)) and is_named(node, wanted)
                   for node in self.focused()):
                return
            self.key('Tab')
            time.sleep(0.05)
        raise NotSeen(f'{role} “{english}” is not reached by Tab')

    def key(self, *keys, delay=20):
        subprocess.run(['xdotool', 'key', '--clearmodifiers', '--delay', str(delay), *keys],
                       check=True)

    def type(self, text):
        subprocess.run(['xdotool', 'type', '--delay', '12', text], check=True)

    def focused(self):
        """What has the focus in the front window."""
        self.snapshot = self.snapshot or Snapshot()
        ways = list(self.snapshot.ways_to_focus(self.process.pid))
        found = [node for way in ways if (node := self._end_of(way)) is not None]
        for node in found or walk(self.front()):
            try:
                if Atspi.Accessible.get_state_set(node).contains(Atspi.StateType.FOCUSED):
                    yield node
            except GLib.Error:
                continue

    def _end_of(self, way):
        """The last one of the nodes that lie one below the other, from the front window down."""
        node = self.front()
        if node.path not in way:
            return None
        while (below := next((child for child in children_of(node) if child.path in way), None)):
            node = below
        return node

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
                if 'Text' in Atspi.Accessible.get_interfaces(node):
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
