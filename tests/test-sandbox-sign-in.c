/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "liaison-test.h"
#include "sandbox/liaison-sandbox-grants.h"
#include "sandbox/liaison-sandbox-server.h"

#define CLIENT_ID "11111111-2222-4333-8444-555555555555"
#define AUDIENCE "https://api.partnercenter.microsoft.com"
#define SCOPE AUDIENCE "/user_impersonation openid profile offline_access"
#define GRAPH_SCOPE "https://graph.microsoft.com/User.Read offline_access"
#define REDIRECT_URI "http://localhost:1"
/* The example of RFC 7636, appendix B. */
#define VERIFIER "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
#define CHALLENGE "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"

typedef struct
{
  LiaisonSandboxServer *server;
  SoupSession *session;
  SoupMessage *message; /* the latest */
  char *text;           /* its body */
  JsonNode *root;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  const LiaisonSandboxOptions options = { .n_customers = 3, .seed = 1 };
  g_autoptr(GError) error = NULL;

  fixture->server = liaison_sandbox_server_new (&options);
  liaison_sandbox_server_start (fixture->server, 0, &error);
  g_assert_no_error (error);
  fixture->session = soup_session_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->message);
  g_clear_pointer (&fixture->text, g_free);
  g_clear_pointer (&fixture->root, json_node_unref);
  soup_session_abort (fixture->session);
  g_assert_finalize_object (fixture->session);
  liaison_sandbox_server_stop (fixture->server);
  g_assert_finalize_object (fixture->server);
}

/* Transfer full of @message. Returns the status. */
static guint
send (Fixture *fixture, SoupMessage *message)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;

  g_clear_object (&fixture->message);
  g_clear_pointer (&fixture->root, json_node_unref);
  g_clear_pointer (&fixture->text, g_free);
  fixture->message = message;
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_session_send_and_read_async (fixture->session, message, G_PRIORITY_DEFAULT, NULL,
                                    liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  bytes = soup_session_send_and_read_finish (fixture->session, result, &error);
  g_assert_no_error (error);
  fixture->text = g_bytes_get_size (bytes) == 0
                    ? g_strdup ("")
                    : g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (*fixture->text == '{')
    fixture->root = json_from_string (fixture->text, NULL);
  return soup_message_get_status (message);
}

static char *
make_uri (Fixture *fixture, const char *path)
{
  return g_strconcat (liaison_sandbox_server_get_base (fixture->server), path, NULL);
}

static guint
get (Fixture *fixture, const char *path)
{
  g_autofree char *uri = make_uri (fixture, path);

  return send (fixture, soup_message_new ("GET", uri));
}

static const char *
member (Fixture *fixture, const char *name)
{
  g_assert_nonnull (fixture->root);
  return json_object_get_string_member_with_default (json_node_get_object (fixture->root), name,
                                                     NULL);
}

static gint64
aadsts (Fixture *fixture)
{
  JsonObject *object = json_node_get_object (fixture->root);

  g_assert_true (g_str_has_prefix (member (fixture, "error_description"), "AADSTS"));
  return json_array_get_int_element (json_object_get_array_member (object, "error_codes"), 0);
}

/* GET /authorize with @extra parameters. */
static guint
authorize (Fixture *fixture, const char *tenant, const char *redirect_uri, const char *extra)
{
  g_autofree char *query = soup_form_encode ("client_id", CLIENT_ID, "redirect_uri", redirect_uri,
                                             "scope", SCOPE, "state", "a&b", "nonce", "n-1", NULL);
  g_autofree char *path = g_strdup_printf ("/%s/oauth2/v2.0/authorize?%s&%s", tenant, query, extra);

  return get (fixture, path);
}

#define GOOD "response_type=code&code_challenge_method=S256&code_challenge=" CHALLENGE

/* A parameter of the address that the browser was sent to. Transfer full. */
static char *
dup_redirect_parameter (Fixture *fixture, const char *name)
{
  const char *location =
    soup_message_headers_get_one (soup_message_get_response_headers (fixture->message), "Location");
  g_autoptr(GHashTable) form = NULL;

  g_assert_nonnull (location);
  g_assert_true (g_str_has_prefix (location, REDIRECT_URI "/?"));
  form = soup_form_decode (location + strlen (REDIRECT_URI "/?"));
  return g_strdup (g_hash_table_lookup (form, name));
}

static char *
dup_code (Fixture *fixture)
{
  g_autofree char *state = NULL;

  g_assert_cmpuint (authorize (fixture, "organizations", REDIRECT_URI, GOOD), ==, 302);
  state = dup_redirect_parameter (fixture, "state");
  g_assert_cmpstr (state, ==, "a&b");
  return dup_redirect_parameter (fixture, "code");
}

static guint
post_token (Fixture *fixture, char *form)
{
  g_autofree char *uri = make_uri (fixture, "/organizations/oauth2/v2.0/token");

  return send (fixture, soup_message_new_from_encoded_form ("POST", uri, form));
}

static guint
redeem (Fixture *fixture, const char *code, const char *redirect_uri, const char *verifier)
{
  return post_token (fixture,
                     soup_form_encode ("client_id", CLIENT_ID, "grant_type", "authorization_code",
                                       "code", code, "redirect_uri", redirect_uri, "code_verifier",
                                       verifier, "scope", SCOPE, NULL));
}

static guint
refresh (Fixture *fixture, const char *token, const char *scope)
{
  return post_token (fixture,
                     soup_form_encode ("client_id", CLIENT_ID, "grant_type", "refresh_token",
                                       "refresh_token", token, "scope", scope, NULL));
}

static guint
call_api (Fixture *fixture, const char *token)
{
  g_autofree char *uri = make_uri (fixture, "/v1/customers");
  g_autofree char *bearer = g_strconcat ("Bearer ", token, NULL);
  SoupMessage *message = soup_message_new ("GET", uri);

  soup_message_headers_append (soup_message_get_request_headers (message), "Authorization", bearer);
  return send (fixture, message);
}

/* The claims of a token. Transfer full. */
static JsonNode *
read_claims (const char *token)
{
  g_auto(GStrv) parts = g_strsplit (token, ".", 3);
  g_autofree char *padded = g_strconcat (parts[1], "==", NULL);
  g_autofree guchar *bytes = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;

  bytes = g_base64_decode (g_strdelimit (g_strdelimit (padded, "-", '+'), "_", '/'), &length);
  text = g_strndup ((const char *) bytes, length);
  return json_from_string (text, NULL);
}

static void
test_good (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *code = dup_code (fixture);
  g_autofree char *token = NULL;
  g_autofree char *issuer = NULL;
  g_autoptr(JsonNode) claims = NULL;
  JsonObject *object;

  g_assert_cmpuint (redeem (fixture, code, REDIRECT_URI, VERIFIER), ==, 200);
  g_assert_cmpstr (member (fixture, "token_type"), ==, "Bearer");
  g_assert_cmpstr (member (fixture, "scope"), ==, SCOPE);
  g_assert_nonnull (member (fixture, "refresh_token"));
  claims = read_claims (member (fixture, "id_token"));
  object = json_node_get_object (claims);
  issuer = g_strdup_printf ("%s/%s/v2.0", liaison_sandbox_server_get_base (fixture->server),
                            json_object_get_string_member (object, "tid"));
  g_assert_cmpstr (json_object_get_string_member (object, "iss"), ==, issuer);
  g_assert_cmpstr (json_object_get_string_member (object, "aud"), ==, CLIENT_ID);
  g_assert_cmpstr (json_object_get_string_member (object, "nonce"), ==, "n-1");
  g_assert_true (g_uuid_string_is_valid (json_object_get_string_member (object, "oid")));
  g_assert_true (json_object_has_member (object, "name"));
  g_assert_true (json_object_has_member (object, "preferred_username"));
  g_assert_cmpint (json_object_get_int_member (object, "exp"), >, g_get_real_time () / 1000000);

  token = g_strdup (member (fixture, "access_token"));
  g_assert_cmpuint (call_api (fixture, token), ==, 200);
}

static void
test_bad_redemptions (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first = dup_code (fixture);
  g_autofree char *second = dup_code (fixture);
  g_autofree char *third = dup_code (fixture);

  g_assert_cmpuint (redeem (fixture, first, REDIRECT_URI, CHALLENGE), ==, 400);
  g_assert_cmpstr (member (fixture, "error"), ==, "invalid_grant");
  g_assert_cmpint (aadsts (fixture), ==, 501481);
  g_assert_cmpuint (redeem (fixture, first, REDIRECT_URI, VERIFIER), ==, 400);
  g_assert_cmpint (aadsts (fixture), ==, 54005);

  g_assert_cmpuint (redeem (fixture, second, "http://localhost:2", VERIFIER), ==, 400);
  g_assert_cmpint (aadsts (fixture), ==, 500112);

  g_assert_cmpuint (redeem (fixture, third, REDIRECT_URI, VERIFIER), ==, 200);
  g_assert_cmpuint (redeem (fixture, third, REDIRECT_URI, VERIFIER), ==, 400);
  g_assert_cmpint (aadsts (fixture), ==, 54005);

  g_assert_cmpuint (redeem (fixture, "nonsense", REDIRECT_URI, VERIFIER), ==, 400);
  g_assert_cmpint (aadsts (fixture), ==, 9002313);
  g_assert_cmpuint (post_token (fixture, g_strdup ("client_secret=x")), ==, 401);
  g_assert_cmpint (aadsts (fixture), ==, 700025);
  g_assert_cmpuint (post_token (fixture, g_strdup ("grant_type=password")), ==, 400);
  g_assert_cmpstr (member (fixture, "error"), ==, "unsupported_grant_type");
  g_assert_cmpuint (post_token (fixture, g_strdup ("")), ==, 400);
}

static void
test_rotation (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *code = dup_code (fixture);
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *graph = NULL;

  g_assert_cmpuint (redeem (fixture, code, REDIRECT_URI, VERIFIER), ==, 200);
  first = g_strdup (member (fixture, "refresh_token"));
  g_assert_cmpuint (refresh (fixture, first, SCOPE), ==, 200);
  second = g_strdup (member (fixture, "refresh_token"));
  g_assert_cmpstr (first, !=, second);

  g_assert_cmpuint (refresh (fixture, second, GRAPH_SCOPE), ==, 200);
  third = g_strdup (member (fixture, "refresh_token"));
  graph = g_strdup (member (fixture, "access_token"));
  g_assert_cmpuint (call_api (fixture, graph), ==, 401);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (fixture->root), "code"), ==,
                   900420);

  /* An old one ends the whole sign-in. */
  g_assert_cmpuint (refresh (fixture, first, SCOPE), ==, 400);
  g_assert_cmpstr (member (fixture, "error"), ==, "invalid_grant");
  g_assert_cmpuint (refresh (fixture, third, SCOPE), ==, 400);
  g_assert_cmpint (aadsts (fixture), ==, 50173);
  g_assert_cmpuint (refresh (fixture, "nonsense", SCOPE), ==, 400);
}

static void
test_bad_requests (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *error = NULL;

  g_assert_cmpuint (authorize (fixture, "elsewhere.example", REDIRECT_URI, GOOD), ==, 400);
  g_assert_nonnull (strstr (fixture->text, "AADSTS90002"));
  g_assert_cmpuint (authorize (fixture, "organizations", "http://evil.example/", GOOD), ==, 400);
  g_assert_nonnull (strstr (fixture->text, "AADSTS50011"));
  g_assert_cmpuint (authorize (fixture, "organizations", "http://localhost@evil.example/", GOOD),
                    ==, 400);
  g_assert_cmpuint (get (fixture, "/organizations/oauth2/v2.0/authorize"), ==, 400);

  g_assert_cmpuint (
    authorize (fixture, "organizations", REDIRECT_URI, "response_type=code&code_challenge=x"), ==,
    302);
  error = dup_redirect_parameter (fixture, "error");
  g_assert_cmpstr (error, ==, "invalid_request");
}

/* A client that wants the person to be asked gets a page; the person may decline. */
static void
test_asked (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *error = NULL;
  g_autofree char *code = NULL;

  g_assert_cmpuint (
    authorize (fixture, "organizations", REDIRECT_URI, GOOD "&prompt=select_account"), ==, 200);
  g_assert_nonnull (strstr (fixture->text, "decision=continue"));
  g_assert_null (strstr (fixture->text, "%YES"));
  g_assert_cmpuint (authorize (fixture, "organizations", REDIRECT_URI,
                               GOOD "&prompt=select_account&decision=cancel"),
                    ==, 302);
  error = dup_redirect_parameter (fixture, "error");
  g_assert_cmpstr (error, ==, "access_denied");
  g_assert_cmpuint (
    authorize (fixture, "organizations", REDIRECT_URI,
               GOOD "&prompt=select_account&login_hint=marit@heronvliet.onmicrosoft.com"),
    ==, 302);
  code = dup_redirect_parameter (fixture, "code");
  g_assert_nonnull (code);
}

static void
test_discovery (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpuint (get (fixture, "/organizations/v2.0/.well-known/openid-configuration"), ==, 200);
  g_assert_true (g_str_has_suffix (member (fixture, "issuer"), "/{tenantid}/v2.0"));
  g_assert_true (g_str_has_prefix (member (fixture, "token_endpoint"),
                                   liaison_sandbox_server_get_base (fixture->server)));
  g_assert_cmpuint (get (fixture, "/organizations/discovery/v2.0/keys"), ==, 200);
  g_assert_cmpuint (get (fixture, "/nowhere.example/v2.0/.well-known/openid-configuration"), ==,
                    400);
  g_assert_cmpint (aadsts (fixture), ==, 90002);
  g_assert_cmpuint (get (fixture, "/"), ==, 404);
  g_assert_cmpuint (get (fixture, "/organizations/oauth2/v2.0/token"), ==, 405);
}

static void
test_expired_token (Fixture *fixture, gconstpointer unused)
{
  LiaisonSandboxWorld *world = liaison_sandbox_world_new (0, 1, "global", 0);
  LiaisonSandboxGrants *grants = liaison_sandbox_grants_new (world);
  g_autofree char *expired = liaison_sandbox_grants_make_token (grants, AUDIENCE, -1);
  g_autoptr(JsonNode) claims = read_claims (expired);

  g_assert_cmpint (json_object_get_int_member (json_node_get_object (claims), "exp"), <,
                   g_get_real_time () / G_USEC_PER_SEC);
  g_assert_cmpuint (call_api (fixture, expired), ==, 401);
  liaison_sandbox_grants_free (grants);
  liaison_sandbox_world_free (world);
}

static guint
post_accept (Fixture *fixture, const char *type, const char *body, const char *origin)
{
  g_autofree char *uri = make_uri (fixture, "/sandbox/accept");
  g_autoptr(GBytes) bytes = g_bytes_new (body, strlen (body));
  SoupMessage *message = soup_message_new ("POST", uri);

  soup_message_set_request_body_from_bytes (message, type, bytes);
  if (origin != NULL)
    soup_message_headers_append (soup_message_get_request_headers (message), "Origin", origin);
  return send (fixture, message);
}

static gint64
n_customers (Fixture *fixture)
{
  g_assert_cmpuint (get (fixture, "/sandbox/state"), ==, 200);
  return json_object_get_int_member (json_node_get_object (fixture->root), "customers");
}

static void
test_control (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *token = NULL;
  g_autofree char *uri = make_uri (fixture, "/sandbox/token");
  SoupMessage *rebound = soup_message_new ("GET", uri);

  g_assert_cmpuint (get (fixture, "/sandbox/token"), ==, 200);
  token = g_strdup (fixture->text);
  g_assert_cmpuint (call_api (fixture, token), ==, 200);

  g_assert_cmpint (n_customers (fixture), ==, 3);
  g_assert_cmpuint (post_accept (fixture, "application/json",
                                 "{\"company\":\"A & B\",\"domain\":\"a.example\",\"rights\":true}",
                                 NULL),
                    ==, 201);
  g_assert_true (g_uuid_string_is_valid (member (fixture, "id")));
  g_assert_cmpuint (post_accept (fixture, "text/plain", "{\"company\":\"A\"}", NULL), ==, 415);
  g_assert_cmpuint (post_accept (fixture, "application/json", "[]", NULL), ==, 400);
  g_assert_cmpuint (post_accept (fixture, "application/json", "{\"company\":3}", NULL), ==, 400);
  g_assert_cmpuint (
    post_accept (fixture, "application/json", "{\"company\":\"A\"}", "http://evil.example"), ==,
    403);
  soup_message_headers_replace (soup_message_get_request_headers (rebound), "Host", "evil.example");
  g_assert_cmpuint (send (fixture, rebound), ==, 403);
  g_assert_cmpuint (get (fixture, "/sandbox/other"), ==, 404);
  g_assert_cmpint (n_customers (fixture), ==, 4);
}

#define ADD(path, test_func) g_test_add (path, Fixture, NULL, set_up, test_func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/sandbox-sign-in/good", test_good);
  ADD ("/sandbox-sign-in/bad-redemptions", test_bad_redemptions);
  ADD ("/sandbox-sign-in/rotation", test_rotation);
  ADD ("/sandbox-sign-in/bad-requests", test_bad_requests);
  ADD ("/sandbox-sign-in/asked", test_asked);
  ADD ("/sandbox-sign-in/discovery", test_discovery);
  ADD ("/sandbox-sign-in/expired-token", test_expired_token);
  ADD ("/sandbox-sign-in/control", test_control);

  return g_test_run ();
}
