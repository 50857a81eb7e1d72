/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-ledger.h"
#include "liaison-test.h"
#include "store/liaison-ledger-notes.h"
#include "store/liaison-ledger-views.h"

static LiaisonNote *
make_note (const char *customer, const char *text, ...)
{
  g_autoptr(GPtrArray) tags = g_ptr_array_new ();
  LiaisonNote *note = liaison_note_new (customer);
  const char *tag;
  va_list rest;

  va_start (rest, text);
  while ((tag = va_arg (rest, const char *)) != NULL)
    g_ptr_array_add (tags, (gpointer) tag);
  va_end (rest);
  g_ptr_array_add (tags, NULL);
  liaison_note_set_tags (note, (const char *const *) tags->pdata);
  liaison_note_set_text (note, text);
  return note;
}

static void
save_note (LiaisonLedger *ledger, const LiaisonNote *note)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  liaison_ledger_save_note_async (ledger, note, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_true (liaison_ledger_save_note_finish (ledger, result, &error));
  g_assert_no_error (error);
}

static void
assert_tags (LiaisonLedger *ledger, const char *expected)
{
  g_auto(GStrv) tags = liaison_ledger_dup_tags (ledger);
  g_autofree char *joined = g_strjoinv (" ", tags);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_note_is_a_value (void)
{
  g_autoptr(LiaisonNote) note =
               make_note ("id", "x", " Gold ", "", "gold", "ＧＯＬＤ", "two\nlines", NULL);
  g_autoptr(LiaisonNote) copy = NULL;
  g_autoptr(LiaisonNote) empty = liaison_note_new ("id");

  g_assert_cmpuint (g_strv_length (note->tags), ==, 2);
  g_assert_cmpstr (note->tags[0], ==, "Gold");
  g_assert_cmpstr (note->tags[1], ==, "two lines");
  g_assert_true (liaison_note_is_empty (empty));
  g_assert_false (liaison_note_is_empty (note));

  liaison_note_set_follow_up (note, "2026-12-01");
  liaison_note_set_owner (note, "Zoë");
  copy = liaison_note_copy (note);
  copy->updated = 17;
  g_assert_true (liaison_note_equal (note, copy));
  liaison_note_set_owner (copy, "");
  g_assert_null (copy->owner);
  g_assert_false (liaison_note_equal (note, copy));

  liaison_note_set_tags (note, (const char *const *) note->tags);
  liaison_note_set_text (note, note->text);
  g_assert_cmpstr (note->text, ==, "x");
  g_assert_cmpstr (note->tags[1], ==, "two lines");
}

static void
note_changed_cb (LiaisonLedger *ledger, const char *customer, GString *changes)
{
  g_string_append_printf (changes, "%s ", customer);
}

static void
count_cb (const LiaisonNote *note, gpointer user_data)
{
  g_assert_nonnull (note->customer);
  ++*(guint *) user_data;
}

static void
test_keeps_notes (LiaisonTestLedger *fixture, gconstpointer unused)
{
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);
  g_autoptr(LiaisonNote) note = make_note ("a", "“北京” 🐚\n\nline", "Zebra", "ärger", NULL);
  g_autoptr(LiaisonNote) other = make_note ("b", "", "Zebra", "apple", NULL);
  g_autoptr(GString) changes = g_string_new (NULL);
  guint n_notes = 0;

  g_signal_connect (ledger, "note-changed", G_CALLBACK (note_changed_cb), changes);
  liaison_note_set_follow_up (note, "2026-12-01");
  liaison_note_set_owner (note, "Zoë");
  save_note (ledger, note);
  save_note (ledger, other);
  g_assert_cmpstr (changes->str, ==, "a b ");
  g_assert_cmpint (liaison_ledger_lookup_note (ledger, "a")->updated, >, 0);
  liaison_test_ledger_close (ledger);

  ledger = liaison_test_ledger_open_good (fixture->path);
  g_assert_true (liaison_note_equal (liaison_ledger_lookup_note (ledger, "a"), note));
  g_assert_true (liaison_note_equal (liaison_ledger_lookup_note (ledger, "b"), other));
  g_assert_null (liaison_ledger_lookup_note (ledger, "c"));
  g_assert_cmpint (liaison_ledger_lookup_note (ledger, "a")->updated, >, 0);
  liaison_ledger_foreach_note (ledger, count_cb, &n_notes);
  g_assert_cmpuint (n_notes, ==, 2);
  assert_tags (ledger, "Zebra apple ärger"); /* in the order of the C locale */
  liaison_test_ledger_close (ledger);
}

static void
test_empty_note_is_removed (LiaisonTestLedger *fixture, gconstpointer unused)
{
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);
  g_autoptr(LiaisonNote) note = make_note ("a", "words", "tag", NULL);
  g_autoptr(LiaisonNote) empty = liaison_note_new ("a");

  save_note (ledger, empty);
  save_note (ledger, note);
  save_note (ledger, empty);
  g_assert_null (liaison_ledger_lookup_note (ledger, "a"));
  assert_tags (ledger, "");
  liaison_test_ledger_close (ledger);
  g_assert_cmpint (liaison_test_ledger_read_number (fixture->path, "SELECT count(*) FROM note"), ==,
                   0);
}

static void
test_note_of_the_ledger_can_be_saved (LiaisonTestLedger *fixture, gconstpointer unused)
{
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);
  g_autoptr(LiaisonNote) note = make_note ("a", "words", NULL);

  save_note (ledger, note);
  save_note (ledger, liaison_ledger_lookup_note (ledger, "a"));
  g_assert_cmpstr (liaison_ledger_lookup_note (ledger, "a")->text, ==, "words");
  liaison_test_ledger_close (ledger);
}

/* Views */

static void
save_view (LiaisonLedger *ledger, const char *name, const char *query)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  liaison_ledger_save_view_async (ledger, name, query, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_true (liaison_ledger_save_view_finish (ledger, result, &error));
  g_assert_no_error (error);
}

static void
remove_view (LiaisonLedger *ledger, const char *name)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  liaison_ledger_remove_view_async (ledger, name, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_true (liaison_ledger_remove_view_finish (ledger, result, &error));
  g_assert_no_error (error);
}

static gboolean
rename_view (LiaisonLedger *ledger, const char *name, const char *new_name, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  liaison_ledger_rename_view_async (ledger, name, new_name, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  return liaison_ledger_rename_view_finish (ledger, result, error);
}

static void
assert_views (LiaisonLedger *ledger, const char *expected)
{
  GListModel *views = liaison_ledger_get_views (ledger);
  g_autoptr(GString) found = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (views); i++)
    {
      g_autoptr(LiaisonView) view = g_list_model_get_item (views, i);

      g_string_append_printf (found, "%s=%s ", liaison_view_get_name (view),
                              liaison_view_get_query (view));
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_keeps_views (LiaisonTestLedger *fixture, gconstpointer unused)
{
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);
  g_autoptr(GError) error = NULL;

  save_view (ledger, "Mine", "1");
  save_view (ledger, "北京", "2");
  save_view (ledger, "Gone", "3");
  save_view (ledger, "Mine", "4");
  assert_views (ledger, "Mine=4 北京=2 Gone=3 ");
  g_assert_true (rename_view (ledger, "Mine", "Ours", &error));
  g_assert_no_error (error);
  remove_view (ledger, "Gone");
  remove_view (ledger, "never was");
  save_view (ledger, "Last", "5");
  assert_views (ledger, "Ours=4 北京=2 Last=5 ");
  liaison_test_ledger_close (ledger);

  ledger = liaison_test_ledger_open_good (fixture->path);
  assert_views (ledger, "Ours=4 北京=2 Last=5 ");
  g_assert_nonnull (liaison_ledger_lookup_view (ledger, "北京"));
  g_assert_null (liaison_ledger_lookup_view (ledger, "Gone"));
  liaison_test_ledger_close (ledger);
}

static void
test_renames_over_a_view (LiaisonTestLedger *fixture, gconstpointer unused)
{
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);
  g_autoptr(GError) error = NULL;

  save_view (ledger, "a", "1");
  save_view (ledger, "b", "2");
  g_assert_true (rename_view (ledger, "b", "a", NULL));
  assert_views (ledger, "a=2 ");
  g_assert_true (rename_view (ledger, "a", "a", NULL));
  g_assert_false (rename_view (ledger, "b", "c", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  liaison_test_ledger_close (ledger);

  ledger = liaison_test_ledger_open_good (fixture->path);
  assert_views (ledger, "a=2 ");
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
    { "/ledger-notes/keeps-notes", test_keeps_notes },
    { "/ledger-notes/empty-note-is-removed", test_empty_note_is_removed },
    { "/ledger-notes/note-of-the-ledger-can-be-saved", test_note_of_the_ledger_can_be_saved },
    { "/ledger-notes/keeps-views", test_keeps_views },
    { "/ledger-notes/renames-over-a-view", test_renames_over_a_view },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/ledger-notes/note-is-a-value", test_note_is_a_value);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, LiaisonTestLedger, NULL, liaison_test_ledger_set_up, tests[i].run,
                liaison_test_ledger_tear_down);

  return g_test_run ();
}
