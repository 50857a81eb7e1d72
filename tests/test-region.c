/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/liaison-region.h"

static LiaisonRegionTable *
build_table (void)
{
  static const char *const europe[] = { "DE", "fr", "SJ", "XJ", NULL };
  static const char *const asia[] = { "SG", "HK", "MO", NULL };
  static const char *const china[] = { "CN", NULL };
  LiaisonRegionTable *table = liaison_region_table_new ("2023-08-17");

  liaison_region_table_add (table, "europe", "Europe", europe);
  liaison_region_table_add (table, "asia-pacific", "Asia and Pacific", asia);
  liaison_region_table_add (table, "china", "China", china);
  return table;
}

static void
test_finds_groups (void)
{
  LiaisonRegionTable *table = build_table ();

  g_assert_cmpstr (liaison_region_table_get_as_of (table), ==, "2023-08-17");
  g_assert_cmpstr (liaison_region_table_get_group (table, "DE"), ==, "europe");
  g_assert_cmpstr (liaison_region_table_get_group (table, "de"), ==, "europe");
  g_assert_cmpstr (liaison_region_table_get_group (table, "FR"), ==, "europe");
  g_assert_cmpstr (liaison_region_table_get_group (table, "HK"), ==, "asia-pacific");
  g_assert_null (liaison_region_table_get_group (table, "RU"));
  g_assert_null (liaison_region_table_get_group (table, ""));
  g_assert_null (liaison_region_table_get_group (table, NULL));
  g_assert_cmpstr (liaison_region_table_get_group_name (table, "china"), ==, "China");
  g_assert_null (liaison_region_table_get_group_name (table, "CN"));
  g_assert_null (liaison_region_table_get_group_name (table, NULL));
  g_assert_finalize_object (table);
}

static void
test_lists_countries_sorted (void)
{
  LiaisonRegionTable *table = build_table ();
  LiaisonRegionTable *empty = liaison_region_table_new (NULL);
  g_autofree char *joined = g_strjoinv (" ", (char **) liaison_region_table_get_countries (table));

  g_assert_cmpstr (joined, ==, "CN DE FR HK MO SG SJ XJ");
  g_assert_null (liaison_region_table_get_countries (empty)[0]);
  g_assert_finalize_object (empty);
  g_assert_finalize_object (table);
}

static void
test_compares (void)
{
  static const struct
  {
    const char *partner;
    const char *customer;
    LiaisonRegionMatch match;
  } cases[] = {
    { "DE", "DE", LIAISON_REGION_SAME },
    { "DE", "FR", LIAISON_REGION_SAME },
    { "de", "Fr", LIAISON_REGION_SAME },
    { "SJ", "XJ", LIAISON_REGION_SAME },
    { "DE", "SG", LIAISON_REGION_DIFFERENT },
    { "CN", "HK", LIAISON_REGION_DIFFERENT },
    { "HK", "MO", LIAISON_REGION_SAME },
    { "DE", "RU", LIAISON_REGION_UNLISTED },
    { "RU", "DE", LIAISON_REGION_UNLISTED },
    { "RU", "KP", LIAISON_REGION_UNLISTED },
    /* The own country needs no list. */
    { "RU", "ru", LIAISON_REGION_SAME },
    { NULL, "DE", LIAISON_REGION_UNKNOWN },
    { "DE", NULL, LIAISON_REGION_UNKNOWN },
    { "", "DE", LIAISON_REGION_UNKNOWN },
    { "DE", "", LIAISON_REGION_UNKNOWN },
    { NULL, NULL, LIAISON_REGION_UNKNOWN },
    { NULL, "RU", LIAISON_REGION_UNKNOWN },
  };
  LiaisonRegionTable *table = build_table ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (liaison_region_table_compare (table, cases[i].partner, cases[i].customer), ==,
                     cases[i].match);
  g_assert_finalize_object (table);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/region/finds-groups", test_finds_groups);
  g_test_add_func ("/region/lists-countries-sorted", test_lists_countries_sorted);
  g_test_add_func ("/region/compares", test_compares);
  return g_test_run ();
}
