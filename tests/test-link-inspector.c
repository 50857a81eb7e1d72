/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "liaison-test.h"
#include "mail/liaison-link-gateway.h"
#include "mail/liaison-link-inspector.h"
#include "mail/liaison-link-own.h"
#include "mail/liaison-link-place.h"

#define HOME "https://admin.microsoft.com"
#define OURS "0a1b2c3d-1111-4222-8333-444455556666"
#define THEIRS "99999999-1111-4222-8333-444455556666"
#define PROVIDER "77777777-1111-4222-8333-444455556666"
#define PAGE "/BillingAccounts/partner-invitation"
#define QUERY(id) "invType=ResellerRelationship&partnerId=" id "&msppId=0"
#define OWN_QUERY QUERY (OURS) "&DAP=true"
#define REST "/Adminportal/Home?" OWN_QUERY "#" PAGE
#define OWN HOME REST
#define OWN_WITHOUT HOME "/Adminportal/Home?" QUERY (OURS) "&DAP=false#" PAGE
#define THEIR_REST "/Adminportal/Home?" QUERY (THEIRS) "&DAP=true#" PAGE
#define THEIR HOME THEIR_REST
#define NEWEST HOME "/Adminportal/Home?" QUERY (THEIRS) "#/partners/invitation"
#define INDIRECT                                                                                   \
  HOME "/Adminportal/Home?invType=IndirectResellerRelationship&partnerId=" THEIRS                  \
       "&msppId=4711&indirectCSPId=" PROVIDER "&DAP=true#" PAGE
#define OLDER                                                                                      \
  "https://portal.office.com/partner/partnersignup.aspx?type=ResellerRelationship&id=" THEIRS      \
  "&csp=1&msppid=0"
#define OLDER_INDIRECT                                                                             \
  "https://portal.office.com/partner/"                                                             \
  "partnersignup.aspx?type=IndirectResellerRelationship&id=" THEIRS                                \
  "&csp=1&msppid=4711&indirectCSP=" PROVIDER
#define STORE "https://businessstore.microsoft.com/manage/partner-invitation?" QUERY (THEIRS)
#define GDAP_ID THEIRS "-" PROVIDER
#define GDAP HOME "/AdminPortal/Home#/partners/invitation/granularAdminRelationships/" GDAP_ID
#define GDAP_NEW                                                                                   \
  "https://admin.cloud.microsoft/?#/partners/invitation/granularAdminRelationships/" GDAP_ID
#define AGREEMENT HOME "/AdminPortal/Home?ref=/BillingAccounts/agreement"
#define ZERO_WIDTH_SPACE "\342\200\213"
#define CYRILLIC_O "\320\276"

/* The same link as others would have written it. */
#define ENCODED(id)                                                                                \
  "https%3A%2F%2Fadmin.microsoft.com%2FAdminportal%2FHome%3FinvType%3DResellerRelationship%26"     \
  "partnerId%3D" id "%26msppId%3D0%26DAP%3Dtrue%23%2FBillingAccounts%2Fpartner-invitation"
#define SAFE_LINK(id)                                                                              \
  "https://eur02.safelinks.protection.outlook.com/?url=" ENCODED (id) "&data=05%7C02%7C&sdata="    \
                                                                      "abc%3D&reserved=0"
#define PROOFPOINT_V2                                                                              \
  "https://urldefense.proofpoint.com/v2/url?u=https-3A__admin.microsoft.com_Adminportal_Home-"     \
  "3FinvType-3DResellerRelationship-26partnerId-3D99999999-2D1111-2D4222-2D8333-2D444455556666-"   \
  "26msppId-3D0-26DAP-3Dtrue-23_BillingAccounts_partner-2Dinvitation&d=DwMFAg&c=euGZ&r=x&m=y"
/* "Iw==" is "#". */
#define PROOFPOINT_V3                                                                              \
  "https://urldefense.com/v3/__" HOME "/Adminportal/Home?" QUERY (THEIRS) "&DAP=true*" PAGE        \
                                                                          "__;Iw!!AbC$"
#define SOPHOS_HEAD "https://eu-central-1.protection.sophos.com?d=microsoft.com&u="

static GListModel *
new_clouds (void)
{
  static const char *const public_hosts[] = { "admin.microsoft.com", "admin.cloud.microsoft",
                                              "portal.office.com", "businessstore.microsoft.com",
                                              NULL };
  static const char *const chinese_hosts[] = { "portal.partner.microsoftonline.cn", NULL };
  const LiaisonCloudSpec specs[] = {
    { .id = "global", .name = "Public", .link_hosts = public_hosts },
    { .id = "china", .name = "Operated by 21Vianet", .link_hosts = chinese_hosts },
  };
  GListStore *clouds = g_list_store_new (LIAISON_TYPE_CLOUD);

  for (gsize i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      g_autoptr(LiaisonCloud) cloud = liaison_cloud_new (&specs[i]);

      g_list_store_append (clouds, cloud);
    }
  return G_LIST_MODEL (clouds);
}

#define RESELLER LIAISON_PURPOSE_RESELLER
#define INDIRECTLY LIAISON_PURPOSE_INDIRECT
#define GRANULAR LIAISON_PURPOSE_GRANULAR_RIGHTS
#define UNKNOWN LIAISON_PURPOSE_UNKNOWN
#define PORTAL LIAISON_PURPOSE_PORTAL

typedef struct
{
  const char *name;
  const char *text;
  LiaisonLinkPurpose purpose;
  const char *damages;  /* sorted as they are declared; "": whole; NULL: nothing is found */
  const char *repaired; /* NULL: not certain, or not needed */
} Case;

static const Case cases[] = {
  /* Whole. */
  { "own", OWN, RESELLER, "", NULL },
  { "own-without-rights", OWN_WITHOUT, RESELLER, "", NULL },
  { "foreign", THEIR, RESELLER, "", NULL },
  { "newest", NEWEST, RESELLER, "", NULL },
  { "indirect", INDIRECT, INDIRECTLY, "", NULL },
  { "indirect-by-a-parameter",
    HOME "/Adminportal/Home?" QUERY (THEIRS) "&indirectCSPId=" PROVIDER "#" PAGE, INDIRECTLY, "",
    NULL },
  { "older", OLDER, RESELLER, "", NULL },
  { "older-indirect", OLDER_INDIRECT, INDIRECTLY, "", NULL },
  { "store", STORE, RESELLER, "", NULL },
  { "gdap", GDAP, GRANULAR, "", NULL },
  { "gdap-newer-host", GDAP_NEW, GRANULAR, "", NULL },
  { "agreement", AGREEMENT, LIAISON_PURPOSE_AGREEMENT, "", NULL },
  { "trial", "https://portal.office.com/partner/partnersignup.aspx?type=Trial&id=x&msppid=1",
    LIAISON_PURPOSE_TRIAL, "", NULL },
  { "portal", HOME "/", PORTAL, "", NULL },
  { "portal-page", HOME "/AdminPortal/Home", UNKNOWN, "", NULL },
  { "chinese-cloud", "https://portal.partner.microsoftonline.cn" THEIR_REST, RESELLER, "", NULL },
  { "in-a-letter", "Hello\n\n" OWN "\n\nBye", RESELLER, "", NULL },
  { "in-angle-brackets", "See <" OWN "> now", RESELLER, "", NULL },
  { "in-brackets", "（" OWN "）", RESELLER, "", NULL },
  { "quoted-whole", "> Hello\n> " OWN "\n> Bye", RESELLER, "", NULL },
  { "quoted-tight", ">" OWN, RESELLER, "", NULL },
  { "mpn-id",
    HOME "/Adminportal/Home?invType=ResellerRelationship&partnerId=" THEIRS "&msppId=4711#" PAGE,
    RESELLER, "", NULL },

  /* Written anew on the way. */
  { "escaped",
    HOME "/Adminportal/Home?invType=ResellerRelationship&amp;partnerId=" THEIRS
         "&amp;msppId=0&amp;DAP=true#" PAGE,
    RESELLER, "escaped", THEIR },
  { "escaped-twice",
    HOME "/Adminportal/Home?invType=ResellerRelationship&amp;amp;partnerId=" THEIRS
         "&amp;amp;msppId=0&amp;amp;DAP=true#" PAGE,
    RESELLER, "escaped", THEIR },
  { "escaped-by-number",
    HOME "/Adminportal/Home?invType=ResellerRelationship&#38;partnerId=" THEIRS
         "&#38;msppId=0&#38;DAP=true&#35;" PAGE,
    RESELLER, "escaped", THEIR },
  { "hash-encoded", HOME "/Adminportal/Home?" QUERY (THEIRS) "&DAP=true%23" PAGE, RESELLER,
    "encoded", THEIR },
  { "page-encoded",
    HOME "/Adminportal/Home?" QUERY (THEIRS) "&DAP=true%23%2FBillingAccounts%2Fpartner-invitation",
    RESELLER, "encoded", THEIR },
  { "hash-encoded-twice", HOME "/Adminportal/Home?" QUERY (THEIRS) "&DAP=true%2523" PAGE, RESELLER,
    "encoded", THEIR },
  { "all-encoded", ENCODED (THEIRS), RESELLER, "encoded", THEIR },
  { "quoted-printable",
    HOME "/Adminportal/Home?invType=3DResellerRelationship&partnerId=3D" THEIRS
         "&msppId=3D0&DAP=3Dtrue#" PAGE,
    RESELLER, "transfer", THEIR },
  { "message-source",
    HOME "/Adminportal/Home?invType=3DResellerRelationship&partne=\nrId=3D" THEIRS
         "&msppId=3D0&DAP=3Dtrue#/Billing=\nAccounts/partner-invitation",
    RESELLER, "transfer,wrapped", THEIR },
  { "soft-break-without-equals",
    HOME "/AdminPortal/Home#/partners/invitation/granularAdmin=\nRelationships/" GDAP_ID, GRANULAR,
    "wrapped", GDAP },

  /* Gateways. */
  { "safe-links", SAFE_LINK (THEIRS), RESELLER, "rewritten", THEIR },
  { "safe-links-own", SAFE_LINK (OURS), RESELLER, "rewritten", OWN },
  { "safe-links-escaped",
    "https://nam01.safelinks.protection.outlook.com/?url=" ENCODED (
      THEIRS) "&amp;data=05&amp;reserved=0",
    RESELLER, "escaped,rewritten", THEIR },
  { "safe-links-wrapped",
    "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fadmin.micro\n"
    "soft.com%2FAdminportal%2FHome%3FinvType%3DResellerRelationship%26partnerId%3D" THEIRS
    "%26msppId%3D0%26DAP%3Dtrue%23%2FBillingAccounts%2Fpartner-invitation&data=05",
    RESELLER, "rewritten,wrapped", THEIR },
  { "safe-links-elsewhere",
    "See https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.com&d=1 now",
    UNKNOWN, NULL, NULL },
  { "safe-links-look-alike",
    "https://safelinks.protection.outlook.com.evil.example/?url=" ENCODED (THEIRS), RESELLER,
    "encoded,glued", THEIR },
  { "safe-links-torn", "https://eur02.safelinks.protection.outlook.com/?url=http%3Aadmin&data=1",
    UNKNOWN, NULL, NULL },
  { "proofpoint-1", "https://urldefense.proofpoint.com/v1/url?u=" ENCODED (THEIRS) "&k=abc%3D",
    RESELLER, "rewritten", THEIR },
  { "proofpoint-2", PROOFPOINT_V2, RESELLER, "rewritten", THEIR },
  { "proofpoint-3", PROOFPOINT_V3, RESELLER, "rewritten", THEIR },
  { "proofpoint-in-safe-links",
    "https://eur02.safelinks.protection.outlook.com/"
    "?url=https%3A%2F%2Furldefense.proofpoint.com%2Fv1%2Furl%3Fu%3D"
    "https%253A%252F%252Fadmin.microsoft.com%252FAdminportal%252FHome%253FinvType%"
    "253DResellerRelationship%2526"
    "partnerId%253D" THEIRS
    "%2526msppId%253D0%2526DAP%253Dtrue%2523%252FBillingAccounts%252Fpartner-invitation"
    "%26k%3Dx&data=05",
    RESELLER, "rewritten", THEIR },
  { "barracuda", "https://linkprotect.cudasvc.com/url?a=" ENCODED (THEIRS) "&c=E,1,x&typo=1",
    RESELLER, "rewritten", THEIR },
  { "cisco", "https://secure-web.cisco.com/1aBcDeF/" ENCODED (THEIRS), RESELLER, "rewritten",
    THEIR },
  { "trend-micro",
    "https://eu1.imsva.trendmicro.com/wis/clicktime/v1/query?url=" ENCODED (THEIRS) "&umid=1",
    RESELLER, "rewritten", THEIR },
  { "symantec", "https://clicktime.symantec.com/3AbC?u=" ENCODED (THEIRS), RESELLER, "rewritten",
    THEIR },
  { "mimecast", "https://protect-eu.mimecast.com/s/abcdEFGh1?domain=admin.microsoft.com", UNKNOWN,
    "sealed", NULL },

  /* Lines. */
  { "wrapped",
    HOME "/Adminportal/Home?invType=ResellerRelationship&partnerId=9999\n9999-1111-4222-8333-"
         "444455556666&msppId=0&DAP=true#" PAGE,
    RESELLER, "wrapped", THEIR },
  { "wrapped-thrice",
    HOME "/Adminportal/Home?\r\ninvType=ResellerRelationship&partnerId=" THEIRS
         "&msp\r\npId=0&DAP=true#/BillingAccounts/partner-\r\ninvitation\r\n\r\nBye",
    RESELLER, "wrapped", THEIR },
  { "wrapped-in-a-quote",
    "> " HOME "/Adminportal/Home?"
    "invType=ResellerRelationship&partnerId=" THEIRS "\n> &msppId=0&DAP=true#" PAGE "\n> Bye",
    RESELLER, "wrapped,quoted", THEIR },
  { "wrapped-and-full-stop",
    HOME "/Adminportal/Home?" QUERY (THEIRS) "&DAP=true#/Billing\nAccounts/partner-invitation.",
    RESELLER, "wrapped,glued", THEIR },
  { "paragraph-behind", HOME "/Adminportal/Home?invType=ResellerRelationship\n\n&partnerId=" THEIRS,
    RESELLER, "cut", NULL },
  { "words-behind", HOME "/Adminportal/Home?invType=ResellerRelationship\nand then", RESELLER,
    "cut", NULL },

  /* Characters. */
  { "zero-width", "https://admin." ZERO_WIDTH_SPACE "microsoft.com" THEIR_REST, RESELLER,
    "invisible", THEIR },
  { "zero-width-behind", THEIR ZERO_WIDTH_SPACE, RESELLER, "glued", THEIR },
  { "full-width-signs",
    HOME "/Adminportal/Home？invType＝ResellerRelationship＆partnerId＝" THEIRS
         "＆msppId＝0＆DAP＝true＃" PAGE,
    RESELLER, "wide", THEIR },
  { "full-width-scheme", "ｈｔｔｐｓ：／／admin.microsoft.com" THEIR_REST, RESELLER, "wide",
    THEIR },
  { "long-dash",
    HOME "/Adminportal/Home?invType=ResellerRelationship&partnerId=99999999–1111–4222–8333–"
         "444455556666&msppId=0&DAP=true#/BillingAccounts/partner–invitation",
    RESELLER, "wide", THEIR },
  { "cyrillic-host", "https://admin.micr" CYRILLIC_O "soft.com" THEIR_REST, RESELLER,
    "look-alike,host", NULL },
  { "cyrillic-host-own", "https://admin.micr" CYRILLIC_O "soft.com" REST, RESELLER,
    "look-alike,host", OWN },
  { "cyrillic-page",
    HOME "/Adminportal/Home?" QUERY (THEIRS) "&DAP=true#/BillingAcc" CYRILLIC_O
                                             "unts/partner-invitation",
    RESELLER, "look-alike", NULL },
  { "full-stop", THEIR ".", RESELLER, "glued", THEIR },
  { "chinese-full-stop", "请打开 " THEIR "。谢谢", RESELLER, "glued", THEIR },
  { "chinese-around", "链接：" THEIR "，谢谢！", RESELLER, "glued", THEIR },
  { "html-source", "<a href=\"" THEIR "\">here</a>", RESELLER, "glued", THEIR },

  /* Parts missing. */
  { "cut-at-ampersand", HOME "/Adminportal/Home?invType=ResellerRelationship", RESELLER, "cut",
    NULL },
  { "cut-own", HOME "/Adminportal/Home?" QUERY (OURS) "&DAP=tr", RESELLER, "page-lost,value", OWN },
  { "cut-own-before-the-choice", HOME "/Adminportal/Home?" QUERY (OURS), RESELLER, "page-lost",
    NULL },
  { "partner-cut", HOME "/Adminportal/Home?invType=ResellerRelationship&partnerId=9999", RESELLER,
    "cut,value", NULL },
  { "page-lost", HOME "/Adminportal/Home?" QUERY (THEIRS) "&DAP=true", RESELLER, "page-lost",
    NULL },
  { "page-lost-own", HOME "/Adminportal/Home?" OWN_QUERY, RESELLER, "page-lost", OWN },
  { "page-cut", HOME "/Adminportal/Home?" QUERY (THEIRS) "&DAP=true#/BillingAccounts/part",
    RESELLER, "cut", NULL },
  { "hash-lost", HOME "/Adminportal/Home?" QUERY (THEIRS) "&DAP=true" PAGE, RESELLER, "hash-lost",
    THEIR },
  { "gdap-cut", HOME "/AdminPortal/Home#/partners/invitation/granularAdminRelationships/" THEIRS,
    GRANULAR, "value", NULL },
  { "page-longer", THEIR "2", RESELLER, "value", NULL },
  { "no-scheme", "admin.microsoft.com" THEIR_REST, RESELLER, "no-scheme", THEIR },
  { "no-scheme-in-a-letter", "打开：admin.microsoft.com" THEIR_REST " 谢谢", RESELLER,
    "glued,no-scheme", THEIR },

  /* Changed. */
  { "case",
    HOME "/adminportal/home?invtype=resellerrelationship&partnerid=" THEIRS
         "&msppid=0&dap=true#/billingaccounts/partner-invitation",
    RESELLER, "case", NULL },
  { "case-own",
    HOME "/adminportal/home?invtype=resellerrelationship&partnerid=" OURS
         "&msppid=0&dap=true#/billingaccounts/partner-invitation",
    RESELLER, "case", OWN },
  { "case-of-the-host", "HTTPS://Admin.Microsoft.com" THEIR_REST, RESELLER, "case", THEIR },
  { "case-of-own-identifier",
    HOME "/Adminportal/Home?invType=ResellerRelationship&partnerId="
         "0A1B2C3D-1111-4222-8333-444455556666&msppId=0&DAP=true#" PAGE,
    RESELLER, "case", OWN },
  { "contradictory", HOME "/Adminportal/Home?" QUERY (THEIRS) "&DAP=true&DAP=false#" PAGE, RESELLER,
    "contradictory", NULL },
  { "no-identifier",
    HOME "/Adminportal/Home?invType=ResellerRelationship&partnerId=contoso&msppId=0#" PAGE,
    RESELLER, "value", NULL },
  { "other-kind", HOME "/Adminportal/Home?invType=Marriage&partnerId=" THEIRS "&msppId=0#" PAGE,
    UNKNOWN, "value", NULL },

  /* Hostile. */
  { "http", "http://admin.microsoft.com" THEIR_REST, RESELLER, "not-https", THEIR },
  { "other-host", "https://admin.micros0ft.com" THEIR_REST, RESELLER, "host", NULL },
  { "other-host-own", "https://admin.micros0ft.com" REST, RESELLER, "host", OWN },
  { "sub-domain", "https://admin.microsoft.com.evil.example" THEIR_REST, RESELLER, "host", NULL },
  { "user-info", HOME "@evil.example" THEIR_REST, RESELLER, "user-info,host", NULL },
  { "user-info-with-page", HOME ":443@evil.example" REST, RESELLER, "user-info,host", OWN },
  { "backslash", "https://evil.example\\@admin.microsoft.com" THEIR_REST, RESELLER, "value,host",
    NULL },
  { "port", "https://admin.microsoft.com:8443" THEIR_REST, RESELLER, "host", NULL },
  { "punycode", "https://xn--admin-microsoft.example" THEIR_REST, RESELLER, "host", NULL },
  { "right-to-left-override", "https://admin.microsoft.com\342\200\256" THEIR_REST, RESELLER,
    "invisible", THEIR },

  /* Not concerned. */
  { "words", "Nothing to see, and/or 1/2.", UNKNOWN, NULL, NULL },
  { "empty", "", UNKNOWN, NULL, NULL },
  { "other-address-in-a-letter", "See https://www.example.com/a?b=c#d, too", UNKNOWN, NULL, NULL },
  { "other-address-alone", " https://www.example.com/a?b=c#d\n", UNKNOWN, "host", NULL },
  { "mail-address", "mailto:a@b.example", UNKNOWN, NULL, NULL },
  { "scheme-alone", "https://", UNKNOWN, NULL, NULL },
};

static const char *const damage_names[] = {
  [LIAISON_DAMAGE_ESCAPED] = "escaped",     [LIAISON_DAMAGE_ENCODED] = "encoded",
  [LIAISON_DAMAGE_TRANSFER] = "transfer",   [LIAISON_DAMAGE_REWRITTEN] = "rewritten",
  [LIAISON_DAMAGE_SEALED] = "sealed",       [LIAISON_DAMAGE_WRAPPED] = "wrapped",
  [LIAISON_DAMAGE_QUOTED] = "quoted",       [LIAISON_DAMAGE_INVISIBLE] = "invisible",
  [LIAISON_DAMAGE_WIDE] = "wide",           [LIAISON_DAMAGE_LOOKALIKE] = "look-alike",
  [LIAISON_DAMAGE_GLUED] = "glued",         [LIAISON_DAMAGE_HASH_LOST] = "hash-lost",
  [LIAISON_DAMAGE_PAGE_LOST] = "page-lost", [LIAISON_DAMAGE_CUT] = "cut",
  [LIAISON_DAMAGE_VALUE] = "value",         [LIAISON_DAMAGE_CONTRADICTORY] = "contradictory",
  [LIAISON_DAMAGE_CASE] = "case",           [LIAISON_DAMAGE_NO_SCHEME] = "no-scheme",
  [LIAISON_DAMAGE_NOT_HTTPS] = "not-https", [LIAISON_DAMAGE_USER_INFO] = "user-info",
  [LIAISON_DAMAGE_HOST] = "host",
};
G_STATIC_ASSERT (G_N_ELEMENTS (damage_names) == LIAISON_N_DAMAGES);

static char *
dup_damages (const LiaisonInspectedLink *link)
{
  GString *names = g_string_new (NULL);

  for (guint kind = 0; kind < LIAISON_N_DAMAGES; kind++)
    if (liaison_inspected_link_has (link, kind))
      g_string_append_printf (names, "%s%s", names->len > 0 ? "," : "", damage_names[kind]);
  return g_string_free (names, FALSE);
}

static const char *const issued[] = { OWN, OWN_WITHOUT, NULL };

static void
test_case (gconstpointer user_data)
{
  const Case *test = user_data;
  g_autoptr(GListModel) clouds = new_clouds ();
  g_autoptr(GPtrArray) links = liaison_link_inspect (clouds, issued, test->text);
  g_autofree char *damages = NULL;
  const LiaisonInspectedLink *link;

  g_assert_cmpuint (links->len, ==, test->damages != NULL ? 1 : 0);
  if (test->damages == NULL)
    return;
  link = g_ptr_array_index (links, 0);
  damages = dup_damages (link);
  g_assert_cmpstr (damages, ==, test->damages);
  g_assert_cmpstr (link->repaired, ==, test->repaired);
  if (link->reading != NULL)
    g_assert_cmpint (link->reading->purpose, ==, test->purpose);
  else
    g_assert_cmpint (test->purpose, ==, LIAISON_PURPOSE_UNKNOWN);
  g_assert_cmpint (strncmp (test->text + link->start, link->found, link->end - link->start), ==, 0);

  /* A repaired link is whole. */
  if (link->repaired != NULL)
    {
      g_autoptr(GPtrArray) again = liaison_link_inspect (clouds, issued, link->repaired);

      g_assert_cmpuint (again->len, ==, 1);
      g_assert_cmpuint (((LiaisonInspectedLink *) g_ptr_array_index (again, 0))->damages->len, ==,
                        0);
    }
}

static const LiaisonInspectedLink *
only_link (GPtrArray *links)
{
  g_assert_cmpuint (links->len, ==, 1);
  return g_ptr_array_index (links, 0);
}

static void
test_reading (void)
{
  g_autoptr(GListModel) clouds = new_clouds ();
  g_autoptr(GPtrArray) indirect = liaison_link_inspect (clouds, NULL, INDIRECT);
  g_autoptr(GPtrArray) older = liaison_link_inspect (clouds, NULL, OLDER);
  g_autoptr(GPtrArray) gdap = liaison_link_inspect (clouds, NULL, GDAP);
  g_autoptr(GPtrArray) chinese = liaison_link_inspect (
    clouds, NULL, "https://portal.partner.microsoftonline.cn" THEIR_REST);
  g_autoptr(GPtrArray) own = liaison_link_inspect (clouds, issued, OWN_WITHOUT);
  const LiaisonLinkReading *reading = only_link (indirect)->reading;

  g_assert_cmpstr (reading->partner_id, ==, THEIRS);
  g_assert_cmpstr (reading->provider_id, ==, PROVIDER);
  g_assert_cmpstr (reading->mpn_id, ==, "4711");
  g_assert_cmpint (reading->rights, ==, LIAISON_LINK_RIGHTS_ASKED);
  g_assert_cmpstr (liaison_cloud_get_id (reading->cloud), ==, "global");
  g_assert_false (only_link (indirect)->issued);

  reading = only_link (older)->reading;
  g_assert_cmpstr (reading->partner_id, ==, THEIRS);
  g_assert_cmpint (reading->form, ==, LIAISON_LINK_FORM_OLDER);
  g_assert_cmpint (reading->rights, ==, LIAISON_LINK_RIGHTS_NOT_SAID);

  reading = only_link (gdap)->reading;
  g_assert_cmpstr (reading->relationship_id, ==, GDAP_ID);
  g_assert_null (reading->partner_id);

  g_assert_cmpstr (liaison_cloud_get_id (only_link (chinese)->reading->cloud), ==, "china");
  g_assert_true (only_link (own)->issued);
  g_assert_cmpint (only_link (own)->reading->rights, ==, LIAISON_LINK_RIGHTS_NOT_ASKED);
}

static void
test_true_host (void)
{
  g_autoptr(GListModel) clouds = new_clouds ();
  g_autoptr(GPtrArray) links = liaison_link_inspect (
    clouds, NULL, "https://admin.micr" CYRILLIC_O "soft.com" THEIR_REST);
  const LiaisonInspectedLink *link = only_link (links);
  const char *host = NULL;

  for (guint i = 0; i < link->damages->len; i++)
    if (g_array_index (link->damages, LiaisonLinkDamage, i).kind == LIAISON_DAMAGE_HOST)
      host = g_array_index (link->damages, LiaisonLinkDamage, i).piece;
  g_assert_nonnull (host);
  g_assert_true (g_str_has_prefix (host, "admin.xn--"));
  g_assert_cmpstr (link->reading->host, ==, host);
  g_assert_null (link->reading->cloud);
}

static void
test_several (void)
{
  g_autoptr(GListModel) clouds = new_clouds ();
  g_autoptr(GPtrArray) links =
               liaison_link_inspect (clouds, issued,
                                     "One " OWN "\ntwo " THEIR ".\nthree " OWN OWN_WITHOUT "\n"
                                     "four " HOME "/Adminportal/Home?invType=Reseller\n"
                                     "Relationship&partnerId=" THEIRS "&msppId=0#" PAGE "\n" GDAP);

  g_assert_cmpuint (links->len, ==, 6);
  for (guint i = 1; i < links->len; i++)
    {
      const LiaisonInspectedLink *before = g_ptr_array_index (links, i - 1);
      const LiaisonInspectedLink *link = g_ptr_array_index (links, i);

      g_assert_cmpuint (before->end, <=, link->start);
    }
  g_assert_true (((LiaisonInspectedLink *) g_ptr_array_index (links, 0))->issued);
  g_assert_true (liaison_inspected_link_has (g_ptr_array_index (links, 2), LIAISON_DAMAGE_GLUED));
  g_assert_true (liaison_inspected_link_has (g_ptr_array_index (links, 4), LIAISON_DAMAGE_WRAPPED));
}

static void
test_base64_gateway (void)
{
  g_autofree char *inside = g_base64_encode ((const guchar *) THEIR, strlen (THEIR));
  g_autofree char *address = NULL;
  g_autofree char *unwrapped = NULL;

  /* The alphabet for addresses, without the padding. */
  g_strdelimit (inside, "+", '-');
  g_strdelimit (inside, "/", '_');
  inside[strcspn (inside, "=")] = '\0';
  address = g_strconcat (SOPHOS_HEAD, inside, "&i=abc&t=def", NULL);
  unwrapped = liaison_link_gateway_unwrap (address);
  g_assert_cmpstr (unwrapped, ==, THEIR);
  g_assert_cmpstr (liaison_link_gateway_find (address), ==, "Sophos");
}

/* "**B" stands for three characters. */
static void
test_proofpoint_runs (void)
{
  g_autofree char *unwrapped = liaison_link_gateway_unwrap (
    "https://urldefense.com/v3/__https://example.com/a**Bb*c__;w6TDtsO8Iw!!x$");
  g_autofree char *folded =
    liaison_link_gateway_unwrap ("https://urldefense.com/v3/__https:/example.com/__;!!x$");
  g_autofree char *short_of =
    liaison_link_gateway_unwrap ("https://urldefense.com/v3/__https://example.com/***c__;Iw!!x$");

  g_assert_cmpstr (unwrapped, ==, "https://example.com/aäöüb#c");
  g_assert_cmpstr (folded, ==, "https://example.com/");
  g_assert_null (short_of);
}

/* With its square, this would take longer than the test may. */
static void
test_long_text (void)
{
  g_autoptr(GListModel) clouds = new_clouds ();
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GPtrArray) links = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "https://a/?u=https%3A%2F%2F");
  links = liaison_link_inspect (clouds, issued, text->str);
  g_assert_cmpuint (links->len, ==, 0);
}

/* What is seen where: pieces in the link, what touches it beside it, and else the whole link. */
static void
test_places (void)
{
  static const struct
  {
    const char *find;
    const char *replacement;
    LiaisonLinkDamageKind kind;
    const char *seen;
  } table[] = {
    { "#", "%23", LIAISON_DAMAGE_ENCODED, "%23" },
    { "&", "&amp;", LIAISON_DAMAGE_ESCAPED, "&amp;" },
    { "admin.microsoft", "admin.micr\xd0\xbesoft", LIAISON_DAMAGE_LOOKALIKE, "\xd0\xbe" },
    { "partner-invitation", "partner-invitation\xe3\x80\x82", LIAISON_DAMAGE_GLUED,
      "\xe3\x80\x82" },
    { "https", "http", LIAISON_DAMAGE_NOT_HTTPS, "http://" },
  };
  g_autoptr(GListModel) clouds = new_clouds ();

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GString) text = g_string_new ("看。 " OWN "\nBye。");
      g_autoptr(GString) dos = NULL;
      g_autoptr(GPtrArray) links = NULL;
      const LiaisonInspectedLink *link;
      gboolean told = FALSE;
      gsize start, end;

      g_string_replace (text, table[i].find, table[i].replacement, 1);
      links = liaison_link_inspect (clouds, NULL, text->str);
      g_assert_cmpuint (links->len, ==, 1);
      link = g_ptr_array_index (links, 0);
      dos = g_string_new (text->str);
      g_string_prepend (dos, "Hello\r\n");
      for (guint j = 0; j < link->damages->len; j++)
        {
          const LiaisonLinkDamage *damage = &g_array_index (link->damages, LiaisonLinkDamage, j);
          g_autofree char *seen = NULL;

          g_assert_true (liaison_link_place_find (link, damage, text->str, &start, &end));
          seen = g_strndup (text->str + start, end - start);
          if (damage->kind != table[i].kind)
            continue;
          g_assert_cmpstr (seen, ==, table[i].seen);
          told = TRUE;
          g_assert_true (liaison_link_place_find (link, damage, dos->str, &start, &end));
          g_assert_cmpint (strncmp (dos->str + start, table[i].seen, end - start), ==, 0);
          g_assert_false (liaison_link_place_find (link, damage, "another text", &start, &end));
        }
      g_assert_true (told);
    }
}

/* The portal's front page may stand in a letter (7.3), and is no link that was cut. */
static void
test_front_page (void)
{
  static const char *const of_china[] = { "https://portal.partner.microsoftonline.cn" THEIR_REST,
                                          NULL };

  g_assert_null (liaison_link_find_own (of_china, "https://portal.partner.microsoftonline.cn"));
  g_assert_null (liaison_link_find_own (of_china, "https://portal.partner.microsoftonline.cn/"));
  g_assert_cmpstr (
    liaison_link_find_own (of_china, "https://portal.partner.microsoftonline.cn/Adminportal/Ho"),
    ==, of_china[0]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/link-inspector/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/link-inspector/reading", test_reading);
  g_test_add_func ("/link-inspector/true-host", test_true_host);
  g_test_add_func ("/link-inspector/several", test_several);
  g_test_add_func ("/link-inspector/base64-gateway", test_base64_gateway);
  g_test_add_func ("/link-inspector/proofpoint-runs", test_proofpoint_runs);
  g_test_add_func ("/link-inspector/long-text", test_long_text);
  g_test_add_func ("/link-inspector/places", test_places);

  g_test_add_func ("/link-inspector/front-page", test_front_page);

  return g_test_run ();
}
