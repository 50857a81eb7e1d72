/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/liaison-ledger.h"

G_BEGIN_DECLS

/* Writes the whole ledger, every save asked for before included, into one file at @path (0600). The
 * file is there whole, and on the disk, or what was there before is. */
void liaison_ledger_backup_async (LiaisonLedger *self,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean liaison_ledger_backup_finish (LiaisonLedger *self, GAsyncResult *result, GError **error);

/* Puts the ledger of the file at @path, of this or an earlier version, in the place of this one;
 * the file itself is only read. What was there before stays beside it. Lists, notes and views
 * become those of the file; drafts that are open keep what is typed in them. Errors, with nothing
 * changed: LIAISON_ERROR_INVALID_FILE (no ledger, or damaged), LIAISON_ERROR_NEWER_FILE, GIO's. */
void liaison_ledger_restore_async (LiaisonLedger *self,
                                   const char *path,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* Where the former ledger is kept, transfer full; or NULL. */
char *liaison_ledger_restore_finish (LiaisonLedger *self, GAsyncResult *result, GError **error);

G_END_DECLS
