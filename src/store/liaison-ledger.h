/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-invitation.h"

G_BEGIN_DECLS

/* What nobody can give back: drafts and invitations of one account, the lists they were made of,
 * notes about its customers and named views (liaison-ledger-lists.h, -notes.h, -views.h), in one
 * SQLite file (0600, WAL, full synchronisation). The objects live on the main thread; writing
 * happens on the ledger's own.
 *
 * Signals: "closing": the last moment to ask for a save; "note-changed" (string). Property
 * "failure" (GError or NULL, notifies): why the last save did not succeed. What was not saved is
 * kept in memory and tried again, every 20 seconds and when the ledger is closed. */
#define LIAISON_TYPE_LEDGER (liaison_ledger_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonLedger, liaison_ledger, LIAISON, LEDGER, GObject)

/* What was done with a damaged file when it was opened. */
typedef struct
{
  char *path;    /* where it is kept; its log beside it, if any */
  guint n_saved; /* rows in the new file */
  int n_lost;    /* -1: nobody can tell */
} LiaisonLedgerDamage;

void liaison_ledger_damage_free (LiaisonLedgerDamage *damage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonLedgerDamage, liaison_ledger_damage_free)

/* Opens or creates the file at @path (folder included, 0700), migrates an older schema, reads
 * everything. A damaged file is set aside, and what can be read of it is brought into a new one,
 * see liaison_ledger_get_damage (). Errors, with nothing changed: LIAISON_ERROR_NEWER_FILE;
 * LIAISON_ERROR_INVALID_FILE for another program's file; GIO's for the file system. */
void liaison_ledger_open_async (const char *path,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
LiaisonLedger *liaison_ledger_open_finish (GAsyncResult *result, GError **error);

/* What happened to the file when it was opened, or NULL: it was whole. Owned by the ledger. */
const LiaisonLedgerDamage *liaison_ledger_get_damage (LiaisonLedger *self);

/* GListModel of LiaisonInvitation, newest "updated" first, discarded ones left out. Lives as long
 * as the ledger; items change in place. */
GListModel *liaison_ledger_get_invitations (LiaisonLedger *self);
/* The invitation with @id, or NULL. Owned by the ledger. */
LiaisonInvitation *liaison_ledger_lookup (LiaisonLedger *self, const char *id);

/* Writes @invitation as it is at this moment, with its handoffs, in one transaction; adds it to the
 * list if it is new. Saves are carried out in the order they were asked for. When the callback
 * has run without error the row survives a crash of program or machine. */
void liaison_ledger_save_async (LiaisonLedger *self,
                                LiaisonInvitation *invitation,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean liaison_ledger_save_finish (LiaisonLedger *self, GAsyncResult *result, GError **error);

/* See the property. Owned by the ledger. */
const GError *liaison_ledger_get_failure (LiaisonLedger *self);
/* Tries again at once. */
void liaison_ledger_retry (LiaisonLedger *self);

/* Waits for every save asked for before and closes the file. Fails if anything could not be saved.
 */
void liaison_ledger_close_async (LiaisonLedger *self,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean liaison_ledger_close_finish (LiaisonLedger *self, GAsyncResult *result, GError **error);

/* Deletes the ledger at @path, which nobody has open, with all that was kept beside it when it was
 * damaged or another one was restored, and lists that older programs kept there. Blocks. That there
 * is none is no error. */
gboolean liaison_ledger_delete_files (const char *path, GError **error);

G_END_DECLS
