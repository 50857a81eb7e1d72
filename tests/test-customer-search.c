/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/liaison-customer-search.h"
#include "liaison-test-bed.h"
#include "liaison-test.h"

typedef struct
{
  LiaisonCustomerSearch *search;
  GPtrArray *all;
  GPtrArray *answer; /* names that the last search found, or NULL */
  guint n_answers;
} Fixture;

static void
found_cb (GPtrArray *rows, GStrv words, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_answers++;
  g_clear_pointer (&fixture->answer, g_ptr_array_unref);
  fixture->answer = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < rows->len; i++)
    {
      LiaisonRow *row = g_ptr_array_index (rows, i);

      g_ptr_array_add (fixture->answer, g_strdup (row->name));
    }
}

static LiaisonRow *
make_row (guint number)
{
  g_autofree char *id = g_strdup_printf ("id-%04u", number);
  g_autofree char *name = g_strdup_printf ("Customer %04u", number);
  const LiaisonCustomerRow row = { .id = id, .name = name };

  return liaison_row_new (&row);
}

/* A page of the list: every @step-th number from @first on. */
static GPtrArray *
add_page (Fixture *fixture, guint first, guint step)
{
  GPtrArray *page = g_ptr_array_new ();

  for (guint i = first; i < 1000; i += step)
    g_ptr_array_add (page, make_row (i));
  liaison_rows_insert (fixture->all, page, NULL, NULL);
  liaison_customer_search_add (fixture->search, page);
  return page;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GPtrArray) page = NULL;

  fixture->search = liaison_customer_search_new (found_cb, fixture);
  fixture->all = g_ptr_array_new ();
  page = add_page (fixture, 3, 10);
}

/* Workers may still be reading: the rows are not the list's to free. */
static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  liaison_customer_search_stop (fixture->search);
  for (guint i = 0; i < fixture->all->len; i++)
    liaison_customer_search_retire (fixture->search, g_ptr_array_index (fixture->all, i));
  liaison_test_drop (fixture->search);
  g_ptr_array_unref (fixture->all);
  g_clear_pointer (&fixture->answer, g_ptr_array_unref);
}

static gboolean
is_answered (gpointer user_data)
{
  return ((Fixture *) user_data)->answer != NULL;
}

static void
search (Fixture *fixture, const char *text)
{
  g_auto(GStrv) words = liaison_row_split_words (text);

  liaison_customer_search_start (fixture->search, fixture->all, words);
  g_assert_true (liaison_customer_search_is_running (fixture->search));
}

static void
assert_answer (Fixture *fixture, guint n)
{
  GPtrArray *answer;

  liaison_test_wait_until (is_answered, fixture);
  answer = fixture->answer;
  g_assert_cmpuint (answer->len, ==, n);
  for (guint i = 1; i < n; i++)
    g_assert_cmpstr (g_ptr_array_index (answer, i - 1), <, g_ptr_array_index (answer, i));
}

static void
test_finds (Fixture *fixture, gconstpointer unused)
{
  search (fixture, "customer 00");
  assert_answer (fixture, 10);
  g_assert_false (liaison_customer_search_is_running (fixture->search));
}

/* Pages that arrive while a worker reads fall between each other. */
static void
test_several_pages_arrive_meanwhile (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GPtrArray) late = NULL;
  g_autoptr(GPtrArray) early = NULL;

  search (fixture, "customer");
  late = add_page (fixture, 7, 10);
  early = add_page (fixture, 1, 10);
  assert_answer (fixture, 300);
}

static void
test_rows_leave_meanwhile (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GPtrArray) page = NULL;

  search (fixture, "customer");
  page = add_page (fixture, 5, 100);
  liaison_rows_remove (fixture->all, page, NULL, NULL);
  for (guint i = 0; i < page->len; i++)
    liaison_customer_search_retire (fixture->search, g_ptr_array_index (page, i));
  liaison_customer_search_retire (fixture->search, g_ptr_array_steal_index (fixture->all, 0));
  assert_answer (fixture, 99);
}

static void
test_last_search_counts (Fixture *fixture, gconstpointer unused)
{
  search (fixture, "customer");
  search (fixture, "customer 01");
  search (fixture, "0013");
  assert_answer (fixture, 1);
  g_assert_cmpuint (fixture->n_answers, ==, 1);

  search (fixture, "customer");
  liaison_customer_search_stop (fixture->search);
  g_assert_false (liaison_customer_search_is_running (fixture->search));
}

/* The list goes while a worker reads its rows. */
static void
test_list_goes_meanwhile (Fixture *fixture, gconstpointer unused)
{
  search (fixture, "customer");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/customer-search/finds", test_finds },
    { "/customer-search/several-pages-arrive-meanwhile", test_several_pages_arrive_meanwhile },
    { "/customer-search/rows-leave-meanwhile", test_rows_leave_meanwhile },
    { "/customer-search/last-search-counts", test_last_search_counts },
    { "/customer-search/list-goes-meanwhile", test_list_goes_meanwhile },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);

  return g_test_run ();
}
