/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <libsoup/soup.h>
#include <string.h>

#include "auth/liaison-discovery.h"
#include "auth/liaison-oauth.h"
#include "auth/liaison-pkce.h"
#include "auth/liaison-token-request.h"
#include "liaison-test-browser.h"
#include "liaison-test-clock.h"
#include "liaison-test-oidc.h"
#include "liaison-test.h"
#include "model/liaison-error.h"

#define CLIENT_ID LIAISON_TEST_OIDC_CLIENT
#define TENANT LIAISON_TEST_OIDC_TENANT
#define API "https://api.example"
#define API_SCOPE API "/user_impersonation"
#define GRAPH "https://graph.example"
#define GRAPH_SCOPE GRAPH "/User.Read"
#define ALL_SCOPES API_SCOPE " openid profile offline_access"

/* One for all tests. */
static LiaisonTestOidc *provider;

typedef struct
{
  LiaisonTestBrowser *browser;
  LiaisonCloud *cloud;
  LiaisonOauth *oauth;
  SoupSession *session;
  LiaisonDiscovery *discovery;
  LiaisonTestClock *clock;
  GAsyncResult *result;

  char *user_code;
  guint n_questions; /* that the token endpoint is to be asked before the person decides */
} Fixture;

static LiaisonCloud *
make_cloud (const char *base)
{
  const LiaisonCloudSpec spec = { .id = "test",
                                  .name = "Test",
                                  .login_base = base,
                                  .api_base = base,
                                  .api_scope = API_SCOPE,
                                  .graph_base = base,
                                  .graph_scope = GRAPH_SCOPE };

  return liaison_cloud_new (&spec);
}

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  const char *base = liaison_test_oidc_get_base (provider);
  LiaisonOauthSpec spec = { .client_id = CLIENT_ID,
                            .tenant = TENANT,
                            .open_uri = liaison_test_browser_open };

  liaison_test_oidc_turn (provider, "\"reset\": true");
  fixture->browser = liaison_test_browser_new ();
  fixture->cloud = make_cloud (base);
  spec.cloud = fixture->cloud;
  spec.user_data = fixture->browser;
  fixture->oauth = liaison_oauth_new (&spec);
  fixture->session = soup_session_new ();
  fixture->discovery = liaison_discovery_new (fixture->session, base, NULL);
  fixture->clock = liaison_test_clock_new ();
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  liaison_test_browser_wait (fixture->browser);
  g_clear_object (&fixture->result);
  g_assert_finalize_object (g_steal_pointer (&fixture->oauth));
  g_assert_finalize_object (g_steal_pointer (&fixture->cloud));
  g_assert_finalize_object (g_steal_pointer (&fixture->discovery));
  g_clear_object (&fixture->session);
  g_clear_pointer (&fixture->browser, liaison_test_browser_free);
  g_clear_pointer (&fixture->clock, liaison_test_clock_free);
  g_clear_pointer (&fixture->user_code, g_free);
}

static gboolean
finish_sign_in (Fixture *fixture, GError **error)
{
  liaison_test_wait (&fixture->result);
  return liaison_oauth_sign_in_finish (fixture->oauth, fixture->result, error);
}

static void
start_sign_in (Fixture *fixture)
{
  g_clear_object (&fixture->result);
  liaison_oauth_sign_in_async (fixture->oauth, NULL, NULL, liaison_test_result_cb,
                               &fixture->result);
}

static void
sign_in (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  start_sign_in (fixture);
  finish_sign_in (fixture, &error);
  g_assert_no_error (error);
}

static char *
get_token (Fixture *fixture, const char *scope, GError **error)
{
  LiaisonAuthorizer *authorizer = LIAISON_AUTHORIZER (fixture->oauth);
  g_autoptr(GAsyncResult) result = NULL;

  liaison_authorizer_get_token_async (authorizer, scope, NULL, NULL, liaison_test_result_cb,
                                      &result);
  liaison_test_wait (&result);
  return liaison_authorizer_get_token_finish (authorizer, result, error);
}

static void
drop_token (Fixture *fixture, const char *scope)
{
  g_autofree char *token = get_token (fixture, scope, NULL);

  liaison_authorizer_drop_token (LIAISON_AUTHORIZER (fixture->oauth), scope, token);
}

/* The API itself would take the token. */
static void
assert_good (const char *token, const char *api)
{
  g_autofree char *audience = liaison_test_oidc_dup_audience (provider, token);

  g_assert_cmpstr (audience, ==, api);
}

static void
assert_token (Fixture *fixture, const char *scope, const char *api)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *token = get_token (fixture, scope, &error);

  g_assert_no_error (error);
  assert_good (token, api);
}

static void
assert_n_requests (guint expected)
{
  g_assert_cmpuint (liaison_test_oidc_get_n_requests (provider), ==, expected);
}

static void
assert_request (guint n, const char *name, const char *expected)
{
  g_autofree char *value = liaison_test_oidc_dup_request (provider, n, name);

  g_assert_cmpstr (value, ==, expected);
}

static void
assert_sign_in_required (const GError *error, const char *service_code)
{
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED);
  g_assert_cmpstr (liaison_error_get_details (error)->service_code, ==, service_code);
}

static void
assert_is_iris (Fixture *fixture)
{
  const LiaisonIdentity *identity = liaison_oauth_get_identity (fixture->oauth);

  g_assert_nonnull (identity);
  g_assert_cmpstr (identity->tenant_id, ==, TENANT);
  g_assert_cmpstr (identity->user_id, ==, "a40f7d92-3c6b-4e15-8d09-f2b7c5e1a386");
  g_assert_cmpstr (identity->user_name, ==, "Iris Vale");
  g_assert_cmpstr (identity->user_mail, ==, "iris@tarnvale.onmicrosoft.com");
}

static void
test_sign_in (Fixture *fixture, gconstpointer unused)
{
  sign_in (fixture);
  g_assert_cmpuint (liaison_test_browser_wait (fixture->browser), ==, SOUP_STATUS_OK);
  assert_is_iris (fixture);
  assert_n_requests (1);
  assert_request (0, "grant", "authorization_code");

  assert_token (fixture, API_SCOPE, API);
  assert_n_requests (1);
}

/* Any program of this machine can knock. */
static void
test_other_state (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *wrong = NULL;

  liaison_test_browser_hold (fixture->browser);
  start_sign_in (fixture);
  wrong = liaison_test_browser_dup_changed (fixture->browser, "state", "another");

  liaison_test_browser_open (wrong, fixture->browser);
  g_assert_cmpuint (liaison_test_browser_wait (fixture->browser), ==, SOUP_STATUS_NOT_FOUND);
  g_assert_null (fixture->result);
  assert_n_requests (0);

  liaison_test_browser_open (liaison_test_browser_wait_held (fixture->browser), fixture->browser);
  finish_sign_in (fixture, &error);
  g_assert_no_error (error);
  assert_is_iris (fixture);
}

/* RFC 9207: another provider's code is not shown to ours. */
static void
test_other_issuer (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *wrong = NULL;

  liaison_test_browser_hold (fixture->browser);
  start_sign_in (fixture);
  wrong = liaison_test_browser_dup_changed (fixture->browser, "iss",
                                            "https://login.example.net/" TENANT "/v2.0");

  liaison_test_browser_open (wrong, fixture->browser);
  g_assert_false (finish_sign_in (fixture, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL);
  g_assert_null (liaison_oauth_get_identity (fixture->oauth));
  assert_n_requests (0);
}

static void
test_declined (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  liaison_test_oidc_turn (provider, "\"next\": \"deny\"");
  start_sign_in (fixture);
  g_assert_false (finish_sign_in (fixture, &error));
  assert_sign_in_required (error, "access_denied");
  assert_n_requests (0);
}

/* Whoever is known to the provider is asked nothing, unless a second factor is missing. */
static void
test_again (Fixture *fixture, gconstpointer unused)
{
  const LiaisonErrorDetails details = { .http_status = 401, .service_code = (char *) "900421" };
  g_autoptr(GError) reason =
               liaison_error_new (LIAISON_ERROR_SIGN_IN_REQUIRED, &details, "No second factor");
  g_autoptr(GError) error = NULL;

  sign_in (fixture);
  liaison_test_oidc_turn (provider, "\"next\": \"deny\"");
  sign_in (fixture);
  assert_is_iris (fixture);
  assert_token (fixture, API_SCOPE, API);

  g_clear_object (&fixture->result);
  liaison_oauth_sign_in_async (fixture->oauth, reason, NULL, liaison_test_result_cb,
                               &fixture->result);
  g_assert_false (finish_sign_in (fixture, &error));
  assert_sign_in_required (error, "access_denied");

  /* A refusal takes nothing away that was there before. */
  assert_token (fixture, API_SCOPE, API);
}

static void
test_other_person (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  LiaisonTestBrowser *other = liaison_test_browser_new ();
  const LiaisonOauthSpec spec = { .cloud = fixture->cloud,
                                  .client_id = CLIENT_ID,
                                  .tenant = TENANT,
                                  .expected = { .tenant_id = TENANT,
                                                .user_id = "a40f7d92-3c6b-4e15-8d09-f2b7c5e1a386" },
                                  .open_uri = liaison_test_browser_open,
                                  .user_data = other };
  g_autoptr(LiaisonOauth) oauth = liaison_oauth_new (&spec);

  liaison_test_oidc_turn (provider, "\"account\": \"olaf\"");
  liaison_oauth_sign_in_async (oauth, NULL, NULL, liaison_test_result_cb, &fixture->result);
  liaison_test_wait (&fixture->result);
  g_assert_false (liaison_oauth_sign_in_finish (oauth, fixture->result, &error));
  assert_sign_in_required (error, "other_account");

  liaison_test_browser_wait (other);
  g_clear_object (&fixture->result);
  g_assert_finalize_object (g_steal_pointer (&oauth));
  liaison_test_browser_free (other);
}

static const LiaisonEndpoints *
find_endpoints (Fixture *fixture)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  const LiaisonEndpoints *endpoints;

  liaison_discovery_find_async (fixture->discovery, TENANT, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  endpoints = liaison_discovery_find_finish (fixture->discovery, result, &error);
  g_assert_no_error (error);
  return endpoints;
}

/* Redeems the code the browser holds with @verifier. */
static LiaisonTokenAnswer *
redeem (Fixture *fixture, const char *verifier, LiaisonTokenOutcome *outcome, GError **error)
{
  g_autofree char *code = liaison_test_browser_dup_parameter (fixture->browser, "code");
  g_autoptr(GHashTable) form = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GAsyncResult) result = NULL;

  g_hash_table_insert (form, (char *) "client_id", (char *) CLIENT_ID);
  g_hash_table_insert (form, (char *) "grant_type", (char *) "authorization_code");
  g_hash_table_insert (form, (char *) "code", code);
  g_hash_table_insert (form, (char *) "redirect_uri", (char *) "http://localhost:1");
  g_hash_table_insert (form, (char *) "code_verifier", (char *) verifier);
  g_hash_table_insert (form, (char *) "scope", (char *) ALL_SCOPES);
  liaison_token_request_async (fixture->session, find_endpoints (fixture)->token,
                               &liaison_clock_real, form, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  return liaison_token_request_finish (result, outcome, error);
}

/* Our own client never sends a wrong verifier; whoever has stolen the code would. */
static void
test_wrong_verifier (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *right = liaison_pkce_dup_random ();
  g_autofree char *wrong = liaison_pkce_dup_random ();
  g_autofree char *challenge = liaison_pkce_dup_challenge (right);
  g_autofree char *query =
    soup_form_encode ("client_id", CLIENT_ID, "response_type", "code", "redirect_uri",
                      "http://localhost:1", "scope", ALL_SCOPES, "state", "state", "code_challenge",
                      challenge, "code_challenge_method", "S256", NULL);
  g_autofree char *uri = g_strconcat (find_endpoints (fixture)->authorize, "?", query, NULL);
  g_autoptr(LiaisonTokenAnswer) answer = NULL;
  g_autoptr(GError) error = NULL;
  LiaisonTokenOutcome outcome;

  liaison_test_browser_hold (fixture->browser);
  liaison_test_browser_open (uri, fixture->browser);

  g_assert_null (redeem (fixture, wrong, &outcome, &error));
  assert_sign_in_required (error, "invalid_grant");
  g_assert_cmpint (outcome, ==, LIAISON_TOKEN_GRANT_DEAD);
  g_clear_error (&error);

  answer = redeem (fixture, right, &outcome, &error);
  g_assert_no_error (error);
  assert_good (answer->access_token, API);
}

/* A refresh token that is used twice kills the grant, so each must be used once, and each access
 * token must be for the API it was asked for. */
static void
test_refresh (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  sign_in (fixture);
  for (guint i = 0; i < 3; i++)
    {
      assert_token (fixture, GRAPH_SCOPE, GRAPH);
      assert_token (fixture, API_SCOPE, API);
      drop_token (fixture, GRAPH_SCOPE);
      drop_token (fixture, API_SCOPE);
    }

  assert_n_requests (6);
  for (guint i = 1; i < 6; i++)
    {
      assert_request (i, "grant", "refresh_token");
      assert_request (i, "error", NULL);
      g_assert_true (
        g_hash_table_add (seen, liaison_test_oidc_dup_request (provider, i, "refreshToken")));
    }
}

#define N_CALLERS 6

static void
test_parallel (Fixture *fixture, gconstpointer unused)
{
  LiaisonAuthorizer *authorizer = LIAISON_AUTHORIZER (fixture->oauth);
  GAsyncResult *results[N_CALLERS] = { NULL };

  sign_in (fixture);
  drop_token (fixture, API_SCOPE);
  for (guint i = 0; i < N_CALLERS; i++)
    liaison_authorizer_get_token_async (authorizer, i % 2 == 0 ? API_SCOPE : GRAPH_SCOPE, NULL,
                                        NULL, liaison_test_result_cb, &results[i]);
  for (guint i = 0; i < N_CALLERS; i++)
    liaison_test_wait (&results[i]);

  for (guint i = 0; i < N_CALLERS; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *token = liaison_authorizer_get_token_finish (authorizer, results[i], &error);

      g_assert_no_error (error);
      assert_good (token, i % 2 == 0 ? API : GRAPH);
      g_object_unref (results[i]);
    }

  /* The code, and one refresh for each API. */
  assert_n_requests (3);
}

/* Somebody else uses a refresh token of ours: the provider ends the grant, and so must we. */
static void
test_theft (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *stolen = NULL;
  g_autofree char *refusal = NULL;

  sign_in (fixture);
  assert_token (fixture, GRAPH_SCOPE, GRAPH);
  stolen = liaison_test_oidc_dup_request (provider, 1, "refreshToken");
  refusal = liaison_test_oidc_dup_refusal (
    provider, soup_form_encode ("client_id", CLIENT_ID, "grant_type", "refresh_token",
                                "refresh_token", stolen, NULL));
  g_assert_cmpstr (refusal, ==, "invalid_grant");
  drop_token (fixture, GRAPH_SCOPE);
  assert_n_requests (3);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (get_token (fixture, GRAPH_SCOPE, &error));
      g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED);
      if (i == 0)
        assert_sign_in_required (error, "invalid_grant");
    }
  assert_n_requests (4);

  /* The person comes back. */
  sign_in (fixture);
  assert_token (fixture, GRAPH_SCOPE, GRAPH);
}

static void
show_code (const LiaisonDeviceCode *code, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_true (g_str_has_prefix (code->verification_uri, liaison_test_oidc_get_base (provider)));
  g_assert_null (fixture->user_code);
  fixture->user_code = g_strdup (code->user_code);
}

static void
decide (Fixture *fixture, const char *decision)
{
  liaison_test_oidc_turn (provider, "\"device\": \"%s\", \"decision\": \"%s\"", fixture->user_code,
                          decision);
}

static gboolean
code_is_shown (gpointer user_data)
{
  return ((Fixture *) user_data)->user_code != NULL;
}

static gboolean
has_asked_often (gpointer user_data)
{
  return liaison_test_oidc_get_n_requests (provider) >= ((Fixture *) user_data)->n_questions;
}

/* The person decides after the token endpoint was asked @n_questions times. */
static gboolean
sign_in_by_code (Fixture *fixture, guint n_questions, const char *decision, GError **error)
{
  liaison_oauth_sign_in_by_code_async (fixture->oauth, NULL, show_code, fixture, NULL,
                                       liaison_test_result_cb, &fixture->result);
  liaison_test_wait_until (code_is_shown, fixture);
  fixture->n_questions = n_questions;
  liaison_test_wait_until (has_asked_often, fixture);
  decide (fixture, decision);
  return finish_sign_in (fixture, error);
}

/* The only test that waits for the real clock. */
static void
test_code (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  liaison_test_oidc_turn (provider, "\"interval\": 1");
  sign_in_by_code (fixture, 1, "approve", &error);
  g_assert_no_error (error);
  assert_is_iris (fixture);
  assert_n_requests (2);
  assert_request (0, "error", "authorization_pending");
  assert_request (1, "error", NULL);

  assert_token (fixture, API_SCOPE, API);
  assert_token (fixture, GRAPH_SCOPE, GRAPH);
  assert_n_requests (3);
}

static void
test_code_refused (Fixture *fixture, const char *decision, const char *service_code)
{
  g_autoptr(GError) error = NULL;
  guint n_requests;

  liaison_oauth_set_clock (fixture->oauth, &fixture->clock->clock);
  g_assert_false (sign_in_by_code (fixture, 1, decision, &error));
  assert_sign_in_required (error, service_code);
  g_assert_null (liaison_oauth_get_identity (fixture->oauth));

  /* The last word of the provider. */
  n_requests = liaison_test_oidc_get_n_requests (provider);
  assert_request (n_requests - 1, "error", service_code);
}

static void
test_code_declined (Fixture *fixture, gconstpointer unused)
{
  test_code_refused (fixture, "deny", "access_denied");
}

static void
test_code_expired (Fixture *fixture, gconstpointer unused)
{
  test_code_refused (fixture, "expire", "expired_token");
}

/* RFC 8628, section 3.5: five seconds more each time it is said, for all questions to come. */
static void
test_code_slow_down (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  liaison_oauth_set_clock (fixture->oauth, &fixture->clock->clock);
  liaison_test_oidc_turn (provider, "\"slowDown\": 2");
  sign_in_by_code (fixture, 5, "approve", &error);
  g_assert_no_error (error);

  assert_request (0, "error", "slow_down");
  assert_request (1, "error", "slow_down");
  assert_request (2, "error", "authorization_pending");
  assert_request (3, "error", "authorization_pending");
  for (guint i = 0; i < fixture->clock->pauses->len; i++)
    g_assert_cmpint (liaison_test_clock_get_pause (fixture->clock, i), ==,
                     MIN (5000 * (i + 1), 15000));
}

/* Nobody decides, and the provider's clock is far behind ours: it never says that it is too late.
 */
static void
test_code_forgotten (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  liaison_oauth_set_clock (fixture->oauth, &fixture->clock->clock);
  liaison_test_oidc_turn (provider, "\"deviceLife\": 60");
  liaison_oauth_sign_in_by_code_async (fixture->oauth, NULL, show_code, fixture, NULL,
                                       liaison_test_result_cb, &fixture->result);
  g_assert_false (finish_sign_in (fixture, &error));
  assert_sign_in_required (error, "expired_token");
  assert_n_requests (11);
  assert_request (10, "error", "authorization_pending");
}

/* All that our own code says, at any level. */
static GString *messages;

static void
keep_message (const char *domain, GLogLevelFlags level, const char *message, gpointer unused)
{
  if (domain == NULL || g_str_has_prefix (domain, "liaison"))
    g_string_append_printf (messages, "%s\n", message);
  g_log_default_handler (domain, level, message, NULL);
}

static void
test_messages (void)
{
  g_autofree char *issued = liaison_test_oidc_dup_issued (provider);
  g_auto(GStrv) secrets = g_strsplit (g_strchomp (issued), "\n", -1);

  g_debug ("this is kept");
  g_assert_nonnull (strstr (messages->str, "this is kept"));
  for (guint i = 0; secrets[i] != NULL; i++)
    g_assert_null (strstr (messages->str, secrets[i]));
}

#define ADD(path, test)                                                                            \
  g_test_add ("/oidc-provider/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  if (!liaison_test_oidc_is_installed ())
    {
      g_print ("1..0 # SKIP build-aux/install-oidc-provider could not bring one\n");
      return 0;
    }

  messages = g_string_new (NULL);
  g_log_set_default_handler (keep_message, NULL);
  provider = liaison_test_oidc_new ();

  ADD ("sign-in", test_sign_in);
  ADD ("other-state", test_other_state);
  ADD ("other-issuer", test_other_issuer);
  ADD ("declined", test_declined);
  ADD ("again", test_again);
  ADD ("other-person", test_other_person);
  ADD ("wrong-verifier", test_wrong_verifier);
  ADD ("refresh", test_refresh);
  ADD ("parallel", test_parallel);
  ADD ("theft", test_theft);
  ADD ("code", test_code);
  ADD ("code-declined", test_code_declined);
  ADD ("code-expired", test_code_expired);
  ADD ("code-slow-down", test_code_slow_down);
  ADD ("code-forgotten", test_code_forgotten);
  /* The last one, after all that the others have let be issued. */
  g_test_add_func ("/oidc-provider/messages", test_messages);

  status = g_test_run ();
  liaison_test_oidc_free (provider);
  g_string_free (messages, TRUE);
  return status;
}
