/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "service/liaison-partner-client.h"

G_BEGIN_DECLS

/* @rows: sorted array of new LiaisonRow; the callee takes the rows, not the array. */
typedef void (*LiaisonCustomerPassFunc) (GPtrArray *rows, gpointer user_data);

/* One pass over all pages of the list of customers: @page_func gets each page on the calling
 * thread, its rows made and sorted on a worker. After @cancellable was cancelled neither of the two
 * user_data is touched: @page_func is not called any more, and the result is G_IO_ERROR_CANCELLED.
 */
void liaison_customer_pass_async (LiaisonPartnerClient *client,
                                  LiaisonCustomerPassFunc page_func,
                                  gpointer page_data,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean liaison_customer_pass_finish (GAsyncResult *result, GError **error);

G_END_DECLS
