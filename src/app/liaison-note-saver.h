/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/liaison-ledger-notes.h"

G_BEGIN_DECLS

/* Saves the note about one customer by itself: at the latest 400 ms after the first change that is
 * not in the ledger yet. What is unsaved when the saver goes, or when the ledger is closed, is
 * saved then.
 *
 * Property "failed" (boolean, notifies): the last save did not succeed; the next change, or a
 * flush, tries again. Signal "replaced": the note was changed by another than this saver. */
#define LIAISON_TYPE_NOTE_SAVER (liaison_note_saver_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonNoteSaver, liaison_note_saver, LIAISON, NOTE_SAVER, GObject)

/* @customer: Microsoft ID. */
LiaisonNoteSaver *liaison_note_saver_new (LiaisonLedger *ledger, const char *customer);

/* The note as it was last taken; an empty one if nothing is written. Owned by @self, good until it
 * takes another. */
const LiaisonNote *liaison_note_saver_get_note (LiaisonNoteSaver *self);
/* From now on the note says what @note says, which must be about the same customer. */
void liaison_note_saver_take (LiaisonNoteSaver *self, const LiaisonNote *note);
/* Why the last save failed, or NULL. */
const GError *liaison_note_saver_get_error (LiaisonNoteSaver *self);

/* What the notes of all customers have, each once, in the locale's order. Transfer full. */
GStrv liaison_note_saver_dup_tags (LiaisonNoteSaver *self);
GStrv liaison_note_saver_dup_owners (LiaisonNoteSaver *self);

/* Saves at once what is not in the ledger; ends when everything asked for before is there. */
void liaison_note_saver_flush_async (LiaisonNoteSaver *self,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean liaison_note_saver_flush_finish (LiaisonNoteSaver *self,
                                          GAsyncResult *result,
                                          GError **error);

G_END_DECLS
