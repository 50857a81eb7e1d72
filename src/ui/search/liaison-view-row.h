/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/liaison-view.h"

G_BEGIN_DECLS

/* A kept view in the list of them, with buttons to rename and to remove it: signals "rename" and
 * "remove". */
#define LIAISON_TYPE_VIEW_ROW (liaison_view_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonViewRow, liaison_view_row, LIAISON, VIEW_ROW, GtkListBoxRow)

GtkWidget *liaison_view_row_new (LiaisonView *view);

LiaisonView *liaison_view_row_get_view (LiaisonViewRow *self);
/* Whether the list shows just this. */
void liaison_view_row_set_current (LiaisonViewRow *self, gboolean current);

G_END_DECLS
