/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/liaison-invitation-query.h"

#define TODAY "2026-11-25"

static LiaisonInvitation *
make (const char *id, const char *company, LiaisonInvitationState state, gint64 updated)
{
  LiaisonInvitation *invitation = liaison_invitation_new (id, "account", "demo", 1);

  liaison_invitation_set_company (invitation, company);
  liaison_invitation_set_state (invitation, state);
  liaison_invitation_set_times (invitation, 1, updated, 0);
  return invitation;
}

static void
test_search (void)
{
  static const struct
  {
    const char *search;
    gboolean found;
  } cases[] = {
    { "", TRUE },         { "  ", TRUE },        { "cafe", TRUE },    { "CAFÉ müller", TRUE },
    { "ｃａｆｅ", TRUE }, { "辰", TRUE },        { "li.lei@", TRUE }, { "cafe nobody", FALSE },
    { "r-17", TRUE },     { "messe", TRUE },     { "zzz", FALSE },    { "beichen.example", TRUE },
    { "nordlys", TRUE },  { "quillmere", TRUE },
  };
  g_autoptr(LiaisonInvitation) invitation =
               make ("a", "Café Müller", LIAISON_INVITATION_WAITING, 1);

  liaison_invitation_set_contact_name (invitation, "北辰");
  liaison_invitation_set_contact_mail (invitation, "Li.Lei@Beichen.example");
  liaison_invitation_set_reference (invitation, "R-17");
  liaison_invitation_set_batch (invitation, "Messe.csv");
  liaison_invitation_set_provider_name (invitation, "Nordlys AS");
  liaison_invitation_set_reseller_name (invitation, "Quillmere & Daughters");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LiaisonInvitationQuery) query = liaison_invitation_query_new (
        cases[i].search, LIAISON_INVITATIONS_ALL, LIAISON_INVITATIONS_BY_CHANGE);

      g_test_message ("“%s”", cases[i].search);
      g_assert_cmpint (liaison_invitation_query_matches (query, invitation, TODAY), ==,
                       cases[i].found);
    }
}

/* Each sort by the states it has, in the order of the type. */
static void
test_sorts (void)
{
  static const char *const table[LIAISON_INVITATIONS_N_SORTS] = {
    /*                                     D d H W A R n w s */
    [LIAISON_INVITATIONS_ALL] = /*      */ "x x x x x x x x x",
    [LIAISON_INVITATIONS_DRAFTS] = /*   */ "x . x . . . . . .",
    [LIAISON_INVITATIONS_WAITING] = /*  */ ". . . x . . . . .",
    [LIAISON_INVITATIONS_OVERDUE] = /*  */ ". . . x . . . . .",
    [LIAISON_INVITATIONS_ACCEPTED] = /* */ ". . . . x x . . .",
    [LIAISON_INVITATIONS_DECLINED] = /* */ ". . . . . . x . .",
    [LIAISON_INVITATIONS_WITHDRAWN] = /**/ ". . . . . . . x .",
    [LIAISON_INVITATIONS_SUPERSEDED] = /**/ ". . . . . . . . x",
  };

  for (guint sort = 0; sort < LIAISON_INVITATIONS_N_SORTS; sort++)
    for (guint state = 0; state <= LIAISON_INVITATION_SUPERSEDED; state++)
      {
        g_autoptr(LiaisonInvitation) invitation = make ("a", "A", state, 1);
        g_autoptr(LiaisonInvitationQuery) query =
                     liaison_invitation_query_new ("a", sort, LIAISON_INVITATIONS_BY_CHANGE);

        liaison_invitation_set_due_date (invitation, "2026-11-24");
        g_assert_cmpint (liaison_invitation_query_matches (query, invitation, TODAY), ==,
                         table[sort][2 * state] == 'x');
      }
}

static void
test_orders (void)
{
  static const char *const expected[LIAISON_INVITATIONS_N_ORDERS] = {
    [LIAISON_INVITATIONS_BY_CHANGE] = "cba",
    [LIAISON_INVITATIONS_BY_DUE] = "bca",
    [LIAISON_INVITATIONS_BY_COMPANY] = "acb",
    [LIAISON_INVITATIONS_BY_HANDOFF] = "acb",
  };
  g_autoptr(LiaisonInvitation) a = make ("a", "Adatum", LIAISON_INVITATION_WAITING, 1);
  g_autoptr(LiaisonInvitation) b = make ("b", NULL, LIAISON_INVITATION_WAITING, 2);
  g_autoptr(LiaisonInvitation) c = make ("c", "Beichen", LIAISON_INVITATION_WAITING, 3);
  const LiaisonHandoff late = { .time = 9 };
  const LiaisonHandoff early = { .time = 8 };
  LiaisonInvitation *all[] = { a, b, c };

  liaison_invitation_set_due_date (b, "2026-11-24");
  liaison_invitation_set_due_date (c, "2026-12-24");
  liaison_invitation_add_handoff (a, &late);
  liaison_invitation_add_handoff (c, &early);
  for (guint order = 0; order < LIAISON_INVITATIONS_N_ORDERS; order++)
    {
      g_autoptr(LiaisonInvitationQuery) query =
                   liaison_invitation_query_new (NULL, LIAISON_INVITATIONS_ALL, order);

      for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
        for (gsize j = 0; j < G_N_ELEMENTS (all); j++)
          {
            const char *one = strchr (expected[order], *liaison_invitation_get_id (all[i]));
            const char *other = strchr (expected[order], *liaison_invitation_get_id (all[j]));
            int found = liaison_invitation_query_compare (query, all[i], all[j]);

            g_assert_cmpint ((found > 0) - (found < 0), ==, (one > other) - (one < other));
          }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/invitation-query/search", test_search);
  g_test_add_func ("/invitation-query/sorts", test_sorts);
  g_test_add_func ("/invitation-query/orders", test_orders);
  return g_test_run ();
}
