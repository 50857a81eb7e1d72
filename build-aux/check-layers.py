#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-layers.py SOURCE_ROOT: who may include whom.

The compiler sees most of it (the core is built without GTK, the interface without libsoup); the
rest is read off the #include lines here.
"""

import pathlib
import re
import sys

# Folder below src/ → our folders it may include, besides itself.
OURS = {
    'model': set(),
    'wire': {'model'},
    'auth': {'model', 'wire'},
    'service': {'model', 'wire', 'auth'},
    'store': {'model'},
    'mail': {'model'},
    'app': {'model', 'wire', 'auth', 'service', 'store', 'mail'},
    'sandbox': {'model'},
    'ui': {'model', 'app'},
    # main.c and the application put the parts together.
    'main': {'model', 'app', 'ui', 'sandbox'},
}

# The one exception: what starts the demonstration, and who acts in it.
EXTRA = {
    'src/ui/liaison-demo-answer.c': {'sandbox'},
    'src/ui/liaison-demo-answer.h': {'sandbox'},
    'src/ui/liaison-demo.c': {'sandbox'},
}

# Library header → folders that may include it.
LIBRARIES = [
    (re.compile(r'(gtk|gdk|gsk|adwaita\.h|adw-)'), {'ui', 'main'}),
    (re.compile(r'libsoup/'), {'wire', 'auth', 'service', 'sandbox'}),
    (re.compile(r'json-glib/'), {'wire', 'auth', 'service', 'sandbox', 'app'}),
    (re.compile(r'sqlite3\.h'), {'store'}),
    (re.compile(r'gmime/'), {'mail'}),
    (re.compile(r'libsecret/'), {'auth'}),
]

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.MULTILINE)


def complaints(root, path):
    name = path.relative_to(root).as_posix()
    parts = path.relative_to(root / 'src').parts
    folder = parts[0] if len(parts) > 1 else 'main'
    if folder not in OURS:
        yield f'{name}: the folder “{folder}” has no place in the layers'
        return

    allowed = OURS[folder] | EXTRA.get(name, set()) | {folder}
    for _, header in INCLUDE.findall(path.read_text(encoding='utf-8')):
        first = header.split('/')[0]
        if first in OURS and first not in allowed:
            yield f'{name}: includes {header}, but {folder} may not know {first}'
        for library, folders in LIBRARIES:
            if library.match(header) and folder not in folders:
                yield f'{name}: includes {header}, which belongs in {", ".join(sorted(folders))}'


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    found = [
        complaint
        for path in sorted((root / 'src').rglob('*.[ch]'))
        for complaint in complaints(root, path)
    ]
    for complaint in found:
        print(complaint)
    sys.exit(1 if found else 0)


main()
