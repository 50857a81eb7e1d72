/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-accounts.h"

#include <glib/gstdio.h>

#include "liaison-test-bed.h"
#include "liaison-test-safe.h"
#include "liaison-test-secrets.h"
#include "liaison-test.h"
#include "sandbox/liaison-sandbox-browser.h"

#define CLIENT_ID "11111111-2222-4333-8444-555555555555"

/* libsecret chooses once per program. */
static char *key_folder;

void
liaison_test_key_file_init (void)
{
#ifndef __SANITIZE_ADDRESS__
  g_autofree char *path = NULL;

  key_folder = g_dir_make_tmp ("liaison-keys-XXXXXX", NULL);
  path = g_build_filename (key_folder, "keys", NULL);
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "the key ring's own", TRUE);
#else
  /* With each change of its file libsecret 0.20 loses a string, below functions of GIO that have no
   * name by which the leak checker could be told. */
  liaison_test_safe_init ();
#endif
}

void
liaison_test_key_file_clean_up (void)
{
  g_autofree char *backup = NULL;

  if (key_folder == NULL)
    return;

  backup = g_build_filename (key_folder, "keys~", NULL);
  g_remove (backup);
  g_remove (g_getenv ("SECRET_FILE_TEST_PATH"));
  g_rmdir (key_folder);
  g_clear_pointer (&key_folder, g_free);
}

const char *
liaison_test_key_file_get_folder (void)
{
  return key_folder;
}

static LiaisonSandboxServer *
start_cloud (const char *cloud)
{
  const LiaisonSandboxOptions options = { .n_customers = LIAISON_TEST_N_CUSTOMERS,
                                          .seed = 1,
                                          .cloud = cloud,
                                          .device_interval = 1 };
  LiaisonSandboxServer *server = liaison_sandbox_server_new (&options);
  g_autoptr(GError) error = NULL;

  liaison_sandbox_server_start (server, 0, &error);
  g_assert_no_error (error);
  return server;
}

/* The clouds as the person's own file moves them. */
static LiaisonCatalog *
make_catalog (LiaisonTestAccounts *self)
{
  g_autofree char *path = g_build_filename (self->folder, "clouds.json", NULL);
  g_autoptr(GString) text = g_string_new ("{ \"clouds\": [");
  g_autoptr(GError) error = NULL;
  LiaisonSandboxServer *servers[] = { self->global, self->china };
  const char *const ids[] = { "global", "china" };
  LiaisonCatalog *catalog;

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const char *base = liaison_sandbox_server_get_base (servers[i]);

      g_string_append_printf (text,
                              "%s{ \"id\": \"%s\", \"login_base\": \"%s\", \"api_base\": \"%s\", "
                              "\"graph_base\": \"%s\" }",
                              i > 0 ? ", " : "", ids[i], base, base, base);
    }
  g_string_append (text, "] }");
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  catalog = liaison_test_catalog_new (path);
  g_assert_no_error (liaison_catalog_get_user_error (catalog));
  return catalog;
}

static void
browse_cb (const char *uri, gpointer user_data)
{
  LiaisonTestAccounts *self = user_data;

  self->n_opened++;
  if (self->person != NULL)
    liaison_sandbox_browse_as (uri, self->person);
}

void
liaison_test_accounts_start (LiaisonTestAccounts *self)
{
  g_autofree char *cache_folder = g_build_filename (self->folder, "cache", NULL);

  g_assert_null (self->accounts);
  self->accounts =
    liaison_accounts_new (self->catalog, self->folder, cache_folder, browse_cb, self);
}

void
liaison_test_accounts_end (LiaisonTestAccounts *self)
{
  liaison_accounts_flush (self->accounts);
  liaison_test_drop (g_steal_pointer (&self->accounts));
}

void
liaison_test_accounts_set_up (LiaisonTestAccounts *self)
{
  self->global = start_cloud ("global");
  self->china = start_cloud ("china");
  self->folder = g_build_filename (g_get_user_data_dir (), "liaison", NULL);
  g_assert_cmpint (g_mkdir_with_parents (self->folder, 0700), ==, 0);
  self->catalog = make_catalog (self);
  self->person = "admin";
  liaison_test_accounts_start (self);
}

static void
stop_cloud (LiaisonSandboxServer *server)
{
  liaison_sandbox_server_stop (server);
  g_assert_finalize_object (server);
}

void
liaison_test_accounts_tear_down (LiaisonTestAccounts *self)
{
  g_autofree char *folders = g_path_get_dirname (g_get_user_data_dir ());

  if (self->accounts != NULL)
    liaison_test_accounts_end (self);
  liaison_test_drop (self->catalog);
  stop_cloud (self->global);
  stop_cloud (self->china);
  liaison_test_assert_no_secret_below (folders);
  if (key_folder != NULL)
    liaison_test_assert_no_secret_below (key_folder);
  g_free (self->folder);
}

LiaisonSignIn *
liaison_test_accounts_begin (LiaisonTestAccounts *self, const char *cloud)
{
  return liaison_accounts_begin (
    self->accounts, liaison_catalog_lookup_cloud (self->catalog, cloud), CLIENT_ID, NULL);
}

typedef struct
{
  LiaisonSignIn *sign_in;
  LiaisonSignInState state;
} Wanted;

static gboolean
is_wanted (gpointer user_data)
{
  Wanted *wanted = user_data;
  LiaisonSignInState state = liaison_sign_in_get_state (wanted->sign_in);

  if (state == LIAISON_SIGN_IN_FAILED && wanted->state != LIAISON_SIGN_IN_FAILED)
    g_error ("the sign-in failed: %s", liaison_sign_in_get_error (wanted->sign_in)->message);
  return state == wanted->state;
}

void
liaison_test_accounts_wait_for_state (LiaisonSignIn *sign_in, LiaisonSignInState state)
{
  Wanted wanted = { sign_in, state };

  liaison_test_wait_until (is_wanted, &wanted);
}

LiaisonProfile *
liaison_test_accounts_add (LiaisonTestAccounts *self, const char *cloud, const char *person)
{
  g_autoptr(LiaisonSignIn) sign_in = liaison_test_accounts_begin (self, cloud);

  self->person = person;
  liaison_sign_in_by_browser (sign_in);
  liaison_test_accounts_wait_for_state (sign_in, LIAISON_SIGN_IN_DONE);
  return liaison_sign_in_get_profile (sign_in);
}

LiaisonProfile *
liaison_test_accounts_get (LiaisonTestAccounts *self, guint position)
{
  g_autoptr(LiaisonProfile) profile =
               g_list_model_get_item (G_LIST_MODEL (self->accounts), position);

  g_assert_nonnull (profile);
  return profile;
}

guint
liaison_test_accounts_get_n (LiaisonTestAccounts *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->accounts));
}

gboolean
liaison_test_session_start (LiaisonSession *session, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  liaison_session_start_async (session, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  return liaison_session_start_finish (session, result, error);
}

LiaisonSession *
liaison_test_accounts_open (LiaisonTestAccounts *self, LiaisonProfile *profile)
{
  LiaisonSession *session = liaison_accounts_open (self->accounts, profile);
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (session);
  liaison_accounts_touch (self->accounts, profile);
  liaison_test_session_start (session, &error);
  g_assert_no_error (error);
  return session;
}

void
liaison_test_session_close (LiaisonSession *session)
{
  g_autoptr(GError) error = NULL;
  GAsyncResult *result = NULL;

  liaison_session_close_async (session, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  liaison_session_close_finish (session, result, &error);
  g_assert_no_error (error);
  g_object_unref (result);
  liaison_test_drop (session);
}

void
liaison_test_session_wait_for_customers (LiaisonSession *session)
{
  LiaisonCustomerList *customers = liaison_session_get_customers (session);

  liaison_test_bed_wait_for_list (customers);
  g_assert_no_error (liaison_customer_list_get_error (customers));
  g_assert_cmpuint (liaison_customer_list_get_n_total (customers), ==, LIAISON_TEST_N_CUSTOMERS);
}

gboolean
liaison_test_accounts_remove (LiaisonTestAccounts *self,
                              LiaisonProfile *profile,
                              LiaisonRemoveFlags flags,
                              GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  liaison_accounts_remove_async (self->accounts, profile, flags, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  return liaison_accounts_remove_finish (self->accounts, result, error);
}

char *
liaison_test_accounts_dup_kept (LiaisonProfile *profile)
{
  g_autoptr(LiaisonSecretStore) store = liaison_secret_store_new (
    liaison_profile_get_id (profile), liaison_profile_get_spec (profile)->cloud, "-");
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  char *secret;

  liaison_secret_store_load_async (store, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  secret = liaison_secret_store_load_finish (store, result, &error);
  g_assert_no_error (error);
  return secret;
}
