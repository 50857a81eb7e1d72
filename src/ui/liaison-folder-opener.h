/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows @file in the desktop's file manager; where that cannot be asked, its folder only. @parent
 * may be NULL. */
void liaison_folder_opener_show (GFile *file, GtkWindow *parent);

G_END_DECLS
