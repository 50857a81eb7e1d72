/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "liaison-test-accounts.h"
#include "liaison-test-bed.h"
#include "liaison-test-safe.h"
#include "liaison-test.h"
#include "model/liaison-error.h"
#include "sandbox/liaison-sandbox-server-identity.h"

typedef LiaisonTestAccounts Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  liaison_test_safe_reset ();
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

static void
assert_kept (LiaisonProfile *profile, gboolean kept)
{
  g_assert_true ((liaison_test_safe_get (liaison_profile_get_id (profile)) != NULL) == kept);
}

/* Up to where the key ring refuses. Transfer full. */
static LiaisonSignIn *
sign_in_unkept (Fixture *fixture, const char *person)
{
  LiaisonSignIn *sign_in = liaison_test_accounts_begin (fixture, "global");

  liaison_test_safe_set_broken (TRUE);
  fixture->person = person;
  liaison_sign_in_by_browser (sign_in);
  liaison_test_accounts_wait_for_state (sign_in, LIAISON_SIGN_IN_UNKEPT);
  g_assert_error (liaison_sign_in_get_error (sign_in), LIAISON_ERROR, LIAISON_ERROR_NO_KEY_RING);
  g_assert_null (liaison_sign_in_get_profile (sign_in));
  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 0);
  return sign_in;
}

static void
test_keep_again (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonSignIn) sign_in = sign_in_unkept (fixture, "admin");

  liaison_sign_in_keep_again (sign_in);
  g_assert_cmpint (liaison_sign_in_get_state (sign_in), ==, LIAISON_SIGN_IN_KEEPING);
  liaison_test_accounts_wait_for_state (sign_in, LIAISON_SIGN_IN_UNKEPT);

  liaison_test_safe_set_broken (FALSE);
  liaison_sign_in_keep_again (sign_in);
  liaison_test_accounts_wait_for_state (sign_in, LIAISON_SIGN_IN_DONE);
  g_assert_null (liaison_sign_in_get_error (sign_in));
  g_assert_cmpuint (fixture->n_opened, ==, 1);
  assert_kept (liaison_sign_in_get_profile (sign_in), TRUE);
}

static void
test_go_on_unkept (Fixture *fixture, gconstpointer unused)
{
  LiaisonSignIn *sign_in = sign_in_unkept (fixture, "admin");
  LiaisonSession *session;
  LiaisonProfile *profile;

  liaison_sign_in_go_on_unkept (sign_in);
  g_assert_cmpint (liaison_sign_in_get_state (sign_in), ==, LIAISON_SIGN_IN_DONE);
  g_clear_object (&sign_in);
  profile = liaison_test_accounts_get (fixture, 0);

  session = liaison_test_accounts_open (fixture, profile);
  liaison_test_session_wait_for_customers (session);
  g_assert_true (liaison_session_is_unkept (session));
  liaison_test_session_close (session);

  /* It lasts as long as the program, in a window that opens later too. */
  session = liaison_test_accounts_open (fixture, profile);
  liaison_test_session_wait_for_customers (session);
  liaison_test_session_close (session);
  g_assert_cmpuint (fixture->n_opened, ==, 1);
  liaison_test_accounts_end (fixture);
  liaison_test_safe_set_broken (FALSE);

  liaison_test_accounts_start (fixture);
  session = liaison_test_accounts_open (fixture, liaison_test_accounts_get (fixture, 0));
  g_assert_cmpstr (liaison_error_get_details (liaison_session_get_refusal (session))->service_code,
                   ==, "no_token");
  liaison_test_session_close (session);
}

static LiaisonSignIn *
renew_unkept (Fixture *fixture, LiaisonSession *session)
{
  LiaisonSignIn *sign_in = liaison_accounts_renew (fixture->accounts, session, NULL);

  liaison_sign_in_by_browser (sign_in);
  liaison_test_accounts_wait_for_state (sign_in, LIAISON_SIGN_IN_UNKEPT);
  return sign_in;
}

/* A key ring that is asked asks the person: once for a sign-in, that of an open account too. */
static void
test_asked_once (Fixture *fixture, gconstpointer unused)
{
  LiaisonProfile *profile = liaison_test_accounts_add (fixture, "global", "admin");
  LiaisonSession *session = liaison_accounts_open (fixture->accounts, profile);
  g_autoptr(LiaisonSignIn) sign_in = NULL;
  guint n_stores, n_once;

  liaison_test_safe_set_broken (TRUE);
  n_stores = liaison_test_safe_get_n_stores ();
  sign_in = renew_unkept (fixture, session);
  n_once = liaison_test_safe_get_n_stores () - n_stores;
  g_assert_error (liaison_sign_in_get_error (sign_in), LIAISON_ERROR, LIAISON_ERROR_NO_KEY_RING);
  liaison_sign_in_keep_again (sign_in);
  liaison_test_accounts_wait_for_state (sign_in, LIAISON_SIGN_IN_UNKEPT);
  g_assert_cmpuint (liaison_test_safe_get_n_stores () - n_stores, ==, 2 * n_once);

  liaison_test_safe_set_broken (FALSE);
  liaison_sign_in_keep_again (sign_in);
  liaison_test_accounts_wait_for_state (sign_in, LIAISON_SIGN_IN_DONE);
  g_assert_false (liaison_session_is_unkept (session));
  g_clear_object (&sign_in);
  liaison_test_session_close (session);
}

static void
note_state_cb (LiaisonSignIn *sign_in, GParamSpec *pspec, gpointer user_data)
{
  guint *states = user_data;

  *states |= 1u << liaison_sign_in_get_state (sign_in);
}

/* While the key ring asks for its password, nobody is told to go on in the browser. */
static void
test_renew_says_keeping (Fixture *fixture, gconstpointer unused)
{
  LiaisonProfile *profile = liaison_test_accounts_add (fixture, "global", "admin");
  LiaisonSession *session = liaison_accounts_open (fixture->accounts, profile);
  g_autoptr(LiaisonSignIn) sign_in = liaison_accounts_renew (fixture->accounts, session, NULL);
  guint states = 0;

  liaison_test_safe_set_silent (TRUE);
  g_signal_connect (sign_in, "notify::state", G_CALLBACK (note_state_cb), &states);
  liaison_sign_in_by_browser (sign_in);
  liaison_test_accounts_wait_for_state (sign_in, LIAISON_SIGN_IN_KEEPING);
  g_assert_cmpuint (states, ==, 1u << LIAISON_SIGN_IN_BROWSER | 1u << LIAISON_SIGN_IN_KEEPING);

  liaison_test_safe_set_silent (FALSE);
  liaison_test_accounts_wait_for_state (sign_in, LIAISON_SIGN_IN_DONE);
  g_clear_object (&sign_in);
  liaison_test_session_close (session);
}

/* Of a sign-in that was given up nothing stays, and another person may come. */
static void
test_cancel_unkept (Fixture *fixture, gconstpointer unused)
{
  LiaisonSignIn *sign_in = sign_in_unkept (fixture, "admin");

  liaison_sign_in_cancel (sign_in);
  g_assert_cmpint (liaison_sign_in_get_state (sign_in), ==, LIAISON_SIGN_IN_IDLE);
  g_assert_null (liaison_sign_in_get_error (sign_in));
  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 0);
  liaison_test_safe_set_broken (FALSE);

  fixture->person = "sales";
  liaison_sign_in_by_browser (sign_in);
  liaison_test_accounts_wait_for_state (sign_in, LIAISON_SIGN_IN_DONE);
  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 1);
  g_assert_cmpstr (liaison_profile_get_spec (liaison_test_accounts_get (fixture, 0))->user_mail, ==,
                   liaison_sandbox_server_get_sign_in_name (fixture->global, "sales"));
  liaison_test_drop (sign_in);
}

static gboolean
has_opened (gpointer user_data)
{
  return ((Fixture *) user_data)->n_opened > 0;
}

static void
assert_cancels (LiaisonSignIn *sign_in)
{
  liaison_sign_in_cancel (sign_in);
  g_assert_cmpint (liaison_sign_in_get_state (sign_in), ==, LIAISON_SIGN_IN_IDLE);
  g_assert_null (liaison_sign_in_get_uri (sign_in));
  g_assert_null (liaison_sign_in_get_code (sign_in));
  g_assert_null (liaison_sign_in_get_profile (sign_in));
}

static void
test_cancel (Fixture *fixture, gconstpointer unused)
{
  LiaisonSignIn *sign_in = liaison_test_accounts_begin (fixture, "global");

  assert_cancels (sign_in);
  liaison_sign_in_by_browser (sign_in);
  assert_cancels (sign_in);
  liaison_sign_in_by_code (sign_in);
  g_assert_cmpint (liaison_sign_in_get_state (sign_in), ==, LIAISON_SIGN_IN_ASKING_CODE);
  assert_cancels (sign_in);

  fixture->person = NULL;
  liaison_sign_in_by_browser (sign_in);
  liaison_test_wait_until (has_opened, fixture);
  g_assert_nonnull (liaison_sign_in_get_uri (sign_in));
  assert_cancels (sign_in);

  liaison_sign_in_by_code (sign_in);
  liaison_test_accounts_wait_for_state (sign_in, LIAISON_SIGN_IN_CODE);
  assert_cancels (sign_in);

  /* Dropped in the middle of everything. */
  liaison_sign_in_by_browser (sign_in);
  liaison_sign_in_cancel (sign_in);
  liaison_test_drop (sign_in);
  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 0);
}

static gboolean
has_item (gpointer unused)
{
  return liaison_test_safe_get_n_items () > 0;
}

static gboolean
has_no_item (gpointer unused)
{
  return liaison_test_safe_get_n_items () == 0;
}

/* The key ring has the token already, and only did not say so yet. */
static void
test_cancel_keeping (Fixture *fixture, gconstpointer unused)
{
  LiaisonSignIn *sign_in = liaison_test_accounts_begin (fixture, "global");

  liaison_test_safe_set_silent (TRUE);
  liaison_sign_in_by_browser (sign_in);
  liaison_test_wait_until (has_item, NULL);
  g_assert_cmpint (liaison_sign_in_get_state (sign_in), ==, LIAISON_SIGN_IN_KEEPING);
  assert_cancels (sign_in);
  liaison_test_safe_set_silent (FALSE);
  liaison_test_wait_until (has_no_item, NULL);
  liaison_test_drop (sign_in);
  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 0);
}

/* The token of an account that is there already stays. */
static void
test_cancel_keeping_known (Fixture *fixture, gconstpointer unused)
{
  LiaisonProfile *profile = liaison_test_accounts_add (fixture, "global", "admin");
  LiaisonSignIn *sign_in = liaison_test_accounts_begin (fixture, "global");
  LiaisonSession *session;

  liaison_test_safe_set_silent (TRUE);
  liaison_sign_in_by_browser (sign_in);
  liaison_test_accounts_wait_for_state (sign_in, LIAISON_SIGN_IN_KEEPING);
  assert_cancels (sign_in);
  liaison_test_safe_set_silent (FALSE);
  liaison_test_drop (sign_in);

  session = liaison_test_accounts_open (fixture, profile);
  liaison_test_session_wait_for_customers (session);
  liaison_test_session_close (session);
  assert_kept (profile, TRUE);
}

static gboolean
is_kept_again (gpointer user_data)
{
  char **wanted = user_data;

  return g_strcmp0 (liaison_test_safe_get (wanted[0]), wanted[1]) == 0;
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
has_stored (gpointer n_stores)
{
  return liaison_test_safe_get_n_stores () > *(guint *) n_stores;
}

/* A sign-in for @profile is given up when the key ring has its token, and did not say so yet; or,
 * @early, before it was asked. The token of before is what stays. */
static void
assert_puts_back (Fixture *fixture, LiaisonProfile *profile, gboolean early)
{
  LiaisonSignIn *sign_in = liaison_test_accounts_begin (fixture, "global");
  const char *id = liaison_profile_get_id (profile);
  g_autofree char *token = g_strdup (liaison_test_safe_get (id));
  const char *wanted[] = { id, token };
  guint n_stores = liaison_test_safe_get_n_stores ();
  LiaisonSession *session;

  fixture->person = "admin";
  g_assert_nonnull (token);
  liaison_test_safe_set_silent (TRUE);
  liaison_sign_in_by_browser (sign_in);
  liaison_test_accounts_wait_for_state (sign_in, LIAISON_SIGN_IN_KEEPING);
  if (!early)
    {
      settle ();
      if (!has_stored (&n_stores))
        {
          /* It was asked for the token of before first. */
          liaison_test_safe_set_silent (FALSE);
          liaison_test_safe_set_silent (TRUE);
        }
      liaison_test_wait_until (has_stored, &n_stores);
      settle ();
      g_assert_cmpstr (liaison_test_safe_get (id), !=, token);
      g_assert_cmpint (liaison_sign_in_get_state (sign_in), ==, LIAISON_SIGN_IN_KEEPING);
    }
  assert_cancels (sign_in);
  liaison_test_safe_set_silent (FALSE);
  settle ();
  liaison_test_wait_until (is_kept_again, wanted);
  liaison_test_drop (sign_in);

  session = liaison_test_accounts_open (fixture, profile);
  liaison_test_session_wait_for_customers (session);
  liaison_test_session_close (session);
}

static void
test_put_back_of_run (Fixture *fixture, gconstpointer early)
{
  assert_puts_back (fixture, liaison_test_accounts_add (fixture, "global", "admin"),
                    GPOINTER_TO_INT (early));
}

/* Nobody has opened the account since the program started: only the key ring knows its token. */
static void
test_put_back_of_before (Fixture *fixture, gconstpointer early)
{
  liaison_test_accounts_add (fixture, "global", "admin");
  liaison_test_accounts_end (fixture);
  liaison_test_accounts_start (fixture);
  assert_puts_back (fixture, liaison_test_accounts_get (fixture, 0), GPOINTER_TO_INT (early));
}

/* A person who clicks again, since nothing seems to happen. */
static void
test_begin_anew (Fixture *fixture, gconstpointer unused)
{
  LiaisonSignIn *sign_in = liaison_test_accounts_begin (fixture, "global");
  g_autofree char *first = NULL;

  fixture->person = NULL;
  liaison_sign_in_by_browser (sign_in);
  liaison_test_wait_until (has_opened, fixture);
  first = g_strdup (liaison_sign_in_get_uri (sign_in));

  fixture->n_opened = 0;
  liaison_sign_in_by_browser (sign_in);
  liaison_test_wait_until (has_opened, fixture);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (liaison_sign_in_get_state (sign_in), ==, LIAISON_SIGN_IN_BROWSER);
  g_assert_nonnull (liaison_sign_in_get_uri (sign_in));
  g_assert_cmpstr (liaison_sign_in_get_uri (sign_in), !=, first);
  assert_cancels (sign_in);
  liaison_test_drop (sign_in);
}

static void
save_invitation (LiaisonSession *session)
{
  g_autoptr(LiaisonInvitation) invitation = liaison_invitation_new (
    "id", liaison_session_get_account (session), "global", g_get_real_time ());

  liaison_ledger_save_async (liaison_session_get_ledger (session), invitation, NULL, NULL, NULL);
}

/* An account with an invitation, whose window is closed. */
static LiaisonProfile *
add_used (Fixture *fixture)
{
  LiaisonProfile *profile = liaison_test_accounts_add (fixture, "global", "admin");
  LiaisonSession *session = liaison_test_accounts_open (fixture, profile);

  save_invitation (session);
  liaison_test_session_close (session);
  return profile;
}

static gboolean
has_invitation (Fixture *fixture, LiaisonProfile *profile)
{
  LiaisonSession *session = liaison_test_accounts_open (fixture, profile);
  gboolean found = liaison_ledger_lookup (liaison_session_get_ledger (session), "id") != NULL;

  liaison_test_session_close (session);
  return found;
}

static void
test_remove_and_keep (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonProfile) profile = g_object_ref (add_used (fixture));
  g_autofree char *id = g_strdup (liaison_profile_get_id (profile));
  g_autoptr(GError) error = NULL;
  LiaisonProfile *again;

  liaison_test_accounts_remove (fixture, profile, LIAISON_REMOVE_KEEP_INVITATIONS, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 0);
  assert_kept (profile, FALSE);
  g_clear_object (&profile);

  /* Also after a restart nobody sees it, until the same person comes back. */
  liaison_test_accounts_end (fixture);
  liaison_test_accounts_start (fixture);
  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 0);
  again = liaison_test_accounts_add (fixture, "global", "sales");
  g_assert_cmpstr (liaison_profile_get_id (again), !=, id);
  g_assert_false (has_invitation (fixture, again));
  again = liaison_test_accounts_add (fixture, "global", "admin");
  g_assert_cmpstr (liaison_profile_get_id (again), ==, id);
  g_assert_true (has_invitation (fixture, again));
  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 2);
}

static void
test_remove (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonProfile) profile = g_object_ref (add_used (fixture));
  g_autofree char *folder = dup_ledger_folder (fixture, profile);
  g_autoptr(GError) error = NULL;
  LiaisonProfile *again;

  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  liaison_test_accounts_remove (fixture, profile, LIAISON_REMOVE_ALL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 0);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  assert_kept (profile, FALSE);

  again = liaison_test_accounts_add (fixture, "global", "admin");
  g_assert_true (again != profile);
  g_assert_false (has_invitation (fixture, again));
}

/* The answer to a refresh brings a new token when the key ring has forgotten the old one. */
static void
test_remove_while_refreshing (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonProfile) profile = g_object_ref (add_used (fixture));
  LiaisonSession *session = liaison_test_accounts_open (fixture, profile);
  g_autoptr(LiaisonOauth) oauth = g_object_ref (liaison_session_get_oauth (session));
  LiaisonCloud *cloud = liaison_session_get_cloud (session);
  g_autofree char *scope = g_strdup (liaison_cloud_get_spec (cloud)->graph_scope);
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *token = NULL;
  g_autoptr(GError) error = NULL;

  liaison_test_session_close (session);
  liaison_sandbox_server_add_fault (fixture->global, "delay,path=/token,ms=100", &error);
  g_assert_no_error (error);
  liaison_authorizer_get_token_async (LIAISON_AUTHORIZER (oauth), scope, "{}", NULL,
                                      liaison_test_result_cb, &result);
  liaison_test_accounts_remove (fixture, profile, LIAISON_REMOVE_KEEP_INVITATIONS, &error);
  g_assert_no_error (error);
  g_assert_null (result);
  liaison_test_wait (&result);
  token = liaison_authorizer_get_token_finish (LIAISON_AUTHORIZER (oauth), result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (liaison_test_safe_get_n_items (), ==, 0);
}

/* The same, when the key ring takes its time: what it is asked to keep waits for its turn. */
static void
test_remove_while_keeping (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonProfile) profile = g_object_ref (add_used (fixture));
  LiaisonSession *session = liaison_test_accounts_open (fixture, profile);
  g_autoptr(LiaisonOauth) oauth = g_object_ref (liaison_session_get_oauth (session));
  LiaisonCloud *cloud = liaison_session_get_cloud (session);
  g_autofree char *scope = g_strdup (liaison_cloud_get_spec (cloud)->graph_scope);
  g_autoptr(GAsyncResult) removed = NULL;
  g_autoptr(GAsyncResult) refreshed = NULL;
  g_autoptr(GError) error = NULL;
  guint n_asked;

  liaison_test_session_close (session);
  n_asked = liaison_sandbox_server_count_requests (fixture->global, "/token");
  liaison_test_safe_set_silent (TRUE);
  liaison_accounts_remove_async (fixture->accounts, profile, LIAISON_REMOVE_KEEP_INVITATIONS,
                                 liaison_test_result_cb, &removed);
  liaison_authorizer_get_token_async (LIAISON_AUTHORIZER (oauth), scope, "{}", NULL,
                                      liaison_test_result_cb, &refreshed);
  while (liaison_sandbox_server_count_requests (fixture->global, "/token") == n_asked)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  liaison_test_safe_set_silent (FALSE);
  liaison_test_wait (&removed);
  liaison_accounts_remove_finish (fixture->accounts, removed, &error);
  g_assert_no_error (error);
  liaison_test_wait (&refreshed);
  g_assert_cmpuint (liaison_test_safe_get_n_items (), ==, 0);
}

/* What cannot be deleted does not leave the list as if it were. */
static void
test_remove_stuck (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonProfile) profile = g_object_ref (add_used (fixture));
  g_autofree char *folder = dup_ledger_folder (fixture, profile);
  g_autofree char *ledger = g_build_filename (folder, "ledger.db", NULL);
  g_autofree char *inside = g_build_filename (ledger, "inside", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_unlink (ledger), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  g_assert_false (liaison_test_accounts_remove (fixture, profile, LIAISON_REMOVE_ALL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_EMPTY);
  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 1);
  g_clear_error (&error);

  /* A file that is none of ours stays, and hinders nobody. */
  g_assert_cmpint (g_rmdir (inside), ==, 0);
  g_assert_cmpint (g_rmdir (ledger), ==, 0);
  g_free (inside);
  inside = g_build_filename (folder, "copy of ledger.db", NULL);
  g_file_set_contents (inside, "", -1, &error);
  g_assert_no_error (error);
  liaison_test_accounts_remove (fixture, profile, LIAISON_REMOVE_ALL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 0);
  g_assert_true (g_file_test (inside, G_FILE_TEST_EXISTS));
}

static void
test_remove_refused (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonProfile) profile = g_object_ref (add_used (fixture));
  g_autoptr(GError) error = NULL;

  liaison_test_safe_set_broken (TRUE);
  g_assert_false (liaison_test_accounts_remove (fixture, profile, LIAISON_REMOVE_ALL, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_NO_KEY_RING);
  g_assert_true (liaison_test_accounts_get (fixture, 0) == profile);
  liaison_test_safe_set_broken (FALSE);

  assert_kept (profile, TRUE);
  g_assert_true (has_invitation (fixture, profile));
}

/* Without a key ring the person may let the token be, wherever it is; nothing else stays. */
static void
test_remove_past_key_ring (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonProfile) profile = g_object_ref (add_used (fixture));
  g_autofree char *folder = dup_ledger_folder (fixture, profile);
  g_autofree char *id = g_strdup (liaison_profile_get_id (profile));
  g_autoptr(GError) error = NULL;
  LiaisonProfile *again;

  liaison_test_safe_set_broken (TRUE);
  liaison_test_accounts_remove (
    fixture, profile, LIAISON_REMOVE_KEEP_INVITATIONS | LIAISON_REMOVE_PAST_KEY_RING, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 0);
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  liaison_test_safe_set_broken (FALSE);
  assert_kept (profile, TRUE);
  g_clear_object (&profile);

  again = liaison_test_accounts_add (fixture, "global", "admin");
  g_assert_cmpstr (liaison_profile_get_id (again), ==, id);
  g_assert_true (has_invitation (fixture, again));

  profile = g_object_ref (again);
  liaison_test_safe_set_broken (TRUE);
  liaison_test_accounts_remove (fixture, profile, LIAISON_REMOVE_PAST_KEY_RING, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 0);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static gboolean
has_save_error (gpointer accounts)
{
  return liaison_accounts_get_save_error (accounts) != NULL;
}

static gboolean
has_no_save_error (gpointer accounts)
{
  return liaison_accounts_get_save_error (accounts) == NULL;
}

/* A list that does not reach the disk is lost with the program: the person hears of it. */
static void
test_not_saved (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "accounts.ini", NULL);
  g_autofree char *inside = g_build_filename (path, "inside", NULL);

  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  liaison_test_accounts_add (fixture, "global", "admin");
  liaison_test_wait_until (has_save_error, fixture->accounts);
  g_assert_true (liaison_accounts_get_save_error (fixture->accounts)->domain == G_FILE_ERROR);

  g_assert_cmpint (g_rmdir (inside), ==, 0);
  g_assert_cmpint (g_rmdir (path), ==, 0);
  liaison_accounts_save_again (fixture->accounts);
  liaison_test_wait_until (has_no_save_error, fixture->accounts);
  liaison_test_accounts_end (fixture);

  liaison_test_accounts_start (fixture);
  g_assert_cmpuint (liaison_test_accounts_get_n (fixture), ==, 1);
}

#define ADD(path, test)                                                                            \
  g_test_add ("/accounts-keeping/" path, Fixture, NULL, set_up, test, tear_down)

#define ADD_EARLY(path, test)                                                                      \
  g_test_add ("/accounts-keeping/" path, Fixture, GINT_TO_POINTER (TRUE), set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  liaison_test_safe_init ();

  ADD ("keep-again", test_keep_again);
  ADD ("go-on-unkept", test_go_on_unkept);
  ADD ("asked-once", test_asked_once);
  ADD ("renew-says-keeping", test_renew_says_keeping);
  ADD ("cancel-unkept", test_cancel_unkept);
  ADD ("cancel", test_cancel);
  ADD ("cancel-keeping", test_cancel_keeping);
  ADD ("cancel-keeping-known", test_cancel_keeping_known);
  ADD ("put-back-of-run", test_put_back_of_run);
  ADD_EARLY ("put-back-of-run-early", test_put_back_of_run);
  ADD ("put-back-of-before", test_put_back_of_before);
  ADD_EARLY ("put-back-of-before-early", test_put_back_of_before);
  ADD ("begin-anew", test_begin_anew);
  ADD ("remove-and-keep", test_remove_and_keep);
  ADD ("remove", test_remove);
  ADD ("remove-while-refreshing", test_remove_while_refreshing);
  ADD ("remove-while-keeping", test_remove_while_keeping);
  ADD ("remove-stuck", test_remove_stuck);
  ADD ("remove-refused", test_remove_refused);
  ADD ("remove-past-key-ring", test_remove_past_key_ring);
  ADD ("not-saved", test_not_saved);

  return g_test_run ();
}
