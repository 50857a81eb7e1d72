/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "liaison-test-identity.h"
#include "liaison-test.h"
#include "sandbox/liaison-sandbox-browser.h"
#include "sandbox/liaison-sandbox-parts.h"
#include "sandbox/liaison-sandbox-server-identity.h"

#define GRANT "urn:ietf:params:oauth:grant-type:device_code"

typedef struct
{
  LiaisonTestIdentity identity;
  char *device_code;
  char *user_code;
} Fixture;

static void
begin (Fixture *fixture, const char *tenant, char *form)
{
  g_autofree char *uri =
    g_strdup_printf ("%s/%s/oauth2/v2.0/devicecode",
                     liaison_sandbox_server_get_base (fixture->identity.server), tenant);

  liaison_test_identity_send (&fixture->identity,
                              soup_message_new_from_encoded_form ("POST", uri, form));
}

static void
begin_good (Fixture *fixture)
{
  begin (fixture, "organizations",
         soup_form_encode ("client_id", TEST_CLIENT_ID, "scope",
                           TEST_SCOPE " https://graph.microsoft.com/User.Read", NULL));
  g_assert_cmpuint (soup_message_get_status (fixture->identity.message), ==, 200);
  g_free (fixture->device_code);
  g_free (fixture->user_code);
  fixture->device_code =
    g_strdup (liaison_test_identity_member (&fixture->identity, "device_code"));
  fixture->user_code = g_strdup (liaison_test_identity_member (&fixture->identity, "user_code"));
}

static void
set_up (Fixture *fixture, gconstpointer is_strict)
{
  const LiaisonSandboxOptions options = { .n_customers = 3,
                                          .seed = 1,
                                          .device_interval = is_strict != NULL ? 1 : 0,
                                          .device_is_patient = is_strict == NULL };

  liaison_test_identity_set_up (&fixture->identity, &options);
  begin_good (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_free (fixture->device_code);
  g_free (fixture->user_code);
  liaison_test_identity_tear_down (&fixture->identity);
}

static guint
poll_for (Fixture *fixture, const char *client_id, const char *device_code)
{
  return liaison_test_identity_post_token (
    &fixture->identity, soup_form_encode ("client_id", client_id, "grant_type", GRANT,
                                          "device_code", device_code, NULL));
}

static void
assert_poll (Fixture *fixture, const char *error, gint64 aadsts)
{
  g_assert_cmpuint (poll_for (fixture, TEST_CLIENT_ID, fixture->device_code), ==, 400);
  g_assert_cmpstr (liaison_test_identity_member (&fixture->identity, "error"), ==, error);
  g_assert_cmpint (liaison_test_identity_aadsts (&fixture->identity), ==, aadsts);
}

static gboolean
decide (Fixture *fixture, const char *decision, const char *person)
{
  return liaison_sandbox_server_decide_device (fixture->identity.server, fixture->user_code,
                                               decision, person);
}

static void
test_codes (Fixture *fixture, gconstpointer unused)
{
  JsonObject *answer = json_node_get_object (fixture->identity.root);
  g_autofree char *page =
    g_strconcat (liaison_sandbox_server_get_base (fixture->identity.server), "/device", NULL);

  g_assert_true (g_str_has_prefix (fixture->device_code, LIAISON_SANDBOX_SECRET_PREFIX));
  g_assert_cmpuint (strlen (fixture->user_code), ==, 9);
  g_assert_cmpuint (strspn (fixture->user_code, "ACDEFGHJKMNPQRTUVWXY34679"), ==, 9);
  g_assert_cmpstr (json_object_get_string_member (answer, "verification_uri"), ==, page);
  g_assert_false (json_object_has_member (answer, "verification_uri_complete"));
  g_assert_cmpint (json_object_get_int_member (answer, "expires_in"), ==, 900);
  g_assert_cmpint (json_object_get_int_member (answer, "interval"), ==, 5);
  g_assert_nonnull (strstr (json_object_get_string_member (answer, "message"), fixture->user_code));

  begin (fixture, "elsewhere.example", soup_form_encode ("client_id", "a", "scope", "b", NULL));
  g_assert_cmpint (liaison_test_identity_aadsts (&fixture->identity), ==, 90002);
  begin (fixture, "organizations", soup_form_encode ("scope", TEST_SCOPE, NULL));
  g_assert_cmpint (liaison_test_identity_aadsts (&fixture->identity), ==, 900144);
  begin (fixture, "organizations", soup_form_encode ("client_id", TEST_CLIENT_ID, NULL));
  g_assert_cmpint (liaison_test_identity_aadsts (&fixture->identity), ==, 900144);
  begin (fixture, "organizations",
         soup_form_encode ("client_id", "a", "scope", "https://moon.example/a", NULL));
  g_assert_cmpint (liaison_test_identity_aadsts (&fixture->identity), ==, 500011);
}

static void
test_approved (Fixture *fixture, gconstpointer unused)
{
  LiaisonTestIdentity *identity = &fixture->identity;
  g_autofree char *access = NULL, *refresh = NULL;
  g_autoptr(JsonNode) claims = NULL;

  assert_poll (fixture, "authorization_pending", 70016);
  assert_poll (fixture, "authorization_pending", 70016);
  g_assert_true (decide (fixture, "approve", "sales"));
  g_assert_false (decide (fixture, "deny", NULL));
  g_assert_cmpuint (poll_for (fixture, "another", fixture->device_code), ==, 400);
  g_assert_cmpuint (poll_for (fixture, TEST_CLIENT_ID, fixture->device_code), ==, 200);

  /* Of the resources of the request one comes, the first. */
  g_assert_cmpstr (liaison_test_identity_member (identity, "scope"), ==, TEST_SCOPE);
  access = g_strdup (liaison_test_identity_member (identity, "access_token"));
  refresh = g_strdup (liaison_test_identity_member (identity, "refresh_token"));
  claims = liaison_test_identity_read_claims (liaison_test_identity_member (identity, "id_token"));
  g_assert_false (json_object_has_member (json_node_get_object (claims), "nonce"));
  g_assert_cmpstr (
    json_object_get_string_member (json_node_get_object (claims), "preferred_username"), ==,
    liaison_sandbox_server_get_sign_in_name (identity->server, "sales"));

  assert_poll (fixture, "invalid_grant", 54005);
  g_assert_cmpuint (liaison_test_identity_call (identity, "/v1/customers", access), ==, 200);
  g_assert_cmpuint (liaison_test_identity_refresh (identity, refresh, TEST_GRAPH_SCOPE, NULL), ==,
                    200);
}

static void
test_not_approved (Fixture *fixture, gconstpointer unused)
{
  g_assert_true (decide (fixture, "deny", NULL));
  assert_poll (fixture, "authorization_declined", 65004);

  begin_good (fixture);
  g_assert_true (decide (fixture, "expire", NULL));
  assert_poll (fixture, "expired_token", 70020);

  begin_good (fixture);
  g_assert_true (decide (fixture, "approve", "policy"));
  assert_poll (fixture, "invalid_grant", 53003);

  /* Whoever cannot sign in leaves the device waiting. */
  begin_good (fixture);
  g_assert_false (decide (fixture, "approve", "disabled"));
  g_assert_false (decide (fixture, "approve", "nobody"));
  g_assert_false (decide (fixture, "shrug", NULL));
  assert_poll (fixture, "authorization_pending", 70016);

  g_assert_cmpuint (poll_for (fixture, TEST_CLIENT_ID, "nonsense"), ==, 400);
  g_assert_cmpstr (liaison_test_identity_member (&fixture->identity, "error"), ==,
                   "bad_verification_code");
  g_assert_cmpint (liaison_test_identity_aadsts (&fixture->identity), ==, 70018);
}

/* Whoever asks before the interval is over is told to slow down, though all is decided. */
static void
test_too_fast (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpint (
    json_object_get_int_member (json_node_get_object (fixture->identity.root), "interval"), ==, 1);
  assert_poll (fixture, "authorization_pending", 70016);
  assert_poll (fixture, "slow_down", 70016);
  g_assert_true (decide (fixture, "approve", NULL));
  assert_poll (fixture, "slow_down", 70016);
}

static guint
open_page (Fixture *fixture, const char *extra)
{
  g_autofree char *path = g_strconcat ("/device?user_code=", fixture->user_code, extra, NULL);

  return liaison_test_identity_get (&fixture->identity, path);
}

static void
test_page (Fixture *fixture, gconstpointer unused)
{
  LiaisonTestIdentity *identity = &fixture->identity;
  g_autofree char *typed = NULL;

  g_assert_cmpuint (liaison_test_identity_get (identity, "/device"), ==, 200);
  g_assert_nonnull (strstr (identity->text, "name=\"user_code\""));
  g_assert_cmpuint (liaison_test_identity_get (identity, "/device?user_code=nonsense"), ==, 200);
  g_assert_nonnull (strstr (identity->text, "AADSTS70019"));

  /* As people type. */
  typed = g_ascii_strdown (fixture->user_code, -1);
  g_free (fixture->user_code);
  fixture->user_code = g_strdup_printf ("%.4s-%s", typed, typed + 4);
  g_assert_cmpuint (open_page (fixture, ""), ==, 200);
  g_assert_nonnull (strstr (identity->text, "decision=continue&amp;person=sales"));
  g_assert_cmpuint (open_page (fixture, "&decision=continue&person=guest"), ==, 400);
  g_assert_nonnull (strstr (identity->text, "AADSTS50020"));
  g_assert_cmpuint (open_page (fixture, "&decision=continue&person=sales"), ==, 200);
  g_assert_nonnull (strstr (identity->text, "You have signed in"));
  g_assert_cmpuint (poll_for (fixture, TEST_CLIENT_ID, fixture->device_code), ==, 200);

  begin_good (fixture);
  g_assert_cmpuint (open_page (fixture, "&decision=cancel"), ==, 200);
  assert_poll (fixture, "authorization_declined", 65004);
  begin_good (fixture);
  g_assert_cmpuint (open_page (fixture, "&decision=continue&person=policy"), ==, 400);
  g_assert_nonnull (strstr (identity->text, "AADSTS53003"));
  assert_poll (fixture, "invalid_grant", 53003);
}

static gboolean
is_decided (gpointer user_data)
{
  return !liaison_sandbox_devices_wait_for (
    liaison_sandbox_server_get_parts (((Fixture *) user_data)->identity.server)->devices,
    ((Fixture *) user_data)->user_code);
}

static void
test_browser (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *uri = g_strdup_printf (
    "%s/device?user_code=%s", liaison_sandbox_server_get_base (fixture->identity.server),
    fixture->user_code);

  liaison_sandbox_browse_as (uri, "sales");
  liaison_test_wait_until (is_decided, fixture);
  g_assert_cmpuint (poll_for (fixture, TEST_CLIENT_ID, fixture->device_code), ==, 200);
}

static guint
post_decision (Fixture *fixture, const char *decision, const char *person)
{
  g_autofree char *body =
    g_strdup_printf ("{\"code\":\"%s\",\"decision\":\"%s\",\"person\":\"%s\"}", fixture->user_code,
                     decision, person);

  return liaison_test_identity_order (&fixture->identity, "POST", "/sandbox/device", body);
}

static void
test_at_run_time (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpuint (post_decision (fixture, "shrug", "sales"), ==, 409);
  g_assert_cmpuint (post_decision (fixture, "approve", "nobody"), ==, 409);
  g_assert_cmpuint (post_decision (fixture, "approve", "sales"), ==, 204);
  g_assert_cmpuint (post_decision (fixture, "approve", "sales"), ==, 409);
  g_assert_cmpuint (poll_for (fixture, TEST_CLIENT_ID, fixture->device_code), ==, 200);
  g_assert_cmpuint (
    liaison_test_identity_order (&fixture->identity, "POST", "/sandbox/device", "{\"code\":3}"), ==,
    400);
}

#define ADD(path, is_strict, test_func)                                                            \
  g_test_add ("/sandbox-device/" path, Fixture, is_strict, set_up, test_func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("codes", NULL, test_codes);
  ADD ("approved", NULL, test_approved);
  ADD ("not-approved", NULL, test_not_approved);
  ADD ("too-fast", GINT_TO_POINTER (TRUE), test_too_fast);
  ADD ("page", NULL, test_page);
  ADD ("browser", NULL, test_browser);
  ADD ("at-run-time", NULL, test_at_run_time);

  return g_test_run ();
}
