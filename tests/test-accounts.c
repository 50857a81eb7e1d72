/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "liaison-test-accounts.h"
#include "liaison-test-bed.h"
#include "liaison-test.h"
#include "model/liaison-error.h"
#include "sandbox/liaison-sandbox-server-identity.h"

typedef LiaisonTestAccounts Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  liaison_test_accounts_set_up (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  liaison_test_accounts_tear_down (fixture);
}

static char *
dup_ledger_folder (Fixture *fixture, LiaisonProfile *profile)
{
  return g_build_filename (fixture->folder, "accounts", liaison_profile_get_id (profile), NULL);
}

static gboolean
has_ledger (Fixture *fixture, LiaisonProfile *profile)
{
  g_autofree char *folder = dup_ledger_folder (fixture, profile);
  g_autofree char *path = g_build_filename (folder, "ledger.db", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
assert_kept (LiaisonProfile *profile, gboolean kept)
{
  g_autofree char *secret = liaison_test_accounts_dup_kept (profile);

  g_assert_true ((secret != NULL) == kept);
}

static void
test_by_browser (Fixture *fixture, gconstpointer unused)
{
  const LiaisonProfileSpec *spec;
  LiaisonProfile *profile;
  LiaisonSession *session;

  profile = liaison_test_accounts_add (fixture, "global", "admin");
  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 1);
  g_assert_true (liaison_test_accounts_get (fixture, 0) == profile);
  spec = liaison_profile_get_spec (profile);
  g_assert_cmpstr (spec->cloud, ==, "global");
  g_assert_cmpstr (spec->tenant, ==, "organizations");
  g_assert_true (g_uuid_string_is_valid (spec->id));
  g_assert_true (g_uuid_string_is_valid (spec->tenant_id));
  g_assert_nonnull (spec->user_name);
  g_assert_cmpstr (liaison_profile_get_name (profile), ==, spec->user_mail);
  assert_kept (profile, TRUE);

  /* The sign-in of a moment ago is the session's; nobody is asked again. */
  session = liaison_test_accounts_open (fixture, profile);
  liaison_test_session_wait_for_customers (session);
  g_assert_cmpuint (fixture->n_opened, ==, 1);
  g_assert_false (liaison_session_is_unkept (session));
  g_assert_true (has_ledger (fixture, profile));
  g_assert_cmpstr (liaison_profile_get_name (profile), ==,
                   liaison_partner_get_spec (liaison_session_get_partner (session))->company_name);
  liaison_test_session_close (session);
}

static void
test_by_code (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonSignIn) sign_in = liaison_test_accounts_begin (fixture, "global");
  const LiaisonDeviceCode *code;

  liaison_sign_in_by_code (sign_in);
  g_assert_null (liaison_sign_in_get_code (sign_in));
  liaison_test_accounts_wait_for_state (sign_in, LIAISON_SIGN_IN_CODE);
  code = liaison_sign_in_get_code (sign_in);
  g_assert_true (g_str_has_suffix (code->verification_uri, "/device"));
  g_assert_true (
    liaison_sandbox_server_decide_device (fixture->global, code->user_code, "approve", "sales"));
  liaison_test_accounts_wait_for_state (sign_in, LIAISON_SIGN_IN_DONE);
  g_assert_null (liaison_sign_in_get_code (sign_in));
  g_assert_cmpuint (fixture->n_opened, ==, 0);
  g_assert_true (liaison_sign_in_get_profile (sign_in) == liaison_test_accounts_get (fixture, 0));
  assert_kept (liaison_test_accounts_get (fixture, 0), TRUE);
}

/* Asked for again while the first code is on its way: the code that is shown is the one that is
   waited for. */
static void
test_code_again (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonSignIn) sign_in = liaison_test_accounts_begin (fixture, "global");

  liaison_sign_in_by_code (sign_in);
  for (guint i = 0; i < 4; i++)
    g_main_context_iteration (NULL, TRUE);
  liaison_sign_in_by_code (sign_in);
  g_assert_null (liaison_sign_in_get_code (sign_in));

  liaison_test_accounts_wait_for_state (sign_in, LIAISON_SIGN_IN_CODE);
  g_assert_true (liaison_sandbox_server_decide_device (
    fixture->global, liaison_sign_in_get_code (sign_in)->user_code, "approve", "sales"));
  liaison_test_accounts_wait_for_state (sign_in, LIAISON_SIGN_IN_DONE);
  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 1);
}

static void
test_declined (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonSignIn) sign_in = liaison_test_accounts_begin (fixture, "global");

  /* A failed try of one way, then a good one of the other. */
  liaison_sign_in_by_code (sign_in);
  liaison_test_accounts_wait_for_state (sign_in, LIAISON_SIGN_IN_CODE);
  liaison_sandbox_server_decide_device (
    fixture->global, liaison_sign_in_get_code (sign_in)->user_code, "deny", NULL);
  liaison_test_accounts_wait_for_state (sign_in, LIAISON_SIGN_IN_FAILED);
  g_assert_error (liaison_sign_in_get_error (sign_in), LIAISON_ERROR,
                  LIAISON_ERROR_SIGN_IN_REQUIRED);
  g_assert_null (liaison_sign_in_get_profile (sign_in));
  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 0);

  liaison_sign_in_by_browser (sign_in);
  g_assert_null (liaison_sign_in_get_error (sign_in));
  liaison_test_accounts_wait_for_state (sign_in, LIAISON_SIGN_IN_DONE);
  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 1);
}

static void
test_same_person (Fixture *fixture, gconstpointer unused)
{
  LiaisonProfile *first = liaison_test_accounts_add (fixture, "global", "admin");
  g_autofree char *kept = liaison_test_accounts_dup_kept (first);
  g_autofree char *kept_now = NULL;
  LiaisonSession *session = liaison_test_accounts_open (fixture, first);

  liaison_test_session_wait_for_customers (session);
  g_assert_true (liaison_test_accounts_add (fixture, "global", "admin") == first);
  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 1);
  kept_now = liaison_test_accounts_dup_kept (first);
  g_assert_cmpstr (kept_now, !=, kept);
  liaison_test_session_close (session);
}

static void
test_several (Fixture *fixture, gconstpointer unused)
{
  LiaisonProfile *admin = liaison_test_accounts_add (fixture, "global", "admin");
  LiaisonProfile *sales = liaison_test_accounts_add (fixture, "global", "sales");
  LiaisonProfile *china = liaison_test_accounts_add (fixture, "china", "admin");
  LiaisonSession *sessions[3];
  LiaisonSession *again;

  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 3);
  sessions[0] = liaison_test_accounts_open (fixture, admin);
  sessions[1] = liaison_test_accounts_open (fixture, sales);
  sessions[2] = liaison_test_accounts_open (fixture, china);
  again = liaison_accounts_open (fixture->accounts, sales);
  g_assert_true (again == sessions[1]);
  g_object_unref (again);
  g_assert_true (has_ledger (fixture, admin));
  g_assert_true (has_ledger (fixture, sales));
  g_assert_true (has_ledger (fixture, china));

  /* The last one opened comes first. */
  g_assert_true (liaison_test_accounts_get (fixture, 0) == china);
  g_assert_true (liaison_test_accounts_get (fixture, 1) == sales);
  g_assert_true (liaison_test_accounts_get (fixture, 2) == admin);
  liaison_accounts_touch (fixture->accounts, admin);
  g_assert_true (liaison_test_accounts_get (fixture, 0) == admin);
  g_assert_true (liaison_test_accounts_get (fixture, 1) == china);

  for (gsize i = 0; i < G_N_ELEMENTS (sessions); i++)
    {
      liaison_test_session_wait_for_customers (sessions[i]);
      liaison_test_session_close (sessions[i]);
    }
}

/* The list of accounts and the key ring are all that remains. */
static void
test_restart (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;
  LiaisonSession *session;
  LiaisonProfile *profile;

  liaison_test_accounts_add (fixture, "china", "admin");
  profile = liaison_test_accounts_add (fixture, "global", "sales");
  id = g_strdup (liaison_profile_get_id (profile));
  session = liaison_test_accounts_open (fixture, profile);
  liaison_test_session_wait_for_customers (session);
  liaison_test_session_close (session);
  liaison_test_accounts_end (fixture);
  fixture->n_opened = 0;

  liaison_test_accounts_start (fixture);
  g_assert_no_error (liaison_accounts_get_damage (fixture->accounts));
  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 2);
  profile = liaison_test_accounts_get (fixture, 0);
  g_assert_cmpstr (liaison_profile_get_id (profile), ==, id);
  g_assert_nonnull (liaison_profile_get_partner (profile));

  session = liaison_test_accounts_open (fixture, profile);
  liaison_test_session_wait_for_customers (session);
  g_assert_null (liaison_session_get_refusal (session));
  liaison_test_session_close (session);

  /* One that was never opened. */
  profile = liaison_test_accounts_get (fixture, 1);
  g_assert_null (liaison_profile_get_partner (profile));
  session = liaison_test_accounts_open (fixture, profile);
  liaison_test_session_wait_for_customers (session);
  liaison_test_session_close (session);
  g_assert_cmpuint (fixture->n_opened, ==, 0);
}

static void
forget_token (LiaisonProfile *profile)
{
  g_autoptr(LiaisonSecretStore) store = liaison_secret_store_new (
    liaison_profile_get_id (profile), liaison_profile_get_spec (profile)->cloud, "-");
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  liaison_secret_store_clear_async (store, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  liaison_secret_store_clear_finish (store, result, &error);
  g_assert_no_error (error);
}

static gboolean
has_refusal (gpointer session)
{
  return liaison_session_get_refusal (session) != NULL;
}

static void
assert_refusal (LiaisonSession *session, const char *service_code)
{
  const GError *refusal = liaison_session_get_refusal (session);

  g_assert_error (refusal, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED);
  g_assert_cmpstr (liaison_error_get_details (refusal)->service_code, ==, service_code);
}

/* Somebody deleted the token while the program did not run. */
static void
test_token_gone (Fixture *fixture, gconstpointer unused)
{
  LiaisonProfile *profile = liaison_test_accounts_add (fixture, "global", "admin");
  LiaisonSession *session = liaison_test_accounts_open (fixture, profile);
  g_autoptr(LiaisonSignIn) sign_in = NULL;
  LiaisonCustomerList *customers;

  liaison_test_session_close (session);
  forget_token (profile);
  liaison_test_accounts_end (fixture);
  liaison_test_accounts_start (fixture);
  fixture->n_opened = 0;

  /* It opens with what is remembered, and says what is missing. */
  profile = liaison_test_accounts_get (fixture, 0);
  session = liaison_test_accounts_open (fixture, profile);
  g_assert_nonnull (liaison_session_get_ledger (session));
  g_assert_nonnull (liaison_session_get_partner (session));
  assert_refusal (session, "no_token");
  customers = liaison_session_get_customers (session);
  liaison_test_bed_wait_for_list (customers);
  g_assert_error (liaison_customer_list_get_error (customers), LIAISON_ERROR,
                  LIAISON_ERROR_SIGN_IN_REQUIRED);
  g_assert_cmpuint (fixture->n_opened, ==, 0);

  /* Somebody else is not let in. */
  sign_in =
    liaison_accounts_renew (fixture->accounts, session, liaison_session_get_refusal (session));
  fixture->person = "sales";
  liaison_sign_in_by_browser (sign_in);
  liaison_test_accounts_wait_for_state (sign_in, LIAISON_SIGN_IN_FAILED);
  g_assert_cmpstr (liaison_error_get_details (liaison_sign_in_get_error (sign_in))->service_code,
                   ==, "other_account");
  assert_refusal (session, "no_token");

  fixture->person = "admin";
  liaison_sign_in_by_browser (sign_in);
  liaison_test_accounts_wait_for_state (sign_in, LIAISON_SIGN_IN_DONE);
  g_assert_true (liaison_sign_in_get_profile (sign_in) == profile);
  g_assert_null (liaison_session_get_refusal (session));
  liaison_test_session_wait_for_customers (session);
  assert_kept (profile, TRUE);
  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 1);
  g_clear_object (&sign_in);
  liaison_test_session_close (session);
}

static gboolean
has_looked_in_vain (gpointer session)
{
  LiaisonAcceptanceWatch *watch = liaison_session_get_watch (session);

  liaison_acceptance_watch_look (watch);
  return liaison_acceptance_watch_get_error (watch) != NULL;
}

static gboolean
has_looked (gpointer session)
{
  return liaison_acceptance_watch_get_error (liaison_session_get_watch (session)) == NULL;
}

/* An administrator ends all sign-ins while the program runs. */
static void
test_revoked (Fixture *fixture, gconstpointer unused)
{
  LiaisonProfile *profile = liaison_test_accounts_add (fixture, "global", "admin");
  LiaisonSession *session = liaison_test_accounts_open (fixture, profile);
  g_autoptr(LiaisonSignIn) sign_in = NULL;

  liaison_test_session_wait_for_customers (session);
  liaison_sandbox_server_revoke (fixture->global, NULL);
  liaison_customer_list_refresh (liaison_session_get_customers (session));
  liaison_test_wait_until (has_refusal, session);
  assert_refusal (session, "50173");
  assert_kept (profile, FALSE);
  liaison_test_wait_until (has_looked_in_vain, session);

  sign_in =
    liaison_accounts_renew (fixture->accounts, session, liaison_session_get_refusal (session));
  liaison_sign_in_by_browser (sign_in);
  liaison_test_accounts_wait_for_state (sign_in, LIAISON_SIGN_IN_DONE);
  liaison_test_session_wait_for_customers (session);
  assert_kept (profile, TRUE);
  /* Answers are looked for at once, not after a quarter of an hour. */
  liaison_test_wait_until (has_looked, session);
  g_clear_object (&sign_in);
  liaison_test_session_close (session);
}

static void
test_closed_cloud (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "accounts.ini", NULL);
  LiaisonProfile *profile;

  liaison_test_accounts_end (fixture);
  g_assert_true (
    g_file_set_contents (path,
                         "[Liaison]\nformat=1\n"
                         "[2f3c1d5a-6b7e-4a90-8d21-c0ffee5ec2e7]\ncloud=germany\n"
                         "client-id=11111111-2222-4333-8444-555555555555\ntenant=organizations\n"
                         "[3f3c1d5a-6b7e-4a90-8d21-c0ffee5ec2e7]\ncloud=moon\n"
                         "client-id=11111111-2222-4333-8444-555555555555\ntenant=organizations\n",
                         -1, NULL));
  liaison_test_accounts_start (fixture);
  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 2);

  profile = liaison_test_accounts_get (fixture, 0);
  g_assert_nonnull (liaison_accounts_get_cloud (fixture->accounts, profile));
  g_assert_null (liaison_accounts_open (fixture->accounts, profile));
  profile = liaison_test_accounts_get (fixture, 1);
  g_assert_null (liaison_accounts_get_cloud (fixture->accounts, profile));
  g_assert_null (liaison_accounts_open (fixture->accounts, profile));

  g_assert_true (liaison_test_accounts_remove (fixture, profile, LIAISON_REMOVE_ALL, NULL));
  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 1);
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_damaged (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "accounts.ini", NULL);
  guint n_files;

  liaison_test_accounts_end (fixture);
  g_assert_true (g_file_set_contents (path, "[Liaison\nnot a list", -1, NULL));
  n_files = count_files (fixture->folder);
  liaison_test_accounts_start (fixture);
  g_assert_error (liaison_accounts_get_damage (fixture->accounts), LIAISON_ERROR,
                  LIAISON_ERROR_INVALID_FILE);
  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 0);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (fixture->folder), ==, n_files);

  liaison_test_accounts_add (fixture, "global", "admin");
  liaison_test_accounts_end (fixture);
  liaison_test_accounts_start (fixture);
  g_assert_no_error (liaison_accounts_get_damage (fixture->accounts));
  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 1);
}

/* A list of a program that is newer is never written over. */
static void
test_newer (Fixture *fixture, gconstpointer unused)
{
  static const char *const newer = "[Liaison]\nformat=2\n[surprise]\nme=yes\n";
  g_autofree char *path = g_build_filename (fixture->folder, "accounts.ini", NULL);
  g_autofree char *text = NULL;

  liaison_test_accounts_end (fixture);
  g_assert_true (g_file_set_contents (path, newer, -1, NULL));
  liaison_test_accounts_start (fixture);
  g_assert_error (liaison_accounts_get_damage (fixture->accounts), LIAISON_ERROR,
                  LIAISON_ERROR_NEWER_FILE);
  liaison_test_accounts_add (fixture, "global", "admin");
  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 1);
  liaison_test_accounts_end (fixture);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, newer);
}

#define ADD(path, test) g_test_add ("/accounts/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  liaison_test_key_file_init ();

  ADD ("by-browser", test_by_browser);
  ADD ("by-code", test_by_code);
  ADD ("code-again", test_code_again);
  ADD ("declined", test_declined);
  ADD ("same-person", test_same_person);
  ADD ("several", test_several);
  ADD ("restart", test_restart);
  ADD ("token-gone", test_token_gone);
  ADD ("revoked", test_revoked);
  ADD ("closed-cloud", test_closed_cloud);
  ADD ("damaged", test_damaged);
  ADD ("newer", test_newer);

  status = g_test_run ();
  liaison_test_key_file_clean_up ();
  return status;
}
