/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "mail/liaison-joint-link.h"
#include "mail/liaison-link-guard.h"
#include "model/liaison-invite-link.h"

#define RESELLER "5f0e6a52-2a3c-4d0b-9c53-6f7a9b1f2c11"
#define RESELLER_LARGE "5F0E6A52-2A3C-4D0B-9C53-6F7A9B1F2C11"
#define PROVIDER "b2d9c7e1-7d44-4e1f-8a55-0c3e2f4a6b77"
#define PROVIDER_LARGE "B2D9C7E1-7D44-4E1F-8A55-0C3E2F4A6B77"
#define OTHER "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"
#define HOME "https://admin.microsoft.com/Adminportal/Home"
#define OLDER "https://portal.office.com/partner/partnersignup.aspx"
#define INDIRECT "?invType=IndirectResellerRelationship"
#define PAGE "#/BillingAccounts/partner-invitation"
#define NEWEST_PAGE "#/partners/invitation"
#define LINK_OF(reseller, provider)                                                                \
  HOME INDIRECT "&partnerId=" reseller "&msppId=4711&indirectCSPId=" provider "&DAP=true" PAGE
#define LINK LINK_OF (RESELLER, PROVIDER)
#define ALONE HOME "?invType=ResellerRelationship&partnerId=" RESELLER "&msppId=0&DAP=true" PAGE

static const char *const partners[] = { OTHER, RESELLER, NULL };
static const LiaisonJointParty with_provider = { LIAISON_JOINT_PROVIDER, PROVIDER };

static LiaisonCloud *
build_cloud (void)
{
  static const char *const hosts[] = { "admin.microsoft.com", "portal.office.com", NULL };
  const LiaisonCloudSpec spec = { .id = "test",
                                  .link_hosts = hosts,
                                  .rights_parameter = "DAP",
                                  .provider_parameter = "provider" };

  return liaison_cloud_new (&spec);
}

static void
test_parties (void)
{
  static const struct
  {
    const char *link;
    LiaisonJointLinkVerdict verdict;
  } cases[] = {
    /* Shapes 3 and 6 of both pages, without regard to case. */
    { LINK, LIAISON_JOINT_LINK_RIGHT },
    { LINK_OF (RESELLER_LARGE, PROVIDER_LARGE), LIAISON_JOINT_LINK_RIGHT },
    { HOME INDIRECT "&partnerId=" RESELLER "&msppId=4711&indirectCSPId=" PROVIDER NEWEST_PAGE,
      LIAISON_JOINT_LINK_RIGHT },
    { HOME "?invtype=indirectresellerrelationship&partnerid=" RESELLER
           "&msppid=4711&INDIRECTCSPID=" PROVIDER PAGE,
      LIAISON_JOINT_LINK_RIGHT },
    { OLDER "?type=IndirectResellerRelationship&id=" RESELLER
            "&csp=1&msppid=4711&indirectCSP=" PROVIDER,
      LIAISON_JOINT_LINK_RIGHT },

    { LINK_OF (RESELLER, OTHER), LIAISON_JOINT_LINK_OTHER_PROVIDER },
    { LINK_OF (RESELLER, ""), LIAISON_JOINT_LINK_OTHER_PROVIDER },
    { LINK_OF (PROVIDER, PROVIDER), LIAISON_JOINT_LINK_OTHER_RESELLER },
    { ALONE, LIAISON_JOINT_LINK_NO_PROVIDER },
    { OLDER "?type=ResellerRelationship&id=" RESELLER "&csp=1&msppid=0",
      LIAISON_JOINT_LINK_NO_PROVIDER },
    /* The provider behind the '#' never reaches the portal; shape 4 is a direct partner's. */
    { ALONE "&indirectCSPId=" PROVIDER, LIAISON_JOINT_LINK_NO_PROVIDER },
    { HOME "?invType=ResellerRelationship&partnerId=" RESELLER
           "&msppId=0&indirectCSPId=" PROVIDER PAGE,
      LIAISON_JOINT_LINK_NO_PROVIDER },

    /* Two providers: nobody knows which one counts. */
    { HOME INDIRECT "&partnerId=" RESELLER "&msppId=1&indirectCSPId=" PROVIDER
                    "&indirectCSPId=" OTHER PAGE,
      LIAISON_JOINT_LINK_DAMAGED },
    { "https://portal.office365.us/Adminportal/Home" INDIRECT "&partnerId=" RESELLER
      "&msppId=1&indirectCSPId=" PROVIDER PAGE,
      LIAISON_JOINT_LINK_DAMAGED },
    { "http://admin.microsoft.com/Adminportal/Home" INDIRECT "&partnerId=" RESELLER
      "&msppId=1&indirectCSPId=" PROVIDER PAGE,
      LIAISON_JOINT_LINK_DAMAGED },
    { HOME "#/partners/invitation/granularAdminRelationships/" RESELLER "-" PROVIDER,
      LIAISON_JOINT_LINK_DAMAGED },
    { "https://admin.microsoft.com/", LIAISON_JOINT_LINK_DAMAGED },
    { "", LIAISON_JOINT_LINK_DAMAGED },
  };
  LiaisonCloud *cloud = build_cloud ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].link);
      g_assert_cmpint (liaison_joint_link_check (cloud, partners, with_provider, cases[i].link), ==,
                       cases[i].verdict);
    }
  g_assert_cmpint (liaison_joint_link_check (cloud, NULL, with_provider, LINK_OF (OTHER, PROVIDER)),
                   ==, LIAISON_JOINT_LINK_RIGHT);
  g_assert_true (liaison_joint_link_names_provider (cloud, LINK));
  g_assert_false (liaison_joint_link_names_provider (cloud, ALONE));
  g_assert_finalize_object (cloud);
}

/* The same seen by the provider: the reseller is the other one, and the partner goes by two
 * tenants.
 */
static void
test_for_reseller (void)
{
  static const char *const providers[] = { "0f2c7a11-3b52-4f0e-9c1d-6a7b8c9d0e1f", PROVIDER_LARGE,
                                           NULL };
  static const LiaisonJointParty reseller = { LIAISON_JOINT_RESELLER, RESELLER };
  static const struct
  {
    const char *link;
    LiaisonJointLinkVerdict verdict;
  } cases[] = {
    { LINK, LIAISON_JOINT_LINK_RIGHT },
    { LINK_OF (RESELLER_LARGE, "0f2c7a11-3b52-4f0e-9c1d-6a7b8c9d0e1f"), LIAISON_JOINT_LINK_RIGHT },
    { OLDER "?type=IndirectResellerRelationship&id=" RESELLER
            "&csp=1&msppid=4711&indirectCSP=" PROVIDER,
      LIAISON_JOINT_LINK_RIGHT },
    { LINK_OF (OTHER, PROVIDER), LIAISON_JOINT_LINK_OTHER_RESELLER },
    /* The provider's own relationship, without the reseller. */
    { HOME "?invType=ResellerRelationship&partnerId=" PROVIDER "&msppId=0&DAP=true" PAGE,
      LIAISON_JOINT_LINK_OTHER_RESELLER },
    { LINK_OF (RESELLER, OTHER), LIAISON_JOINT_LINK_OTHER_PROVIDER },
    /* The two have changed places. */
    { LINK_OF (PROVIDER, RESELLER), LIAISON_JOINT_LINK_OTHER_RESELLER },
    { ALONE, LIAISON_JOINT_LINK_NO_PROVIDER },
    { "https://admin.microsoft.com/", LIAISON_JOINT_LINK_DAMAGED },
  };
  LiaisonCloud *cloud = build_cloud ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].link);
      g_assert_cmpint (liaison_joint_link_check (cloud, providers, reseller, cases[i].link), ==,
                       cases[i].verdict);
    }
  g_assert_cmpint (liaison_joint_link_check (cloud, NULL, reseller, LINK_OF (RESELLER, OTHER)), ==,
                   LIAISON_JOINT_LINK_RIGHT);
  g_assert_finalize_object (cloud);
}

/* What people paste: the link, a letter, something damaged on its way. */
static void
test_finds (void)
{
  static const struct
  {
    const char *text;
    LiaisonJointLinkVerdict verdict;
  } cases[] = {
    { LINK, LIAISON_JOINT_LINK_RIGHT },
    { "  " LINK "\n", LIAISON_JOINT_LINK_RIGHT },
    { "Dear Sir,\n\nuse this:\n\n" LINK "\n\nRegards", LIAISON_JOINT_LINK_RIGHT },
    { LINK "\n\nOnce more: " LINK "\n", LIAISON_JOINT_LINK_RIGHT },
    /* Repaired for certain. */
    { HOME INDIRECT "&amp;partnerId=" RESELLER "&amp;msppId=4711&amp;indirectCSPId=" PROVIDER
                    "&amp;DAP=true" PAGE,
      LIAISON_JOINT_LINK_RIGHT },

    { "", LIAISON_JOINT_LINK_NONE },
    { "no link at all", LIAISON_JOINT_LINK_NONE },
    { LINK "\n" LINK_OF (RESELLER, OTHER), LIAISON_JOINT_LINK_SEVERAL },
    { HOME INDIRECT "&partnerId=" RESELLER "&msppId=4711", LIAISON_JOINT_LINK_DAMAGED },
    { LINK_OF (RESELLER, OTHER), LIAISON_JOINT_LINK_OTHER_PROVIDER },
    { LINK_OF (PROVIDER, PROVIDER), LIAISON_JOINT_LINK_OTHER_RESELLER },
    { ALONE, LIAISON_JOINT_LINK_NO_PROVIDER },
    { "https://evil.example/Adminportal/Home" INDIRECT "&partnerId=" RESELLER
      "&msppId=4711&indirectCSPId=" PROVIDER PAGE,
      LIAISON_JOINT_LINK_DAMAGED },
  };
  LiaisonCloud *cloud = build_cloud ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *link = NULL;
      LiaisonJointLinkVerdict verdict =
        liaison_joint_link_find (cloud, partners, with_provider, cases[i].text, &link);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (verdict, ==, cases[i].verdict);
      g_assert_cmpstr (link, ==, verdict == LIAISON_JOINT_LINK_RIGHT ? LINK : NULL);
    }
  g_assert_finalize_object (cloud);
}

/* The choice on rights and the guard of the letter know the shape, with either page. */
static void
test_rights_and_guard (void)
{
  static const char *const pages[] = { PAGE, NEWEST_PAGE };
  LiaisonCloud *cloud = build_cloud ();

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    for (int rights = FALSE; rights <= TRUE; rights++)
      {
        g_autofree char *issued =
          g_strconcat (HOME INDIRECT "&partnerId=" RESELLER "&msppId=4711&indirectCSPId=" PROVIDER,
                       pages[i], NULL);
        g_autofree char *link = liaison_invite_link_express_rights (cloud, issued, rights);
        g_autofree char *end = g_strconcat (rights ? "&DAP=true" : "&DAP=false", pages[i], NULL);
        g_autofree char *letter = g_strdup_printf ("Hello\n\n%s\n\nBye", link);
        g_autofree char *foreign = g_strdup_printf ("%s\n%s", letter, LINK_OF (RESELLER, OTHER));
        g_autoptr(LiaisonGuardReport) whole = liaison_link_guard_check (cloud, link, letter);
        g_autoptr(LiaisonGuardReport) bad = liaison_link_guard_check (cloud, link, foreign);

        g_assert_true (g_str_has_suffix (link, end));
        g_assert_cmpint (liaison_joint_link_check (cloud, partners, with_provider, link), ==,
                         LIAISON_JOINT_LINK_RIGHT);
        g_assert_cmpint (whole->verdict, ==, LIAISON_GUARD_INTACT);
        g_assert_cmpint (bad->verdict, !=, LIAISON_GUARD_INTACT);
      }
  g_assert_finalize_object (cloud);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/joint-link/parties", test_parties);
  g_test_add_func ("/joint-link/for-reseller", test_for_reseller);
  g_test_add_func ("/joint-link/finds", test_finds);
  g_test_add_func ("/joint-link/rights-and-guard", test_rights_and_guard);

  return g_test_run ();
}
