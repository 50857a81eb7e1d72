/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-batch.h"
#include "app/liaison-prospect-list.h"

G_BEGIN_DECLS

/* For the rows that do not tell. */
typedef struct
{
  const char *language;
  const char *due_date; /* ISO date */
  gboolean wants_rights;
  LiaisonJointParty other; /* of every row */
  const char *other_name;
} LiaisonBatchDefaults;

/* Makes drafts of the prospects that are included, with letters and one link for all of them, and
 * keeps the list they came from. One after the other: what is made stays when it is cancelled, and
 * the same list read again knows them.
 *
 * Property "n-done" (uint, notifies). */
#define LIAISON_TYPE_BATCH_MAKER (liaison_batch_maker_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonBatchMaker, liaison_batch_maker, LIAISON, BATCH_MAKER, GObject)

/* @name: of the batch; it gets a number if another one has it. @begin: called while it runs. */
LiaisonBatchMaker *liaison_batch_maker_new (LiaisonSession *session,
                                            LiaisonProspectList *list,
                                            const char *name,
                                            const LiaisonBatchDefaults *defaults,
                                            LiaisonBatchBeginFunc begin,
                                            gpointer begin_data);

/* Once. That the link cannot be had is no error: the letters have its place, and get it when they
 * are opened. Errors: the file system's, the ledger's, cancelled. */
void liaison_batch_maker_run_async (LiaisonBatchMaker *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean liaison_batch_maker_run_finish (LiaisonBatchMaker *self,
                                         GAsyncResult *result,
                                         GError **error);

/* Why the letters have no link, or NULL. Owned by @self. */
const GError *liaison_batch_maker_get_link_error (LiaisonBatchMaker *self);
/* As the drafts have it. Owned by @self. */
const char *liaison_batch_maker_get_name (LiaisonBatchMaker *self);
guint liaison_batch_maker_get_n_done (LiaisonBatchMaker *self);
guint liaison_batch_maker_get_n_total (LiaisonBatchMaker *self);

G_END_DECLS
