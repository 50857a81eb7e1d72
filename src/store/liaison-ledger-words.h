/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-invitation-step.h"
#include "store/liaison-database-file.h"

G_BEGIN_DECLS

/* The words of a ledger's file, which outlive the names in the program. NULL-terminated; the
 * position is the value. */
extern const char *const liaison_ledger_state_words[];
extern const char *const liaison_ledger_evidence_words[];

/* Position of @word in @words. FALSE with LIAISON_ERROR_INVALID_FILE: a word that a program of this
 * file's version never wrote is damage. */
gboolean liaison_ledger_find_word (const char *const *words,
                                   const char *word,
                                   guint *found,
                                   GError **error);

/* Removes the rows of @table that have another word in @column; adds their number to *@n_dropped.
 */
gboolean liaison_ledger_drop_unknown (sqlite3 *db,
                                      const char *table,
                                      const char *column,
                                      const char *const *words,
                                      guint *n_dropped,
                                      GError **error);

G_END_DECLS
