/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Is what was reported as saved there after the program was killed? The program calls itself as
 * the writer: it saves one invitation again and again, and prints the number of each save that was
 * reported as durable. It is also killed while it makes, migrates, repairs and restores a ledger.
 */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "liaison-test-ledger.h"
#include "liaison-test.h"
#include "store/liaison-ledger-backup.h"

#define ROUNDS 25
#define LONGEST_LIFE_US 60000
#define DRAFT_ID "draft"

#define OPENINGS 30
#define LONGEST_OPENING_US 12000

/* The writer */

/* Several pages of SQLite long, so that a torn write would show. */
static char *
dup_body (guint64 number)
{
  g_autofree char *word = g_strdup_printf ("%" G_GUINT64_FORMAT " ", number);
  GString *body = g_string_new (NULL);

  for (int i = 0; i < 2000; i++)
    g_string_append (body, word);
  return g_string_free (body, FALSE);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  guint64 number = GPOINTER_TO_SIZE (user_data);

  g_assert_true (liaison_ledger_save_finish (LIAISON_LEDGER (source), result, NULL));
  g_assert_cmpint (write (STDOUT_FILENO, &number, sizeof number), ==, sizeof number);
}

static void
write_until_killed (const char *path)
{
  g_autoptr(LiaisonLedger) ledger = liaison_test_ledger_open_good (path);
  g_autoptr(LiaisonInvitation) draft = NULL;
  guint64 number = 0;

  g_set_object (&draft, liaison_ledger_lookup (ledger, DRAFT_ID));
  if (draft == NULL)
    draft = liaison_invitation_new (DRAFT_ID, "account", "global", 1);
  else
    number = g_ascii_strtoull (liaison_invitation_get_subject (draft), NULL, 10);

  for (;;)
    {
      g_autofree char *subject = g_strdup_printf ("%" G_GUINT64_FORMAT, ++number);
      g_autofree char *body = dup_body (number);
      LiaisonHandoff handoff = { .method = LIAISON_HANDOFF_CLIPBOARD, .body = body };

      liaison_invitation_set_subject (draft, subject);
      liaison_invitation_set_body (draft, body);
      handoff.time = number;
      if (number % 100 == 0)
        liaison_invitation_add_handoff (draft, &handoff);
      liaison_ledger_save_async (ledger, draft, NULL, saved_cb, GSIZE_TO_POINTER (number));
      g_main_context_iteration (NULL, number % 4 == 0);
    }
}

/* The killer */

static guint64
run_and_kill (const char *program, const char *path, gulong life)
{
  const char *const argv[] = { program, "--write", path, NULL };
  g_autoptr(GError) error = NULL;
  guint64 number, last = 0;
  int status, out;
  GPid pid;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                            NULL, &out, NULL, &error);
  g_assert_no_error (error);

  /* Count its life from the first save on: the start takes long under a sanitizer. */
  g_assert_cmpint (read (out, &last, sizeof last), ==, sizeof last);
  g_usleep (life);
  g_assert_no_errno (kill (pid, SIGKILL));
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));

  while (read (out, &number, sizeof number) == sizeof number)
    {
      g_assert_cmpuint (number, ==, last + 1);
      last = number;
    }
  g_assert_no_errno (close (out));
  return last;
}

static void
check_draft (const char *path, guint64 reported)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(LiaisonLedger) ledger = liaison_test_ledger_open_good (path);
  LiaisonInvitation *draft = liaison_ledger_lookup (ledger, DRAFT_ID);
  g_autofree char *body = NULL;
  guint64 found;

  g_assert_nonnull (draft);
  found = g_ascii_strtoull (liaison_invitation_get_subject (draft), NULL, 10);
  g_assert_cmpuint (found, >=, reported);

  /* Whole, not a mixture of two saves. */
  body = dup_body (found);
  g_assert_cmpstr (liaison_invitation_get_body (draft), ==, body);
  g_assert_cmpuint (liaison_invitation_get_n_handoffs (draft), ==, found / 100);

  liaison_ledger_close_async (ledger, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_true (liaison_ledger_close_finish (ledger, result, NULL));
}

static void
test_nothing_is_lost (gconstpointer program)
{
  g_autofree char *folder = g_dir_make_tmp ("liaison-crash-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "ledger.db", NULL);
  g_autoptr(GRand) random = g_rand_new_with_seed (20261122);
  guint64 last = 0;

  for (int round = 0; round < ROUNDS; round++)
    {
      guint64 reported =
        run_and_kill (program, path, g_rand_int_range (random, 0, LONGEST_LIFE_US));

      g_assert_cmpuint (reported, >, last);
      check_draft (path, reported);
      last = reported;
    }
  g_test_message ("%" G_GUINT64_FORMAT " saves", last);

  g_assert_no_errno (g_unlink (path));
  g_assert_no_errno (g_rmdir (folder));
}

/* Opening */

static void
open_until_killed (const char *path, const char *backup)
{
  guint8 byte = 0;

  if (backup == NULL)
    {
      g_assert_cmpint (write (STDOUT_FILENO, &byte, 1), ==, 1);
      liaison_test_ledger_open_good (path);
    }
  else
    {
      LiaisonLedger *ledger = liaison_test_ledger_open_good (path);

      liaison_ledger_restore_async (ledger, backup, NULL, NULL);
      g_assert_cmpint (write (STDOUT_FILENO, &byte, 1), ==, 1);
    }
  for (;;)
    g_main_context_iteration (NULL, TRUE);
}

static void
open_and_kill (const char *program, const char *path, const char *backup, gulong life)
{
  const char *const argv[] = { program, "--open", path, backup, NULL };
  g_autoptr(GError) error = NULL;
  int status, out;
  guint8 byte;
  GPid pid;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                            NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read (out, &byte, 1), ==, 1);
  g_usleep (life);
  g_assert_no_errno (kill (pid, SIGKILL));
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  g_assert_no_errno (close (out));
}

/* Most of it is done early. */
static gulong
choose_life (GRand *random)
{
  double part = g_rand_double (random);

  return part * part * LONGEST_OPENING_US;
}

static guint
count_invitations (LiaisonLedger *ledger)
{
  return g_list_model_get_n_items (liaison_ledger_get_invitations (ledger));
}

static void
make_damaged (const char *path)
{
  g_autofree char *contents = NULL;
  gsize length;

  liaison_test_ledger_make_file (path, "ledger-001.sql");
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  memset (contents, 0, 4096);
  g_assert_true (g_file_set_contents (path, contents, length, NULL));
}

/* Killed at every moment of it, nothing is lost, and nothing is taken for damage that is none. */
static void
test_killed_while_opening (gconstpointer program, const char *kind)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20261125);

  for (int round = 0; round < OPENINGS; round++)
    {
      LiaisonTestLedger fixture;
      LiaisonLedger *ledger;

      liaison_test_ledger_set_up (&fixture, NULL);
      if (g_str_equal (kind, "old"))
        liaison_test_ledger_make_file (fixture.path, "ledger-001.sql");
      else if (g_str_equal (kind, "damaged"))
        make_damaged (fixture.path);
      open_and_kill (program, fixture.path, NULL, choose_life (random));

      ledger = liaison_test_ledger_open_good (fixture.path);
      g_assert_cmpuint (count_invitations (ledger), ==, g_str_equal (kind, "new") ? 0 : 2);
      if (!g_str_equal (kind, "damaged"))
        g_assert_null (liaison_ledger_get_damage (ledger));
      liaison_test_ledger_close (ledger);
      liaison_test_ledger_tear_down (&fixture, NULL);
    }
}

static void
test_killed_while_creating (gconstpointer program)
{
  test_killed_while_opening (program, "new");
}

static void
test_killed_while_migrating (gconstpointer program)
{
  test_killed_while_opening (program, "old");
}

static void
test_killed_while_repairing (gconstpointer program)
{
  test_killed_while_opening (program, "damaged");
}

/* The path of the only ledger that was kept before a restore, or NULL. */
static char *
find_kept (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, ".before-restore-") != NULL)
      return g_build_filename (folder, name, NULL);
  return NULL;
}

static void
test_killed_while_restoring (gconstpointer program)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20261125);

  for (int round = 0; round < OPENINGS; round++)
    {
      g_autoptr(LiaisonInvitation) draft = liaison_test_ledger_make_draft ("mine", 10);
      g_autofree char *backup = NULL;
      g_autofree char *kept = NULL;
      LiaisonTestLedger fixture;
      LiaisonLedger *ledger;
      guint found;

      liaison_test_ledger_set_up (&fixture, NULL);
      backup = g_build_filename (fixture.folder, "backup", NULL);
      liaison_test_ledger_make_file (backup, "ledger-001.sql");
      ledger = liaison_test_ledger_open_good (fixture.path);
      liaison_test_ledger_save (ledger, draft);
      liaison_test_ledger_close (ledger);
      open_and_kill (program, fixture.path, backup, choose_life (random));

      ledger = liaison_test_ledger_open_good (fixture.path);
      g_assert_null (liaison_ledger_get_damage (ledger));
      found = count_invitations (ledger);
      liaison_test_ledger_close (ledger);
      g_assert_true (found == 1 || found == 2);

      /* Both are there, whichever is in its place. */
      if (found == 2)
        {
          kept = find_kept (fixture.path);
          g_assert_nonnull (kept);
          ledger = liaison_test_ledger_open_good (kept);
          g_assert_cmpuint (count_invitations (ledger), ==, 1);
          liaison_test_ledger_close (ledger);
        }
      liaison_test_ledger_tear_down (&fixture, NULL);
    }
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--write"))
    write_until_killed (argv[2]);
  if (argc >= 3 && g_str_equal (argv[1], "--open"))
    open_until_killed (argv[2], argv[3]);

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/ledger-crash/nothing-is-lost", argv[0], test_nothing_is_lost);
  g_test_add_data_func ("/ledger-crash/creating", argv[0], test_killed_while_creating);
  g_test_add_data_func ("/ledger-crash/migrating", argv[0], test_killed_while_migrating);
  g_test_add_data_func ("/ledger-crash/repairing", argv[0], test_killed_while_repairing);
  g_test_add_data_func ("/ledger-crash/restoring", argv[0], test_killed_while_restoring);
  return g_test_run ();
}
