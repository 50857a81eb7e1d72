/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Its children one behind the other, in as many lines as it takes (see LiaisonWrapLayout). */
#define LIAISON_TYPE_WRAP_BOX (liaison_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonWrapBox, liaison_wrap_box, LIAISON, WRAP_BOX, GtkWidget)

G_END_DECLS
