/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-session.h"

G_BEGIN_DECLS

/* Saves an invitation in its session's ledger by itself: at the latest 400 ms after the first
 * change that is not in the ledger yet. A blank draft that was never saved stays out of it. What is
 * unsaved when the saver goes, or when the ledger is closed, is saved then.
 *
 * Property "failed" (boolean, notifies): the last save did not succeed; the next change, or a
 * flush, tries again. */
#define LIAISON_TYPE_DRAFT_SAVER (liaison_draft_saver_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonDraftSaver, liaison_draft_saver, LIAISON, DRAFT_SAVER, GObject)

LiaisonDraftSaver *liaison_draft_saver_new (LiaisonSession *session, LiaisonInvitation *invitation);

/* Forgets what is not saved yet and saves no more by itself. */
void liaison_draft_saver_stop (LiaisonDraftSaver *self);
/* Whether the ledger has a row of the invitation, or will have. */
gboolean liaison_draft_saver_has_saved (LiaisonDraftSaver *self);
/* Why the last save failed, or NULL. */
const GError *liaison_draft_saver_get_error (LiaisonDraftSaver *self);

/* Saves at once what is not in the ledger; ends when everything asked for before is there. */
void liaison_draft_saver_flush_async (LiaisonDraftSaver *self,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean liaison_draft_saver_flush_finish (LiaisonDraftSaver *self,
                                           GAsyncResult *result,
                                           GError **error);

G_END_DECLS
