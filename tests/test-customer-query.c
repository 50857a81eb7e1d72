/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/liaison-customer-query.h"

/* One with every condition. */
static LiaisonCustomerQuery *
full_query_new (void)
{
  LiaisonCustomerQuery *query = liaison_customer_query_new ();

  liaison_customer_query_take_search (query, g_strdup ("Café 'x' \"y\"\n\\ 北辰"));
  query->order = LIAISON_ORDER_RIGHTS;
  query->rights = 1u << LIAISON_ANSWER_NO | 1u << LIAISON_ANSWER_UNKNOWN;
  query->gone = TRUE;
  query->fresh = TRUE;
  query->invited = LIAISON_INVITED_OVERDUE;
  query->tag = g_strdup ("Gold, “A”");
  query->reseller = g_strdup ("8f2b6c10-0000-0000-0000-000000000000");
  return query;
}

static void
test_new (void)
{
  g_autoptr(LiaisonCustomerQuery) query = liaison_customer_query_new ();

  g_assert_cmpstr (query->search, ==, "");
  g_assert_cmpint (query->order, ==, LIAISON_ORDER_NAME);
  g_assert_false (liaison_customer_query_is_filtered (query));

  liaison_customer_query_take_search (query, g_strdup ("x"));
  query->order = LIAISON_ORDER_NEWEST;
  g_assert_cmpuint (liaison_customer_query_count_filters (query), ==, 0);
  liaison_customer_query_take_search (query, NULL);
  g_assert_cmpstr (query->search, ==, "");
  liaison_customer_query_take_search (query, g_strdup ("a\xff"));
  g_assert_cmpstr (query->search, ==, "a\xef\xbf\xbd");
}

static void
test_copy (void)
{
  g_autoptr(LiaisonCustomerQuery) query = full_query_new ();
  g_autoptr(LiaisonCustomerQuery) copy = liaison_customer_query_copy (query);

  g_assert_true (liaison_customer_query_equal (query, copy));
  g_assert_true (copy->search != query->search);
  g_assert_true (copy->tag != query->tag);
  g_assert_true (copy->reseller != query->reseller);
}

/* Each member alone makes another query. */
static void
test_equal (void)
{
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr(LiaisonCustomerQuery) query = full_query_new ();
      g_autoptr(LiaisonCustomerQuery) other = full_query_new ();

      if (i == 0)
        liaison_customer_query_take_search (other, g_strdup ("cafe"));
      else if (i == 1)
        other->order = LIAISON_ORDER_NAME;
      else if (i == 2)
        other->rights = 0;
      else if (i == 3)
        other->gone = FALSE;
      else if (i == 4)
        other->fresh = FALSE;
      else if (i == 5)
        other->invited = LIAISON_INVITED_ANY;
      else if (i == 6)
        g_clear_pointer (&other->tag, g_free);
      else
        g_clear_pointer (&other->reseller, g_free);
      g_assert_false (liaison_customer_query_equal (query, other));
      g_assert_false (liaison_customer_query_equal (other, query));
    }
}

static void
test_clear_filters (void)
{
  g_autoptr(LiaisonCustomerQuery) query = full_query_new ();

  g_assert_cmpuint (liaison_customer_query_count_filters (query), ==, 6);
  liaison_customer_query_clear_filters (query);
  g_assert_false (liaison_customer_query_is_filtered (query));
  g_assert_cmpint (query->order, ==, LIAISON_ORDER_RIGHTS);
  g_assert_true (g_str_has_prefix (query->search, "Café"));
}

static void
assert_comes_back (const LiaisonCustomerQuery *query)
{
  g_autofree char *text = liaison_customer_query_to_text (query);
  g_autoptr(LiaisonCustomerQuery) again = liaison_customer_query_from_text (text);

  g_assert_null (strchr (text, '\n'));
  g_assert_true (liaison_customer_query_equal (query, again));
}

static void
test_text (void)
{
  g_autoptr(LiaisonCustomerQuery) query = liaison_customer_query_new ();
  g_autoptr(LiaisonCustomerQuery) full = full_query_new ();
  g_autofree char *text = liaison_customer_query_to_text (query);

  /* Kept in ledgers: never to change. */
  g_assert_cmpstr (text, ==, "{'order': <'name'>}");
  assert_comes_back (full);
  for (int i = 0; i < LIAISON_N_ORDERS; i++)
    {
      query->order = i;
      assert_comes_back (query);
    }
  for (int i = 0; i < LIAISON_N_INVITED; i++)
    {
      query->invited = i;
      assert_comes_back (query);
    }
}

static void
test_kept_text (void)
{
  g_autoptr(LiaisonCustomerQuery) query = liaison_customer_query_from_text (
    "{'order': <'newest'>, 'search': <'北辰'>, 'rights': <uint32 3>, 'gone': <true>, "
    "'fresh': <true>, 'invited': <'waiting'>, 'tag': <'Gold'>, 'reseller': <'r1'>}");

  g_assert_cmpint (query->order, ==, LIAISON_ORDER_NEWEST);
  g_assert_cmpstr (query->search, ==, "北辰");
  g_assert_cmpuint (query->rights, ==, 3);
  g_assert_true (query->gone);
  g_assert_true (query->fresh);
  g_assert_cmpint (query->invited, ==, LIAISON_INVITED_WAITING);
  g_assert_cmpstr (query->tag, ==, "Gold");
  g_assert_cmpstr (query->reseller, ==, "r1");
}

/* Nothing of it is understood: everybody is shown. */
static void
test_damaged_text (void)
{
  static const char *const texts[] = {
    "",
    "{",
    "nonsense",
    "[1, 2]",
    "'name'",
    "{'order': 'name'}",
    "{'order': <5>, 'search': <7>, 'rights': <'3'>, 'gone': <'x'>, 'tag': <true>}",
    "{'search': <'a\xff'>}",
    "{'tag': <''>, 'reseller': <''>, 'search': <''>}",
    "{'rights': <uint32 0xfff0>}",
    "{'order': <'name'>, 'order'",
  };
  g_autoptr(LiaisonCustomerQuery) everybody = liaison_customer_query_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(LiaisonCustomerQuery) query = liaison_customer_query_from_text (texts[i]);

      g_assert_true (liaison_customer_query_equal (query, everybody));
    }
}

/* What a newer program added is passed over, the rest is taken. */
static void
test_newer_text (void)
{
  g_autoptr(LiaisonCustomerQuery) query = liaison_customer_query_from_text (
    "{'order': <'size'>, 'invited': <'elsewhere'>, 'colour': <['red']>, 'tag': <'Gold'>, "
    "'rights': <uint32 0xff01>}");

  g_assert_cmpint (query->order, ==, LIAISON_ORDER_NAME);
  g_assert_cmpint (query->invited, ==, LIAISON_INVITED_ANY);
  g_assert_cmpstr (query->tag, ==, "Gold");
  g_assert_cmpuint (query->rights, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/customer-query/new", test_new);
  g_test_add_func ("/customer-query/copy", test_copy);
  g_test_add_func ("/customer-query/equal", test_equal);
  g_test_add_func ("/customer-query/clear-filters", test_clear_filters);
  g_test_add_func ("/customer-query/text", test_text);
  g_test_add_func ("/customer-query/kept-text", test_kept_text);
  g_test_add_func ("/customer-query/damaged-text", test_damaged_text);
  g_test_add_func ("/customer-query/newer-text", test_newer_text);

  return g_test_run ();
}
