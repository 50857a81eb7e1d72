/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/liaison-customer-list.h"
#include "liaison-test-authorizer.h"
#include "liaison-test-bed.h"
#include "liaison-test-cache.h"
#include "liaison-test-clock.h"
#include "liaison-test-network.h"
#include "liaison-test.h"
#include "model/liaison-error.h"

#define N_CUSTOMERS 1234 /* three pages */

typedef struct
{
  LiaisonTestBed *bed;
  LiaisonCustomerList *list;
  GPtrArray *mirror; /* ids as a view knows them from items-changed alone */
  guint n_changes;
} Fixture;

static char *
dup_id_at (LiaisonCustomerList *list, guint position)
{
  g_autoptr(LiaisonCustomer) customer = g_list_model_get_item (G_LIST_MODEL (list), position);

  return g_strdup (liaison_customer_get_id (customer));
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Fixture *fixture)
{
  fixture->n_changes++;
  g_assert_cmpuint (position + removed, <=, fixture->mirror->len);
  if (removed > 0)
    g_ptr_array_remove_range (fixture->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (fixture->mirror, position + i,
                        dup_id_at (LIAISON_CUSTOMER_LIST (model), position + i));
  g_assert_cmpuint (fixture->mirror->len, ==, g_list_model_get_n_items (model));
}

static void
set_up (Fixture *fixture, gconstpointer n_customers)
{
  fixture->bed = liaison_test_bed_new (GPOINTER_TO_UINT (n_customers), "demo");
  fixture->list = liaison_customer_list_new (fixture->bed->client);
  liaison_test_cache_give (fixture->list, fixture->bed->folder);
  fixture->mirror = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture);
}

static guint
get_n_items (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

/* What the view was told is what the list holds. */
static void
assert_mirrored (Fixture *fixture)
{
  g_assert_cmpuint (fixture->mirror->len, ==, get_n_items (fixture));
  for (guint i = 0; i < fixture->mirror->len; i++)
    {
      g_autofree char *id = dup_id_at (fixture->list, i);

      g_assert_cmpstr (g_ptr_array_index (fixture->mirror, i), ==, id);
    }
}

static void
assert_sorted (Fixture *fixture)
{
  g_autofree char *before = g_strdup ("");

  for (guint i = 0; i < get_n_items (fixture); i++)
    {
      g_autoptr(LiaisonCustomer) customer =
                   g_list_model_get_item (G_LIST_MODEL (fixture->list), i);
      g_autofree char *key = g_utf8_collate_key (liaison_customer_get_name (customer), -1);

      g_assert_cmpint (strcmp (before, key), <=, 0);
      g_free (before);
      before = g_steal_pointer (&key);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  assert_mirrored (fixture);
  assert_sorted (fixture);
  liaison_test_cache_drop_list (fixture->list);
  g_ptr_array_unref (fixture->mirror);
  liaison_test_bed_free (fixture->bed);
}

static void
load (Fixture *fixture)
{
  liaison_customer_list_refresh (fixture->list);
  g_assert_cmpint (liaison_customer_list_get_state (fixture->list), ==, LIAISON_LIST_LOADING);
  liaison_test_bed_wait_for_list (fixture->list);
  g_assert_no_error (liaison_customer_list_get_error (fixture->list));
  g_assert_cmpint (liaison_customer_list_get_state (fixture->list), ==, LIAISON_LIST_LOADED);
}

static void
test_loads_all (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpint (liaison_customer_list_get_state (fixture->list), ==,
                   LIAISON_LIST_EMPTY_NEVER_LOADED);
  g_assert_null (liaison_customer_list_get_time (fixture->list));

  load (fixture);
  g_assert_cmpuint (get_n_items (fixture), ==, N_CUSTOMERS);
  g_assert_cmpuint (liaison_customer_list_get_n_total (fixture->list), ==, N_CUSTOMERS);
  g_assert_cmpuint (liaison_customer_list_get_n_loaded (fixture->list), ==, N_CUSTOMERS);
  g_assert_nonnull (liaison_customer_list_get_time (fixture->list));
  /* Few, however the pages fall. */
  g_assert_cmpuint (fixture->n_changes, <=, 3 * 64);
}

static void
test_empty (Fixture *fixture, gconstpointer unused)
{
  load (fixture);
  g_assert_cmpuint (get_n_items (fixture), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), 0));
}

static void
test_same_customer_same_object (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonCustomer) first = NULL;
  g_autoptr(LiaisonCustomer) again = NULL;
  g_autoptr(LiaisonCustomer) by_domain = NULL;
  LiaisonCustomer *expanded;
  guint position;

  load (fixture);
  first = g_list_model_get_item (G_LIST_MODEL (fixture->list), 7);
  again = g_list_model_get_item (G_LIST_MODEL (fixture->list), 7);
  by_domain =
    liaison_customer_list_find_domain (fixture->list, liaison_customer_get_domain (first));
  g_assert_true (first == again);
  g_assert_true (first == by_domain);

  /* An expanded one is held by the list alone. */
  expanded = g_list_model_get_item (G_LIST_MODEL (fixture->list), 9);
  g_object_add_weak_pointer (G_OBJECT (expanded), (gpointer *) &expanded);
  liaison_customer_set_expanded (expanded, TRUE);
  g_object_unref (expanded);
  g_assert_nonnull (expanded);

  /* Another pass changes nothing and tells nobody. */
  fixture->n_changes = 0;
  load (fixture);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  g_assert_true (liaison_customer_list_find_position (fixture->list,
                                                      liaison_customer_get_id (first), &position));
  g_assert_cmpuint (position, ==, 7);
  g_assert_nonnull (expanded);
  liaison_customer_set_expanded (expanded, FALSE);
  g_assert_null (expanded);
}

static gboolean
shows (Fixture *fixture, guint n_items)
{
  return get_n_items (fixture) == n_items;
}

typedef struct
{
  Fixture *fixture;
  guint n_items;
} Expected;

static gboolean
shows_cb (gpointer user_data)
{
  Expected *expected = user_data;

  return shows (expected->fixture, expected->n_items);
}

static void
search (Fixture *fixture, const char *text, guint n_items)
{
  Expected expected = { fixture, n_items };

  liaison_customer_list_set_search (fixture->list, text);
  liaison_test_wait_until (shows_cb, &expected);
}

static void
accept_customer (Fixture *fixture, const char *company, const char *domain)
{
  g_autofree char *id =
    liaison_sandbox_server_accept (fixture->bed->server, company, domain, NULL, FALSE);

  g_assert_nonnull (id);
}

static void
test_search (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;
  g_autofree char *part = NULL;

  accept_customer (fixture, "Zwölf ﾊﾝﾊﾞｰｶﾞｰ Straße GmbH", "twelve.example");
  accept_customer (fixture, "龘龘有限公司", "dragons.example");
  load (fixture);

  search (fixture, "zwölf", 1);
  search (fixture, "龘", 1);
  search (fixture, "  STRASSE\tZWÖLF ", 1);
  search (fixture, "ハンバーガー", 1); /* typed wide, written half-width */
  search (fixture, "ＴＷＥＬＶＥ．example gmbh", 1);
  search (fixture, "zwölf 龘", 0);
  search (fixture, "", N_CUSTOMERS + 2);

  id = dup_id_at (fixture->list, 5);
  part = g_utf8_strup (id, -1);
  search (fixture, part, 1);
  search (fixture, NULL, N_CUSTOMERS + 2);
  g_assert_cmpstr (liaison_customer_list_get_search (fixture->list), ==, "");
}

/* Set before anything is there: pages are searched as they come. */
static void
test_search_while_loading (Fixture *fixture, gconstpointer unused)
{
  accept_customer (fixture, "龘龘有限公司", "dragons.example");
  liaison_customer_list_refresh (fixture->list);
  liaison_customer_list_set_search (fixture->list, "龘");
  liaison_test_bed_wait_for_list (fixture->list);
  search (fixture, "龘 ", 1);
  g_assert_cmpuint (liaison_customer_list_get_n_total (fixture->list), ==, N_CUSTOMERS + 1);
}

/* Every page arrives while a search is under way. */
static gboolean
search_again_cb (gpointer user_data)
{
  static const char *const searches[] = { "o", "e", "", "c", "co" };
  Fixture *fixture = user_data;
  static guint turn = 0;

  liaison_customer_list_set_search (fixture->list, searches[turn++ % G_N_ELEMENTS (searches)]);
  return G_SOURCE_CONTINUE;
}

static void
test_searches_and_pages_interleave (Fixture *fixture, gconstpointer unused)
{
  /* Not before what a page has to do: on a slow machine nothing else would happen. */
  guint source = g_timeout_add_full (G_PRIORITY_LOW, 1, search_again_cb, fixture, NULL);

  load (fixture);
  load (fixture);
  g_source_remove (source);
  assert_mirrored (fixture);
  search (fixture, "", N_CUSTOMERS);
}

static gboolean
is_seen (gpointer customer)
{
  return !liaison_customer_is_fresh (customer);
}

static void
test_marks_fresh (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonCustomer) old = NULL;
  g_autoptr(LiaisonCustomer) fresh = NULL;

  load (fixture);
  old = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  g_assert_false (liaison_customer_is_fresh (old));

  accept_customer (fixture, "龘龘有限公司", "Dragons.example");
  load (fixture);
  fresh = liaison_customer_list_find_domain (fixture->list, "dRAGONS.example");
  g_assert_nonnull (fresh);
  g_assert_true (liaison_customer_is_fresh (fresh));
  g_assert_false (liaison_customer_is_fresh (old));
  g_assert_cmpuint (liaison_customer_list_get_n_total (fixture->list), ==, N_CUSTOMERS + 1);

  /* Until somebody has looked, whatever comes meanwhile. */
  load (fixture);
  g_assert_true (liaison_customer_is_fresh (fresh));
  liaison_cache_set_looked (liaison_customer_list_get_cache (fixture->list));
  liaison_test_wait_until (is_seen, fresh);
}

/* Who looked at a fresh customer does not see it fresh again, even as another object. */
static void
test_fresh_is_kept_by_the_row (Fixture *fixture, gconstpointer unused)
{
  LiaisonCustomer *customer;

  load (fixture);
  accept_customer (fixture, "龘龘有限公司", "dragons.example");
  load (fixture);

  customer = liaison_customer_list_find_domain (fixture->list, "dragons.example");
  g_assert_finalize_object (customer);
  customer = liaison_customer_list_find_domain (fixture->list, "dragons.example");
  g_assert_true (liaison_customer_is_fresh (customer));
  liaison_customer_set_fresh (customer, FALSE);
  g_assert_finalize_object (customer);
  g_free (liaison_test_cache_changes (liaison_customer_list_get_cache (fixture->list)));
  customer = liaison_customer_list_find_domain (fixture->list, "dragons.example");
  g_assert_false (liaison_customer_is_fresh (customer));
  g_assert_finalize_object (customer);
}

static gboolean
has_rows (gpointer user_data)
{
  return get_n_items (user_data) > 0;
}

static void
test_failure_keeps_rows (Fixture *fixture, gconstpointer unused)
{
  liaison_customer_list_refresh (fixture->list);
  liaison_test_wait_until (has_rows, fixture);
  liaison_sandbox_server_fail_next (fixture->bed->server, "customers", 403, "403", 1);
  liaison_test_bed_wait_for_list (fixture->list);

  g_assert_cmpint (liaison_customer_list_get_state (fixture->list), ==, LIAISON_LIST_FAILED);
  g_assert_error (liaison_customer_list_get_error (fixture->list), LIAISON_ERROR,
                  LIAISON_ERROR_FORBIDDEN);
  g_assert_cmpuint (get_n_items (fixture), >=, 500);
  g_assert_cmpuint (get_n_items (fixture), <, N_CUSTOMERS);
  g_assert_null (liaison_customer_list_get_time (fixture->list));

  load (fixture);
  g_assert_cmpuint (get_n_items (fixture), ==, N_CUSTOMERS);
}

static void
test_cancel (Fixture *fixture, gconstpointer unused)
{
  guint n_items;

  liaison_customer_list_refresh (fixture->list);
  liaison_test_wait_until (has_rows, fixture);
  n_items = get_n_items (fixture);
  liaison_customer_list_cancel (fixture->list);
  g_assert_cmpint (liaison_customer_list_get_state (fixture->list), ==,
                   LIAISON_LIST_EMPTY_NEVER_LOADED);
  g_assert_cmpuint (get_n_items (fixture), ==, n_items);

  load (fixture);
  liaison_customer_list_refresh (fixture->list);
  liaison_customer_list_cancel (fixture->list);
  g_assert_cmpint (liaison_customer_list_get_state (fixture->list), ==, LIAISON_LIST_LOADED);
  g_assert_cmpuint (get_n_items (fixture), ==, N_CUSTOMERS);

  /* A list that has failed knows why. */
  liaison_sandbox_server_fail_next (fixture->bed->server, "customers", 403, "403", 1);
  liaison_customer_list_refresh (fixture->list);
  liaison_test_bed_wait_for_list (fixture->list);
  g_assert_cmpint (liaison_customer_list_get_state (fixture->list), ==, LIAISON_LIST_FAILED);
  liaison_customer_list_refresh (fixture->list);
  liaison_customer_list_cancel (fixture->list);
  g_assert_cmpint (liaison_customer_list_get_state (fixture->list), ==, LIAISON_LIST_LOADED);
}

static gboolean
is_waiting (gpointer user_data)
{
  return liaison_customer_list_get_waiting_until (user_data) != 0;
}

/* The service asks for a pause: it is told, and can be given up at once. */
static void
test_pause (Fixture *fixture, gconstpointer unused)
{
  LiaisonPatience *patience = liaison_partner_client_get_patience (fixture->bed->client);
  LiaisonTestClock *clock = liaison_test_clock_new ();

  liaison_patience_set_clock (patience, &clock->clock);
  clock->holds = TRUE;
  liaison_sandbox_server_fail_next (fixture->bed->server, "customers", 429, NULL, 1);
  liaison_customer_list_refresh (fixture->list);
  liaison_test_wait_until (is_waiting, fixture->list);
  g_assert_cmpint (liaison_customer_list_get_wait_reason (fixture->list), ==,
                   LIAISON_WAIT_THROTTLED);
  g_assert_cmpint (liaison_customer_list_get_state (fixture->list), ==, LIAISON_LIST_LOADING);
  liaison_customer_list_cancel (fixture->list);
  g_assert_cmpint (liaison_customer_list_get_waiting_until (fixture->list), ==, 0);
  g_assert_cmpint (liaison_customer_list_get_wait_reason (fixture->list), ==, LIAISON_WAIT_NONE);

  clock->holds = FALSE;
  load (fixture);
  g_assert_cmpuint (get_n_items (fixture), ==, N_CUSTOMERS);
  liaison_patience_set_clock (patience, &liaison_clock_real);
  liaison_test_clock_free (clock);
}

static void
count_passes_cb (LiaisonCustomerList *list, GParamSpec *pspec, guint *n)
{
  if (liaison_customer_list_get_state (list) == LIAISON_LIST_LOADING)
    (*n)++;
}

static void
test_network_returns (void)
{
  /* Not this machine by its name, though nobody else: no test needs a network. */
  g_autoptr(LiaisonCloud) cloud = liaison_test_cloud_new ("https://cloud.localhost:1");
  g_autoptr(LiaisonTestAuthorizer) authorizer = liaison_test_authorizer_new ();
  g_autoptr(LiaisonTestNetwork) network = liaison_test_network_new ();
  LiaisonPartnerClient *client =
    liaison_partner_client_new (cloud, LIAISON_AUTHORIZER (authorizer));
  LiaisonCustomerList *list = liaison_customer_list_new (client);
  g_autofree char *folder = g_dir_make_tmp ("liaison-list-XXXXXX", NULL);
  guint n_passes = 0;

  liaison_test_cache_give (list, folder);

  g_signal_connect (list, "notify::state", G_CALLBACK (count_passes_cb), &n_passes);
  liaison_customer_list_set_network (list, G_NETWORK_MONITOR (network));
  liaison_customer_list_refresh (list);
  liaison_test_bed_wait_for_list (list);
  g_assert_true (liaison_customer_list_awaits_network (list));

  liaison_test_network_change (network, FALSE);
  g_assert_cmpuint (n_passes, ==, 1);
  liaison_test_network_change (network, TRUE);
  g_assert_cmpuint (n_passes, ==, 2);
  liaison_test_bed_wait_for_list (list);
  liaison_customer_list_set_network (list, NULL);
  liaison_test_network_change (network, TRUE);
  g_assert_cmpuint (n_passes, ==, 2);

  liaison_test_cache_drop_list (list);
  liaison_test_drop (client);
  liaison_test_remove_below (folder);
}

/* What is on this machine is never offline. */
static void
test_local_is_not_offline (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonTestNetwork) network = liaison_test_network_new ();

  liaison_customer_list_set_network (fixture->list, G_NETWORK_MONITOR (network));
  load (fixture);
  liaison_sandbox_server_stop (fixture->bed->server);
  liaison_customer_list_refresh (fixture->list);
  liaison_test_bed_wait_for_list (fixture->list);
  g_assert_cmpint (liaison_customer_list_get_state (fixture->list), ==, LIAISON_LIST_FAILED);
  g_assert_false (liaison_customer_list_awaits_network (fixture->list));
  liaison_customer_list_set_network (fixture->list, NULL);
}

/* A running pass is cancelled by the next. */
static void
test_refresh_again (Fixture *fixture, gconstpointer unused)
{
  liaison_customer_list_refresh (fixture->list);
  liaison_test_wait_until (has_rows, fixture);
  liaison_customer_list_refresh (fixture->list);
  load (fixture);
  g_assert_cmpuint (get_n_items (fixture), ==, N_CUSTOMERS);
}

#define ITEM(id, name, domain)                                                                     \
  "{\"id\":\"" id "\",\"companyProfile\":{\"tenantId\":\"" id "\",\"companyName\":\"" name         \
  "\",\"domain\":\"" domain "\"},\"relationshipToPartner\":\"reseller\"}"
#define PAGE(items) "{\"totalCount\":1,\"items\":[" items "],\"links\":{}}"

static void
answer (Fixture *fixture, const char *body)
{
  liaison_sandbox_server_answer_next (fixture->bed->server, "customers", body, "application/json",
                                      1);
  load (fixture);
}

typedef struct
{
  Fixture *fixture;
  const char *name;
} OnlyName;

static gboolean
shows_only_cb (gpointer user_data)
{
  OnlyName *only = user_data;
  g_autoptr(LiaisonCustomer) customer =
               g_list_model_get_item (G_LIST_MODEL (only->fixture->list), 0);

  return get_n_items (only->fixture) == 1 &&
         g_str_equal (liaison_customer_get_name (customer), only->name);
}

/* What is searched for is looked up anew some time after the pass. */
static void
wait_for_only (Fixture *fixture, const char *name)
{
  OnlyName only = { fixture, name };

  liaison_test_wait_until (shows_only_cb, &only);
}

static void
assert_names (Fixture *fixture, const char *const *names)
{
  guint n_names = g_strv_length ((char **) names);

  g_assert_cmpuint (get_n_items (fixture), ==, n_names);
  for (guint i = 0; i < n_names; i++)
    {
      g_autoptr(LiaisonCustomer) customer =
                   g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      g_assert_cmpstr (liaison_customer_get_name (customer), ==, names[i]);
    }
}

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void
test_follows_changes (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonCustomer) b = NULL;
  g_autoptr(LiaisonCustomer) nobody = NULL;

  /* CUS-7: the same customer twice is one row. */
  answer (fixture, PAGE (ITEM ("1", "A", "a.example") "," ITEM ("2", "B", "b.example") "," ITEM (
                     "1", "A", "a.example") "," ITEM ("3", "C", "c.example")));
  assert_names (fixture, NAMES ("A", "B", "C"));
  b = g_list_model_get_item (G_LIST_MODEL (fixture->list), 1);

  /* A new domain stays in place and tells nobody but the object. */
  fixture->n_changes = 0;
  answer (fixture, PAGE (ITEM ("1", "A", "a.example") "," ITEM ("2", "B", "bee.example") "," ITEM (
                     "3", "C", "c.example")));
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  g_assert_cmpstr (liaison_customer_get_domain (b), ==, "bee.example");
  nobody = liaison_customer_list_find_domain (fixture->list, "b.example");
  g_assert_null (nobody);

  /* A new name moves, one left. */
  answer (fixture, PAGE (ITEM ("1", "A", "a.example") "," ITEM ("2", "Z", "bee.example")));
  assert_names (fixture, NAMES ("A", "Z"));
  g_assert_cmpstr (liaison_customer_get_name (b), ==, "Z");

  /* With a search, a change can bring a row in or take it out. */
  search (fixture, "find", 0);
  answer (fixture, PAGE (ITEM ("1", "A", "find.example") "," ITEM ("2", "Z", "bee.example")));
  wait_for_only (fixture, "A");
  answer (fixture, PAGE (ITEM ("1", "A", "lost.example") "," ITEM ("2", "Z", "find.example")));
  wait_for_only (fixture, "Z");
  search (fixture, "", 2);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    guint n_customers;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/customer-list/loads-all", N_CUSTOMERS, test_loads_all },
    { "/customer-list/empty", 0, test_empty },
    { "/customer-list/same-customer-same-object", N_CUSTOMERS, test_same_customer_same_object },
    { "/customer-list/search", N_CUSTOMERS, test_search },
    { "/customer-list/search-while-loading", N_CUSTOMERS, test_search_while_loading },
    { "/customer-list/searches-and-pages-interleave", N_CUSTOMERS,
      test_searches_and_pages_interleave },
    { "/customer-list/marks-fresh", N_CUSTOMERS, test_marks_fresh },
    { "/customer-list/fresh-is-kept-by-the-row", 10, test_fresh_is_kept_by_the_row },
    { "/customer-list/failure-keeps-rows", N_CUSTOMERS, test_failure_keeps_rows },
    { "/customer-list/cancel", N_CUSTOMERS, test_cancel },
    { "/customer-list/pause", N_CUSTOMERS, test_pause },
    { "/customer-list/local-is-not-offline", N_CUSTOMERS, test_local_is_not_offline },
    { "/customer-list/refresh-again", N_CUSTOMERS, test_refresh_again },
    { "/customer-list/follows-changes", 0, test_follows_changes },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/customer-list/network-returns", test_network_returns);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, GUINT_TO_POINTER (tests[i].n_customers), set_up,
                tests[i].run, tear_down);

  return g_test_run ();
}
