/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "liaison-test-bed.h"
#include "liaison-test.h"
#include "ui/liaison-customers-page.h"

/* The first widget of @type that is seen and whose "label" begins with @label. */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *label)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    {
      g_autofree char *text = NULL;

      g_object_get (widget, "label", &text, NULL);
      if (text != NULL && g_str_has_prefix (text, label))
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
waits (gpointer user_data)
{
  return liaison_customer_list_get_waiting_until (user_data) != 0;
}

/* The service asks for a pause: the page says so, and Cancel ends it at once. */
static void
test_pause (void)
{
  LiaisonTestBed *bed = liaison_test_bed_new (3, "demo");
  LiaisonCustomerList *list = liaison_session_get_customers (bed->session);
  GtkWidget *window = g_object_ref_sink (gtk_window_new ());
  GtkWidget *page = g_object_new (LIAISON_TYPE_CUSTOMERS_PAGE, NULL);
  GtkWidget *cancel;
  g_autoptr(GError) error = NULL;

  gtk_window_set_child (GTK_WINDOW (window), page);
  g_assert_null (find (page, GTK_TYPE_BUTTON, "Cancel"));
  liaison_sandbox_server_add_fault (bed->server, "throttle,path=/customers,seconds=300", NULL);
  liaison_test_bed_start_session (bed, &error);
  g_assert_no_error (error);
  liaison_customers_page_set_session (LIAISON_CUSTOMERS_PAGE (page), bed->session);
  liaison_test_wait_until (waits, list);

  g_assert_nonnull (find (page, GTK_TYPE_LABEL, "The service asks for a pause; going on at "));
  cancel = find (page, GTK_TYPE_BUTTON, "Cancel");
  g_assert_nonnull (cancel);
  g_signal_emit_by_name (cancel, "clicked");
  g_assert_cmpint (liaison_customer_list_get_state (list), ==, LIAISON_LIST_EMPTY_NEVER_LOADED);
  g_assert_null (find (page, GTK_TYPE_LABEL, "The service asks for a pause"));
  g_assert_null (find (page, GTK_TYPE_BUTTON, "Cancel"));
  g_assert_nonnull (find (page, GTK_TYPE_LABEL, "Customers Not Read"));

  liaison_customers_page_set_session (LIAISON_CUSTOMERS_PAGE (page), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (window);
  liaison_test_bed_free (bed);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  g_test_add_func ("/ui-pause/pause", test_pause);

  return g_test_run ();
}
