/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-identity.h"
#include "wire/liaison-json.h"

#define N_CUSTOMERS 25
#define ACCEPT "/sandbox/accept"

/* What scripts let happen: time, several domains, resellers and providers, the same one twice. */
typedef struct
{
  LiaisonTestIdentity identity;
  char *token;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  const LiaisonSandboxOptions options = { .n_customers = N_CUSTOMERS, .seed = 1 };

  liaison_test_identity_set_up (&fixture->identity, &options);
  fixture->token = liaison_sandbox_server_dup_token (fixture->identity.server);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_pointer (&fixture->token, g_free);
  liaison_test_identity_tear_down (&fixture->identity);
}

static guint
post (Fixture *fixture, const char *path, const char *body)
{
  g_test_message ("%s %s", path, body);
  return liaison_test_identity_order (&fixture->identity, "POST", path, body);
}

static guint
get (Fixture *fixture, const char *path)
{
  return liaison_test_identity_call (&fixture->identity, path, fixture->token);
}

static const char *
get_text (Fixture *fixture, const char *name)
{
  return liaison_json_string (fixture->identity.root, name);
}

static JsonArray *
get_items (Fixture *fixture, const char *path)
{
  g_assert_cmpuint (get (fixture, path), ==, 200);
  return liaison_json_array (fixture->identity.root, "items");
}

/* The id of who accepts. */
static char *
accept (Fixture *fixture, const char *body)
{
  g_assert_cmpuint (post (fixture, ACCEPT, body), ==, 201);
  return g_strdup (get_text (fixture, "id"));
}

static guint
get_customer (Fixture *fixture, const char *id)
{
  g_autofree char *path = g_strconcat ("/v1/customers/", id, NULL);

  return get (fixture, path);
}

/* How often the audit records of @days days tell of @id. */
static guint
count_records (Fixture *fixture, const char *id, guint days)
{
  g_autofree char *path = NULL;
  g_autofree char *start = NULL;
  g_autoptr(GDateTime) now = NULL;
  g_autoptr(GDateTime) then = NULL;
  JsonArray *items;
  guint n = 0;

  liaison_test_identity_get (&fixture->identity, "/sandbox/state");
  now = g_date_time_new_from_iso8601 (get_text (fixture, "now"), NULL);
  then = g_date_time_add_days (now, -(int) days);
  start = g_date_time_format (then, "%Y-%m-%d");
  path = g_strconcat ("/v1/auditrecords?size=500&startDate=", start, NULL);
  items = get_items (fixture, path);
  for (guint i = 0; i < json_array_get_length (items); i++)
    n += g_strcmp0 (liaison_json_string (json_array_get_element (items, i), "customerId"), id) == 0;
  return n;
}

static gint64
get_now (Fixture *fixture)
{
  g_autoptr(GDateTime) now = g_date_time_new_from_iso8601 (get_text (fixture, "now"), NULL);

  g_assert_nonnull (now);
  return g_date_time_to_unix (now);
}

/* Records age and are forgotten; who has signed in stays so. */
static void
test_time (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *early = accept (fixture, "{\"company\":\"Early\",\"domain\":\"early.example\"}");
  g_autofree char *late = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  g_assert_cmpuint (count_records (fixture, early, 0), ==, 1);
  g_assert_cmpuint (post (fixture, "/sandbox/time", "{\"days\":3,\"hours\":1,\"minutes\":2}"), ==,
                    200);
  g_assert_cmpint (ABS (get_now (fixture) - now - (3 * 24 * 60 + 62) * 60), <, 60);
  late = accept (fixture, "{\"company\":\"Late\",\"domain\":\"late.example\"}");
  g_assert_cmpuint (count_records (fixture, early, 1), ==, 0);
  g_assert_cmpuint (count_records (fixture, early, 5), ==, 1);
  g_assert_cmpuint (count_records (fixture, late, 1), ==, 1);

  g_assert_cmpuint (post (fixture, "/sandbox/time", "{\"days\":88}"), ==, 200);
  g_assert_cmpuint (count_records (fixture, early, 90), ==, 0);
  g_assert_cmpuint (count_records (fixture, late, 90), ==, 1);
}

static void
test_bad_times (Fixture *fixture, gconstpointer unused)
{
  static const char *const bodies[] = { "{\"days\":-1}", "{\"days\":\"3\"}", "{\"days\":99999}",
                                        "{\"minutes\":1.5}" };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    g_assert_cmpuint (post (fixture, "/sandbox/time", bodies[i]), ==, 400);
}

/* A record that is told late is told in the end. */
static void
test_late (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;

  g_assert_cmpuint (post (fixture, "/sandbox/audit", "{\"lateMinutes\":20}"), ==, 204);
  id = accept (fixture, "{\"company\":\"Late\",\"domain\":\"late.example\"}");
  g_assert_cmpuint (post (fixture, "/sandbox/time", "{\"minutes\":19}"), ==, 200);
  g_assert_cmpuint (count_records (fixture, id, 1), ==, 0);
  g_assert_cmpuint (post (fixture, "/sandbox/time", "{\"minutes\":2}"), ==, 200);
  g_assert_cmpuint (count_records (fixture, id, 1), ==, 1);
}

/* The list tells the first domain, the record all, and only to who has rights. */
static void
test_domains (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = accept (
    fixture, "{\"company\":\"Quillfeather\",\"domain\":\"quill.onmicrosoft.com\",\"rights\":true,"
             "\"domains\":[\"quillfeather.example\",\"feather.example\"]}");
  g_autofree char *body = g_strdup_printf ("{\"event\":\"lose-rights\",\"id\":\"%s\"}", id);
  JsonArray *domains;

  g_assert_cmpuint (get_customer (fixture, id), ==, 200);
  g_assert_cmpstr (
    liaison_json_string (liaison_json_member (fixture->identity.root, "companyProfile"), "domain"),
    ==, "quill.onmicrosoft.com");
  domains = liaison_json_array (fixture->identity.root, "customDomains");
  g_assert_cmpuint (json_array_get_length (domains), ==, 3);
  g_assert_cmpstr (json_array_get_string_element (domains, 1), ==, "quillfeather.example");

  g_assert_cmpuint (post (fixture, "/sandbox/event", body), ==, 200);
  get_customer (fixture, id);
  g_assert_null (liaison_json_array (fixture->identity.root, "customDomains"));
  g_assert_cmpuint (
    post (fixture, ACCEPT, "{\"company\":\"Quillfeather\",\"domains\":\"one.example\"}"), ==, 400);
}

/* Two companies of one name are two customers. */
static void
test_namesake (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *one = accept (fixture, "{\"company\":\"Aune\",\"domain\":\"aune.example\"}");
  g_autofree char *other = accept (fixture, "{\"company\":\"Aune\",\"domain\":\"aune2.example\"}");

  g_assert_cmpstr (one, !=, other);
}

/* Who is a customer already gives rights, and nothing else changes (DAP-8). */
static void
test_rights_again (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL, *body = NULL, *again = NULL;

  g_assert_cmpuint (post (fixture, "/sandbox/event", "{\"event\":\"microsoft-ends-rights\"}"), ==,
                    200);
  id = g_strdup (get_text (fixture, "id"));
  get_customer (fixture, id);
  g_assert_false (liaison_json_bool (fixture->identity.root, "allowDelegatedAccess", TRUE));

  body = g_strdup_printf ("{\"id\":\"%s\",\"rights\":true}", id);
  again = accept (fixture, body);
  g_assert_cmpstr (again, ==, id);
  get_customer (fixture, id);
  g_assert_true (liaison_json_bool (fixture->identity.root, "allowDelegatedAccess", FALSE));
  g_assert_cmpuint (count_records (fixture, id, 0), >=, 2);

  g_assert_cmpuint (post (fixture, ACCEPT, "{\"id\":\"nobody\",\"rights\":true}"), ==, 404);
}

/* Rights come and go with one customer as long as they can. */
static void
test_one_hero (Fixture *fixture, gconstpointer unused)
{
  static const char *const events[] = { "lose-rights", "gain-rights", "microsoft-ends-rights",
                                        "gain-rights" };
  g_autofree char *id = accept (fixture, "{\"company\":\"Aune\",\"rights\":true}");

  for (gsize i = 0; i < G_N_ELEMENTS (events); i++)
    {
      g_autofree char *body = g_strdup_printf ("{\"event\":\"%s\"}", events[i]);

      g_assert_cmpuint (post (fixture, "/sandbox/event", body), ==, 200);
      g_assert_cmpstr (get_text (fixture, "id"), ==, id);
    }
  g_assert_cmpuint (post (fixture, "/sandbox/event", "{\"event\":\"gain-rights\"}"), ==, 200);
  g_assert_cmpstr (get_text (fixture, "id"), !=, id);
}

/* CUS-7. */
static void
test_double (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL, *body = NULL;
  JsonArray *items;
  guint n = 0;

  g_assert_cmpuint (post (fixture, "/sandbox/event", "{\"event\":\"double\"}"), ==, 200);
  id = g_strdup (get_text (fixture, "id"));
  items = get_items (fixture, "/v1/customers?size=500");
  g_assert_cmpuint (json_array_get_length (items), ==, N_CUSTOMERS + 1);
  for (guint i = 0; i < json_array_get_length (items); i++)
    n += g_str_equal (liaison_json_string (json_array_get_element (items, i), "id"), id);
  g_assert_cmpuint (n, ==, 2);

  body = g_strdup_printf ("{\"event\":\"leave\",\"id\":\"%s\"}", id);
  g_assert_cmpuint (post (fixture, "/sandbox/event", body), ==, 200);
  items = get_items (fixture, "/v1/customers?size=500");
  g_assert_cmpuint (json_array_get_length (items), ==, N_CUSTOMERS - 1);
}

/* Whoever comes through a reseller is of that reseller's customers, and the log says so. */
static void
test_through_reseller (Fixture *fixture, gconstpointer unused)
{
  JsonArray *items =
    get_items (fixture, "/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf");
  g_autofree char *reseller =
    g_strdup (liaison_json_string (json_array_get_element (items, 2), "id"));
  g_autofree char *body = g_strdup_printf ("{\"company\":\"Aune\",\"reseller\":\"%s\"}", reseller);
  g_autofree char *id = accept (fixture, body);

  get_customer (fixture, id);
  g_assert_cmpstr (get_text (fixture, "associatedPartnerId"), ==, reseller);
  items = get_items (fixture, "/v1/auditrecords?size=500");
  g_assert_cmpstr (
    liaison_json_string (json_array_get_element (items, json_array_get_length (items) - 1),
                         "operationType"),
    ==, "indirect_reseller_relationship_accepted_by_customer");
}

static void
test_providers (Fixture *fixture, gconstpointer unused)
{
  static const char path[] = "/v1/relationships?relationship_type=IsIndirectResellerOf";
  JsonArray *items = get_items (fixture, path);

  g_assert_cmpuint (json_array_get_length (items), ==, 0);
  g_assert_cmpuint (post (fixture, "/sandbox/providers", "{\"count\":3}"), ==, 400);
  g_assert_cmpuint (post (fixture, "/sandbox/providers", "{\"count\":2}"), ==, 204);
  items = get_items (fixture, path);
  g_assert_cmpuint (json_array_get_length (items), ==, 2);
  g_assert_cmpstr (liaison_json_string (json_array_get_element (items, 0), "relationshipType"), ==,
                   "is_indirect_reseller_of");
  g_assert_cmpstr (liaison_json_string (json_array_get_element (items, 0), "location"), ==, "SE");
}

static char *
dup_link (Fixture *fixture, const char *query)
{
  g_autofree char *path = g_strconcat ("/v1/customers/relationshiprequests", query, NULL);

  g_assert_cmpuint (get (fixture, path), ==, 200);
  return g_strdup (get_text (fixture, "url"));
}

/* Shape 3 of a link, as long as the service takes notice of the other party. @type: what the
 * partner is to it. */
static void
check_joint_link (Fixture *fixture, const char *type, const char *parameter, gboolean for_reseller)
{
  g_autofree char *alone = dup_link (fixture, "");
  g_autofree char *list = g_strconcat ("/v1/relationships?relationship_type=", type, NULL);
  g_autofree char *query = NULL, *joint = NULL, *ignored = NULL, *parties = NULL, *wrong = NULL;
  const char *own = strstr (alone, "partnerId=") + strlen ("partnerId=");
  g_autofree char *tenant = g_strndup (own, strcspn (own, "&"));
  g_autofree char *id = NULL;

  post (fixture, "/sandbox/providers", "{\"count\":1}");
  id = g_strdup (liaison_json_string (json_array_get_element (get_items (fixture, list), 0), "id"));
  query = g_strconcat ("?", parameter, "=", id, NULL);
  parties = g_strdup_printf ("?invType=IndirectResellerRelationship&partnerId=%s&msppId=%s"
                             "&indirectCSPId=%s&DAP=true#/BillingAccounts/partner-invitation",
                             for_reseller ? id : tenant, for_reseller ? "7204418" : "6104772",
                             for_reseller ? tenant : id);
  joint = dup_link (fixture, query);
  g_assert_true (g_str_has_suffix (joint, parties));
  wrong = g_strconcat ("/v1/customers/relationshiprequests?", parameter, "=x", NULL);
  g_assert_cmpuint (get (fixture, wrong), ==, 400);

  g_assert_cmpuint (post (fixture, "/sandbox/providers", "{\"count\":1,\"ignored\":2}"), ==, 400);
  g_assert_cmpuint (post (fixture, "/sandbox/providers", "{\"count\":1,\"ignored\":true}"), ==,
                    204);
  ignored = dup_link (fixture, query);
  g_assert_cmpstr (ignored, ==, alone);
}

static void
test_with_provider (Fixture *fixture, gconstpointer unused)
{
  check_joint_link (fixture, "IsIndirectResellerOf", "indirectCloudSolutionProviderId", FALSE);
}

static void
test_for_reseller (Fixture *fixture, gconstpointer unused)
{
  check_joint_link (fixture, "IsIndirectCloudSolutionProviderOf", "indirectResellerId", TRUE);
}

#define ADD(path, test_func)                                                                       \
  g_test_add ("/sandbox-story/" path, Fixture, NULL, set_up, test_func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("time", test_time);
  ADD ("bad-times", test_bad_times);
  ADD ("late", test_late);
  ADD ("domains", test_domains);
  ADD ("namesake", test_namesake);
  ADD ("rights-again", test_rights_again);
  ADD ("one-hero", test_one_hero);
  ADD ("double", test_double);
  ADD ("through-reseller", test_through_reseller);
  ADD ("providers", test_providers);
  ADD ("with-provider", test_with_provider);
  ADD ("for-reseller", test_for_reseller);

  return g_test_run ();
}
