/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Passes over the customers that do not go from the first page to the last, and what stays of them.
 */

#include "app/liaison-resellers.h"
#include "liaison-test-bed.h"
#include "liaison-test-cache.h"
#include "liaison-test.h"
#include "model/liaison-error.h"
#include "model/liaison-reseller.h"

#define N_CUSTOMERS 2600 /* six pages */

typedef struct
{
  LiaisonTestBed *bed;
  LiaisonCustomerList *list;
} Fixture;

static void
begin (Fixture *fixture)
{
  fixture->list = liaison_customer_list_new (fixture->bed->client);
  liaison_test_cache_give (fixture->list, fixture->bed->folder);
}

/* The program ends, and starts again. */
static void
start_again (Fixture *fixture)
{
  liaison_test_cache_drop_list (fixture->list);
  begin (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->bed = liaison_test_bed_new (N_CUSTOMERS, "demo");
  begin (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  liaison_test_cache_drop_list (fixture->list);
  liaison_test_bed_free (fixture->bed);
}

static guint
get_n_items (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

static void
refresh (Fixture *fixture)
{
  liaison_customer_list_refresh (fixture->list);
  liaison_test_bed_wait_for_list (fixture->list);
}

static void
load (Fixture *fixture)
{
  refresh (fixture);
  g_assert_no_error (liaison_customer_list_get_error (fixture->list));
  g_assert_cmpint (liaison_customer_list_get_state (fixture->list), ==, LIAISON_LIST_LOADED);
}

static void
add_fault (Fixture *fixture, const char *fault)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (liaison_sandbox_server_add_fault (fixture->bed->server, fault, &error));
  g_assert_no_error (error);
}

static gboolean
has_loaded_some (gpointer user_data)
{
  return liaison_customer_list_get_n_loaded (user_data) >= 1000;
}

static guint
count_requests (Fixture *fixture)
{
  return liaison_sandbox_server_get_n_requests (fixture->bed->server);
}

static void
test_is_there_without_network (Fixture *fixture, gconstpointer unused)
{
  guint n_requests;

  load (fixture);
  n_requests = count_requests (fixture);
  start_again (fixture);
  g_assert_cmpuint (get_n_items (fixture), ==, N_CUSTOMERS);
  g_assert_cmpint (liaison_customer_list_get_state (fixture->list), ==, LIAISON_LIST_LOADED);
  g_assert_nonnull (liaison_customer_list_get_time (fixture->list));
  g_assert_cmpuint (count_requests (fixture), ==, n_requests);
}

/* The program is closed in the middle of a pass: the next start asks only for the rest. */
static void
test_resumes (Fixture *fixture, gconstpointer unused)
{
  guint n_loaded, n_requests;

  liaison_customer_list_refresh (fixture->list);
  liaison_test_wait_until (has_loaded_some, fixture->list);
  n_loaded = liaison_customer_list_get_n_loaded (fixture->list);
  start_again (fixture);

  n_requests = count_requests (fixture);
  load (fixture);
  g_assert_cmpuint (get_n_items (fixture), ==, N_CUSTOMERS);
  g_assert_cmpuint (liaison_customer_list_get_n_loaded (fixture->list), ==, N_CUSTOMERS);
  g_assert_cmpuint (count_requests (fixture) - n_requests, <=, 6 - n_loaded / 500);
  g_assert_cmpuint (liaison_cache_get_n_gone (liaison_customer_list_get_cache (fixture->list)), ==,
                    0);
}

/* The service has forgotten the place in the meantime, and answers as if the list had ended there.
 */
static void
test_forgotten_place (Fixture *fixture, gconstpointer fault)
{
  load (fixture);
  liaison_customer_list_refresh (fixture->list);
  liaison_test_wait_until (has_loaded_some, fixture->list);
  start_again (fixture);

  add_fault (fixture, fault);
  load (fixture);
  g_assert_cmpuint (get_n_items (fixture), ==, N_CUSTOMERS);
  g_assert_cmpuint (liaison_cache_get_n_gone (liaison_customer_list_get_cache (fixture->list)), ==,
                    0);
}

static void
test_endless_list (Fixture *fixture, gconstpointer unused)
{
  add_fault (fixture, "loop");
  refresh (fixture);
  g_assert_cmpint (liaison_customer_list_get_state (fixture->list), ==, LIAISON_LIST_FAILED);
  g_assert_error (liaison_customer_list_get_error (fixture->list), LIAISON_ERROR,
                  LIAISON_ERROR_PROTOCOL);
  /* What came is kept, though nobody knows whether it is all. */
  g_assert_cmpuint (get_n_items (fixture), ==, N_CUSTOMERS);
  g_assert_null (liaison_customer_list_get_time (fixture->list));
}

/* A broken connection in the middle: nobody is gone, and the rest comes later. */
static void
test_break (Fixture *fixture, gconstpointer unused)
{
  load (fixture);
  liaison_customer_list_refresh (fixture->list);
  liaison_test_wait_until (has_loaded_some, fixture->list);
  liaison_sandbox_server_fail_next (fixture->bed->server, "customers", 403, "403", 1);
  liaison_test_bed_wait_for_list (fixture->list);
  g_assert_cmpint (liaison_customer_list_get_state (fixture->list), ==, LIAISON_LIST_FAILED);
  g_assert_cmpuint (get_n_items (fixture), ==, N_CUSTOMERS);
  load (fixture);
  g_assert_cmpuint (get_n_items (fixture), ==, N_CUSTOMERS);
}

/* What the service sent before it failed is kept, however busy the cache was just then. */
static void
test_keeps_what_came (Fixture *fixture, gconstpointer unused)
{
  guint n_before = count_requests (fixture);

  liaison_customer_list_refresh (fixture->list);
  liaison_test_wait_until (has_loaded_some, fixture->list);
  liaison_sandbox_server_fail_next (fixture->bed->server, "customers", 403, "403", 1);
  liaison_test_bed_wait_for_list (fixture->list);
  g_assert_cmpint (liaison_customer_list_get_state (fixture->list), ==, LIAISON_LIST_FAILED);
  g_assert_cmpuint (get_n_items (fixture), ==, 500 * (count_requests (fixture) - n_before - 1));
}

/* Resellers */

static gboolean
has_resellers (gpointer resellers)
{
  return g_list_model_get_n_items (resellers) > 0;
}

static gboolean
has_answered (gpointer resellers)
{
  return !liaison_resellers_is_asking (resellers);
}

static gboolean
shows_some (gpointer user_data)
{
  guint n_items = get_n_items (user_data);

  return n_items > 0 && n_items < N_CUSTOMERS;
}

static char *
choose_first (Fixture *fixture, LiaisonResellers *resellers)
{
  g_autoptr(LiaisonCustomerQuery) query = liaison_customer_query_new ();
  g_autoptr(LiaisonReseller) first = NULL;

  liaison_joint_parties_read (liaison_resellers_get_parties (resellers));
  liaison_test_wait_until (has_resellers, resellers);
  first = g_list_model_get_item (G_LIST_MODEL (resellers), 0);
  query->reseller = g_strdup (liaison_reseller_get_id (first));
  liaison_customer_list_set_query (fixture->list, query);
  return g_strdup (query->reseller);
}

static void
test_resellers (Fixture *fixture, gconstpointer unused)
{
  LiaisonResellers *resellers;
  g_autofree char *id = NULL;
  guint n_items;

  load (fixture);
  resellers = liaison_resellers_new (fixture->bed->client, fixture->list);
  id = choose_first (fixture, resellers);
  g_assert_true (liaison_resellers_is_asking (resellers));
  liaison_test_wait_until (has_answered, resellers);
  g_assert_no_error (liaison_resellers_get_error (resellers));
  liaison_test_wait_until (shows_some, fixture);
  n_items = get_n_items (fixture);
  liaison_resellers_cancel (resellers);
  liaison_test_drop (resellers);

  /* Known without the service as well. */
  start_again (fixture);
  liaison_sandbox_server_stop (fixture->bed->server);
  resellers = liaison_resellers_new (fixture->bed->client, fixture->list);
  g_free (id);
  id = choose_first (fixture, resellers);
  liaison_test_wait_until (has_answered, resellers);
  g_assert_nonnull (liaison_resellers_get_error (resellers));
  liaison_test_wait_until (shows_some, fixture);
  g_assert_cmpuint (get_n_items (fixture), ==, n_items);
  liaison_resellers_cancel (resellers);
  liaison_test_drop (resellers);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, user_data, test)                                                                 \
  g_test_add ("/sync/" name, Fixture, user_data, set_up, test, tear_down)
  ADD ("is-there-without-network", NULL, test_is_there_without_network);
  ADD ("resumes", NULL, test_resumes);
  ADD ("forgotten-place", "expired-continuation", test_forgotten_place);
  ADD ("refused-place", "expired-continuation,code=3000", test_forgotten_place);
  ADD ("endless-list", NULL, test_endless_list);
  ADD ("break", NULL, test_break);
  ADD ("keeps-what-came", NULL, test_keeps_what_came);
  ADD ("resellers", NULL, test_resellers);
#undef ADD

  return g_test_run ();
}
