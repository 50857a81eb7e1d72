/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/liaison-customer-query.h"

G_BEGIN_DECLS

/* The conditions that can narrow the list of customers. They count at once.
 *
 * Property "query" (LiaisonCustomerQuery, writable, notifies). */
#define LIAISON_TYPE_FILTER_POPOVER (liaison_filter_popover_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonFilterPopover,
                      liaison_filter_popover,
                      LIAISON,
                      FILTER_POPOVER,
                      GtkPopover)

GtkWidget *liaison_filter_popover_new (void);

const LiaisonCustomerQuery *liaison_filter_popover_get_query (LiaisonFilterPopover *self);
void liaison_filter_popover_set_query (LiaisonFilterPopover *self,
                                       const LiaisonCustomerQuery *query);

/* The tags in use; without any there is no choice. */
void liaison_filter_popover_set_tags (LiaisonFilterPopover *self, const char *const *tags);
/* Of LiaisonReseller; may be NULL. Without any there is no choice. */
void liaison_filter_popover_set_resellers (LiaisonFilterPopover *self, GListModel *resellers);

G_END_DECLS
