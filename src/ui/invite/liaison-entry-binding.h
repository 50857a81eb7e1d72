/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Keeps @row's text and the string @property of @source the same, both ways; an empty row is NULL
 * there, and takes no more than 254 characters. Also names it. */
void liaison_entry_row_bind (AdwEntryRow *row, gpointer source, const char *property);
/* Gives the text itself the row's title as its accessible name. */
void liaison_entry_row_name (AdwEntryRow *row);
/* Whether what stands in it cannot be used, to be seen and to be heard. */
void liaison_entry_row_mark (AdwEntryRow *row, gboolean is_wrong);

G_END_DECLS
