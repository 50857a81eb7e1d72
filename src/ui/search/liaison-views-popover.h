/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/liaison-customer-query.h"

G_BEGIN_DECLS

/* The kept views. Signals: "chosen", "rename", "remove" (LiaisonView each), "save": what the list
 * shows now is to be kept. */
#define LIAISON_TYPE_VIEWS_POPOVER (liaison_views_popover_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonViewsPopover,
                      liaison_views_popover,
                      LIAISON,
                      VIEWS_POPOVER,
                      GtkPopover)

GtkWidget *liaison_views_popover_new (void);

/* Of LiaisonView; NULL: there are none, and none can be kept. */
void liaison_views_popover_set_views (LiaisonViewsPopover *self, GListModel *views);
/* What the list shows now. */
void liaison_views_popover_set_query (LiaisonViewsPopover *self, const LiaisonCustomerQuery *query);

G_END_DECLS
