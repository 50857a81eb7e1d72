/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/liaison-invite-link.h"

#define PARTNER "5f0e6a52-2a3c-4d0b-9c53-6f7a9b1f2c11"
#define PROVIDER "b2d9c7e1-7d44-4e1f-8a55-0c3e2f4a6b77"
#define HOME "https://admin.microsoft.com/Adminportal/Home"
#define SIGNUP "https://portal.office.com/partner/partnersignup.aspx"
#define RESELLER HOME "?invType=ResellerRelationship&partnerId=" PARTNER "&msppId=0"
#define INDIRECT                                                                                   \
  HOME "?invType=IndirectResellerRelationship&partnerId=" PARTNER                                  \
       "&msppId=4711&indirectCSPId=" PROVIDER
#define INVITATION "#/BillingAccounts/partner-invitation"
#define GRANULAR "#/partners/invitation/granularAdminRelationships/" PARTNER "-" PROVIDER

static LiaisonCloud *
build_cloud (const char *rights_parameter)
{
  static const char *const hosts[] = { "admin.microsoft.com", "admin.cloud.microsoft",
                                       "portal.office.com", NULL };
  const LiaisonCloudSpec spec = {
    .id = "test",
    .rights_parameter = rights_parameter,
    .link_hosts = hosts,
  };

  return liaison_cloud_new (&spec);
}

static void
test_checks (void)
{
  static const struct
  {
    const char *link;
    LiaisonLinkVerdict verdict;
  } cases[] = {
    { RESELLER "&DAP=true" INVITATION, LIAISON_LINK_OK },
    { RESELLER "#/partners/invitation", LIAISON_LINK_OK },
    { INDIRECT INVITATION, LIAISON_LINK_OK },
    { SIGNUP "?type=ResellerRelationship&id=" PARTNER "&csp=1&msppid=0", LIAISON_LINK_OK },
    { SIGNUP "?type=Trial&id=" PARTNER "&msppid=0", LIAISON_LINK_OK },
    { HOME GRANULAR, LIAISON_LINK_OK },
    { "https://admin.cloud.microsoft/?" GRANULAR, LIAISON_LINK_OK },
    { "https://admin.microsoft.com", LIAISON_LINK_OK },
    { "https://admin.microsoft.com#x", LIAISON_LINK_OK },
    { "https://admin.microsoft.com?x", LIAISON_LINK_OK },
    { "HTTPS://Admin.Microsoft.COM/x", LIAISON_LINK_OK },
    { "https://admin.microsoft.com/%E2%80%AE", LIAISON_LINK_OK },

    { "http://admin.microsoft.com/x", LIAISON_LINK_NOT_HTTPS },
    { "ftp://admin.microsoft.com/x", LIAISON_LINK_NOT_HTTPS },
    { "httpss://admin.microsoft.com/x", LIAISON_LINK_NOT_HTTPS },

    { "https://example.org/x", LIAISON_LINK_FOREIGN_HOST },
    { "https://portal.office365.us/x", LIAISON_LINK_FOREIGN_HOST },
    { "https://x.admin.microsoft.com/x", LIAISON_LINK_FOREIGN_HOST },
    { "https://admin.microsoft.com.example.org/x", LIAISON_LINK_FOREIGN_HOST },
    { "https://admin.microsoft.com./x", LIAISON_LINK_FOREIGN_HOST },
    { "https://adminXmicrosoft.com/x", LIAISON_LINK_FOREIGN_HOST },
    { "https://microsoft.com/x", LIAISON_LINK_FOREIGN_HOST },
    { "https://admin.microsoft.com:443/x", LIAISON_LINK_FOREIGN_HOST },
    { "https://admin.microsoft.com:/x", LIAISON_LINK_FOREIGN_HOST },
    { "https://admin%2Emicrosoft.com/x", LIAISON_LINK_FOREIGN_HOST },
    { "https://example.org/https://admin.microsoft.com/", LIAISON_LINK_FOREIGN_HOST },
    { "https://example.org#@admin.microsoft.com/", LIAISON_LINK_FOREIGN_HOST },
    { "https://xn--dmin-5cd.microsoft.com/x", LIAISON_LINK_FOREIGN_HOST },

    { "https://admin.microsoft.com/a b", LIAISON_LINK_BAD_CHARACTERS },
    { " https://admin.microsoft.com/", LIAISON_LINK_BAD_CHARACTERS },
    { "https://admin.microsoft.com/\n", LIAISON_LINK_BAD_CHARACTERS },
    { "https://admin.microsoft.com/\tx", LIAISON_LINK_BAD_CHARACTERS },
    { "https://admin.microsoft.com/\x7f", LIAISON_LINK_BAD_CHARACTERS },
    { "https://admin.microsoft.com/\xc2\x85", LIAISON_LINK_BAD_CHARACTERS },
    { "https://admin.microsoft.com/\xc2\xa0", LIAISON_LINK_BAD_CHARACTERS },
    { "https://admin.microsoft.com/\xe2\x80\xae", LIAISON_LINK_BAD_CHARACTERS }, /* override */
    { "https://admin.microsoft.com/\xe2\x81\xa6", LIAISON_LINK_BAD_CHARACTERS }, /* isolate */
    { "https://admin.microsoft.com/\xe2\x80\x8b", LIAISON_LINK_BAD_CHARACTERS }, /* zero width */
    { "https://admin.microsoft.com/\xef\xbb\xbf", LIAISON_LINK_BAD_CHARACTERS }, /* BOM */
    { "https://\xd0\xb0"
      "dmin.microsoft.com/x",
      LIAISON_LINK_BAD_CHARACTERS }, /* Cyrillic a */
    { "https://admin.microsoft.com/\xff", LIAISON_LINK_BAD_CHARACTERS },
    { "https://example.org\\@admin.microsoft.com/", LIAISON_LINK_BAD_CHARACTERS },
    { "https://admin.microsoft.com/<x>", LIAISON_LINK_BAD_CHARACTERS },
    { "https://admin.microsoft.com/\"x", LIAISON_LINK_BAD_CHARACTERS },
    { "https://admin.microsoft.com/{link}", LIAISON_LINK_BAD_CHARACTERS },

    { NULL, LIAISON_LINK_MALFORMED },
    { "", LIAISON_LINK_MALFORMED },
    { "https://", LIAISON_LINK_MALFORMED },
    { "https:///x", LIAISON_LINK_MALFORMED },
    { "https:/admin.microsoft.com", LIAISON_LINK_MALFORMED },
    { "https:admin.microsoft.com", LIAISON_LINK_MALFORMED },
    { "//admin.microsoft.com/x", LIAISON_LINK_MALFORMED },
    { "://admin.microsoft.com/x", LIAISON_LINK_MALFORMED },
    { "admin.microsoft.com/x", LIAISON_LINK_MALFORMED },
    { "javascript:alert(1)", LIAISON_LINK_MALFORMED },
    { "admin.microsoft.com/?to=https://admin.microsoft.com", LIAISON_LINK_MALFORMED },
    { "https://admin.microsoft.com@example.org/", LIAISON_LINK_MALFORMED },
    { "https://example.org@admin.microsoft.com/", LIAISON_LINK_MALFORMED },
    { "https://admin.microsoft.com:x@example.org/", LIAISON_LINK_MALFORMED },
  };
  LiaisonCloud *cloud = build_cloud ("DAP");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (liaison_invite_link_check (cloud, cases[i].link), ==, cases[i].verdict);
    }
  g_assert_finalize_object (cloud);
}

static void
test_refuses_over_long (void)
{
  LiaisonCloud *cloud = build_cloud ("DAP");
  g_autofree char *tail = g_strnfill (2048 - strlen (RESELLER), 'x');
  g_autofree char *longest = g_strconcat (RESELLER, tail, NULL);
  g_autofree char *too_long = g_strconcat (longest, "x", NULL);

  g_assert_cmpint (liaison_invite_link_check (cloud, longest), ==, LIAISON_LINK_OK);
  g_assert_cmpint (liaison_invite_link_check (cloud, too_long), ==, LIAISON_LINK_MALFORMED);
  g_assert_finalize_object (cloud);
}

static void
test_expresses_rights (void)
{
  /* "%s" stands for the value that is asked for. */
  static const struct
  {
    const char *link;
    const char *start;
    const char *end;
  } cases[] = {
    /* There already: its value changes, in place. */
    { RESELLER "&DAP=true" INVITATION, RESELLER "&DAP=", INVITATION },
    { RESELLER "&DAP=false" INVITATION, RESELLER "&DAP=", INVITATION },
    { RESELLER "&dap=True" INVITATION, RESELLER "&dap=", INVITATION },
    { RESELLER "&DAP=" INVITATION, RESELLER "&DAP=", INVITATION },
    { RESELLER "&DAP" INVITATION, RESELLER "&DAP=", INVITATION },
    { RESELLER "&DAP", RESELLER "&DAP=", "" },
    { RESELLER "&%44aP=1&x=y" INVITATION, RESELLER "&%44aP=", "&x=y" INVITATION },
    { HOME "?DAP=true&invType=x", HOME "?DAP=", "&invType=x" },
    { HOME "?DAP=a=b?c&x", HOME "?DAP=", "&x" },
    { INDIRECT "&DAP=true" INVITATION, INDIRECT "&DAP=", INVITATION },
    /* Not there: it goes to the end of the query, before the '#'. */
    { RESELLER INVITATION, RESELLER "&DAP=", INVITATION },
    { RESELLER "#/partners/invitation", RESELLER "&DAP=", "#/partners/invitation" },
    { RESELLER, RESELLER "&DAP=", "" },
    { RESELLER "&" INVITATION, RESELLER "&DAP=", INVITATION },
    { INDIRECT INVITATION, INDIRECT "&DAP=", INVITATION },
    { SIGNUP "?type=ResellerRelationship&id=" PARTNER "&csp=1&msppid=0",
      SIGNUP "?type=ResellerRelationship&id=" PARTNER "&csp=1&msppid=0&DAP=", "" },
    { SIGNUP "?type=IndirectResellerRelationship&indirectCSP=" PROVIDER,
      SIGNUP "?type=IndirectResellerRelationship&indirectCSP=" PROVIDER "&DAP=", "" },
    { SIGNUP "?type=Trial&id=x&msppid=1", SIGNUP "?type=Trial&id=x&msppid=1&DAP=", "" },
    { HOME GRANULAR, HOME "?DAP=", GRANULAR },
    { "https://admin.cloud.microsoft/?" GRANULAR, "https://admin.cloud.microsoft/?DAP=", GRANULAR },
    { "https://admin.microsoft.com", "https://admin.microsoft.com?DAP=", "" },
    /* A name that only looks like it, or stands behind the '#', is none of ours. */
    { HOME "?xDAP=true&DAPx=true#x", HOME "?xDAP=true&DAPx=true&DAP=", "#x" },
    { HOME "?x=DAP#DAP=true", HOME "?x=DAP&DAP=", "#DAP=true" },
    { HOME "#/page?DAP=true", HOME "?DAP=", "#/page?DAP=true" },
    { HOME "?a=1#b?DAP=true&c#d", HOME "?a=1&DAP=", "#b?DAP=true&c#d" },
    { "https://admin.microsoft.com/DAP=true/x", "https://admin.microsoft.com/DAP=true/x?DAP=", "" },
    /* Bytes we were not asked about stay, however odd. */
    { HOME "?a=%2f%2F&&b=+%&c=%zz#%", HOME "?a=%2f%2F&&b=+%&c=%zz&DAP=", "#%" },
  };
  LiaisonCloud *cloud = build_cloud ("DAP");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int rights = FALSE; rights <= TRUE; rights++)
      {
        g_autofree char *expected =
          g_strconcat (cases[i].start, rights ? "true" : "false", cases[i].end, NULL);
        g_autofree char *once = liaison_invite_link_express_rights (cloud, cases[i].link, rights);
        g_autofree char *twice = liaison_invite_link_express_rights (cloud, once, rights);

        g_assert_cmpstr (once, ==, expected);
        g_assert_cmpstr (twice, ==, expected);
      }
  g_assert_finalize_object (cloud);
}

static void
test_expresses_rights_in_each_occurrence (void)
{
  LiaisonCloud *cloud = build_cloud ("DAP");
  g_autofree char *link =
    liaison_invite_link_express_rights (cloud, HOME "?DAP=true&x=1&dap&Dap=no#DAP=1", FALSE);

  g_assert_cmpstr (link, ==, HOME "?DAP=false&x=1&dap=false&Dap=false#DAP=1");
  g_assert_finalize_object (cloud);
}

static void
test_leaves_the_link_without_a_rule (void)
{
  LiaisonCloud *cloud = build_cloud (NULL);
  g_autofree char *link =
    liaison_invite_link_express_rights (cloud, RESELLER "&DAP=true" INVITATION, FALSE);

  g_assert_cmpstr (link, ==, RESELLER "&DAP=true" INVITATION);
  g_assert_finalize_object (cloud);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/invite-link/checks", test_checks);
  g_test_add_func ("/invite-link/refuses-over-long", test_refuses_over_long);
  g_test_add_func ("/invite-link/expresses-rights", test_expresses_rights);
  g_test_add_func ("/invite-link/expresses-rights-in-each-occurrence",
                   test_expresses_rights_in_each_occurrence);
  g_test_add_func ("/invite-link/leaves-the-link-without-a-rule",
                   test_leaves_the_link_without_a_rule);
  return g_test_run ();
}
