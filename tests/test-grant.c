/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "auth/liaison-grant.h"
#include "liaison-test-clock.h"
#include "liaison-test-safe.h"
#include "liaison-test-server.h"
#include "liaison-test.h"
#include "model/liaison-error.h"

#define ACCOUNT "the-account"
#define SCOPE "https://api.example/user_impersonation"
#define GRAPH_SCOPE "https://graph.example/User.Read"
#define TENANT "5d0c7a34-91be-4f52-8a63-2be7140fd6c1"
#define CLAIMS_A "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1\"}}}"
#define CLAIMS_B "{\"access_token\":{\"acrs\":{\"essential\":true,\"value\":\"c2\"}}}"
#define KEEP_DEADLINE (30 * G_USEC_PER_SEC)
#define REST_DEADLINE (5 * G_USEC_PER_SEC)

#define REFRESH(n) "sbx-secret.refresh-" #n
#define ACCESS(n) "sbx-secret.access-" #n

typedef struct
{
  LiaisonTestServer *server;
  LiaisonTestClock *clock;
  SoupSession *session;
  LiaisonDiscovery *discovery;
  LiaisonSecretStore *store;
  LiaisonGrant *grant;
  guint n_notified; /* of "unkept" */
} Fixture;

static void
notified_cb (Fixture *fixture)
{
  fixture->n_notified++;
}

/* Patience with a key ring, and at the end, is over at once; with a server never. */
static GSource *
new_deadline (gint64 duration, gpointer user_data)
{
  LiaisonTestClock *clock = user_data;
  GSource *source = g_timeout_source_new (0);

  if (!clock->hurries || (duration != KEEP_DEADLINE && duration != REST_DEADLINE))
    g_source_set_ready_time (source, -1);
  return source;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  liaison_test_safe_reset ();
  fixture->server = liaison_test_server_new ();
  fixture->clock = liaison_test_clock_new ();
  fixture->clock->clock.new_deadline = new_deadline;
  fixture->session = soup_session_new ();
  fixture->discovery =
    liaison_discovery_new (fixture->session, liaison_test_server_get_base (fixture->server), NULL);
  fixture->store = liaison_secret_store_new (ACCOUNT, "global", "label");
  fixture->grant =
    liaison_grant_new (fixture->session, fixture->discovery, TENANT, "client", REFRESH (1));
  liaison_grant_set_clock (fixture->grant, &fixture->clock->clock);
  liaison_grant_set_store (fixture->grant, fixture->store);
  liaison_test_safe_put (ACCOUNT, REFRESH (1));
  g_signal_connect_swapped (fixture->grant, "notify::unkept", G_CALLBACK (notified_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->grant);
  g_assert_finalize_object (fixture->discovery);
  g_assert_finalize_object (fixture->store);
  g_object_unref (fixture->session);
  liaison_test_clock_free (fixture->clock);
  liaison_test_server_free (fixture->server);
}

static void
answer_tokens (Fixture *fixture, const char *access, const char *refresh)
{
  g_autofree char *body = g_strdup_printf (
    "{ \"token_type\": \"Bearer\", \"expires_in\": 3600, \"access_token\": \"%s\"%s%s%s }", access,
    refresh != NULL ? ", \"refresh_token\": \"" : "", refresh != NULL ? refresh : "",
    refresh != NULL ? "\"" : "");

  liaison_test_server_answer (fixture->server, 200, NULL, body);
}

static void
ask (Fixture *fixture, const char *scope, const char *claims, GAsyncResult **result)
{
  liaison_grant_get_token_async (fixture->grant, scope, claims, NULL, liaison_test_result_cb,
                                 result);
}

static char *
take (Fixture *fixture, GAsyncResult **result, GError **error)
{
  char *token;

  liaison_test_wait (result);
  token = liaison_grant_get_token_finish (fixture->grant, *result, error);
  g_clear_object (result);
  return token;
}

static void
assert_takes (Fixture *fixture, GAsyncResult **result, const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *token = take (fixture, result, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (token, ==, expected);
}

static void
assert_gives (Fixture *fixture, const char *scope, const char *claims, const char *expected)
{
  GAsyncResult *result = NULL;

  ask (fixture, scope, claims, &result);
  assert_takes (fixture, &result, expected);
}

/* Transfer full. */
static GError *
assert_refused (Fixture *fixture, const char *scope, const char *claims, int code)
{
  GAsyncResult *result = NULL;
  GError *error = NULL;

  ask (fixture, scope, claims, &result);
  g_assert_null (take (fixture, &result, &error));
  g_assert_error (error, LIAISON_ERROR, code);
  return error;
}

static const char *
get_field (Fixture *fixture, guint n, const char *name)
{
  return liaison_test_server_get_field (fixture->server, n, name);
}

static gboolean
was_asked_to_keep (gpointer n)
{
  return liaison_test_safe_get_n_stores () >= GPOINTER_TO_UINT (n);
}

static void
wait_for_stores (guint n)
{
  liaison_test_wait_until (was_asked_to_keep, GUINT_TO_POINTER (n));
}

static void
turn_loop (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The server may not take the old one any more: the new one is safe before anybody goes on. */
static void
test_keeps_first (Fixture *fixture, gconstpointer unused)
{
  GAsyncResult *result = NULL;

  answer_tokens (fixture, ACCESS (1), REFRESH (2));
  liaison_test_safe_set_silent (TRUE);
  ask (fixture, SCOPE, NULL, &result);
  wait_for_stores (1);
  g_assert_cmpstr (liaison_test_safe_get (ACCOUNT), ==, REFRESH (2));
  turn_loop ();
  g_assert_null (result);

  liaison_test_safe_set_silent (FALSE);
  assert_takes (fixture, &result, ACCESS (1));
  g_assert_null (liaison_grant_get_keep_error (fixture->grant));

  answer_tokens (fixture, ACCESS (2), NULL);
  assert_gives (fixture, GRAPH_SCOPE, NULL, ACCESS (2));
  g_assert_cmpstr (get_field (fixture, 1, "refresh_token"), ==, REFRESH (2));
  g_assert_cmpuint (liaison_test_safe_get_n_stores (), ==, 1);
  g_assert_cmpuint (fixture->n_notified, ==, 0);
}

/* Whoever refused a key ring is not asked with every token that comes; only when they say so. */
static void
test_unkept (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  guint n_stores;

  liaison_test_safe_set_broken (TRUE);
  answer_tokens (fixture, ACCESS (1), REFRESH (2));
  assert_gives (fixture, SCOPE, NULL, ACCESS (1));
  g_assert_error (liaison_grant_get_keep_error (fixture->grant), LIAISON_ERROR,
                  LIAISON_ERROR_NO_KEY_RING);
  g_assert_cmpuint (fixture->n_notified, ==, 1);

  answer_tokens (fixture, ACCESS (2), REFRESH (3));
  assert_gives (fixture, GRAPH_SCOPE, NULL, ACCESS (2));
  g_assert_nonnull (liaison_grant_get_keep_error (fixture->grant));
  g_assert_cmpuint (fixture->n_notified, ==, 1);

  liaison_test_safe_set_broken (FALSE);
  n_stores = liaison_test_safe_get_n_stores ();
  liaison_grant_drop_token (fixture->grant, SCOPE, ACCESS (1));
  answer_tokens (fixture, ACCESS (3), REFRESH (4));
  assert_gives (fixture, SCOPE, NULL, ACCESS (3));
  g_assert_nonnull (liaison_grant_get_keep_error (fixture->grant));
  g_assert_cmpuint (liaison_test_safe_get_n_stores (), ==, n_stores);

  liaison_grant_keep_async (fixture->grant, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_true (liaison_grant_keep_finish (fixture->grant, result, &error));
  g_assert_no_error (error);
  g_assert_null (liaison_grant_get_keep_error (fixture->grant));
  g_assert_cmpuint (fixture->n_notified, ==, 2);
  g_assert_cmpstr (liaison_test_safe_get (ACCOUNT), ==, REFRESH (4));
}

static gboolean
is_kept (gpointer grant)
{
  return liaison_grant_get_keep_error (grant) == NULL;
}

/* A dialog of the key ring's that stays open for hours holds nobody up. */
static void
test_deadline (Fixture *fixture, gconstpointer unused)
{
  fixture->clock->hurries = TRUE;
  liaison_test_safe_set_silent (TRUE);
  answer_tokens (fixture, ACCESS (1), REFRESH (2));
  assert_gives (fixture, SCOPE, NULL, ACCESS (1));
  g_assert_error (liaison_grant_get_keep_error (fixture->grant), LIAISON_ERROR,
                  LIAISON_ERROR_NO_KEY_RING);

  /* Another refresh meanwhile waits behind the first to be kept. */
  answer_tokens (fixture, ACCESS (2), REFRESH (3));
  assert_gives (fixture, GRAPH_SCOPE, NULL, ACCESS (2));
  g_assert_cmpuint (liaison_test_safe_get_n_stores (), ==, 1);

  liaison_test_safe_set_silent (FALSE);
  wait_for_stores (2);
  liaison_test_wait_until (is_kept, fixture->grant);
  turn_loop ();
  g_assert_cmpstr (liaison_test_safe_get (ACCOUNT), ==, REFRESH (3));
}

static void
test_dead (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) again = NULL;
  GAsyncResult *waiting = NULL;

  liaison_test_server_answer (fixture->server, 400, NULL,
                              "{ \"error\": \"invalid_grant\", \"error_codes\": [ 50173 ] }");
  ask (fixture, GRAPH_SCOPE, NULL, &waiting);
  error = assert_refused (fixture, SCOPE, NULL, LIAISON_ERROR_SIGN_IN_REQUIRED);
  g_assert_cmpstr (liaison_error_get_details (error)->service_code, ==, "50173");
  g_assert_null (take (fixture, &waiting, &again));
  g_assert_error (again, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED);
  turn_loop ();
  g_assert_null (liaison_test_safe_get (ACCOUNT));

  /* It is not sent twice, and whoever comes later hears why. */
  g_clear_error (&again);
  again = assert_refused (fixture, SCOPE, NULL, LIAISON_ERROR_SIGN_IN_REQUIRED);
  g_assert_cmpstr (liaison_error_get_details (again)->service_code, ==, "50173");
  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_claims (Fixture *fixture, gconstpointer unused)
{
  answer_tokens (fixture, ACCESS (1), NULL);
  assert_gives (fixture, SCOPE, NULL, ACCESS (1));
  g_assert_null (get_field (fixture, 0, "claims"));

  /* The token that is there does not satisfy them; the new one is as good as any. */
  answer_tokens (fixture, ACCESS (2), REFRESH (2));
  assert_gives (fixture, SCOPE, CLAIMS_A, ACCESS (2));
  g_assert_cmpstr (get_field (fixture, 1, "claims"), ==, CLAIMS_A);
  g_assert_cmpstr (get_field (fixture, 1, "scope"), ==, SCOPE " openid profile offline_access");
  assert_gives (fixture, SCOPE, NULL, ACCESS (2));
  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, 2);
}

/* Claims that cannot be satisfied silently say nothing of the refresh token. */
static void
test_claims_refused (Fixture *fixture, gconstpointer unused)
{
  static const char *const bodies[] = { "{ \"error\": \"interaction_required\" }",
                                        "{ \"error\": \"invalid_grant\" }" };
  g_autoptr(GError) own = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr(GError) error = NULL;

      liaison_test_server_answer (fixture->server, 400, NULL, bodies[i]);
      error = assert_refused (fixture, SCOPE, CLAIMS_A, LIAISON_ERROR_SIGN_IN_REQUIRED);
      g_assert_cmpstr (liaison_error_get_details (error)->claims, ==, CLAIMS_A);
      g_assert_cmpstr (liaison_test_safe_get (ACCOUNT), ==, REFRESH (1));
    }

  /* The service's own win. */
  liaison_test_server_answer (
    fixture->server, 400, NULL,
    "{ \"error\": \"interaction_required\", \"claims\": \"{\\\"access_token\\\":{}}\" }");
  own = assert_refused (fixture, SCOPE, CLAIMS_A, LIAISON_ERROR_SIGN_IN_REQUIRED);
  g_assert_cmpstr (liaison_error_get_details (own)->claims, ==, "{\"access_token\":{}}");

  answer_tokens (fixture, ACCESS (1), NULL);
  assert_gives (fixture, SCOPE, NULL, ACCESS (1));
  g_assert_cmpstr (get_field (fixture, 3, "refresh_token"), ==, REFRESH (1));
}

/* Whoever has no claims is content with any token; equal claims share one refresh. */
static void
test_waiters (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *claims;
    const char *token;
  } callers[] = { { NULL, ACCESS (1) },
                  { CLAIMS_A, ACCESS (2) },
                  { NULL, ACCESS (1) },
                  { CLAIMS_A, ACCESS (2) },
                  { CLAIMS_B, ACCESS (3) } };
  GAsyncResult *results[G_N_ELEMENTS (callers)] = { NULL };
  GAsyncResult *first = NULL;
  GAsyncResult *second = NULL;

  answer_tokens (fixture, ACCESS (1), REFRESH (2));
  answer_tokens (fixture, ACCESS (2), REFRESH (3));
  answer_tokens (fixture, ACCESS (3), REFRESH (4));
  for (guint i = 0; i < G_N_ELEMENTS (callers); i++)
    ask (fixture, SCOPE, callers[i].claims, &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (callers); i++)
    assert_takes (fixture, &results[i], callers[i].token);
  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, 3);
  g_assert_null (get_field (fixture, 0, "claims"));
  g_assert_cmpstr (get_field (fixture, 1, "claims"), ==, CLAIMS_A);
  g_assert_cmpstr (get_field (fixture, 2, "claims"), ==, CLAIMS_B);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *expected = g_strdup_printf ("sbx-secret.refresh-%u", i + 1);

      g_assert_cmpstr (get_field (fixture, i, "refresh_token"), ==, expected);
    }

  /* One whose claims are refreshed for serves the other. */
  liaison_grant_drop_token (fixture->grant, SCOPE, ACCESS (3));
  answer_tokens (fixture, ACCESS (4), NULL);
  ask (fixture, SCOPE, CLAIMS_A, &first);
  ask (fixture, SCOPE, NULL, &second);
  assert_takes (fixture, &first, ACCESS (4));
  assert_takes (fixture, &second, ACCESS (4));
  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, 4);
}

static gboolean
was_asked (gpointer server)
{
  return liaison_test_server_get_n_requests (server) > 0;
}

/* Whoever leaves does not take the server's new refresh token along. */
static void
test_cancel (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  answer_tokens (fixture, ACCESS (1), REFRESH (2));
  liaison_test_server_hold_next (fixture->server);
  liaison_grant_get_token_async (fixture->grant, SCOPE, NULL, cancellable, liaison_test_result_cb,
                                 &result);
  liaison_test_wait_until (was_asked, fixture->server);
  g_cancellable_cancel (cancellable);
  liaison_test_wait (&result);
  g_assert_null (liaison_grant_get_token_finish (fixture->grant, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  liaison_test_server_release (fixture->server);
  wait_for_stores (1);
  turn_loop ();
  g_assert_cmpstr (liaison_test_safe_get (ACCOUNT), ==, REFRESH (2));
  assert_gives (fixture, SCOPE, NULL, ACCESS (1));
  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, 1);
}

static void
rest (Fixture *fixture, GAsyncResult **result)
{
  liaison_grant_return_at_rest (fixture->grant,
                                g_task_new (fixture->grant, NULL, liaison_test_result_cb, result));
}

/* Asks, leaves and rests. */
static void
leave (Fixture *fixture, GAsyncResult **result)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) left = NULL;

  liaison_test_server_hold_next (fixture->server);
  liaison_grant_get_token_async (fixture->grant, SCOPE, NULL, cancellable, liaison_test_result_cb,
                                 &left);
  liaison_test_wait_until (was_asked, fixture->server);
  g_cancellable_cancel (cancellable);
  liaison_test_wait (&left);
  rest (fixture, result);
}

/* Whoever ends the program waits for the token that is on its way, but not for ever. */
static void
test_rest (Fixture *fixture, gconstpointer unused)
{
  GAsyncResult *result = NULL;

  rest (fixture, &result);
  liaison_test_wait (&result);
  g_assert_true (g_task_propagate_boolean (G_TASK (result), NULL));
  g_clear_object (&result);

  answer_tokens (fixture, ACCESS (1), REFRESH (2));
  leave (fixture, &result);
  turn_loop ();
  g_assert_null (result);
  liaison_test_server_release (fixture->server);
  liaison_test_wait (&result);
  g_assert_true (g_task_propagate_boolean (G_TASK (result), NULL));
  g_assert_cmpstr (liaison_test_safe_get (ACCOUNT), ==, REFRESH (2));
  g_clear_object (&result);
}

static void
test_rest_deadline (Fixture *fixture, gconstpointer unused)
{
  GAsyncResult *result = NULL;

  fixture->clock->hurries = TRUE;
  answer_tokens (fixture, ACCESS (1), NULL);
  leave (fixture, &result);
  liaison_test_wait (&result);
  g_assert_true (g_task_propagate_boolean (G_TASK (result), NULL));
  g_clear_object (&result);
  liaison_test_server_release (fixture->server);
  assert_gives (fixture, SCOPE, NULL, ACCESS (1));
}

/* Nothing about the tenant, whatever it is, touches the refresh token. */
static void
test_no_endpoints (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) unknown = NULL;
  g_autoptr(GError) away = NULL;

  liaison_test_server_set_undiscovered (fixture->server);
  liaison_test_server_answer (
    fixture->server, 400, NULL,
    "{ \"error\": \"invalid_tenant\", \"error_description\": \"AADSTS90002: No such tenant\" }");
  unknown = assert_refused (fixture, SCOPE, NULL, LIAISON_ERROR_SIGN_IN_REQUIRED);
  g_assert_cmpstr (liaison_error_get_details (unknown)->service_code, ==, "90002");
  liaison_test_server_answer (fixture->server, 503, NULL, "");
  away = assert_refused (fixture, SCOPE, NULL, LIAISON_ERROR_UNAVAILABLE);
  g_assert_cmpstr (liaison_test_safe_get (ACCOUNT), ==, REFRESH (1));
}

static void
test_without_store (Fixture *fixture, gconstpointer unused)
{
  liaison_grant_set_store (fixture->grant, NULL);
  answer_tokens (fixture, ACCESS (1), REFRESH (2));
  assert_gives (fixture, SCOPE, NULL, ACCESS (1));
  g_assert_null (liaison_grant_get_keep_error (fixture->grant));
  g_assert_cmpuint (liaison_test_safe_get_n_stores (), ==, 0);
}

#define ADD(path, test) g_test_add ("/grant/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  liaison_test_safe_init ();

  ADD ("keeps-first", test_keeps_first);
  ADD ("unkept", test_unkept);
  ADD ("deadline", test_deadline);
  ADD ("dead", test_dead);
  ADD ("claims", test_claims);
  ADD ("claims-refused", test_claims_refused);
  ADD ("waiters", test_waiters);
  ADD ("cancel", test_cancel);
  ADD ("rest", test_rest);
  ADD ("rest-deadline", test_rest_deadline);
  ADD ("no-endpoints", test_no_endpoints);
  ADD ("without-store", test_without_store);

  return g_test_run ();
}
