/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "sandbox/liaison-sandbox-commerce.h"
#include "sandbox/liaison-sandbox-records.h"
#include "sandbox/liaison-sandbox-world.h"

static const char *const clouds[] = { "global", "usgov", "china", "germany" };

/* Everything that can be asked about the first customers of a world. */
static GBytes *
describe (guint32 seed)
{
  LiaisonSandboxWorld *world = liaison_sandbox_world_new (300, seed, "global");
  LiaisonSandboxBody *body = liaison_sandbox_body_new ();

  for (guint i = 0; i < 300; i++)
    {
      g_auto(LiaisonSandboxCustomer) customer = { 0 };

      liaison_sandbox_world_read (world, i, &customer);
      liaison_sandbox_write_customer (body, world, &customer);
      for (guint n = 0; n < customer.n_subscriptions; n++)
        liaison_sandbox_write_subscription (body, world, &customer, n);
      if (customer.n_users > 0)
        liaison_sandbox_write_user (body, world, &customer, customer.n_users - 1);
    }
  liaison_sandbox_world_free (world);
  return liaison_sandbox_body_end (body);
}

static void
test_seed (void)
{
  g_autoptr(GBytes) once = describe (1);
  g_autoptr(GBytes) again = describe (1);
  g_autoptr(GBytes) other = describe (2);

  g_assert_true (g_bytes_equal (once, again));
  g_assert_false (g_bytes_equal (once, other));
}

static gboolean
is_plain_domain (const char *domain)
{
  return domain[strspn (domain, "abcdefghijklmnopqrstuvwxyz0123456789-.")] == '\0' &&
         g_ascii_isalnum (*domain) && strstr (domain, ".onm") != domain;
}

static void
test_hundred_thousand (gconstpointer cloud)
{
  LiaisonSandboxWorld *world = liaison_sandbox_world_new (100000, 7, cloud);
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) domains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 100000; i++)
    {
      g_auto(LiaisonSandboxCustomer) customer = { 0 };
      guint found = 0;

      liaison_sandbox_world_read (world, i, &customer);
      g_assert_true (g_uuid_string_is_valid (customer.id));
      g_assert_true (g_hash_table_add (ids, g_strdup (customer.id)));
      if (!is_plain_domain (customer.domain))
        g_error ("%s", customer.domain);
      if (!g_hash_table_add (domains, g_strdup (customer.domain)))
        g_error ("%s comes twice", customer.domain);
      g_assert_true (g_utf8_validate (customer.name, -1, NULL));
      g_assert_true (liaison_sandbox_world_find (world, customer.id, &found));
      g_assert_cmpuint (found, ==, i);
    }
  liaison_sandbox_world_free (world);
}

static void
test_variety (void)
{
  LiaisonSandboxWorld *world = liaison_sandbox_world_new (1000, 1, "global");
  guint n_granted = 0, n_untold = 0, n_without_subscription = 0, n_many_users = 0, n_long = 0;
  guint n_markup = 0, n_unknown = 0, n_descents = 0;
  g_autofree char *last = NULL;

  for (guint i = 0; i < 1000; i++)
    {
      g_auto(LiaisonSandboxCustomer) customer = { 0 };

      liaison_sandbox_world_read (world, i, &customer);
      n_granted += customer.rights == LIAISON_SANDBOX_RIGHTS_YES;
      n_untold += customer.rights == LIAISON_SANDBOX_RIGHTS_UNTOLD;
      n_without_subscription += customer.n_subscriptions == 0;
      n_many_users += customer.n_users > 500;
      n_long += g_utf8_strlen (customer.name, -1) > 100;
      n_markup += strpbrk (customer.name, "<&\"") != NULL;
      n_unknown += g_str_equal (customer.relationship, "migrating");
      n_descents += last != NULL && g_utf8_collate (last, customer.name) > 0;
      g_free (last);
      last = g_strdup (customer.name);
    }
  g_assert_cmpuint (n_granted, >, 600);
  g_assert_cmpuint (n_granted, <, 800);
  g_assert_cmpuint (n_untold, >, 0);
  g_assert_cmpuint (n_untold, <, 100);
  g_assert_cmpuint (n_without_subscription, >, 0);
  g_assert_cmpuint (n_many_users, >, 0);
  g_assert_cmpuint (n_long, >, 0);
  g_assert_cmpuint (n_markup, >, 0);
  g_assert_cmpuint (n_unknown, >, 0);
  g_assert_cmpuint (n_descents, >, 300); /* not sorted */
  liaison_sandbox_world_free (world);
}

static void
test_permutation (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint64 i = 0; i < 256; i++)
    {
      guint64 place = liaison_sandbox_permute (3, i, 4);

      g_assert_cmpuint (place, <, 256);
      g_assert_true (g_hash_table_add (seen, GSIZE_TO_POINTER (place)));
      g_assert_cmpuint (liaison_sandbox_unpermute (3, place, 4), ==, i);
    }
}

static void
test_users_differ (void)
{
  LiaisonSandboxWorld *world = liaison_sandbox_world_new (3000, 1, "global");
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 3000; i++)
    {
      g_auto(LiaisonSandboxCustomer) customer = { 0 };

      liaison_sandbox_world_read (world, i, &customer);
      if (customer.n_users <= 500)
        continue;
      for (guint n = 0; n < customer.n_users; n++)
        {
          LiaisonSandboxBody *body = liaison_sandbox_body_new ();
          g_autoptr(GBytes) bytes = NULL;
          const char *start;

          liaison_sandbox_write_user (body, world, &customer, n);
          bytes = liaison_sandbox_body_end (body);
          start = strstr (g_bytes_get_data (bytes, NULL), "userPrincipalName\":\"");
          g_assert_nonnull (start);
          start += strlen ("userPrincipalName\":\"");
          g_assert_true (g_hash_table_add (names, g_strndup (start, strcspn (start, "\""))));
        }
      break;
    }
  g_assert_cmpuint (g_hash_table_size (names), >, 500);
  liaison_sandbox_world_free (world);
}

static void
test_escapes (void)
{
  LiaisonSandboxBody *body = liaison_sandbox_body_new ();
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  liaison_sandbox_body_add_text (body, "a", "\"\\\n\x01<é");
  liaison_sandbox_body_add_text (body, "b", NULL);
  liaison_sandbox_body_open_array (body, "c");
  liaison_sandbox_body_add_text (body, NULL, "[");
  liaison_sandbox_body_add_number (body, NULL, -2);
  liaison_sandbox_body_add_flag (body, NULL, TRUE);
  liaison_sandbox_body_close_array (body);
  bytes = liaison_sandbox_body_end (body);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (text, ==,
                   "\xef\xbb\xbf{\"a\":\"\\\"\\\\\\u000a\\u0001<é\",\"c\":[\"[\",-2,true]}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/sandbox-world/seed", test_seed);
  for (guint i = 0; i < G_N_ELEMENTS (clouds); i++)
    {
      g_autofree char *path = g_strconcat ("/sandbox-world/hundred-thousand/", clouds[i], NULL);

      g_test_add_data_func (path, clouds[i], test_hundred_thousand);
    }
  g_test_add_func ("/sandbox-world/variety", test_variety);
  g_test_add_func ("/sandbox-world/permutation", test_permutation);
  g_test_add_func ("/sandbox-world/users-differ", test_users_differ);
  g_test_add_func ("/sandbox-world/escapes", test_escapes);

  return g_test_run ();
}
