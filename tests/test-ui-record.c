/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of a record with customers that are made up. */

#include <adwaita.h>

#include "liaison-test-ledger.h"
#include "liaison-test.h"
#include "model/liaison-error.h"
#include "ui/liaison-account-grid.h"
#include "ui/liaison-note-badges.h"
#include "ui/liaison-notice-bar.h"
#include "ui/record/liaison-day-entry.h"
#include "ui/record/liaison-record-page.h"
#include "ui/record/liaison-tag-editor.h"

#define ID "7a3fd11c-0000-4000-8000-000000000001"

typedef struct
{
  LiaisonTestLedger files;
  LiaisonLedger *ledger;
  LiaisonCloud *cloud;
  LiaisonCustomer *customer;
  LiaisonNoteSaver *saver;
  LiaisonRecordPage *page;
  GtkWindow *window;
} Fixture;

static LiaisonCloud *
make_cloud (LiaisonCloudFlags flags)
{
  static const LiaisonCloudPortal portals[] = { { "m365", "Portal for Users",
                                                  "https://portal.example/{tenant}" } };
  static const char *const hosts[] = { NULL };
  LiaisonCloudSpec spec = { .id = "test", .name = "Test", .flags = flags };

  spec.link_hosts = hosts;
  spec.allowed_addresses = hosts;
  spec.portals = portals;
  spec.n_portals = G_N_ELEMENTS (portals);
  return liaison_cloud_new (&spec);
}

static void
show (Fixture *fixture, LiaisonCloud *cloud)
{
  liaison_record_page_set_customer (fixture->page, cloud, fixture->customer, fixture->saver);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  liaison_test_ledger_set_up (&fixture->files, NULL);
  fixture->ledger = liaison_test_ledger_open_good (fixture->files.path);
  fixture->cloud = make_cloud (LIAISON_CLOUD_MANAGES_USERS_HERE);
  fixture->customer = liaison_customer_new (ID, "Harbour & Sons", "harbour.example",
                                            LIAISON_RELATIONSHIP_RESELLER, "reseller");
  fixture->saver = liaison_note_saver_new (fixture->ledger, ID);
  fixture->page = liaison_record_page_new ();
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->page));
  show (fixture, fixture->cloud);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  liaison_record_page_set_customer (fixture->page, NULL, NULL, NULL);
  gtk_window_destroy (fixture->window);
  g_assert_finalize_object (fixture->saver);
  g_assert_finalize_object (fixture->customer);
  g_assert_finalize_object (fixture->cloud);
  liaison_test_ledger_close (fixture->ledger);
  liaison_test_ledger_tear_down (&fixture->files, NULL);
}

/* What can be seen: hidden parts and other tabs are passed over if @mapped. */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *text, gboolean mapped)
{
  if (mapped && !gtk_widget_get_visible (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) &&
      (text == NULL ||
       (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL)))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, text, mapped);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_label (Fixture *fixture, const char *text)
{
  return find (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, text, TRUE);
}

static void
set_note (Fixture *fixture, const char *text)
{
  GtkWidget *view = find (GTK_WIDGET (fixture->page), GTK_TYPE_TEXT_VIEW, NULL, TRUE);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static gboolean
flush (Fixture *fixture)
{
  g_autoptr(GAsyncResult) result = NULL;

  liaison_note_saver_flush_async (fixture->saver, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  return liaison_note_saver_flush_finish (fixture->saver, result, NULL);
}

static gboolean
is_saved (gpointer saver)
{
  return liaison_note_saver_get_error (saver) == NULL;
}

static void
test_failed_save (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *retry;

  liaison_test_ledger_run_sql (fixture->files.path, "ALTER TABLE note RENAME TO elsewhere");
  set_note (fixture, "precious");
  g_assert_false (flush (fixture));
  g_assert_nonnull (find_label (fixture, "Not saved"));
  g_assert_cmpstr (liaison_note_saver_get_note (fixture->saver)->text, ==, "precious");

  liaison_test_ledger_run_sql (fixture->files.path, "ALTER TABLE elsewhere RENAME TO note");
  retry = gtk_widget_get_ancestor (find_label (fixture, "Retry"), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (retry, "clicked");
  liaison_test_wait_until (is_saved, fixture->saver);
  g_assert_null (find_label (fixture, "Not saved"));
}

static void
test_undo_stays_with_its_customer (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *view = find (GTK_WIDGET (fixture->page), GTK_TYPE_TEXT_VIEW, NULL, TRUE);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_autoptr(LiaisonCustomer) other = liaison_customer_new (
    "other", "Other", "", LIAISON_RELATIONSHIP_RESELLER, "reseller");
  g_autoptr(LiaisonNoteSaver) saver = liaison_note_saver_new (fixture->ledger, "other");

  gtk_text_buffer_insert_at_cursor (buffer, "one", -1);
  g_assert_true (gtk_text_buffer_get_can_undo (buffer));
  liaison_record_page_set_customer (fixture->page, fixture->cloud, other, saver);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
  g_assert_false (gtk_text_buffer_get_can_undo (buffer));
  g_assert_true (liaison_note_is_empty (liaison_note_saver_get_note (saver)));
  g_assert_cmpstr (liaison_note_saver_get_note (fixture->saver)->text, ==, "one");
}

static void
test_typed_tag_is_kept (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *editor = find (GTK_WIDGET (fixture->page), LIAISON_TYPE_TAG_EDITOR, NULL, TRUE);
  GtkWidget *entry = find (editor, GTK_TYPE_ENTRY, NULL, TRUE);
  g_autofree char *tags = NULL;

  gtk_editable_set_text (GTK_EDITABLE (entry), "gold, Gold，北京");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "北京");
  liaison_record_page_set_customer (fixture->page, NULL, NULL, NULL);
  tags = g_strjoinv ("|", liaison_note_saver_get_note (fixture->saver)->tags);
  g_assert_cmpstr (tags, ==, "gold|北京");
}

static void
test_wrong_date_changes_nothing (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *day = find (GTK_WIDGET (fixture->page), LIAISON_TYPE_DAY_ENTRY, NULL, TRUE);
  GtkEditable *entry = GTK_EDITABLE (find (day, GTK_TYPE_ENTRY, NULL, TRUE));

  gtk_editable_set_text (entry, "2026-03-04");
  g_assert_cmpstr (liaison_note_saver_get_note (fixture->saver)->follow_up, ==, "2026-03-04");
  gtk_editable_set_text (entry, "2026-03-0x");
  g_signal_emit_by_name (entry, "activate");
  g_assert_nonnull (find_label (fixture, "not a date"));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "2026-03-0x");
  g_assert_cmpstr (liaison_note_saver_get_note (fixture->saver)->follow_up, ==, "2026-03-04");

  gtk_editable_set_text (entry, " ");
  g_assert_null (find_label (fixture, "not a date"));
  g_signal_emit_by_name (entry, "activate");
  g_assert_null (liaison_note_saver_get_note (fixture->saver)->follow_up);
}

static void
test_gone_customer (Fixture *fixture, gconstpointer unused)
{
  g_assert_null (find_label (fixture, "no longer in your list"));
  liaison_record_page_set_gone (fixture->page, TRUE);
  g_assert_nonnull (find_label (fixture, "no longer in your list"));
  g_assert_nonnull (find_label (fixture, "Harbour & Sons"));
  liaison_record_page_set_gone (fixture->page, FALSE);
  g_assert_null (find_label (fixture, "no longer in your list"));
}

static void
test_parts_tell_their_state (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GError) refused = g_error_new (LIAISON_ERROR, LIAISON_ERROR_FORBIDDEN, "403");
  g_autoptr(GError) lost = g_error_new (LIAISON_ERROR, LIAISON_ERROR_UNAVAILABLE, "503");

  liaison_customer_set_part_failed (fixture->customer, LIAISON_RECORD_USERS, refused);
  liaison_customer_set_part_failed (fixture->customer, LIAISON_RECORD_LICENCES, refused);
  g_assert_nonnull (find_label (fixture, "You have no administration privileges"));

  liaison_customer_set_account (fixture->customer, "NL", LIAISON_ANSWER_YES, now);
  g_assert_nonnull (find_label (fixture, "Granted"));
  liaison_customer_set_users (fixture->customer, 7, TRUE, now);
  g_assert_nonnull (find_label (fixture, "7 users"));
  liaison_customer_set_part_failed (fixture->customer, LIAISON_RECORD_USERS, lost);
  g_assert_nonnull (find_label (fixture, "7 users"));
  g_assert_nonnull (find_label (fixture, "Could not be refreshed"));
}

/* Never had is not lost; lost is told on every tab until the rights are back. */
static void
test_lost_rights (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();

  liaison_customer_set_account (fixture->customer, "NL", LIAISON_ANSWER_NO, now);
  g_assert_null (find_label (fixture, "You no longer have this customer’s privileges."));
  g_assert_nonnull (find_label (fixture, "Ask for Rights…"));

  liaison_customer_set_account (fixture->customer, "NL", LIAISON_ANSWER_YES, now);
  g_assert_null (find_label (fixture, "Ask for Rights"));
  liaison_customer_set_account (fixture->customer, "NL", LIAISON_ANSWER_NO, now);
  g_assert_nonnull (find_label (fixture, "You no longer have this customer’s privileges."));
  g_assert_nonnull (find_label (fixture, "Ask for Rights Again…"));
  g_assert_null (find_label (fixture, "Ask for Rights…"));

  liaison_customer_set_account (fixture->customer, "NL", LIAISON_ANSWER_YES, now);
  g_assert_null (find_label (fixture, "You no longer have this customer’s privileges."));

  /* From an earlier run, by the feed. */
  liaison_customer_note_lost_rights (fixture->customer);
  g_assert_null (find_label (fixture, "You no longer have this customer’s privileges."));
  liaison_customer_set_known_rights (fixture->customer, LIAISON_ANSWER_UNKNOWN);
  liaison_customer_note_lost_rights (fixture->customer);
  g_assert_null (find_label (fixture, "You no longer have this customer’s privileges."));
  liaison_customer_set_known_rights (fixture->customer, LIAISON_ANSWER_NO);
  g_assert_nonnull (find_label (fixture, "You no longer have this customer’s privileges."));
}

static void
request_again_cb (LiaisonRecordPage *page, LiaisonCustomer *customer, LiaisonCustomer **asked)
{
  *asked = customer;
}

static void
test_asks_for_rights (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  LiaisonCustomer *asked = NULL;
  GtkWidget *button;

  g_signal_connect (fixture->page, "request-again", G_CALLBACK (request_again_cb), &asked);
  liaison_customer_set_account (fixture->customer, "NL", LIAISON_ANSWER_YES, now);
  liaison_customer_set_account (fixture->customer, "NL", LIAISON_ANSWER_NO, now);
  button = gtk_widget_get_ancestor (find_label (fixture, "Ask for Rights Again…"), GTK_TYPE_BUTTON);
  liaison_record_page_set_invitable (fixture->page, FALSE);
  g_assert_false (gtk_widget_is_sensitive (button));
  liaison_record_page_set_invitable (fixture->page, TRUE);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (asked == fixture->customer);
}

static gboolean
is_laid_out (gpointer label)
{
  return gtk_widget_get_width (label) > 0;
}

/* In the narrowest window there is, within its margins, with letters half as large again. */
static void
test_large_text (Fixture *fixture, gconstpointer unused)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  LiaisonAccountGrid *grid = g_object_new (LIAISON_TYPE_ACCOUNT_GRID, NULL);
  GtkWidget *label;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", dpi * 3 / 2, NULL);
  liaison_account_grid_show (grid, fixture->customer);
  gtk_window_set_child (window, GTK_WIDGET (grid));
  gtk_window_set_default_size (window, 340, 200);
  gtk_window_present (window);

  label = find (GTK_WIDGET (grid), GTK_TYPE_LABEL, ID, TRUE);
  liaison_test_wait_until (is_laid_out, label);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (grid)), ==, 340);
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))), <=, 2);
  gtk_window_destroy (window);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

static void
test_users_elsewhere (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonCloud) cloud = make_cloud (0);

  g_assert_null (find_label (fixture, "users are managed in the portal"));
  show (fixture, cloud);
  g_assert_nonnull (find_label (fixture, "users are managed in the portal"));
  show (fixture, fixture->cloud);
  g_assert_null (find_label (fixture, "users are managed in the portal"));
}

static void
test_badges (void)
{
  GtkWidget *badges = g_object_ref_sink (liaison_note_badges_new ());
  g_autoptr(LiaisonNote) note = liaison_note_new (ID);

  liaison_note_badges_show (LIAISON_NOTE_BADGES (badges), note, 2);
  g_assert_false (gtk_widget_get_visible (badges));

  liaison_note_set_tags (note, (const char *const[]){ "a", "b", "c", "d", NULL });
  liaison_note_set_follow_up (note, "2199-01-01");
  liaison_note_badges_show (LIAISON_NOTE_BADGES (badges), note, 2);
  g_assert_nonnull (find (badges, GTK_TYPE_LABEL, "+2", TRUE));
  g_assert_null (find (badges, GTK_TYPE_LABEL, "c", TRUE));
  g_assert_null (find (badges, GTK_TYPE_LABEL, "Follow up", TRUE));

  liaison_note_set_follow_up (note, "1999-01-01");
  liaison_note_badges_show (LIAISON_NOTE_BADGES (badges), note, 0);
  g_assert_nonnull (find (badges, GTK_TYPE_LABEL, "Follow up", TRUE));
  g_assert_nonnull (find (badges, GTK_TYPE_LABEL, "d", TRUE));
  g_assert_finalize_object (badges);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/ui-record/failed-save", test_failed_save },
    { "/ui-record/undo-stays-with-its-customer", test_undo_stays_with_its_customer },
    { "/ui-record/typed-tag-is-kept", test_typed_tag_is_kept },
    { "/ui-record/wrong-date-changes-nothing", test_wrong_date_changes_nothing },
    { "/ui-record/gone-customer", test_gone_customer },
    { "/ui-record/parts-tell-their-state", test_parts_tell_their_state },
    { "/ui-record/lost-rights", test_lost_rights },
    { "/ui-record/asks-for-rights", test_asks_for_rights },
    { "/ui-record/large-text", test_large_text },
    { "/ui-record/users-elsewhere", test_users_elsewhere },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  g_test_add_func ("/ui-record/badges", test_badges);

  return g_test_run ();
}
