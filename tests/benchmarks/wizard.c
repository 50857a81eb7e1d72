/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opens the wizard twice in the program's real window and says how much work of the main loop each
 * took, from the click to the wizard's first frame:
 *
 *   first MILLISECONDS
 *   again MILLISECONDS */

#include <locale.h>
#include <stdlib.h>

#include "demo-account.h"
#include "demo-window.h"
#include "main-loop-watch.h"
#include "ui/invite/liaison-invite-wizard.h"

#define N_CUSTOMERS 250
#define REST_MS 1000

static GtkWindow *
find_wizard (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (LIAISON_IS_INVITE_WIZARD (window))
        return window;
    }

  return NULL;
}

static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static double
measure_opening (LiaisonWindow *window)
{
  LiaisonMainLoopTimes times;
  gboolean painted = FALSE;
  GdkFrameClock *clock;
  GtkWindow *wizard;
  gulong handler;

  liaison_main_loop_watch_begin ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.request", NULL);
  wizard = find_wizard ();
  g_assert_nonnull (wizard);
  clock = gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (wizard)));
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  times = liaison_main_loop_watch_end ();

  g_signal_handler_disconnect (clock, handler);
  liaison_demo_account_settle (REST_MS);
  gtk_window_close (wizard);
  while (find_wizard () != NULL)
    g_main_context_iteration (NULL, TRUE);
  liaison_demo_account_settle (REST_MS);

  return times.total + times.total_frames;
}

int
main (void)
{
  LiaisonWindow *window;
  LiaisonDemo *demo;

  setlocale (LC_ALL, "");
  window = liaison_demo_window_open ();
  demo = liaison_demo_account_open (N_CUSTOMERS);
  liaison_account_pane_set_session (liaison_window_get_pane (window),
                                    liaison_demo_get_session (demo),
                                    liaison_demo_get_settings (demo));
  liaison_demo_account_wait (demo, N_CUSTOMERS);
  liaison_demo_account_settle (REST_MS);

  g_print ("first %.3f\n", measure_opening (window));
  g_print ("again %.3f\n", measure_opening (window));

  return EXIT_SUCCESS;
}
