/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/liaison-database-file.h"

G_BEGIN_DECLS

/* Before version 4 of the ledger the list of a batch was a file in the folder "lists" beside it,
 * named by the batch's digest. All of these block. */

/* Whether there is such a folder. */
gboolean liaison_ledger_list_files_exist (const char *ledger_path);

/* Brings the lists of the batches that the ledger knows into @db, inside the caller's transaction,
 * and adds their paths to @taken (of char *). One that @db has already counts as taken in. A file
 * that makes no sense, or of an unknown batch, stays where it is. */
gboolean liaison_ledger_list_files_take_in (const char *ledger_path,
                                            sqlite3 *db,
                                            GPtrArray *taken,
                                            GError **error);

/* After the commit: deletes what was taken in, and the folder unless there is more in it. */
void liaison_ledger_list_files_remove (const char *ledger_path, GPtrArray *taken);

/* Deletes all of them. That there are none is no error. */
gboolean liaison_ledger_list_files_delete_all (const char *ledger_path, GError **error);

G_END_DECLS
