# SPDX-License-Identifier: GPL-3.0-or-later
"""What programs tell assistive technology, read over its bus.

The same protocol that libatspi speaks; but that waits for each answer before it asks the next
question, and a window has some four hundred nodes: looking once for a button took longer than all
that the program does when it is pressed. Here a tree is asked for all at once.
"""

import functools
import typing

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib

PREFIX = 'org.a11y.atspi.'
ROOT = '/org/a11y/atspi/accessible/root'
NOTHING = '/org/a11y/atspi/null'
WINDOW = 1  # extents count from the window's corner
FEW = 30  # nodes that are asked one by one, rather than all that the program has

State = Atspi.StateType


@functools.cache
def _bus():
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    answer = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None,
                               None, Gio.DBusCallFlags.NONE, -1, None)
    return Gio.DBusConnection.new_for_address_sync(
        answer.unpack()[0], Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
        | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)


@functools.cache
def _role_name(role):
    return Atspi.role_get_name(Atspi.Role(role))


class Node:
    """One thing in a program's tree; two are equal that are the same thing. All it tells is asked
    anew each time, and GLib.Error says that it went away."""

    def __init__(self, owner, path):
        self.owner = owner
        self.path = path

    def __eq__(self, other):
        return isinstance(other, Node) and (self.owner, self.path) == (other.owner, other.path)

    def __hash__(self):
        return hash((self.owner, self.path))

    def call(self, interface, method, signature=None, *arguments):
        parameters = GLib.Variant(f'({signature})', arguments) if signature else None
        answer = _bus().call_sync(self.owner, self.path, PREFIX + interface, method, parameters,
                                  None, Gio.DBusCallFlags.NONE, -1, None).unpack()
        return answer[0] if len(answer) == 1 else answer

    def get(self, interface, name):
        return _bus().call_sync(self.owner, self.path, 'org.freedesktop.DBus.Properties', 'Get',
                                GLib.Variant('(ss)', (PREFIX + interface, name)), None,
                                Gio.DBusCallFlags.NONE, -1, None).unpack()[0]

    def name(self):
        return self.get('Accessible', 'Name')

    def role(self):
        return _role_name(self.call('Accessible', 'GetRole'))

    def children(self):
        return _nodes(self.call('Accessible', 'GetChildren'))

    def parent(self):
        return Node(*self.get('Accessible', 'Parent'))

    def has_state(self, state):
        return _holds(self.call('Accessible', 'GetState'), state)

    def has_text(self):
        return f'{PREFIX}Text' in self.call('Accessible', 'GetInterfaces')

    def process(self):
        """The id of the one it belongs to."""
        return _bus().call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus',
                                'org.freedesktop.DBus', 'GetConnectionUnixProcessID',
                                GLib.Variant('(s)', (self.owner,)), None, Gio.DBusCallFlags.NONE,
                                -1, None).unpack()[0]

    def text(self):
        return self.call('Text', 'GetText', 'ii', 0, self.get('Text', 'CharacterCount'))

    def set_text(self, text):
        self.call('EditableText', 'SetTextContents', 's', text)

    def caret(self):
        return self.get('Text', 'CaretOffset')

    def put_caret(self, offset):
        self.call('Text', 'SetCaretOffset', 'i', offset)

    def extents(self):
        """Left, top, width and height in the window."""
        return self.call('Component', 'GetExtents', 'u', WINDOW)

    def character_extents(self, offset):
        return self.call('Text', 'GetCharacterExtents', 'iu', offset, WINDOW)

    def actions(self):
        return [self.call('Action', 'GetName', 'i', index)
                for index in range(self.get('Action', 'NActions'))]

    def do_action(self, index):
        self.call('Action', 'DoAction', 'i', index)


class Seen(typing.NamedTuple):
    """A node, and what it told when the tree was read."""
    node: Node
    name: str
    role: str
    states: typing.Sequence[int]

    def has_state(self, state):
        return _holds(self.states, state)


def _holds(states, state):
    return bool(states[int(state) // 32] >> int(state) % 32 & 1)


def _nodes(references):
    return [Node(owner, path) for owner, path in references if path != NOTHING]


def applications():
    return Node('org.a11y.atspi.Registry', ROOT).children()


class _Questions:
    """Asked all at once. Each answer goes to its receiver, who may ask more; what went away meanwhile
    tells nothing."""

    def __init__(self):
        self.open = 0

    def ask(self, node, interface, method, receiver, parameters=None):
        def answered(bus, result):
            self.open -= 1
            try:
                answer = bus.call_finish(result)
            except GLib.Error:
                return
            receiver(answer.unpack()[0])

        self.open += 1
        _bus().call(node.owner, node.path, interface, method, parameters, None,
                    Gio.DBusCallFlags.NONE, -1, None, answered)

    def wait(self):
        while self.open:
            GLib.MainContext.default().iteration(True)


def _read_children(top):
    """All nodes below, by the node that they are in."""
    children = {}
    questions = _Questions()

    def ask(node):
        def receive(references):
            children[node] = _nodes(references)
            for child in children[node]:
                ask(child)

        questions.ask(node, PREFIX + 'Accessible', 'GetChildren', receive)

    ask(top)
    questions.wait()
    return children


def _in_order(top, children):
    yield top
    for child in children.get(top, ()):
        yield from _in_order(child, children)


def _read_all(owner):
    """What a program made by GTK 4 tells of all nodes that anybody asked for, by their paths."""
    try:
        answer = _bus().call_sync(owner, '/org/a11y/atspi/cache', PREFIX + 'Cache', 'GetItems', None,
                                  GLib.VariantType('(a((so)(so)(so)iiassusau))'),
                                  Gio.DBusCallFlags.NONE, -1, None)
    except GLib.Error:
        return {}
    items = answer.get_child_value(0)
    told = {}
    for index in range(items.n_children()):
        # Unpacking all of it takes longer than asking for it.
        path, name, role, states = (items.get_child_value(index).get_child_value(field)
                                    for field in (0, 6, 7, 9))
        told[path.get_child_value(1).get_string()] = (name.get_string(), role.get_uint32(),
                                                      states.unpack())
    return told


def _read_each(nodes):
    told = {node: [None, None, None] for node in nodes}
    questions = _Questions()

    def ask(node, place, interface, method, parameters=None):
        def receive(answer):
            told[node][place] = answer

        questions.ask(node, interface, method, receive, parameters)

    for node in nodes:
        ask(node, 0, 'org.freedesktop.DBus.Properties', 'Get',
            GLib.Variant('(ss)', (PREFIX + 'Accessible', 'Name')))
        ask(node, 1, PREFIX + 'Accessible', 'GetRole')
        ask(node, 2, PREFIX + 'Accessible', 'GetState')
    questions.wait()
    return {node.path: answers for node, answers in told.items() if None not in answers}


def scan(top):
    """The node and all below it in reading order, as Seen. What goes away meanwhile is left out."""
    nodes = list(_in_order(top, _read_children(top)))
    told = _read_all(top.owner) if len(nodes) > FEW else {}
    told.update(_read_each([node for node in nodes if node.path not in told]))
    for node in nodes:
        if node.path in told:
            name, role, states = told[node.path]
            yield Seen(node, name, _role_name(role), states)
