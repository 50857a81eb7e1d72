/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "liaison-test.h"
#include "model/liaison-error.h"
#include "model/liaison-managed-service.h"
#include "model/liaison-subscription.h"
#include "service/liaison-link-hosts.h"
#include "service/liaison-partner-json.h"
#include "wire/liaison-json.h"

typedef gpointer (*ReadFunc) (JsonNode *node, gpointer read_data, GError **error);

static JsonNode *
parse (const char *text)
{
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  JsonNode *node = liaison_json_parse (body, &error);

  g_assert_no_error (error);
  return node;
}

static JsonNode *
load (const char *name)
{
  g_autofree char *path = liaison_test_dup_fixture_path (name);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return parse (text);
}

/* What a documented answer becomes. */
static gpointer
read_fixture (const char *name, ReadFunc read, gpointer read_data)
{
  g_autoptr(JsonNode) node = load (name);
  g_autoptr(GError) error = NULL;
  gpointer value = read (node, read_data, &error);

  g_assert_no_error (error);
  g_assert_nonnull (value);
  return value;
}

static LiaisonCloud *
make_cloud (void)
{
  static const char *const link_hosts[] = { "admin.microsoft.com", "portal.office.com", NULL };
  static const LiaisonCloudPortal portals[] = { { "azure", "Azure",
                                                  "https://portal.azure.com/{domain}" } };
  const LiaisonCloudSpec spec = { .id = "test",
                                  .name = "Test",
                                  .login_base = "https://login.example",
                                  .api_base = "https://api.example",
                                  .api_scope = "https://api.example/user_impersonation",
                                  .link_hosts = link_hosts,
                                  .portals = portals,
                                  .n_portals = G_N_ELEMENTS (portals) };

  return liaison_cloud_new (&spec);
}

static void
test_customers (void)
{
  g_autoptr(LiaisonCustomerPage) page =
               read_fixture ("customers-page.json", liaison_partner_json_read_customers, NULL);
  const LiaisonCustomerRow *row;

  g_assert_cmpstr (page->continuation, ==, "b1c9/+==");
  g_assert_cmpuint (page->rows->len, ==, 3);

  row = &g_array_index (page->rows, LiaisonCustomerRow, 0);
  g_assert_cmpstr (row->id, ==, "8f2b6c10-47da-4e39-b6f1-90c3e5a7d214");
  g_assert_cmpstr (row->name, ==, "Harborlight Bakery");
  g_assert_cmpstr (row->domain, ==, "harborlightbakery.onmicrosoft.com");
  g_assert_cmpint (row->relationship, ==, LIAISON_RELATIONSHIP_RESELLER);

  row = &g_array_index (page->rows, LiaisonCustomerRow, 1);
  g_assert_cmpstr (row->name, ==, "Nordvik Skipsverft AS");
  g_assert_cmpint (row->relationship, ==, LIAISON_RELATIONSHIP_ADVISOR);
  g_assert_cmpstr (row->relationship_text, ==, "advisor");

  row = &g_array_index (page->rows, LiaisonCustomerRow, 2);
  g_assert_null (row->name);
  g_assert_cmpint (row->relationship, ==, LIAISON_RELATIONSHIP_UNKNOWN);
  g_assert_cmpstr (row->relationship_text, ==, "co_owner");
}

static void
test_continuation (void)
{
  g_autoptr(JsonNode) last = parse ("{ \"totalCount\": 0, \"items\": [] }");
  g_autoptr(JsonNode) both = parse (
    "{ \"items\": [], \"continuationToken\": \"one\", \"links\": { \"next\": { "
    "\"headers\": [ { \"key\": \"MS-ContinuationToken\", \"value\": \"two\" } ] } } }");
  g_autoptr(JsonNode) hostile =
               parse ("{ \"items\": [], \"continuationToken\": \"a\\r\\nX-Evil: 1\" }");
  g_autoptr(LiaisonCustomerPage) page = NULL;
  g_autoptr(LiaisonCustomerPage) next_page = NULL;
  g_autoptr(GError) error = NULL;

  page = liaison_partner_json_read_customers (last, NULL, NULL);
  g_assert_nonnull (page);
  g_assert_null (page->continuation);
  g_assert_cmpuint (page->rows->len, ==, 0);

  next_page = liaison_partner_json_read_customers (both, NULL, NULL);
  g_assert_cmpstr (next_page->continuation, ==, "one");

  g_assert_null (liaison_partner_json_read_customers (hostile, NULL, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL);
}

static void
test_account (void)
{
  g_autoptr(LiaisonAccount) account =
               read_fixture ("customer.json", liaison_partner_json_read_account, NULL);

  g_assert_cmpstr (account->country, ==, "NO");
  g_assert_cmpint (account->delegated_admin, ==, LIAISON_ANSWER_NO);
  g_assert_null (account->domains);
}

/* Told with delegated access alone; what is no text is none. */
static void
test_domains (void)
{
  g_autoptr(JsonNode) node = parse (
    "{ \"id\": \"c3e9\", \"customDomains\": [ \"nordvik.onmicrosoft.com\", 7, null, "
    "[], {}, \"nordvik.example\" ] }");
  g_autoptr(LiaisonAccount) account = liaison_partner_json_read_account (node, NULL, NULL);

  g_assert_nonnull (account);
  g_assert_cmpuint (g_strv_length (account->domains), ==, 2);
  g_assert_cmpstr (account->domains[1], ==, "nordvik.example");
}

static void
test_delegated_admin (void)
{
  static const struct
  {
    const char *body;
    LiaisonAnswer expected;
  } cases[] = {
    { "{ \"id\": \"1\", \"allowDelegatedAccess\": true }", LIAISON_ANSWER_YES },
    { "{ \"Id\": \"1\", \"AllowDelegatedAccess\": \"true\" }", LIAISON_ANSWER_YES },
    { "{ \"id\": \"1\", \"allowDelegatedAccess\": false }", LIAISON_ANSWER_NO },
    { "{ \"id\": \"1\", \"allowDelegatedAccess\": null }", LIAISON_ANSWER_UNKNOWN },
    { "{ \"id\": \"1\", \"allowDelegatedAccess\": \"maybe\" }", LIAISON_ANSWER_UNKNOWN },
    { "{ \"id\": \"1\", \"allowDelegatedAccess\": [] }", LIAISON_ANSWER_UNKNOWN },
    { "{ \"id\": \"1\" }", LIAISON_ANSWER_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JsonNode) node = parse (cases[i].body);
      g_autoptr(LiaisonAccount) account = liaison_partner_json_read_account (node, NULL, NULL);

      g_assert_nonnull (account);
      g_assert_cmpint (account->delegated_admin, ==, cases[i].expected);
    }
}

static void
test_subscriptions (void)
{
  g_autoptr(GListModel) subscriptions =
               read_fixture ("subscriptions.json", liaison_partner_json_read_subscriptions, NULL);
  g_autoptr(LiaisonSubscription) seats = NULL;
  g_autoptr(LiaisonSubscription) usage = NULL;
  g_autoptr(LiaisonSubscription) odd = NULL;
  const LiaisonSubscriptionSpec *spec;

  g_assert_cmpuint (g_list_model_get_n_items (subscriptions), ==, 3);

  seats = g_list_model_get_item (subscriptions, 0);
  spec = liaison_subscription_get_spec (seats);
  g_assert_cmpstr (spec->name, ==, "Kontor Ålesund");
  g_assert_cmpstr (spec->offer_name, ==, "Northlight Suite Standard");
  g_assert_cmpint (spec->quantity, ==, 12);
  g_assert_cmpint (spec->status, ==, LIAISON_SUBSCRIPTION_ACTIVE);
  g_assert_true (spec->auto_renew);
  g_assert_false (spec->trial);
  g_assert_false (spec->usage_based);
  g_assert_cmpint (g_date_time_get_year (spec->commitment_end), ==, 2027);

  usage = g_list_model_get_item (subscriptions, 1);
  spec = liaison_subscription_get_spec (usage);
  g_assert_cmpstr (spec->id, ==, "5C2B0D94-1E7A-4F38-9B60-A3D8E1F7C254");
  g_assert_cmpstr (spec->name, ==, "Northlight Cloud");
  g_assert_cmpint (spec->status, ==, LIAISON_SUBSCRIPTION_SUSPENDED);
  g_assert_true (spec->usage_based);
  g_assert_null (spec->commitment_end);

  odd = g_list_model_get_item (subscriptions, 2);
  spec = liaison_subscription_get_spec (odd);
  g_assert_cmpstr (spec->name, ==, "Northlight Trial");
  g_assert_cmpint (spec->quantity, ==, 25);
  g_assert_cmpint (spec->status, ==, LIAISON_SUBSCRIPTION_UNKNOWN);
  g_assert_cmpstr (spec->status_text, ==, "under_review");
  g_assert_true (spec->trial);
  g_assert_null (spec->commitment_end);
}

static void
test_users (void)
{
  g_autoptr(JsonNode) all = parse ("{ \"items\": [ { \"id\": \"a\" }, { \"id\": \"b\" }, {} ] }");
  g_autoptr(JsonNode) more =
               parse ("{ \"items\": [ { \"id\": \"a\" } ], \"continuationToken\": \"x\" }");
  g_autofree LiaisonUserCount *count = liaison_partner_json_read_user_count (all, NULL, NULL);
  g_autofree LiaisonUserCount *part = liaison_partner_json_read_user_count (more, NULL, NULL);

  g_assert_cmpuint (count->n_users, ==, 2);
  g_assert_true (count->complete);
  g_assert_cmpuint (part->n_users, ==, 1);
  g_assert_false (part->complete);
}

static void
test_licences (void)
{
  g_autofree LiaisonLicenceSum *sum =
    read_fixture ("subscribed-skus.json", liaison_partner_json_read_licences, NULL);

  g_assert_cmpint (sum->assigned, ==, 16);
  g_assert_cmpint (sum->total, ==, 17);
}

static void
test_services (void)
{
  g_autoptr(LiaisonCloud) cloud = make_cloud ();
  g_autoptr(GListModel) services =
               read_fixture ("managed-services.json", liaison_partner_json_read_services, cloud);
  g_autoptr(LiaisonManagedService) exchange = NULL;
  g_autoptr(LiaisonManagedService) nameless = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (services), ==, 2);

  exchange = g_list_model_get_item (services, 0);
  g_assert_cmpstr (liaison_managed_service_get_id (exchange), ==, "Exchange");
  g_assert_true (g_str_has_suffix (liaison_managed_service_get_uri (exchange), "&CSDEST=Exchange"));

  nameless = g_list_model_get_item (services, 1);
  g_assert_cmpstr (liaison_managed_service_get_name (nameless), ==, "SomethingNew");
}

static void
test_link_hosts (void)
{
  g_autoptr(LiaisonCloud) cloud = make_cloud ();

  g_assert_true (liaison_link_hosts_accept (cloud, "https://admin.microsoft.com/a?b#c"));
  g_assert_true (liaison_link_hosts_accept (cloud, "https://anything.azure.com/"));
  g_assert_false (liaison_link_hosts_accept (cloud, "https://azure.com.example/"));
  g_assert_false (liaison_link_hosts_accept (cloud, "https://evilmicrosoft.com/"));
  g_assert_false (liaison_link_hosts_accept (cloud, "https://127.0.0.1/"));
  g_assert_false (liaison_link_hosts_accept (cloud, "https://com/"));
  g_assert_false (liaison_link_hosts_accept (cloud, "https:///"));
  g_assert_false (liaison_link_hosts_accept (cloud, "file:///etc/passwd"));
  g_assert_false (liaison_link_hosts_accept (cloud, "no address"));
  g_assert_false (liaison_link_hosts_accept (cloud, ""));
}

static void
test_invite_link (void)
{
  g_autofree char *link =
    read_fixture ("relationship-request.json", liaison_partner_json_read_invite_link, NULL);

  g_assert_cmpstr (link, ==,
                   "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship"
                   "&partnerId=5d0c7a34-91be-4f52-8a63-2be7140fd6c1&msppId=0&DAP=false"
                   "#/BillingAccounts/partner-invitation");
}

static void
test_partner (void)
{
  g_autoptr(JsonNode) organization = load ("profile-organization.json");
  g_autoptr(JsonNode) mpn = parse ("{ \"mpnId\": 7204418 }");
  g_autoptr(JsonNode) support = parse ("{ \"Email\": \"support@tarnvale.example\", "
                                        "\"Telephone\": \"+47 55 10 02 00\", \"Website\": null }");
  g_autoptr(JsonNode) legal = parse ("{ \"companyName\": \"Tarn & Vale AS\" }");
  g_autoptr(JsonNode) nothing = parse ("{}");
  g_autoptr(LiaisonPartner) partner =
               liaison_partner_json_read_partner (organization, NULL, mpn, support, NULL);
  g_autoptr(LiaisonPartner) bare =
               liaison_partner_json_read_partner (organization, legal, NULL, NULL, NULL);
  g_autoptr(GError) error = NULL;
  const LiaisonPartnerSpec *spec = liaison_partner_get_spec (partner);

  g_assert_cmpstr (spec->tenant_id, ==, "5d0c7a34-91be-4f52-8a63-2be7140fd6c1");
  g_assert_cmpstr (spec->company_name, ==, "Tarn & Vale IT Services");
  g_assert_cmpstr (spec->country, ==, "NO");
  g_assert_cmpstr (spec->mpn_id, ==, "7204418");
  g_assert_cmpstr (spec->support_email, ==, "support@tarnvale.example");
  g_assert_cmpstr (spec->support_phone, ==, "+47 55 10 02 00");
  g_assert_null (spec->user_name);

  g_assert_null (liaison_partner_get_spec (bare)->mpn_id);
  g_assert_cmpstr (liaison_partner_get_spec (bare)->company_name, ==, "Tarn & Vale AS");
  g_assert_null (liaison_partner_json_read_partner (nothing, NULL, NULL, NULL, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL);
}

/* Whatever a service sends, a reader answers with a value or an error. */
static void
test_wrong_shapes (void)
{
  static const ReadFunc reads[] = {
    liaison_partner_json_read_customers,     liaison_partner_json_read_account,
    liaison_partner_json_read_subscriptions, liaison_partner_json_read_user_count,
    liaison_partner_json_read_licences,      liaison_partner_json_read_services,
    liaison_partner_json_read_invite_link,
  };
  static const char *const bodies[] = {
    "{}",
    "[]",
    "null",
    "\"x\"",
    "{ \"items\": {} }",
    "{ \"items\": null, \"url\": [] }",
    "{ \"code\": 400072, \"description\": \"an error that came with status 200\" }",
  };
  g_autoptr(LiaisonCloud) cloud = make_cloud ();

  for (guint i = 0; i < G_N_ELEMENTS (reads); i++)
    for (guint j = 0; j < G_N_ELEMENTS (bodies); j++)
      {
        g_autoptr(JsonNode) node = parse (bodies[j]);
        g_autoptr(GError) error = NULL;

        g_assert_null (reads[i](node, cloud, &error));
        g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/partner-json/customers", test_customers);
  g_test_add_func ("/partner-json/continuation", test_continuation);
  g_test_add_func ("/partner-json/account", test_account);
  g_test_add_func ("/partner-json/domains", test_domains);
  g_test_add_func ("/partner-json/delegated-admin", test_delegated_admin);
  g_test_add_func ("/partner-json/subscriptions", test_subscriptions);
  g_test_add_func ("/partner-json/users", test_users);
  g_test_add_func ("/partner-json/licences", test_licences);
  g_test_add_func ("/partner-json/services", test_services);
  g_test_add_func ("/partner-json/link-hosts", test_link_hosts);
  g_test_add_func ("/partner-json/invite-link", test_invite_link);
  g_test_add_func ("/partner-json/partner", test_partner);
  g_test_add_func ("/partner-json/wrong-shapes", test_wrong_shapes);

  return g_test_run ();
}
