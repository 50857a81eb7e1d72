/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which of many invitations an acceptance answers. */

#include <adwaita.h>

#include "liaison-test-invite.h"
#include "liaison-test.h"
#include "ui/follow/liaison-answer-window.h"

#define N_WAITING 60
#define LIMIT 20

static void
add_waiting (LiaisonTestInvite *fixture, guint n)
{
  g_autofree char *company = g_strdup_printf ("Company %u", n);
  const LiaisonHandoff handoff = { .time = 1, .subject = "", .body = "" };
  g_autoptr(LiaisonInvitation) invitation = liaison_invitation_new (
    NULL, liaison_session_get_account (fixture->bed->session), "demo", 1);

  liaison_invitation_set_company (invitation, company);
  liaison_invitation_add_handoff (invitation, &handoff);
  liaison_invitation_set_state (invitation, LIAISON_INVITATION_WAITING);
  liaison_ledger_save_async (liaison_test_invite_get_ledger (fixture), invitation, NULL, NULL,
                             NULL);
}

/* Somebody whom nobody invited. */
static LiaisonAcceptance *
dup_acceptance (LiaisonTestInvite *fixture)
{
  const LiaisonAcceptanceFacts facts = { .customer = "0f2c7a11-3b52-4f0e-9c1d-6a7b8c9d0e1f",
                                         .customer_name = "Lakeview",
                                         .evidence = LIAISON_EVIDENCE_AUDIT,
                                         .record = "record",
                                         .time = 2,
                                         .exact = TRUE,
                                         .noticed = 3 };

  liaison_acceptances_note (liaison_session_get_acceptances (fixture->bed->session), &facts);
  return g_list_model_get_item (
    liaison_ledger_get_acceptances (liaison_test_invite_get_ledger (fixture)), 0);
}

/* The rows with such a title; the last of them is *@row. */
static guint
count_rows (GtkWidget *widget, const char *title, GtkWidget **row)
{
  guint n = 0;

  /* The window itself is not presented. */
  if (!gtk_widget_get_visible (widget) && !GTK_IS_WINDOW (widget))
    return 0;
  if (ADW_IS_ACTION_ROW (widget) &&
      g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    {
      *row = widget;
      return 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child, title, row);
  return n;
}

static GtkEditable *
find_entry (GtkWidget *widget)
{
  if (GTK_IS_SEARCH_ENTRY (widget))
    return GTK_EDITABLE (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkEditable *found = find_entry (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
search (GtkWidget *window, const char *text)
{
  GtkEditable *entry = find_entry (window);

  gtk_editable_set_text (entry, text);
  g_signal_emit_by_name (entry, "search-changed");
}

static void
test_many (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonAcceptance) acceptance = NULL;
  LiaisonInvitation *answered;
  GtkWidget *window, *row;

  for (guint i = 0; i < N_WAITING; i++)
    add_waiting (fixture, i);
  acceptance = dup_acceptance (fixture);
  window = GTK_WIDGET (liaison_answer_window_new (fixture->bed->session, acceptance, NULL));
  g_assert_cmpuint (count_rows (window, "Company", &row), ==, LIMIT);
  g_assert_cmpuint (count_rows (window, "There are more.", &row), ==, 1);

  search (window, "company 47");
  g_assert_cmpuint (count_rows (window, "Company", &row), ==, 1);
  g_assert_cmpuint (count_rows (window, "There are more.", &row), ==, 0);
  count_rows (window, "Company 47", &row);
  adw_action_row_activate (ADW_ACTION_ROW (row));

  /* It stays, whatever is searched for next. */
  search (window, "company 3");
  g_assert_cmpuint (count_rows (window, "Company 47", &row), ==, 1);
  gtk_widget_activate_action (window, "answer.note", NULL);
  answered = liaison_ledger_lookup (liaison_test_invite_get_ledger (fixture),
                                    liaison_acceptance_get_invitation (acceptance));
  g_assert_cmpstr (liaison_invitation_get_company (answered), ==, "Company 47");
  g_assert_cmpint (liaison_invitation_get_state (answered), ==, LIAISON_INVITATION_ACCEPTED);
  /* One that was never presented is not closed. */
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Where all can be seen there is nothing to search in. */
static void
test_few (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonAcceptance) acceptance = NULL;
  GtkWidget *window, *row;

  for (guint i = 0; i < 3; i++)
    add_waiting (fixture, i);
  acceptance = dup_acceptance (fixture);
  window = GTK_WIDGET (liaison_answer_window_new (fixture->bed->session, acceptance, NULL));
  g_assert_cmpuint (count_rows (window, "Company", &row), ==, 3);
  g_assert_false (gtk_widget_get_visible (
    gtk_widget_get_ancestor (GTK_WIDGET (find_entry (window)), ADW_TYPE_PREFERENCES_GROUP)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
set_up (LiaisonTestInvite *fixture, gconstpointer unused)
{
  liaison_test_invite_set_up (fixture, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

#define ADD(path, function)                                                                        \
  g_test_add ("/ui-answer-window/" path, LiaisonTestInvite, NULL, set_up, function,                \
              liaison_test_invite_tear_down)
  ADD ("many", test_many);
  ADD ("few", test_few);
#undef ADD

  return g_test_run ();
}
