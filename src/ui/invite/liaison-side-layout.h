/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two children: the second one at the side of the first while both have the room they like, or else
 * below it, so that a long sentence is not squeezed into a column beside a button. */
#define LIAISON_TYPE_SIDE_LAYOUT (liaison_side_layout_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonSideLayout,
                      liaison_side_layout,
                      LIAISON,
                      SIDE_LAYOUT,
                      GtkLayoutManager)

G_END_DECLS
