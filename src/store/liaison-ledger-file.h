/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/liaison-database-file.h"
#include "store/liaison-ledger.h"

G_BEGIN_DECLS

/* The file of a ledger, as long as nobody has it open. Everything here blocks, and waits for
 * another process that does the same in the folder. */

extern const LiaisonDatabaseFormat liaison_ledger_format;

/* Makes an empty ledger at @path if there is nothing; it appears whole or not at all. */
gboolean liaison_ledger_file_create (const char *path, GError **error);

/* Sets a damaged file aside, under a name with the time, and puts what could be read of it in its
 * place. *@damage: what was done; NULL: the file is whole. Another program's file, and a newer one,
 * are refused as by opening it; nothing is changed when it fails. */
gboolean liaison_ledger_file_repair (const char *path,
                                     LiaisonLedgerDamage **damage,
                                     GError **error);

/* A whole ledger of this version at @to, made from the file @from, which is only read. @to must not
 * exist. Errors as by opening; a damaged file is refused. */
gboolean liaison_ledger_file_adopt (const char *from, const char *to, GError **error);

/* Puts the file @replacement in the place of the one at @path, which is kept, with its log, as
 * *@kept: "PATH.WORD-TIME". At no moment there is nothing at @path. */
gboolean liaison_ledger_file_exchange (const char *path,
                                       const char *replacement,
                                       const char *word,
                                       char **kept,
                                       GError **error);

G_END_DECLS
