/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "liaison-test.h"
#include "sandbox/liaison-sandbox-server.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define N_CUSTOMERS 25
#define UNKNOWN_ID "00000000-0000-4000-8000-000000000000"

typedef struct
{
  LiaisonSandboxServer *server;
  SoupSession *session;
  char *token;
} Fixture;

/* One answer: the message tells status and headers. */
typedef struct
{
  SoupMessage *message;
  GBytes *bytes;
  JsonNode *root; /* NULL when the body is no JSON */
} Answer;

static void
answer_clear (Answer *answer)
{
  g_clear_object (&answer->message);
  g_clear_pointer (&answer->bytes, g_bytes_unref);
  g_clear_pointer (&answer->root, json_node_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static void
set_up_with (Fixture *fixture, const LiaisonSandboxOptions *options)
{
  g_autoptr(GError) error = NULL;

  fixture->server = liaison_sandbox_server_new (options);
  g_assert_null (liaison_sandbox_server_get_base (fixture->server));
  liaison_sandbox_server_start (fixture->server, 0, &error);
  g_assert_no_error (error);
  fixture->session = soup_session_new ();
  fixture->token = liaison_sandbox_server_dup_token (fixture->server);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  const LiaisonSandboxOptions options = { .n_customers = N_CUSTOMERS,
                                          .seed = 1,
                                          .page_size_max = 10 };

  set_up_with (fixture, &options);
}

static void
set_up_cloud (Fixture *fixture, gconstpointer cloud)
{
  const LiaisonSandboxOptions options = { .n_customers = N_CUSTOMERS, .seed = 1, .cloud = cloud };

  set_up_with (fixture, &options);
}

static void
set_up_empty (Fixture *fixture, gconstpointer unused)
{
  const LiaisonSandboxOptions options = { .seed = 1, .latency_ms = 20 };

  set_up_with (fixture, &options);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  soup_session_abort (fixture->session);
  g_assert_finalize_object (fixture->session);
  liaison_sandbox_server_stop (fixture->server);
  g_assert_finalize_object (fixture->server);
  g_free (fixture->token);
}

static SoupMessage *
make_message (Fixture *fixture, const char *method, const char *path)
{
  g_autofree char *uri =
    g_strconcat (liaison_sandbox_server_get_base (fixture->server), path, NULL);
  SoupMessage *message = soup_message_new (method, uri);
  g_autofree char *bearer = g_strconcat ("Bearer ", fixture->token, NULL);

  g_assert_nonnull (message);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (fixture->token != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization",
                                  bearer);
  return message;
}

/* Transfer full of @message. */
static void
send (Fixture *fixture, SoupMessage *message, Answer *answer)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  const char *text;
  gsize length;

  answer_clear (answer);
  answer->message = message;
  soup_session_send_and_read_async (fixture->session, message, G_PRIORITY_DEFAULT, NULL,
                                    liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  answer->bytes = soup_session_send_and_read_finish (fixture->session, result, &error);
  g_assert_no_error (error);
  text = g_bytes_get_data (answer->bytes, &length);
  if (length > 3 && memcmp (text, BYTE_ORDER_MARK, 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  if (length > 0 && *text == '{')
    {
      g_autoptr(JsonParser) parser = json_parser_new ();

      json_parser_load_from_data (parser, text, length, &error);
      g_assert_no_error (error);
      answer->root = json_parser_steal_root (parser);
    }
}

static void
get (Fixture *fixture, const char *path, Answer *answer)
{
  send (fixture, make_message (fixture, "GET", path), answer);
}

static JsonObject *
object_of (const Answer *answer)
{
  g_assert_nonnull (answer->root);
  return json_node_get_object (answer->root);
}

static const char *
header_of (const Answer *answer, const char *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (answer->message), name);
}

static void
assert_error (const Answer *answer, guint status, gint64 code)
{
  g_assert_cmpuint (soup_message_get_status (answer->message), ==, status);
  g_assert_cmpint (json_object_get_int_member (object_of (answer), "code"), ==, code);
  g_assert_cmpint (*(const char *) g_bytes_get_data (answer->bytes, NULL), ==, '{');
}

static void
assert_ok (const Answer *answer)
{
  g_assert_cmpuint (soup_message_get_status (answer->message), ==, SOUP_STATUS_OK);
}

static const char *
dig (const Answer *answer, const char *first, const char *second, const char *third)
{
  JsonObject *object = json_object_get_object_member (object_of (answer), first);

  if (third != NULL)
    {
      object = json_object_get_object_member (object, second);
      second = third;
    }
  return json_object_get_string_member (object, second);
}

static JsonArray *
items_of (const Answer *answer)
{
  return json_object_get_array_member (object_of (answer), "items");
}

/* The id of the customer at @n of the first page. Transfer full. */
static char *
dup_customer_id (Fixture *fixture, guint n)
{
  g_auto(Answer) answer = { 0 };

  get (fixture, "/v1/customers?size=10", &answer);
  return g_strdup (
    json_object_get_string_member (json_array_get_object_element (items_of (&answer), n), "id"));
}

static void
test_headers (Fixture *fixture, gconstpointer unused)
{
  g_auto(Answer) answer = { 0 };
  SoupMessage *message = make_message (fixture, "GET", "/v1/customers");
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_headers_append (headers, "MS-RequestId", "a");
  soup_message_headers_append (headers, "MS-CorrelationId", "b");
  soup_message_headers_append (headers, "X-Locale", "nl-NL");
  soup_message_headers_append (headers, "ValidateMfa", "true");
  send (fixture, message, &answer);
  assert_ok (&answer);
  g_assert_cmpstr (header_of (&answer, "MS-RequestId"), ==, "a");
  g_assert_cmpstr (header_of (&answer, "MS-CorrelationId"), ==, "b");
  g_assert_cmpstr (header_of (&answer, "X-Locale"), ==, "nl-NL");
  g_assert_cmpstr (header_of (&answer, "isMfaCompliant"), ==, "true");
  g_assert_cmpstr (header_of (&answer, "Content-Type"), ==, "application/json; charset=utf-8");
  g_assert_cmpint (memcmp (g_bytes_get_data (answer.bytes, NULL), BYTE_ORDER_MARK, 3), ==, 0);
  g_assert_cmpint (
    soup_message_headers_get_content_length (soup_message_get_response_headers (answer.message)),
    ==, g_bytes_get_size (answer.bytes));

  get (fixture, "/v1/customers", &answer);
  g_assert_true (g_uuid_string_is_valid (header_of (&answer, "MS-RequestId")));
  g_assert_true (g_uuid_string_is_valid (header_of (&answer, "MS-CorrelationId")));
}

static void
add_ids (const Answer *answer, GHashTable *ids)
{
  for (guint i = 0; i < json_array_get_length (items_of (answer)); i++)
    {
      JsonObject *item = json_array_get_object_element (items_of (answer), i);

      g_assert_false (json_object_has_member (item, "billingProfile"));
      g_assert_false (json_object_has_member (item, "allowDelegatedAccess"));
      g_assert_true (g_hash_table_add (ids, g_strdup (json_object_get_string_member (item, "id"))));
    }
}

/* Follows links.next with its headers. */
static void
get_next (Fixture *fixture, Answer *answer)
{
  JsonObject *next = json_object_get_object_member (
    json_object_get_object_member (object_of (answer), "links"), "next");
  JsonObject *header =
    json_array_get_object_element (json_object_get_array_member (next, "headers"), 0);
  g_autofree char *path = g_strconcat ("/v1", json_object_get_string_member (next, "uri"), NULL);
  SoupMessage *message = make_message (fixture, "GET", path);

  g_assert_cmpstr (json_object_get_string_member (header, "key"), ==, "MS-ContinuationToken");
  soup_message_headers_append (soup_message_get_request_headers (message),
                               json_object_get_string_member (header, "key"),
                               json_object_get_string_member (header, "value"));
  send (fixture, message, answer);
}

static void
test_pages_end (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto(Answer) answer = { 0 };

  get (fixture, "/v1/customers?size=500", &answer); /* the server allows 10 */
  while (json_object_has_member (object_of (&answer), "continuationToken"))
    {
      g_assert_cmpuint (json_array_get_length (items_of (&answer)), ==, 10);
      add_ids (&answer, ids);
      get_next (fixture, &answer);
      assert_ok (&answer);
    }
  add_ids (&answer, ids);
  g_assert_cmpuint (g_hash_table_size (ids), ==, N_CUSTOMERS);
}

/* The last page is full: only the request after it learns that this was all. */
static void
test_past_the_end (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto(Answer) answer = { 0 };

  get (fixture, "/v1/customers?size=5", &answer);
  while (soup_message_get_status (answer.message) == SOUP_STATUS_OK)
    {
      add_ids (&answer, ids);
      get_next (fixture, &answer);
    }
  assert_error (&answer, 400, 2000);
  g_assert_cmpuint (g_hash_table_size (ids), ==, N_CUSTOMERS);
}

static void
test_bad_pages (Fixture *fixture, gconstpointer unused)
{
  static const char *const queries[] = {
    "size=-1",
    "size=many",
    "seekOperation=Next",
    "filter=text",
    "filter=%7B%22Field%22%3A%22Domain%22%7D",
    "filter=%7B%22Field%22%3A%22Domain%22%2C%22Value%22%3A%22a%22%2C%22Operator%22%3A%22substring%"
    "22%7D",
  };
  g_auto(Answer) answer = { 0 };
  SoupMessage *message;

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *path = g_strconcat ("/v1/customers?", queries[i], NULL);

      get (fixture, path, &answer);
      assert_error (&answer, 400, 2000);
    }
  message = make_message (fixture, "GET", "/v1/customers?seekOperation=Next");
  soup_message_headers_append (soup_message_get_request_headers (message), "MS-ContinuationToken",
                               "bm9uc2Vuc2U=");
  send (fixture, message, &answer);
  assert_error (&answer, 400, 2000);
}

static guint
count_filtered (Fixture *fixture, const char *field, const char *value)
{
  g_autofree char *filter = g_strdup_printf (
    "{\"Field\":\"%s\",\"Value\":\"%s\",\"Operator\":\"starts_with\"}", field, value);
  g_autofree char *escaped = g_uri_escape_string (filter, NULL, FALSE);
  g_autofree char *path = g_strconcat ("/v1/customers?size=10&filter=", escaped, NULL);
  g_auto(Answer) answer = { 0 };

  get (fixture, path, &answer);
  assert_ok (&answer);
  return json_array_get_length (items_of (&answer));
}

static void
test_filter (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first = liaison_sandbox_server_accept (fixture->server, "Ærlig & Sønner",
                                                          "xylofon.onmicrosoft.com", NULL, TRUE);

  g_assert_nonnull (first);
  g_assert_cmpuint (count_filtered (fixture, "CompanyName", "ærLIG & s"), ==, 1);
  g_assert_cmpuint (count_filtered (fixture, "CompanyName", "Sønner"), ==, 0);
  g_assert_cmpuint (count_filtered (fixture, "Domain", "XYLO"), ==, 1);
  g_assert_cmpuint (count_filtered (fixture, "Domain", ""), ==, 10);
}

static void
test_unauthorized (Fixture *fixture, gconstpointer unused)
{
  const LiaisonSandboxOptions options = { .seed = 1 };
  g_autoptr(LiaisonSandboxServer) other = liaison_sandbox_server_new (&options);
  g_autofree char *good = g_steal_pointer (&fixture->token);
  g_auto(Answer) answer = { 0 };

  get (fixture, "/v1/customers", &answer);
  assert_error (&answer, 401, 800001);
  g_assert_cmpstr (header_of (&answer, "WWW-Authenticate"), ==, "Bearer");

  fixture->token = liaison_sandbox_server_dup_token (other);
  get (fixture, "/v1/customers", &answer);
  assert_error (&answer, 401, 400);
  g_assert_nonnull (strstr (header_of (&answer, "WWW-Authenticate"), "invalid_token"));

  g_free (fixture->token);
  fixture->token = g_strdup ("nonsense");
  get (fixture, "/v1/customers", &answer);
  assert_error (&answer, 401, 400);
}

static void
test_not_found (Fixture *fixture, gconstpointer unused)
{
  g_auto(Answer) answer = { 0 };

  get (fixture, "/v1/customers/harborlight", &answer);
  assert_error (&answer, 400, 900118);
  get (fixture, "/v1/customers/" UNKNOWN_ID, &answer);
  assert_error (&answer, 404, 1000);
  get (fixture, "/v1/customers/" UNKNOWN_ID "/users", &answer);
  assert_error (&answer, 404, 1000);
  get (fixture, "/v1/flowers", &answer);
  assert_error (&answer, 404, 1000);
  get (fixture, "/v1", &answer);
  assert_error (&answer, 404, 1000);
  get (fixture, "/v1/profiles/mpn?mpnId=1", &answer);
  assert_error (&answer, 404, 3000);
  send (fixture, make_message (fixture, "DELETE", "/v1/customers"), &answer);
  g_assert_cmpuint (soup_message_get_status (answer.message), ==, 405);
  g_assert_cmpstr (header_of (&answer, "Allow"), ==, "GET");
}

static void
test_customer (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = dup_customer_id (fixture, 3);
  g_autofree char *shouted = g_ascii_strup (id, -1);
  g_autofree char *path = g_strconcat ("/v1/customers/", shouted, NULL);
  g_auto(Answer) answer = { 0 };

  get (fixture, path, &answer);
  assert_ok (&answer);
  g_assert_cmpstr (json_object_get_string_member (object_of (&answer), "id"), ==, id);
  g_assert_cmpstr (dig (&answer, "companyProfile", "tenantId", NULL), ==, id);
  g_assert_cmpuint (strlen (dig (&answer, "billingProfile", "defaultAddress", "country")), ==, 2);
}

/* Each part of a record answers, or refuses because no rights were granted. */
static void
test_record_parts (Fixture *fixture, gconstpointer unused)
{
  static const char *const parts[] = { "users", "subscribedskus", "managedservices" };
  g_autofree char *without =
    liaison_sandbox_server_accept (fixture->server, "Without", "without.example", NULL, FALSE);
  g_autofree char *with =
    liaison_sandbox_server_accept (fixture->server, "With", "with.example", "BE", TRUE);
  g_auto(Answer) answer = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *refused = g_strdup_printf ("/v1/customers/%s/%s", without, parts[i]);
      g_autofree char *good = g_strdup_printf ("/v1/customers/%s/%s", with, parts[i]);

      get (fixture, refused, &answer);
      assert_error (&answer, 403, 900308);
      get (fixture, good, &answer);
      assert_ok (&answer);
      g_assert_nonnull (items_of (&answer));
    }
}

static void
test_one_order (Fixture *fixture, gconstpointer unused)
{
  g_auto(Answer) all = { 0 };
  g_auto(Answer) one = { 0 };
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;

  for (guint n = 0; all.root == NULL || json_array_get_length (items_of (&all)) < 2; n++)
    {
      g_free (id);
      g_free (path);
      id = dup_customer_id (fixture, n);
      path = g_strdup_printf ("/v1/customers/%s/subscriptions", id);
      get (fixture, path, &all);
    }
  for (guint i = 0; i < json_array_get_length (items_of (&all)); i++)
    {
      JsonObject *item = json_array_get_object_element (items_of (&all), i);
      g_autofree char *order =
        g_strconcat (path, "?order_id=", json_object_get_string_member (item, "orderId"), NULL);

      get (fixture, order, &one);
      g_assert_cmpuint (json_array_get_length (items_of (&one)), ==, 1);
      g_assert_cmpstr (
        json_object_get_string_member (json_array_get_object_element (items_of (&one), 0), "id"),
        ==, json_object_get_string_member (item, "id"));
    }
}

static gboolean
get_customer_part (Fixture *fixture, JsonObject *row, const char *part, Answer *answer)
{
  g_autofree char *path =
    g_strdup_printf ("/v1/customers/%s/%s", json_object_get_string_member (row, "id"), part);

  get (fixture, path, answer);
  return soup_message_get_status (answer->message) == SOUP_STATUS_OK;
}

/* Reads each part of all customers: no answer breaks, and the odd ones are among them. */
static void
test_world_has_odd_ones (Fixture *fixture, gconstpointer cloud)
{
  g_auto(Answer) list = { 0 };
  guint n_granted = 0, n_refused = 0, n_subscriptions = 0, n_skus = 0;

  get (fixture, "/v1/customers", &list);
  for (guint i = 0; i < json_array_get_length (items_of (&list)); i++)
    {
      JsonObject *row = json_array_get_object_element (items_of (&list), i);
      g_auto(Answer) answer = { 0 };

      g_assert_true (get_customer_part (fixture, row, "subscriptions", &answer));
      n_subscriptions += json_array_get_length (items_of (&answer));
      if (get_customer_part (fixture, row, "users", &answer))
        n_granted++;
      else
        n_refused++;
      if (get_customer_part (fixture, row, "subscribedskus", &answer))
        n_skus += json_array_get_length (items_of (&answer));
    }
  g_assert_cmpuint (n_granted, >, n_refused);
  g_assert_cmpuint (n_refused, >, 0);
  g_assert_cmpuint (n_subscriptions, >, 0);
  if (g_strcmp0 (cloud, "china") == 0)
    g_assert_cmpuint (n_skus, ==, 0);
  else
    g_assert_cmpuint (n_skus, >, 0);
}

static void
test_link (Fixture *fixture, gconstpointer cloud)
{
  g_auto(Answer) answer = { 0 };
  g_autoptr(GUri) uri = NULL;
  g_autoptr(GError) error = NULL;
  const char *url;

  get (fixture, "/v1/customers/relationshiprequests", &answer);
  assert_ok (&answer);
  g_assert_cmpstr (dig (&answer, "attributes", "objectType", NULL), ==, "RelationshipRequest");
  url = json_object_get_string_member (object_of (&answer), "url");
  uri = g_uri_parse (url, G_URI_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_uri_get_scheme (uri), ==, "https");
  get (fixture, "/v1/profiles/organization", &answer);
  g_assert_nonnull (strstr (url = g_uri_get_query (uri),
                            json_object_get_string_member (object_of (&answer), "tenantId")));
  if (g_strcmp0 (cloud, "global") == 0)
    g_assert_cmpstr (g_uri_get_fragment (uri), ==, "/BillingAccounts/partner-invitation");
}

static void
test_profiles (Fixture *fixture, gconstpointer unused)
{
  static const char *const kinds[] = { "organization", "mpn", "legalbusiness", "billing",
                                       "support" };
  g_auto(Answer) answer = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strconcat ("/v1/profiles/", kinds[i], NULL);

      get (fixture, path, &answer);
      assert_ok (&answer);
      g_assert_true (json_object_has_member (object_of (&answer), "profileType"));
    }
  get (fixture, "/v1/profiles/organization", &answer);
  g_assert_nonnull (
    strchr (json_object_get_string_member (object_of (&answer), "companyName"), '&'));
}

static void
test_nobody (Fixture *fixture, gconstpointer unused)
{
  g_auto(Answer) answer = { 0 };
  gint64 start = g_get_monotonic_time ();

  get (fixture, "/v1/customers?size=500", &answer);
  assert_ok (&answer);
  g_assert_cmpuint (json_array_get_length (items_of (&answer)), ==, 0);
  g_assert_cmpint (json_object_get_int_member (object_of (&answer), "totalCount"), ==, 0);
  g_assert_false (json_object_has_member (object_of (&answer), "continuationToken"));
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 19000); /* the latency */
}

static void
test_accept (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = liaison_sandbox_server_accept (fixture->server, "Quillfeather & Söhne",
                                                       "quill.example", "DE", TRUE);
  g_autofree char *again = liaison_sandbox_server_accept (fixture->server, "Quillfeather & Söhne",
                                                          "QUILL.example", "DE", FALSE);
  g_autofree char *path = g_strconcat ("/v1/customers/", id, NULL);
  g_auto(Answer) answer = { 0 };

  g_assert_cmpstr (id, ==, again);
  get (fixture, path, &answer);
  g_assert_cmpstr (dig (&answer, "companyProfile", "companyName", NULL), ==,
                   "Quillfeather & Söhne");
  g_assert_cmpstr (dig (&answer, "companyProfile", "address", "country"), ==, "DE");
  g_assert_true (json_object_get_boolean_member (object_of (&answer), "allowDelegatedAccess"));
  g_assert_cmpuint (count_filtered (fixture, "Domain", "quill.example"), ==, 1);
}

/* The made-up customers have decent names; real ones need not. */
static void
test_hostile_names (Fixture *fixture, gconstpointer unused)
{
  static const char *const names[] = {
    "\"Zur Alten Post\" Gasthof",
    "<b>Bold</b> Ideas & Sons Ltd",
    "50/50 \\ Back\\slash Kft.",
    "A",
    "100% Koffie +1",
    "%s%n {0} ${x}",
    "Tab\there",
    "مجموعة \u202eالأمل (Hope) ١٢٣",
    "🏺 & 𠮷野家",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *id =
        liaison_sandbox_server_accept (fixture->server, names[i], NULL, NULL, TRUE);
      g_autofree char *path = g_strconcat ("/v1/customers/", id, NULL);
      g_auto(Answer) answer = { 0 };

      get (fixture, path, &answer);
      g_assert_cmpstr (dig (&answer, "companyProfile", "companyName", NULL), ==, names[i]);
    }
}

static void
test_faults (Fixture *fixture, gconstpointer unused)
{
  g_auto(Answer) answer = { 0 };

  liaison_sandbox_server_fail_next (fixture->server, "/customers", 500, "800003", 1);
  liaison_sandbox_server_fail_next (fixture->server, NULL, 429, NULL, 1);
  liaison_sandbox_server_fail_next (fixture->server, NULL, 503, NULL, 1);
  liaison_sandbox_server_answer_next (fixture->server, NULL, "<html>", "text/html", 1);
  get (fixture, "/v1/customers", &answer);
  assert_error (&answer, 500, 800003);
  get (fixture, "/v1/customers", &answer);
  g_assert_cmpuint (soup_message_get_status (answer.message), ==, 429);
  g_assert_cmpstr (header_of (&answer, "Retry-After"), ==, "1");
  g_assert_cmpint (json_object_get_int_member (object_of (&answer), "statusCode"), ==, 429);
  get (fixture, "/v1/customers", &answer);
  g_assert_cmpuint (soup_message_get_status (answer.message), ==, 503);
  g_assert_cmpuint (g_bytes_get_size (answer.bytes), ==, 0);
  get (fixture, "/v1/customers", &answer);
  assert_ok (&answer);
  g_assert_cmpstr (header_of (&answer, "Content-Type"), ==, "text/html");
  g_assert_cmpuint (g_bytes_get_size (answer.bytes), ==, strlen ("<html>"));
  get (fixture, "/v1/customers", &answer);
  g_assert_nonnull (items_of (&answer));
  g_assert_cmpuint (liaison_sandbox_server_get_n_requests (fixture->server), ==, 5);
}

static void
test_dropped_connection (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(SoupMessage) dropped = make_message (fixture, "GET", "/v1/customers");

  /* More than once, since libsoup itself tries again. */
  liaison_sandbox_server_fail_next (fixture->server, "/customers", 0, NULL, 9);
  soup_session_send_and_read_async (fixture->session, dropped, G_PRIORITY_DEFAULT, NULL,
                                    liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_null (soup_session_send_and_read_finish (fixture->session, result, &error));
  g_assert_nonnull (error);
}

#define ADD(path, argument, set_up_func, test_func)                                                \
  g_test_add (path, Fixture, argument, set_up_func, test_func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/sandbox/headers", NULL, set_up, test_headers);
  ADD ("/sandbox/pages-end", NULL, set_up, test_pages_end);
  ADD ("/sandbox/past-the-end", NULL, set_up, test_past_the_end);
  ADD ("/sandbox/bad-pages", NULL, set_up, test_bad_pages);
  ADD ("/sandbox/filter", NULL, set_up, test_filter);
  ADD ("/sandbox/unauthorized", NULL, set_up, test_unauthorized);
  ADD ("/sandbox/not-found", NULL, set_up, test_not_found);
  ADD ("/sandbox/customer", NULL, set_up, test_customer);
  ADD ("/sandbox/record-parts", NULL, set_up, test_record_parts);
  ADD ("/sandbox/one-order", NULL, set_up, test_one_order);
  ADD ("/sandbox/odd-ones/global", "global", set_up_cloud, test_world_has_odd_ones);
  ADD ("/sandbox/odd-ones/usgov", "usgov", set_up_cloud, test_world_has_odd_ones);
  ADD ("/sandbox/odd-ones/china", "china", set_up_cloud, test_world_has_odd_ones);
  ADD ("/sandbox/odd-ones/germany", "germany", set_up_cloud, test_world_has_odd_ones);
  ADD ("/sandbox/link/global", "global", set_up_cloud, test_link);
  ADD ("/sandbox/link/usgov", "usgov", set_up_cloud, test_link);
  ADD ("/sandbox/link/china", "china", set_up_cloud, test_link);
  ADD ("/sandbox/link/germany", "germany", set_up_cloud, test_link);
  ADD ("/sandbox/profiles", NULL, set_up, test_profiles);
  ADD ("/sandbox/nobody", NULL, set_up_empty, test_nobody);
  ADD ("/sandbox/accept", NULL, set_up, test_accept);
  ADD ("/sandbox/hostile-names", NULL, set_up, test_hostile_names);
  ADD ("/sandbox/faults", NULL, set_up, test_faults);
  ADD ("/sandbox/dropped-connection", NULL, set_up, test_dropped_connection);

  return g_test_run ();
}
