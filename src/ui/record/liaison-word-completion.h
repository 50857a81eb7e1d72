/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Offers those of @words that contain what is typed into @entry, whatever its case, accents and
 * width. Made anew for other words. Owned by the entry. */
GtkEntryCompletion *liaison_word_completion_attach (GtkEntry *entry, const char *const *words);

G_END_DECLS
