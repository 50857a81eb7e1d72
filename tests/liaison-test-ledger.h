/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/liaison-ledger.h"

G_BEGIN_DECLS

/* A folder for a ledger, "accounts/ledger.db" in it; nothing of it exists yet but the folder. */
typedef struct
{
  char *folder;
  char *path;
} LiaisonTestLedger;

void liaison_test_ledger_set_up (LiaisonTestLedger *fixture, gconstpointer unused);
void liaison_test_ledger_tear_down (LiaisonTestLedger *fixture, gconstpointer unused);

/* Opens; NULL with @error. */
LiaisonLedger *liaison_test_ledger_open (const char *path, GError **error);
/* Opens what must be good. */
LiaisonLedger *liaison_test_ledger_open_good (const char *path);
/* Saves what must succeed. */
void liaison_test_ledger_save (LiaisonLedger *ledger, LiaisonInvitation *invitation);
/* Closes; the last reference must be the caller's. */
void liaison_test_ledger_close (LiaisonLedger *ledger);

/* A draft for @company. */
LiaisonInvitation *liaison_test_ledger_make_draft (const char *company, gint64 updated);

/* Executes @sql in the file at @path, made if need be. */
void liaison_test_ledger_run_sql (const char *path, const char *sql);
/* Makes the file at @path, folder included, of the SQL text tests/data/@name. */
void liaison_test_ledger_make_file (const char *path, const char *name);
/* The first number that @sql answers. */
gint64 liaison_test_ledger_read_number (const char *path, const char *sql);

G_END_DECLS
