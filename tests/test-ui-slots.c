/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "liaison-test-bed.h"
#include "liaison-test.h"
#include "store/liaison-ledger-notes.h"
#include "ui/liaison-customers-view.h"
#include "ui/liaison-note-badges.h"
#include "ui/liaison-record-slot.h"

#define N_CUSTOMERS 400
/* Seen, and kept at hand. */
#define ROWS_MAX 60
#define N_STEPS 40

typedef struct
{
  LiaisonTestBed *bed;
  LiaisonCustomerList *list;
  GtkWindow *window;
  LiaisonCustomersView *view;
  GtkWidget *list_view;
} Fixture;

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static gboolean
is_laid_out_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  return find_widget (fixture->list_view, LIAISON_TYPE_RECORD_ROW) != NULL;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  fixture->bed = liaison_test_bed_new (N_CUSTOMERS, "demo");
  liaison_test_bed_start_session (fixture->bed, &error);
  g_assert_no_error (error);
  fixture->list = liaison_session_get_customers (fixture->bed->session);
  liaison_test_bed_wait_for_list (fixture->list);

  fixture->view = g_object_new (LIAISON_TYPE_CUSTOMERS_VIEW, NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 800, 600);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->view));
  liaison_customers_view_set_session (fixture->view, fixture->bed->session);
  gtk_window_present (fixture->window);
  fixture->list_view = find_widget (GTK_WIDGET (fixture->view), GTK_TYPE_LIST_VIEW);
  liaison_test_wait_until (is_laid_out_cb, fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  liaison_customers_view_set_session (fixture->view, NULL);
  gtk_window_destroy (fixture->window);
  liaison_test_bed_free (fixture->bed);
}

static void
painted_cb (gboolean *painted)
{
  *painted = TRUE;
}

static void
scroll_to (Fixture *fixture, double part)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (fixture->list_view, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->list_view);
  gboolean painted = FALSE;
  gulong handler =
    g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gtk_adjustment_set_value (adjustment, part * (gtk_adjustment_get_upper (adjustment) -
                                                gtk_adjustment_get_page_size (adjustment)));
  gtk_widget_queue_draw (fixture->list_view);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static void
write_note (Fixture *fixture, guint position)
{
  const char *const tags[] = { "Spring", NULL };
  g_autoptr(LiaisonCustomer) customer =
               g_list_model_get_item (G_LIST_MODEL (fixture->list), position);
  g_autoptr(LiaisonNote) note = liaison_note_new (liaison_customer_get_id (customer));

  liaison_note_set_tags (note, tags);
  liaison_ledger_save_note_async (liaison_session_get_ledger (fixture->bed->session), note, NULL,
                                  NULL, NULL);
}

/* Looks at each place: every one that is seen has a row, of its own customer and with that one's
 * note. Returns how many rows there are. */
static guint
check_rows (Fixture *fixture)
{
  LiaisonLedger *ledger = liaison_session_get_ledger (fixture->bed->session);
  guint n_rows = 0;

  for (GtkWidget *item = gtk_widget_get_first_child (fixture->list_view); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *slot = gtk_widget_get_first_child (item);
      GtkWidget *row = slot != NULL ? gtk_widget_get_first_child (slot) : NULL;
      gboolean seen = gtk_widget_get_child_visible (item) && gtk_widget_get_height (item) > 0;
      LiaisonCustomer *customer;
      GtkWidget *badges;
      gboolean noted;

      g_assert_true (row != NULL || !seen);
      if (row == NULL)
        continue;
      n_rows++;
      customer = liaison_record_slot_get_customer (LIAISON_RECORD_SLOT (slot));
      g_assert_true (liaison_record_row_get_customer (LIAISON_RECORD_ROW (row)) == customer);
      if (customer == NULL)
        continue;
      badges = find_widget (row, LIAISON_TYPE_NOTE_BADGES);
      noted = badges != NULL && find_widget (badges, GTK_TYPE_LABEL) != NULL;
      g_assert_true (
        noted == (liaison_ledger_lookup_note (ledger, liaison_customer_get_id (customer)) != NULL));
    }
  return n_rows;
}

static void
test_scroll (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < N_CUSTOMERS; i += 3)
    write_note (fixture, i);
  for (guint i = 0; i <= N_STEPS; i++)
    {
      scroll_to (fixture, (double) i / N_STEPS);
      g_assert_cmpuint (check_rows (fixture), <=, ROWS_MAX);
    }
  for (guint i = 1; i <= N_STEPS; i++)
    {
      scroll_to (fixture, 1 - (double) i / N_STEPS);
      g_assert_cmpuint (check_rows (fixture), <=, ROWS_MAX);
    }
}

/* Written while the rows have gone from place to place. */
static void
test_note (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i <= N_STEPS; i++)
    scroll_to (fixture, (double) i / N_STEPS);
  for (guint i = 0; i < N_CUSTOMERS; i += 2)
    write_note (fixture, i);
  check_rows (fixture);
}

/* Places have their height from it. */
static void
load_style (void)
{
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/liaison_app/Liaison/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();
  load_style ();

  g_test_add ("/ui-slots/scroll", Fixture, NULL, set_up, test_scroll, tear_down);
  g_test_add ("/ui-slots/note", Fixture, NULL, set_up, test_note, tear_down);

  return g_test_run ();
}
