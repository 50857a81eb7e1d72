/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/liaison-note-saver.h"
#include "liaison-test-ledger.h"
#include "liaison-test.h"

static const char *
get_text (LiaisonLedger *ledger, const char *customer)
{
  const LiaisonNote *note = liaison_ledger_lookup_note (ledger, customer);

  return note != NULL ? note->text : NULL;
}

static void
write_text (LiaisonNoteSaver *saver, const char *text)
{
  g_autoptr(LiaisonNote) note = liaison_note_copy (liaison_note_saver_get_note (saver));

  liaison_note_set_text (note, text);
  liaison_note_saver_take (saver, note);
}

static gboolean
flush (LiaisonNoteSaver *saver, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  liaison_note_saver_flush_async (saver, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  return liaison_note_saver_flush_finish (saver, result, error);
}

static void
count_cb (guint *n)
{
  ++*n;
}

static gboolean
is_written (gpointer ledger)
{
  return get_text (ledger, "a") != NULL;
}

static void
test_saves_by_itself (LiaisonTestLedger *fixture, gconstpointer unused)
{
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);
  LiaisonNoteSaver *saver = liaison_note_saver_new (ledger, "a");
  guint n_replaced = 0;

  g_signal_connect_swapped (saver, "replaced", G_CALLBACK (count_cb), &n_replaced);
  g_assert_true (liaison_note_is_empty (liaison_note_saver_get_note (saver)));
  write_text (saver, "one");
  write_text (saver, "two");
  g_assert_cmpstr (get_text (ledger, "a"), ==, NULL); /* a moment later */
  liaison_test_wait_until (is_written, ledger);
  g_assert_cmpstr (get_text (ledger, "a"), ==, "two");
  g_assert_true (flush (saver, NULL));
  g_assert_cmpuint (n_replaced, ==, 0);

  g_assert_finalize_object (saver);
  liaison_test_ledger_close (ledger);
}

static void
test_saves_when_it_goes (LiaisonTestLedger *fixture, gconstpointer unused)
{
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);
  LiaisonNoteSaver *saver = liaison_note_saver_new (ledger, "a");

  write_text (saver, "left");
  g_object_unref (saver);
  g_assert_cmpstr (get_text (ledger, "a"), ==, "left");
  liaison_test_ledger_close (ledger);

  ledger = liaison_test_ledger_open_good (fixture->path);
  g_assert_cmpstr (get_text (ledger, "a"), ==, "left");
  liaison_test_ledger_close (ledger);
}

static void
test_saves_when_the_ledger_closes (LiaisonTestLedger *fixture, gconstpointer unused)
{
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);
  g_autoptr(LiaisonNoteSaver) saver = liaison_note_saver_new (ledger, "a");
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  write_text (saver, "quit");
  liaison_ledger_close_async (ledger, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_true (liaison_ledger_close_finish (ledger, result, &error));
  g_assert_no_error (error);
  g_object_unref (ledger);

  ledger = liaison_test_ledger_open_good (fixture->path);
  g_assert_cmpstr (get_text (ledger, "a"), ==, "quit");
  liaison_test_ledger_close (ledger);
}

static void
test_failure_keeps_the_text (LiaisonTestLedger *fixture, gconstpointer unused)
{
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);
  LiaisonNoteSaver *saver = liaison_note_saver_new (ledger, "a");
  g_autoptr(GError) error = NULL;
  guint n_told = 0;

  g_signal_connect_swapped (saver, "notify::failed", G_CALLBACK (count_cb), &n_told);
  liaison_test_ledger_run_sql (fixture->path, "ALTER TABLE note RENAME TO elsewhere");
  write_text (saver, "precious");
  g_assert_false (flush (saver, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (liaison_note_saver_get_error (saver));
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_cmpstr (liaison_note_saver_get_note (saver)->text, ==, "precious");

  liaison_test_ledger_run_sql (fixture->path, "ALTER TABLE elsewhere RENAME TO note");
  g_assert_true (flush (saver, NULL));
  g_assert_null (liaison_note_saver_get_error (saver));
  g_assert_cmpuint (n_told, ==, 2);
  g_assert_finalize_object (saver);
  liaison_test_ledger_close (ledger);
  g_assert_cmpint (liaison_test_ledger_read_number (
                     fixture->path, "SELECT count(*) FROM note WHERE text = 'precious'"),
                   ==, 1);
}

static void
test_follows_others (LiaisonTestLedger *fixture, gconstpointer unused)
{
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);
  LiaisonNoteSaver *saver = liaison_note_saver_new (ledger, "a");
  g_autoptr(LiaisonNoteSaver) other = liaison_note_saver_new (ledger, "a");
  g_autoptr(LiaisonNoteSaver) neighbour = liaison_note_saver_new (ledger, "b");
  guint n_replaced = 0;

  g_signal_connect_swapped (saver, "replaced", G_CALLBACK (count_cb), &n_replaced);
  write_text (neighbour, "not yours");
  g_assert_true (flush (neighbour, NULL));
  g_assert_cmpuint (n_replaced, ==, 0);
  write_text (other, "from elsewhere");
  g_assert_true (flush (other, NULL));
  g_assert_cmpuint (n_replaced, ==, 1);
  g_assert_cmpstr (liaison_note_saver_get_note (saver)->text, ==, "from elsewhere");

  /* What was typed here last stays. */
  write_text (saver, "typed");
  write_text (other, "at the same time");
  g_assert_true (flush (other, NULL));
  g_assert_cmpstr (liaison_note_saver_get_note (saver)->text, ==, "typed");
  g_assert_true (flush (saver, NULL));
  g_assert_cmpstr (get_text (ledger, "a"), ==, "typed");

  g_assert_finalize_object (saver);
  g_clear_object (&other);
  g_clear_object (&neighbour);
  liaison_test_ledger_close (ledger);
}

static void
test_tells_what_is_in_use (LiaisonTestLedger *fixture, gconstpointer unused)
{
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);
  LiaisonNoteSaver *one = liaison_note_saver_new (ledger, "a");
  LiaisonNoteSaver *other = liaison_note_saver_new (ledger, "b");
  g_autoptr(LiaisonNote) note = liaison_note_new ("a");
  g_autoptr(LiaisonNote) note_b = liaison_note_new ("b");
  g_auto(GStrv) tags = NULL, owners = NULL;
  g_autofree char *all_tags = NULL, *all_owners = NULL;

  liaison_note_set_tags (note, (const char *const[]){ "gold", "north", NULL });
  liaison_note_set_owner (note, "Zoe");
  liaison_note_saver_take (one, note);
  liaison_note_set_tags (note_b, (const char *const[]){ "gold", NULL });
  liaison_note_set_owner (note_b, "Ann");
  liaison_note_saver_take (other, note_b);
  g_assert_true (flush (one, NULL));
  g_assert_true (flush (other, NULL));

  tags = liaison_note_saver_dup_tags (one);
  owners = liaison_note_saver_dup_owners (one);
  all_tags = g_strjoinv (" ", tags);
  all_owners = g_strjoinv (" ", owners);
  g_assert_cmpstr (all_tags, ==, "gold north");
  g_assert_cmpstr (all_owners, ==, "Ann Zoe");

  g_assert_finalize_object (one);
  g_assert_finalize_object (other);
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
    { "/note-saver/saves-by-itself", test_saves_by_itself },
    { "/note-saver/saves-when-it-goes", test_saves_when_it_goes },
    { "/note-saver/saves-when-the-ledger-closes", test_saves_when_the_ledger_closes },
    { "/note-saver/failure-keeps-the-text", test_failure_keeps_the_text },
    { "/note-saver/follows-others", test_follows_others },
    { "/note-saver/tells-what-is-in-use", test_tells_what_is_in_use },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, LiaisonTestLedger, NULL, liaison_test_ledger_set_up, tests[i].run,
                liaison_test_ledger_tear_down);

  return g_test_run ();
}
