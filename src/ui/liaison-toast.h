/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A toast that says @text, plain and not markup, and has a button unless @button is NULL. Where
 * @overlay, on which it is to be shown, is too narrow for the text, it takes more lines, while a
 * toast's own title would be cut: a name, or what to do next, is never lost. Transfer full. */
AdwToast *liaison_toast_new (const char *text, const char *button, GtkWidget *overlay);

G_END_DECLS
