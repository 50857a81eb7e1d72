/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ledgers that were damaged: set aside as they are, salvaged row by row, and told of. */

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "liaison-test-ledger.h"
#include "liaison-test.h"
#include "model/liaison-error.h"
#include "store/liaison-ledger-lists.h"
#include "store/liaison-ledger-notes.h"
#include "store/liaison-ledger-views.h"

#define PAGE 4096
#define N_INVITATIONS 60
#define N_NOTES 30
#define N_VIEWS 2
#define N_PROSPECTS 8
#define N_FOR_RESELLER (N_INVITATIONS / 3)
#define N_ROWS                                                                                     \
  (N_INVITATIONS + N_INVITATIONS / 2 + N_NOTES + N_VIEWS + 1 + N_PROSPECTS + N_FOR_RESELLER)

static void
save_note (LiaisonLedger *ledger, int number)
{
  g_autofree char *customer = g_strdup_printf ("customer-%02d", number);
  g_autofree char *text = g_strdup_printf ("note %d", number);
  g_autoptr(LiaisonNote) note = liaison_note_new (customer);
  const char *const tags[] = { "gold", text, NULL };

  liaison_note_set_text (note, text);
  liaison_note_set_tags (note, tags);
  liaison_ledger_save_note_async (ledger, note, NULL, NULL, NULL);
}

/* Letters of different length: some on several pages of their own. */
static void
save_invitation (LiaisonLedger *ledger, int number)
{
  g_autofree char *id = g_strdup_printf ("invitation-%02d", number);
  g_autofree char *body = g_strnfill (number % 7 == 0 ? 20000 : 300 + 40 * number, 'x');
  g_autoptr(LiaisonInvitation) invitation = liaison_invitation_new (id, "konto", "global", 1);
  const LiaisonHandoff handoff = { .time = 5, .subject = id, .body = body };
  const LiaisonJointParty reseller = { LIAISON_JOINT_RESELLER, "reseller" };

  liaison_invitation_set_company (invitation, id);
  liaison_invitation_set_body (invitation, body);
  liaison_invitation_set_times (invitation, 1, 100 + number, 0);
  if (number % 2 == 0)
    liaison_invitation_add_handoff (invitation, &handoff);
  if (number % 3 == 0)
    liaison_invitation_set_joint_party (invitation, reseller, id);
  liaison_ledger_save_async (ledger, invitation, NULL, NULL, NULL);
}

static void
save_list (LiaisonLedger *ledger)
{
  static const char *const titles[] = { "company", "letters", NULL };
  g_autofree char *long_cell = g_strnfill (500, 'x');
  const char *const cells[] = { "a, \"b\"", long_cell, NULL };
  g_autoptr(GArray) rows = g_array_new (FALSE, TRUE, sizeof (LiaisonListRow));
  g_autoptr(GAsyncResult) result = NULL;

  for (guint i = 0; i < N_PROSPECTS; i++)
    {
      LiaisonListRow row = { .marks = i, .cells = cells };

      g_array_append_val (rows, row);
    }
  liaison_ledger_save_list_async (ledger, "list", titles, rows, NULL, liaison_test_result_cb,
                                  &result);
  liaison_test_wait (&result);
  g_assert_true (liaison_ledger_save_list_finish (ledger, result, NULL));
}

/* The list itself counts where its titles are known. */
static guint
count_good_prospects (LiaisonLedger *ledger)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(LiaisonKeptList) list = NULL;

  liaison_ledger_load_list_async (ledger, "list", NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  list = liaison_ledger_load_list_finish (ledger, result, NULL);
  if (list == NULL)
    return 0;
  for (guint i = 0; i < list->rows->len; i++)
    {
      const LiaisonListRow *row = &g_array_index (list->rows, LiaisonListRow, i);

      g_assert_cmpstr (row->cells[0], ==, "a, \"b\"");
      g_assert_cmpuint (strlen (row->cells[1]), ==, 500);
      g_assert_cmpuint (row->marks, <, N_PROSPECTS);
    }
  return list->rows->len + (list->titles != NULL);
}

static void
fill (LiaisonTestLedger *fixture)
{
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);

  g_assert_null (liaison_ledger_get_damage (ledger));
  for (int i = 0; i < N_INVITATIONS; i++)
    save_invitation (ledger, i);
  for (int i = 0; i < N_NOTES; i++)
    save_note (ledger, i);
  liaison_ledger_save_view_async (ledger, "one", "1", NULL, NULL, NULL);
  liaison_ledger_save_view_async (ledger, "two", "2", NULL, NULL, NULL);
  save_list (ledger);
  liaison_test_ledger_close (ledger);
}

static char *
read_file (const char *path, gsize *length)
{
  g_autoptr(GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, length, &error);
  g_assert_no_error (error);
  return contents;
}

static void
write_file (const char *path, const char *contents, gsize length)
{
  g_assert_true (g_file_set_contents (path, contents, length, NULL));
}

/* Nothing that is there is other than what was saved. */
static guint
count_good_rows (LiaisonLedger *ledger)
{
  GListModel *invitations = liaison_ledger_get_invitations (ledger);
  guint n_rows = g_list_model_get_n_items (liaison_ledger_get_views (ledger));

  for (guint i = 0; i < g_list_model_get_n_items (invitations); i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (invitations, i);

      g_assert_cmpstr (liaison_invitation_get_company (invitation), ==,
                       liaison_invitation_get_id (invitation));
      n_rows += 1 + liaison_invitation_get_n_handoffs (invitation);
      if (liaison_invitation_get_reseller (invitation) == NULL)
        continue;
      g_assert_cmpstr (liaison_invitation_get_reseller_name (invitation), ==,
                       liaison_invitation_get_id (invitation));
      n_rows++;
    }
  for (int i = 0; i < N_NOTES; i++)
    {
      g_autofree char *customer = g_strdup_printf ("customer-%02d", i);
      g_autofree char *text = g_strdup_printf ("note %d", i);
      const LiaisonNote *note = liaison_ledger_lookup_note (ledger, customer);

      if (note == NULL)
        continue;
      g_assert_cmpstr (note->text, ==, text);
      n_rows++;
    }
  return n_rows + count_good_prospects (ledger);
}

/* The damaged file is kept byte by byte, the new one is whole, private and can be written. */
static LiaisonLedgerDamage
assert_repaired (LiaisonTestLedger *fixture, guint n_least)
{
  gsize length, kept_length;
  g_autofree char *contents = read_file (fixture->path, &length);
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);
  const LiaisonLedgerDamage *damage = liaison_ledger_get_damage (ledger);
  LiaisonLedgerDamage copy;
  g_autofree char *kept = NULL;
  g_autofree char *beginning = g_strconcat (fixture->path, ".damaged-", NULL);
  GStatBuf status;

  g_assert_nonnull (damage);
  copy = *damage;
  g_assert_true (g_str_has_prefix (damage->path, beginning));
  kept = read_file (damage->path, &kept_length);
  g_assert_cmpmem (contents, length, kept, kept_length);
  g_assert_cmpuint (count_good_rows (ledger), >=, n_least);
  g_assert_cmpuint (damage->n_saved, >=, count_good_rows (ledger));
  g_test_message ("saved %u, lost %d", damage->n_saved, damage->n_lost);

  g_assert_no_errno (g_stat (fixture->path, &status));
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  save_invitation (ledger, 99);
  liaison_test_ledger_close (ledger);

  ledger = liaison_test_ledger_open_good (fixture->path);
  g_assert_null (liaison_ledger_get_damage (ledger));
  g_assert_nonnull (liaison_ledger_lookup (ledger, "invitation-99"));
  liaison_test_ledger_close (ledger);
  return copy;
}

/* Nothing is left over but the two files. */
static void
assert_tidy (LiaisonTestLedger *fixture, guint n_files)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint found = 0;

  while (g_dir_read_name (dir) != NULL)
    found++;
  g_assert_cmpuint (found, ==, n_files);
}

static void
test_page_in_the_middle (LiaisonTestLedger *fixture, gconstpointer unused)
{
  g_autofree char *contents = NULL;
  gsize length;
  LiaisonLedgerDamage damage;

  fill (fixture);
  contents = read_file (fixture->path, &length);
  memset (contents + length / PAGE / 2 * PAGE, 0x55, PAGE);
  write_file (fixture->path, contents, length);
  damage = assert_repaired (fixture, N_ROWS - 20);
  g_assert_cmpuint (damage.n_saved, <=, N_ROWS);
  assert_tidy (fixture, 2);
}

/* Each page in turn, in the ways in which pages go bad. */
static void
test_every_page (LiaisonTestLedger *fixture, gconstpointer unused)
{
  static const int bytes[] = { 0x00, 0xff };
  g_autofree char *contents = NULL;
  gsize length;

  fill (fixture);
  contents = read_file (fixture->path, &length);
  for (gsize page = 0; page < length / PAGE; page++)
    {
      g_autofree char *damaged = g_memdup2 (contents, length);
      g_autoptr(LiaisonLedger) ledger = NULL;
      g_autoptr(GAsyncResult) result = NULL;
      guint n_good;

      memset (damaged + page * PAGE, bytes[page % 2], PAGE);
      write_file (fixture->path, damaged, length);
      ledger = liaison_test_ledger_open_good (fixture->path);
      n_good = count_good_rows (ledger);
      /* No page holds more than a few rows; the page of the tables' names holds none. */
      g_assert_cmpuint (n_good, >=, page == 0 ? N_ROWS : N_ROWS - 35);
      if (n_good < N_ROWS)
        {
          const LiaisonLedgerDamage *damage = liaison_ledger_get_damage (ledger);

          g_assert_nonnull (damage);
          g_assert_cmpint (damage->n_lost, !=, 0);
        }
      liaison_ledger_close_async (ledger, liaison_test_result_cb, &result);
      liaison_test_wait (&result);
    }
}

static void
test_truncated (LiaisonTestLedger *fixture, gconstpointer unused)
{
  g_autofree char *contents = NULL;
  gsize length;

  fill (fixture);
  contents = read_file (fixture->path, &length);

  write_file (fixture->path, contents, length * 3 / 4 / PAGE * PAGE);
  assert_repaired (fixture, 20);
  write_file (fixture->path, contents, length / 2 + 1234);
  assert_repaired (fixture, 10);
  write_file (fixture->path, contents, PAGE);
  assert_repaired (fixture, 0);
  write_file (fixture->path, contents, 3000);
  assert_repaired (fixture, 0);
  write_file (fixture->path, contents, 50);
  assert_repaired (fixture, 0);
  write_file (fixture->path, contents, 0);
  assert_repaired (fixture, 0);
}

static void
test_beginning_lost (LiaisonTestLedger *fixture, gconstpointer unused)
{
  g_autofree char *contents = NULL;
  gsize length;

  fill (fixture);
  contents = read_file (fixture->path, &length);
  memset (contents, 0, PAGE);
  write_file (fixture->path, contents, length);
  assert_repaired (fixture, N_ROWS);
}

static void
test_zeros (LiaisonTestLedger *fixture, gconstpointer unused)
{
  g_autofree char *contents = NULL;
  LiaisonLedgerDamage damage;
  gsize length;

  fill (fixture);
  contents = read_file (fixture->path, &length);
  memset (contents, 0, length);
  write_file (fixture->path, contents, length);
  damage = assert_repaired (fixture, 0);
  g_assert_cmpuint (damage.n_saved, ==, 0);
  g_assert_cmpint (damage.n_lost, ==, -1);
}

static void
test_garbage (LiaisonTestLedger *fixture, gconstpointer unused)
{
  LiaisonLedgerDamage damage;

  fill (fixture);
  write_file (fixture->path, "these are no tables", 19);
  damage = assert_repaired (fixture, 0);
  g_assert_cmpuint (damage.n_saved, ==, 0);
}

/* A row that no version of the program has written. */
static void
test_unknown_word (LiaisonTestLedger *fixture, gconstpointer unused)
{
  LiaisonLedgerDamage damage;

  fill (fixture);
  liaison_test_ledger_run_sql (fixture->path,
                               "UPDATE invitation SET state = 'lost' WHERE id = 'invitation-01'");
  damage = assert_repaired (fixture, N_ROWS - 1);
  g_assert_cmpuint (damage.n_saved, ==, N_ROWS - 1);
  g_assert_cmpint (damage.n_lost, ==, 1);
}

/* A copy that was made without the log beside it. */
static void
test_log_lost (LiaisonTestLedger *fixture, gconstpointer unused)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (fixture->path, "-shm", NULL);
  g_autofree char *copy = NULL;
  g_autoptr(LiaisonInvitation) last = liaison_test_ledger_make_draft ("last", 1000);
  LiaisonLedger *ledger;
  gsize length;

  fill (fixture);
  ledger = liaison_test_ledger_open_good (fixture->path);
  liaison_test_ledger_save (ledger, last);
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  copy = read_file (fixture->path, &length);
  liaison_test_ledger_close (ledger);

  write_file (fixture->path, copy, length);
  g_unlink (wal);
  g_unlink (shm);
  ledger = liaison_test_ledger_open_good (fixture->path);
  g_assert_null (liaison_ledger_get_damage (ledger));
  g_assert_nonnull (liaison_ledger_lookup (ledger, liaison_invitation_get_id (last)));
  liaison_test_ledger_close (ledger);
}

/* The file is gone, its log is not: what is in the log is read, and nothing begins anew unsaid. */
static void
test_only_the_log_is_left (LiaisonTestLedger *fixture, gconstpointer unused)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *log = NULL;
  g_autofree char *kept = NULL;
  LiaisonLedger *ledger;
  gsize length;

  fill (fixture);
  ledger = liaison_test_ledger_open_good (fixture->path);
  save_invitation (ledger, 70);
  save_note (ledger, 1);
  {
    g_autoptr(LiaisonInvitation) last = liaison_test_ledger_make_draft ("last", 1000);

    liaison_test_ledger_save (ledger, last);
  }
  log = read_file (wal, &length);
  liaison_test_ledger_close (ledger);

  g_assert_no_errno (g_unlink (fixture->path));
  write_file (wal, log, length);
  ledger = liaison_test_ledger_open_good (fixture->path);
  g_assert_nonnull (liaison_ledger_get_damage (ledger));
  g_assert_cmpuint (liaison_ledger_get_damage (ledger)->n_saved, >, 0);
  kept = g_strconcat (liaison_ledger_get_damage (ledger)->path, "-wal", NULL);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  liaison_test_ledger_close (ledger);
}

static void
test_first_version (LiaisonTestLedger *fixture, gconstpointer unused)
{
  g_autofree char *contents = NULL;
  LiaisonLedger *ledger;
  gsize length;

  liaison_test_ledger_make_file (fixture->path, "ledger-001.sql");
  contents = read_file (fixture->path, &length);
  memset (contents + PAGE, 0, PAGE); /* the root of the invitations */
  write_file (fixture->path, contents, length);

  ledger = liaison_test_ledger_open_good (fixture->path);
  g_assert_nonnull (liaison_ledger_get_damage (ledger));
  g_assert_cmpuint (liaison_ledger_get_damage (ledger)->n_saved, ==, 2); /* the hand-offs */
  g_assert_cmpint (liaison_ledger_get_damage (ledger)->n_lost, ==, 3);
  liaison_test_ledger_close (ledger);
}

/* A newer program's file would lose what we do not know. */
static void
test_refuses_newer (LiaisonTestLedger *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *after = NULL;
  gsize length, length_after;

  fill (fixture);
  liaison_test_ledger_run_sql (fixture->path, "PRAGMA user_version = 99");
  contents = read_file (fixture->path, &length);
  memset (contents + 2 * PAGE, 0x55, PAGE);
  write_file (fixture->path, contents, length);
  g_assert_null (liaison_test_ledger_open (fixture->path, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_NEWER_FILE);
  after = read_file (fixture->path, &length_after);
  g_assert_cmpmem (contents, length, after, length_after);
}

/* Whatever stands in the file: it is opened, and what is not damaged is there. */
static void
test_survives_anything (LiaisonTestLedger *fixture, gconstpointer unused)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20261125);
  g_autofree char *contents = NULL;
  gsize length;

  fill (fixture);
  contents = read_file (fixture->path, &length);
  for (int round = 0; round < 60; round++)
    {
      g_autofree char *damaged = g_memdup2 (contents, length);
      g_autoptr(LiaisonLedger) ledger = NULL;
      g_autoptr(GAsyncResult) result = NULL;
      int n_bytes = 1 << g_rand_int_range (random, 0, 12);

      for (int i = 0; i < n_bytes; i++)
        damaged[g_rand_int_range (random, 100, length)] ^= g_rand_int_range (random, 1, 255);
      write_file (fixture->path, damaged, length);
      ledger = liaison_test_ledger_open_good (fixture->path);
      liaison_ledger_close_async (ledger, liaison_test_result_cb, &result);
      liaison_test_wait (&result);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (LiaisonTestLedger *, gconstpointer);
  } tests[] = {
    { "/ledger-damage/page-in-the-middle", test_page_in_the_middle },
    { "/ledger-damage/every-page", test_every_page },
    { "/ledger-damage/truncated", test_truncated },
    { "/ledger-damage/beginning-lost", test_beginning_lost },
    { "/ledger-damage/zeros", test_zeros },
    { "/ledger-damage/garbage", test_garbage },
    { "/ledger-damage/unknown-word", test_unknown_word },
    { "/ledger-damage/log-lost", test_log_lost },
    { "/ledger-damage/only-the-log-is-left", test_only_the_log_is_left },
    { "/ledger-damage/first-version", test_first_version },
    { "/ledger-damage/refuses-newer", test_refuses_newer },
    { "/ledger-damage/survives-anything", test_survives_anything },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, LiaisonTestLedger, NULL, liaison_test_ledger_set_up, tests[i].run,
                liaison_test_ledger_tear_down);

  return g_test_run ();
}
