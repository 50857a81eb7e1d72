/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-invitation.h"
#include "store/liaison-database-file.h"

G_BEGIN_DECLS

/* One invitation and its hand-offs as they were at one moment: made on the main thread, written on
 * the ledger's. */
typedef struct _LiaisonLedgerRow LiaisonLedgerRow;

LiaisonLedgerRow *liaison_ledger_row_new (LiaisonInvitation *invitation);
void liaison_ledger_row_free (LiaisonLedgerRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonLedgerRow, liaison_ledger_row_free)

/* Replaces the invitation's row, adds the hand-offs that are not there yet. */
gboolean liaison_ledger_row_write (const LiaisonLedgerRow *row, sqlite3 *db, GError **error);

/* All invitations that were not discarded, newest first. Elements of LiaisonInvitation, transfer
 * full; nobody else has seen them yet. */
GPtrArray *liaison_ledger_rows_read (sqlite3 *db, GError **error);

/* Removes the rows that liaison_ledger_rows_read () would call damaged. */
gboolean liaison_ledger_rows_drop_unknown (sqlite3 *db, guint *n_dropped, GError **error);

G_END_DECLS
