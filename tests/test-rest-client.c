/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "liaison-test-authorizer.h"
#include "liaison-test-clock.h"
#include "liaison-test-server.h"
#include "liaison-test.h"
#include "model/liaison-error.h"
#include "service/liaison-rest-client.h"
#include "service/liaison-service-error.h"
#include "wire/liaison-json.h"

typedef struct
{
  LiaisonTestServer *server;
  LiaisonTestAuthorizer *authorizer;
  LiaisonTestClock *clock;
  LiaisonCloud *cloud;
  LiaisonRestClient *client;
  GCancellable *cancellable;
  GAsyncResult *result;
} Fixture;

static const LiaisonRestCall plain_call = { .path = "/v1/customers?size=2",
                                            .read = liaison_rest_keep_node,
                                            .free_result = (GDestroyNotify) json_node_unref };

static void
fixture_set_up_at (Fixture *fixture, const char *base)
{
  fixture->authorizer = liaison_test_authorizer_new ();
  fixture->cloud = liaison_test_cloud_new (base);
  fixture->client = liaison_rest_client_new (liaison_cloud_get_spec (fixture->cloud)->api_base,
                                             liaison_cloud_get_spec (fixture->cloud)->api_scope,
                                             LIAISON_AUTHORIZER (fixture->authorizer));
  fixture->clock = liaison_test_clock_new ();
  liaison_patience_set_clock (liaison_rest_client_get_patience (fixture->client),
                              &fixture->clock->clock);
  fixture->cancellable = g_cancellable_new ();
}

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->server = liaison_test_server_new ();
  fixture_set_up_at (fixture, liaison_test_server_get_base (fixture->server));
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->result);
  g_assert_finalize_object (g_steal_pointer (&fixture->client));
  g_assert_finalize_object (g_steal_pointer (&fixture->authorizer));
  g_assert_finalize_object (g_steal_pointer (&fixture->cloud));
  g_assert_finalize_object (g_steal_pointer (&fixture->cancellable));
  liaison_test_clock_free (fixture->clock);
  g_clear_pointer (&fixture->server, liaison_test_server_free);
}

static JsonNode *
call (Fixture *fixture, const LiaisonRestCall *rest_call, GError **error)
{
  g_clear_object (&fixture->result);
  liaison_rest_client_call_async (fixture->client, rest_call, fixture->cancellable,
                                  liaison_test_result_cb, &fixture->result);
  liaison_test_wait (&fixture->result);
  return liaison_rest_client_call_finish (fixture->client, fixture->result, error);
}

static void
assert_header (Fixture *fixture, guint n, const char *name, const char *expected)
{
  g_assert_cmpstr (liaison_test_server_get_header (fixture->server, n, name), ==, expected);
}

static void
test_headers (Fixture *fixture, gconstpointer unused)
{
  LiaisonRestCall with_token = plain_call;
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(JsonNode) next_node = NULL;
  const char *id;

  with_token.continuation = "b1c9/+==";
  liaison_test_server_answer (fixture->server, 200, NULL, "{}");
  liaison_test_server_answer (fixture->server, 200, NULL, "{}");
  node = call (fixture, &plain_call, NULL);
  next_node = call (fixture, &with_token, NULL);
  g_assert_nonnull (node);
  g_assert_nonnull (next_node);

  g_assert_cmpstr (liaison_test_server_get_target (fixture->server, 0), ==, "/v1/customers?size=2");
  assert_header (fixture, 0, "Authorization", "Bearer token-1");
  assert_header (fixture, 0, "Accept", "application/json");
  assert_header (fixture, 0, "X-Locale", "en-US");
  assert_header (fixture, 0, "MS-ContinuationToken", NULL);
  assert_header (fixture, 1, "MS-ContinuationToken", "b1c9/+==");
  g_assert_true (g_str_has_prefix (
    liaison_test_server_get_header (fixture->server, 0, "User-Agent"), "Liaison/"));

  id = liaison_test_server_get_header (fixture->server, 0, "MS-RequestId");
  g_assert_true (g_uuid_string_is_valid (id));
  g_assert_cmpstr (liaison_test_server_get_header (fixture->server, 1, "MS-RequestId"), !=, id);
  id = liaison_test_server_get_header (fixture->server, 0, "MS-CorrelationId");
  g_assert_true (g_uuid_string_is_valid (id));
}

static void
test_bodies (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *headers;
    const char *body;
    gboolean good;
  } cases[] = {
    { NULL, "{ \"id\": \"a\" }", TRUE },
    { NULL, "\xEF\xBB\xBF{ \"id\": \"a\" }", TRUE },
    { "Content-Type: text/plain", "{ \"id\": \"a\" }", TRUE },
    { "Content-Type: text/html", "<html><body>Welcome to the hotel</body></html>", FALSE },
    { NULL, "{ \"items\": [ { \"id\": \"8f2b6c10", FALSE },
    { NULL, "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JsonNode) node = NULL;
      g_autoptr(GError) error = NULL;

      liaison_test_server_answer (fixture->server, 200, cases[i].headers, cases[i].body);
      node = call (fixture, &plain_call, &error);
      if (cases[i].good)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (liaison_json_string (node, "id"), ==, "a");
        }
      else
        {
          g_assert_null (node);
          g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL);
          g_assert_cmpuint (liaison_error_get_details (error)->http_status, ==, 200);
          g_assert_cmpstr (liaison_error_get_details (error)->request_id, ==,
                           liaison_test_server_get_header (fixture->server, i, "MS-RequestId"));
        }
    }
}

static gpointer
read_in_worker (JsonNode *node, gpointer read_data, GError **error)
{
  g_assert_true (g_thread_self () != read_data);
  return json_node_ref (node);
}

/* A page of 500 customers is bigger than what is parsed on the main thread. */
static void
test_big_body (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GString) body = g_string_new ("{ \"items\": [ 0");
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GError) error = NULL;
  LiaisonRestCall big = plain_call;

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (body, ", %u", i);
  g_string_append (body, "] }");
  liaison_test_server_answer (fixture->server, 200, NULL, body->str);

  big.read = read_in_worker;
  big.read_data = g_thread_self ();
  node = call (fixture, &big, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (json_array_get_length (liaison_json_array (node, "items")), ==, 50001);
}

static void
test_errors (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    guint status;
    const char *headers;
    const char *body;
    LiaisonError expected;
    const char *service_code;
    const char *description;
    guint n_tries;
  } cases[] = {
    /* Shape A, the code as number and as text, with and without a byte-order mark. */
    { 400, NULL,
      "{ \"code\": 800090, \"description\": \"The number of seats cannot go down.\", "
      "\"data\": [], \"source\": \"PartnerFD\" }",
      LIAISON_ERROR_REFUSED, "800090", "The number of seats cannot go down.", 1 },
    { 404, NULL, "\xEF\xBB\xBF{ \"Code\": \"20003\", \"Description\": \"No such thing\" }",
      LIAISON_ERROR_NOT_FOUND, "20003", "No such thing", 1 },
    /* Shape B. */
    { 404, NULL,
      "{ \"code\": 600074, \"message\": \"No validation status\", \"errorName\": \"X\", "
      "\"isRetryable\": false, \"parameters\": {}, \"errorMessageExtended\": \"\" }",
      LIAISON_ERROR_NOT_FOUND, "600074", "No validation status", 1 },
    /* Shape C. */
    { 429, "Retry-After: 23",
      "{ \"statusCode\": 429, \"message\": \"Rate limit is exceeded. Try again in 23 seconds.\" }",
      LIAISON_ERROR_THROTTLED, NULL, "Rate limit is exceeded. Try again in 23 seconds.", 4 },
    /* Shape D. */
    { 403, NULL, "", LIAISON_ERROR_FORBIDDEN, NULL, NULL, 1 },
    /* Shape E. */
    { 502, "Content-Type: text/html", "<html>\n <h1>Bad\n   Gateway</h1>\n</html>",
      LIAISON_ERROR_UNAVAILABLE, NULL, "<html> <h1>Bad Gateway</h1> </html>", 4 },
    { 503, "Content-Type: text/plain", "\xFF\xFE no text", LIAISON_ERROR_UNAVAILABLE, NULL,
      "\xEF\xBF\xBD\xEF\xBF\xBD no text", 4 },
    /* Odd ones. */
    { 403, NULL, "[ 1, 2 ]", LIAISON_ERROR_FORBIDDEN, NULL, "[ 1, 2 ]", 1 },
    { 403, NULL, "{ \"code\": {}, \"description\": [] }", LIAISON_ERROR_FORBIDDEN, NULL, NULL, 1 },
    { 408, NULL, "", LIAISON_ERROR_UNAVAILABLE, NULL, NULL, 4 },
    { 409, NULL, "{ \"code\": 900278 }", LIAISON_ERROR_REFUSED, "900278", NULL, 1 },
    { 501, NULL, "", LIAISON_ERROR_UNAVAILABLE, NULL, NULL, 1 },
    /* Entities: decoded once, and left alone where they are none. */
    { 400, NULL,
      "{ \"code\": 1, \"description\": \"The offer&#39;s &quot;term&quot; &amp;lt; 3&#x2026; &#0; "
      "&#7; "
      "&#99999999999; &#; &#x; & &amp\" }",
      LIAISON_ERROR_REFUSED, "1",
      "The offer's \"term\" &lt; 3\xE2\x80\xA6 &#0; &#7; &#99999999999; &#; &#x; & &amp", 1 },
  };
  guint n_expected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      const LiaisonErrorDetails *details;
      guint n_requests;

      /* Some of them are worth another try: the last one's counts. */
      for (guint try = 0; try < cases[i].n_tries; try++)
        liaison_test_server_answer (fixture->server, cases[i].status, cases[i].headers,
                                    cases[i].body);
      g_assert_null (call (fixture, &plain_call, &error));
      g_assert_error (error, LIAISON_ERROR, (int) cases[i].expected);
      n_expected += cases[i].n_tries;
      n_requests = liaison_test_server_get_n_requests (fixture->server);
      g_assert_cmpuint (n_requests, ==, n_expected);

      details = liaison_error_get_details (error);
      g_assert_cmpuint (details->http_status, ==, cases[i].status);
      g_assert_cmpstr (details->service_code, ==, cases[i].service_code);
      g_assert_cmpstr (details->description, ==, cases[i].description);
      g_assert_cmpstr (
        details->request_id, ==,
        liaison_test_server_get_header (fixture->server, n_requests - 1, "MS-RequestId"));
    }
}

/* What Graph tells, in the body, in headers, or not at all. */
static void
test_errors_of_graph (void)
{
  static const struct
  {
    guint status;
    const char *header;
    const char *body;
    LiaisonError expected;
    const char *service_code;
    const char *description;
    const char *request_id;
  } cases[] = {
    { 403, NULL,
      "{\"error\":{\"code\":\"Authorization_RequestDenied\",\"message\":\"Insufficient privileges "
      "to complete the operation.\",\"innerError\":{\"date\":\"2024-05-01T00:00:00\","
      "\"request-id\":\"r-body\",\"client-request-id\":\"c-body\"}}}",
      LIAISON_ERROR_FORBIDDEN, "Authorization_RequestDenied",
      "Insufficient privileges to complete the operation.", "r-body" },
    { 401, "r-header",
      "{\"error\":{\"code\":\"InvalidAuthenticationToken\",\"message\":\"Access token is "
      "empty.\",\"innererror\":{\"request-id\":\"r-body\"}}}",
      LIAISON_ERROR_SIGN_IN_REQUIRED, "InvalidAuthenticationToken", "Access token is empty.",
      "r-header" },
    { 404, NULL, "{\"error\":{\"code\":\"Request_ResourceNotFound\",\"innerError\":7}}",
      LIAISON_ERROR_NOT_FOUND, "Request_ResourceNotFound", NULL, "known" },
    { 403, NULL, "{\"error\":{}}", LIAISON_ERROR_FORBIDDEN, NULL, NULL, "known" },
    /* Not Graph's. */
    { 403, NULL, "{\"error\":\"denied\",\"code\":5,\"message\":\"No\"}", LIAISON_ERROR_FORBIDDEN,
      "5", "No", "known" },
    { 403, NULL, "{\"error\":null,\"code\":5}", LIAISON_ERROR_FORBIDDEN, "5", NULL, "known" },
  };
  const LiaisonErrorDetails known = { .request_id = (char *) "known" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
      g_autoptr(GBytes) body = g_bytes_new_static (cases[i].body, strlen (cases[i].body));
      g_autoptr(GError) error = NULL;
      const LiaisonErrorDetails *details;

      if (cases[i].header != NULL)
        soup_message_headers_append (headers, "request-id", cases[i].header);
      error = liaison_service_error_new_from_parts (cases[i].status, headers, body, &known, "x");
      g_assert_error (error, LIAISON_ERROR, (int) cases[i].expected);
      details = liaison_error_get_details (error);
      g_assert_cmpstr (details->service_code, ==, cases[i].service_code);
      g_assert_cmpstr (details->description, ==, cases[i].description);
      g_assert_cmpstr (details->request_id, ==, cases[i].request_id);
      soup_message_headers_unref (headers);
    }
}

static void
test_ids_of_the_answer (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  liaison_test_server_answer (fixture->server, 403,
                              "MS-RequestId: request-of-theirs\n"
                              "MS-CorrelationId: correlation-of-theirs",
                              "{ \"code\": 2032 }");
  g_assert_null (call (fixture, &plain_call, &error));

  g_assert_cmpstr (liaison_error_get_details (error)->request_id, ==, "request-of-theirs");
  g_assert_cmpstr (liaison_error_get_details (error)->correlation_id, ==, "correlation-of-theirs");
  text = liaison_error_dup_technical_text (error);
  g_assert_null (strstr (text, "token-1"));
}

static void
test_renews_token (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GError) error = NULL;

  liaison_test_server_answer (fixture->server, 401, NULL, "");
  liaison_test_server_answer (fixture->server, 200, NULL, "{}");
  node = call (fixture, &plain_call, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  g_assert_cmpuint (liaison_test_authorizer_get_n_dropped (fixture->authorizer), ==, 1);
  assert_header (fixture, 0, "Authorization", "Bearer token-1");
  assert_header (fixture, 1, "Authorization", "Bearer token-2");
  /* It is the same operation. */
  assert_header (fixture, 1, "MS-RequestId",
                 liaison_test_server_get_header (fixture->server, 0, "MS-RequestId"));
}

static void
test_refused_twice (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  /* Challenges are for us, not for libsoup's own sign-in. */
  liaison_test_server_answer (fixture->server, 401,
                              "WWW-Authenticate: Bearer error=\"invalid_token\"", "");
  liaison_test_server_answer (fixture->server, 401, "WWW-Authenticate: Basic realm=\"x\"",
                              "{ \"code\": 400 }");
  g_assert_null (call (fixture, &plain_call, &error));

  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED);
  g_assert_cmpstr (liaison_error_get_details (error)->service_code, ==, "400");
  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, 2);
}

static void
test_no_second_factor (Fixture *fixture, gconstpointer unused)
{
  static const char *const bodies[] = { "{ \"code\": 900421 }", "{ \"code\": \"900420\" }" };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr(GError) error = NULL;

      liaison_test_server_answer (fixture->server, 401, NULL, bodies[i]);
      g_assert_null (call (fixture, &plain_call, &error));
      g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED);
    }
  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, 2);
  g_assert_cmpuint (liaison_test_authorizer_get_n_dropped (fixture->authorizer), ==, 0);
}

/* The older form of the same demand: all is in the reason phrase. */
static void
test_no_second_factor_by_phrase (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *body;
    const char *service_code;
  } cases[] = {
    { "", "900421" },
    { "<html>Unauthorized</html>", "900421" },
    { "{ \"code\": 900420 }", "900420" },
  };

  liaison_test_server_set_phrase (fixture->server, "Unauthorized - MFA required");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      liaison_test_server_answer (
        fixture->server, 401, "WWW-Authenticate: Bearer error=\"invalid_token\"", cases[i].body);
      g_assert_null (call (fixture, &plain_call, &error));
      g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED);
      g_assert_cmpstr (liaison_error_get_details (error)->service_code, ==, cases[i].service_code);
    }
  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, G_N_ELEMENTS (cases));
}

static void
test_demands_claims (void)
{
  static const struct
  {
    guint status;
    const char *challenge;
    LiaisonError expected;
    const char *claims;
  } cases[] = {
    { 401, "Bearer error=\"insufficient_claims\", claims=\"e30\"", LIAISON_ERROR_SIGN_IN_REQUIRED,
      "{}" },
    { 403, "Bearer error=\"insufficient_claims\", claims=\"e30\"", LIAISON_ERROR_SIGN_IN_REQUIRED,
      "{}" },
    { 403, "Bearer error=\"insufficient_claims\", claims=\"e3\"", LIAISON_ERROR_FORBIDDEN, NULL },
    { 404, "Bearer error=\"insufficient_claims\", claims=\"e30\"", LIAISON_ERROR_NOT_FOUND, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SoupMessageHeaders) headers =
                   soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
      g_autoptr(GBytes) body = g_bytes_new_static ("", 0);
      g_autoptr(GError) error = NULL;
      const LiaisonErrorDetails known = { .service_code = (char *) "7" };

      soup_message_headers_append (headers, "WWW-Authenticate", cases[i].challenge);
      soup_message_headers_append (headers, "MS-RequestId", "\xFF");
      error = liaison_service_error_new_from_parts (cases[i].status, headers, body, &known, "x");
      g_assert_error (error, LIAISON_ERROR, (int) cases[i].expected);
      g_assert_cmpstr (liaison_error_get_details (error)->claims, ==, cases[i].claims);
      g_assert_cmpstr (liaison_error_get_details (error)->service_code, ==, "7");
      g_assert_cmpstr (liaison_error_get_details (error)->request_id, ==, "\xEF\xBF\xBD");
    }
}

/* Too much to be read while the interface waits. */
static void
test_huge_error (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *padding = g_strnfill (1024 * 1024, 'x');
  g_autofree char *body = g_strdup_printf ("{\"code\":\"2000\",\"description\":\"%s\"}", padding);
  g_autoptr(GError) error = NULL;
  const LiaisonErrorDetails *details;

  liaison_test_server_answer (fixture->server, 501, NULL, body);
  g_assert_null (call (fixture, &plain_call, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_UNAVAILABLE);
  details = liaison_error_get_details (error);
  g_assert_null (details->service_code);
  g_assert_cmpuint (strlen (details->description), <=, 200);
}

/* A token must not follow to another place. */
static void
test_redirect (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *location =
    g_strdup_printf ("Location: %s/elsewhere", liaison_test_server_get_base (fixture->server));
  g_autoptr(GError) error = NULL;

  liaison_test_server_answer (fixture->server, 302, location, "");
  g_assert_null (call (fixture, &plain_call, &error));

  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL);
  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_foreign_path (Fixture *fixture, gconstpointer unused)
{
  static const char *const paths[] = { "//example.net/v1/customers", "@example.net/",
                                       "https://example.net/", "" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      LiaisonRestCall foreign = plain_call;
      g_autoptr(GError) error = NULL;

      foreign.path = paths[i];
      g_assert_null (call (fixture, &foreign, &error));
      g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL);
    }
}

static void
test_plain_http (void)
{
  Fixture fixture = { 0 };
  g_autoptr(GError) error = NULL;

  fixture_set_up_at (&fixture, "http://api.example.net");
  g_assert_null (call (&fixture, &plain_call, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL);
  fixture_tear_down (&fixture, NULL);
}

static void
test_cancel (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) second_error = NULL;

  liaison_rest_client_call_async (fixture->client, &plain_call, fixture->cancellable,
                                  liaison_test_result_cb, &fixture->result);
  g_cancellable_cancel (fixture->cancellable);
  liaison_test_wait (&fixture->result);
  g_assert_null (liaison_rest_client_call_finish (fixture->client, fixture->result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_assert_null (call (fixture, &plain_call, &second_error));
  g_assert_error (second_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
has_request (gpointer user_data)
{
  Fixture *fixture = user_data;

  return liaison_test_server_get_n_requests (fixture->server) > 0;
}

static void
test_cancel_on_the_way (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  liaison_test_server_answer (fixture->server, 200, NULL, "{}");
  liaison_rest_client_call_async (fixture->client, &plain_call, fixture->cancellable,
                                  liaison_test_result_cb, &fixture->result);
  liaison_test_wait_until (has_request, fixture);
  g_cancellable_cancel (fixture->cancellable);
  liaison_test_wait (&fixture->result);
  g_assert_null (liaison_rest_client_call_finish (fixture->client, fixture->result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_lost_connection (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  for (guint try = 0; try < LIAISON_PATIENCE_TRIES; try++)
    liaison_test_server_answer (fixture->server, 0, NULL, NULL);
  g_assert_null (call (fixture, &plain_call, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == G_IO_ERROR || error->domain == LIAISON_ERROR);
}

static void
test_no_server (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&fixture->server, liaison_test_server_free);
  g_assert_null (call (fixture, &plain_call, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
}

static void
test_too_big (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  liaison_test_server_answer (fixture->server, 200, "Content-Length: 99999999999", "{}");
  g_assert_null (call (fixture, &plain_call, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL);
}

#define ADD(path, test)                                                                            \
  g_test_add ("/rest-client/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("headers", test_headers);
  ADD ("bodies", test_bodies);
  ADD ("big-body", test_big_body);
  ADD ("errors", test_errors);
  ADD ("ids-of-the-answer", test_ids_of_the_answer);
  ADD ("renews-token", test_renews_token);
  ADD ("refused-twice", test_refused_twice);
  ADD ("no-second-factor", test_no_second_factor);
  ADD ("no-second-factor-by-phrase", test_no_second_factor_by_phrase);
  g_test_add_func ("/rest-client/errors-of-graph", test_errors_of_graph);
  g_test_add_func ("/rest-client/demands-claims", test_demands_claims);
  ADD ("huge-error", test_huge_error);
  ADD ("redirect", test_redirect);
  ADD ("foreign-path", test_foreign_path);
  g_test_add_func ("/rest-client/plain-http", test_plain_http);
  ADD ("cancel", test_cancel);
  ADD ("cancel-on-the-way", test_cancel_on_the_way);
  ADD ("lost-connection", test_lost_connection);
  ADD ("no-server", test_no_server);
  ADD ("too-big", test_too_big);

  return g_test_run ();
}
