/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists of prospects live as long as their ledger, wherever it goes; those that an older program
 * left in files beside it are taken in. */

#include <glib/gstdio.h>

#include "liaison-test-ledger.h"
#include "liaison-test.h"
#include "model/liaison-error.h"
#include "store/liaison-ledger-backup.h"
#include "store/liaison-ledger-lists.h"

#define BATCH "Fair in Köln / 2027"

static const char *const titles[] = { "Company", "公司", "", NULL };
static const char *const odd_cells[] = { "", "a,\"b\"", "one\r\ntwo\nthree", "'=1+1", "", NULL };
static const char *const one_empty_cell[] = { "", NULL };
static const char *const no_cells[] = { NULL };
static const char *const plain_cells[] = { "-", " x ", "sep=;", NULL };

static const struct
{
  const char *id;
  LiaisonProspectMarks marks;
  const char *const *cells;
} expected[] = {
  { "5b0c5d1e-7c1e-4a53-9d0a-000000000001", 0, odd_cells },
  { "", LIAISON_PROSPECT_NOBODY, one_empty_cell },
  { "", LIAISON_PROSPECT_BAD_MAIL | LIAISON_PROSPECT_BAD_DAY, no_cells },
  { "5b0c5d1e-7c1e-4a53-9d0a-000000000002", LIAISON_PROSPECT_OPEN, plain_cells },
};

static gboolean
save (LiaisonLedger *ledger, const char *batch, const char *const *titles_or_null, guint n_rows)
{
  g_autoptr(GArray) rows = g_array_new (FALSE, TRUE, sizeof (LiaisonListRow));
  g_autoptr(GAsyncResult) result = NULL;

  for (guint i = 0; i < n_rows; i++)
    {
      LiaisonListRow row = { .marks = expected[i].marks, .cells = expected[i].cells };

      g_strlcpy (row.id, expected[i].id, sizeof row.id);
      g_array_append_val (rows, row);
    }
  liaison_ledger_save_list_async (ledger, batch, titles_or_null, rows, NULL, liaison_test_result_cb,
                                  &result);
  liaison_test_wait (&result);
  return liaison_ledger_save_list_finish (ledger, result, NULL);
}

static LiaisonKeptList *
load (LiaisonLedger *ledger, const char *batch, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  liaison_ledger_load_list_async (ledger, batch, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  return liaison_ledger_load_list_finish (ledger, result, error);
}

static void
assert_cells (const char *const *cells, const char *const *wanted)
{
  g_assert_cmpuint (g_strv_length ((GStrv) cells), ==, g_strv_length ((GStrv) wanted));
  for (guint i = 0; wanted[i] != NULL; i++)
    g_assert_cmpstr (cells[i], ==, wanted[i]);
}

/* As it was read, cell by cell. */
static void
assert_whole (LiaisonLedger *ledger)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LiaisonKeptList) list = load (ledger, BATCH, &error);

  g_assert_no_error (error);
  assert_cells ((const char *const *) list->titles, titles);
  g_assert_cmpuint (list->rows->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const LiaisonListRow *row = &g_array_index (list->rows, LiaisonListRow, i);

      g_assert_cmpstr (row->id, ==, expected[i].id);
      g_assert_cmpuint (row->marks, ==, expected[i].marks);
      assert_cells (row->cells, expected[i].cells);
    }
}

static void
assert_no_list (LiaisonLedger *ledger, const char *batch)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (load (ledger, batch, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_NOT_FOUND);
}

static void
test_kept (LiaisonTestLedger *fixture, gconstpointer unused)
{
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);
  g_autoptr(LiaisonKeptList) other = NULL;

  assert_no_list (ledger, BATCH);
  /* The later one counts. */
  g_assert_true (save (ledger, BATCH, NULL, 2));
  g_assert_true (save (ledger, BATCH, titles, G_N_ELEMENTS (expected)));
  g_assert_true (save (ledger, "other", NULL, 1));
  assert_whole (ledger);
  liaison_test_ledger_close (ledger);

  ledger = liaison_test_ledger_open_good (fixture->path);
  assert_whole (ledger);
  other = load (ledger, "other", NULL);
  g_assert_null (other->titles);
  g_assert_cmpuint (other->rows->len, ==, 1);
  liaison_test_ledger_close (ledger);
}

static void
test_backup (LiaisonTestLedger *fixture, gconstpointer unused)
{
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);
  g_autofree char *backup = g_build_filename (fixture->folder, "backup", NULL);
  g_autofree char *kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (save (ledger, BATCH, titles, G_N_ELEMENTS (expected)));
  liaison_ledger_backup_async (ledger, backup, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_true (liaison_ledger_backup_finish (ledger, result, NULL));
  g_clear_object (&result);
  liaison_test_ledger_close (ledger);
  g_assert_true (liaison_ledger_delete_files (fixture->path, NULL));

  ledger = liaison_test_ledger_open_good (fixture->path);
  assert_no_list (ledger, BATCH);
  liaison_ledger_restore_async (ledger, backup, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  kept = liaison_ledger_restore_finish (ledger, result, &error);
  g_assert_no_error (error);
  assert_whole (ledger);
  g_clear_object (&result);
  liaison_test_ledger_close (ledger);
}

/* What the third version wrote. */
#define OLD_FILE                                                                                   \
  "liaison-list,titles,Company,公司,\r\n"                                                        \
  "5b0c5d1e-7c1e-4a53-9d0a-000000000001,0,,\"a,\"\"b\"\"\",\"one\r\ntwo\nthree\",'=1+1,\r\n"       \
  "-,%u,\r\n"                                                                                      \
  "-,%u\r\n"                                                                                       \
  "5b0c5d1e-7c1e-4a53-9d0a-000000000002,%u,-, x ,sep=;\r\n"

static char *
write_old_file (LiaisonTestLedger *fixture, const char *batch, const char *text)
{
  g_autofree char *accounts = g_path_get_dirname (fixture->path);
  g_autofree char *folder = g_build_filename (accounts, "lists", NULL);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, batch, -1);
  g_autofree char *name = g_strdup_printf ("%.32s.csv", digest);
  char *path = g_build_filename (folder, name, NULL);

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static char *
dup_old_file (void)
{
  return g_strdup_printf (OLD_FILE, expected[1].marks, expected[2].marks, expected[3].marks);
}

static void
name_batch (LiaisonTestLedger *fixture, const char *batch)
{
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);
  g_autoptr(LiaisonInvitation) draft = liaison_test_ledger_make_draft (batch, 1000);

  liaison_invitation_set_batch (draft, batch);
  liaison_test_ledger_save (ledger, draft);
  liaison_test_ledger_close (ledger);
}

static gboolean
exists (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_old_files (LiaisonTestLedger *fixture, gconstpointer unused)
{
  g_autofree char *text = dup_old_file ();
  g_autofree char *ours = NULL;
  g_autofree char *strange = NULL;
  g_autofree char *nonsense = NULL;
  LiaisonLedger *ledger;

  name_batch (fixture, BATCH);
  name_batch (fixture, "nonsense");
  ours = write_old_file (fixture, BATCH, text);
  strange = write_old_file (fixture, "of nobody", text);
  nonsense = write_old_file (fixture, "nonsense", "company\r\nContoso\r\n");

  ledger = liaison_test_ledger_open_good (fixture->path);
  assert_whole (ledger);
  assert_no_list (ledger, "of nobody");
  assert_no_list (ledger, "nonsense");
  g_assert_false (exists (ours));
  g_assert_true (exists (strange));
  g_assert_true (exists (nonsense));
  liaison_test_ledger_close (ledger);

  /* Ended between the commit and the end of the file: what is in the ledger counts. */
  g_free (g_steal_pointer (&ours));
  ours = write_old_file (fixture, BATCH, "liaison-list,-\r\n-,0,older\r\n");
  ledger = liaison_test_ledger_open_good (fixture->path);
  assert_whole (ledger);
  g_assert_false (exists (ours));
  liaison_test_ledger_close (ledger);

  g_assert_true (liaison_ledger_delete_files (fixture->path, NULL));
  g_assert_false (exists (strange));
  g_assert_false (exists (nonsense));
}

/* A file is only gone when its rows are on the disk. */
static void
test_old_file_without_room (LiaisonTestLedger *fixture, gconstpointer unused)
{
  g_autofree char *text = dup_old_file ();
  g_autofree char *path = NULL;
  LiaisonLedger *ledger;

  name_batch (fixture, BATCH);
  path = write_old_file (fixture, BATCH, text);
  liaison_test_ledger_run_sql (fixture->path,
                               "CREATE TRIGGER no_room BEFORE INSERT ON prospect "
                               "WHEN new.position = 3 BEGIN SELECT RAISE (ABORT, 'full'); END");
  ledger = liaison_test_ledger_open_good (fixture->path);
  assert_no_list (ledger, BATCH);
  g_assert_true (exists (path));
  liaison_test_ledger_close (ledger);

  liaison_test_ledger_run_sql (fixture->path, "DROP TRIGGER no_room");
  ledger = liaison_test_ledger_open_good (fixture->path);
  assert_whole (ledger);
  g_assert_false (exists (path));
  liaison_test_ledger_close (ledger);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (LiaisonTestLedger *, gconstpointer);
  } tests[] = {
    { "/ledger-lists/kept", test_kept },
    { "/ledger-lists/backup", test_backup },
    { "/ledger-lists/old-files", test_old_files },
    { "/ledger-lists/old-file-without-room", test_old_file_without_room },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, LiaisonTestLedger, NULL, liaison_test_ledger_set_up, tests[i].run,
                liaison_test_ledger_tear_down);

  return g_test_run ();
}
