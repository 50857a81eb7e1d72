/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-invite.h"

G_BEGIN_DECLS

/* How an invitation of a batch is gone on with: who signs it is known elsewhere. Transfer full. */
typedef LiaisonInvite *(*LiaisonBatchBeginFunc) (LiaisonSession *session,
                                                 LiaisonInvitation *invitation,
                                                 gpointer user_data);

/* The invitations that were made of one list, as a queue: a GListModel of LiaisonInvitation in the
 * list's order. It is what the ledger tells of them, so it lives through a restart.
 *
 * Property "n-done" (uint, notifies). */
#define LIAISON_TYPE_BATCH (liaison_batch_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonBatch, liaison_batch, LIAISON, BATCH, GObject)

/* Names of the batches of which something is still to be done, newest first. Transfer full. */
GStrv liaison_batch_find_unfinished (LiaisonLedger *ledger);
/* Of the others, the same. */
GStrv liaison_batch_find_finished (LiaisonLedger *ledger);
/* @name, or with a number behind it, so that no batch of the ledger has it. Transfer full. */
char *liaison_batch_dup_free_name (LiaisonLedger *ledger, const char *name);

LiaisonBatch *liaison_batch_new (LiaisonSession *session, const char *name);

LiaisonSession *liaison_batch_get_session (LiaisonBatch *self);
const char *liaison_batch_get_name (LiaisonBatch *self);
/* Neither a draft nor handed over without Done. */
guint liaison_batch_get_n_done (LiaisonBatch *self);
guint liaison_batch_get_n_skipped (LiaisonBatch *self);

/* The next one that is to be done and was not skipped; NULL: none is left. Transfer full. */
LiaisonInvitation *liaison_batch_dup_next (LiaisonBatch *self);
/* Comes after the others, and not by itself. */
void liaison_batch_skip (LiaisonBatch *self, LiaisonInvitation *invitation);
void liaison_batch_forget_skipped (LiaisonBatch *self);

/* Why the last attempt at this one failed; NULL: it did not. Kept as long as the batch. Emits
 * "items-changed" for it. */
void liaison_batch_set_error (LiaisonBatch *self,
                              LiaisonInvitation *invitation,
                              const GError *error);
const GError *liaison_batch_get_error (LiaisonBatch *self, LiaisonInvitation *invitation);

G_END_DECLS
