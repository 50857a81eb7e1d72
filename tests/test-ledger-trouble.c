/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A full disk, a home that cannot be written, two programs at once. Nothing of the ledger is lost.
 */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "liaison-test-ledger.h"
#include "liaison-test.h"
#include "model/liaison-error.h"
#include "store/liaison-ledger-backup.h"
#include "store/liaison-ledger-notes.h"

#define NOBODY 65534
#define N_WRITERS 3
#define N_NOTES 40

static const char *program;

/* No file can grow beyond @length: what a full disk is to a program. */
static void
limit_files (rlim_t length)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_no_errno (getrlimit (RLIMIT_FSIZE, &limit));
  limit.rlim_cur = MIN (length, limit.rlim_max);
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &limit));
}

static void
lift_limit (void)
{
  limit_files (RLIM_INFINITY);
}

static LiaisonNote *
make_note (const char *customer, gsize length)
{
  g_autofree char *text = g_strnfill (length, 'n');
  LiaisonNote *note = liaison_note_new (customer);

  liaison_note_set_text (note, text);
  return note;
}

static gboolean
save_note (LiaisonLedger *ledger, const char *customer, gsize length, GError **error)
{
  g_autoptr(LiaisonNote) note = make_note (customer, length);
  g_autoptr(GAsyncResult) result = NULL;

  liaison_ledger_save_note_async (ledger, note, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  return liaison_ledger_save_note_finish (ledger, result, error);
}

static gboolean
has_no_failure (gpointer user_data)
{
  return liaison_ledger_get_failure (LIAISON_LEDGER (user_data)) == NULL;
}

static void
count_cb (gpointer user_data)
{
  ++*(guint *) user_data;
}

static gsize
get_length (const char *path)
{
  GStatBuf status;

  g_assert_no_errno (g_stat (path, &status));
  return status.st_size;
}

static guint
count_files (LiaisonTestLedger *fixture)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files;
}

/* The disk */

static void
test_full_while_saving (LiaisonTestLedger *fixture, gconstpointer unused)
{
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);
  g_autoptr(GError) error = NULL;
  guint n_notified = 0;

  g_signal_connect_swapped (ledger, "notify::failure", G_CALLBACK (count_cb), &n_notified);
  g_assert_true (save_note (ledger, "a", 10, NULL));

  limit_files (get_length (fixture->path) + 8192);
  g_assert_false (save_note (ledger, "b", 200000, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_clear_error (&error);
  g_assert_false (save_note (ledger, "c", 300000, NULL));
  g_assert_error (liaison_ledger_get_failure (ledger), G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpuint (n_notified, ==, 1);

  /* What was typed counts all the same, and what is small finds room. */
  g_assert_cmpuint (strlen (liaison_ledger_lookup_note (ledger, "b")->text), ==, 200000);
  g_assert_true (save_note (ledger, "d", 10, NULL));
  g_assert_nonnull (liaison_ledger_get_failure (ledger));

  lift_limit ();
  liaison_ledger_retry (ledger);
  liaison_test_wait_until (has_no_failure, ledger);
  g_assert_cmpuint (n_notified, ==, 2);
  liaison_test_ledger_close (ledger);

  ledger = liaison_test_ledger_open_good (fixture->path);
  g_assert_null (liaison_ledger_get_damage (ledger));
  g_assert_cmpuint (strlen (liaison_ledger_lookup_note (ledger, "b")->text), ==, 200000);
  g_assert_cmpuint (strlen (liaison_ledger_lookup_note (ledger, "c")->text), ==, 300000);
  g_assert_nonnull (liaison_ledger_lookup_note (ledger, "a"));
  g_assert_nonnull (liaison_ledger_lookup_note (ledger, "d"));
  liaison_test_ledger_close (ledger);
}

/* The last attempt is made when the ledger is closed; then nothing is hidden either. */
static void
test_full_to_the_end (LiaisonTestLedger *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonLedger) ledger = liaison_test_ledger_open_good (fixture->path);
  g_autoptr(LiaisonLedger) again = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (save_note (ledger, "a", 10, NULL));
  limit_files (get_length (fixture->path) + 8192);
  g_assert_false (save_note (ledger, "b", 200000, NULL));
  liaison_ledger_close_async (ledger, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_false (liaison_ledger_close_finish (ledger, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  lift_limit ();

  again = liaison_test_ledger_open_good (fixture->path);
  g_assert_null (liaison_ledger_get_damage (again));
  g_assert_nonnull (liaison_ledger_lookup_note (again, "a"));
  g_assert_null (liaison_ledger_lookup_note (again, "b"));
  g_clear_object (&result);
  liaison_ledger_close_async (again, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
}

static void
test_closing_saves_what_failed (LiaisonTestLedger *fixture, gconstpointer unused)
{
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);

  limit_files (get_length (fixture->path) + 8192);
  g_assert_false (save_note (ledger, "b", 200000, NULL));
  lift_limit ();
  liaison_test_ledger_close (ledger);

  ledger = liaison_test_ledger_open_good (fixture->path);
  g_assert_nonnull (liaison_ledger_lookup_note (ledger, "b"));
  liaison_test_ledger_close (ledger);
}

static void
test_full_while_creating (LiaisonTestLedger *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  limit_files (8192);
  g_assert_null (liaison_test_ledger_open (fixture->path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  lift_limit ();
  g_assert_cmpuint (count_files (fixture), ==, 0);
  liaison_test_ledger_close (liaison_test_ledger_open_good (fixture->path));
}

static void
test_full_while_migrating (LiaisonTestLedger *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  LiaisonLedger *ledger;

  liaison_test_ledger_make_file (fixture->path, "ledger-001.sql");
  limit_files (4096);
  g_assert_null (liaison_test_ledger_open (fixture->path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  lift_limit ();
  g_assert_cmpint (liaison_test_ledger_read_number (fixture->path, "PRAGMA user_version"), ==, 1);

  ledger = liaison_test_ledger_open_good (fixture->path);
  g_assert_null (liaison_ledger_get_damage (ledger));
  g_assert_cmpuint (g_list_model_get_n_items (liaison_ledger_get_invitations (ledger)), ==, 2);
  liaison_test_ledger_close (ledger);
}

/* Without room for a new file the damaged one stays where it is. */
static void
test_full_while_salvaging (LiaisonTestLedger *fixture, gconstpointer unused)
{
  g_autofree char *contents = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  LiaisonLedger *ledger;
  gsize length, length_after;

  liaison_test_ledger_make_file (fixture->path, "ledger-001.sql");
  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));
  memset (contents + 4096, 0x55, 4096);
  g_assert_true (g_file_set_contents (fixture->path, contents, length, NULL));

  limit_files (8192);
  g_assert_null (liaison_test_ledger_open (fixture->path, &error));
  g_assert_false (g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE));
  lift_limit ();
  g_assert_true (g_file_get_contents (fixture->path, &after, &length_after, NULL));
  g_assert_cmpmem (contents, length, after, length_after);

  ledger = liaison_test_ledger_open_good (fixture->path);
  g_assert_nonnull (liaison_ledger_get_damage (ledger));
  liaison_test_ledger_close (ledger);
}

static void
test_full_while_backing_up (LiaisonTestLedger *fixture, gconstpointer unused)
{
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);
  g_autofree char *backup = g_build_filename (fixture->folder, "backup", NULL);
  g_autofree char *contents = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  guint n_files;

  g_assert_true (save_note (ledger, "a", 200000, NULL));
  g_assert_true (g_file_set_contents (backup, "old", -1, NULL));
  n_files = count_files (fixture);
  limit_files (100000);
  liaison_ledger_backup_async (ledger, backup, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_false (liaison_ledger_backup_finish (ledger, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_clear_object (&result);
  lift_limit ();

  g_assert_true (g_file_get_contents (backup, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "old");
  g_assert_cmpuint (count_files (fixture), ==, n_files);
  g_assert_true (save_note (ledger, "b", 10, NULL));
  liaison_test_ledger_close (ledger);
}

/* A home that cannot be written. Nothing is denied to root, who becomes somebody else for it. */

static void
become_nobody (const char *folder)
{
  if (geteuid () != 0)
    return;
  g_assert_no_errno (chown (folder, NOBODY, NOBODY));
  g_assert_no_errno (setgid (NOBODY));
  g_assert_no_errno (setuid (NOBODY));
}

static void
make_unwritable (LiaisonTestLedger *fixture, mode_t folder_mode, mode_t file_mode)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  g_assert_no_errno (g_chmod (fixture->path, file_mode));
  g_assert_no_errno (g_chmod (folder, folder_mode));
}

static void
run_read_only (void)
{
  LiaisonTestLedger fixture = { 0 };
  g_autofree char *folder = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) missing = NULL, folder_error = NULL, file_error = NULL;
  LiaisonLedger *ledger;
  gsize length, length_after;

  liaison_test_ledger_set_up (&fixture, NULL);
  become_nobody (fixture.folder);
  folder = g_path_get_dirname (fixture.path);

  g_assert_no_errno (g_chmod (fixture.folder, 0500));
  g_assert_null (liaison_test_ledger_open (fixture.path, &missing));
  g_assert_error (missing, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_no_errno (g_chmod (fixture.folder, 0700));

  ledger = liaison_test_ledger_open_good (fixture.path);
  g_assert_true (save_note (ledger, "a", 10, NULL));
  liaison_test_ledger_close (ledger);
  g_assert_true (g_file_get_contents (fixture.path, &before, &length, NULL));

  make_unwritable (&fixture, 0500, 0600);
  g_assert_null (liaison_test_ledger_open (fixture.path, &folder_error));
  g_assert_cmpint (folder_error->domain, ==, G_IO_ERROR);
  g_assert_true (g_file_get_contents (fixture.path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length, after, length_after);

  /* What can be read is shown, and written as soon as it may. */
  make_unwritable (&fixture, 0700, 0400);
  ledger = liaison_test_ledger_open_good (fixture.path);
  g_assert_null (liaison_ledger_get_damage (ledger));
  g_assert_nonnull (liaison_ledger_lookup_note (ledger, "a"));
  g_assert_false (save_note (ledger, "c", 10, &file_error));
  g_assert_error (file_error, G_IO_ERROR, G_IO_ERROR_READ_ONLY);
  make_unwritable (&fixture, 0700, 0600);
  liaison_ledger_retry (ledger);
  liaison_test_wait_until (has_no_failure, ledger);

  /* It becomes so while the program runs: what is open can be written, and is. */
  make_unwritable (&fixture, 0500, 0400);
  g_assert_true (save_note (ledger, "b", 10, NULL));
  make_unwritable (&fixture, 0700, 0600);
  liaison_test_ledger_close (ledger);
  liaison_test_ledger_tear_down (&fixture, NULL);
}

static void
test_read_only (void)
{
  if (g_test_subprocess ())
    {
      run_read_only ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/* Two programs */

static GPid
start_writer (const char *path, int number)
{
  g_autofree char *name = g_strdup_printf ("%d", number);
  const char *const argv[] = { program, "--write", path, name, NULL };
  g_autoptr(GError) error = NULL;
  GPid pid;

  g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  return pid;
}

static void
write_notes (const char *path, const char *name)
{
  LiaisonLedger *ledger = liaison_test_ledger_open_good (path);

  for (int i = 0; i < N_NOTES; i++)
    {
      g_autofree char *customer = g_strdup_printf ("%s/%d", name, i);
      g_autoptr(LiaisonInvitation) draft = liaison_test_ledger_make_draft (customer, i);
      g_autoptr(GError) error = NULL;

      save_note (ledger, customer, 500, &error);
      g_assert_no_error (error);
      if (i % 4 == 0)
        liaison_test_ledger_save (ledger, draft);
    }
  liaison_test_ledger_close (ledger);
}

static void
run_writers (const char *path)
{
  GPid writers[N_WRITERS];

  for (int i = 0; i < N_WRITERS; i++)
    writers[i] = start_writer (path, i);
  for (int i = 0; i < N_WRITERS; i++)
    {
      int status;

      g_assert_cmpint (waitpid (writers[i], &status, 0), ==, writers[i]);
      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
    }
}

static void
assert_all_notes (LiaisonLedger *ledger, guint n_invitations)
{
  GListModel *invitations = liaison_ledger_get_invitations (ledger);

  g_assert_cmpuint (g_list_model_get_n_items (invitations), ==, n_invitations);
  for (int writer = 0; writer < N_WRITERS; writer++)
    for (int i = 0; i < N_NOTES; i++)
      {
        g_autofree char *customer = g_strdup_printf ("%d/%d", writer, i);

        g_assert_nonnull (liaison_ledger_lookup_note (ledger, customer));
      }
}

/* They also make the file, or take it to the next version, at the same time. */
static void
test_several_programs (LiaisonTestLedger *fixture, gconstpointer data)
{
  const char *old = data;
  LiaisonLedger *ledger;

  if (old != NULL)
    liaison_test_ledger_make_file (fixture->path, old);
  run_writers (fixture->path);
  ledger = liaison_test_ledger_open_good (fixture->path);
  g_assert_null (liaison_ledger_get_damage (ledger));
  assert_all_notes (ledger, N_WRITERS * N_NOTES / 4 + (old != NULL ? 2 : 0));
  liaison_test_ledger_close (ledger);
}

/* Only one of them repairs. */
static void
test_several_programs_meet_damage (LiaisonTestLedger *fixture, gconstpointer unused)
{
  g_autofree char *contents = NULL;
  LiaisonLedger *ledger;
  gsize length;

  liaison_test_ledger_make_file (fixture->path, "ledger-001.sql");
  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));
  memset (contents, 0, 4096);
  g_assert_true (g_file_set_contents (fixture->path, contents, length, NULL));

  run_writers (fixture->path);
  ledger = liaison_test_ledger_open_good (fixture->path);
  assert_all_notes (ledger, N_WRITERS * N_NOTES / 4 + 2);
  liaison_test_ledger_close (ledger);
  g_assert_cmpuint (count_files (fixture), ==, 2);
}

/* The file of a program that is still there is not exchanged. */
static void
test_restore_waits_for_nobody (LiaisonTestLedger *fixture, gconstpointer unused)
{
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);
  LiaisonLedger *other;
  g_autofree char *backup = g_build_filename (fixture->folder, "backup", NULL);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  liaison_ledger_backup_async (ledger, backup, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_true (liaison_ledger_backup_finish (ledger, result, NULL));
  g_clear_object (&result);

  other = liaison_test_ledger_open_good (fixture->path);
  g_assert_true (save_note (other, "a", 10, NULL));
  liaison_ledger_restore_async (ledger, backup, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_null (liaison_ledger_restore_finish (ledger, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  g_clear_object (&result);
  g_assert_true (save_note (ledger, "b", 10, NULL));
  liaison_test_ledger_close (other);
  liaison_test_ledger_close (ledger);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    const char *data;
    void (*run) (LiaisonTestLedger *, gconstpointer);
  } tests[] = {
    { "/ledger-trouble/full-while-saving", NULL, test_full_while_saving },
    { "/ledger-trouble/full-to-the-end", NULL, test_full_to_the_end },
    { "/ledger-trouble/closing-saves-what-failed", NULL, test_closing_saves_what_failed },
    { "/ledger-trouble/full-while-creating", NULL, test_full_while_creating },
    { "/ledger-trouble/full-while-migrating", NULL, test_full_while_migrating },
    { "/ledger-trouble/full-while-salvaging", NULL, test_full_while_salvaging },
    { "/ledger-trouble/full-while-backing-up", NULL, test_full_while_backing_up },
    { "/ledger-trouble/several-programs", NULL, test_several_programs },
    { "/ledger-trouble/several-programs-migrate", "ledger-001.sql", test_several_programs },
    { "/ledger-trouble/several-programs-meet-damage", NULL, test_several_programs_meet_damage },
    { "/ledger-trouble/restore-waits-for-nobody", NULL, test_restore_waits_for_nobody },
  };

  if (argc == 4 && g_str_equal (argv[1], "--write"))
    {
      write_notes (argv[2], argv[3]);
      return 0;
    }

  program = argv[0];
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ledger-trouble/read-only", test_read_only);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, LiaisonTestLedger, tests[i].data, liaison_test_ledger_set_up,
                tests[i].run, liaison_test_ledger_tear_down);

  return g_test_run ();
}
