/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "liaison-test-identity.h"

#define DISCOVERY "/organizations/v2.0/.well-known/openid-configuration"

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

static void
add_fault (LiaisonTestIdentity *fixture, const char *spec)
{
  g_autoptr(GError) error = NULL;

  g_test_message ("%s", spec);
  g_assert_true (liaison_sandbox_server_add_fault (fixture->server, spec, &error));
  g_assert_no_error (error);
}

/* A fault without a path is Partner Center's. */
static void
test_by_path (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  g_autofree char *token = liaison_sandbox_server_dup_token (fixture->server);

  add_fault (fixture, "error");
  g_assert_cmpuint (liaison_test_identity_get (fixture, DISCOVERY), ==, 200);
  g_assert_cmpuint (liaison_test_identity_get (fixture, "/v1.0/me"), ==, 401);
  g_assert_cmpuint (liaison_test_identity_call (fixture, "/v1/customers", token), ==, 503);

  add_fault (fixture, "error,path=openid-configuration");
  g_assert_cmpuint (liaison_test_identity_call (fixture, "/v1/customers", token), ==, 200);
  g_assert_cmpuint (liaison_test_identity_get (fixture, DISCOVERY), ==, 503);
  g_assert_cmpuint (liaison_test_identity_get (fixture, DISCOVERY), ==, 200);
  add_fault (fixture, "error,path=/me");
  g_assert_cmpuint (liaison_test_identity_get (fixture, "/v1.0/me"), ==, 503);
}

static void
test_kinds (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *spec;
    guint status;
    const char *text;
  } cases[] = {
    { "throttle,seconds=7,path=openid-configuration", 429, "Try again in 7 seconds" },
    { "html,path=openid-configuration", 200, "<html>" },
    { "wrong-type,path=openid-configuration", 200, "\"issuer\":7" },
    { "redirect,path=openid-configuration", 302, "" },
    { "delay,ms=10,path=openid-configuration", 200, "}" },
    { "drip,ms=0,path=openid-configuration", 200, "}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      add_fault (fixture, cases[i].spec);
      g_assert_cmpuint (liaison_test_identity_get (fixture, DISCOVERY), ==, cases[i].status);
      g_assert_nonnull (strstr (fixture->text, cases[i].text));
    }
  add_fault (fixture, "truncated,path=openid-configuration");
  g_assert_cmpuint (liaison_test_identity_get (fixture, DISCOVERY), ==, 200);
  g_assert_null (fixture->root);
  g_assert_cmpint (*fixture->text, ==, '{');
}

static void
test_refuse (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  g_autofree char *token = NULL;

  liaison_test_identity_sign_in (fixture, NULL, NULL);
  token = g_strdup (liaison_test_identity_member (fixture, "refresh_token"));

  add_fault (fixture, "refuse");
  g_assert_cmpuint (liaison_test_identity_refresh (fixture, token, TEST_SCOPE, NULL), ==, 400);
  g_assert_cmpstr (liaison_test_identity_member (fixture, "error"), ==, "invalid_grant");
  g_assert_cmpint (liaison_test_identity_aadsts (fixture), ==, 50173);
  g_assert_false (json_object_has_member (json_node_get_object (fixture->root), "claims"));

  add_fault (fixture, "refuse,error=interaction_required,number=50076,suberror=basic_action,"
                      "claims={\"access_token\":{\"nbf\":null,\"acrs\":null}}");
  g_assert_cmpuint (liaison_test_identity_refresh (fixture, token, TEST_SCOPE, NULL), ==, 400);
  g_assert_cmpstr (liaison_test_identity_member (fixture, "error"), ==, "interaction_required");
  g_assert_cmpstr (liaison_test_identity_member (fixture, "suberror"), ==, "basic_action");
  g_assert_cmpstr (liaison_test_identity_member (fixture, "claims"), ==,
                   "{\"access_token\":{\"nbf\":null,\"acrs\":null}}");
  g_assert_cmpuint (liaison_test_identity_refresh (fixture, token, TEST_SCOPE, NULL), ==, 200);
}

static void
test_refuse_elsewhere (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  g_autofree char *uri = g_strconcat (liaison_sandbox_server_get_base (fixture->server),
                                      "/organizations/oauth2/v2.0/devicecode", NULL);
  g_autofree char *code = NULL;

  add_fault (fixture, "refuse,path=/authorize,error=access_denied,number=65004");
  code = liaison_test_identity_dup_code (fixture, NULL, NULL);
  g_assert_null (code);
  liaison_test_identity_assert_refused (fixture, "access_denied", "AADSTS65004:");
  add_fault (fixture, "refuse,path=devicecode,error=invalid_client,number=7000218");
  g_assert_cmpuint (
    liaison_test_identity_send (
      fixture,
      soup_message_new_from_encoded_form (
        "POST", uri, soup_form_encode ("client_id", TEST_CLIENT_ID, "scope", TEST_SCOPE, NULL))),
    ==, 400);
  g_assert_cmpint (liaison_test_identity_aadsts (fixture), ==, 7000218);
}

static void
test_id_token (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *spec;
    const char *claim;
    const char *value; /* NULL: it is missing */
  } cases[] = {
    { "id-token,claim=iss,value=https://foreign.invalid/v2.0", "iss",
      "https://foreign.invalid/v2.0" },
    { "id-token,claim=aud,value=another", "aud", "another" },
    { "id-token,claim=tid,value=nowhere", "tid", "nowhere" },
    { "id-token,claim=nonce,value=stale", "nonce", "stale" },
    { "id-token,claim=nonce,value=", "nonce", NULL },
    { "id-token,claim=oid", "oid", NULL },
  };
  g_autoptr(JsonNode) expired = NULL;
  g_autoptr(JsonNode) good = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JsonNode) claims = NULL;

      add_fault (fixture, cases[i].spec);
      liaison_test_identity_sign_in (fixture, NULL, NULL);
      claims =
        liaison_test_identity_read_claims (liaison_test_identity_member (fixture, "id_token"));
      g_assert_cmpstr (json_object_get_string_member_with_default (json_node_get_object (claims),
                                                                   cases[i].claim, NULL),
                       ==, cases[i].value);
    }
  add_fault (fixture, "id-token,claim=exp,value=1000");
  liaison_test_identity_sign_in (fixture, NULL, NULL);
  expired = liaison_test_identity_read_claims (liaison_test_identity_member (fixture, "id_token"));
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (expired), "exp"), ==, 1000);
  liaison_test_identity_sign_in (fixture, NULL, NULL);
  good = liaison_test_identity_read_claims (liaison_test_identity_member (fixture, "id_token"));
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (good), "exp"), >, 1000);
}

#define ADD(path, test_func)                                                                       \
  g_test_add ("/sandbox-faults/" path, LiaisonTestIdentity, NULL, set_up, test_func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("by-path", test_by_path);
  ADD ("kinds", test_kinds);
  ADD ("refuse", test_refuse);
  ADD ("refuse-elsewhere", test_refuse_elsewhere);
  ADD ("id-token", test_id_token);

  return g_test_run ();
}
