/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/liaison-customer-column.h"

G_BEGIN_DECLS

typedef enum
{
  LIAISON_EXPORT_CSV,       /* UTF-8, for people: titles and texts in the interface's language */
  LIAISON_EXPORT_CSV_EXCEL, /* the same behind a byte-order mark */
  LIAISON_EXPORT_JSON,      /* an array, one object per customer, for programs */
} LiaisonExportFormat;

/* Customers on their way into a file, a few milliseconds' worth at a time; memory does not grow
 * with their number.
 *
 * Properties (notify): "n-done" (uint): customers written. */
#define LIAISON_TYPE_EXPORT (liaison_export_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonExport, liaison_export, LIAISON, EXPORT, GObject)

/* @customers: a GListModel of LiaisonCustomer that does not change, as of
 * liaison_customer_list_snapshot (). @table: copied, its texts are not; its source is held. */
LiaisonExport *liaison_export_new (GListModel *customers,
                                   const LiaisonCustomerTable *table,
                                   LiaisonExportFormat format);

/* Writes @file, once. Before all is written a file of that name stays as it is; an export that
 * failed or was cancelled leaves nothing. Errors: G_IO_ERROR. */
void liaison_export_run_async (LiaisonExport *self,
                               GFile *file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean liaison_export_run_finish (LiaisonExport *self, GAsyncResult *result, GError **error);

guint liaison_export_get_n_done (LiaisonExport *self);
guint liaison_export_get_n_total (LiaisonExport *self);

G_END_DECLS
