/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "liaison-test-bed.h"
#include "liaison-test.h"
#include "ui/liaison-change-row.h"
#include "ui/liaison-changes-popover.h"
#include "ui/liaison-customers-page.h"

#define DAY (24 * 3600 * (gint64) G_USEC_PER_SEC)

typedef struct
{
  LiaisonTestBed *bed;
  LiaisonChanges *changes;
  GtkWidget *window;
  LiaisonCustomersPage *page;
  char *first; /* Microsoft ID of the list's first customer */
} Fixture;

static void
add (GPtrArray *changes, LiaisonChangeKind kind, const char *id, guint days_ago, gboolean seen)
{
  g_ptr_array_add (changes,
                   liaison_customer_change_new (kind, id, "Nordvik & Søn", "Nordvik",
                                                g_get_real_time () - days_ago * DAY, seen));
}

static void
fill (Fixture *fixture)
{
  g_autoptr(GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);

  add (changes, LIAISON_CHANGE_NEW, fixture->first, 0, FALSE);
  add (changes, LIAISON_CHANGE_GONE, "gone", 0, FALSE);
  add (changes, LIAISON_CHANGE_RENAMED, "x", 1, FALSE);
  add (changes, LIAISON_CHANGE_RIGHTS_LOST, "x", 1, TRUE);
  add (changes, LIAISON_CHANGE_RIGHTS_GAINED, "x", 9, TRUE);
  add (changes, LIAISON_CHANGE_BACK, "x", 9, TRUE);
  liaison_changes_set (fixture->changes, changes);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  LiaisonCustomerList *list;
  g_autoptr(LiaisonCustomer) customer = NULL;
  g_autoptr(GError) error = NULL;

  fixture->bed = liaison_test_bed_new (30, "demo");
  list = liaison_session_get_customers (fixture->bed->session);
  fixture->changes = liaison_session_get_changes (fixture->bed->session);
  fixture->window = g_object_ref_sink (gtk_window_new ());
  fixture->page = g_object_new (LIAISON_TYPE_CUSTOMERS_PAGE, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  liaison_test_bed_start_session (fixture->bed, &error);
  g_assert_no_error (error);
  liaison_test_bed_wait_for_list (list);
  liaison_customers_page_set_session (fixture->page, fixture->bed->session);
  gtk_window_present (GTK_WINDOW (fixture->window));
  customer = g_list_model_get_item (G_LIST_MODEL (list), 0);
  fixture->first = g_strdup (liaison_customer_get_id (customer));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  liaison_customers_page_set_session (fixture->page, NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->window);
  g_free (fixture->first);
  liaison_test_bed_free (fixture->bed);
}

/* The first widget of @type that can be seen. */
static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_open (gpointer page)
{
  GtkWidget *popover = find (page, LIAISON_TYPE_CHANGES_POPOVER);

  return popover != NULL && find (popover, LIAISON_TYPE_CHANGE_ROW) != NULL;
}

static gboolean
is_closed (gpointer page)
{
  return find (page, LIAISON_TYPE_CHANGES_POPOVER) == NULL;
}

static GtkWidget *
open_changes (Fixture *fixture)
{
  liaison_customers_page_open_tool (fixture->page, "changes");
  liaison_test_wait_until (is_open, fixture->page);
  return find (GTK_WIDGET (fixture->page), LIAISON_TYPE_CHANGES_POPOVER);
}

static void
test_sentences (void)
{
  static const char *const sentences[LIAISON_N_CHANGES] = {
    [LIAISON_CHANGE_NEW] = "Nordvik is a new customer",
    [LIAISON_CHANGE_BACK] = "Nordvik is back in the list",
    [LIAISON_CHANGE_GONE] = "Nordvik is no longer in the list",
    [LIAISON_CHANGE_RENAMED] = "Nordvik is the new name of Verft",
    [LIAISON_CHANGE_RIGHTS_GAINED] = "You have administration privileges for Nordvik now",
    [LIAISON_CHANGE_RIGHTS_LOST] = "You have no administration privileges for Nordvik any more",
  };

  for (guint i = 0; i < LIAISON_N_CHANGES; i++)
    {
      g_autoptr(LiaisonCustomerChange) change =
                   liaison_customer_change_new (i, "x", "Nordvik", "Verft", 0, FALSE);
      g_autofree char *sentence = liaison_change_to_sentence (change);

      g_assert_cmpstr (sentence, ==, sentences[i]);
    }
}

/* The day above a row, or NULL if there is none. */
static const char *
get_day (GtkWidget *row)
{
  GtkWidget *day = gtk_widget_get_first_child (adw_bin_get_child (ADW_BIN (row)));

  return gtk_widget_get_visible (day) ? gtk_label_get_label (GTK_LABEL (day)) : NULL;
}

static void
test_days (void)
{
  gint64 now = g_get_real_time ();
  g_autoptr(LiaisonCustomerChange) today =
               liaison_customer_change_new (LIAISON_CHANGE_NEW, "x", "A", NULL, now, FALSE);
  g_autoptr(LiaisonCustomerChange) yesterday =
               liaison_customer_change_new (LIAISON_CHANGE_NEW, "x", "B", NULL, now - DAY, TRUE);
  g_autoptr(LiaisonCustomerChange) old =
               liaison_customer_change_new (LIAISON_CHANGE_NEW, "x", "C", NULL, 0, TRUE);
  GtkWidget *row = g_object_ref_sink (liaison_change_row_new ());

  liaison_change_row_set_change (LIAISON_CHANGE_ROW (row), today, NULL);
  g_assert_cmpstr (get_day (row), ==, "Today");
  liaison_change_row_set_change (LIAISON_CHANGE_ROW (row), today, today);
  g_assert_null (get_day (row));
  liaison_change_row_set_change (LIAISON_CHANGE_ROW (row), yesterday, today);
  g_assert_cmpstr (get_day (row), ==, "Yesterday");
  liaison_change_row_set_change (LIAISON_CHANGE_ROW (row), old, yesterday);
  g_assert_cmpstr (get_day (row), ==, "1 Jan 1970");
  g_assert_finalize_object (row);
}

/* Whoever closes it has looked. */
static void
test_looked (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *popover;

  fill (fixture);
  g_assert_cmpuint (liaison_changes_get_n_unseen (fixture->changes), ==, 3);
  popover = open_changes (fixture);
  g_assert_cmpuint (liaison_changes_get_n_unseen (fixture->changes), ==, 3);
  gtk_popover_popdown (GTK_POPOVER (popover));
  g_assert_cmpuint (liaison_changes_get_n_unseen (fixture->changes), ==, 0);
}

/* … but not while new customers are what is listed. */
static void
test_looked_at_new (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonCustomerQuery) query = liaison_customer_query_new ();

  fill (fixture);
  query->fresh = TRUE;
  liaison_customer_list_set_query (liaison_session_get_customers (fixture->bed->session), query);
  gtk_popover_popdown (GTK_POPOVER (open_changes (fixture)));
  g_assert_cmpuint (liaison_changes_get_n_unseen (fixture->changes), ==, 3);
}

static void
test_mark_as_seen (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *popover, *button;

  fill (fixture);
  popover = open_changes (fixture);
  button = find (popover, GTK_TYPE_BUTTON);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Mark as Seen");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (liaison_changes_get_n_unseen (fixture->changes), ==, 0);
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_true (gtk_widget_get_mapped (popover));
}

static gboolean
is_found_nowhere (gpointer list)
{
  return g_list_model_get_n_items (list) == 0;
}

/* Choosing one shows its customer, whatever was searched, and nothing counts as seen. */
static void
test_choose (Fixture *fixture, gconstpointer unused)
{
  LiaisonCustomerList *list = liaison_session_get_customers (fixture->bed->session);
  GtkWidget *popover;

  fill (fixture);
  liaison_customer_list_set_search (list, "zz no such customer");
  liaison_test_wait_until (is_found_nowhere, list);
  popover = open_changes (fixture);
  g_signal_emit_by_name (find (popover, GTK_TYPE_LIST_VIEW), "activate", 0);
  liaison_test_wait_until (is_closed, fixture->page);
  g_assert_cmpstr (liaison_customer_list_get_search (list), ==, "");
  g_assert_cmpuint (liaison_changes_get_n_unseen (fixture->changes), ==, 3);

  /* One that is gone is among those that are. */
  popover = open_changes (fixture);
  g_signal_emit_by_name (find (popover, GTK_TYPE_LIST_VIEW), "activate", 1);
  g_assert_true (liaison_customer_list_get_query (list)->gone);
}

static gboolean
is_empty (gpointer page)
{
  GtkWidget *popover = find (page, LIAISON_TYPE_CHANGES_POPOVER);

  return popover != NULL && find (popover, GTK_TYPE_LIST_VIEW) == NULL;
}

static void
test_empty (Fixture *fixture, gconstpointer unused)
{
  liaison_customers_page_open_tool (fixture->page, "changes");
  liaison_test_wait_until (is_empty, fixture->page);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  g_test_add_func ("/ui-changes/sentences", test_sentences);
  g_test_add_func ("/ui-changes/days", test_days);
  g_test_add ("/ui-changes/looked", Fixture, NULL, set_up, test_looked, tear_down);
  g_test_add ("/ui-changes/looked-at-new", Fixture, NULL, set_up, test_looked_at_new, tear_down);
  g_test_add ("/ui-changes/mark-as-seen", Fixture, NULL, set_up, test_mark_as_seen, tear_down);
  g_test_add ("/ui-changes/choose", Fixture, NULL, set_up, test_choose, tear_down);
  g_test_add ("/ui-changes/empty", Fixture, NULL, set_up, test_empty, tear_down);

  return g_test_run ();
}
