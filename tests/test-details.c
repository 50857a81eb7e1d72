/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/liaison-details.h"
#include "liaison-test-bed.h"
#include "liaison-test.h"
#include "model/liaison-error.h"

typedef struct
{
  LiaisonTestBed *bed;
  LiaisonDetails *details;
  LiaisonCustomer *customer;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;

  fixture->bed = liaison_test_bed_new (3, "demo");
  fixture->details = liaison_details_new (fixture->bed->client);
  id =
    liaison_sandbox_server_accept (fixture->bed->server, "Company", "company.example", "DE", TRUE);
  fixture->customer = liaison_customer_new (id, "Company", "company.example",
                                            LIAISON_RELATIONSHIP_RESELLER, "reseller");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  liaison_test_drop (fixture->details);
  liaison_test_drop (fixture->customer);
  liaison_test_bed_free (fixture->bed);
}

static guint
count_parts (LiaisonCustomer *customer, LiaisonPartState state)
{
  guint n = 0;

  for (int part = 0; part < LIAISON_RECORD_N_PARTS; part++)
    n += liaison_customer_get_part_state (customer, part) == state;
  return n;
}

static gboolean
has_settled (gpointer customer)
{
  return count_parts (customer, LIAISON_PART_LOADING) == 0;
}

static void
load (Fixture *fixture)
{
  liaison_details_load (fixture->details, fixture->customer);
  liaison_test_wait_until (has_settled, fixture->customer);
}

static guint
get_n_requests (Fixture *fixture)
{
  return liaison_sandbox_server_get_n_requests (fixture->bed->server);
}

static void
test_reads_every_part (Fixture *fixture, gconstpointer unused)
{
  gint64 assigned, total;
  gboolean complete;
  guint n_users, n_requests;

  g_assert_cmpint (liaison_customer_get_delegated_admin (fixture->customer), ==,
                   LIAISON_ANSWER_UNKNOWN);
  load (fixture);
  g_assert_cmpuint (count_parts (fixture->customer, LIAISON_PART_READ), ==, LIAISON_RECORD_N_PARTS);
  g_assert_cmpint (liaison_customer_get_delegated_admin (fixture->customer), ==,
                   LIAISON_ANSWER_YES);
  g_assert_nonnull (liaison_customer_get_subscriptions (fixture->customer));
  g_assert_nonnull (liaison_customer_get_services (fixture->customer));
  g_assert_true (liaison_customer_get_users (fixture->customer, &n_users, &complete));
  g_assert_true (liaison_customer_get_licences (fixture->customer, &assigned, &total));

  /* Read a moment ago: not again, unless asked for. */
  n_requests = get_n_requests (fixture);
  load (fixture);
  g_assert_cmpuint (get_n_requests (fixture), ==, n_requests);
  liaison_details_reload (fixture->details, fixture->customer);
  g_assert_cmpuint (count_parts (fixture->customer, LIAISON_PART_LOADING), ==,
                    LIAISON_RECORD_N_PARTS);
  liaison_test_wait_until (has_settled, fixture->customer);
  g_assert_cmpuint (get_n_requests (fixture), >, n_requests);
}

/* MSG-17: refused users are that part's affair. */
static void
test_forbidden_part (Fixture *fixture, gconstpointer unused)
{
  liaison_sandbox_server_fail_next (fixture->bed->server, "/users", 403, "403", 1);
  load (fixture);
  g_assert_cmpint (liaison_customer_get_part_state (fixture->customer, LIAISON_RECORD_USERS), ==,
                   LIAISON_PART_FAILED);
  g_assert_error (liaison_customer_get_part_error (fixture->customer, LIAISON_RECORD_USERS),
                  LIAISON_ERROR, LIAISON_ERROR_FORBIDDEN);
  g_assert_cmpuint (count_parts (fixture->customer, LIAISON_PART_READ), ==,
                    LIAISON_RECORD_N_PARTS - 1);

  /* Only what failed is read again. */
  load (fixture);
  g_assert_cmpuint (count_parts (fixture->customer, LIAISON_PART_READ), ==, LIAISON_RECORD_N_PARTS);
}

static void
test_failure_keeps_values (Fixture *fixture, gconstpointer unused)
{
  load (fixture);
  liaison_sandbox_server_fail_next (fixture->bed->server, "/subscriptions", 404, "404", 1);
  liaison_details_reload (fixture->details, fixture->customer);
  liaison_test_wait_until (has_settled, fixture->customer);
  g_assert_cmpint (
    liaison_customer_get_part_state (fixture->customer, LIAISON_RECORD_SUBSCRIPTIONS), ==,
    LIAISON_PART_FAILED);
  g_assert_nonnull (liaison_customer_get_subscriptions (fixture->customer));
}

static void
test_cancel (Fixture *fixture, gconstpointer unused)
{
  liaison_details_load (fixture->details, fixture->customer);
  liaison_details_cancel (fixture->details, fixture->customer);
  g_assert_cmpuint (count_parts (fixture->customer, LIAISON_PART_UNREAD), ==,
                    LIAISON_RECORD_N_PARTS);

  /* Opened again at once: the answers to the first questions do not disturb the second. */
  load (fixture);
  g_assert_cmpuint (count_parts (fixture->customer, LIAISON_PART_READ), ==, LIAISON_RECORD_N_PARTS);
}

static void
test_goes_while_reading (Fixture *fixture, gconstpointer unused)
{
  liaison_details_load (fixture->details, fixture->customer);
  g_clear_object (&fixture->details);
  g_assert_cmpuint (count_parts (fixture->customer, LIAISON_PART_UNREAD), ==,
                    LIAISON_RECORD_N_PARTS);
  fixture->details = liaison_details_new (fixture->bed->client);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/details/reads-every-part", test_reads_every_part },
    { "/details/forbidden-part", test_forbidden_part },
    { "/details/failure-keeps-values", test_failure_keeps_values },
    { "/details/cancel", test_cancel },
    { "/details/goes-while-reading", test_goes_while_reading },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);

  return g_test_run ();
}
