/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Some of many: a GListModel of those items of another one that were picked, made on demand. */
#define LIAISON_TYPE_PICKED_CUSTOMERS (liaison_picked_customers_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonPickedCustomers,
                      liaison_picked_customers,
                      LIAISON,
                      PICKED_CUSTOMERS,
                      GObject)

/* @customers: does not change any more. @picked: positions in it; neither does it. */
GListModel *liaison_picked_customers_new (GListModel *customers, GtkBitset *picked);

G_END_DECLS
