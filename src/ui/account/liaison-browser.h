/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens addresses in the system's browser, in front of the program's active window.
 *
 * Signals: "opened": an address was handed to it; "failed": no browser could be opened for the last
 * address. */
#define LIAISON_TYPE_BROWSER (liaison_browser_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonBrowser, liaison_browser, LIAISON, BROWSER, GObject)

/* @application outlives it. */
LiaisonBrowser *liaison_browser_new (GtkApplication *application);

/* @uri: other than https or http on this machine itself is not opened. */
void liaison_browser_open (LiaisonBrowser *self, const char *uri);

G_END_DECLS
