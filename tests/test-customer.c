/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/liaison-customer.h"
#include "model/liaison-error.h"
#include "model/liaison-managed-service.h"
#include "model/liaison-partner.h"
#include "model/liaison-subscription.h"

typedef struct
{
  LiaisonCustomer *customer;
  GDateTime *now;
  GError *error;
  GString *notified; /* names of properties, each with a blank behind it */
} Fixture;

static void
notify_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  g_string_append_printf (user_data, "%s ", pspec->name);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->customer = liaison_customer_new ("8f2b6c10", "Nordvik Verft", "nordvik.example",
                                            LIAISON_RELATIONSHIP_RESELLER, "reseller");
  fixture->now = g_date_time_new_utc (2026, 11, 22, 9, 41, 0);
  fixture->error = liaison_error_new (LIAISON_ERROR_UNAVAILABLE, NULL, "try later");
  fixture->notified = g_string_new (NULL);
  g_signal_connect (fixture->customer, "notify", G_CALLBACK (notify_cb), fixture->notified);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->customer);
  g_date_time_unref (fixture->now);
  g_error_free (fixture->error);
  g_string_free (fixture->notified, TRUE);
}

static void
assert_notified (Fixture *fixture, const char *expected)
{
  g_assert_cmpstr (fixture->notified->str, ==, expected);
  g_string_truncate (fixture->notified, 0);
}

static guint
get_revision (Fixture *fixture)
{
  guint revision = 0;

  g_object_get (fixture->customer, "record", &revision, NULL);
  return revision;
}

static void
test_tells_what_it_was_given (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  g_autofree char *domain = NULL;
  int relationship = 0;
  int delegated_admin = -1;

  g_object_get (fixture->customer, "id", &id, "name", &name, "domain", &domain, "relationship",
                &relationship, "delegated-admin", &delegated_admin, NULL);
  g_assert_cmpstr (id, ==, "8f2b6c10");
  g_assert_cmpstr (name, ==, "Nordvik Verft");
  g_assert_cmpstr (domain, ==, "nordvik.example");
  g_assert_cmpint (relationship, ==, LIAISON_RELATIONSHIP_RESELLER);
  g_assert_cmpint (delegated_admin, ==, LIAISON_ANSWER_UNKNOWN);
  g_assert_cmpstr (liaison_customer_get_relationship_text (fixture->customer), ==, "reseller");
}

static void
test_bears_missing_members (void)
{
  LiaisonCustomer *customer =
    liaison_customer_new ("id", NULL, NULL, LIAISON_RELATIONSHIP_UNKNOWN, NULL);

  g_assert_null (liaison_customer_get_name (customer));
  g_assert_null (liaison_customer_get_domain (customer));
  g_assert_null (liaison_customer_get_relationship_text (customer));
  g_assert_finalize_object (customer);
}

static void
test_notifies_only_changes (Fixture *fixture, gconstpointer unused)
{
  liaison_customer_set_expanded (fixture->customer, FALSE);
  liaison_customer_set_fresh (fixture->customer, FALSE);
  assert_notified (fixture, "");
  liaison_customer_set_expanded (fixture->customer, 2);
  liaison_customer_set_expanded (fixture->customer, TRUE);
  assert_notified (fixture, "expanded ");
  g_object_set (fixture->customer, "fresh", TRUE, NULL);
  g_object_set (fixture->customer, "expanded", FALSE, NULL);
  assert_notified (fixture, "fresh expanded ");
  g_assert_true (liaison_customer_is_fresh (fixture->customer));
  g_assert_false (liaison_customer_is_expanded (fixture->customer));
}

static void
test_knows_nothing_before_reading (Fixture *fixture, gconstpointer unused)
{
  LiaisonCustomer *customer = fixture->customer;

  for (guint part = 0; part < LIAISON_RECORD_N_PARTS; part++)
    {
      g_assert_cmpint (liaison_customer_get_part_state (customer, part), ==, LIAISON_PART_UNREAD);
      g_assert_null (liaison_customer_get_part_time (customer, part));
      g_assert_null (liaison_customer_get_part_error (customer, part));
      liaison_customer_cancel_part (customer, part);
    }
  g_assert_null (liaison_customer_get_country (customer));
  g_assert_cmpint (liaison_customer_get_delegated_admin (customer), ==, LIAISON_ANSWER_UNKNOWN);
  g_assert_null (liaison_customer_get_subscriptions (customer));
  g_assert_null (liaison_customer_get_services (customer));
  g_assert_false (liaison_customer_get_users (customer, NULL, NULL));
  g_assert_false (liaison_customer_get_licences (customer, NULL, NULL));
  g_assert_cmpuint (get_revision (fixture), ==, 0);
  assert_notified (fixture, "");
}

static void
test_reads_the_account (Fixture *fixture, gconstpointer unused)
{
  LiaisonCustomer *customer = fixture->customer;

  liaison_customer_set_part_loading (customer, LIAISON_RECORD_ACCOUNT);
  liaison_customer_set_part_loading (customer, LIAISON_RECORD_ACCOUNT);
  g_assert_cmpint (liaison_customer_get_part_state (customer, LIAISON_RECORD_ACCOUNT), ==,
                   LIAISON_PART_LOADING);
  assert_notified (fixture, "record ");

  liaison_customer_set_account (customer, "NO", LIAISON_ANSWER_YES, fixture->now);
  assert_notified (fixture, "delegated-admin record ");
  g_assert_cmpstr (liaison_customer_get_country (customer), ==, "NO");
  g_assert_cmpint (liaison_customer_get_delegated_admin (customer), ==, LIAISON_ANSWER_YES);
  g_assert_cmpint (liaison_customer_get_part_state (customer, LIAISON_RECORD_ACCOUNT), ==,
                   LIAISON_PART_READ);
  g_assert_true (g_date_time_equal (
    liaison_customer_get_part_time (customer, LIAISON_RECORD_ACCOUNT), fixture->now));
  g_assert_cmpint (liaison_customer_get_part_state (customer, LIAISON_RECORD_USERS), ==,
                   LIAISON_PART_UNREAD);

  /* With its own strings and time as arguments, as a refresh may do. */
  liaison_customer_set_account (customer, liaison_customer_get_country (customer),
                                LIAISON_ANSWER_YES,
                                liaison_customer_get_part_time (customer, LIAISON_RECORD_ACCOUNT));
  g_assert_cmpstr (liaison_customer_get_country (customer), ==, "NO");
  assert_notified (fixture, "record ");
  g_assert_cmpuint (get_revision (fixture), ==, 3);
}

static void
test_keeps_values_after_failure (Fixture *fixture, gconstpointer unused)
{
  LiaisonCustomer *customer = fixture->customer;
  guint n_users = 0;
  gboolean complete = TRUE;

  liaison_customer_set_users (customer, 500, FALSE, fixture->now);
  liaison_customer_set_part_loading (customer, LIAISON_RECORD_USERS);
  liaison_customer_set_part_failed (customer, LIAISON_RECORD_USERS, fixture->error);
  liaison_customer_set_part_failed (
    customer, LIAISON_RECORD_USERS,
    liaison_customer_get_part_error (customer, LIAISON_RECORD_USERS));

  g_assert_cmpint (liaison_customer_get_part_state (customer, LIAISON_RECORD_USERS), ==,
                   LIAISON_PART_FAILED);
  g_assert_error (liaison_customer_get_part_error (customer, LIAISON_RECORD_USERS), LIAISON_ERROR,
                  LIAISON_ERROR_UNAVAILABLE);
  g_assert_true (liaison_customer_get_users (customer, &n_users, &complete));
  g_assert_cmpuint (n_users, ==, 500);
  g_assert_false (complete);

  liaison_customer_set_part_loading (customer, LIAISON_RECORD_USERS);
  g_assert_null (liaison_customer_get_part_error (customer, LIAISON_RECORD_USERS));
  liaison_customer_set_users (customer, 12, TRUE, fixture->now);
  g_assert_cmpint (liaison_customer_get_part_state (customer, LIAISON_RECORD_USERS), ==,
                   LIAISON_PART_READ);
}

static void
test_failure_without_values (Fixture *fixture, gconstpointer unused)
{
  LiaisonCustomer *customer = fixture->customer;

  liaison_customer_set_part_failed (customer, LIAISON_RECORD_LICENCES, fixture->error);
  g_assert_false (liaison_customer_get_licences (customer, NULL, NULL));
  g_assert_null (liaison_customer_get_part_time (customer, LIAISON_RECORD_LICENCES));
  g_assert_cmpint (liaison_customer_get_part_state (customer, LIAISON_RECORD_LICENCES), ==,
                   LIAISON_PART_FAILED);
}

static void
test_cancels (Fixture *fixture, gconstpointer unused)
{
  LiaisonCustomer *customer = fixture->customer;
  gint64 assigned = 0;
  gint64 total = 0;

  liaison_customer_set_part_loading (customer, LIAISON_RECORD_LICENCES);
  liaison_customer_cancel_part (customer, LIAISON_RECORD_LICENCES);
  g_assert_cmpint (liaison_customer_get_part_state (customer, LIAISON_RECORD_LICENCES), ==,
                   LIAISON_PART_UNREAD);

  liaison_customer_set_licences (customer, 7, G_GINT64_CONSTANT (5000000000), fixture->now);
  liaison_customer_set_part_loading (customer, LIAISON_RECORD_LICENCES);
  liaison_customer_cancel_part (customer, LIAISON_RECORD_LICENCES);
  g_assert_cmpint (liaison_customer_get_part_state (customer, LIAISON_RECORD_LICENCES), ==,
                   LIAISON_PART_READ);
  g_assert_true (liaison_customer_get_licences (customer, &assigned, &total));
  g_assert_cmpint (assigned, ==, 7);
  g_assert_cmpint (total, ==, G_GINT64_CONSTANT (5000000000));
  assert_notified (fixture, "record record record record record ");
}

static void
test_keeps_lists (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GDateTime) end = g_date_time_new_utc (2027, 2, 2, 0, 0, 0);
  const LiaisonSubscriptionSpec spec = {
    .id = "s-1",
    .name = "Nordvik produksjon",
    .offer_name = "Microsoft 365 Business Premium",
    .quantity = -1,
    .status = LIAISON_SUBSCRIPTION_UNKNOWN,
    .status_text = "hibernating",
    .commitment_end = end,
  };
  LiaisonSubscription *subscription = liaison_subscription_new (&spec);
  LiaisonManagedService *service =
    liaison_managed_service_new ("Exchange", "Exchange", "https://portal.office.com/x");
  GListStore *subscriptions = g_list_store_new (LIAISON_TYPE_SUBSCRIPTION);
  GListStore *services = g_list_store_new (LIAISON_TYPE_MANAGED_SERVICE);

  g_list_store_append (subscriptions, subscription);
  g_list_store_append (services, service);
  liaison_customer_set_subscriptions (fixture->customer, G_LIST_MODEL (subscriptions),
                                      fixture->now);
  liaison_customer_set_services (fixture->customer, G_LIST_MODEL (services), fixture->now);
  g_assert_true (liaison_customer_get_subscriptions (fixture->customer) ==
                 G_LIST_MODEL (subscriptions));
  g_assert_true (liaison_customer_get_services (fixture->customer) == G_LIST_MODEL (services));

  g_assert_cmpstr (liaison_subscription_get_spec (subscription)->status_text, ==, "hibernating");
  g_assert_true (liaison_subscription_get_spec (subscription)->commitment_end == end);
  g_assert_cmpstr (liaison_managed_service_get_id (service), ==, "Exchange");
  g_assert_cmpstr (liaison_managed_service_get_name (service), ==, "Exchange");
  g_assert_cmpstr (liaison_managed_service_get_uri (service), ==, "https://portal.office.com/x");

  g_list_store_remove_all (subscriptions);
  g_list_store_remove_all (services);
  g_assert_finalize_object (subscription);
  g_assert_finalize_object (service);
  g_object_unref (subscriptions);
  g_object_unref (services);
}

static void
test_reads_words (void)
{
  static const struct
  {
    const char *word;
    LiaisonRelationship relationship;
  } relationships[] = {
    { "reseller", LIAISON_RELATIONSHIP_RESELLER },
    { "Reseller", LIAISON_RELATIONSHIP_RESELLER },
    { "advisor", LIAISON_RELATIONSHIP_ADVISOR },
    { "syndication", LIAISON_RELATIONSHIP_SYNDICATION },
    { "MICROSOFT_SUPPORT", LIAISON_RELATIONSHIP_MICROSOFT_SUPPORT },
    { "none", LIAISON_RELATIONSHIP_NONE },
    { "unknown", LIAISON_RELATIONSHIP_UNKNOWN },
    { "resellers", LIAISON_RELATIONSHIP_UNKNOWN },
    { "", LIAISON_RELATIONSHIP_UNKNOWN },
    { NULL, LIAISON_RELATIONSHIP_UNKNOWN },
  };
  static const struct
  {
    const char *word;
    LiaisonSubscriptionStatus status;
  } statuses[] = {
    { "none", LIAISON_SUBSCRIPTION_NONE },           { "Active", LIAISON_SUBSCRIPTION_ACTIVE },
    { "suspended", LIAISON_SUBSCRIPTION_SUSPENDED }, { "deleted", LIAISON_SUBSCRIPTION_DELETED },
    { "expired", LIAISON_SUBSCRIPTION_EXPIRED },     { "PENDING", LIAISON_SUBSCRIPTION_PENDING },
    { "disabled", LIAISON_SUBSCRIPTION_DISABLED },   { "act", LIAISON_SUBSCRIPTION_UNKNOWN },
    { NULL, LIAISON_SUBSCRIPTION_UNKNOWN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (relationships); i++)
    g_assert_cmpint (liaison_relationship_from_text (relationships[i].word), ==,
                     relationships[i].relationship);
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    g_assert_cmpint (liaison_subscription_status_from_text (statuses[i].word), ==,
                     statuses[i].status);
}

static void
test_partner_copies_its_spec (void)
{
  char name[] = "Contoso";
  const LiaisonPartnerSpec spec = { .tenant_id = "t", .company_name = name, .country = "" };
  LiaisonPartner *partner = liaison_partner_new (&spec);

  name[0] = '!';
  g_assert_cmpstr (liaison_partner_get_spec (partner)->tenant_id, ==, "t");
  g_assert_cmpstr (liaison_partner_get_spec (partner)->company_name, ==, "Contoso");
  g_assert_null (liaison_partner_get_spec (partner)->country);
  g_assert_null (liaison_partner_get_spec (partner)->user_mail);
  g_assert_finalize_object (partner);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/customer/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("tells-what-it-was-given", test_tells_what_it_was_given);
  ADD ("notifies-only-changes", test_notifies_only_changes);
  ADD ("knows-nothing-before-reading", test_knows_nothing_before_reading);
  ADD ("reads-the-account", test_reads_the_account);
  ADD ("keeps-values-after-failure", test_keeps_values_after_failure);
  ADD ("failure-without-values", test_failure_without_values);
  ADD ("cancels", test_cancels);
  ADD ("keeps-lists", test_keeps_lists);
#undef ADD
  g_test_add_func ("/customer/bears-missing-members", test_bears_missing_members);
  g_test_add_func ("/customer/reads-words", test_reads_words);
  g_test_add_func ("/partner/copies-its-spec", test_partner_copies_its_spec);
  return g_test_run ();
}
