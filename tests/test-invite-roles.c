/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/liaison-invite-rules.h"
#include "liaison-test-invite.h"
#include "liaison-test.h"
#include "model/liaison-error.h"

#define WITH_RIGHTS (LIAISON_ROLE_ADMIN_AGENT | LIAISON_ROLE_GLOBAL_ADMIN)
#define WITHOUT_RIGHTS (WITH_RIGHTS | LIAISON_ROLE_SALES_AGENT)

/* T-1, T-3, T-4 and D-3. */
static void
test_rules (void)
{
  static const struct
  {
    const char *cloud;
    const char *person;
    LiaisonInviteObstacle obstacle;
    guint needed;
    LiaisonInviteRights rights;
    gboolean wants_rights;
  } cases[] = {
    { "demo", "admin", LIAISON_INVITE_OBSTACLE_NONE, 0, LIAISON_INVITE_RIGHTS_FREE, TRUE },
    { "demo", "global", LIAISON_INVITE_OBSTACLE_NONE, 0, LIAISON_INVITE_RIGHTS_FREE, TRUE },
    { "demo", "sales", LIAISON_INVITE_OBSTACLE_NONE, 0, LIAISON_INVITE_RIGHTS_BARRED, FALSE },
    { "demo", "helpdesk", LIAISON_INVITE_OBSTACLE_ROLES, WITHOUT_RIGHTS,
      LIAISON_INVITE_RIGHTS_BARRED, FALSE },
    { "demo", "billing", LIAISON_INVITE_OBSTACLE_ROLES, WITHOUT_RIGHTS,
      LIAISON_INVITE_RIGHTS_BARRED, FALSE },
    { "usgov", "admin", LIAISON_INVITE_OBSTACLE_NONE, 0, LIAISON_INVITE_RIGHTS_DEMANDED, TRUE },
    { "usgov", "sales", LIAISON_INVITE_OBSTACLE_RIGHTS, WITH_RIGHTS, LIAISON_INVITE_RIGHTS_DEMANDED,
      TRUE },
    { "usgov", "helpdesk", LIAISON_INVITE_OBSTACLE_ROLES, WITH_RIGHTS,
      LIAISON_INVITE_RIGHTS_DEMANDED, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LiaisonTestInvite fixture = { 0 };
      LiaisonRoles needed = LIAISON_ROLES_ALL;
      LiaisonSession *session;

      g_test_message ("%s in %s", cases[i].person, cases[i].cloud);
      liaison_test_invite_set_up_as (&fixture, cases[i].cloud, cases[i].person);
      session = fixture.bed->session;
      g_assert_cmpint (liaison_invite_rules_find_obstacle (session, &needed), ==,
                       cases[i].obstacle);
      g_assert_cmphex (needed, ==, cases[i].needed);
      g_assert_cmpint (liaison_invite_rules_get_rights (session, &needed), ==, cases[i].rights);
      g_assert_cmphex (needed, ==,
                       cases[i].rights == LIAISON_INVITE_RIGHTS_BARRED ? WITH_RIGHTS : 0);
      g_assert_cmpint (liaison_invite_rights_locked (fixture.invite), ==,
                       cases[i].rights != LIAISON_INVITE_RIGHTS_FREE);
      g_assert_cmpint (
        liaison_invitation_get_wants_rights (liaison_test_invite_get_invitation (&fixture)), ==,
        cases[i].wants_rights);
      liaison_test_invite_tear_down (&fixture, NULL);
    }
}

/* T-1 and T-3 to the end: without rights the letter says so, and so does the link. */
static void
test_letter_of_a_sales_agent (void)
{
  LiaisonTestInvite fixture = { 0 };
  const char *body;

  liaison_test_invite_set_up_as (&fixture, "demo", "sales");
  liaison_test_invite_make_letter (&fixture);
  g_assert_cmpint (liaison_invite_get_link_state (fixture.invite), ==, LIAISON_INVITE_LINK_READY);
  body = liaison_invitation_get_body (liaison_test_invite_get_invitation (&fixture));
  g_assert_nonnull (strstr (body, "DAP=false#"));
  g_assert_nonnull (strstr (body, "You do not give us administration privileges"));
  liaison_test_invite_assert_verdict (&fixture, LIAISON_GUARD_INTACT);
  liaison_test_invite_tear_down (&fixture, NULL);
}

/* A colleague's draft, or one of before the roles changed. */
static void
test_draft_with_rights (void)
{
  LiaisonTestInvite fixture = { 0 };
  LiaisonInvitation *invitation;
  g_autoptr(LiaisonInvitation) draft =
               liaison_invitation_new (NULL, "account", "demo", g_get_real_time ());

  liaison_test_invite_set_up_as (&fixture, "demo", "sales");
  liaison_test_invite_end (&fixture);
  liaison_invitation_set_wants_rights (draft, TRUE);
  invitation = liaison_test_invite_begin (&fixture, draft);
  g_assert_false (liaison_invitation_get_wants_rights (invitation));
  liaison_test_invite_end (&fixture);

  /* What has left stays what it was. */
  liaison_invitation_set_wants_rights (draft, TRUE);
  liaison_invitation_move (draft, LIAISON_INVITATION_HANDED_OFF, NULL, g_get_real_time ());
  invitation = liaison_test_invite_begin (&fixture, draft);
  g_assert_true (liaison_invitation_get_wants_rights (invitation));
  liaison_test_invite_tear_down (&fixture, NULL);
}

/* The wizard is open before the service has told. */
static void
test_roles_come_late (void)
{
  LiaisonTestInvite fixture = { 0 };
  LiaisonInvitation *invitation;
  g_autoptr(GError) error = NULL;

  fixture.bed = liaison_test_bed_new (5, "demo");
  fixture.bed->person = "sales";
  g_assert_true (liaison_test_bed_start_session (fixture.bed, &error));
  g_assert_no_error (error);
  invitation = liaison_test_invite_begin (&fixture, NULL);
  g_assert_true (liaison_invitation_get_wants_rights (invitation));
  g_assert_false (liaison_invite_rights_locked (fixture.invite));

  liaison_test_bed_wait_for_roles (fixture.bed);
  g_assert_false (liaison_invitation_get_wants_rights (invitation));
  g_assert_true (liaison_invite_rights_locked (fixture.invite));
  liaison_test_bed_wait_for_list (liaison_session_get_customers (fixture.bed->session));
  liaison_test_invite_tear_down (&fixture, NULL);
}

/* ROL-2: whatever the table says, the service has the last word. */
static void
test_service_refuses (void)
{
  LiaisonTestInvite fixture = { 0 };

  liaison_test_invite_set_up_as (&fixture, "demo", "admin");
  liaison_sandbox_server_fail_next (fixture.bed->server, "relationshiprequests", 403, "900150", 1);
  liaison_test_invite_fill_in (&fixture);
  g_assert_cmpint (liaison_test_invite_fetch_link (&fixture), ==, LIAISON_INVITE_LINK_FAILED);
  g_assert_error (liaison_invite_get_link_error (fixture.invite), LIAISON_ERROR,
                  LIAISON_ERROR_FORBIDDEN);
  liaison_test_invite_assert_refused (&fixture);
  liaison_test_invite_tear_down (&fixture, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/invite-roles/rules", test_rules);
  g_test_add_func ("/invite-roles/letter-of-a-sales-agent", test_letter_of_a_sales_agent);
  g_test_add_func ("/invite-roles/draft-with-rights", test_draft_with_rights);
  g_test_add_func ("/invite-roles/roles-come-late", test_roles_come_late);
  g_test_add_func ("/invite-roles/service-refuses", test_service_refuses);
  return g_test_run ();
}
