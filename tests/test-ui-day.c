/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A draft that lay until the day of its answer was past says so on each page of the wizard. */

#include <adwaita.h>

#include "liaison-test-invite.h"
#include "liaison-test.h"
#include "ui/invite/liaison-invite-wizard.h"

#define DAY G_GINT64_CONSTANT (86400)

/* How many labels below @widget, seen or not, hold @text. */
static guint
count_saying (GtkWidget *widget, const char *text)
{
  guint n = GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_saying (child, text);
  return n;
}

static void
test_past_day (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_autoptr(GSettings) settings = g_settings_new ("io.github.liaison_app.Liaison");
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (fixture);
  g_autofree char *day = g_strdup (liaison_invitation_get_due_date (invitation));
  g_autofree char *other = NULL;
  GtkWidget *wizard;

  liaison_session_travel (fixture->bed->session, 15 * DAY);
  liaison_test_invite_make_letter (fixture);
  wizard = GTK_WIDGET (liaison_invite_wizard_new (fixture->invite, settings, NULL));
  gtk_widget_show (wizard);
  liaison_test_wait_until (liaison_test_invite_link_is_settled, fixture->invite);
  g_assert_cmpuint (count_saying (wizard, "This day is past. Choose another, or none."), ==, 1);
  g_assert_cmpuint (count_saying (wizard, "Link intact. The day that the letter asks"), ==, 1);
  g_assert_cmpuint (count_saying (wizard, " – this day is past. Choose another"), ==, 1);
  g_assert_cmpuint (count_saying (wizard, "is past"), ==, 3);

  gtk_widget_activate_action (wizard, "wizard.next", NULL);
  gtk_widget_activate_action (wizard, "wizard.next", NULL);
  gtk_widget_activate_action (wizard, "hand-over.copy", NULL);
  g_assert_cmpuint (liaison_invitation_get_n_handoffs (invitation), ==, 0);
  g_assert_cmpuint (count_saying (wizard, "The letter was not handed over: the day"), ==, 1);
  g_assert_cmpstr (liaison_invitation_get_due_date (invitation), ==, day);

  other = liaison_session_dup_day (fixture->bed->session, 7);
  liaison_invitation_set_due_date (invitation, other);
  gtk_widget_activate_action (wizard, "wizard.back", NULL);
  g_assert_cmpuint (count_saying (wizard, "this day is past"), ==, 0);
  g_assert_cmpuint (count_saying (wizard, "This day is past"), ==, 0);
  g_assert_cmpuint (count_saying (wizard, "Link intact. The day"), ==, 0);
  gtk_widget_activate_action (wizard, "hand-over.copy", NULL);
  g_assert_cmpuint (liaison_invitation_get_n_handoffs (invitation), ==, 1);

  gtk_window_destroy (GTK_WINDOW (wizard));
}

int
main (int argc, char *argv[])
{
  /* The desk's home is private; icons need the system's kinds of files. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/ui-day/past", LiaisonTestInvite, NULL, liaison_test_invite_set_up, test_past_day,
              liaison_test_invite_tear_down);

  return g_test_run ();
}
