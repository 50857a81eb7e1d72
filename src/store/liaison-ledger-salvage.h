/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/liaison-database-file.h"

G_BEGIN_DECLS

/* What could be read of a damaged ledger. */
typedef struct
{
  guint n_saved;
  int n_lost; /* -1: nobody can tell */
} LiaisonSalvage;

/* Brings every row that can be read of the damaged file at @path (and of its log beside it) into
 * @target, an empty ledger: by the tables, where they break off from their other end and by their
 * keys, and at last from the bare pages. The file is not written to, but may be read by SQLite: it
 * should be a copy. Blocks. FALSE only if @target could not be written. */
gboolean liaison_ledger_salvage (const char *path,
                                 sqlite3 *target,
                                 LiaisonSalvage *salvage,
                                 GError **error);

G_END_DECLS
