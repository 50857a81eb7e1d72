/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gnutls/abstract.h>
#include <string.h>

#include "sandbox/liaison-sandbox-crypto.h"
#include "liaison-test-identity.h"
#include "sandbox/liaison-sandbox-grants.h"

static void
set_up (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  const LiaisonSandboxOptions options = { .n_customers = 3,
                                          .seed = 1,
                                          .crypto = &liaison_sandbox_gnutls };

  liaison_test_identity_set_up (fixture, &options);
}

static void
tear_down (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  liaison_test_identity_tear_down (fixture);
}

static guint
call_api (LiaisonTestIdentity *fixture, const char *token)
{
  return liaison_test_identity_call (fixture, "/v1/customers", token);
}

static char *
make_uri (LiaisonTestIdentity *fixture, const char *path)
{
  return g_strconcat (liaison_sandbox_server_get_base (fixture->server), path, NULL);
}

static void
test_good (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  g_autofree char *code = liaison_test_identity_dup_code (fixture, NULL, NULL);
  g_autofree char *token = NULL;
  g_autofree char *issuer = NULL;
  g_autoptr(JsonNode) claims = NULL;
  JsonObject *object;

  g_assert_cmpuint (liaison_test_identity_redeem (fixture, code, TEST_REDIRECT_URI, TEST_VERIFIER),
                    ==, 200);
  g_assert_cmpstr (liaison_test_identity_member (fixture, "token_type"), ==, "Bearer");
  g_assert_cmpstr (liaison_test_identity_member (fixture, "scope"), ==, TEST_SCOPE);
  g_assert_nonnull (liaison_test_identity_member (fixture, "refresh_token"));
  claims = liaison_test_identity_read_claims (liaison_test_identity_member (fixture, "id_token"));
  object = json_node_get_object (claims);
  issuer = g_strdup_printf ("%s/%s/v2.0", liaison_sandbox_server_get_base (fixture->server),
                            json_object_get_string_member (object, "tid"));
  g_assert_cmpstr (json_object_get_string_member (object, "iss"), ==, issuer);
  g_assert_cmpstr (json_object_get_string_member (object, "aud"), ==, TEST_CLIENT_ID);
  g_assert_cmpstr (json_object_get_string_member (object, "nonce"), ==, "n-1");
  g_assert_true (g_uuid_string_is_valid (json_object_get_string_member (object, "oid")));
  g_assert_true (json_object_has_member (object, "name"));
  g_assert_true (json_object_has_member (object, "preferred_username"));
  g_assert_cmpint (json_object_get_int_member (object, "exp"), >, g_get_real_time () / 1000000);

  token = g_strdup (liaison_test_identity_member (fixture, "access_token"));
  g_assert_cmpuint (call_api (fixture, token), ==, 200);
}

static void
test_bad_redemptions (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  g_autofree char *first = liaison_test_identity_dup_code (fixture, NULL, NULL);
  g_autofree char *second = liaison_test_identity_dup_code (fixture, NULL, NULL);
  g_autofree char *third = liaison_test_identity_dup_code (fixture, NULL, NULL);

  g_assert_cmpuint (
    liaison_test_identity_redeem (fixture, first, TEST_REDIRECT_URI, TEST_CHALLENGE), ==, 400);
  g_assert_cmpstr (liaison_test_identity_member (fixture, "error"), ==, "invalid_grant");
  g_assert_cmpint (liaison_test_identity_aadsts (fixture), ==, 501481);
  g_assert_cmpuint (liaison_test_identity_redeem (fixture, first, TEST_REDIRECT_URI, TEST_VERIFIER),
                    ==, 400);
  g_assert_cmpint (liaison_test_identity_aadsts (fixture), ==, 54005);

  g_assert_cmpuint (
    liaison_test_identity_redeem (fixture, second, "http://localhost:2", TEST_VERIFIER), ==, 400);
  g_assert_cmpint (liaison_test_identity_aadsts (fixture), ==, 500112);

  g_assert_cmpuint (liaison_test_identity_redeem (fixture, third, TEST_REDIRECT_URI, TEST_VERIFIER),
                    ==, 200);
  g_assert_cmpuint (liaison_test_identity_redeem (fixture, third, TEST_REDIRECT_URI, TEST_VERIFIER),
                    ==, 400);
  g_assert_cmpint (liaison_test_identity_aadsts (fixture), ==, 54005);

  g_assert_cmpuint (
    liaison_test_identity_redeem (fixture, "nonsense", TEST_REDIRECT_URI, TEST_VERIFIER), ==, 400);
  g_assert_cmpint (liaison_test_identity_aadsts (fixture), ==, 9002313);
  g_assert_cmpuint (liaison_test_identity_post_token (fixture, g_strdup ("client_secret=x")), ==,
                    401);
  g_assert_cmpint (liaison_test_identity_aadsts (fixture), ==, 700025);
  g_assert_cmpuint (liaison_test_identity_post_token (fixture, g_strdup ("grant_type=password")),
                    ==, 400);
  g_assert_cmpstr (liaison_test_identity_member (fixture, "error"), ==, "unsupported_grant_type");
  g_assert_cmpuint (liaison_test_identity_post_token (fixture, g_strdup ("")), ==, 400);
}

static void
test_rotation (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  g_autofree char *code = liaison_test_identity_dup_code (fixture, NULL, NULL);
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *graph = NULL;

  g_assert_cmpuint (liaison_test_identity_redeem (fixture, code, TEST_REDIRECT_URI, TEST_VERIFIER),
                    ==, 200);
  first = g_strdup (liaison_test_identity_member (fixture, "refresh_token"));
  g_assert_cmpuint (liaison_test_identity_refresh (fixture, first, TEST_SCOPE, NULL), ==, 200);
  second = g_strdup (liaison_test_identity_member (fixture, "refresh_token"));
  g_assert_cmpstr (first, !=, second);

  g_assert_cmpuint (liaison_test_identity_refresh (fixture, second, TEST_GRAPH_SCOPE, NULL), ==,
                    200);
  third = g_strdup (liaison_test_identity_member (fixture, "refresh_token"));
  graph = g_strdup (liaison_test_identity_member (fixture, "access_token"));
  g_assert_cmpuint (call_api (fixture, graph), ==, 401);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (fixture->root), "code"), ==,
                   900420);

  /* An old one ends the whole sign-in. */
  g_assert_cmpuint (liaison_test_identity_refresh (fixture, first, TEST_SCOPE, NULL), ==, 400);
  g_assert_cmpstr (liaison_test_identity_member (fixture, "error"), ==, "invalid_grant");
  g_assert_cmpuint (liaison_test_identity_refresh (fixture, third, TEST_SCOPE, NULL), ==, 400);
  g_assert_cmpint (liaison_test_identity_aadsts (fixture), ==, 50173);
  g_assert_cmpuint (liaison_test_identity_refresh (fixture, "nonsense", TEST_SCOPE, NULL), ==, 400);
}

static void
test_bad_requests (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  g_autofree char *error = NULL;

  g_assert_cmpuint (
    liaison_test_identity_authorize (fixture, "elsewhere.example", TEST_REDIRECT_URI, TEST_GOOD),
    ==, 400);
  g_assert_nonnull (strstr (fixture->text, "AADSTS90002"));
  g_assert_cmpuint (
    liaison_test_identity_authorize (fixture, "organizations", "http://evil.example/", TEST_GOOD),
    ==, 400);
  g_assert_nonnull (strstr (fixture->text, "AADSTS50011"));
  g_assert_cmpuint (liaison_test_identity_authorize (fixture, "organizations",
                                                     "http://localhost@evil.example/", TEST_GOOD),
                    ==, 400);
  g_assert_cmpuint (liaison_test_identity_get (fixture, "/organizations/oauth2/v2.0/authorize"), ==,
                    400);

  g_assert_cmpuint (liaison_test_identity_authorize (fixture, "organizations", TEST_REDIRECT_URI,
                                                     "response_type=code&code_challenge=x"),
                    ==, 302);
  error = liaison_test_identity_dup_parameter (fixture, "error");
  g_assert_cmpstr (error, ==, "invalid_request");
}

/* Whoever is not named by a hint is asked; so is everybody when the client wants it. */
static void
test_asked (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  static const char *const asking[] = {
    "",
    "&login_hint=stranger@elsewhere.example",
    "&decision=continue&person=stranger",
    "&prompt=login&login_hint=marit@heronvliet.onmicrosoft.com",
    "&prompt=select_account&login_hint=marit@heronvliet.onmicrosoft.com",
    "&prompt=consent&login_hint=marit@heronvliet.onmicrosoft.com",
  };
  g_autofree char *code = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (asking); i++)
    {
      g_autofree char *extra = g_strconcat (TEST_GOOD, asking[i], NULL);

      g_test_message ("%s", asking[i]);
      g_assert_cmpuint (
        liaison_test_identity_authorize (fixture, "organizations", TEST_REDIRECT_URI, extra), ==,
        200);
      g_assert_nonnull (strstr (fixture->text, "decision=continue&amp;person=sales"));
      g_assert_nonnull (strstr (fixture->text, "decision=cancel"));
      g_assert_null (strstr (fixture->text, "stranger&amp;"));
    }
  g_assert_cmpuint (liaison_test_identity_authorize (fixture, "organizations", TEST_REDIRECT_URI,
                                                     TEST_GOOD
                                                     "&prompt=select_account&decision=cancel"),
                    ==, 302);
  liaison_test_identity_assert_refused (fixture, "access_denied", "AADSTS65004");
  g_assert_cmpuint (
    liaison_test_identity_authorize (fixture, "organizations", TEST_REDIRECT_URI,
                                     TEST_GOOD "&login_hint=MARIT@heronvliet.onmicrosoft.com"),
    ==, 302);
  code = liaison_test_identity_dup_parameter (fixture, "code");
  g_assert_nonnull (code);
  g_assert_cmpuint (liaison_test_identity_authorize (fixture, "organizations", TEST_REDIRECT_URI,
                                                     TEST_GOOD "&prompt=none"),
                    ==, 302);
  liaison_test_identity_assert_refused (fixture, "login_required", "AADSTS50058");
}

static void
test_discovery (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  static const char *const addresses[] = { "authorization_endpoint", "token_endpoint",
                                           "device_authorization_endpoint", "end_session_endpoint",
                                           "jwks_uri" };
  const char *base = liaison_sandbox_server_get_base (fixture->server);
  g_autofree char *tenant = NULL, *path = NULL, *logout = NULL;

  g_assert_cmpuint (
    liaison_test_identity_get (fixture, "/organizations/v2.0/.well-known/openid-configuration"), ==,
    200);
  g_assert_true (
    g_str_has_suffix (liaison_test_identity_member (fixture, "issuer"), "/{tenantid}/v2.0"));
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    g_assert_true (g_str_has_prefix (liaison_test_identity_member (fixture, addresses[i]), base));
  g_assert_cmpstr (liaison_test_identity_member (fixture, "cloud_instance_name"), ==,
                   "microsoftonline.com");
  g_assert_cmpstr (liaison_test_identity_member (fixture, "msgraph_host"), ==,
                   "graph.microsoft.com");
  logout = g_strdup (liaison_test_identity_member (fixture, "end_session_endpoint"));
  g_assert_cmpuint (liaison_test_identity_get (fixture, logout + strlen (base)), ==, 200);

  g_assert_cmpuint (liaison_test_identity_get (fixture, "/sandbox/state"), ==, 200);
  tenant = g_strdup (liaison_test_identity_member (fixture, "tenant"));
  path = g_strdup_printf ("/%s/v2.0/.well-known/openid-configuration", tenant);
  g_assert_cmpuint (liaison_test_identity_get (fixture, path), ==, 200);
  g_assert_nonnull (strstr (liaison_test_identity_member (fixture, "issuer"), tenant));

  g_assert_cmpuint (
    liaison_test_identity_get (fixture, "/nowhere.example/v2.0/.well-known/openid-configuration"),
    ==, 400);
  g_assert_cmpint (liaison_test_identity_aadsts (fixture), ==, 90002);
  g_assert_cmpuint (liaison_test_identity_get (fixture, "/"), ==, 404);
  g_assert_cmpuint (liaison_test_identity_get (fixture, "/organizations/oauth2/v2.0/token"), ==,
                    405);
}

static void
take (const char *base64, gnutls_datum_t *datum, GBytes **bytes)
{
  gsize size;

  *bytes = liaison_test_identity_decode (base64);
  datum->data = (guint8 *) g_bytes_get_data (*bytes, &size);
  datum->size = (guint) size;
}

/* Anybody can check an id token by the published key; what tokens and secrets look like. */
static void
test_signature (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  g_autoptr(GBytes) modulus_bytes = NULL, exponent_bytes = NULL, signature_bytes = NULL;
  gnutls_datum_t modulus, exponent, signature, data;
  g_autofree char *id_token = NULL;
  gnutls_pubkey_t key;
  JsonObject *published;
  char *dot;

  liaison_test_identity_sign_in (fixture, NULL, NULL);
  id_token = g_strdup (liaison_test_identity_member (fixture, "id_token"));
  g_assert_true (g_str_has_prefix (id_token, "eyJ0eXAiOiJKV1Qi"));
  g_assert_true (
    g_str_has_prefix (liaison_test_identity_member (fixture, "access_token"), "eyJ0eXAiOiJKV1Qi"));
  g_assert_true (g_str_has_prefix (liaison_test_identity_member (fixture, "refresh_token"),
                                   LIAISON_SANDBOX_SECRET_PREFIX));

  g_assert_cmpuint (liaison_test_identity_get (fixture, "/organizations/discovery/v2.0/keys"), ==,
                    200);
  published = json_array_get_object_element (
    json_object_get_array_member (json_node_get_object (fixture->root), "keys"), 0);
  g_assert_true (json_object_has_member (published, "kid"));
  take (json_object_get_string_member (published, "n"), &modulus, &modulus_bytes);
  take (json_object_get_string_member (published, "e"), &exponent, &exponent_bytes);
  dot = strrchr (id_token, '.');
  take (dot + 1, &signature, &signature_bytes);
  data.data = (guint8 *) id_token;
  data.size = (guint) (dot - id_token);

  g_assert_cmpint (gnutls_pubkey_init (&key), ==, 0);
  g_assert_cmpint (gnutls_pubkey_import_rsa_raw (key, &modulus, &exponent), ==, 0);
  g_assert_cmpint (gnutls_pubkey_verify_data2 (key, GNUTLS_SIGN_RSA_SHA256, 0, &data, &signature),
                   >=, 0);
  data.data[10]++;
  g_assert_cmpint (gnutls_pubkey_verify_data2 (key, GNUTLS_SIGN_RSA_SHA256, 0, &data, &signature),
                   <, 0);
  gnutls_pubkey_deinit (key);
}

static void
test_expired_token (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  LiaisonSandboxWorld *world = liaison_sandbox_world_new (0, 1, "global", 0);
  LiaisonSandboxGrants *grants = liaison_sandbox_grants_new (world);
  g_autofree char *expired = liaison_sandbox_grants_make_token (grants, TEST_AUDIENCE, -1);
  g_autoptr(JsonNode) claims = liaison_test_identity_read_claims (expired);

  g_assert_cmpint (json_object_get_int_member (json_node_get_object (claims), "exp"), <,
                   g_get_real_time () / G_USEC_PER_SEC);
  g_assert_cmpuint (call_api (fixture, expired), ==, 401);
  liaison_sandbox_grants_free (grants);
  liaison_sandbox_world_free (world);
}

static guint
post_accept (LiaisonTestIdentity *fixture, const char *type, const char *body, const char *origin)
{
  g_autofree char *uri = make_uri (fixture, "/sandbox/accept");
  g_autoptr(GBytes) bytes = g_bytes_new (body, strlen (body));
  SoupMessage *message = soup_message_new ("POST", uri);

  soup_message_set_request_body_from_bytes (message, type, bytes);
  if (origin != NULL)
    soup_message_headers_append (soup_message_get_request_headers (message), "Origin", origin);
  return liaison_test_identity_send (fixture, message);
}

static gint64
n_customers (LiaisonTestIdentity *fixture)
{
  g_assert_cmpuint (liaison_test_identity_get (fixture, "/sandbox/state"), ==, 200);
  return json_object_get_int_member (json_node_get_object (fixture->root), "customers");
}

static void
test_control (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  g_autofree char *token = NULL;
  g_autofree char *uri = make_uri (fixture, "/sandbox/token");
  SoupMessage *rebound = soup_message_new ("GET", uri);

  g_assert_cmpuint (liaison_test_identity_get (fixture, "/sandbox/token"), ==, 200);
  token = g_strdup (fixture->text);
  g_assert_cmpuint (call_api (fixture, token), ==, 200);

  g_assert_cmpint (n_customers (fixture), ==, 3);
  g_assert_cmpuint (post_accept (fixture, "application/json",
                                 "{\"company\":\"A & B\",\"domain\":\"a.example\",\"rights\":true}",
                                 NULL),
                    ==, 201);
  g_assert_true (g_uuid_string_is_valid (liaison_test_identity_member (fixture, "id")));
  g_assert_cmpuint (post_accept (fixture, "text/plain", "{\"company\":\"A\"}", NULL), ==, 415);
  g_assert_cmpuint (post_accept (fixture, "application/json", "[]", NULL), ==, 400);
  g_assert_cmpuint (post_accept (fixture, "application/json", "{\"company\":3}", NULL), ==, 400);
  g_assert_cmpuint (
    post_accept (fixture, "application/json", "{\"company\":\"A\"}", "http://evil.example"), ==,
    403);
  soup_message_headers_replace (soup_message_get_request_headers (rebound), "Host", "evil.example");
  g_assert_cmpuint (liaison_test_identity_send (fixture, rebound), ==, 403);
  g_assert_cmpuint (liaison_test_identity_get (fixture, "/sandbox/other"), ==, 404);
  g_assert_cmpint (n_customers (fixture), ==, 4);
}

#define ADD(path, test_func)                                                                       \
  g_test_add (path, LiaisonTestIdentity, NULL, set_up, test_func, tear_down)

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
  ADD ("/sandbox-sign-in/signature", test_signature);
  ADD ("/sandbox-sign-in/expired-token", test_expired_token);
  ADD ("/sandbox-sign-in/control", test_control);

  return g_test_run ();
}
