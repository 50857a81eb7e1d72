/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "liaison-test-authorizer.h"
#include "liaison-test-clock.h"
#include "liaison-test-server.h"
#include "liaison-test.h"
#include "model/liaison-error.h"
#include "service/liaison-rest-client.h"

#define CLAIMS "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"}}}"
#define OTHER_CLAIMS "{\"access_token\":{\"acrs\":{\"essential\":true,\"value\":\"c1\"}}}"

typedef struct
{
  LiaisonTestServer *server;
  LiaisonTestAuthorizer *authorizer;
  LiaisonTestClock *clock;
  LiaisonRestClient *client;
  GAsyncResult *result;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->server = liaison_test_server_new ();
  fixture->authorizer = liaison_test_authorizer_new ();
  fixture->client =
    liaison_rest_client_new (liaison_test_server_get_base (fixture->server),
                             "https://api.example/all", LIAISON_AUTHORIZER (fixture->authorizer));
  fixture->clock = liaison_test_clock_new ();
  liaison_patience_set_clock (liaison_rest_client_get_patience (fixture->client),
                              &fixture->clock->clock);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->result);
  g_assert_finalize_object (fixture->client);
  g_assert_finalize_object (fixture->authorizer);
  liaison_test_clock_free (fixture->clock);
  liaison_test_server_free (fixture->server);
}

static gboolean
call (Fixture *fixture, gboolean optional, GError **error)
{
  const LiaisonRestCall rest_call = { .path = "/v1/customers",
                                      .read = liaison_rest_keep_node,
                                      .free_result = (GDestroyNotify) json_node_unref,
                                      .optional = optional };
  g_autoptr(JsonNode) node = NULL;

  g_clear_object (&fixture->result);
  liaison_rest_client_call_async (fixture->client, &rest_call, NULL, liaison_test_result_cb,
                                  &fixture->result);
  liaison_test_wait (&fixture->result);
  node = liaison_rest_client_call_finish (fixture->client, fixture->result, error);
  return node != NULL;
}

static void
assert_succeeds (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  call (fixture, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (liaison_test_authorizer_get_n_reports (fixture->authorizer), ==, 0);
}

static void
challenge (Fixture *fixture, guint status, const char *claims)
{
  g_autofree char *encoded = g_base64_encode ((const guchar *) claims, strlen (claims));
  g_autofree char *header =
    g_strdup_printf ("WWW-Authenticate: Bearer realm=\"\", error=\"insufficient_claims\", "
                     "authorization_uri=\"https://evil.example/\", claims=\"%s\"",
                     encoded);

  liaison_test_server_answer (fixture->server, status, header, "");
}

static void
succeed (Fixture *fixture)
{
  liaison_test_server_answer (fixture->server, 200, NULL, "{}");
}

static void
assert_counts (Fixture *fixture, guint n_requests, guint n_tokens)
{
  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, n_requests);
  g_assert_cmpuint (liaison_test_authorizer_get_n_asked (fixture->authorizer), ==, n_tokens);
}

static void
assert_claims (Fixture *fixture, guint n, const char *expected)
{
  g_assert_cmpstr (liaison_test_authorizer_get_claims (fixture->authorizer, n), ==, expected);
}

static GError *
make_trouble (guint status)
{
  const LiaisonErrorDetails details = { .http_status = status,
                                        .service_code = (char *) "temporarily_unavailable" };

  return liaison_error_new (LIAISON_ERROR_UNAVAILABLE, &details, "Out of order");
}

static void
test_challenged (Fixture *fixture, gconstpointer status)
{
  challenge (fixture, GPOINTER_TO_UINT (status), CLAIMS);
  succeed (fixture);
  assert_succeeds (fixture);

  assert_counts (fixture, 2, 2);
  assert_claims (fixture, 0, "");
  assert_claims (fixture, 1, CLAIMS);
  g_assert_cmpuint (liaison_test_authorizer_get_n_dropped (fixture->authorizer), ==, 1);
  g_assert_cmpstr (liaison_test_server_get_header (fixture->server, 1, "Authorization"), ==,
                   "Bearer token-2");
  g_assert_cmpuint (fixture->clock->pauses->len, ==, 0);

  /* The next call asks for nothing special. */
  succeed (fixture);
  assert_succeeds (fixture);
  assert_claims (fixture, 2, "");
}

/* A token too old, and then a challenge. */
static void
test_both (Fixture *fixture, gconstpointer unused)
{
  liaison_test_server_answer (fixture->server, 401, NULL, "");
  challenge (fixture, 401, CLAIMS);
  succeed (fixture);
  assert_succeeds (fixture);
  assert_counts (fixture, 3, 3);
  assert_claims (fixture, 1, "");
  assert_claims (fixture, 2, CLAIMS);
}

static void
test_challenged_again (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  const GError *reported;

  challenge (fixture, 401, CLAIMS);
  challenge (fixture, 401, OTHER_CLAIMS);
  g_assert_false (call (fixture, FALSE, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED);
  g_assert_cmpstr (liaison_error_get_details (error)->claims, ==, OTHER_CLAIMS);
  assert_counts (fixture, 2, 2);

  g_assert_cmpuint (liaison_test_authorizer_get_n_reports (fixture->authorizer), ==, 1);
  reported = liaison_test_authorizer_get_report (fixture->authorizer, 0);
  g_assert_error (reported, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED);
  g_assert_cmpstr (liaison_error_get_details (reported)->claims, ==, OTHER_CLAIMS);
}

/* No token satisfies the claims without the person. */
static void
test_token_refused (Fixture *fixture, gconstpointer unused)
{
  const LiaisonErrorDetails details = { .service_code = (char *) "interaction_required",
                                        .claims = (char *) CLAIMS };
  g_autoptr(GError) error = NULL;

  liaison_test_authorizer_fail_next (fixture->authorizer, make_trouble (503));
  liaison_test_authorizer_fail_next (
    fixture->authorizer, liaison_error_new (LIAISON_ERROR_SIGN_IN_REQUIRED, &details, "Refused"));
  g_assert_false (call (fixture, FALSE, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED);
  g_assert_cmpstr (liaison_error_get_details (error)->claims, ==, CLAIMS);
  assert_counts (fixture, 0, 2);
  g_assert_cmpuint (liaison_test_authorizer_get_n_reports (fixture->authorizer), ==, 1);
}

/* The sign-in service, or the network, has a bad moment. */
static void
test_token_trouble (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  liaison_test_authorizer_fail_next (fixture->authorizer, make_trouble (400));
  liaison_test_authorizer_fail_next (
    fixture->authorizer, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED, "Lost"));
  succeed (fixture);
  assert_succeeds (fixture);
  assert_counts (fixture, 1, 3);
  g_assert_cmpuint (fixture->clock->pauses->len, ==, 2);

  for (guint i = 0; i < LIAISON_PATIENCE_TRIES; i++)
    liaison_test_authorizer_fail_next (fixture->authorizer, make_trouble (500));
  g_assert_false (call (fixture, FALSE, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_UNAVAILABLE);
  assert_counts (fixture, 1, 3 + LIAISON_PATIENCE_TRIES);
  g_assert_cmpuint (liaison_test_authorizer_get_n_reports (fixture->authorizer), ==, 0);
}

/* The claims are not forgotten while a try is repeated. */
static void
test_setback_amid_challenge (Fixture *fixture, gconstpointer unused)
{
  challenge (fixture, 401, CLAIMS);
  liaison_test_server_answer (fixture->server, 503, NULL, "");
  succeed (fixture);
  assert_succeeds (fixture);
  assert_counts (fixture, 3, 3);
  assert_claims (fixture, 1, CLAIMS);
  assert_claims (fixture, 2, CLAIMS);
}

static void
test_reports (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  /* What nobody needs bothers nobody. */
  for (guint i = 0; i < 2; i++)
    liaison_test_server_answer (fixture->server, 401, NULL, "");
  g_assert_false (call (fixture, TRUE, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED);
  g_assert_cmpuint (liaison_test_authorizer_get_n_reports (fixture->authorizer), ==, 0);

  g_clear_error (&error);
  for (guint i = 0; i < 2; i++)
    liaison_test_server_answer (fixture->server, 401, NULL, "");
  g_assert_false (call (fixture, FALSE, &error));
  g_assert_cmpuint (liaison_test_authorizer_get_n_reports (fixture->authorizer), ==, 1);

  /* Not what the person cannot mend by signing in. */
  g_clear_error (&error);
  liaison_test_server_answer (fixture->server, 403, NULL, "");
  g_assert_false (call (fixture, FALSE, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_FORBIDDEN);
  g_assert_cmpuint (liaison_test_authorizer_get_n_reports (fixture->authorizer), ==, 1);
}

#define ADD(path, test) g_test_add ("/rest-claims/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/rest-claims/challenged-401", Fixture, GUINT_TO_POINTER (401), set_up,
              test_challenged, tear_down);
  g_test_add ("/rest-claims/challenged-403", Fixture, GUINT_TO_POINTER (403), set_up,
              test_challenged, tear_down);
  ADD ("both", test_both);
  ADD ("challenged-again", test_challenged_again);
  ADD ("token-refused", test_token_refused);
  ADD ("token-trouble", test_token_trouble);
  ADD ("setback-amid-challenge", test_setback_amid_challenge);
  ADD ("reports", test_reports);

  return g_test_run ();
}
