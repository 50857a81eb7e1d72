/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/liaison-shown.h"

#include <gio/gio.h>

#define N_ROWS 2000

typedef struct
{
  LiaisonShown *shown;
  GArray *mirror; /* of guint32, as a view knows them from the steps alone */
  guint n_steps;
  guint32 held_below; /* whoever is below it is held */
  gboolean lost;      /* a row that is held was taken out though it did not move */
  GHashTable *may_go; /* numbers, or NULL */
} Fixture;

static gboolean
is_held (guint32 n, gpointer user_data)
{
  return n < ((Fixture *) user_data)->held_below;
}

static void
changed (guint position, guint removed, guint added, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_steps++;
  g_assert_cmpuint (position + removed, <=, fixture->mirror->len);
  for (guint i = position; i < position + removed; i++)
    {
      guint32 n = g_array_index (fixture->mirror, guint32, i);

      if (is_held (n, fixture) && fixture->may_go != NULL &&
          !g_hash_table_contains (fixture->may_go, GUINT_TO_POINTER (n)))
        fixture->lost = TRUE;
    }
  g_array_remove_range (fixture->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    {
      guint32 n = liaison_shown_get (fixture->shown, position + i);

      g_array_insert_val (fixture->mirror, position + i, n);
    }
  g_assert_cmpuint (liaison_shown_get_length (fixture->shown), ==, fixture->mirror->len);
  for (guint i = 0; i < fixture->mirror->len; i += 97)
    g_assert_cmpuint (liaison_shown_get (fixture->shown, i), ==,
                      g_array_index (fixture->mirror, guint32, i));
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->shown = liaison_shown_new ();
  fixture->mirror = g_array_new (FALSE, FALSE, sizeof (guint32));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  liaison_shown_free (fixture->shown);
  g_array_unref (fixture->mirror);
  g_clear_pointer (&fixture->may_go, g_hash_table_unref);
}

static void
show (Fixture *fixture, GArray *numbers, GArray *moved)
{
  g_autoptr(GBytes) bytes = g_bytes_new (numbers->data, numbers->len * sizeof (guint32));

  fixture->n_steps = 0;
  liaison_shown_replace (fixture->shown, bytes, moved, N_ROWS, is_held, changed, fixture);
  g_assert_cmpuint (fixture->mirror->len, ==, numbers->len);
  g_assert_cmpmem (fixture->mirror->data, fixture->mirror->len * sizeof (guint32), numbers->data,
                   numbers->len * sizeof (guint32));
}

/* Some of all numbers in order. */
static GArray *
pick (GRand *rand, double share)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 n = 0; n < N_ROWS; n++)
    if (g_rand_double (rand) < share)
      g_array_append_val (numbers, n);
  return numbers;
}

static void
test_any_to_any (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr(GArray) numbers = pick (rand, g_rand_double (rand));

      show (fixture, numbers, NULL);
    }
}

/* Whoever is held is told of only if it came, went or moved. */
static void
test_keeps_what_is_held (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (8);
  g_autoptr(GArray) before = pick (rand, 0.9);

  fixture->held_below = 200;
  show (fixture, before, NULL);
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr(GArray) after = pick (rand, 0.9);

      g_clear_pointer (&fixture->may_go, g_hash_table_unref);
      fixture->may_go = g_hash_table_new (NULL, NULL);
      for (guint j = 0; j < before->len; j++)
        g_hash_table_add (fixture->may_go, GUINT_TO_POINTER (g_array_index (before, guint32, j)));
      for (guint j = 0; j < after->len; j++)
        g_hash_table_remove (fixture->may_go, GUINT_TO_POINTER (g_array_index (after, guint32, j)));
      show (fixture, after, NULL);
      g_assert_false (fixture->lost);
      g_array_set_size (before, 0);
      g_array_append_vals (before, after->data, after->len);
    }
}

static void
test_moves (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (9);
  g_autoptr(GArray) numbers = pick (rand, 1);

  show (fixture, numbers, NULL);
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr(GArray) moved = g_array_new (FALSE, FALSE, sizeof (guint32));

      for (guint j = 0; j < 3; j++)
        {
          guint from = g_rand_int_range (rand, 0, N_ROWS);
          guint to = g_rand_int_range (rand, 0, N_ROWS);
          guint32 n = g_array_index (numbers, guint32, from);

          g_array_remove_index (numbers, from);
          g_array_insert_val (numbers, to, n);
          g_array_append_val (moved, n);
        }
      show (fixture, numbers, moved);
      g_assert_cmpuint (fixture->n_steps, <=, 6);
    }
}

/* Nothing is told of those that might have moved and did not. */
static void
test_stays_in_place (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (10);
  g_autoptr(GArray) numbers = pick (rand, 0.5);
  g_autoptr(GArray) moved = pick (rand, 0.3);

  show (fixture, numbers, NULL);
  show (fixture, numbers, moved);
  g_assert_cmpuint (fixture->n_steps, ==, 0);
}

static void
test_other_order (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (11);
  g_autoptr(GArray) numbers = pick (rand, 0.8);

  show (fixture, numbers, NULL);
  for (guint i = 0; i < numbers->len / 2; i++)
    {
      guint32 *array = (guint32 *) (gpointer) numbers->data;
      guint32 n = array[i];

      array[i] = array[numbers->len - 1 - i];
      array[numbers->len - 1 - i] = n;
    }
  show (fixture, numbers, NULL);
  g_assert_cmpuint (fixture->n_steps, ==, 1);
}

static void
test_finds (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  const guint32 three[] = { 5, 2, 9 };
  guint position;

  g_array_append_vals (numbers, three, 3);
  show (fixture, numbers, NULL);
  g_assert_true (liaison_shown_find (fixture->shown, 9, &position));
  g_assert_cmpuint (position, ==, 2);
  g_assert_false (liaison_shown_find (fixture->shown, 3, &position));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/shown/any-to-any", test_any_to_any },
    { "/shown/keeps-what-is-held", test_keeps_what_is_held },
    { "/shown/moves", test_moves },
    { "/shown/stays-in-place", test_stays_in_place },
    { "/shown/other-order", test_other_order },
    { "/shown/finds", test_finds },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
