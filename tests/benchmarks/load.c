/* SPDX-License-Identifier: GPL-3.0-or-later */

/* load core|window CUSTOMERS: how long the main loop stands still while the customers are read,
 * without an interface or in the program's real window. Says
 *
 *   turn MILLISECONDS    the longest turn of the main loop that ran our code
 *   frame MILLISECONDS   the longest that made a frame of the window */

#include <locale.h>
#include <stdlib.h>

#include "demo-account.h"
#include "demo-window.h"
#include "main-loop-watch.h"

/* The last page's rows still have to be shown. */
#define LAST_FRAMES_MS 500

static void
load_window (LiaisonDemo *demo, LiaisonWindow *window)
{
  liaison_account_pane_set_session (liaison_window_get_pane (window),
                                    liaison_demo_get_session (demo),
                                    liaison_demo_get_settings (demo));
}

int
main (int argc, char *argv[])
{
  gboolean with_window = argc > 1 && g_str_equal (argv[1], "window");
  guint n_customers = argc > 2 ? strtoul (argv[2], NULL, 10) : 0;
  LiaisonWindow *window = NULL;
  LiaisonDemo *demo;
  LiaisonMainLoopTimes times;

  setlocale (LC_ALL, "");
  if (with_window)
    {
      window = liaison_demo_window_open ();
      liaison_demo_window_mark_frames (GTK_WINDOW (window));
    }
  demo = liaison_demo_account_open (n_customers);

  liaison_main_loop_watch_begin ();
  if (with_window)
    load_window (demo, window);
  else
    liaison_demo_account_start (demo);
  liaison_demo_account_wait (demo, n_customers);
  liaison_demo_account_settle (LAST_FRAMES_MS);
  times = liaison_main_loop_watch_end ();

  g_print ("turn %.3f\n", times.longest);
  if (with_window)
    g_print ("frame %.3f\n", times.longest_frame);

  return EXIT_SUCCESS;
}
