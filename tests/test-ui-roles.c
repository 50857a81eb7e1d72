/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "liaison-test-invite.h"
#include "liaison-test.h"
#include "ui/invite/liaison-invite-rights-page.h"
#include "ui/invite/liaison-invite-wizard.h"
#include "ui/liaison-role-lines.h"
#include "ui/liaison-role-words.h"
#include "ui/liaison-session-view.h"

#define SCHEMA "io.github.liaison_app.Liaison"

#define NO_RIGHTS "Your roles do not allow this. It needs: Admin agent, Global admin."
#define NO_INVITATION                                                                              \
  "Your roles do not allow this. It needs: Admin agent, Sales agent, Global admin."
#define NO_RIGHTS_LEFT_OUT                                                                         \
  "In US Government privileges cannot be left out of the request, and your roles do not allow "    \
  "you to ask for them. It needs: Admin agent, Global admin."

/* The first widget of @type that is seen; @label: what its "label" says, or NULL. */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *label)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    {
      g_autofree char *text = NULL;

      if (label != NULL)
        g_object_get (widget, "label", &text, NULL);
      if (g_strcmp0 (text, label) == 0)
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
says (GtkWidget *widget, const char *label)
{
  return find (widget, GTK_TYPE_LABEL, label) != NULL;
}

static void
test_words (void)
{
  static const struct
  {
    guint roles;
    const char *text;
  } cases[] = {
    { LIAISON_ROLES_UNKNOWN, NULL },
    { LIAISON_ROLE_SALES_AGENT, "Sales agent" },
    { LIAISON_ROLE_GLOBAL_ADMIN | LIAISON_ROLE_ADMIN_AGENT, "Admin agent, Global admin" },
    { LIAISON_ROLES_ALL, "Admin agent, Sales agent, Helpdesk agent, Global admin, User management "
                         "admin, Billing admin" },
  };
  g_autofree char *demand = liaison_roles_to_demand (LIAISON_ROLE_ADMIN_AGENT);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = liaison_roles_to_text ((LiaisonRoles) cases[i].roles);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  g_assert_cmpstr (demand, ==, "Your roles do not allow this. It needs: Admin agent.");
}

static GtkWidget *
show_rights_page (LiaisonTestInvite *fixture)
{
  GtkWidget *page = g_object_ref_sink (g_object_new (LIAISON_TYPE_INVITE_RIGHTS_PAGE, NULL));

  liaison_invite_rights_page_set_invite (LIAISON_INVITE_RIGHTS_PAGE (page), fixture->invite);
  return page;
}

/* T-1 and T-3. */
static void
test_rights_page (void)
{
  static const struct
  {
    const char *cloud;
    const char *person;
    gboolean active;
    gboolean sensitive;
    const char *lock;
  } cases[] = {
    { "demo", "admin", TRUE, TRUE, NULL },
    { "demo", "sales", FALSE, FALSE, NO_RIGHTS },
    { "usgov", "admin", TRUE, FALSE,
      "In US Government privileges cannot be left out of the request." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LiaisonTestInvite fixture = { 0 };
      GtkWidget *page, *rights_switch;

      g_test_message ("%s in %s", cases[i].person, cases[i].cloud);
      liaison_test_invite_set_up_as (&fixture, cases[i].cloud, cases[i].person);
      page = show_rights_page (&fixture);
      rights_switch = find (page, GTK_TYPE_SWITCH, NULL);
      g_assert_cmpint (gtk_switch_get_active (GTK_SWITCH (rights_switch)), ==, cases[i].active);
      g_assert_cmpint (gtk_widget_get_sensitive (rights_switch), ==, cases[i].sensitive);
      if (cases[i].lock != NULL)
        g_assert_true (says (page, cases[i].lock));
      else
        g_assert_false (says (page, NO_RIGHTS));
      g_object_unref (page);
      liaison_test_invite_tear_down (&fixture, NULL);
    }
}

/* ROL-2. */
static void
test_service_refuses (void)
{
  LiaisonTestInvite fixture = { 0 };
  GtkWidget *page;

  liaison_test_invite_set_up_as (&fixture, "demo", "admin");
  page = show_rights_page (&fixture);
  liaison_sandbox_server_fail_next (fixture.bed->server, "relationshiprequests", 403, "900150", 1);
  g_assert_cmpint (liaison_test_invite_fetch_link (&fixture), ==, LIAISON_INVITE_LINK_FAILED);
  g_assert_true (says (page, "The service refused the request for a relationship. Roles that "
                             "usually allow it: Admin agent, Global admin."));
  g_object_unref (page);
  liaison_test_invite_tear_down (&fixture, NULL);
}

/* T-3: a draft that was kept opens the wizard, which refuses with the reason. */
static void
test_wizard (void)
{
  static const struct
  {
    const char *cloud;
    const char *person;
    const char *reason;
  } cases[] = {
    { "demo", "sales", NULL },
    { "demo", "helpdesk", NO_INVITATION },
    { "usgov", "sales", NO_RIGHTS_LEFT_OUT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LiaisonTestInvite fixture = { 0 };
      g_autoptr(GSettings) settings = g_settings_new (SCHEMA);
      GtkWidget *wizard, *next;

      g_test_message ("%s in %s", cases[i].person, cases[i].cloud);
      liaison_test_invite_set_up_as (&fixture, cases[i].cloud, cases[i].person);
      liaison_test_invite_fill_in (&fixture);
      wizard = GTK_WIDGET (liaison_invite_wizard_new (fixture.invite, settings, NULL));
      gtk_widget_show (wizard);
      next = find (wizard, GTK_TYPE_BUTTON, "Next");
      g_assert_nonnull (next);
      g_assert_cmpint (gtk_widget_get_sensitive (next), ==, cases[i].reason == NULL);
      if (cases[i].reason != NULL)
        g_assert_true (says (wizard, cases[i].reason));
      gtk_window_destroy (GTK_WINDOW (wizard));
      liaison_test_invite_tear_down (&fixture, NULL);
    }
}

/* T-4: said beside what is insensitive, and with the account. */
static void
test_says_why (void)
{
  LiaisonTestBed *bed = liaison_test_bed_new (0, "demo");
  LiaisonSessionView *view = g_object_ref_sink (liaison_session_view_new ());
  GtkWidget *lines = g_object_ref_sink (g_object_new (LIAISON_TYPE_ROLE_LINES, NULL));
  g_autoptr(GError) error = NULL;

  bed->person = "helpdesk";
  g_assert_true (liaison_test_bed_start_session (bed, &error));
  g_assert_no_error (error);
  liaison_role_lines_set_session (LIAISON_ROLE_LINES (lines), bed->session);
  liaison_session_view_set_session (view, bed->session);
  g_assert_false (gtk_widget_get_visible (lines));
  g_assert_null (liaison_session_view_get_obstacle (view));

  liaison_test_bed_wait_for_roles (bed);
  liaison_test_bed_wait_for_list (liaison_session_get_customers (bed->session));
  g_assert_true (says (lines, "Helpdesk agent"));
  g_assert_true (says (lines, NO_INVITATION));
  g_assert_cmpstr (liaison_session_view_get_obstacle (view), ==, NO_INVITATION);
  g_assert_true (says (GTK_WIDGET (view), NO_INVITATION));
  adw_view_stack_set_visible_child_name (liaison_session_view_get_stack (view), "invitations");
  g_assert_true (says (GTK_WIDGET (view), NO_INVITATION));

  liaison_role_lines_set_session (LIAISON_ROLE_LINES (lines), NULL);
  liaison_session_view_set_session (view, NULL);
  g_assert_false (gtk_widget_get_visible (lines));
  g_assert_null (liaison_session_view_get_obstacle (view));
  g_object_unref (view);
  g_object_unref (lines);
  liaison_test_bed_free (bed);
}

int
main (int argc, char *argv[])
{
  /* The desk's home is private; icons need the system's kinds of files. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui-roles/words", test_words);
  g_test_add_func ("/ui-roles/rights-page", test_rights_page);
  g_test_add_func ("/ui-roles/service-refuses", test_service_refuses);
  g_test_add_func ("/ui-roles/wizard", test_wizard);
  g_test_add_func ("/ui-roles/says-why", test_says_why);
  return g_test_run ();
}
