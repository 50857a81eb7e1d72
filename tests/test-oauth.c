/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "auth/liaison-oauth-redirect.h"
#include "auth/liaison-oauth.h"
#include "auth/liaison-pkce.h"
#include "liaison-test-authorizer.h"
#include "liaison-test-safe.h"
#include "liaison-test-server.h"
#include "liaison-test.h"
#include "model/liaison-error.h"

#define CLIENT_ID "11111111-2222-4333-8444-555555555555"
#define TENANT "5d0c7a34-91be-4f52-8a63-2be7140fd6c1"
#define SCOPE "https://api.example/user_impersonation"
#define GRAPH_SCOPE "https://graph.example/User.Read"

/* What the sign-in page and the token endpoint are to do wrong; NULL: all is right. */
typedef struct
{
  const char *redirect_query; /* instead of the right code and state; "%s": the state */
  const char *audience;
  const char *nonce;
  const char *issuer;
  const char *tenant;
  const char *user;
  gint64 expires_at; /* of the id token; 0: in an hour */
  gint64 expires_in;
  gboolean wrong_first; /* a request with a wrong state comes before the right one */
} Script;

typedef struct
{
  LiaisonTestServer *server;
  LiaisonCloud *cloud;
  LiaisonOauth *oauth;
  GCancellable *cancellable;
  GAsyncResult *result;

  Script script;
  SoupSession *browser;
  GHashTable *asked; /* the parameters of the authorize address */
  char *asked_path;
  guint n_pages; /* answers the browser still waits for */
} Fixture;

static void
page_shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr(GBytes) page = NULL;
  SoupMessage *message = soup_session_get_async_result_message (SOUP_SESSION (source), result);
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  page = soup_session_send_and_read_finish (SOUP_SESSION (source), result, NULL);
  if (page != NULL)
    {
      g_autofree char *text = g_strndup (g_bytes_get_data (page, NULL), g_bytes_get_size (page));

      g_assert_cmpstr (soup_message_headers_get_one (headers, "Content-Security-Policy"), ==,
                       "default-src 'none'");
      g_assert_cmpstr (soup_message_headers_get_one (headers, "Cache-Control"), ==, "no-store");
      g_assert_cmpstr (soup_message_headers_get_one (headers, "Referrer-Policy"), ==,
                       "no-referrer");
      g_assert_null (strstr (text, "sbx-secret.the-code"));
      g_assert_null (strstr (text, "<script"));
    }
  fixture->n_pages--;
}

static gboolean
has_no_pages (gpointer user_data)
{
  return ((Fixture *) user_data)->n_pages == 0;
}

static void
browse (Fixture *fixture, const char *method, const char *uri, const char *host)
{
  g_autoptr(SoupMessage) message = soup_message_new (method, uri);

  if (host != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (message), "Host", host);
  fixture->n_pages++;
  soup_session_send_and_read_async (fixture->browser, message, G_PRIORITY_DEFAULT, NULL,
                                    page_shown_cb, fixture);
}

static char *
make_id_token (Fixture *fixture)
{
  const Script *script = &fixture->script;
  const char *tenant = script->tenant != NULL ? script->tenant : TENANT;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *issuer =
    g_strdup_printf ("%s/%s/v2.0", liaison_test_server_get_base (fixture->server), tenant);
  g_autofree char *claims = g_strdup_printf (
    "{ \"aud\": \"%s\", \"iss\": \"%s\", \"exp\": %" G_GINT64_FORMAT ", \"nonce\": \"%s\", "
    "\"tid\": \"%s\", \"oid\": \"%s\", \"name\": \"Iris Vale\", "
    "\"preferred_username\": \"iris@tarnvale.onmicrosoft.com\" }",
    script->audience != NULL ? script->audience : CLIENT_ID,
    script->issuer != NULL ? script->issuer : issuer,
    script->expires_at != 0 ? script->expires_at : now + 3600,
    script->nonce != NULL ? script->nonce
                          : (const char *) g_hash_table_lookup (fixture->asked, "nonce"),
    tenant, script->user != NULL ? script->user : "a40f7d92-3c6b-4e15-8d09-f2b7c5e1a386");
  g_autofree char *encoded = g_base64_encode ((const guchar *) claims, strlen (claims));

  g_strdelimit (encoded, "+", '-');
  g_strdelimit (encoded, "/", '_');
  encoded[strcspn (encoded, "=")] = '\0';
  return g_strdup_printf ("e30.%s.c2ln", encoded);
}

static void
queue_tokens (Fixture *fixture)
{
  g_autofree char *id_token = make_id_token (fixture);
  g_autofree char *body =
    g_strdup_printf ("{ \"token_type\": \"bearer\", \"expires_in\": \"%" G_GINT64_FORMAT "\", "
                     "\"access_token\": \"sbx-secret.access-1\", \"refresh_token\": "
                     "\"sbx-secret.refresh-1\", \"id_token\": \"%s\" }",
                     fixture->script.expires_in, id_token);

  liaison_test_server_answer (fixture->server, 200, NULL, body);
}

/* The person's part: signs in, and the page sends the browser back. */
static void
open_uri (const char *uri, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr(GUri) parsed = g_uri_parse (uri, SOUP_HTTP_URI_FLAGS, NULL);
  const char *redirect_uri;
  const char *state;
  g_autofree char *query = NULL;
  g_autofree char *back = NULL;

  g_clear_pointer (&fixture->asked, g_hash_table_unref);
  fixture->asked = soup_form_decode (g_uri_get_query (parsed));
  g_free (fixture->asked_path);
  fixture->asked_path = g_strdup (g_uri_get_path (parsed));
  redirect_uri = g_hash_table_lookup (fixture->asked, "redirect_uri");
  state = g_hash_table_lookup (fixture->asked, "state");

  if (fixture->script.wrong_first)
    {
      g_autofree char *root = g_strconcat (redirect_uri, "/", NULL);
      g_autofree char *icon = g_strconcat (redirect_uri, "/favicon.ico", NULL);
      g_autofree char *wrong = g_strconcat (redirect_uri, "/?code=evil&state=evil", NULL);
      g_autofree char *right = g_strconcat (redirect_uri, "/?code=evil&state=", state, NULL);
      g_autofree char *elsewhere = g_strconcat (redirect_uri, "/x?code=evil&state=", state, NULL);

      browse (fixture, "GET", icon, NULL);
      browse (fixture, "GET", root, NULL);
      browse (fixture, "GET", wrong, NULL);
      browse (fixture, "GET", elsewhere, NULL);
      browse (fixture, "POST", right, NULL);
      browse (fixture, "GET", right, "rebound.example");
      liaison_test_wait_until (has_no_pages, fixture);
    }

  queue_tokens (fixture);
  if (fixture->script.redirect_query != NULL)
    {
      g_auto(GStrv) parts = g_strsplit (fixture->script.redirect_query, "%s", 2);

      query = g_strjoinv (state, parts);
    }
  else
    query = g_strconcat ("code=sbx-secret.the-code&session_state=x&state=", state, NULL);
  back = g_strconcat (redirect_uri, "/?", query, NULL);
  browse (fixture, "GET", back, NULL);
}

static LiaisonOauth *
make_oauth (LiaisonCloud *cloud, LiaisonOpenUriFunc open, gpointer user_data)
{
  const LiaisonOauthSpec spec = { .cloud = cloud,
                                  .client_id = CLIENT_ID,
                                  .tenant = "organizations",
                                  .open_uri = open,
                                  .user_data = user_data };

  return liaison_oauth_new (&spec);
}

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->server = liaison_test_server_new ();
  fixture->cloud = liaison_test_cloud_new (liaison_test_server_get_base (fixture->server));
  fixture->oauth = make_oauth (fixture->cloud, open_uri, fixture);
  fixture->cancellable = g_cancellable_new ();
  fixture->browser = soup_session_new ();
  fixture->script.expires_in = 3600;
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  liaison_test_wait_until (has_no_pages, fixture);
  g_clear_object (&fixture->result);
  g_assert_finalize_object (g_steal_pointer (&fixture->oauth));
  g_assert_finalize_object (g_steal_pointer (&fixture->cloud));
  g_assert_finalize_object (g_steal_pointer (&fixture->cancellable));
  g_clear_object (&fixture->browser);
  g_clear_pointer (&fixture->asked, g_hash_table_unref);
  g_clear_pointer (&fixture->asked_path, g_free);
  g_clear_pointer (&fixture->server, liaison_test_server_free);
}

static gboolean
sign_in (Fixture *fixture, GError **error)
{
  g_clear_object (&fixture->result);
  liaison_oauth_sign_in_async (fixture->oauth, NULL, fixture->cancellable, liaison_test_result_cb,
                               &fixture->result);
  liaison_test_wait (&fixture->result);
  return liaison_oauth_sign_in_finish (fixture->oauth, fixture->result, error);
}

static char *
get_token (Fixture *fixture, const char *scope, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  liaison_authorizer_get_token_async (LIAISON_AUTHORIZER (fixture->oauth), scope, NULL, NULL,
                                      liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  return liaison_authorizer_get_token_finish (LIAISON_AUTHORIZER (fixture->oauth), result, error);
}

static void
assert_token (Fixture *fixture, const char *scope, const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *token = get_token (fixture, scope, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (token, ==, expected);
}

static void
assert_asked (Fixture *fixture, const char *name, const char *expected)
{
  g_assert_cmpstr (g_hash_table_lookup (fixture->asked, name), ==, expected);
}

static const char *
get_field (Fixture *fixture, guint n, const char *name)
{
  return liaison_test_server_get_field (fixture->server, n, name);
}

static void
test_sign_in (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *challenge = NULL;
  const LiaisonIdentity *identity;

  g_assert_null (liaison_oauth_get_identity (fixture->oauth));
  sign_in (fixture, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (fixture->asked_path, ==, "/organizations/oauth2/v2.0/authorize");
  assert_asked (fixture, "client_id", CLIENT_ID);
  assert_asked (fixture, "response_type", "code");
  assert_asked (fixture, "scope", SCOPE " openid profile offline_access");
  assert_asked (fixture, "code_challenge_method", "S256");
  assert_asked (fixture, "prompt", "select_account");
  assert_asked (fixture, "login_hint", NULL);
  g_assert_true (
    g_str_has_prefix (g_hash_table_lookup (fixture->asked, "redirect_uri"), "http://localhost:"));

  g_assert_cmpstr (liaison_test_server_get_target (fixture->server, 0), ==,
                   "/organizations/oauth2/v2.0/token");
  g_assert_cmpstr (get_field (fixture, 0, "grant_type"), ==, "authorization_code");
  g_assert_cmpstr (get_field (fixture, 0, "code"), ==, "sbx-secret.the-code");
  g_assert_cmpstr (get_field (fixture, 0, "client_id"), ==, CLIENT_ID);
  g_assert_null (get_field (fixture, 0, "client_secret"));
  g_assert_cmpstr (get_field (fixture, 0, "redirect_uri"), ==,
                   g_hash_table_lookup (fixture->asked, "redirect_uri"));
  challenge = liaison_pkce_dup_challenge (get_field (fixture, 0, "code_verifier"));
  assert_asked (fixture, "code_challenge", challenge);

  identity = liaison_oauth_get_identity (fixture->oauth);
  g_assert_cmpstr (identity->tenant_id, ==, TENANT);
  g_assert_cmpstr (identity->user_name, ==, "Iris Vale");
  g_assert_cmpstr (identity->user_mail, ==, "iris@tarnvale.onmicrosoft.com");

  assert_token (fixture, SCOPE, "sbx-secret.access-1");
  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_strangers (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  fixture->script.wrong_first = TRUE;
  sign_in (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, 1);
  g_assert_cmpstr (get_field (fixture, 0, "code"), ==, "sbx-secret.the-code");
}

static void
test_declined (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  fixture->script.redirect_query =
    "error=access_denied&error_description=AADSTS65004%3A+declined&state=%s";
  g_assert_false (sign_in (fixture, &error));

  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED);
  g_assert_cmpstr (liaison_error_get_details (error)->service_code, ==, "65004");
  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, 0);
  g_assert_null (liaison_oauth_get_identity (fixture->oauth));
}

static void
test_passing_trouble (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  fixture->script.redirect_query = "error=temporarily_unavailable&state=%s";
  g_assert_false (sign_in (fixture, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_UNAVAILABLE);
}

/* Each deviation alone must be enough. */
static void
test_wrong_claims (Fixture *fixture, gconstpointer unused)
{
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const Script scripts[] = {
    { .audience = "22222222-2222-4333-8444-555555555555" },
    { .nonce = "another" },
    { .issuer = "https://login.example.net/" TENANT "/v2.0" },
    { .tenant = "not-a-tenant" },
    { .user = "" },
    { .expires_at = now - 10 * 60 },
    { .redirect_query = "code=sbx-secret.the-code&iss=https://login.example.net/x/v2.0&state=%s" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      Fixture own = { 0 };
      g_autoptr(GError) error = NULL;

      fixture_set_up (&own, NULL);
      own.script = scripts[i];
      g_assert_false (sign_in (&own, &error));
      g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL);
      g_assert_null (liaison_oauth_get_identity (own.oauth));
      fixture_tear_down (&own, NULL);
    }
}

static void
test_clock_skew (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  fixture->script.expires_at = g_get_real_time () / G_USEC_PER_SEC - 4 * 60;
  sign_in (fixture, &error);
  g_assert_no_error (error);
}

static void
test_personal_account (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  fixture->script.tenant = "9188040d-6c67-4c5b-b112-36a304b66dad";
  g_assert_false (sign_in (fixture, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED);
}

static void
test_other_person (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (sign_in (fixture, NULL));
  g_assert_true (sign_in (fixture, NULL));
  assert_asked (fixture, "login_hint", "iris@tarnvale.onmicrosoft.com");

  fixture->script.user = "b81e4c07-6a5f-49d2-8e30-d7c6f1902ab5";
  g_assert_false (sign_in (fixture, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED);
  g_assert_cmpstr (liaison_error_get_details (error)->service_code, ==, "other_account");
}

static void
ignore_uri (const char *uri, gpointer user_data)
{
}

static void
test_cancel (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonOauth) oauth = make_oauth (fixture->cloud, ignore_uri, NULL);
  g_autoptr(GError) error = NULL;

  liaison_oauth_sign_in_async (oauth, NULL, fixture->cancellable, liaison_test_result_cb,
                               &fixture->result);
  g_cancellable_cancel (fixture->cancellable);
  liaison_test_wait (&fixture->result);
  g_assert_false (liaison_oauth_sign_in_finish (oauth, fixture->result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_clear_object (&fixture->result);
  g_assert_finalize_object (g_steal_pointer (&oauth));
}

static void
test_nobody_comes (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonOauthRedirect) redirect = liaison_oauth_redirect_new ("state", NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *issuer = NULL;

  liaison_oauth_redirect_wait_async (redirect, 1, NULL, liaison_test_result_cb, &fixture->result);
  liaison_test_wait (&fixture->result);
  g_assert_null (liaison_oauth_redirect_wait_finish (redirect, fixture->result, &issuer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);

  g_clear_object (&fixture->result);
  g_assert_finalize_object (g_steal_pointer (&redirect));
}

static void
test_unsafe_authority (void)
{
  static const char *const bases[] = { "http://login.example.net", "ftp://127.0.0.1", "", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      g_autoptr(LiaisonCloud) cloud = liaison_test_cloud_new (bases[i]);
      g_autoptr(LiaisonOauth) oauth = make_oauth (cloud, ignore_uri, NULL);
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(GError) error = NULL;

      liaison_oauth_sign_in_async (oauth, NULL, NULL, liaison_test_result_cb, &result);
      liaison_test_wait (&result);
      g_assert_false (liaison_oauth_sign_in_finish (oauth, result, &error));
      g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL);
    }
}

static void
test_not_signed_in (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (get_token (fixture, SCOPE, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED);
}

static void
answer_refresh (Fixture *fixture, const char *access_token, const char *refresh_token)
{
  g_autofree char *refresh = refresh_token != NULL
                               ? g_strdup_printf (", \"refresh_token\": \"%s\"", refresh_token)
                               : g_strdup ("");
  g_autofree char *body = g_strdup_printf ("{ \"token_type\": \"Bearer\", \"expires_in\": 3600, "
                                           "\"access_token\": \"%s\"%s }",
                                           access_token, refresh);

  liaison_test_server_answer (fixture->server, 200, NULL, body);
}

static void
test_refresh (Fixture *fixture, gconstpointer unused)
{
  g_assert_true (sign_in (fixture, NULL));

  /* One token per scope, from the same refresh token, which changes with each use. */
  answer_refresh (fixture, "sbx-secret.graph-1", "sbx-secret.refresh-2");
  assert_token (fixture, GRAPH_SCOPE, "sbx-secret.graph-1");
  g_assert_cmpstr (liaison_test_server_get_target (fixture->server, 1), ==,
                   "/" TENANT "/oauth2/v2.0/token");
  g_assert_cmpstr (get_field (fixture, 1, "grant_type"), ==, "refresh_token");
  g_assert_cmpstr (get_field (fixture, 1, "refresh_token"), ==, "sbx-secret.refresh-1");
  g_assert_cmpstr (get_field (fixture, 1, "scope"), ==,
                   GRAPH_SCOPE " openid profile offline_access");

  /* A refused token is renewed; a server may leave the refresh token as it is. */
  liaison_authorizer_drop_token (LIAISON_AUTHORIZER (fixture->oauth), SCOPE, "some-other");
  assert_token (fixture, SCOPE, "sbx-secret.access-1");
  liaison_authorizer_drop_token (LIAISON_AUTHORIZER (fixture->oauth), SCOPE, "sbx-secret.access-1");
  answer_refresh (fixture, "sbx-secret.access-2", NULL);
  assert_token (fixture, SCOPE, "sbx-secret.access-2");
  g_assert_cmpstr (get_field (fixture, 2, "refresh_token"), ==, "sbx-secret.refresh-2");

  liaison_authorizer_drop_token (LIAISON_AUTHORIZER (fixture->oauth), SCOPE, "sbx-secret.access-2");
  answer_refresh (fixture, "sbx-secret.access-3", NULL);
  assert_token (fixture, SCOPE, "sbx-secret.access-3");
  g_assert_cmpstr (get_field (fixture, 3, "refresh_token"), ==, "sbx-secret.refresh-2");
  assert_token (fixture, GRAPH_SCOPE, "sbx-secret.graph-1");
}

static void
test_expiry (Fixture *fixture, gconstpointer unused)
{
  fixture->script.expires_in = 0;
  g_assert_true (sign_in (fixture, NULL));
  answer_refresh (fixture, "sbx-secret.access-2", "sbx-secret.refresh-2");
  assert_token (fixture, SCOPE, "sbx-secret.access-2");
  assert_token (fixture, SCOPE, "sbx-secret.access-2");
  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, 2);
}

#define N_CALLERS 8

/* Many callers and two scopes: two refreshes, one after the other; one caller gives up. */
static void
test_parallel (Fixture *fixture, gconstpointer unused)
{
  LiaisonAuthorizer *authorizer = LIAISON_AUTHORIZER (fixture->oauth);
  GAsyncResult *results[N_CALLERS] = { NULL };

  fixture->script.expires_in = 0;
  g_assert_true (sign_in (fixture, NULL));
  answer_refresh (fixture, "sbx-secret.access-2", "sbx-secret.refresh-2");
  answer_refresh (fixture, "sbx-secret.graph-2", "sbx-secret.refresh-3");

  for (guint i = 0; i < N_CALLERS; i++)
    liaison_authorizer_get_token_async (authorizer, i % 2 == 0 ? SCOPE : GRAPH_SCOPE, NULL,
                                        i == 2 ? fixture->cancellable : NULL,
                                        liaison_test_result_cb, &results[i]);
  g_cancellable_cancel (fixture->cancellable);
  for (guint i = 0; i < N_CALLERS; i++)
    liaison_test_wait (&results[i]);

  for (guint i = 0; i < N_CALLERS; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *token = liaison_authorizer_get_token_finish (authorizer, results[i], &error);

      if (i == 2)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_cmpstr (token, ==, i % 2 == 0 ? "sbx-secret.access-2" : "sbx-secret.graph-2");
      g_object_unref (results[i]);
    }

  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, 3);
  g_assert_cmpstr (get_field (fixture, 1, "refresh_token"), ==, "sbx-secret.refresh-1");
  g_assert_cmpstr (get_field (fixture, 2, "refresh_token"), ==, "sbx-secret.refresh-2");
}

static void
assert_refresh_fails (Fixture *fixture, int expected)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (get_token (fixture, GRAPH_SCOPE, &error));
  g_assert_error (error, LIAISON_ERROR, expected);
}

static void
test_refresh_fails (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (sign_in (fixture, NULL));

  /* Passing troubles do not sign anybody out. */
  liaison_test_server_answer (fixture->server, 503, "Content-Type: text/html", "<html></html>");
  assert_refresh_fails (fixture, LIAISON_ERROR_UNAVAILABLE);
  liaison_test_server_answer (fixture->server, 429, NULL, "");
  assert_refresh_fails (fixture, LIAISON_ERROR_THROTTLED);
  liaison_test_server_answer (fixture->server, 200, "Content-Type: text/html", "<html></html>");
  assert_refresh_fails (fixture, LIAISON_ERROR_PROTOCOL);
  liaison_test_server_answer (fixture->server, 307, "Location: https://example.net/", "");
  assert_refresh_fails (fixture, LIAISON_ERROR_PROTOCOL);
  liaison_test_server_answer (fixture->server, 400, NULL,
                              "{ \"error\": \"interaction_required\" }");
  assert_refresh_fails (fixture, LIAISON_ERROR_SIGN_IN_REQUIRED);
  answer_refresh (fixture, "sbx-secret.graph-1", NULL);
  assert_token (fixture, GRAPH_SCOPE, "sbx-secret.graph-1");

  /* A dead refresh token is not sent twice. */
  liaison_authorizer_drop_token (LIAISON_AUTHORIZER (fixture->oauth), GRAPH_SCOPE,
                                 "sbx-secret.graph-1");
  liaison_test_server_answer (fixture->server, 400, NULL,
                              "{ \"error\": \"invalid_grant\", \"error_description\": "
                              "\"AADSTS700082: The refresh token has expired.\\r\\nTrace ID: x\", "
                              "\"error_codes\": [ 700082 ], \"correlation_id\": \"c-1\" }");
  g_assert_null (get_token (fixture, GRAPH_SCOPE, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED);
  g_assert_cmpstr (liaison_error_get_details (error)->service_code, ==, "700082");
  g_assert_cmpstr (liaison_error_get_details (error)->correlation_id, ==, "c-1");

  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, 8);
  assert_refresh_fails (fixture, LIAISON_ERROR_SIGN_IN_REQUIRED);
  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, 8);
}

static gboolean
was_asked (gpointer server)
{
  return liaison_test_server_get_n_requests (server) > 0;
}

/* A refresh that was under way while the person signed in anew has no say about what is kept, and
 * whoever waits for it gets what is granted now. */
static void
test_outlived_refresh (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonSecretStore) store = liaison_secret_store_new ("account", "test", "label");
  g_autoptr(GAsyncResult) restored = NULL;
  g_autoptr(GAsyncResult) refreshed = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *token = NULL;

  liaison_test_safe_reset ();
  liaison_test_safe_put ("account", "sbx-secret.refresh-0");
  liaison_oauth_restore_async (fixture->oauth, store, NULL, liaison_test_result_cb, &restored);
  liaison_test_wait (&restored);
  g_assert_true (liaison_oauth_restore_finish (fixture->oauth, restored, NULL));

  liaison_test_server_answer (fixture->server, 400, NULL, "{ \"error\": \"invalid_grant\" }");
  liaison_test_server_hold_next (fixture->server);
  liaison_authorizer_get_token_async (LIAISON_AUTHORIZER (fixture->oauth), SCOPE, NULL, NULL,
                                      liaison_test_result_cb, &refreshed);
  liaison_test_wait_until (was_asked, fixture->server);
  g_assert_true (sign_in (fixture, NULL));
  g_assert_cmpstr (liaison_test_safe_get ("account"), ==, "sbx-secret.refresh-1");

  liaison_test_server_release (fixture->server);
  liaison_test_wait (&refreshed);
  token =
    liaison_authorizer_get_token_finish (LIAISON_AUTHORIZER (fixture->oauth), refreshed, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (token, ==, "sbx-secret.access-1");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (liaison_test_safe_get ("account"), ==, "sbx-secret.refresh-1");
}

#define ADD(path, test)                                                                            \
  g_test_add ("/oauth/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  liaison_test_safe_init ();

  ADD ("sign-in", test_sign_in);
  ADD ("strangers", test_strangers);
  ADD ("declined", test_declined);
  ADD ("passing-trouble", test_passing_trouble);
  ADD ("wrong-claims", test_wrong_claims);
  ADD ("clock-skew", test_clock_skew);
  ADD ("personal-account", test_personal_account);
  ADD ("other-person", test_other_person);
  ADD ("cancel", test_cancel);
  ADD ("nobody-comes", test_nobody_comes);
  g_test_add_func ("/oauth/unsafe-authority", test_unsafe_authority);
  ADD ("not-signed-in", test_not_signed_in);
  ADD ("refresh", test_refresh);
  ADD ("expiry", test_expiry);
  ADD ("parallel", test_parallel);
  ADD ("refresh-fails", test_refresh_fails);
  ADD ("outlived-refresh", test_outlived_refresh);

  return g_test_run ();
}
