/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Keeps @row's text and the string @property of @source the same, both ways; an empty row is NULL
 * there. Also gives the text itself the row's title as its accessible name. */
void liaison_entry_row_bind (AdwEntryRow *row, gpointer source, const char *property);

G_END_DECLS
