/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What happened, what is kept, what to do next; one to three sentences. Never NULL, transfer full.
 */
char *liaison_error_to_sentence (const GError *error);
/* The same for a file of the person's own choice that could not be written. */
char *liaison_error_to_file_sentence (const GError *error);
/* A title of a few words for the same error ("No Connection"). */
const char *liaison_error_to_title (const GError *error);

G_END_DECLS
