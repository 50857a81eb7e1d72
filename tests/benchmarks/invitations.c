/* SPDX-License-Identifier: GPL-3.0-or-later */

/* invitations COUNT: how long the main loop stands still while the page of that many invitations is
 * first opened in the program's real window, and when it is opened again. Says
 *
 *   turn MILLISECONDS    the longest turn of the main loop that made no frame, the first time
 *   frame MILLISECONDS   the longest that made a frame of the window
 *   again-turn MILLISECONDS, again-frame MILLISECONDS   the same, the second time */

#include <locale.h>
#include <stdlib.h>

#include "demo-account.h"
#include "demo-window.h"
#include "main-loop-watch.h"

#define N_CUSTOMERS 250
#define DAY_US (24 * 3600 * (gint64) G_USEC_PER_SEC)
/* Longer than it takes to make all rows. */
#define REST_MS 2000

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  guint *n_left = user_data;
  g_autoptr(GError) error = NULL;

  if (!liaison_ledger_save_finish (LIAISON_LEDGER (source), result, &error))
    g_error ("%s", error->message);
  --*n_left;
}

/* A third of them is overdue, a third waits, a third was declined. */
static LiaisonInvitation *
make_invitation (LiaisonSession *session, guint i)
{
  gint64 now = liaison_session_get_now (session);
  g_autofree char *company = g_strdup_printf ("Company %u", i);
  g_autofree char *name = g_strdup_printf ("Contact %u", i);
  g_autofree char *mail = g_strdup_printf ("contact@company%u.example", i);
  g_autofree char *due = liaison_session_dup_day (session, i % 3 == 0 ? -2 : 12);
  LiaisonInvitation *invitation = liaison_invitation_new (
    NULL, liaison_session_get_account (session), "sandbox", now - 20 * DAY_US);

  liaison_invitation_set_company (invitation, company);
  liaison_invitation_set_contact_name (invitation, name);
  liaison_invitation_set_contact_mail (invitation, mail);
  liaison_invitation_set_due_date (invitation, due);
  liaison_invitation_move (invitation, LIAISON_INVITATION_HANDED_OFF, NULL, now - 10 * DAY_US);
  liaison_invitation_move (invitation, LIAISON_INVITATION_WAITING, NULL, now - 10 * DAY_US + i);
  if (i % 3 == 2)
    liaison_invitation_move (invitation, LIAISON_INVITATION_DECLINED, NULL, now - 5 * DAY_US + i);
  return invitation;
}

static void
fill_ledger (LiaisonSession *session, guint n)
{
  guint n_left = n;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(LiaisonInvitation) invitation = make_invitation (session, i);

      liaison_ledger_save_async (liaison_session_get_ledger (session), invitation, NULL, saved_cb,
                                 &n_left);
    }
  while (n_left > 0)
    g_main_context_iteration (NULL, TRUE);
}

static LiaisonMainLoopTimes
open_page (LiaisonWindow *window)
{
  LiaisonMainLoopTimes times;

  liaison_main_loop_watch_begin ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "invitations");
  liaison_demo_account_settle (REST_MS);
  times = liaison_main_loop_watch_end ();

  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "customers");
  liaison_demo_account_settle (REST_MS);
  return times;
}

int
main (int argc, char *argv[])
{
  guint n_invitations = argc > 1 ? strtoul (argv[1], NULL, 10) : 0;
  LiaisonMainLoopTimes first, again;
  LiaisonSession *session;
  LiaisonWindow *window;
  LiaisonDemo *demo;

  setlocale (LC_ALL, "");
  window = liaison_demo_window_open ();
  liaison_demo_window_mark_frames (GTK_WINDOW (window));
  demo = liaison_demo_account_open (N_CUSTOMERS);
  session = liaison_demo_get_session (demo);
  liaison_demo_account_start (demo);
  liaison_demo_account_wait (demo, N_CUSTOMERS);
  fill_ledger (session, n_invitations);

  liaison_account_pane_set_session (liaison_window_get_pane (window), session,
                                    liaison_demo_get_settings (demo));
  liaison_demo_account_settle (REST_MS);
  first = open_page (window);
  again = open_page (window);

  g_print ("turn %.3f\nframe %.3f\n", first.longest, first.longest_frame);
  g_print ("again-turn %.3f\nagain-frame %.3f\n", again.longest, again.longest_frame);
  return EXIT_SUCCESS;
}
