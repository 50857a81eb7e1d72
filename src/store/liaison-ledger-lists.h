/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-prospect.h"
#include "store/liaison-ledger.h"

G_BEGIN_DECLS

/* The lists that batches of invitations were made of, each as it was read. They may be long, so
 * they stay in the file until one is asked for. */

#define LIAISON_LIST_ROW_ID_SIZE 37

typedef struct
{
  char id[LIAISON_LIST_ROW_ID_SIZE]; /* of the invitation; "": left out */
  LiaisonProspectMarks marks;
  const char *const *cells; /* not owned */
} LiaisonListRow;

/* Keeps the list of the batch called @batch in place of an older one. @titles: NULL: it has none.
 * @rows: of LiaisonListRow. Nothing is copied: all of it stays as it is until @callback has run.
 * When it has run without error the list is on the disk; otherwise nothing of it is kept. */
void liaison_ledger_save_list_async (LiaisonLedger *self,
                                     const char *batch,
                                     const char *const *titles,
                                     GArray *rows,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean liaison_ledger_save_list_finish (LiaisonLedger *self,
                                          GAsyncResult *result,
                                          GError **error);

typedef struct
{
  GStrv titles;     /* or NULL */
  GArray *rows;     /* of LiaisonListRow */
  GPtrArray *cells; /* of GStrv, which the rows point to */
} LiaisonKeptList;

void liaison_kept_list_free (LiaisonKeptList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonKeptList, liaison_kept_list_free)

/* Transfer full. LIAISON_ERROR_NOT_FOUND: none is kept of this batch. */
void liaison_ledger_load_list_async (LiaisonLedger *self,
                                     const char *batch,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
LiaisonKeptList *liaison_ledger_load_list_finish (LiaisonLedger *self,
                                                  GAsyncResult *result,
                                                  GError **error);

G_END_DECLS
