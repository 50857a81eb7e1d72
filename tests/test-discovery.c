/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "auth/liaison-browser-sign-in.h"
#include "auth/liaison-discovery.h"
#include "liaison-test-server.h"
#include "liaison-test.h"
#include "model/liaison-error.h"

#define TENANT "5d0c7a34-91be-4f52-8a63-2be7140fd6c1"

typedef struct
{
  LiaisonTestServer *server;
  SoupSession *session;
  LiaisonDiscovery *discovery;
  GAsyncResult *result;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->server = liaison_test_server_new ();
  liaison_test_server_set_undiscovered (fixture->server);
  fixture->session = soup_session_new ();
  fixture->discovery =
    liaison_discovery_new (fixture->session, liaison_test_server_get_base (fixture->server), NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->result);
  g_assert_finalize_object (fixture->discovery);
  g_object_unref (fixture->session);
  liaison_test_server_free (fixture->server);
}

/* A document that names @host where the token endpoint is, or NULL: this server. */
static void
answer_document (Fixture *fixture, const char *host)
{
  const char *base = liaison_test_server_get_base (fixture->server);
  g_autofree char *document = g_strdup_printf (
    "{ \"issuer\": \"%s/{tenantid}/v2.0\", \"authorization_endpoint\": \"%s/authorize\", "
    "\"token_endpoint\": \"%s/token\" }",
    base, base, host != NULL ? host : base);

  liaison_test_server_answer (fixture->server, 200, NULL, document);
}

static void
begin (Fixture *fixture, const char *tenant, GAsyncResult **result)
{
  liaison_discovery_find_async (fixture->discovery, tenant, NULL, liaison_test_result_cb, result);
}

static const LiaisonEndpoints *
find (Fixture *fixture, const char *tenant, GError **error)
{
  g_clear_object (&fixture->result);
  begin (fixture, tenant, &fixture->result);
  liaison_test_wait (&fixture->result);
  return liaison_discovery_find_finish (fixture->discovery, fixture->result, error);
}

static void
test_once (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  const LiaisonEndpoints *endpoints;

  answer_document (fixture, NULL);
  endpoints = find (fixture, "organizations", &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (endpoints->issuer, "/{tenantid}/v2.0"));
  g_assert_true (g_str_has_suffix (endpoints->token, "/token"));
  g_assert_null (endpoints->device);
  g_assert_cmpstr (liaison_test_server_get_target (fixture->server, 0), ==,
                   "/organizations/v2.0/.well-known/openid-configuration");
  g_assert_true (find (fixture, "organizations", NULL) == endpoints);
  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, 1);

  answer_document (fixture, NULL);
  g_assert_true (find (fixture, TENANT, NULL) != endpoints);
  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, 2);
}

/* What the first was given stays when the second answer comes. */
static void
test_at_the_same_time (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GAsyncResult) first = NULL;
  g_autoptr(GAsyncResult) second = NULL;

  answer_document (fixture, NULL);
  answer_document (fixture, NULL);
  begin (fixture, TENANT, &first);
  begin (fixture, TENANT, &second);
  liaison_test_wait (&first);
  liaison_test_wait (&second);
  g_assert_true (liaison_discovery_find_finish (fixture->discovery, first, NULL) ==
                 liaison_discovery_find_finish (fixture->discovery, second, NULL));
}

static void
come_back_nameless_cb (const char *uri, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr(GUri) parsed = g_uri_parse (uri, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr(GHashTable) asked = soup_form_decode (g_uri_get_query (parsed));
  g_autofree char *back =
    g_strdup_printf ("%s/?code=c&state=%s", (char *) g_hash_table_lookup (asked, "redirect_uri"),
                     (char *) g_hash_table_lookup (asked, "state"));
  g_autoptr(SoupMessage) message = soup_message_new (SOUP_METHOD_GET, back);

  soup_session_send_and_read_async (fixture->session, message, G_PRIORITY_DEFAULT, NULL, NULL,
                                    NULL);
}

/* A server that says it names itself in each redirect is not believed when one does not (RFC 9207).
 */
static void
test_names_issuer (Fixture *fixture, gconstpointer unused)
{
  const char *base = liaison_test_server_get_base (fixture->server);
  g_autofree char *document =
    g_strdup_printf ("{ \"issuer\": \"%s/x\", \"authorization_endpoint\": \"%s/authorize\", "
                     "\"token_endpoint\": \"%s/token\", "
                     "\"authorization_response_iss_parameter_supported\": true }",
                     base, base, base);
  LiaisonSignInTerms terms = { .session = fixture->session,
                               .clock = &liaison_clock_real,
                               .client_id = "client",
                               .scope = "scope",
                               .consent_scope = "scope" };
  g_autoptr(LiaisonSignedIn) signed_in = NULL;
  g_autoptr(GError) error = NULL;

  liaison_test_server_answer (fixture->server, 200, NULL, document);
  terms.endpoints = find (fixture, TENANT, &error);
  g_assert_no_error (error);
  g_assert_true (terms.endpoints->names_issuer);

  g_clear_object (&fixture->result);
  liaison_browser_sign_in_async (&terms, come_back_nameless_cb, fixture, NULL,
                                 liaison_test_result_cb, &fixture->result);
  liaison_test_wait (&fixture->result);
  signed_in = liaison_browser_sign_in_finish (fixture->result, &error);
  g_assert_null (signed_in);
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL);
  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, 1);
}

/* What was typed is a part of a path, whatever it holds; the test server tells it decoded. */
static void
test_odd_tenant (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  answer_document (fixture, NULL);
  find (fixture, "x?y#z/\xc3\xa9 @evil.example", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (liaison_test_server_get_target (fixture->server, 0), ==,
                   "/x?y#z/\xc3\xa9 @evil.example/v2.0/.well-known/openid-configuration");
}

static void
assert_fails (Fixture *fixture, int code, const char *service_code)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (find (fixture, TENANT, &error));
  g_assert_error (error, LIAISON_ERROR, code);
  g_assert_cmpstr (liaison_error_get_details (error)->service_code, ==, service_code);
}

/* None of these is remembered. */
static void
test_refused (Fixture *fixture, gconstpointer unused)
{
  liaison_test_server_answer (
    fixture->server, 400, NULL,
    "{ \"error\": \"invalid_tenant\", \"error_description\": \"AADSTS90002: No such tenant\" }");
  assert_fails (fixture, LIAISON_ERROR_SIGN_IN_REQUIRED, "90002");
  liaison_test_server_answer (fixture->server, 503, NULL, "<html></html>");
  assert_fails (fixture, LIAISON_ERROR_UNAVAILABLE, NULL);
  liaison_test_server_answer (fixture->server, 429, NULL, "");
  assert_fails (fixture, LIAISON_ERROR_THROTTLED, NULL);
  liaison_test_server_answer (fixture->server, 302, "Location: https://evil.example/", "");
  assert_fails (fixture, LIAISON_ERROR_PROTOCOL, NULL);
  liaison_test_server_answer (fixture->server, 200, NULL, "no document");
  assert_fails (fixture, LIAISON_ERROR_PROTOCOL, NULL);
  answer_document (fixture, "https://evil.example");
  assert_fails (fixture, LIAISON_ERROR_PROTOCOL, NULL);
  answer_document (fixture, "http://127.0.0.1:1");
  assert_fails (fixture, LIAISON_ERROR_PROTOCOL, NULL);

  answer_document (fixture, NULL);
  g_assert_nonnull (find (fixture, TENANT, NULL));
  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, 8);
}

static void
test_hangs_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 4; i++)
    liaison_test_server_answer (fixture->server, 0, NULL, NULL);
  g_assert_null (find (fixture, TENANT, &error));
  g_assert_true (error->domain != LIAISON_ERROR);
}

#define ADD(path, test) g_test_add ("/discovery/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("once", test_once);
  ADD ("names-issuer", test_names_issuer);
  ADD ("at-the-same-time", test_at_the_same_time);
  ADD ("odd-tenant", test_odd_tenant);
  ADD ("refused", test_refused);
  ADD ("hangs-up", test_hangs_up);

  return g_test_run ();
}
