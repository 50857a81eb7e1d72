/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "auth/liaison-oauth.h"
#include "liaison-test-authorizer.h"
#include "liaison-test.h"
#include "sandbox/liaison-sandbox-crypto.h"
#include "sandbox/liaison-sandbox-server.h"
#include "service/liaison-partner-client.h"

#define CLIENT_ID "11111111-2222-4333-8444-555555555555"

/* A service whose certificate is not in order hears nothing of us: no token, no code, no request.
 */
typedef struct
{
  LiaisonSandboxServer *server;
  LiaisonCloud *cloud;
  GAsyncResult *result;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer flaw)
{
  const LiaisonSandboxOptions options = { .n_customers = 3,
                                          .seed = 1,
                                          .tls = flaw,
                                          .crypto = &liaison_sandbox_gnutls };
  g_autoptr(GError) error = NULL;

  fixture->server = liaison_sandbox_server_new (&options);
  liaison_sandbox_server_start (fixture->server, 0, &error);
  g_assert_no_error (error);
  fixture->cloud = liaison_test_cloud_new (liaison_sandbox_server_get_base (fixture->server));
}

static void
tear_down (Fixture *fixture, gconstpointer flaw)
{
  g_assert_cmpuint (liaison_sandbox_server_count_requests (fixture->server, NULL), ==, 0);
  g_clear_object (&fixture->result);
  g_assert_finalize_object (fixture->cloud);
  liaison_sandbox_server_stop (fixture->server);
  g_assert_finalize_object (fixture->server);
}

static void
open_uri (const char *uri, gpointer user_data)
{
  g_assert_not_reached ();
}

static void
test_sign_in (Fixture *fixture, gconstpointer flaw)
{
  const LiaisonOauthSpec spec = { .cloud = fixture->cloud,
                                  .client_id = CLIENT_ID,
                                  .tenant = "organizations",
                                  .open_uri = open_uri };
  g_autoptr(LiaisonOauth) oauth = liaison_oauth_new (&spec);
  g_autoptr(GError) error = NULL;

  liaison_oauth_sign_in_async (oauth, NULL, NULL, liaison_test_result_cb, &fixture->result);
  liaison_test_wait (&fixture->result);
  g_assert_false (liaison_oauth_sign_in_finish (oauth, fixture->result, &error));
  g_assert_error (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);
}

static void
test_api (Fixture *fixture, gconstpointer flaw)
{
  g_autoptr(LiaisonTestAuthorizer) authorizer = liaison_test_authorizer_new ();
  g_autoptr(LiaisonPartnerClient) client =
               liaison_partner_client_new (fixture->cloud, LIAISON_AUTHORIZER (authorizer));
  g_autoptr(GError) error = NULL;

  liaison_partner_client_list_customers_async (client, NULL, 10, NULL, liaison_test_result_cb,
                                               &fixture->result);
  liaison_test_wait (&fixture->result);
  g_assert_null (liaison_partner_client_list_customers_finish (client, fixture->result, &error));
  g_assert_error (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);
}

int
main (int argc, char *argv[])
{
  static const char *const flaws[] = { "self-signed", "expired", "wrong-host" };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (flaws); i++)
    {
      g_autofree char *sign_in = g_strdup_printf ("/tls/sign-in/%s", flaws[i]);
      g_autofree char *api = g_strdup_printf ("/tls/api/%s", flaws[i]);

      g_test_add (sign_in, Fixture, flaws[i], set_up, test_sign_in, tear_down);
      g_test_add (api, Fixture, flaws[i], set_up, test_api, tear_down);
    }

  return g_test_run ();
}
