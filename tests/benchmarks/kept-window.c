/* SPDX-License-Identifier: GPL-3.0-or-later */

/* kept-window page|drag|search: the program's real window, with an account whose customers were
 * read on another day, in the home that XDG_DATA_HOME and XDG_CACHE_HOME tell of.
 *
 * page, drag: scrolls by Page Down, and from end to end by the scroll bar, with twenty records open
 * at the top. Says
 *
 *   frame MILLISECONDS   the longest frame: nearly all of it is the toolkit's
 *   turn MILLISECONDS    the longest turn of the main loop that made none: the toolkit's keys, and
 *                        the rows that it asks for then
 *   own MILLISECONDS     the most that our code did in one of either: making customers, making rows
 *                        and filling them, with what the toolkit does inside of these calls
 *
 * search: types words letter by letter. Says for each keystroke
 *
 *   key MILLISECONDS     until the frame with what it asks for was painted */

#include "config.h"

#include <locale.h>
#include <stdlib.h>

#include "app/liaison-accounts.h"
#include "app/liaison-living-customers.h"
#include "demo-account.h"
#include "demo-window.h"
#include "main-loop-watch.h"
#include "ui/liaison-account-settings.h"
#include "ui/liaison-record-row.h"
#include "ui/liaison-record-slot.h"

#define N_OPEN 20
#define OPEN_EACH 3
#define N_PAGES "150"
#define N_STEPS 300
#define ROUNDS 2
/* The sign-in that fails, and the rows beyond the first. */
#define SETTLE_MS 1500

static const char *const texts[] = { "studio", "北辰", "gmbh ber", "3f6c" };

/* Our work: what the linker puts in place of our functions measures each call from outside. Calls
 * within one file cannot be measured so; what the places of the list do in the layout beside making
 * and filling rows is told as the frame's. */

static guint depth;

static double
begin_part (void)
{
  return depth++ == 0 ? liaison_main_loop_watch_get_time () : 0;
}

static void
end_part (double begin)
{
  if (--depth == 0)
    liaison_main_loop_watch_add_part (liaison_main_loop_watch_get_time () - begin);
}

#define DECLARE(function)                                                                          \
  extern __typeof__ (function) __real_##function;                                                  \
  extern __typeof__ (function) __wrap_##function

DECLARE (liaison_living_customers_ensure);
DECLARE (liaison_record_row_new);
DECLARE (liaison_record_row_set_customer);
DECLARE (liaison_record_row_set_note);
DECLARE (liaison_record_slot_new);
DECLARE (liaison_record_slot_set_customer);

LiaisonCustomer *
__wrap_liaison_living_customers_ensure (LiaisonLivingCustomers *self, guint32 n)
{
  double begin = begin_part ();
  LiaisonCustomer *customer = __real_liaison_living_customers_ensure (self, n);

  end_part (begin);
  return customer;
}

GtkWidget *
__wrap_liaison_record_row_new (LiaisonCloud *cloud)
{
  double begin = begin_part ();
  GtkWidget *row = __real_liaison_record_row_new (cloud);

  end_part (begin);
  return row;
}

void
__wrap_liaison_record_row_set_customer (LiaisonRecordRow *self, LiaisonCustomer *customer)
{
  double begin = begin_part ();

  __real_liaison_record_row_set_customer (self, customer);
  end_part (begin);
}

void
__wrap_liaison_record_row_set_note (LiaisonRecordRow *self, const LiaisonNote *note)
{
  double begin = begin_part ();

  __real_liaison_record_row_set_note (self, note);
  end_part (begin);
}

GtkWidget *
__wrap_liaison_record_slot_new (LiaisonCloud *cloud, LiaisonLedger *ledger, GtkWidget *page)
{
  double begin = begin_part ();
  GtkWidget *slot = __real_liaison_record_slot_new (cloud, ledger, page);

  end_part (begin);
  return slot;
}

void
__wrap_liaison_record_slot_set_customer (LiaisonRecordSlot *self, LiaisonCustomer *customer)
{
  double begin = begin_part ();

  __real_liaison_record_slot_set_customer (self, customer);
  end_part (begin);
}

/* The account */

static void
open_uri_cb (const char *uri, gpointer user_data)
{
}

static LiaisonSession *
open_session (void)
{
  const char *folder = g_getenv ("LIAISON_TEST_BUILT_DATA");
  g_autofree char *user_clouds = g_build_filename (folder, "none.json", NULL);
  g_autofree char *data = g_build_filename (g_get_user_data_dir (), "liaison", NULL);
  g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), "liaison", NULL);
  g_autoptr(LiaisonCatalog) catalog = liaison_catalog_new (folder, user_clouds, NULL);
  LiaisonAccounts *accounts = liaison_accounts_new (catalog, data, cache, open_uri_cb, NULL);
  g_autoptr(LiaisonProfile) profile = g_list_model_get_item (G_LIST_MODEL (accounts), 0);

  if (profile == NULL)
    g_error ("no account is in %s", data);
  return liaison_accounts_open (accounts, profile);
}

/* The first widget of @type below @widget, or NULL. */
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

static void
painted_cb (guint *n_frames)
{
  ++*n_frames;
}

static void
wait_for_frame (const guint *n_frames)
{
  guint before = *n_frames;

  while (*n_frames == before)
    g_main_context_iteration (NULL, TRUE);
}

/* Scrolling */

static void
open_records (LiaisonCustomerList *list, GPtrArray *open)
{
  for (guint i = 0; i < N_OPEN; i++)
    {
      LiaisonCustomer *customer = g_list_model_get_item (G_LIST_MODEL (list), i * OPEN_EACH);

      if (customer == NULL)
        return;
      g_ptr_array_add (open, customer);
      liaison_customer_set_expanded (customer, TRUE);
    }
}

static void
pressed_cb (GPid pid, int status, gpointer pressed)
{
  *(gboolean *) pressed = TRUE;
}

static void
press_page_down (void)
{
  const char *const command[] = { "xdotool",  "key",   "--delay", "30",
                                  "--repeat", N_PAGES, "Next",    NULL };
  g_autoptr(GError) error = NULL;
  gboolean pressed = FALSE;
  GPid pid;

  if (!g_spawn_async (NULL, (char **) command, NULL,
                      G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error))
    g_error ("%s", error->message);
  g_child_watch_add (pid, pressed_cb, &pressed);
  while (!pressed)
    g_main_context_iteration (NULL, TRUE);
}

static void
drag (GtkAdjustment *adjustment, const guint *n_frames)
{
  for (guint i = 1; i <= N_STEPS; i++)
    {
      double end =
        gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

      gtk_adjustment_set_value (adjustment, end * i / N_STEPS);
      wait_for_frame (n_frames);
    }
}

static void
scroll (GtkScrolledWindow *scrolled, gboolean by_page, const guint *n_frames)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scrolled);
  LiaisonMainLoopTimes times;

  liaison_main_loop_watch_begin ();
  if (by_page)
    press_page_down ();
  else
    drag (adjustment, n_frames);
  times = liaison_main_loop_watch_end ();

  if (gtk_adjustment_get_value (adjustment) == 0)
    g_error ("nothing was scrolled");
  g_print ("frame %.3f\nturn %.3f\nown %.3f\n", times.longest_frame, times.longest,
           times.longest_part);
}

/* Searching */

static void
type (LiaisonCustomerList *list, const char *text, glong n_letters, const guint *n_frames)
{
  g_autofree char *typed = g_utf8_substring (text, 0, n_letters);
  gint64 begin = g_get_monotonic_time ();
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (list));

  liaison_customer_list_set_search (list, typed);
  while (liaison_customer_list_is_searching (list))
    g_main_context_iteration (NULL, TRUE);
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) != n_items)
    wait_for_frame (n_frames);
  g_print ("key %.3f\n", (g_get_monotonic_time () - begin) / 1000.0);
}

static void
type_all (LiaisonCustomerList *list, const guint *n_frames)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      glong n_letters = g_utf8_strlen (texts[i], -1);

      for (glong n = 1; n <= n_letters; n++)
        type (list, texts[i], n, n_frames);
      for (glong n = n_letters - 1; n >= 0; n--)
        type (list, texts[i], n, n_frames);
    }
}

int
main (int argc, char *argv[])
{
  const char *what = argc == 2 ? argv[1] : "";
  g_autoptr(GPtrArray) open = g_ptr_array_new ();
  g_autoptr(GSettings) settings = NULL;
  LiaisonCustomerList *list;
  LiaisonSession *session;
  LiaisonWindow *window;
  GtkWidget *view;
  guint n_frames = 0;

  setlocale (LC_ALL, "");
  window = liaison_demo_window_open ();
  liaison_demo_window_mark_frames (GTK_WINDOW (window));
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                            G_CALLBACK (painted_cb), &n_frames);
  session = open_session ();
  list = liaison_session_get_customers (session);
  settings = liaison_account_settings_new_in_memory ();
  liaison_account_pane_set_session (liaison_window_get_pane (window), session, settings);
  liaison_demo_account_settle (SETTLE_MS);
  view = find_widget (GTK_WIDGET (window), GTK_TYPE_LIST_VIEW);

  if (g_str_equal (what, "search"))
    for (guint round = 0; round < ROUNDS; round++)
      type_all (list, &n_frames);
  else if (g_str_equal (what, "page") || g_str_equal (what, "drag"))
    {
      open_records (list, open);
      liaison_demo_account_settle (SETTLE_MS);
      scroll (GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW)),
              g_str_equal (what, "page"), &n_frames);
    }
  else
    return EXIT_FAILURE;
  return EXIT_SUCCESS;
}
