/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "liaison-test-identity.h"
#include "sandbox/liaison-sandbox-server-identity.h"

#define CONTEXT "{\"access_token\":{\"acrs\":{\"essential\":true,\"value\":\"c1\"}}}"
#define CONTEXT_AND_MORE                                                                           \
  "{\"access_token\":{\"xms_cc\":{\"values\":[\"cp1\"]},"                                          \
  "\"acrs\":{\"value\":\"c1\",\"essential\":true}}}"
#define TIME "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1600000000\"}}}"

/* The tokens of one sign-in. */
typedef struct
{
  char *partner_center;
  char *graph;
  char *refresh;
} Tokens;

static void
tokens_clear (Tokens *tokens)
{
  g_clear_pointer (&tokens->partner_center, g_free);
  g_clear_pointer (&tokens->graph, g_free);
  g_clear_pointer (&tokens->refresh, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tokens, tokens_clear)

static void
set_up (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  const LiaisonSandboxOptions options = { .n_customers = 3, .seed = 1 };

  liaison_test_identity_set_up (fixture, &options);
}

static void
tear_down (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  liaison_test_identity_tear_down (fixture);
}

static char *
dup_member (LiaisonTestIdentity *fixture, const char *name)
{
  return g_strdup (liaison_test_identity_member (fixture, name));
}

/* Signs @person in with @claims, or NULL. */
static void
sign_in (LiaisonTestIdentity *fixture, const char *person, const char *claims, Tokens *tokens)
{
  g_autofree char *escaped = claims != NULL ? g_uri_escape_string (claims, NULL, FALSE) : NULL;
  g_autofree char *extra = claims != NULL ? g_strconcat ("&claims=", escaped, NULL) : NULL;
  g_autofree char *first = NULL;

  tokens_clear (tokens);
  liaison_test_identity_sign_in (fixture, person, extra);
  tokens->partner_center = dup_member (fixture, "access_token");
  first = dup_member (fixture, "refresh_token");
  g_assert_cmpuint (liaison_test_identity_refresh (fixture, first, TEST_GRAPH_SCOPE, NULL), ==,
                    200);
  tokens->graph = dup_member (fixture, "access_token");
  tokens->refresh = dup_member (fixture, "refresh_token");
}

static guint
call_graph (LiaisonTestIdentity *fixture, const Tokens *tokens)
{
  return liaison_test_identity_call (fixture, "/v1.0/me", tokens->graph);
}

static guint
call_partner_center (LiaisonTestIdentity *fixture, const Tokens *tokens)
{
  return liaison_test_identity_call (fixture, "/v1/customers", tokens->partner_center);
}

/* What the challenge in the latest answer asks for. Transfer full. */
static char *
dup_challenge (LiaisonTestIdentity *fixture)
{
  const char *header = liaison_test_identity_header (fixture, "WWW-Authenticate");
  g_autofree char *start =
    g_strdup_printf ("Bearer realm=\"\", authorization_uri=\"%s/common/oauth2/authorize\", "
                     "error=\"insufficient_claims\", claims=\"",
                     liaison_sandbox_server_get_base (fixture->server));
  g_autofree char *text = NULL;
  g_autoptr(GBytes) bytes = NULL;

  g_assert_true (g_str_has_prefix (header, start));
  text = g_strdup (header + strlen (start));
  text[strcspn (text, "\"=")] = '\0';
  bytes = liaison_test_identity_decode (text);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_challenge (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  g_auto(Tokens) tokens = { 0 };
  g_autofree char *asked = NULL;

  sign_in (fixture, NULL, NULL, &tokens);
  g_assert_true (liaison_sandbox_server_challenge (fixture->server, "graph", CONTEXT));
  g_assert_cmpuint (call_partner_center (fixture, &tokens), ==, 200);
  g_assert_cmpuint (call_graph (fixture, &tokens), ==, 401);
  asked = dup_challenge (fixture);
  g_assert_cmpstr (asked, ==, CONTEXT);

  /* A refresh cannot meet it, and does no harm to the refresh token. */
  g_assert_cmpuint (
    liaison_test_identity_refresh (fixture, tokens.refresh, TEST_GRAPH_SCOPE, CONTEXT), ==, 400);
  g_assert_cmpstr (liaison_test_identity_member (fixture, "error"), ==, "interaction_required");
  g_assert_cmpint (liaison_test_identity_aadsts (fixture), ==, 50076);
  g_assert_cmpstr (liaison_test_identity_member (fixture, "claims"), ==, CONTEXT);
  g_assert_cmpuint (liaison_test_identity_refresh (fixture, tokens.refresh, TEST_GRAPH_SCOPE, NULL),
                    ==, 200);

  /* The person can: also when the client says what it is able to, and in another order. */
  sign_in (fixture, NULL, CONTEXT_AND_MORE, &tokens);
  g_assert_cmpuint (call_graph (fixture, &tokens), ==, 200);
  g_assert_cmpuint (
    liaison_test_identity_refresh (fixture, tokens.refresh, TEST_GRAPH_SCOPE, CONTEXT), ==, 200);

  sign_in (fixture, NULL, TIME, &tokens);
  g_assert_cmpuint (call_graph (fixture, &tokens), ==, 401);
  g_assert_true (liaison_sandbox_server_challenge (fixture->server, "graph", NULL));
  g_assert_cmpuint (call_graph (fixture, &tokens), ==, 200);
}

/* What tokens say about the claims that were asked for. */
static void
test_claims (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  g_auto(Tokens) tokens = { 0 };
  g_autoptr(JsonNode) context = NULL;
  g_autoptr(JsonNode) time = NULL;

  sign_in (fixture, NULL, CONTEXT, &tokens);
  context = liaison_test_identity_read_claims (tokens.graph);
  g_assert_cmpstr (json_array_get_string_element (
                     json_object_get_array_member (json_node_get_object (context), "acrs"), 0),
                   ==, "c1");
  sign_in (fixture, NULL, TIME, &tokens);
  time = liaison_test_identity_read_claims (tokens.graph);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (time), "nbf"), ==, 1600000000);

  /* A time alone needs no person, unless a challenge insists. */
  g_assert_cmpuint (liaison_test_identity_refresh (fixture, tokens.refresh, TEST_SCOPE, TIME), ==,
                    200);
}

static void
test_challenge_at_run_time (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  static const char *const bad[] = {
    "{}",
    "{\"resource\":\"moon\",\"claims\":\"{\\\"access_token\\\":{\\\"nbf\\\":null}}\"}",
    "{\"resource\":\"graph\",\"claims\":\"{}\"}",
    "{\"resource\":\"graph\",\"claims\":\"none\"}",
    "{\"resource\":\"graph\",\"claims\":{}}",
  };
  g_auto(Tokens) tokens = { 0 };
  g_autofree char *asked = NULL;

  sign_in (fixture, NULL, NULL, &tokens);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (liaison_test_identity_order (fixture, "POST", "/sandbox/challenge", bad[i]),
                      ==, 400);
  g_assert_cmpuint (
    liaison_test_identity_order (
      fixture, "POST", "/sandbox/challenge",
      "{\"resource\":\"partner-center\",\"claims\":\"{\\\"access_token\\\":{\\\"nbf\\\":null}}\"}"),
    ==, 204);
  g_assert_cmpuint (call_graph (fixture, &tokens), ==, 200);
  g_assert_cmpuint (call_partner_center (fixture, &tokens), ==, 401);
  asked = dup_challenge (fixture);
  g_assert_cmpstr (asked, ==, "{\"access_token\":{\"nbf\":null}}");
  g_assert_cmpuint (liaison_test_identity_order (fixture, "DELETE", "/sandbox/challenge", NULL), ==,
                    204);
  g_assert_cmpuint (call_partner_center (fixture, &tokens), ==, 200);
}

static void
assert_revoked (LiaisonTestIdentity *fixture, const Tokens *tokens)
{
  g_assert_cmpuint (call_graph (fixture, tokens), ==, 401);
  g_assert_cmpuint (call_partner_center (fixture, tokens), ==, 401);
  g_assert_cmpuint (liaison_test_identity_refresh (fixture, tokens->refresh, TEST_SCOPE, NULL), ==,
                    400);
  g_assert_cmpstr (liaison_test_identity_member (fixture, "error"), ==, "invalid_grant");
  g_assert_cmpint (liaison_test_identity_aadsts (fixture), ==, 50173);
}

static void
test_revoked (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  g_auto(Tokens) admin = { 0 };
  g_auto(Tokens) sales = { 0 };

  sign_in (fixture, "admin", NULL, &admin);
  sign_in (fixture, "sales", NULL, &sales);
  liaison_sandbox_server_revoke (fixture->server, "admin");
  assert_revoked (fixture, &admin);
  g_assert_cmpuint (call_partner_center (fixture, &sales), ==, 200);
  sign_in (fixture, "admin", NULL, &admin);
  g_assert_cmpuint (call_partner_center (fixture, &admin), ==, 200);

  g_assert_cmpuint (liaison_test_identity_order (fixture, "POST", "/sandbox/revoke", "{}"), ==,
                    204);
  assert_revoked (fixture, &admin);
  assert_revoked (fixture, &sales);
  sign_in (fixture, "admin", NULL, &admin);
  g_assert_cmpuint (
    liaison_test_identity_order (fixture, "POST", "/sandbox/revoke", "{\"person\":\"sales\"}"), ==,
    204);
  g_assert_cmpuint (call_partner_center (fixture, &admin), ==, 200);
  g_assert_cmpuint (
    liaison_test_identity_order (fixture, "POST", "/sandbox/revoke", "{\"person\":\"nobody\"}"), ==,
    404);
  g_assert_cmpuint (
    liaison_test_identity_order (fixture, "POST", "/sandbox/revoke", "{\"person\":1}"), ==, 400);
}

#define ADD(path, test_func)                                                                       \
  g_test_add ("/sandbox-challenge/" path, LiaisonTestIdentity, NULL, set_up, test_func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("challenge", test_challenge);
  ADD ("claims", test_claims);
  ADD ("at-run-time", test_challenge_at_run_time);
  ADD ("revoked", test_revoked);

  return g_test_run ();
}
