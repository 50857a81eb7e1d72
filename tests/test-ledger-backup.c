/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "liaison-test-ledger.h"
#include "liaison-test.h"
#include "model/liaison-error.h"
#include "store/liaison-ledger-backup.h"
#include "store/liaison-ledger-notes.h"
#include "store/liaison-ledger-views.h"

typedef struct
{
  LiaisonTestLedger base;
  LiaisonLedger *ledger;
  char *backup;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  liaison_test_ledger_set_up (&fixture->base, NULL);
  fixture->ledger = liaison_test_ledger_open_good (fixture->base.path);
  fixture->backup = g_build_filename (fixture->base.folder, "it’s a backup.liaison", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  liaison_test_ledger_close (fixture->ledger);
  g_free (fixture->backup);
  liaison_test_ledger_tear_down (&fixture->base, NULL);
}

static gboolean
back_up (Fixture *fixture, const char *path, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  liaison_ledger_backup_async (fixture->ledger, path, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  return liaison_ledger_backup_finish (fixture->ledger, result, error);
}

static char *
restore (Fixture *fixture, const char *path, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  liaison_ledger_restore_async (fixture->ledger, path, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  return liaison_ledger_restore_finish (fixture->ledger, result, error);
}

static void
save_note (Fixture *fixture, const char *customer, const char *text)
{
  g_autoptr(LiaisonNote) note = liaison_note_new (customer);

  liaison_note_set_text (note, text);
  liaison_ledger_save_note_async (fixture->ledger, note, NULL, NULL, NULL);
}

static void
save_draft (Fixture *fixture, const char *company)
{
  g_autoptr(LiaisonInvitation) draft = liaison_test_ledger_make_draft (company, 10);

  liaison_test_ledger_save (fixture->ledger, draft);
}

static const char *
get_text (Fixture *fixture, const char *customer)
{
  const LiaisonNote *note = liaison_ledger_lookup_note (fixture->ledger, customer);

  return note != NULL ? note->text : NULL;
}

static void
note_changed_cb (LiaisonLedger *ledger, const char *customer, GString *changes)
{
  g_string_append_printf (changes, "%s ", customer);
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files;
}

static void
test_round_trip (Fixture *fixture, gconstpointer unused)
{
  GListModel *invitations = liaison_ledger_get_invitations (fixture->ledger);
  GListModel *views = liaison_ledger_get_views (fixture->ledger);
  g_autoptr(GString) changes = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *kept = NULL;
  GStatBuf status;

  save_draft (fixture, "then");
  save_note (fixture, "a", "then");
  save_note (fixture, "b", "same");
  liaison_ledger_save_view_async (fixture->ledger, "view", "1", NULL, NULL, NULL);
  g_assert_true (back_up (fixture, fixture->backup, &error));
  g_assert_no_error (error);
  g_assert_no_errno (g_stat (fixture->backup, &status));
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  save_draft (fixture, "since");
  save_note (fixture, "a", "since");
  save_note (fixture, "c", "since");
  liaison_ledger_save_view_async (fixture->ledger, "other", "2", NULL, NULL, NULL);
  g_signal_connect (fixture->ledger, "note-changed", G_CALLBACK (note_changed_cb), changes);
  kept = restore (fixture, fixture->backup, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (kept, "ledger.db.before-restore-"));

  g_assert_cmpuint (g_list_model_get_n_items (invitations), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (views), ==, 1);
  g_assert_cmpstr (get_text (fixture, "a"), ==, "then");
  g_assert_cmpstr (get_text (fixture, "b"), ==, "same");
  g_assert_null (get_text (fixture, "c"));
  g_assert_null (strstr (changes->str, "b "));
  g_assert_nonnull (strstr (changes->str, "a "));
  g_assert_nonnull (strstr (changes->str, "c "));

  /* And the other way round, from what was kept. */
  g_free (restore (fixture, kept, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (invitations), ==, 2);
  g_assert_cmpstr (get_text (fixture, "c"), ==, "since");
}

static void
test_restored_ledger_can_be_written (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  save_note (fixture, "a", "then");
  g_assert_true (back_up (fixture, fixture->backup, NULL));
  g_free (restore (fixture, fixture->backup, &error));
  g_assert_no_error (error);
  save_note (fixture, "b", "new");
  liaison_test_ledger_close (fixture->ledger);

  fixture->ledger = liaison_test_ledger_open_good (fixture->base.path);
  g_assert_cmpstr (get_text (fixture, "a"), ==, "then");
  g_assert_cmpstr (get_text (fixture, "b"), ==, "new");
}

/* Saves go on around both: each is in the file or not at all, none is lost. */
static void
test_while_saving (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GAsyncResult) restored = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *kept = NULL;
  LiaisonLedger *copy;

  for (int i = 0; i < 100; i++)
    {
      g_autofree char *customer = g_strdup_printf ("before %d", i);

      save_note (fixture, customer, "x");
    }
  liaison_ledger_backup_async (fixture->ledger, fixture->backup, NULL, liaison_test_result_cb,
                               &result);
  save_note (fixture, "after", "x");
  liaison_test_wait (&result);
  g_assert_true (liaison_ledger_backup_finish (fixture->ledger, result, &error));
  g_assert_no_error (error);

  copy = liaison_test_ledger_open_good (fixture->backup);
  g_assert_nonnull (liaison_ledger_lookup_note (copy, "before 0"));
  g_assert_nonnull (liaison_ledger_lookup_note (copy, "before 99"));
  g_assert_null (liaison_ledger_lookup_note (copy, "after"));
  liaison_test_ledger_close (copy);

  save_note (fixture, "just before", "x");
  liaison_ledger_restore_async (fixture->ledger, fixture->backup, liaison_test_result_cb,
                                &restored);
  save_draft (fixture, "meanwhile");
  liaison_test_wait (&restored);
  kept = liaison_ledger_restore_finish (fixture->ledger, restored, &error);
  g_assert_no_error (error);
  g_assert_cmpint (liaison_test_ledger_read_number (
                     kept, "SELECT count(*) FROM note WHERE customer = 'just before'"),
                   ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (liaison_ledger_get_invitations (fixture->ledger)), ==,
                    1);
  g_assert_null (get_text (fixture, "just before"));
}

static void
test_takes_an_older_version (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  liaison_test_ledger_make_file (fixture->backup, "ledger-001.sql");
  g_free (restore (fixture, fixture->backup, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (liaison_ledger_get_invitations (fixture->ledger)), ==,
                    2);
  /* The file is only read. */
  g_assert_cmpint (liaison_test_ledger_read_number (fixture->backup, "PRAGMA user_version"), ==, 1);
}

static void
assert_refuses (Fixture *fixture, const char *path, GQuark domain, int code)
{
  g_autofree char *folder = g_path_get_dirname (fixture->base.path);
  g_autoptr(GError) error = NULL;

  g_assert_null (restore (fixture, path, &error));
  g_assert_error (error, domain, code);
  g_assert_cmpstr (get_text (fixture, "a"), ==, "kept");
  save_draft (fixture, "still works");
  g_assert_cmpuint (count_files (folder), <=, 3); /* the ledger with its log */
}

static void
test_refuses_what_is_no_ledger (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *other = g_build_filename (fixture->base.folder, "other", NULL);
  g_autofree char *contents = NULL;
  gsize length;

  save_note (fixture, "a", "kept");
  g_assert_true (back_up (fixture, fixture->backup, NULL));

  assert_refuses (fixture, other, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  assert_refuses (fixture, fixture->base.folder, G_FILE_ERROR, G_FILE_ERROR_ISDIR);
  g_assert_true (g_file_set_contents (other, "", 0, NULL));
  assert_refuses (fixture, other, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE);
  g_assert_true (g_file_set_contents (other, "no ledger", -1, NULL));
  assert_refuses (fixture, other, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE);
  g_assert_no_errno (g_unlink (other));
  liaison_test_ledger_run_sql (other, "CREATE TABLE invitation (party)");
  assert_refuses (fixture, other, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE);

  g_assert_true (g_file_get_contents (fixture->backup, &contents, &length, NULL));
  memset (contents + 4096, 0x55, 4096);
  g_assert_true (g_file_set_contents (other, contents, length, NULL));
  assert_refuses (fixture, other, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE);

  liaison_test_ledger_run_sql (fixture->backup, "PRAGMA user_version = 99");
  assert_refuses (fixture, fixture->backup, LIAISON_ERROR, LIAISON_ERROR_NEWER_FILE);
}

/* The ledger's own file may be chosen, too. */
static void
test_own_file (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  save_note (fixture, "a", "kept");
  g_free (restore (fixture, fixture->base.path, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (get_text (fixture, "a"), ==, "kept");
}

static void
test_failed_backup_leaves_the_old_one (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *below = g_build_filename (fixture->backup, "below", NULL);
  g_autofree char *folder = g_path_get_dirname (fixture->base.path);
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->backup, "old", -1, NULL));
  g_assert_false (back_up (fixture, below, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
  g_assert_cmpuint (count_files (folder), <=, 3);
  g_assert_true (g_file_get_contents (fixture->backup, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "old");

  g_assert_true (back_up (fixture, fixture->backup, NULL));
  liaison_test_ledger_close (liaison_test_ledger_open_good (fixture->backup));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/ledger-backup/round-trip", test_round_trip },
    { "/ledger-backup/restored-ledger-can-be-written", test_restored_ledger_can_be_written },
    { "/ledger-backup/while-saving", test_while_saving },
    { "/ledger-backup/takes-an-older-version", test_takes_an_older_version },
    { "/ledger-backup/refuses-what-is-no-ledger", test_refuses_what_is_no_ledger },
    { "/ledger-backup/own-file", test_own_file },
    { "/ledger-backup/failed-backup-leaves-the-old-one", test_failed_backup_leaves_the_old_one },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);

  return g_test_run ();
}
