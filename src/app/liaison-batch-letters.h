/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-batch.h"

G_BEGIN_DECLS

/* The drafts of a batch as .eml files in a folder, one after the other; each is handed over like a
 * single one (HND-1) and waits for its answer from then on. What is refused is told by
 * liaison_batch_get_error () and stays a draft.
 *
 * Properties (notify): "n-done" (uint): saved or refused. */
#define LIAISON_TYPE_BATCH_LETTERS (liaison_batch_letters_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonBatchLetters, liaison_batch_letters, LIAISON, BATCH_LETTERS, GObject)

/* @begin: called while it runs. */
LiaisonBatchLetters *liaison_batch_letters_new (LiaisonBatch *batch,
                                                GFile *folder,
                                                LiaisonBatchBeginFunc begin,
                                                gpointer begin_data);

/* Once. No file of the folder is replaced. Errors, after which none of the others would fare
 * better: the folder's, the link's, the ledger's; cancelled. */
void liaison_batch_letters_run_async (LiaisonBatchLetters *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean liaison_batch_letters_run_finish (LiaisonBatchLetters *self,
                                           GAsyncResult *result,
                                           GError **error);

guint liaison_batch_letters_get_n_done (LiaisonBatchLetters *self);
guint liaison_batch_letters_get_n_refused (LiaisonBatchLetters *self);
guint liaison_batch_letters_get_n_total (LiaisonBatchLetters *self);

/* A name for @company's letter that none of @taken (folded by liaison_batch_letters_fold ()) has,
 * on any disk; adds it there. Transfer full. */
char *liaison_batch_letters_dup_free_name (GHashTable *taken, const char *company);
/* Names that a disk may take for the same. Transfer full. */
char *liaison_batch_letters_fold (const char *name);

G_END_DECLS
