/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <libsoup/soup.h>

#include "app/liaison-catalog.h"
#include "auth/liaison-oauth.h"
#include "liaison-test-bed.h"
#include "liaison-test-safe.h"
#include "liaison-test.h"
#include "model/liaison-error.h"
#include "sandbox/liaison-sandbox-browser.h"
#include "sandbox/liaison-sandbox-server-identity.h"

#define CLIENT_ID "11111111-2222-4333-8444-555555555555"
#define SECOND_FACTOR_CLAIMS "{\"access_token\":{\"amr\":{\"values\":[\"mfa\"]}}}"
#define CLAIMS "{\"access_token\":{\"acrs\":{\"essential\":true,\"value\":\"c1\"}}}"

typedef struct
{
  LiaisonSandboxServer *server;
  LiaisonCatalog *catalog;
  LiaisonCloud *cloud;
  LiaisonSecretStore *store;
  LiaisonOauth *oauth;
  const char *person;
  GHashTable *asked; /* parameters of the latest authorize address */
  guint n_refusals;  /* times "refusal" was notified */
} Fixture;

static void
browse_cb (const char *uri, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr(GUri) parsed = g_uri_parse (uri, SOUP_HTTP_URI_FLAGS, NULL);

  g_clear_pointer (&fixture->asked, g_hash_table_unref);
  fixture->asked = soup_form_decode (g_uri_get_query (parsed));
  liaison_sandbox_browse_as (uri, fixture->person);
}

static void
refusal_changed_cb (Fixture *fixture)
{
  fixture->n_refusals++;
}

static LiaisonOauth *
make_oauth (Fixture *fixture, const char *tenant)
{
  const LiaisonOauthSpec spec = { .cloud = fixture->cloud,
                                  .client_id = CLIENT_ID,
                                  .tenant = tenant,
                                  .open_uri = browse_cb,
                                  .user_data = fixture };

  return liaison_oauth_new (&spec);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  const LiaisonSandboxOptions options = { .n_customers = 3, .seed = 1 };
  g_autoptr(GError) error = NULL;

  liaison_test_safe_reset ();
  fixture->server = liaison_sandbox_server_new (&options);
  liaison_sandbox_server_start (fixture->server, 0, &error);
  g_assert_no_error (error);
  fixture->catalog = liaison_test_catalog_new (NULL);
  fixture->cloud =
    liaison_cloud_new_relocated (liaison_catalog_lookup_cloud (fixture->catalog, "global"),
                                 liaison_sandbox_server_get_base (fixture->server));
  fixture->store = liaison_secret_store_new ("account", "global", "label");
  fixture->oauth = make_oauth (fixture, "organizations");
  g_signal_connect_swapped (fixture->oauth, "notify::refusal", G_CALLBACK (refusal_changed_cb),
                            fixture);
  fixture->person = "admin";
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  liaison_test_drop (fixture->oauth);
  liaison_test_drop (fixture->store);
  g_clear_pointer (&fixture->asked, g_hash_table_unref);
  g_object_unref (fixture->cloud);
  g_assert_finalize_object (fixture->catalog);
  liaison_sandbox_server_stop (fixture->server);
  g_assert_finalize_object (fixture->server);
}

static void
sign_in (Fixture *fixture, LiaisonOauth *oauth, const GError *reason)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  liaison_oauth_sign_in_async (oauth, reason, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  liaison_oauth_sign_in_finish (oauth, result, &error);
  g_assert_no_error (error);
}

static void
assert_asked (Fixture *fixture, const char *name, const char *expected)
{
  g_assert_cmpstr (g_hash_table_lookup (fixture->asked, name), ==, expected);
}

static GError *
make_refusal (const char *service_code, const char *claims)
{
  const LiaisonErrorDetails details = { .http_status = 401,
                                        .service_code = (char *) service_code,
                                        .claims = (char *) claims };

  return liaison_error_new (LIAISON_ERROR_SIGN_IN_REQUIRED, &details, "refused");
}

static void
report (Fixture *fixture, const char *service_code, const char *claims)
{
  g_autoptr(GError) refusal = make_refusal (service_code, claims);

  liaison_authorizer_report (LIAISON_AUTHORIZER (fixture->oauth), NULL, refusal);
}

static void
assert_refusal (Fixture *fixture, const char *service_code)
{
  const GError *refusal = liaison_oauth_get_refusal (fixture->oauth);

  g_assert_error (refusal, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED);
  g_assert_cmpstr (liaison_error_get_details (refusal)->service_code, ==, service_code);
}

/* What a sign-in page is told depends on why it is shown. */
static void
test_reasons (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) plain = make_refusal ("50173", NULL);
  g_autoptr(GError) factor = make_refusal ("900421", NULL);
  g_autoptr(GError) claims = make_refusal (NULL, CLAIMS);
  const char *name = liaison_sandbox_server_get_sign_in_name (fixture->server, "admin");
  const LiaisonIdentity *identity;

  sign_in (fixture, fixture->oauth, NULL);
  assert_asked (fixture, "prompt", "select_account");
  assert_asked (fixture, "login_hint", NULL);
  assert_asked (fixture, "claims", NULL);
  identity = liaison_oauth_get_identity (fixture->oauth);
  g_assert_cmpstr (identity->user_mail, ==, name);

  sign_in (fixture, fixture->oauth, plain);
  assert_asked (fixture, "prompt", NULL);
  assert_asked (fixture, "login_hint", name);
  assert_asked (fixture, "claims", NULL);

  sign_in (fixture, fixture->oauth, factor);
  assert_asked (fixture, "prompt", "login");
  assert_asked (fixture, "login_hint", name);
  assert_asked (fixture, "claims", SECOND_FACTOR_CLAIMS);

  sign_in (fixture, fixture->oauth, claims);
  assert_asked (fixture, "prompt", NULL);
  assert_asked (fixture, "claims", CLAIMS);
}

static void
test_reports (Fixture *fixture, gconstpointer unused)
{
  sign_in (fixture, fixture->oauth, NULL);
  g_assert_null (liaison_oauth_get_refusal (fixture->oauth));
  g_assert_cmpuint (fixture->n_refusals, ==, 0);

  /* What many requests meet at the same time is told once. */
  report (fixture, "50173", NULL);
  report (fixture, "50173", NULL);
  report (fixture, "50173", NULL);
  g_assert_cmpuint (fixture->n_refusals, ==, 1);
  report (fixture, "50173", CLAIMS);
  g_assert_cmpuint (fixture->n_refusals, ==, 2);
  report (fixture, "70043", NULL);
  assert_refusal (fixture, "70043");
  g_assert_cmpuint (fixture->n_refusals, ==, 3);

  sign_in (fixture, fixture->oauth, liaison_oauth_get_refusal (fixture->oauth));
  g_assert_null (liaison_oauth_get_refusal (fixture->oauth));
  g_assert_cmpuint (fixture->n_refusals, ==, 4);
  sign_in (fixture, fixture->oauth, NULL);
  g_assert_cmpuint (fixture->n_refusals, ==, 4);
}

/* Right after the person was asked for a second factor, it is the organisation that lacks it. */
static void
test_second_factor (Fixture *fixture, gconstpointer unused)
{
  sign_in (fixture, fixture->oauth, NULL);
  report (fixture, "900421", NULL);
  assert_refusal (fixture, "900421");

  sign_in (fixture, fixture->oauth, liaison_oauth_get_refusal (fixture->oauth));
  assert_asked (fixture, "prompt", "login");
  report (fixture, "50173", NULL);
  assert_refusal (fixture, "50173");
  report (fixture, "900421", NULL);
  assert_refusal (fixture, "second_factor_not_enforced");

  /* Whoever tries all the same is asked for it again. */
  sign_in (fixture, fixture->oauth, liaison_oauth_get_refusal (fixture->oauth));
  assert_asked (fixture, "prompt", "login");
  assert_asked (fixture, "claims", SECOND_FACTOR_CLAIMS);
  sign_in (fixture, fixture->oauth, NULL);
  report (fixture, "900421", NULL);
  assert_refusal (fixture, "900421");
}

/* A request that was under way while the person signed in again tells nothing of the new sign-in.
 */
static void
test_old_news (Fixture *fixture, gconstpointer unused)
{
  LiaisonAuthorizer *authorizer = LIAISON_AUTHORIZER (fixture->oauth);
  g_autoptr(GError) refusal = make_refusal ("900421", NULL);
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *token = NULL;

  sign_in (fixture, fixture->oauth, NULL);
  liaison_authorizer_report (authorizer, "a token of before", refusal);
  g_assert_no_error (liaison_oauth_get_refusal (fixture->oauth));

  liaison_authorizer_get_token_async (authorizer,
                                      liaison_cloud_get_spec (fixture->cloud)->api_scope, NULL,
                                      NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  token = liaison_authorizer_get_token_finish (authorizer, result, NULL);
  liaison_authorizer_report (authorizer, token, refusal);
  assert_refusal (fixture, "900421");
}

static void
assert_restores (LiaisonOauth *oauth, LiaisonSecretStore *store, int code, const char *service_code)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  liaison_oauth_restore_async (oauth, store, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_true (liaison_oauth_restore_finish (oauth, result, &error) == (service_code == NULL));
  if (service_code != NULL)
    {
      g_assert_error (error, LIAISON_ERROR, code);
      g_assert_cmpstr (liaison_error_get_details (error)->service_code, ==, service_code);
    }
}

static void
assert_token (LiaisonOauth *oauth, const char *scope)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *token = NULL;

  liaison_authorizer_get_token_async (LIAISON_AUTHORIZER (oauth), scope, NULL, NULL,
                                      liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  token = liaison_authorizer_get_token_finish (LIAISON_AUTHORIZER (oauth), result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (token);
}

static void
test_restore (Fixture *fixture, gconstpointer unused)
{
  const LiaisonCloudSpec *cloud = liaison_cloud_get_spec (fixture->cloud);
  g_autofree char *first = NULL;

  assert_restores (fixture->oauth, fixture->store, LIAISON_ERROR_SIGN_IN_REQUIRED, "no_token");
  assert_refusal (fixture, "no_token");
  g_assert_null (liaison_oauth_get_identity (fixture->oauth));

  /* A sign-in is kept where the restored one would have been, and each refresh after it. */
  sign_in (fixture, fixture->oauth, NULL);
  g_assert_null (liaison_oauth_get_refusal (fixture->oauth));
  g_assert_null (liaison_oauth_get_keep_error (fixture->oauth));
  first = g_strdup (liaison_test_safe_get ("account"));
  g_assert_nonnull (first);
  assert_token (fixture->oauth, cloud->graph_scope);
  g_assert_cmpstr (liaison_test_safe_get ("account"), !=, first);

  liaison_test_drop (fixture->oauth);
  fixture->oauth = make_oauth (fixture, "organizations");
  assert_restores (fixture->oauth, fixture->store, 0, NULL);
  g_clear_pointer (&fixture->asked, g_hash_table_unref);
  assert_token (fixture->oauth, cloud->api_scope);
  g_assert_null (fixture->asked);
}

static gboolean
has_identity (gpointer user_data)
{
  return liaison_oauth_get_identity (((Fixture *) user_data)->oauth) != NULL;
}

/* The person signs in anew while the key ring still waits for its password. */
static void
test_restore_late (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GAsyncResult) restored = NULL;
  g_autoptr(GAsyncResult) signed_in = NULL;
  g_autoptr(GError) error = NULL;

  liaison_test_safe_put ("account", "of-yesterday");
  liaison_test_safe_set_silent (TRUE);
  liaison_oauth_restore_async (fixture->oauth, fixture->store, NULL, liaison_test_result_cb,
                               &restored);
  liaison_oauth_sign_in_async (fixture->oauth, NULL, NULL, liaison_test_result_cb, &signed_in);
  liaison_test_wait_until (has_identity, fixture);
  g_assert_null (restored);
  liaison_test_safe_set_silent (FALSE);

  liaison_test_wait (&restored);
  g_assert_true (liaison_oauth_restore_finish (fixture->oauth, restored, &error));
  liaison_test_wait (&signed_in);
  g_assert_true (liaison_oauth_sign_in_finish (fixture->oauth, signed_in, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (liaison_test_safe_get ("account"), !=, "of-yesterday");
  assert_token (fixture->oauth, liaison_cloud_get_spec (fixture->cloud)->graph_scope);
  g_assert_null (liaison_oauth_get_refusal (fixture->oauth));
}

/* Whoever signs in where a sign-in was ended is the one whose it was. */
static void
test_end (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  sign_in (fixture, fixture->oauth, NULL);
  liaison_oauth_end (fixture->oauth);
  g_assert_null (liaison_oauth_get_identity (fixture->oauth));

  fixture->person = "sales";
  liaison_oauth_sign_in_async (fixture->oauth, NULL, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_false (liaison_oauth_sign_in_finish (fixture->oauth, result, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED);
  g_assert_cmpstr (liaison_error_get_details (error)->service_code, ==, "other_account");

  fixture->person = "admin";
  sign_in (fixture, fixture->oauth, NULL);
}

/* The account was added once more, perhaps as another registration of the program. */
static void
test_take_over (Fixture *fixture, gconstpointer unused)
{
  const LiaisonOauthSpec spec = { .cloud = fixture->cloud,
                                  .client_id = "22222222-2222-4333-8444-555555555555",
                                  .tenant = "organizations",
                                  .open_uri = browse_cb,
                                  .user_data = fixture };
  g_autoptr(LiaisonOauth) other = liaison_oauth_new (&spec);
  g_autoptr(GAsyncResult) result = NULL;

  sign_in (fixture, fixture->oauth, NULL);
  report (fixture, "50173", NULL);
  sign_in (fixture, other, NULL);
  liaison_test_safe_set_broken (TRUE);
  liaison_oauth_keep_async (other, fixture->store, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_false (liaison_oauth_keep_finish (other, result, NULL));
  g_assert_nonnull (liaison_oauth_get_keep_error (other));
  g_assert_null (liaison_oauth_get_keep_error (fixture->oauth));

  liaison_oauth_take_over (fixture->oauth, other);
  g_clear_object (&other);
  g_assert_null (liaison_oauth_get_refusal (fixture->oauth));
  g_assert_nonnull (liaison_oauth_get_keep_error (fixture->oauth));
  assert_token (fixture->oauth, liaison_cloud_get_spec (fixture->cloud)->api_scope);

  sign_in (fixture, fixture->oauth, NULL);
  assert_asked (fixture, "client_id", "22222222-2222-4333-8444-555555555555");
}

/* Whatever the page shows, it is this tenant's. */
static void
test_tenant (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonOauth) oauth = make_oauth (fixture, "elsewhere.example");
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  liaison_oauth_sign_in_async (oauth, NULL, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_false (liaison_oauth_sign_in_finish (oauth, result, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED);
  g_assert_cmpstr (liaison_error_get_details (error)->service_code, ==, "90002");
  g_assert_null (fixture->asked);
}

#define ADD(path, test) g_test_add ("/oauth-again/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  liaison_test_safe_init ();

  ADD ("reasons", test_reasons);
  ADD ("reports", test_reports);
  ADD ("second-factor", test_second_factor);
  ADD ("old-news", test_old_news);
  ADD ("restore", test_restore);
  ADD ("restore-late", test_restore_late);
  ADD ("end", test_end);
  ADD ("take-over", test_take_over);
  ADD ("tenant", test_tenant);

  return g_test_run ();
}
