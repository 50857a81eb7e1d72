/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "auth/liaison-oauth.h"
#include "liaison-test-authorizer.h"
#include "liaison-test-clock.h"
#include "liaison-test-server.h"
#include "liaison-test.h"
#include "model/liaison-error.h"

#define CLIENT_ID "11111111-2222-4333-8444-555555555555"
#define TENANT "5d0c7a34-91be-4f52-8a63-2be7140fd6c1"
#define PERSONAL_TENANT "9188040d-6c67-4c5b-b112-36a304b66dad"
#define SCOPE "https://api.example/user_impersonation"
#define GRANT "urn:ietf:params:oauth:grant-type:device_code"
#define CODE                                                                                       \
  "\"device_code\": \"sbx-secret.device\", \"user_code\": \"H7K4PDXQ2\", \"verification_uri\": "   \
  "\"https://login.example/device\""
#define PENDING "{ \"error\": \"authorization_pending\", \"error_codes\": [ 70016 ] }"

typedef struct
{
  LiaisonTestServer *server;
  LiaisonTestClock *clock;
  LiaisonCloud *cloud;
  LiaisonOauth *oauth;
  GCancellable *cancellable;
  GAsyncResult *result;
  guint n_shown;
  char *user_code;
  char *verification_uri;
  gint64 life; /* µs */
} Fixture;

static void
open_uri_cb (const char *uri, gpointer unused)
{
  g_error ("a browser was opened");
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  LiaisonOauthSpec spec = { .client_id = CLIENT_ID,
                            .tenant = "organizations",
                            .open_uri = open_uri_cb };

  fixture->server = liaison_test_server_new ();
  fixture->clock = liaison_test_clock_new ();
  fixture->cloud = liaison_test_cloud_new (liaison_test_server_get_base (fixture->server));
  spec.cloud = fixture->cloud;
  fixture->oauth = liaison_oauth_new (&spec);
  liaison_oauth_set_clock (fixture->oauth, &fixture->clock->clock);
  fixture->cancellable = g_cancellable_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->result);
  g_assert_finalize_object (fixture->oauth);
  g_assert_finalize_object (fixture->cloud);
  g_assert_finalize_object (fixture->cancellable);
  liaison_test_clock_free (fixture->clock);
  liaison_test_server_free (fixture->server);
  g_free (fixture->user_code);
  g_free (fixture->verification_uri);
}

static void
show_cb (const LiaisonDeviceCode *code, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_shown++;
  g_free (fixture->user_code);
  g_free (fixture->verification_uri);
  fixture->user_code = g_strdup (code->user_code);
  fixture->verification_uri = g_strdup (code->verification_uri);
  fixture->life = code->expires_at - g_get_monotonic_time ();
}

static void
answer (Fixture *fixture, guint status, const char *body)
{
  liaison_test_server_answer (fixture->server, status, NULL, body);
}

static void
answer_code (Fixture *fixture)
{
  answer (fixture, 200, "{ " CODE ", \"expires_in\": 900, \"interval\": 5 }");
}

static void
answer_tokens (Fixture *fixture, const char *tenant)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *claims = g_strdup_printf (
    "{ \"aud\": \"%s\", \"iss\": \"%s/%s/v2.0\", \"exp\": %" G_GINT64_FORMAT ", \"tid\": \"%s\", "
    "\"oid\": \"a40f7d92-3c6b-4e15-8d09-f2b7c5e1a386\", \"name\": \"Iris Vale\" }",
    CLIENT_ID, liaison_test_server_get_base (fixture->server), tenant, now + 3600, tenant);
  g_autofree char *encoded = g_base64_encode ((const guchar *) claims, strlen (claims));
  g_autofree char *body = NULL;

  g_strdelimit (encoded, "+", '-');
  g_strdelimit (encoded, "/", '_');
  encoded[strcspn (encoded, "=")] = '\0';
  body = g_strdup_printf ("{ \"token_type\": \"Bearer\", \"expires_in\": 3600, \"access_token\": "
                          "\"sbx-secret.access\", \"refresh_token\": \"sbx-secret.refresh\", "
                          "\"id_token\": \"e30.%s.c2ln\" }",
                          encoded);
  answer (fixture, 200, body);
}

static void
begin (Fixture *fixture, const GError *reason)
{
  liaison_oauth_sign_in_by_code_async (fixture->oauth, reason, show_cb, fixture,
                                       fixture->cancellable, liaison_test_result_cb,
                                       &fixture->result);
}

static gboolean
finish (Fixture *fixture, GError **error)
{
  liaison_test_wait (&fixture->result);
  return liaison_oauth_sign_in_finish (fixture->oauth, fixture->result, error);
}

static void
assert_signs_in (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  begin (fixture, NULL);
  finish (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (liaison_oauth_get_identity (fixture->oauth)->user_name, ==, "Iris Vale");
  g_assert_cmpuint (fixture->n_shown, ==, 1);
}

/* @service_code NULL: whatever it is. */
static void
assert_fails (Fixture *fixture, int code, const char *service_code)
{
  g_autoptr(GError) error = NULL;

  begin (fixture, NULL);
  g_assert_false (finish (fixture, &error));
  g_assert_error (error, LIAISON_ERROR, code);
  if (service_code != NULL)
    g_assert_cmpstr (liaison_error_get_details (error)->service_code, ==, service_code);
  g_assert_null (liaison_oauth_get_identity (fixture->oauth));
}

static const char *
get_field (Fixture *fixture, guint n, const char *name)
{
  return liaison_test_server_get_field (fixture->server, n, name);
}

static gint64
get_pause (Fixture *fixture, guint n)
{
  return liaison_test_clock_get_pause (fixture->clock, n) / 1000;
}

static void
test_signs_in (Fixture *fixture, gconstpointer unused)
{
  answer_code (fixture);
  answer (fixture, 400, PENDING);
  answer (fixture, 400, PENDING);
  answer_tokens (fixture, TENANT);
  assert_signs_in (fixture);

  g_assert_cmpstr (fixture->user_code, ==, "H7K4PDXQ2");
  g_assert_cmpstr (fixture->verification_uri, ==, "https://login.example/device");
  g_assert_cmpint (fixture->life, >, 890 * G_USEC_PER_SEC);
  g_assert_cmpint (fixture->life, <=, 900 * G_USEC_PER_SEC);

  g_assert_cmpstr (liaison_test_server_get_target (fixture->server, 0), ==,
                   "/organizations/oauth2/v2.0/devicecode");
  g_assert_cmpstr (get_field (fixture, 0, "client_id"), ==, CLIENT_ID);
  g_assert_cmpstr (get_field (fixture, 0, "scope"), ==, SCOPE " openid profile offline_access");
  g_assert_null (get_field (fixture, 0, "claims"));
  g_assert_cmpstr (liaison_test_server_get_target (fixture->server, 1), ==,
                   "/organizations/oauth2/v2.0/token");
  g_assert_cmpstr (get_field (fixture, 1, "grant_type"), ==, GRANT);
  g_assert_cmpstr (get_field (fixture, 1, "client_id"), ==, CLIENT_ID);
  g_assert_cmpstr (get_field (fixture, 1, "device_code"), ==, "sbx-secret.device");
  g_assert_null (get_field (fixture, 1, "client_secret"));

  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, 4);
  g_assert_cmpuint (fixture->clock->pauses->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (get_pause (fixture, i), ==, 5);
}

/* RFC 8628, section 3.5: for good. */
static void
test_slow_down (Fixture *fixture, gconstpointer unused)
{
  static const gint64 pauses[] = { 2, 7, 7, 12, 12 };

  answer (fixture, 200, "{ " CODE ", \"expires_in\": \"900\", \"interval\": \"2\" }");
  answer (fixture, 400, "{ \"error\": \"slow_down\" }");
  answer (fixture, 400, PENDING);
  answer (fixture, 429, "{ \"error\": \"slow_down\" }");
  answer (fixture, 400, PENDING);
  answer_tokens (fixture, TENANT);
  assert_signs_in (fixture);

  g_assert_cmpuint (fixture->clock->pauses->len, ==, G_N_ELEMENTS (pauses));
  for (guint i = 0; i < G_N_ELEMENTS (pauses); i++)
    g_assert_cmpint (get_pause (fixture, i), ==, pauses[i]);
}

static void
test_declined (Fixture *fixture, gconstpointer unused)
{
  static const char *const names[] = { "access_denied", "authorization_declined" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *body = g_strdup_printf ("{ \"error\": \"%s\" }", names[i]);

      answer_code (fixture);
      answer (fixture, 400, PENDING);
      answer (fixture, 400, body);
      assert_fails (fixture, LIAISON_ERROR_SIGN_IN_REQUIRED, names[i]);
      g_clear_object (&fixture->result);
    }
  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, 6);
}

static void
test_expired (Fixture *fixture, gconstpointer unused)
{
  answer_code (fixture);
  answer (fixture, 400, "{ \"error\": \"expired_token\" }");
  assert_fails (fixture, LIAISON_ERROR_SIGN_IN_REQUIRED, "expired_token");
  g_clear_object (&fixture->result);

  /* A server that never says so. */
  answer (fixture, 200, "{ " CODE ", \"expires_in\": 20, \"interval\": 8 }");
  answer (fixture, 400, PENDING);
  answer (fixture, 400, PENDING);
  assert_fails (fixture, LIAISON_ERROR_SIGN_IN_REQUIRED, "expired_token");
  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, 5);
  /* Not later than the person is shown. */
  g_assert_cmpint (get_pause (fixture, 1), ==, 8);
  g_assert_cmpint (get_pause (fixture, 2), ==, 8);
  g_assert_cmpint (get_pause (fixture, 3), ==, 4);
}

/* Neither a lost connection nor a proxy's page ends it; each pause is longer than the one before.
 */
static void
test_trouble (Fixture *fixture, gconstpointer unused)
{
  static const gint64 pauses[] = { 5, 10, 15, 25, 45, 5 };

  answer_code (fixture);
  answer (fixture, 0, NULL);
  answer (fixture, 500, "<html><h1>Out of order</h1></html>");
  answer (fixture, 429, "");
  answer (fixture, 503, "{ \"error\": \"temporarily_unavailable\" }");
  answer (fixture, 400, PENDING);
  answer_tokens (fixture, TENANT);
  assert_signs_in (fixture);

  g_assert_cmpuint (fixture->clock->pauses->len, ==, G_N_ELEMENTS (pauses));
  for (guint i = 0; i < G_N_ELEMENTS (pauses); i++)
    g_assert_cmpint (get_pause (fixture, i), ==, pauses[i]);
}

static void
test_trouble_lasts (Fixture *fixture, gconstpointer unused)
{
  answer (fixture, 200, "{ " CODE ", \"expires_in\": 60, \"interval\": 5 }");
  for (guint i = 0; i < 20; i++)
    answer (fixture, 503, "");
  assert_fails (fixture, LIAISON_ERROR_SIGN_IN_REQUIRED, "expired_token");
  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), <, 8);
}

static void
test_unusable_answers (Fixture *fixture, gconstpointer unused)
{
  static const char *const bodies[] = {
    "",
    "<html></html>",
    "[ 1, 2 ]",
    "{ }",
    "{ \"device_code\": \"d\", \"user_code\": \"u\" }",
    "{ \"device_code\": \"d\", \"verification_uri\": \"https://login.example/device\" }",
    "{ \"user_code\": \"u\", \"verification_uri\": \"https://login.example/device\" }",
    "{ \"device_code\": 7, \"user_code\": [ \"u\" ], \"verification_uri\": { } }",
    "{ \"device_code\": \"d\", \"user_code\": \"u\", \"verification_uri\": \"javascript:alert(1)\" "
    "}",
    "{ \"device_code\": \"d\", \"user_code\": \"u\", \"verification_uri\": \"file:///etc/passwd\" "
    "}",
    "{ \"device_code\": \"d\", \"user_code\": \"u\", \"verification_uri\": \"login.example\" }",
    "{ \"device_code\": \"d\", \"user_code\": \"u\", \"verification_uri\": \"https:///device\" }",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      answer (fixture, 200, bodies[i]);
      assert_fails (fixture, LIAISON_ERROR_PROTOCOL, NULL);
      g_clear_object (&fixture->result);
    }
  g_assert_cmpuint (fixture->n_shown, ==, 0);
  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==,
                    G_N_ELEMENTS (bodies));
}

static void
test_odd_numbers (Fixture *fixture, gconstpointer unused)
{
  answer (fixture, 200, "{ " CODE ", \"expires_in\": -4, \"interval\": \"soon\" }");
  assert_fails (fixture, LIAISON_ERROR_SIGN_IN_REQUIRED, "expired_token");
  g_assert_cmpuint (fixture->n_shown, ==, 1);
  g_clear_object (&fixture->result);

  answer (fixture, 200, "{ " CODE ", \"expires_in\": 1e300, \"interval\": 99999999 }");
  answer_tokens (fixture, TENANT);
  fixture->n_shown = 0;
  assert_signs_in (fixture);
  g_assert_cmpint (fixture->life, <=, G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC);
  g_assert_cmpint (get_pause (fixture, fixture->clock->pauses->len - 1), ==, 300);
}

static void
test_refused (Fixture *fixture, gconstpointer unused)
{
  answer (fixture, 400,
          "{ \"error\": \"invalid_client\", \"error_description\": \"AADSTS7000218: Secret\" }");
  assert_fails (fixture, LIAISON_ERROR_SIGN_IN_REQUIRED, "7000218");
  g_clear_object (&fixture->result);

  answer_code (fixture);
  answer (fixture, 400,
          "{ \"error\": \"invalid_grant\", \"error_description\": \"AADSTS53003: Blocked\" }");
  assert_fails (fixture, LIAISON_ERROR_SIGN_IN_REQUIRED, "53003");
  g_clear_object (&fixture->result);

  answer_code (fixture);
  answer (fixture, 200, "{ \"access_token\": \"a b\" }");
  assert_fails (fixture, LIAISON_ERROR_PROTOCOL, NULL);
}

static void
test_personal_account (Fixture *fixture, gconstpointer unused)
{
  answer_code (fixture);
  answer_tokens (fixture, PERSONAL_TENANT);
  assert_fails (fixture, LIAISON_ERROR_SIGN_IN_REQUIRED, NULL);
}

static void
test_no_device_flow (Fixture *fixture, gconstpointer unused)
{
  const char *base = liaison_test_server_get_base (fixture->server);
  g_autofree char *document = g_strdup_printf (
    "{ \"issuer\": \"%s/{tenantid}/v2.0\", \"authorization_endpoint\": \"%s/authorize\", "
    "\"token_endpoint\": \"%s/token\" }",
    base, base, base);

  liaison_test_server_set_undiscovered (fixture->server);
  answer (fixture, 200, document);
  assert_fails (fixture, LIAISON_ERROR_REFUSED, "no_device_flow");
  g_assert_cmpuint (fixture->n_shown, ==, 0);
}

/* What the sign-in is for is asked for with the code and with the token. */
static void
test_claims (Fixture *fixture, gconstpointer unused)
{
  static const char *const second_factor = "{\"access_token\":{\"amr\":{\"values\":[\"mfa\"]}}}";
  const LiaisonErrorDetails details = { .service_code = (char *) "900421" };
  g_autoptr(GError) reason = liaison_error_new (LIAISON_ERROR_SIGN_IN_REQUIRED, &details, "-");
  g_autoptr(GError) error = NULL;

  answer_code (fixture);
  answer_tokens (fixture, TENANT);
  begin (fixture, reason);
  finish (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_field (fixture, 0, "claims"), ==, second_factor);
  g_assert_cmpstr (get_field (fixture, 1, "claims"), ==, second_factor);
}

static gboolean
is_pausing (gpointer clock)
{
  return ((LiaisonTestClock *) clock)->pauses->len > 0;
}

static void
assert_cancelled (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (fixture->cancellable);
  g_assert_false (finish (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cancel (Fixture *fixture, gconstpointer unused)
{
  answer_code (fixture);
  begin (fixture, NULL);
  assert_cancelled (fixture);
  g_assert_cmpuint (fixture->n_shown, ==, 0);
}

/* The pause would take for ever. */
static void
test_cancel_pause (Fixture *fixture, gconstpointer unused)
{
  fixture->clock->holds = TRUE;
  answer_code (fixture);
  begin (fixture, NULL);
  liaison_test_wait_until (is_pausing, fixture->clock);
  g_assert_cmpuint (fixture->n_shown, ==, 1);
  assert_cancelled (fixture);
  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, 1);
}

#define ADD(path, test) g_test_add ("/device-sign-in/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("signs-in", test_signs_in);
  ADD ("slow-down", test_slow_down);
  ADD ("declined", test_declined);
  ADD ("expired", test_expired);
  ADD ("trouble", test_trouble);
  ADD ("trouble-lasts", test_trouble_lasts);
  ADD ("unusable-answers", test_unusable_answers);
  ADD ("odd-numbers", test_odd_numbers);
  ADD ("refused", test_refused);
  ADD ("personal-account", test_personal_account);
  ADD ("no-device-flow", test_no_device_flow);
  ADD ("claims", test_claims);
  ADD ("cancel", test_cancel);
  ADD ("cancel-pause", test_cancel_pause);

  return g_test_run ();
}
