/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/liaison-ledger-contents.h"

#include "store/liaison-ledger-private.h"
#include "store/liaison-ledger-rows.h"

LiaisonLedgerContents *
liaison_ledger_contents_new (void)
{
  return g_new0 (LiaisonLedgerContents, 1);
}

static void
clear (LiaisonLedgerContents *contents)
{
  g_clear_pointer (&contents->invitations, g_ptr_array_unref);
  g_clear_pointer (&contents->notes, g_ptr_array_unref);
  g_clear_pointer (&contents->views, g_ptr_array_unref);
  g_clear_pointer (&contents->acceptances, g_ptr_array_unref);
  g_clear_pointer (&contents->marks, g_hash_table_unref);
}

void
liaison_ledger_contents_free (LiaisonLedgerContents *contents)
{
  clear (contents);
  g_free (contents);
}

gboolean
liaison_ledger_contents_read (LiaisonLedgerContents *contents, sqlite3 *db, GError **error)
{
  clear (contents);
  contents->invitations = liaison_ledger_rows_read (db, error);
  if (contents->invitations == NULL)
    return FALSE;
  contents->notes = liaison_ledger_notes_read (db, error);
  if (contents->notes == NULL)
    return FALSE;
  contents->views = liaison_ledger_views_read (db, error);
  if (contents->views == NULL)
    return FALSE;
  contents->acceptances = liaison_ledger_acceptances_read (db, error);
  if (contents->acceptances == NULL)
    return FALSE;
  contents->marks = liaison_ledger_marks_read (db, error);
  return contents->marks != NULL;
}
