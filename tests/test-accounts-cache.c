/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an account has of its customers without the service, and without a file that can be trusted.
 */

#include <glib/gstdio.h>

#include "liaison-test-accounts.h"
#include "liaison-test-bed.h"
#include "liaison-test-safe.h"
#include "liaison-test.h"

typedef LiaisonTestAccounts Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  liaison_test_safe_reset ();
  liaison_test_accounts_set_up (fixture);
  liaison_test_accounts_add (fixture, "global", "admin");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  liaison_test_accounts_tear_down (fixture);
}

static LiaisonSession *
open_session (Fixture *fixture)
{
  return liaison_test_accounts_open (fixture, liaison_test_accounts_get (fixture, 0));
}

static char *
dup_cache_path (Fixture *fixture)
{
  return liaison_accounts_dup_cache_path (fixture->accounts,
                                          liaison_test_accounts_get (fixture, 0));
}

static guint
count_customers (gpointer session)
{
  return g_list_model_get_n_items (G_LIST_MODEL (liaison_session_get_customers (session)));
}

static gboolean
has_all (gpointer session)
{
  LiaisonCustomerList *list = liaison_session_get_customers (session);

  return count_customers (session) == LIAISON_TEST_N_CUSTOMERS &&
         liaison_customer_list_get_state (list) == LIAISON_LIST_LOADED;
}

static gboolean
is_read (gpointer user_data)
{
  LiaisonCustomer *customer = user_data;

  for (int part = 0; part < LIAISON_RECORD_N_PARTS; part++)
    if (liaison_customer_get_part_state (customer, part) == LIAISON_PART_LOADING ||
        liaison_customer_get_part_state (customer, part) == LIAISON_PART_UNREAD)
      return FALSE;
  return TRUE;
}

static LiaisonCustomer *
get_first (LiaisonSession *session)
{
  return g_list_model_get_item (G_LIST_MODEL (liaison_session_get_customers (session)), 0);
}

/* One day with the service, the next without. */
static void
test_without_service (Fixture *fixture, gconstpointer unused)
{
  LiaisonSession *session = open_session (fixture);
  LiaisonCustomer *customer;
  LiaisonAnswer rights;
  guint n_subscriptions;

  liaison_test_session_wait_for_customers (session);
  customer = get_first (session);
  liaison_details_load (liaison_session_get_details (session), customer);
  liaison_test_wait_until (is_read, customer);
  rights = liaison_customer_get_delegated_admin (customer);
  n_subscriptions = g_list_model_get_n_items (liaison_customer_get_subscriptions (customer));
  g_clear_object (&customer);
  liaison_test_session_close (session);

  liaison_sandbox_server_stop (fixture->global);
  session = open_session (fixture);
  g_assert_true (liaison_session_is_readable (session));
  liaison_test_bed_wait_for_list (liaison_session_get_customers (session));
  g_assert_cmpuint (count_customers (session), ==, LIAISON_TEST_N_CUSTOMERS);
  g_assert_nonnull (liaison_customer_list_get_time (liaison_session_get_customers (session)));

  customer = get_first (session);
  g_assert_cmpint (liaison_customer_get_delegated_admin (customer), ==, rights);
  liaison_details_load (liaison_session_get_details (session), customer);
  g_assert_nonnull (liaison_customer_get_part_time (customer, LIAISON_RECORD_SUBSCRIPTIONS));
  g_assert_cmpuint (g_list_model_get_n_items (liaison_customer_get_subscriptions (customer)), ==,
                    n_subscriptions);
  liaison_test_wait_until (is_read, customer);
  g_clear_object (&customer);
  liaison_test_session_close (session);
}

/* Everything behind the first page of the file is overwritten. */
static void
spoil (const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &contents, &size, &error));
  g_assert_cmpuint (size, >, 8192);
  memset (contents + 4096, 0x5a, size - 4096);
  g_assert_true (g_file_set_contents_full (path, contents, (gssize) size,
                                           G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error));
}

static void
test_damaged (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = dup_cache_path (fixture);
  LiaisonSession *session = open_session (fixture);

  liaison_test_session_wait_for_customers (session);
  liaison_test_session_close (session);
  spoil (path);

  g_test_expect_message ("liaison-store", G_LOG_LEVEL_WARNING, "*cache.db*");
  session = open_session (fixture);
  liaison_test_wait_until (has_all, session);
  g_test_assert_expected_messages ();
  g_assert_null (liaison_session_get_uncached (session));
  liaison_test_session_close (session);
}

/* Where the cache belongs there can be none: customers are there all the same, as long as the
 * account is open. */
static void
test_no_room (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = dup_cache_path (fixture);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *above = g_path_get_dirname (folder);
  g_autoptr(GError) error = NULL;
  LiaisonSession *session;

  g_assert_cmpint (g_mkdir_with_parents (above, 0700), ==, 0);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, &error));
  session = open_session (fixture);
  liaison_test_wait_until (has_all, session);
  g_assert_nonnull (liaison_session_get_uncached (session));
  liaison_test_session_close (session);
  g_assert_no_errno (g_unlink (folder));

  session = open_session (fixture);
  liaison_test_wait_until (has_all, session);
  g_assert_null (liaison_session_get_uncached (session));
  liaison_test_session_close (session);
}

static void
test_removed_with_account (Fixture *fixture, gconstpointer flags)
{
  g_autofree char *path = dup_cache_path (fixture);
  g_autoptr(GError) error = NULL;
  LiaisonSession *session = open_session (fixture);

  liaison_test_session_wait_for_customers (session);
  liaison_test_session_close (session);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (liaison_test_accounts_remove (fixture, liaison_test_accounts_get (fixture, 0),
                                               GPOINTER_TO_INT (flags), &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  int status;

  liaison_test_key_file_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, user_data, test)                                                                 \
  g_test_add ("/accounts-cache/" name, Fixture, user_data, set_up, test, tear_down)
  ADD ("without-service", NULL, test_without_service);
  ADD ("damaged", NULL, test_damaged);
  ADD ("no-room", NULL, test_no_room);
  ADD ("removed", GINT_TO_POINTER (LIAISON_REMOVE_ALL), test_removed_with_account);
  ADD ("removed-without-invitations", GINT_TO_POINTER (LIAISON_REMOVE_KEEP_INVITATIONS),
       test_removed_with_account);
#undef ADD

  status = g_test_run ();
  liaison_test_key_file_clean_up ();
  return status;
}
