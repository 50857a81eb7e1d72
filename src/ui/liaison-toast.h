/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A toast that says @text, plain and not markup, and has a button unless @button is NULL. Where
 * @overlay, on which it is to be shown, is too narrow for the text, it takes more lines, while a
 * toast's own title would be cut: a name, or what to do next, is never lost. Transfer full. */
AdwToast *liaison_toast_new (const char *text, const char *button, GtkWidget *overlay);

/* Shows @toast (transfer full) on @overlay, after those that wait there already; with @now, at once
 * in place of what is shown: it answers what was done just now. To be used in place of
 * adw_toast_overlay_add_toast (), always: libadwaita 1.2 crashes when a toast of its own queue
 * comes while another one still goes, and is dismissed soon. */
void liaison_toast_show (AdwToastOverlay *overlay, AdwToast *toast, gboolean now);

G_END_DECLS
