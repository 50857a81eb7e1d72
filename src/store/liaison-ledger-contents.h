/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/liaison-database-file.h"

G_BEGIN_DECLS

/* All that a ledger's file holds: made by the worker, taken over by the main thread. */
typedef struct
{
  GPtrArray *invitations; /* as of liaison_ledger_rows_read () */
  GPtrArray *notes;       /* of LiaisonNote */
  GPtrArray *views;       /* of LiaisonView, in order */
  GPtrArray *acceptances; /* of LiaisonAcceptance, newest first */
  GHashTable *marks;      /* gint64 by name */
} LiaisonLedgerContents;

LiaisonLedgerContents *liaison_ledger_contents_new (void);
void liaison_ledger_contents_free (LiaisonLedgerContents *contents);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonLedgerContents, liaison_ledger_contents_free)

/* Fills @contents. LIAISON_ERROR_INVALID_FILE: a row that makes no sense. */
gboolean liaison_ledger_contents_read (LiaisonLedgerContents *contents,
                                       sqlite3 *db,
                                       GError **error);

G_END_DECLS
