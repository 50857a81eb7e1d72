/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What can be done with several selected customers; activates actions of the customers page. */
#define LIAISON_TYPE_SELECTION_BAR (liaison_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonSelectionBar, liaison_selection_bar, LIAISON, SELECTION_BAR, AdwBin)

/* Concealed with fewer than two. */
void liaison_selection_bar_set_n_selected (LiaisonSelectionBar *self, guint n_selected);

G_END_DECLS
