# SPDX-License-Identifier: GPL-3.0-or-later
"""The demonstration's story, as its menu lets it go on."""

import re

import liaison_ui

# What the story's menu ends with, after who was invited.
ENDS = ('An Unknown Company Accepts', 'A Customer Removes Your Admin Rights',
        'A Customer Gives You Admin Rights', 'Microsoft Ends Unused Admin Rights',
        'A Customer Changes Its Name', 'A Customer Leaves', 'Three Days Later', 'Thirty Days Later',
        'Show Me Around', 'Start Over…')


def open_story(program):
    program.press('menu button', 'Story…')
    return liaison_ui.wait_for(lambda: list(program.all('menu item')), 'the story’s entries')


def choose(program, place, names):
    """An entry of the story's menu, which is made when it is opened. By its place, since newer GTK
    tells nobody what a menu's entries are called."""
    entries = open_story(program)
    name = liaison_ui.name_of(entries[place])
    assert not name or any(wanted in name for wanted in names), (name, names)
    program.act(entries[place])


def choose_end(program, english):
    choose(program, ENDS.index(english) - len(ENDS), program.words(english))


def find_told(program, english):
    """A sentence with names in it."""
    sentences = [re.sub(r'%(\d\\\$)?s', '(.+)', re.escape(text)) for text in program.words(english)]

    def look():
        return next((match for node in program.all('label') for sentence in sentences
                     if (match := re.fullmatch(sentence, liaison_ui.name_of(node)))), None)

    return liaison_ui.wait_for(look, f'“{english}”')
