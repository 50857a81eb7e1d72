/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-ledger.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "liaison-test.h"

void
liaison_test_ledger_set_up (LiaisonTestLedger *fixture, gconstpointer unused)
{
  fixture->folder = g_dir_make_tmp ("liaison-ledger-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "accounts", "ledger.db", NULL);
}

static void
remove_below (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_below (path);
      else
        g_assert_no_errno (g_unlink (path));
    }
  g_assert_no_errno (g_rmdir (folder));
}

void
liaison_test_ledger_tear_down (LiaisonTestLedger *fixture, gconstpointer unused)
{
  remove_below (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

LiaisonLedger *
liaison_test_ledger_open (const char *path, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  liaison_ledger_open_async (path, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  return liaison_ledger_open_finish (result, error);
}

LiaisonLedger *
liaison_test_ledger_open_good (const char *path)
{
  g_autoptr(GError) error = NULL;
  LiaisonLedger *ledger = liaison_test_ledger_open (path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (ledger);
  return ledger;
}

void
liaison_test_ledger_save (LiaisonLedger *ledger, LiaisonInvitation *invitation)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  liaison_ledger_save_async (ledger, invitation, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_true (liaison_ledger_save_finish (ledger, result, &error));
  g_assert_no_error (error);
}

void
liaison_test_ledger_close (LiaisonLedger *ledger)
{
  g_autoptr(GError) error = NULL;
  GAsyncResult *result = NULL;

  liaison_ledger_close_async (ledger, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_true (liaison_ledger_close_finish (ledger, result, &error));
  g_assert_no_error (error);
  g_object_unref (result);
  g_assert_finalize_object (ledger);
}

LiaisonInvitation *
liaison_test_ledger_make_draft (const char *company, gint64 updated)
{
  LiaisonInvitation *invitation = liaison_invitation_new (NULL, "account", "global", 1000);

  liaison_invitation_set_company (invitation, company);
  liaison_invitation_set_times (invitation, 1000, updated, 0);
  return invitation;
}

void
liaison_test_ledger_run_sql (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000); /* where a ledger has the file open */
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

void
liaison_test_ledger_make_file (const char *path, const char *name)
{
  g_autofree char *fixture = liaison_test_dup_fixture_path (name);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *sql = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  g_file_get_contents (fixture, &sql, NULL, &error);
  g_assert_no_error (error);
  liaison_test_ledger_run_sql (path, sql);
}

gint64
liaison_test_ledger_read_number (const char *path, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  sqlite3 *db = NULL;
  gint64 number;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  return number;
}
