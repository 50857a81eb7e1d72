/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <json-glib/json-glib.h>
#include <string.h>

#include "sandbox/liaison-sandbox-commerce.h"
#include "sandbox/liaison-sandbox-records.h"
#include "sandbox/liaison-sandbox-world.h"

/* Names repeat only in large worlds, but memory errors do not wait for the last thousands. */
#ifdef __SANITIZE_ADDRESS__
#define N_MANY 10000
#else
#define N_MANY 100000
#endif
#define NOW G_GINT64_CONSTANT (1790000000) /* September 2026 */

static const char *const clouds[] = { "global", "usgov", "china", "germany" };

/* Everything that can be asked about the first customers of a world. */
static GBytes *
describe (guint32 seed, gint64 now)
{
  LiaisonSandboxWorld *world = liaison_sandbox_world_new (300, seed, "global", now);
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
  const gint64 midnight = NOW - NOW % 86400;
  g_autoptr(GBytes) once = describe (1, midnight);
  g_autoptr(GBytes) again = describe (1, midnight + 86399);
  g_autoptr(GBytes) other = describe (2, midnight);

  g_assert_true (g_bytes_equal (once, again));
  g_assert_false (g_bytes_equal (once, other));
}

static JsonObject *
read_subscription (LiaisonSandboxWorld *world,
                   const LiaisonSandboxCustomer *customer,
                   guint n,
                   JsonParser *parser)
{
  LiaisonSandboxBody *body = liaison_sandbox_body_new ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  liaison_sandbox_write_subscription (body, world, customer, n);
  bytes = liaison_sandbox_body_end (body);
  json_parser_load_from_data (parser, (const char *) g_bytes_get_data (bytes, NULL) + 3,
                              g_bytes_get_size (bytes) - 3, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

/* ISO dates compare as texts. */
static void
assert_term (JsonObject *subscription, const char *today)
{
  const char *status = json_object_get_string_member (subscription, "status");
  const char *start = json_object_get_string_member (subscription, "effectiveStartDate");
  const char *end = json_object_get_string_member (subscription, "commitmentEndDate");
  gboolean by_use =
    g_str_equal (json_object_get_string_member (subscription, "billingType"), "usage");

  if (by_use)
    g_assert_true (g_str_has_prefix (end, "9999-"));
  else if (g_str_equal (status, "active") || g_str_equal (status, "migrating"))
    g_assert_cmpint (strncmp (end, today, 10), >=, 0);
  else
    g_assert_cmpint (strncmp (end, today, 10), <, 0);
  if (!by_use)
    {
      g_assert_cmpint (strncmp (start, today, 10), <=, 0);
      g_assert_cmpint (
        strncmp (json_object_get_string_member (subscription, "creationDate"), start, 10), <=, 0);
    }
}

/* Whatever the year is, what is active runs and what ended is over. */
static void
test_terms (void)
{
  static const int years[] = { 2019, 2024, 2026, 2041 };
  g_autoptr(JsonParser) parser = json_parser_new ();
  guint n_upper = 0, n_lower = 0;

  for (guint y = 0; y < G_N_ELEMENTS (years); y++)
    {
      g_autoptr(GDateTime) day = g_date_time_new_utc (years[y], 2, 28, 23, 59, 59);
      g_autofree char *today = g_date_time_format (day, "%Y-%m-%d");
      LiaisonSandboxWorld *world =
        liaison_sandbox_world_new (400, 1, "global", g_date_time_to_unix (day));

      for (guint i = 0; i < 400; i++)
        {
          g_auto(LiaisonSandboxCustomer) customer = { 0 };

          liaison_sandbox_world_read (world, i, &customer);
          for (guint n = 0; n < customer.n_subscriptions; n++)
            {
              JsonObject *subscription = read_subscription (world, &customer, n, parser);
              const char *id = json_object_get_string_member (subscription, "id");

              assert_term (subscription, today);
              n_upper += strpbrk (id, "ABCDEF") != NULL;
              n_lower += strpbrk (id, "abcdef") != NULL;
            }
        }
      liaison_sandbox_world_free (world);
    }
  g_assert_cmpuint (n_upper, >, 0);
  g_assert_cmpuint (n_lower, >, 4 * n_upper);
}

/* What a trade register would take. */
static void
test_plain_names (gconstpointer cloud)
{
  LiaisonSandboxWorld *world = liaison_sandbox_world_new (2000, 1, cloud, NOW);

  for (guint i = 0; i < 2000; i++)
    {
      g_auto(LiaisonSandboxCustomer) customer = { 0 };

      liaison_sandbox_world_read (world, i, &customer);
      if (strpbrk (customer.name, "\"<>\\{}|\n\t") != NULL ||
          strstr (customer.name, "  ") != NULL ||
          !g_unichar_isalnum (g_utf8_get_char (customer.name)) ||
          g_ascii_isspace (customer.name[strlen (customer.name) - 1]))
        g_error ("%s", customer.name);
      g_assert_cmpstr (customer.country, ==, customer.city->country);
    }
  liaison_sandbox_world_free (world);
}

static gboolean
is_plain_domain (const char *domain)
{
  return domain[strspn (domain, "abcdefghijklmnopqrstuvwxyz0123456789-.")] == '\0' &&
         g_ascii_isalnum (*domain) && strstr (domain, ".onm") != domain;
}

static void
test_many (gconstpointer cloud)
{
  LiaisonSandboxWorld *world = liaison_sandbox_world_new (N_MANY, 7, cloud, NOW);
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) domains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < N_MANY; i++)
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
  LiaisonSandboxWorld *world = liaison_sandbox_world_new (1000, 1, "global", NOW);
  guint n_granted = 0, n_untold = 0, n_without_subscription = 0, n_many_users = 0, n_long = 0;
  guint n_ampersands = 0, n_unknown = 0, n_descents = 0;
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
      n_ampersands += strchr (customer.name, '&') != NULL;
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
  g_assert_cmpuint (n_ampersands, >, 0);
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
  LiaisonSandboxWorld *world = liaison_sandbox_world_new (3000, 1, "global", NOW);
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
  g_test_add_func ("/sandbox-world/terms", test_terms);
  for (guint i = 0; i < G_N_ELEMENTS (clouds); i++)
    {
      g_autofree char *path = g_strconcat ("/sandbox-world/many/", clouds[i], NULL);
      g_autofree char *plain = g_strconcat ("/sandbox-world/plain-names/", clouds[i], NULL);

      g_test_add_data_func (path, clouds[i], test_many);
      g_test_add_data_func (plain, clouds[i], test_plain_names);
    }
  g_test_add_func ("/sandbox-world/variety", test_variety);
  g_test_add_func ("/sandbox-world/permutation", test_permutation);
  g_test_add_func ("/sandbox-world/users-differ", test_users_differ);
  g_test_add_func ("/sandbox-world/escapes", test_escapes);

  return g_test_run ();
}
