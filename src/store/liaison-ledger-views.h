/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-view.h"
#include "store/liaison-ledger.h"

G_BEGIN_DECLS

/* The named views of a ledger. As with notes, a change counts at once and is written thereafter. */

/* GListModel of LiaisonView in the order they were made. Lives as long as the ledger. */
GListModel *liaison_ledger_get_views (LiaisonLedger *self);
/* The view with @name, or NULL. Owned by the ledger. */
LiaisonView *liaison_ledger_lookup_view (LiaisonLedger *self, const char *name);

/* Keeps @query under @name; a view with the same name is replaced. */
void liaison_ledger_save_view_async (LiaisonLedger *self,
                                     const char *name,
                                     const char *query,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean liaison_ledger_save_view_finish (LiaisonLedger *self,
                                          GAsyncResult *result,
                                          GError **error);

/* Gives the view @name the name @new_name; a view that has it already is replaced. No view of
 * @name: G_IO_ERROR_NOT_FOUND. */
void liaison_ledger_rename_view_async (LiaisonLedger *self,
                                       const char *name,
                                       const char *new_name,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean liaison_ledger_rename_view_finish (LiaisonLedger *self,
                                            GAsyncResult *result,
                                            GError **error);

void liaison_ledger_remove_view_async (LiaisonLedger *self,
                                       const char *name,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean liaison_ledger_remove_view_finish (LiaisonLedger *self,
                                            GAsyncResult *result,
                                            GError **error);

G_END_DECLS
