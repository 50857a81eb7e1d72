/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows @window over @parent, which may be NULL. The program's keys work in it, and it goes with
 * its parent. */
void liaison_side_window_present (GtkWindow *window, GtkWindow *parent);

G_END_DECLS
