/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-note.h"
#include "store/liaison-ledger.h"

G_BEGIN_DECLS

/* The notes of a ledger. Its signal "note-changed" (Microsoft ID of the customer) tells of each
 * change, also of those that a restored ledger brings. */

/* The note about a customer, or NULL if nothing is written. Owned by the ledger; good until the
 * note changes. */
const LiaisonNote *liaison_ledger_lookup_note (LiaisonLedger *self, const char *customer);

/* Replaces the note about a customer; an empty one removes it. It counts at once, "note-changed"
 * included, and is on the disk when the callback has run without error. What could not be written
 * stays in memory and is written later, see "failure" of the ledger. Its time is set. */
void liaison_ledger_save_note_async (LiaisonLedger *self,
                                     const LiaisonNote *note,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean liaison_ledger_save_note_finish (LiaisonLedger *self,
                                          GAsyncResult *result,
                                          GError **error);

/* Calls @func for each note, in no order; it must not change any. */
typedef void (*LiaisonLedgerNoteFunc) (const LiaisonNote *note, gpointer user_data);
void liaison_ledger_foreach_note (LiaisonLedger *self,
                                  LiaisonLedgerNoteFunc func,
                                  gpointer user_data);

/* All tags in use, each once, in the locale's order. Transfer full. */
GStrv liaison_ledger_dup_tags (LiaisonLedger *self);

G_END_DECLS
