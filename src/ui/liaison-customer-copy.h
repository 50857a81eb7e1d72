/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "model/liaison-customer-column.h"

G_BEGIN_DECLS

/* What the clipboard takes. Who wants more of them wants a file. */
#define LIAISON_MOST_COPIED 20000

/* Customers for the clipboard, as text with a tab between cells and a line per customer, and as a
 * table in HTML; both begin with the titles. Made a few milliseconds at a time. @customers: does
 * not change. The result, transfer full, is NULL when it was cancelled. */
void liaison_customer_copy_async (GListModel *customers,
                                  const LiaisonCustomerTable *table,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GdkContentProvider *liaison_customer_copy_finish (GAsyncResult *result,
                                                  guint *n_customers,
                                                  GError **error);

G_END_DECLS
