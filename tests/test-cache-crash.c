/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a cache is worth after the program was killed at any moment, and with another program on the
 * same file. The program calls itself as the one that is killed, or the other. */

#include <gio/gio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "liaison-test-cache.h"
#include "liaison-test.h"

#define ROUNDS 25
#define LONGEST_LIFE_US 120000
#define N_CUSTOMERS 3000

static char *program;

static GPid
start (const char *path)
{
  const char *const arguments[] = { program, "--fill", path, NULL };
  g_autoptr(GError) error = NULL;
  GPid pid;

  g_spawn_async (NULL, (char **) arguments, NULL,
                 G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL |
                   G_SPAWN_STDERR_TO_DEV_NULL,
                 NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  return pid;
}

static void
end (GPid pid)
{
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  g_spawn_close_pid (pid);
}

/* Each number once, each of somebody, in order. */
static void
assert_in_order (LiaisonCache *cache)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autofree char *before = g_strdup ("");
  gsize size;
  const guint32 *numbers = g_bytes_get_data (liaison_cache_get_names (cache), &size);

  for (gsize i = 0; i < size / sizeof (guint32); i++)
    {
      LiaisonSheetRow row;

      g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (numbers[i])));
      g_assert_true (liaison_cache_read (cache, numbers[i], &row));
      g_assert_cmpint (g_utf8_collate (before, row.name), <=, 0);
      g_free (before);
      before = g_strdup (row.name);
    }
}

static void
assert_whole (const char *path)
{
  LiaisonCache *cache = liaison_test_cache_open (path);
  guint n_names;

  liaison_test_cache_fill (cache, N_CUSTOMERS);
  n_names = g_bytes_get_size (liaison_cache_get_names (cache)) / sizeof (guint32);
  g_assert_cmpuint (n_names, ==, N_CUSTOMERS);
  /* Nobody got a second number. */
  g_assert_cmpuint (liaison_cache_get_n_rows (cache), ==, N_CUSTOMERS);
  assert_in_order (cache);
  for (guint i = 0; i < N_CUSTOMERS; i += 7)
    {
      g_autofree char *id = g_strdup_printf ("%08x-0000-4000-8000-000000000000", i);
      guint32 n;

      g_assert_true (liaison_cache_find_id (cache, id, &n));
    }
  liaison_test_cache_close (cache);
}

static void
test_killed (void)
{
  g_autofree char *folder = g_dir_make_tmp ("liaison-cache-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "cache.db", NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed (4);

  for (guint i = 0; i < ROUNDS; i++)
    {
      GPid pid = start (path);
      LiaisonCache *cache;

      g_usleep (g_rand_int_range (rand, 1000, LONGEST_LIFE_US));
      end (pid);
      /* What it left can be looked at, */
      cache = liaison_test_cache_open (path);
      g_free (liaison_test_cache_changes (cache));
      assert_in_order (cache);
      liaison_test_cache_close (cache);
    }
  /* and the next pass makes it whole. */
  assert_whole (path);
  liaison_test_remove_below (folder);
}

static gboolean
fill_as_far_as_possible (LiaisonCache *cache)
{
  static const char *const names[] = { "Adatum", "Munson", "Zenith", NULL };
  g_autoptr(GError) error = NULL;

  return liaison_test_cache_try_pass (cache, names, &error) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY);
}

/* Both may lose a pass to the other; neither may spoil what the other wrote. */
static void
test_two_programs (void)
{
  g_autofree char *folder = g_dir_make_tmp ("liaison-cache-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "cache.db", NULL);
  LiaisonCache *cache = liaison_test_cache_open (path);
  GPid pid = start (path);

  for (guint i = 0; i < 60; i++)
    g_assert_true (fill_as_far_as_possible (cache));
  end (pid);
  liaison_test_cache_close (cache);

  cache = liaison_test_cache_open (path);
  assert_in_order (cache);
  g_assert_cmpuint (liaison_cache_get_n_rows (cache), <=, N_CUSTOMERS + 3);
  liaison_test_cache_close (cache);
  liaison_test_remove_below (folder);
}

int
main (int argc, char *argv[])
{
  program = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "--fill"))
    {
      LiaisonCache *cache = liaison_test_cache_open (argv[2]);

      for (;;)
        liaison_test_cache_fill (cache, N_CUSTOMERS);
    }

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/cache-crash/killed", test_killed);
  g_test_add_func ("/cache-crash/two-programs", test_two_programs);
  return g_test_run ();
}
