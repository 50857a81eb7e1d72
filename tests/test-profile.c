/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/liaison-profile.h"

#define ID "2f3c1d5a-6b7e-4a90-8d21-c0ffee5ec2e7"
#define TENANT "5d0c7a34-91be-4f52-8a63-2be7140fd6c1"

static const LiaisonProfileSpec full = {
  .id = ID,
  .cloud = "global",
  .client_id = "client",
  .tenant = "organizations",
  .tenant_id = TENANT,
  .user_id = "a40f7d92-3c6b-4e15-8d09-f2b7c5e1a386",
  .user_name = "Iris Vale",
  .user_mail = "iris@tarnvale.onmicrosoft.com",
  .last_used = 1700000000000000,
};

static void
count_cb (guint *n)
{
  (*n)++;
}

static LiaisonPartner *
make_partner (const char *company)
{
  const LiaisonPartnerSpec spec = { .company_name = company };

  return liaison_partner_new (&spec);
}

/* The company's name, else the person's address, else the tenant. */
static void
test_name (void)
{
  const LiaisonProfileSpec bare = { .id = ID,
                                    .cloud = "global",
                                    .client_id = "client",
                                    .tenant = "tarnvale.example" };
  g_autoptr(LiaisonProfile) profile = liaison_profile_new (&bare);
  g_autoptr(LiaisonPartner) partner = make_partner ("Tarnvale");
  g_autoptr(LiaisonPartner) nameless = make_partner (NULL);
  guint n_notified = 0;

  g_signal_connect_swapped (profile, "notify::name", G_CALLBACK (count_cb), &n_notified);
  g_assert_cmpstr (liaison_profile_get_name (profile), ==, "tarnvale.example");
  liaison_profile_set_spec (profile, &full);
  g_assert_cmpstr (liaison_profile_get_name (profile), ==, "iris@tarnvale.onmicrosoft.com");
  g_assert_cmpuint (n_notified, ==, 1);
  liaison_profile_set_partner (profile, partner);
  g_assert_cmpstr (liaison_profile_get_name (profile), ==, "Tarnvale");
  g_assert_true (liaison_profile_get_partner (profile) == partner);
  g_assert_cmpuint (n_notified, ==, 2);
  liaison_profile_set_partner (profile, partner);
  g_assert_cmpuint (n_notified, ==, 2);
  liaison_profile_set_partner (profile, nameless);
  g_assert_cmpstr (liaison_profile_get_name (profile), ==, "iris@tarnvale.onmicrosoft.com");
}

/* Its own strings may come back in. */
static void
test_spec (void)
{
  g_autoptr(LiaisonProfile) profile = liaison_profile_new (&full);
  LiaisonProfileSpec spec = *liaison_profile_get_spec (profile);
  const LiaisonProfileSpec *now;

  spec.id = "another";
  spec.user_name = "Iris Vale-Brook";
  spec.removed = TRUE;
  liaison_profile_set_spec (profile, &spec);
  now = liaison_profile_get_spec (profile);
  g_assert_cmpstr (now->id, ==, ID);
  g_assert_cmpstr (now->cloud, ==, "global");
  g_assert_cmpstr (now->client_id, ==, "client");
  g_assert_cmpstr (now->tenant, ==, "organizations");
  g_assert_cmpstr (now->tenant_id, ==, TENANT);
  g_assert_cmpstr (now->user_id, ==, full.user_id);
  g_assert_cmpstr (now->user_name, ==, "Iris Vale-Brook");
  g_assert_cmpstr (now->user_mail, ==, full.user_mail);
  g_assert_cmpint (now->last_used, ==, full.last_used);
  g_assert_true (now->removed);
}

static void
test_is_of (void)
{
  g_autoptr(LiaisonProfile) profile = liaison_profile_new (&full);
  g_autofree char *shouted = g_ascii_strup (TENANT, -1);

  g_assert_true (liaison_profile_is_of (profile, "global", TENANT, full.user_id));
  g_assert_true (liaison_profile_is_of (profile, "global", shouted, full.user_id));
  g_assert_false (liaison_profile_is_of (profile, "china", TENANT, full.user_id));
  g_assert_false (liaison_profile_is_of (profile, "global", ID, full.user_id));
  g_assert_false (liaison_profile_is_of (profile, "global", TENANT, "another"));
  g_assert_false (liaison_profile_is_of (profile, "global", NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/profile/name", test_name);
  g_test_add_func ("/profile/spec", test_spec);
  g_test_add_func ("/profile/is-of", test_is_of);

  return g_test_run ();
}
