/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Puts a letter on the clipboard of @widget's display, as plain text and as HTML together: each
 * program takes the one it can show. */
void liaison_letter_clipboard_set (GtkWidget *widget, const char *text, const char *html);

G_END_DECLS
