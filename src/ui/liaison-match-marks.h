/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Marks where @words (folded; NULL: none) stand in what @label shows now: bold, on the accent
 * colour. Without words or matches the label has no attributes. */
void liaison_match_marks_set (GtkLabel *label, const char *const *words);

G_END_DECLS
