/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <libsoup/soup.h>

#include "auth/liaison-oauth.h"
#include "liaison-test-authorizer.h"
#include "liaison-test-clock.h"
#include "liaison-test.h"
#include "model/liaison-error.h"
#include "model/liaison-managed-service.h"
#include "model/liaison-reseller.h"
#include "model/liaison-subscription.h"
#include "sandbox/liaison-sandbox-browser.h"
#include "sandbox/liaison-sandbox-server.h"
#include "service/liaison-partner-client.h"

#define N_CUSTOMERS 23

typedef struct
{
  LiaisonSandboxServer *server;
  LiaisonTestAuthorizer *authorizer;
  LiaisonTestClock *clock;
  LiaisonCloud *cloud;
  LiaisonPartnerClient *client;
  GAsyncResult *result;
} Fixture;

static LiaisonSandboxServer *
start_server (guint n_customers)
{
  const LiaisonSandboxOptions options = { .n_customers = n_customers, .seed = 1 };
  LiaisonSandboxServer *server = liaison_sandbox_server_new (&options);
  g_autoptr(GError) error = NULL;

  liaison_sandbox_server_start (server, 0, &error);
  g_assert_no_error (error);
  return server;
}

/* The client's cloud keeps the real scope and link hosts and has the sandbox's address. */
static LiaisonCloud *
make_cloud (LiaisonSandboxServer *server)
{
  static const char *const link_hosts[] = { "admin.microsoft.com", "portal.office.com", NULL };
  const LiaisonCloudSpec spec = { .id = "global",
                                  .name = "Global",
                                  .login_base = "https://login.microsoftonline.com",
                                  .api_base = "https://api.partnercenter.microsoft.com",
                                  .api_scope =
                                    "https://api.partnercenter.microsoft.com/user_impersonation",
                                  .graph_base = "https://graph.microsoft.com",
                                  .provider_parameter = "indirectCloudSolutionProviderId",
                                  .reseller_parameter = "indirectResellerId",
                                  .link_hosts = link_hosts };
  g_autoptr(LiaisonCloud) real = liaison_cloud_new (&spec);

  return liaison_cloud_new_relocated (real, liaison_sandbox_server_get_base (server));
}

static void
fixture_set_up_with (Fixture *fixture, guint n_customers)
{
  g_autofree char *token = NULL;

  fixture->server = start_server (n_customers);
  token = liaison_sandbox_server_dup_token (fixture->server);
  fixture->authorizer = liaison_test_authorizer_new ();
  liaison_test_authorizer_set_token (fixture->authorizer, token);
  fixture->cloud = make_cloud (fixture->server);
  fixture->client =
    liaison_partner_client_new (fixture->cloud, LIAISON_AUTHORIZER (fixture->authorizer));
  fixture->clock = liaison_test_clock_new ();
  liaison_patience_set_clock (liaison_partner_client_get_patience (fixture->client),
                              &fixture->clock->clock);
}

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  fixture_set_up_with (fixture, N_CUSTOMERS);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->result);
  g_assert_finalize_object (g_steal_pointer (&fixture->client));
  g_assert_finalize_object (g_steal_pointer (&fixture->authorizer));
  g_assert_finalize_object (g_steal_pointer (&fixture->cloud));
  liaison_test_clock_free (fixture->clock);
  liaison_sandbox_server_stop (fixture->server);
  g_assert_finalize_object (g_steal_pointer (&fixture->server));
}

/* Where the next answer goes; the one before is forgotten. */
static gpointer
next_result (Fixture *fixture)
{
  g_clear_object (&fixture->result);
  return &fixture->result;
}

static LiaisonCustomerPage *
list_customers (Fixture *fixture, const char *continuation, guint size, GError **error)
{
  liaison_partner_client_list_customers_async (fixture->client, continuation, size, NULL,
                                               liaison_test_result_cb, next_result (fixture));
  liaison_test_wait (&fixture->result);
  return liaison_partner_client_list_customers_finish (fixture->client, fixture->result, error);
}

static char *
dup_first_id (Fixture *fixture)
{
  g_autoptr(LiaisonCustomerPage) page = list_customers (fixture, NULL, 1, NULL);

  g_assert_nonnull (page);
  return g_strdup (g_array_index (page->rows, LiaisonCustomerRow, 0).id);
}

/* Reads all pages; returns how many rows there were. */
static guint
count_rows (Fixture *fixture, guint size, guint *n_pages)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *continuation = NULL;

  *n_pages = 0;
  do
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LiaisonCustomerPage) page = list_customers (fixture, continuation, size, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < page->rows->len; i++)
        {
          const LiaisonCustomerRow *row = &g_array_index (page->rows, LiaisonCustomerRow, i);

          g_assert_nonnull (row->name);
          g_assert_nonnull (row->domain);
          g_assert_nonnull (row->relationship_text);
          g_assert_true (g_hash_table_add (ids, g_strdup (row->id)));
        }
      g_free (continuation);
      continuation = g_strdup (page->continuation);
      ++*n_pages;
    }
  while (continuation != NULL);

  return g_hash_table_size (ids);
}

static void
test_pages (Fixture *fixture, gconstpointer unused)
{
  guint n_pages;

  g_assert_cmpuint (count_rows (fixture, 10, &n_pages), ==, N_CUSTOMERS);
  g_assert_cmpuint (n_pages, ==, 3);
  g_assert_cmpuint (count_rows (fixture, 500, &n_pages), ==, N_CUSTOMERS);
  g_assert_cmpuint (n_pages, ==, 1);
}

/* The service ends a list of full pages by 400/2000 for the page behind. */
static void
test_past_the_end (void)
{
  Fixture fixture = { 0 };
  guint n_pages;

  fixture_set_up_with (&fixture, 20);
  g_assert_cmpuint (count_rows (&fixture, 10, &n_pages), ==, 20);
  g_assert_cmpuint (n_pages, ==, 3);
  fixture_tear_down (&fixture, NULL);
}

/* Without a continuation the same answer is an error. */
static void
test_refused_first_page (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  liaison_sandbox_server_fail_next (fixture->server, "/customers", 400, "2000", 1);
  g_assert_null (list_customers (fixture, NULL, 10, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_REFUSED);
}

static void
test_no_customers (void)
{
  Fixture fixture = { 0 };
  guint n_pages;

  fixture_set_up_with (&fixture, 0);
  g_assert_cmpuint (count_rows (&fixture, 500, &n_pages), ==, 0);
  g_assert_cmpuint (n_pages, ==, 1);
  fixture_tear_down (&fixture, NULL);
}

static void
test_strange_pages (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *body;
    const char *content_type;
  } cases[] = {
    { "{ \"items\": [ { \"id\": \"8f2b", "application/json" },
    { "<html><body>Please accept our terms</body></html>", "text/html" },
    { "{ \"items\": { \"id\": 1 } }", "application/json" },
    { "", "application/json" },
  };
  g_autoptr(LiaisonCustomerPage) page = NULL;
  const LiaisonCustomerRow *row;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      liaison_sandbox_server_answer_next (fixture->server, "/customers", cases[i].body,
                                          cases[i].content_type, 1);
      g_assert_null (list_customers (fixture, NULL, 10, &error));
      g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL);
    }

  liaison_sandbox_server_answer_next (
    fixture->server, "/customers",
    "{ \"items\": [ { \"id\": \"1\", \"relationshipToPartner\": \"co_owner\" } ] }",
    "application/json", 1);
  page = list_customers (fixture, NULL, 10, NULL);
  row = &g_array_index (page->rows, LiaisonCustomerRow, 0);
  g_assert_cmpint (row->relationship, ==, LIAISON_RELATIONSHIP_UNKNOWN);
  g_assert_cmpstr (row->relationship_text, ==, "co_owner");
}

static void
test_account (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = liaison_sandbox_server_accept (fixture->server, "Quillfeather Media",
                                                       "quillfeather.onmicrosoft.com", "NZ", TRUE);
  g_autoptr(LiaisonAccount) account = NULL;
  g_autoptr(GError) error = NULL;

  liaison_partner_client_get_account_async (fixture->client, id, NULL, liaison_test_result_cb,
                                            next_result (fixture));
  liaison_test_wait (&fixture->result);
  account = liaison_partner_client_get_account_finish (fixture->client, fixture->result, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (account->country, ==, "NZ");
  g_assert_cmpint (account->delegated_admin, ==, LIAISON_ANSWER_YES);
}

/* An id is a part of the path, whatever stands in it. */
static void
test_strange_ids (Fixture *fixture, gconstpointer unused)
{
  static const char *const ids[] = { "../profiles/organization", "a b?c#d", "", "é" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(GError) error = NULL;

      liaison_partner_client_get_account_async (fixture->client, ids[i], NULL,
                                                liaison_test_result_cb, next_result (fixture));
      liaison_test_wait (&fixture->result);
      g_assert_null (
        liaison_partner_client_get_account_finish (fixture->client, fixture->result, &error));
      g_assert_true (error->domain == LIAISON_ERROR);
    }
}

static void
test_subscriptions (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = dup_first_id (fixture);
  g_autoptr(GListModel) subscriptions = NULL;
  g_autoptr(GError) error = NULL;

  liaison_partner_client_list_subscriptions_async (fixture->client, id, NULL,
                                                   liaison_test_result_cb, next_result (fixture));
  liaison_test_wait (&fixture->result);
  subscriptions =
    liaison_partner_client_list_subscriptions_finish (fixture->client, fixture->result, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (subscriptions); i++)
    {
      g_autoptr(LiaisonSubscription) subscription = g_list_model_get_item (subscriptions, i);

      g_assert_nonnull (liaison_subscription_get_spec (subscription)->name);
    }
}

/* Users and licences are read only where we hold privileges. */
static void
test_users_and_licences (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id =
    liaison_sandbox_server_accept (fixture->server, "Quillfeather Media", NULL, NULL, TRUE);
  g_autoptr(GError) error = NULL;
  guint n_users;
  gboolean complete;
  gint64 assigned;
  gint64 total;

  liaison_partner_client_count_users_async (fixture->client, id, NULL, liaison_test_result_cb,
                                            next_result (fixture));
  liaison_test_wait (&fixture->result);
  liaison_partner_client_count_users_finish (fixture->client, fixture->result, &n_users, &complete,
                                             &error);
  g_assert_no_error (error);
  g_assert_true (complete);

  liaison_partner_client_sum_licences_async (fixture->client, id, NULL, liaison_test_result_cb,
                                             next_result (fixture));
  liaison_test_wait (&fixture->result);
  liaison_partner_client_sum_licences_finish (fixture->client, fixture->result, &assigned, &total,
                                              &error);
  g_assert_no_error (error);
  g_assert_cmpint (assigned, <=, total);
}

static void
test_no_rights (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id =
    liaison_sandbox_server_accept (fixture->server, "Quillfeather Media", NULL, NULL, FALSE);
  g_autoptr(GError) error = NULL;
  guint n_users;
  gboolean complete;

  liaison_partner_client_count_users_async (fixture->client, id, NULL, liaison_test_result_cb,
                                            next_result (fixture));
  liaison_test_wait (&fixture->result);
  g_assert_false (liaison_partner_client_count_users_finish (fixture->client, fixture->result,
                                                             &n_users, &complete, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_FORBIDDEN);
}

static void
test_services (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id =
    liaison_sandbox_server_accept (fixture->server, "Quillfeather Media", NULL, NULL, TRUE);
  g_autoptr(GListModel) services = NULL;
  g_autoptr(GError) error = NULL;

  liaison_partner_client_list_services_async (fixture->client, id, NULL, liaison_test_result_cb,
                                              next_result (fixture));
  liaison_test_wait (&fixture->result);
  services = liaison_partner_client_list_services_finish (fixture->client, fixture->result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (services), >, 0);
  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr(LiaisonManagedService) service = g_list_model_get_item (services, i);

      g_assert_true (
        g_str_has_prefix (liaison_managed_service_get_uri (service), "https://portal.office.com/"));
    }
}

static char *
get_link (Fixture *fixture, LiaisonJointParty other, GError **error)
{
  liaison_partner_client_get_invite_link_async (fixture->client, other, NULL,
                                                liaison_test_result_cb, next_result (fixture));
  liaison_test_wait (&fixture->result);
  return liaison_partner_client_get_invite_link_finish (fixture->client, fixture->result, error);
}

static void
test_invite_link (Fixture *fixture, gconstpointer unused)
{
  static const LiaisonJointParty nobody = { LIAISON_JOINT_NONE, NULL };
  static const char *const strange =
    "https://admin.microsoft.com/A?x=%C3%A5&y=a+b&&z#/Billing?q=1&r";
  g_autofree char *body = g_strdup_printf ("{ \"url\": \"%s\" }", strange);
  g_autofree char *link = NULL;
  g_autofree char *untouched = NULL;
  g_autoptr(GError) error = NULL;

  link = get_link (fixture, nobody, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (link, "invType=ResellerRelationship"));
  g_assert_nonnull (strstr (link, "#/"));

  liaison_sandbox_server_answer_next (fixture->server, "relationshiprequests", body,
                                      "application/json", 1);
  untouched = get_link (fixture, nobody, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (untouched, ==, strange);
}

static GListModel *
list_parties (Fixture *fixture, LiaisonJoint kind, GError **error)
{
  liaison_partner_client_list_joint_parties_async (fixture->client, kind, NULL,
                                                   liaison_test_result_cb, next_result (fixture));
  liaison_test_wait (&fixture->result);
  return liaison_partner_client_list_joint_parties_finish (fixture->client, fixture->result, error);
}

/* The parameter that goes with another party is the cloud's. */
static void
check_joint_link (Fixture *fixture, LiaisonJoint kind, const char *parameter, const char *naming)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) refusal = NULL;
  g_autoptr(GListModel) parties = list_parties (fixture, kind, &error);
  g_autoptr(LiaisonReseller) party = g_list_model_get_item (parties, 1);
  const LiaisonJointParty other = { kind, liaison_reseller_get_id (party) };
  g_autofree char *asked = g_strdup_printf ("relationshiprequests?%s=%s", parameter, other.id);
  g_autofree char *named = g_strdup_printf ("&%s=%s&", naming, other.id);
  g_autofree char *link = NULL;

  g_assert_no_error (error);
  /* Nothing else is asked, or the error would not meet it. */
  liaison_sandbox_server_fail_next (fixture->server, asked, 403, NULL, 1);
  g_assert_null (get_link (fixture, other, &refusal));
  g_assert_error (refusal, LIAISON_ERROR, LIAISON_ERROR_FORBIDDEN);

  link = get_link (fixture, other, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (link, named));
  g_assert_nonnull (strstr (link, "invType=IndirectResellerRelationship&"));
}

static void
test_joint_links (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GListModel) none = NULL;
  g_autoptr(GError) error = NULL;

  none = list_parties (fixture, LIAISON_JOINT_PROVIDER, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (none), ==, 0);

  liaison_sandbox_server_set_providers (fixture->server, 2, FALSE);
  check_joint_link (fixture, LIAISON_JOINT_PROVIDER, "indirectCloudSolutionProviderId",
                    "indirectCSPId");
  check_joint_link (fixture, LIAISON_JOINT_RESELLER, "indirectResellerId", "partnerId");
}

static LiaisonPartner *
get_partner (Fixture *fixture, GError **error)
{
  liaison_partner_client_get_partner_async (fixture->client, NULL, liaison_test_result_cb,
                                            next_result (fixture));
  liaison_test_wait (&fixture->result);
  return liaison_partner_client_get_partner_finish (fixture->client, fixture->result, error);
}

static void
test_partner (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonPartner) whole = NULL;
  g_autoptr(LiaisonPartner) part = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) refusal = NULL;

  whole = get_partner (fixture, &error);
  g_assert_no_error (error);
  g_assert_nonnull (liaison_partner_get_spec (whole)->company_name);
  g_assert_nonnull (liaison_partner_get_spec (whole)->country);
  g_assert_nonnull (liaison_partner_get_spec (whole)->mpn_id);
  g_assert_nonnull (liaison_partner_get_spec (whole)->support_email);

  liaison_sandbox_server_fail_next (fixture->server, "/profiles/mpn", 404, "3000", 1);
  liaison_sandbox_server_fail_next (fixture->server, "/profiles/support", 403, "900150", 1);
  part = get_partner (fixture, &error);
  g_assert_no_error (error);
  g_assert_nonnull (liaison_partner_get_spec (part)->company_name);
  g_assert_null (liaison_partner_get_spec (part)->mpn_id);
  g_assert_null (liaison_partner_get_spec (part)->support_email);

  liaison_sandbox_server_fail_next (fixture->server, "/profiles/organization", 503, NULL,
                                    LIAISON_PATIENCE_TRIES);
  g_assert_null (get_partner (fixture, &refusal));
  g_assert_error (refusal, LIAISON_ERROR, LIAISON_ERROR_UNAVAILABLE);
}

static guint
count_reseller_customers (Fixture *fixture, const char *reseller_id, GHashTable *ids)
{
  g_autofree char *continuation = NULL;
  guint n_rows = 0;

  do
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LiaisonCustomerPage) page = NULL;

      liaison_partner_client_list_reseller_customers_async (
        fixture->client, reseller_id, continuation, 2, NULL, liaison_test_result_cb,
        next_result (fixture));
      liaison_test_wait (&fixture->result);
      page = liaison_partner_client_list_reseller_customers_finish (fixture->client,
                                                                    fixture->result, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < page->rows->len; i++)
        g_assert_true (
          g_hash_table_add (ids, g_strdup (g_array_index (page->rows, LiaisonCustomerRow, i).id)));
      n_rows += page->rows->len;
      g_free (continuation);
      continuation = g_strdup (page->continuation);
    }
  while (continuation != NULL);

  return n_rows;
}

/* A customer comes through one reseller at most, and some through none. */
static void
test_resellers (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GListModel) resellers = NULL;
  g_autoptr(GError) error = NULL;

  liaison_partner_client_list_joint_parties_async (fixture->client, LIAISON_JOINT_RESELLER, NULL,
                                                   liaison_test_result_cb, next_result (fixture));
  liaison_test_wait (&fixture->result);
  resellers =
    liaison_partner_client_list_joint_parties_finish (fixture->client, fixture->result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (resellers), ==, 4);

  for (guint i = 0; i < g_list_model_get_n_items (resellers); i++)
    {
      g_autoptr(LiaisonReseller) reseller = g_list_model_get_item (resellers, i);

      g_assert_true (g_uuid_string_is_valid (liaison_reseller_get_id (reseller)));
      g_assert_nonnull (liaison_reseller_get_mpn_id (reseller));
      g_assert_cmpstr (liaison_reseller_get_name (reseller), !=,
                       liaison_reseller_get_id (reseller));
      count_reseller_customers (fixture, liaison_reseller_get_id (reseller), ids);
    }
  g_assert_cmpuint (g_hash_table_size (ids), >, 0);
  g_assert_cmpuint (g_hash_table_size (ids), <, N_CUSTOMERS);
  g_assert_cmpuint (count_reseller_customers (fixture, "nobody \"at all\"", ids), ==, 0);
}

static void
test_cancel (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  liaison_partner_client_get_partner_async (fixture->client, cancellable, liaison_test_result_cb,
                                            next_result (fixture));
  g_cancellable_cancel (cancellable);
  liaison_test_wait (&fixture->result);
  g_assert_null (
    liaison_partner_client_get_partner_finish (fixture->client, fixture->result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The server goes away between two pages. */
static void
test_server_stops (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonCustomerPage) page = list_customers (fixture, NULL, 10, NULL);
  g_autoptr(GError) error = NULL;

  liaison_sandbox_server_stop (fixture->server);
  g_assert_null (list_customers (fixture, page->continuation, 10, &error));
  g_assert_true (error->domain == G_IO_ERROR);
}

static void
test_foreign_token (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  liaison_test_authorizer_set_token (fixture->authorizer, "made-up");
  g_assert_null (list_customers (fixture, NULL, 10, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED);
  g_assert_cmpuint (liaison_test_authorizer_get_n_dropped (fixture->authorizer), ==, 1);
}

static void
open_uri (const char *uri, gpointer unused)
{
  liaison_sandbox_browse (uri);
}

/* As the product does it: sign-in in a browser, then the API, then a token that is refused. */
static void
test_signed_in (Fixture *fixture, gconstpointer unused)
{
  const LiaisonOauthSpec spec = { .cloud = fixture->cloud,
                                  .client_id = "4f3f7e21-9a0c-4d57-8c3b-62f1de0b7a95",
                                  .tenant = "organizations",
                                  .open_uri = open_uri };
  g_autoptr(LiaisonOauth) oauth = liaison_oauth_new (&spec);
  g_autoptr(LiaisonPartnerClient) client =
               liaison_partner_client_new (fixture->cloud, LIAISON_AUTHORIZER (oauth));
  g_autoptr(GError) error = NULL;

  liaison_oauth_sign_in_async (oauth, NULL, NULL, liaison_test_result_cb, next_result (fixture));
  liaison_test_wait (&fixture->result);
  liaison_oauth_sign_in_finish (oauth, fixture->result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (liaison_oauth_get_identity (oauth)->tenant_id);
  g_assert_nonnull (liaison_oauth_get_identity (oauth)->user_name);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(LiaisonCustomerPage) page = NULL;

      liaison_partner_client_list_customers_async (client, NULL, 10, NULL, liaison_test_result_cb,
                                                   next_result (fixture));
      liaison_test_wait (&fixture->result);
      page = liaison_partner_client_list_customers_finish (client, fixture->result, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (page->rows->len, ==, 10);

      /* The second time a refresh has to help. */
      liaison_sandbox_server_fail_next (fixture->server, "/customers", 401, NULL, 1);
    }

  g_clear_object (&fixture->result);
  g_assert_finalize_object (g_steal_pointer (&client));
  g_assert_finalize_object (g_steal_pointer (&oauth));
}

#define ADD(path, test)                                                                            \
  g_test_add ("/partner-client/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("pages", test_pages);
  g_test_add_func ("/partner-client/past-the-end", test_past_the_end);
  ADD ("refused-first-page", test_refused_first_page);
  g_test_add_func ("/partner-client/no-customers", test_no_customers);
  ADD ("strange-pages", test_strange_pages);
  ADD ("account", test_account);
  ADD ("strange-ids", test_strange_ids);
  ADD ("subscriptions", test_subscriptions);
  ADD ("users-and-licences", test_users_and_licences);
  ADD ("no-rights", test_no_rights);
  ADD ("services", test_services);
  ADD ("invite-link", test_invite_link);
  ADD ("joint-links", test_joint_links);
  ADD ("partner", test_partner);
  ADD ("resellers", test_resellers);
  ADD ("cancel", test_cancel);
  ADD ("server-stops", test_server_stops);
  ADD ("foreign-token", test_foreign_token);
  ADD ("signed-in", test_signed_in);

  return g_test_run ();
}
