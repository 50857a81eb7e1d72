/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "liaison-test-authorizer.h"
#include "liaison-test-clock.h"
#include "liaison-test-identity.h"
#include "liaison-test-server.h"
#include "liaison-test.h"
#include "model/liaison-error.h"
#include "service/liaison-partner-client.h"
#include "service/liaison-partner-json.h"
#include "wire/liaison-json.h"

#define COMPANY "Quillfeather Media"
#define DOMAIN "quillfeather.example"

/* The audit records from the service's log to the model, and what a sandbox puts into its log. */
typedef struct
{
  LiaisonTestIdentity identity; /* reads what the client does not show */
  LiaisonTestAuthorizer *authorizer;
  LiaisonTestClock *clock;
  LiaisonPartnerClient *client;
  GAsyncResult *result;
} Fixture;

static LiaisonCloud *
make_cloud (const char *base)
{
  const LiaisonCloudSpec spec = { .id = "global",
                                  .name = "Global",
                                  .login_base = base,
                                  .api_base = base,
                                  .api_scope = "https://api.example/user_impersonation",
                                  .graph_base = base };

  return liaison_cloud_new (&spec);
}

static void
make_client (Fixture *fixture, const char *base, const char *token)
{
  g_autoptr(LiaisonCloud) cloud = make_cloud (base);

  fixture->authorizer = liaison_test_authorizer_new ();
  liaison_test_authorizer_set_token (fixture->authorizer, token);
  fixture->client = liaison_partner_client_new (cloud, LIAISON_AUTHORIZER (fixture->authorizer));
  fixture->clock = liaison_test_clock_new ();
  liaison_patience_set_clock (liaison_partner_client_get_patience (fixture->client),
                              &fixture->clock->clock);
}

static void
set_up (Fixture *fixture, gconstpointer cloud)
{
  const LiaisonSandboxOptions options = { .n_customers = 40, .seed = 1, .cloud = cloud };
  g_autofree char *token = NULL;

  liaison_test_identity_set_up (&fixture->identity, &options);
  token = liaison_sandbox_server_dup_token (fixture->identity.server);
  make_client (fixture, liaison_sandbox_server_get_base (fixture->identity.server), token);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->result);
  g_assert_finalize_object (g_steal_pointer (&fixture->client));
  g_assert_finalize_object (g_steal_pointer (&fixture->authorizer));
  liaison_test_clock_free (fixture->clock);
  liaison_test_identity_tear_down (&fixture->identity);
}

static char *
dup_day (int days_ago)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GDateTime) then = g_date_time_add_days (now, -days_ago);

  return g_date_time_format (then, "%Y-%m-%d");
}

static LiaisonAuditPage *
list_page (Fixture *fixture,
           const char *start,
           const char *end,
           const char *continuation,
           guint size,
           GError **error)
{
  g_clear_object (&fixture->result);
  liaison_partner_client_list_audit_records_async (fixture->client, start, end, continuation, size,
                                                   NULL, liaison_test_result_cb, &fixture->result);
  liaison_test_wait (&fixture->result);
  return liaison_partner_client_list_audit_records_finish (fixture->client, fixture->result, error);
}

/* Everything since @days_ago, by key; no record comes twice. */
static GHashTable *
list_all (Fixture *fixture, int days_ago, guint size, guint *n_pages)
{
  GHashTable *records = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  g_autofree char *start = dup_day (days_ago);
  g_autofree char *continuation = NULL;

  *n_pages = 0;
  do
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LiaisonAuditPage) page =
                   list_page (fixture, start, NULL, continuation, size, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < page->records->len; i++)
        {
          LiaisonAuditRecord *record = g_ptr_array_index (page->records, i);

          g_assert_true (g_hash_table_insert (
            records, (gpointer) liaison_audit_record_get_key (record), g_object_ref (record)));
        }
      g_free (continuation);
      continuation = g_steal_pointer (&page->continuation);
      (*n_pages)++;
    }
  while (continuation != NULL);
  return records;
}

/* The latest about @customer_id with @operation, or NULL; transfer full. */
static LiaisonAuditRecord *
find_record (Fixture *fixture, const char *customer_id, LiaisonAuditOperation operation)
{
  guint n_pages = 0;
  g_autoptr(GHashTable) records = list_all (fixture, 1, 500, &n_pages);
  LiaisonAuditRecord *found = NULL;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (g_strcmp0 (liaison_audit_record_get_customer_id (value), customer_id) == 0 &&
        liaison_audit_record_get_operation (value) == operation &&
        (found == NULL ||
         liaison_audit_record_get_time (value) > liaison_audit_record_get_time (found)))
      found = value;
  return found != NULL ? g_object_ref (found) : NULL;
}

static void
assert_logged (Fixture *fixture,
               const char *customer_id,
               LiaisonAuditOperation operation,
               const char *text)
{
  g_autoptr(LiaisonAuditRecord) record = find_record (fixture, customer_id, operation);
  gint64 age;

  g_assert_nonnull (record);
  g_assert_cmpstr (liaison_audit_record_get_operation_text (record), ==, text);
  g_assert_cmpstr (liaison_audit_record_get_customer_name (record), ==, COMPANY);
  g_assert_true (liaison_audit_record_get_succeeded (record));
  age = g_get_real_time () - liaison_audit_record_get_time (record);
  g_assert_cmpint (age, >=, 0);
  g_assert_cmpint (age, <, G_TIME_SPAN_MINUTE);
}

static void
assert_not_logged (Fixture *fixture, const char *customer_id, LiaisonAuditOperation operation)
{
  g_assert_null (find_record (fixture, customer_id, operation));
}

static char *
accept (Fixture *fixture, gboolean rights)
{
  return liaison_sandbox_server_accept (fixture->identity.server, COMPANY, DOMAIN, NULL, rights);
}

static void
let_happen (Fixture *fixture, LiaisonSandboxEvent event, const char *id)
{
  g_autoptr(LiaisonSandboxHappening) happening =
               liaison_sandbox_server_happen (fixture->identity.server, event, id, COMPANY);

  g_assert_nonnull (happening);
}

/* One customer's life, and that each turn of it is logged. */
static void
test_story (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = accept (fixture, FALSE);
  g_autofree char *again = NULL;

  assert_logged (fixture, id, LIAISON_AUDIT_RESELLER_ACCEPTED,
                 "reseller_relationship_accepted_by_customer");
  assert_not_logged (fixture, id, LIAISON_AUDIT_DAP_APPROVED);
  let_happen (fixture, LIAISON_SANDBOX_EVENT_GAIN_RIGHTS, id);
  assert_logged (fixture, id, LIAISON_AUDIT_DAP_APPROVED, "dap_admin_relationship_approved");
  let_happen (fixture, LIAISON_SANDBOX_EVENT_LOSE_RIGHTS, id);
  assert_logged (fixture, id, LIAISON_AUDIT_DAP_TERMINATED, "dap_admin_relationship_terminated");
  let_happen (fixture, LIAISON_SANDBOX_EVENT_GAIN_RIGHTS, id);
  let_happen (fixture, LIAISON_SANDBOX_EVENT_MICROSOFT_ENDS_RIGHTS, id);
  assert_logged (fixture, id, LIAISON_AUDIT_DAP_TERMINATED,
                 "dap_admin_relationship_terminated_by_microsoft");
  let_happen (fixture, LIAISON_SANDBOX_EVENT_RENAME, id);
  assert_logged (fixture, id, LIAISON_AUDIT_OTHER, "update_customer_partner_contract_company_name");
  let_happen (fixture, LIAISON_SANDBOX_EVENT_LEAVE, id);
  assert_logged (fixture, id, LIAISON_AUDIT_RELATIONSHIP_REMOVED,
                 "remove_partner_customer_relationship");
  again = accept (fixture, TRUE);
  g_assert_cmpstr (again, ==, id);
}

static guint
count_records_of (Fixture *fixture, const char *customer_id)
{
  guint n_pages = 0, n = 0;
  g_autoptr(GHashTable) records = list_all (fixture, 1, 500, &n_pages);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    n += g_strcmp0 (liaison_audit_record_get_customer_id (value), customer_id) == 0;
  return n;
}

/* Rights come with the acceptance or later; who is a customer already accepts only these. */
static void
test_acceptances (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = accept (fixture, FALSE);
  g_autofree char *rights_only = NULL, *nothing_new = NULL, *both = NULL;

  g_assert_cmpuint (count_records_of (fixture, id), ==, 1);
  rights_only = accept (fixture, TRUE);
  g_assert_cmpstr (rights_only, ==, id);
  g_assert_cmpuint (count_records_of (fixture, id), ==, 2);
  nothing_new = accept (fixture, TRUE);
  g_assert_cmpuint (count_records_of (fixture, id), ==, 2);
  let_happen (fixture, LIAISON_SANDBOX_EVENT_LEAVE, id);
  both = accept (fixture, TRUE);
  g_assert_cmpuint (count_records_of (fixture, id), ==, 5);
}

static void
test_pages (Fixture *fixture, gconstpointer unused)
{
  guint n_pages = 0, n_few_pages = 0, n_week_pages = 0;
  g_autoptr(GHashTable) all = list_all (fixture, LIAISON_AUDIT_DAYS, 500, &n_few_pages);
  g_autoptr(GHashTable) paged = list_all (fixture, LIAISON_AUDIT_DAYS, 7, &n_pages);
  g_autoptr(GHashTable) week = list_all (fixture, 7, 500, &n_week_pages);
  GHashTableIter iter;
  gpointer key, value;

  g_assert_cmpuint (g_hash_table_size (all), >, 100);
  g_assert_cmpuint (g_hash_table_size (paged), ==, g_hash_table_size (all));
  g_assert_cmpuint (n_pages, >, g_hash_table_size (all) / 7);
  g_assert_cmpuint (g_hash_table_size (week), <, g_hash_table_size (all));
  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_assert_true (g_hash_table_contains (paged, key));
      g_assert_cmpint (liaison_audit_record_get_operation (value), ==, LIAISON_AUDIT_OTHER);
      g_assert_cmpint (liaison_audit_record_get_time (value), <=, g_get_real_time ());
    }
}

static void
test_too_far_back (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *day = dup_day (LIAISON_AUDIT_DAYS + 1);
  g_autoptr(GError) error = NULL;

  g_assert_null (list_page (fixture, day, NULL, NULL, 500, &error));
  g_assert_cmpuint (liaison_error_get_details (error)->http_status, ==, 400);
}

static void
test_modes (Fixture *fixture, gconstpointer unused)
{
  const LiaisonSandboxAuditMode late = { .late_minutes = 5 };
  const LiaisonSandboxAuditMode silent = { .is_silent = TRUE };
  const LiaisonSandboxAuditMode nameless = { .is_nameless = TRUE };
  g_autofree char *id = NULL;
  g_autoptr(LiaisonAuditRecord) record = NULL;

  liaison_sandbox_server_set_audit_mode (fixture->identity.server, &late);
  id = accept (fixture, FALSE);
  assert_not_logged (fixture, id, LIAISON_AUDIT_RESELLER_ACCEPTED);

  liaison_sandbox_server_set_audit_mode (fixture->identity.server, &silent);
  let_happen (fixture, LIAISON_SANDBOX_EVENT_GAIN_RIGHTS, id);
  assert_not_logged (fixture, id, LIAISON_AUDIT_DAP_APPROVED);

  liaison_sandbox_server_set_audit_mode (fixture->identity.server, &nameless);
  let_happen (fixture, LIAISON_SANDBOX_EVENT_LOSE_RIGHTS, id);
  record = find_record (fixture, id, LIAISON_AUDIT_DAP_TERMINATED);
  g_assert_nonnull (record);
  g_assert_null (liaison_audit_record_get_customer_name (record));
}

static void
test_mode_order (Fixture *fixture, gconstpointer unused)
{
  LiaisonTestIdentity *identity = &fixture->identity;

  g_assert_cmpuint (liaison_test_identity_order (identity, "POST", "/sandbox/audit",
                                                 "{\"lateMinutes\":20,\"nameless\":true}"),
                    ==, 204);
  g_assert_cmpuint (
    liaison_test_identity_order (identity, "POST", "/sandbox/audit", "{\"lateMinutes\":-1}"), ==,
    400);
  g_assert_cmpuint (
    liaison_test_identity_order (identity, "POST", "/sandbox/audit", "{\"silent\":1}"), ==, 400);
}

static JsonArray *
get_items (Fixture *fixture, const char *query, guint status)
{
  g_autofree char *token = liaison_sandbox_server_dup_token (fixture->identity.server);
  g_autofree char *path = g_strconcat ("/v1/auditrecords", query, NULL);

  g_test_message ("%s", path);
  g_assert_cmpuint (liaison_test_identity_call (&fixture->identity, path, token), ==, status);
  return status == 200 ? liaison_json_array (fixture->identity.root, "items") : NULL;
}

static guint
count_filtered (Fixture *fixture, const char *field, const char *value, const char *operation)
{
  g_autofree char *filter = g_strdup_printf (
    "{\"Field\":\"%s\",\"Value\":\"%s\",\"Operator\":\"%s\"}", field, value, operation);
  g_autofree char *escaped = g_uri_escape_string (filter, NULL, FALSE);
  g_autofree char *query = g_strconcat ("?filter=", escaped, NULL);

  return json_array_get_length (get_items (fixture, query, 200));
}

static void
test_filters (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = accept (fixture, TRUE);
  g_autofree char *upper = g_ascii_strup (id, -1);

  g_assert_cmpuint (count_filtered (fixture, "CompanyName", "FEATHER", "substring"), ==, 2);
  g_assert_cmpuint (count_filtered (fixture, "CustomerId", upper, "equals"), ==, 2);
  g_assert_cmpuint (
    count_filtered (fixture, "ResourceType", "PartnerCustomerRelationship", "equals"), ==, 1);
  get_items (fixture,
             "?filter=%7B%22Field%22:%22CompanyName%22,%22Value%22:%22a%22,"
             "%22Operator%22:%22starts_with%22%7D",
             400);
  get_items (fixture, "?startDate=yesterday", 400);
  get_items (fixture, "?startDate=2026-13-41", 400);
}

/* What the documents tell of a record's form, and that the log of any day has all of it. */
static void
test_wire (Fixture *fixture, gconstpointer unused)
{
  JsonArray *items = get_items (fixture, "?size=500", 200);
  guint n_nameless = 0, n_without_id = 0, n_without_zone = 0;

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonNode *item = json_array_get_element (items, i);
      const char *date = liaison_json_string (item, "operationDate");

      g_assert_true (
        g_regex_match_simple ("^2\\d{3}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z?$", date,
                              G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT));
      n_without_zone += !g_str_has_suffix (date, "Z");
      n_without_id += liaison_json_string (item, "id") == NULL;
      n_nameless += liaison_json_string (item, "customerId") != NULL &&
                    liaison_json_string (item, "customerName") == NULL;
    }
  g_assert_cmpuint (n_without_zone, >, 0);
  g_assert_cmpuint (n_without_id, >, 0);
  g_assert_cmpuint (n_nameless, >, 0);
  g_assert_true (g_str_has_prefix (fixture->identity.text, "\xef\xbb\xbf"));
}

static void
test_values (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = accept (fixture, FALSE);
  g_autoptr(JsonNode) value = NULL;
  JsonNode *item = NULL;
  JsonArray *items = get_items (fixture, NULL, 200);

  item = json_array_get_element (items, json_array_get_length (items) - 1);
  g_assert_cmpstr (liaison_json_string (item, "customerId"), ==, id);
  g_assert_true (g_regex_match_simple (
    "^[-0-9a-f]{36}_[-0-9a-f]{36}_resellerrelationshipacceptedbycustomer_"
    "\\d{18}$",
    liaison_json_string (item, "id"), G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT));
  g_assert_null (liaison_json_string (item, "resourceOldValue"));
  value = json_from_string (liaison_json_string (item, "resourceNewValue"), NULL);
  g_assert_cmpstr (
    liaison_json_string (liaison_json_member (value, "CompanyProfile"), "CompanyName"), ==,
    COMPANY);
}

static void
test_china (Fixture *fixture, gconstpointer unused)
{
  get_items (fixture, NULL, 403);
}

/* What the client sends, and a list that tells its end only behind its last page. */
static void
test_requests (void)
{
  g_autoptr(LiaisonTestServer) server = liaison_test_server_new ();
  Fixture fixture = { 0 };
  g_autoptr(LiaisonAuditPage) first = NULL;
  g_autoptr(LiaisonAuditPage) second = NULL;
  g_autoptr(GError) error = NULL;

  make_client (&fixture, liaison_test_server_get_base (server), "token");
  liaison_test_server_answer (server, 200, NULL,
                              "\xef\xbb\xbf{\"items\":[],\"continuationToken\":\"b1c9/+==\"}");
  liaison_test_server_answer (server, 400, NULL, "{\"code\":2000,\"description\":\"No more.\"}");
  liaison_test_server_answer (server, 400, NULL, "{\"code\":2000,\"description\":\"Wrong.\"}");

  first = list_page (&fixture, "2026-03-01", "2026-03-11", NULL, 500, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first->continuation, ==, "b1c9/+==");
  g_assert_cmpstr (liaison_test_server_get_target (server, 0), ==,
                   "/v1/auditrecords?size=500&startDate=2026-03-01&endDate=2026-03-11");

  second = list_page (&fixture, "2026-03-01", "2026-03-11", first->continuation, 500, &error);
  g_assert_no_error (error);
  g_assert_true (second->past_end);
  g_assert_cmpuint (second->records->len, ==, 0);
  g_assert_cmpstr (
    liaison_test_server_get_target (server, 1), ==,
    "/v1/auditrecords?size=500&startDate=2026-03-01&endDate=2026-03-11&seekOperation=Next");
  g_assert_cmpstr (liaison_test_server_get_header (server, 1, "MS-ContinuationToken"), ==,
                   "b1c9/+==");

  g_assert_null (list_page (&fixture, "2026-03-01", NULL, NULL, 500, &error));
  g_assert_nonnull (error);

  g_clear_object (&fixture.result);
  g_clear_object (&fixture.client);
  g_clear_object (&fixture.authorizer);
  liaison_test_clock_free (fixture.clock);
}

static void
assert_record (LiaisonAuditPage *page,
               guint n,
               const char *customer_id,
               const char *name,
               LiaisonAuditOperation operation,
               const char *time,
               gboolean succeeded)
{
  LiaisonAuditRecord *record = g_ptr_array_index (page->records, n);
  g_autoptr(GDateTime) instant = time != NULL ? g_date_time_new_from_iso8601 (time, NULL) : NULL;

  g_assert_cmpstr (liaison_audit_record_get_customer_id (record), ==, customer_id);
  g_assert_cmpstr (liaison_audit_record_get_customer_name (record), ==, name);
  g_assert_cmpint (liaison_audit_record_get_operation (record), ==, operation);
  g_assert_cmpint (liaison_audit_record_get_time (record) / G_USEC_PER_SEC, ==,
                   instant != NULL ? g_date_time_to_unix (instant) : 0);
  g_assert_true (liaison_audit_record_get_succeeded (record) == succeeded);
}

/* The documented answer, and what else a record may look like. */
static void
test_documented (void)
{
  g_autofree char *path = liaison_test_dup_fixture_path ("audit-records.json");
  g_autofree char *text = NULL;
  g_autoptr(GBytes) body = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(LiaisonAuditPage) page = NULL;
  g_autoptr(GError) error = NULL;
  gsize length = 0;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  body = g_bytes_new (text, length);
  node = liaison_json_parse (body, &error);
  g_assert_no_error (error);
  page = liaison_partner_json_read_audit_records (node, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (page->continuation, ==, "b1c9/+==");
  g_assert_cmpuint (page->records->len, ==, 5);
  assert_record (page, 0, "8f2b6c10-47da-4e39-b6f1-90c3e5a7d214", "Harborlight Bakery",
                 LIAISON_AUDIT_RELATIONSHIP_REMOVED, "2026-03-11T14:20:31Z", TRUE);
  assert_record (page, 1, "c3e9017b-58f4-4a0d-9d26-7fb1a2486e05", NULL,
                 LIAISON_AUDIT_RESELLER_ACCEPTED, "2026-03-11T15:00:31Z", TRUE);
  assert_record (page, 2, "c3e9017b-58f4-4a0d-9d26-7fb1a2486e05", "Nordvik Skipsverft AS",
                 LIAISON_AUDIT_DAP_TERMINATED, "2026-03-11T15:00:31Z", FALSE);
  assert_record (page, 3, NULL, NULL, LIAISON_AUDIT_OTHER, NULL, FALSE);
  assert_record (page, 4, NULL, NULL, LIAISON_AUDIT_OTHER, NULL, FALSE);
  g_assert_cmpint (
    llabs (liaison_audit_record_get_time (g_ptr_array_index (page->records, 0)) % G_USEC_PER_SEC -
           447190),
    <=, 1);
}

static void
test_wrong_shapes (void)
{
  static const char *const texts[] = { "[]", "7", "{}", "{\"items\":{}}",
                                       "{\"items\":[],\"continuationToken\":\"a\\r\\nb\"}" };
  static const char odd[] = "{\"items\":[7,null,[],{\"operationType\":3,\"operationDate\":[],"
                            "\"operationStatus\":0,\"customerId\":{}}]}";
  g_autoptr(JsonNode) node = json_from_string (odd, NULL);
  g_autoptr(LiaisonAuditPage) page = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(JsonNode) wrong = json_from_string (texts[i], NULL);
      g_autoptr(GError) error = NULL;

      g_assert_null (liaison_partner_json_read_audit_records (wrong, NULL, &error));
      g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL);
    }
  page = liaison_partner_json_read_audit_records (node, NULL, NULL);
  g_assert_cmpuint (page->records->len, ==, 1);
  assert_record (page, 0, NULL, NULL, LIAISON_AUDIT_OTHER, NULL, TRUE);
}

#define ADD(path, cloud, test_func)                                                                \
  g_test_add ("/audit-records/" path, Fixture, cloud, set_up, test_func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("story", NULL, test_story);
  ADD ("acceptances", NULL, test_acceptances);
  ADD ("pages", NULL, test_pages);
  ADD ("too-far-back", NULL, test_too_far_back);
  ADD ("modes", NULL, test_modes);
  ADD ("mode-order", NULL, test_mode_order);
  ADD ("filters", NULL, test_filters);
  ADD ("wire", NULL, test_wire);
  ADD ("values", NULL, test_values);
  ADD ("china", "china", test_china);
  g_test_add_func ("/audit-records/requests", test_requests);
  g_test_add_func ("/audit-records/documented", test_documented);
  g_test_add_func ("/audit-records/wrong-shapes", test_wrong_shapes);

  return g_test_run ();
}
