/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "liaison-test-bed.h"
#include "liaison-test.h"
#include "ui/search/liaison-view-dialog.h"
#include "ui/search/liaison-view-row.h"
#include "ui/search/liaison-views-button.h"
#include "ui/search/liaison-views-popover.h"

typedef struct
{
  LiaisonTestBed *bed;
  GListModel *views;
  GtkWidget *window;
  LiaisonViewsButton *button;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *overlay = adw_toast_overlay_new ();
  g_autoptr(GError) error = NULL;

  fixture->bed = liaison_test_bed_new (3, "demo");
  liaison_test_bed_start_session (fixture->bed, &error);
  g_assert_no_error (error);
  fixture->views = liaison_ledger_get_views (liaison_session_get_ledger (fixture->bed->session));
  fixture->window = g_object_ref_sink (gtk_window_new ());
  fixture->button = g_object_new (LIAISON_TYPE_VIEWS_BUTTON, NULL);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (fixture->button));
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 500, 500);
  gtk_window_present (GTK_WINDOW (fixture->window));
  liaison_views_button_set_session (fixture->button, fixture->bed->session);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  liaison_views_button_set_session (fixture->button, NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->window);
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
is_open (gpointer window)
{
  return find (window, LIAISON_TYPE_VIEWS_POPOVER) != NULL;
}

static GtkWidget *
open_views (Fixture *fixture)
{
  liaison_views_button_open (fixture->button);
  liaison_test_wait_until (is_open, fixture->window);
  return find (fixture->window, LIAISON_TYPE_VIEWS_POPOVER);
}

/* The dialog that is open, or NULL. */
static LiaisonViewDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (LIAISON_IS_VIEW_DIALOG (window) && gtk_widget_get_visible (window))
        return LIAISON_VIEW_DIALOG (window);
    }
  return NULL;
}

static void
type_name (LiaisonViewDialog *dialog, const char *name)
{
  gtk_editable_set_text (GTK_EDITABLE (find (GTK_WIDGET (dialog), GTK_TYPE_ENTRY)), name);
}

static void
answer (LiaisonViewDialog *dialog, const char *response)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
keep (Fixture *fixture, const char *name, const char *tag)
{
  g_autoptr(LiaisonCustomerQuery) query = liaison_customer_query_new ();

  query->tag = g_strdup (tag);
  query->order = LIAISON_ORDER_NEWEST;
  liaison_views_button_set_query (fixture->button, query);
  g_signal_emit_by_name (open_views (fixture), "save");
  gtk_popover_popdown (GTK_POPOVER (find (fixture->window, LIAISON_TYPE_VIEWS_POPOVER)));
  type_name (find_dialog (), name);
  answer (find_dialog (), "save");
}

/* The names of all views, with a blank behind each. Transfer full. */
static char *
dup_names (Fixture *fixture)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (fixture->views); i++)
    {
      g_autoptr(LiaisonView) view = g_list_model_get_item (fixture->views, i);

      g_string_append_printf (names, "%s ", liaison_view_get_name (view));
    }
  return g_string_free (names, FALSE);
}

static void
assert_names (Fixture *fixture, const char *expected)
{
  g_autofree char *names = dup_names (fixture);

  g_assert_cmpstr (names, ==, expected);
}

static void
test_keep_and_choose (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonCustomerQuery) everybody = liaison_customer_query_new ();
  GtkWidget *popover;

  keep (fixture, " Gold ", "gold");
  keep (fixture, "Blue", "blue");
  assert_names (fixture, "Gold Blue ");

  liaison_views_button_set_query (fixture->button, everybody);
  popover = open_views (fixture);
  g_signal_emit_by_name (find (popover, GTK_TYPE_LIST_BOX), "row-activated",
                         find (popover, LIAISON_TYPE_VIEW_ROW));
  g_assert_cmpstr (liaison_views_button_get_query (fixture->button)->tag, ==, "gold");
  g_assert_cmpint (liaison_views_button_get_query (fixture->button)->order, ==,
                   LIAISON_ORDER_NEWEST);
  g_assert_null (find (fixture->window, LIAISON_TYPE_VIEWS_POPOVER));
}

/* The same name replaces, and says so first. */
static void
test_replace (Fixture *fixture, gconstpointer unused)
{
  AdwMessageDialog *dialog;

  keep (fixture, "Gold", "gold");
  g_signal_emit_by_name (open_views (fixture), "save");
  dialog = ADW_MESSAGE_DIALOG (find_dialog ());
  type_name (find_dialog (), "Go");
  g_assert_cmpstr (adw_message_dialog_get_response_label (dialog, "save"), ==, "_Save");
  type_name (find_dialog (), " ");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "save"));
  type_name (find_dialog (), "Gold");
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "save"));
  g_assert_cmpstr (adw_message_dialog_get_response_label (dialog, "save"), ==, "_Replace");
  answer (find_dialog (), "cancel");

  keep (fixture, "Gold", "other");
  assert_names (fixture, "Gold ");
}

static void
test_rename (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonView) view = NULL;

  keep (fixture, "Gold", "gold");
  view = g_list_model_get_item (fixture->views, 0);
  g_signal_emit_by_name (open_views (fixture), "rename", view);
  g_assert_false (
    adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (find_dialog ()), "save"));
  type_name (find_dialog (), "Silver");
  answer (find_dialog (), "save");
  assert_names (fixture, "Silver ");
}

/* What was removed comes back by the toast's button. */
static void
test_remove (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonView) view = NULL;
  GtkWidget *toast, *undo = NULL;

  keep (fixture, "Gold & more", "gold");
  view = g_list_model_get_item (fixture->views, 0);
  g_signal_emit_by_name (open_views (fixture), "remove", view);
  assert_names (fixture, "");

  toast = gtk_widget_get_last_child (
    gtk_widget_get_ancestor (GTK_WIDGET (fixture->button), ADW_TYPE_TOAST_OVERLAY));
  for (GtkWidget *child = gtk_widget_get_first_child (toast); child != NULL && undo == NULL;
       child = gtk_widget_get_next_sibling (child))
    undo = find (child, GTK_TYPE_BUTTON);
  g_assert_nonnull (undo);
  g_signal_emit_by_name (undo, "clicked");
  assert_names (fixture, "Gold & more ");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  g_test_add ("/ui-views/keep-and-choose", Fixture, NULL, set_up, test_keep_and_choose, tear_down);
  g_test_add ("/ui-views/replace", Fixture, NULL, set_up, test_replace, tear_down);
  g_test_add ("/ui-views/rename", Fixture, NULL, set_up, test_rename, tear_down);
  g_test_add ("/ui-views/remove", Fixture, NULL, set_up, test_remove, tear_down);

  return g_test_run ();
}
