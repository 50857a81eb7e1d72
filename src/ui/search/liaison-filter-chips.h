/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/liaison-customer-query.h"

G_BEGIN_DECLS

/* The conditions that narrow the list, each as a word that can be taken away. Not visible without
 * any.
 *
 * Property "query" (LiaisonCustomerQuery, writable, notifies). Signal "emptied": the person has
 * taken the last one away, and the focus has to go elsewhere. */
#define LIAISON_TYPE_FILTER_CHIPS (liaison_filter_chips_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonFilterChips, liaison_filter_chips, LIAISON, FILTER_CHIPS, GtkWidget)

const LiaisonCustomerQuery *liaison_filter_chips_get_query (LiaisonFilterChips *self);
void liaison_filter_chips_set_query (LiaisonFilterChips *self, const LiaisonCustomerQuery *query);

/* Of LiaisonReseller, for their names; may be NULL. */
void liaison_filter_chips_set_resellers (LiaisonFilterChips *self, GListModel *resellers);

G_END_DECLS
