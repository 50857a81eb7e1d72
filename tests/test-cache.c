/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "liaison-test-cache.h"
#include "liaison-test.h"
#include "store/liaison-database.h"

typedef struct
{
  char *folder;
  char *path;
  LiaisonCache *cache;
  guint n_changed; /* customers that "changed" told of */
} Fixture;

#define NAMES(...)                                                                                 \
  (const char *const[]) { __VA_ARGS__, NULL }

static void
changed_cb (LiaisonCache *cache, GArray *numbers, Fixture *fixture)
{
  fixture->n_changed += numbers != NULL ? numbers->len : 0;
}

static void
open_cache (Fixture *fixture)
{
  fixture->cache = liaison_test_cache_open (fixture->path);
  g_signal_connect (fixture->cache, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
reopen_cache (Fixture *fixture)
{
  liaison_test_cache_close (g_steal_pointer (&fixture->cache));
  open_cache (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->folder = g_dir_make_tmp ("liaison-cache-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "account", "cache.db", NULL);
  open_cache (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  liaison_test_cache_close (g_steal_pointer (&fixture->cache));
  liaison_test_remove_below (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* The one value that @sql asks the file for. */
static char *
query (const char *path, const char *sql)
{
  g_autoptr(sqlite3) db = NULL;
  g_autoptr(sqlite3_stmt) statement = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  return g_strdup ((const char *) sqlite3_column_text (statement, 0));
}

static void
assert_names (Fixture *fixture, const char *expected)
{
  g_autofree char *names =
    liaison_test_cache_join (fixture->cache, liaison_cache_get_names (fixture->cache));

  g_assert_cmpstr (names, ==, expected);
}

static void
assert_found (Fixture *fixture, const char *search, const char *expected)
{
  g_autofree char *names = liaison_test_cache_search (fixture->cache, search, NULL);

  g_assert_cmpstr (names, ==, expected);
}

static void
assert_changes (Fixture *fixture, const char *expected)
{
  g_autofree char *changes = liaison_test_cache_changes (fixture->cache);

  g_assert_cmpstr (changes, ==, expected);
}

static void
test_is_there_again (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpint (liaison_cache_get_time (fixture->cache), ==, 0);
  liaison_test_cache_pass (fixture->cache, NAMES ("Zenith", "Adatum", "Munson"));
  assert_names (fixture, "Adatum, Munson, Zenith");
  g_assert_cmpint (liaison_cache_get_time (fixture->cache), >, 0);
  /* What was there from the beginning is no news. */
  assert_changes (fixture, "");

  reopen_cache (fixture);
  assert_names (fixture, "Adatum, Munson, Zenith");
  g_assert_cmpint (liaison_cache_get_time (fixture->cache), >, 0);
}

static void
test_notices_changes (Fixture *fixture, gconstpointer unused)
{
  guint32 n;

  liaison_test_cache_pass (fixture->cache, NAMES ("Adatum|1", "Munson|2", "Zenith|3"));
  g_assert_cmpuint (fixture->n_changed, ==, 0);

  liaison_test_cache_pass (fixture->cache, NAMES ("Yonder|1", "Zenith|3", "Bellows|4"));
  assert_names (fixture, "Bellows, Yonder, Zenith");
  assert_changes (fixture, "gone:Munson, new:Bellows, renamed:Yonder");
  g_assert_cmpuint (liaison_cache_get_n_gone (fixture->cache), ==, 1);
  /* A customer that is gone keeps its number. */
  g_assert_true (liaison_cache_find_id (fixture->cache, "2", &n));

  liaison_test_cache_pass (fixture->cache, NAMES ("Yonder|1", "Zenith|3", "Bellows|4", "Munson|2"));
  assert_names (fixture, "Bellows, Munson, Yonder, Zenith");
  assert_changes (fixture, "back:Munson, gone:Munson, new:Bellows, renamed:Yonder");
  g_assert_cmpuint (liaison_cache_get_n_gone (fixture->cache), ==, 0);

  reopen_cache (fixture);
  assert_names (fixture, "Bellows, Munson, Yonder, Zenith");
}

static void
test_met_twice (Fixture *fixture, gconstpointer unused)
{
  liaison_test_cache_pass (fixture->cache, NAMES ("Adatum", "Adatum", "Munson"));
  assert_names (fixture, "Adatum, Munson");
}

static void
test_rights (Fixture *fixture, gconstpointer unused)
{
  LiaisonCacheSought *sought = g_new0 (LiaisonCacheSought, 1);
  g_autofree char *found = NULL;

  liaison_test_cache_pass (fixture->cache, NAMES ("Adatum", "Munson", "Zenith"));
  liaison_cache_set_rights (fixture->cache, "Munson", LIAISON_ANSWER_YES);
  liaison_cache_set_rights (fixture->cache, "Zenith", LIAISON_ANSWER_NO);
  assert_changes (fixture, "");
  liaison_cache_set_rights (fixture->cache, "Munson", LIAISON_ANSWER_NO);
  liaison_cache_set_rights (fixture->cache, "Zenith", LIAISON_ANSWER_YES);
  assert_changes (fixture, "gained:Zenith, lost:Munson");

  sought->order = LIAISON_ORDER_RIGHTS;
  found = liaison_test_cache_search (fixture->cache, "", sought);
  g_assert_cmpstr (found, ==, "Zenith, Munson, Adatum");
  g_clear_pointer (&found, g_free);

  sought = g_new0 (LiaisonCacheSought, 1);
  sought->rights = 1u << LIAISON_ANSWER_UNKNOWN | 1u << LIAISON_ANSWER_NO;
  found = liaison_test_cache_search (fixture->cache, "", sought);
  g_assert_cmpstr (found, ==, "Adatum, Munson");
}

static void
test_searches (Fixture *fixture, gconstpointer unused)
{
  liaison_test_cache_pass (fixture->cache,
                           NAMES ("Café Öresund|3f6c0000-0000-4000-8000-00000000f7ee",
                                  "北辰贸易有限公司|0", "ＡＢＣ商事|1", "Straße 7|2", "Munson"));

  assert_found (fixture, "cafe", "Café Öresund");
  assert_found (fixture, "CAFÉ ores", "Café Öresund");
  assert_found (fixture, "éore", "");
  assert_found (fixture, "辰", "北辰贸易有限公司");
  assert_found (fixture, "贸易", "北辰贸易有限公司");
  assert_found (fixture, "abc", "ＡＢＣ商事");
  assert_found (fixture, "ｓｔｒａｓｓｅ", "Straße 7");
  assert_found (fixture, "3F6C0000-00", "Café Öresund");
  assert_found (fixture, "f7ee", "Café Öresund");
  assert_found (fixture, "munson.example", "Munson");
  assert_found (fixture, "munson cafe", "");
  assert_found (fixture, "mun", "Munson");
  assert_found (fixture, "munso", "Munson");
  /* No longer part of what was found last. */
  assert_found (fixture, "str", "Straße 7");
}

static void
remark_free (gpointer user_data)
{
  LiaisonCacheRemark *remark = user_data;

  g_free (remark->customer);
  g_free (remark->folded);
  g_free (remark);
}

static void
test_conditions (Fixture *fixture, gconstpointer unused)
{
  LiaisonCacheSought *sought = g_new0 (LiaisonCacheSought, 1);
  LiaisonCacheRemark *remark = g_new0 (LiaisonCacheRemark, 1);
  g_autofree char *found = NULL;

  liaison_test_cache_pass (fixture->cache, NAMES ("Adatum", "Munson", "Zenith"));
  liaison_test_cache_pass (fixture->cache, NAMES ("Zenith", "Adatum", "Bellows"));

  sought->gone = TRUE;
  found = liaison_test_cache_search (fixture->cache, "", sought);
  g_assert_cmpstr (found, ==, "Munson");
  g_clear_pointer (&found, g_free);

  sought = g_new0 (LiaisonCacheSought, 1);
  sought->fresh = TRUE;
  found = liaison_test_cache_search (fixture->cache, "", sought);
  g_assert_cmpstr (found, ==, "Bellows");
  g_clear_pointer (&found, g_free);

  sought = g_new0 (LiaisonCacheSought, 1);
  sought->order = LIAISON_ORDER_NEWEST;
  found = liaison_test_cache_search (fixture->cache, "", sought);
  g_assert_cmpstr (found, ==, "Bellows, Adatum, Zenith");
  g_clear_pointer (&found, g_free);

  sought = g_new0 (LiaisonCacheSought, 1);
  sought->among = g_strdupv ((char **) NAMES ("Zenith", "Nobody", "Adatum"));
  found = liaison_test_cache_search (fixture->cache, "a", sought);
  g_assert_cmpstr (found, ==, "Adatum, Zenith");
  g_clear_pointer (&found, g_free);

  remark->customer = g_strdup ("Zenith");
  remark->folded = g_strdup ("vip\nasks for a discount");
  sought = g_new0 (LiaisonCacheSought, 1);
  sought->remarks = g_ptr_array_new_with_free_func (remark_free);
  g_ptr_array_add (sought->remarks, remark);
  found = liaison_test_cache_search (fixture->cache, "zen discount", sought);
  g_assert_cmpstr (found, ==, "Zenith");

  /* Nobody is new any more once somebody has looked. */
  liaison_cache_set_noticed (fixture->cache, "Bellows");
  sought = g_new0 (LiaisonCacheSought, 1);
  sought->fresh = TRUE;
  g_free (liaison_test_cache_changes (fixture->cache));
  g_clear_pointer (&found, g_free);
  found = liaison_test_cache_search (fixture->cache, "", sought);
  g_assert_cmpstr (found, ==, "");
}

static void
test_domains (Fixture *fixture, gconstpointer unused)
{
  LiaisonCacheSought *sought = g_new0 (LiaisonCacheSought, 1);
  g_autofree char *found = NULL;
  guint32 n;

  liaison_test_cache_pass (fixture->cache, NAMES ("beta Two", "Alpha One", "gamma"));
  sought->order = LIAISON_ORDER_DOMAIN;
  found = liaison_test_cache_search (fixture->cache, "", sought);
  g_assert_cmpstr (found, ==, "Alpha One, beta Two, gamma");
  g_assert_true (liaison_cache_find_domain (fixture->cache, "ALPHA.example", &n));
  g_assert_false (liaison_cache_find_domain (fixture->cache, "alph.example", &n));
}

/* What a program that was killed between two pages leaves. */
static void
test_unsorted_is_sorted (Fixture *fixture, gconstpointer unused)
{
  liaison_test_cache_pass (fixture->cache, NAMES ("Adatum", "Munson"));
  liaison_test_cache_begin (fixture->cache, NAMES ("Bellows", "Zenith"));
  assert_names (fixture, "Adatum, Bellows, Munson, Zenith");

  reopen_cache (fixture);
  while (liaison_cache_get_n_rows (fixture->cache) !=
         g_bytes_get_size (liaison_cache_get_names (fixture->cache)) / sizeof (guint32))
    g_main_context_iteration (NULL, TRUE);
  assert_names (fixture, "Adatum, Bellows, Munson, Zenith");
}

static void
test_resumes (Fixture *fixture, gconstpointer unused)
{
  GAsyncResult *ended = NULL, *begun = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *continuation = NULL;
  guint n_received, pass;

  liaison_test_cache_pass (fixture->cache, NAMES ("Adatum", "Munson", "Zenith"));
  pass = liaison_test_cache_begin (fixture->cache, NAMES ("Adatum", "Munson"));
  liaison_cache_end_pass_async (fixture->cache, pass, FALSE, "page 2", liaison_test_result_cb,
                                &ended);
  liaison_test_wait (&ended);
  g_assert_true (liaison_cache_end_pass_finish (fixture->cache, ended, &error));
  g_clear_object (&ended);
  reopen_cache (fixture);

  pass = liaison_cache_begin_pass_async (fixture->cache, 1, liaison_test_result_cb, &begun);
  liaison_test_wait (&begun);
  g_assert_true (
    liaison_cache_begin_pass_finish (fixture->cache, begun, &continuation, &n_received, &error));
  g_assert_cmpstr (continuation, ==, "page 2");
  g_assert_cmpuint (n_received, ==, 2);

  liaison_cache_end_pass_async (fixture->cache, pass, TRUE, NULL, liaison_test_result_cb, &ended);
  liaison_test_wait (&ended);
  g_assert_true (liaison_cache_end_pass_finish (fixture->cache, ended, &error));
  g_clear_object (&ended);
  g_clear_object (&begun);
  /* Those met before the break are not gone. */
  assert_changes (fixture, "gone:Zenith");
}

static void
test_many (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *found = NULL;
  gsize size;
  const guint32 *numbers;
  g_autofree char *before = NULL;

  liaison_test_cache_fill (fixture->cache, 3001);
  numbers = g_bytes_get_data (liaison_cache_get_names (fixture->cache), &size);
  g_assert_cmpuint (size / sizeof (guint32), ==, 3001);
  for (guint i = 0; i < 3001; i++)
    {
      LiaisonSheetRow row;

      g_assert_true (liaison_cache_read (fixture->cache, numbers[i], &row));
      g_assert_cmpstr (row.name, >, before);
      g_free (before);
      before = g_strdup (row.name);
    }
  found = liaison_test_cache_search (fixture->cache, "nr0000042", NULL);
  g_assert_cmpstr (found, ==, "Nr0000042 Company");
}

/* A pass that brings nothing new writes no customer. */
static void
test_unchanged_writes_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *before = NULL, *after = NULL;

  liaison_test_cache_fill (fixture->cache, 1000);
  liaison_test_cache_close (g_steal_pointer (&fixture->cache));
  before = query (fixture->path, "SELECT hex (group_concat (quote (bytes))) || "
                                 "(SELECT quote (numbers) FROM ordering) || "
                                 "(SELECT count (*) FROM change) FROM sheet");
  open_cache (fixture);
  liaison_test_cache_fill (fixture->cache, 1000);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  liaison_test_cache_close (g_steal_pointer (&fixture->cache));
  after = query (fixture->path, "SELECT hex (group_concat (quote (bytes))) || "
                                "(SELECT quote (numbers) FROM ordering) || "
                                "(SELECT count (*) FROM change) FROM sheet");
  g_assert_cmpstr (before, ==, after);
  open_cache (fixture);
}

static void
test_records (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GBytes) body = g_bytes_new_static ("told", 4);
  g_autoptr(GBytes) read = NULL;
  gint64 time = 0;

  liaison_test_cache_pass (fixture->cache, NAMES ("Adatum"));
  g_assert_null (liaison_cache_read_record (fixture->cache, "Adatum", "users", &time));
  liaison_cache_save_record (fixture->cache, "Adatum", "users", 42, body);
  reopen_cache (fixture);
  read = liaison_cache_read_record (fixture->cache, "Adatum", "users", &time);
  g_assert_nonnull (read);
  g_assert_true (g_bytes_equal (read, body));
  g_assert_cmpint (time, ==, 42);
}

static void
test_modes (Fixture *fixture, gconstpointer unused)
{
  static const char *const names[] = { "cache.db", "cache.db-wal", "cache.db-shm" };
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  GStatBuf info;

  liaison_test_cache_pass (fixture->cache, NAMES ("Adatum"));
  g_assert_no_errno (g_stat (folder, &info));
  g_assert_cmpuint (info.st_mode & 0777, ==, 0700);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_no_errno (g_stat (path, &info));
      g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
    }
}

static void
test_foreign_is_made_anew (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  liaison_test_cache_pass (fixture->cache, NAMES ("Adatum"));
  liaison_test_cache_close (g_steal_pointer (&fixture->cache));
  g_assert_true (g_file_set_contents (fixture->path,
                                      "not a database at all, and long enough to be "
                                      "taken for its first bytes, one hundred of them",
                                      -1, &error));
  g_test_expect_message ("liaison-store", G_LOG_LEVEL_MESSAGE, "*made anew*");
  open_cache (fixture);
  assert_names (fixture, "");
  liaison_test_cache_pass (fixture->cache, NAMES ("Adatum"));
  assert_names (fixture, "Adatum");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/cache/is-there-again", test_is_there_again },
    { "/cache/notices-changes", test_notices_changes },
    { "/cache/met-twice", test_met_twice },
    { "/cache/rights", test_rights },
    { "/cache/searches", test_searches },
    { "/cache/conditions", test_conditions },
    { "/cache/domains", test_domains },
    { "/cache/unsorted-is-sorted", test_unsorted_is_sorted },
    { "/cache/resumes", test_resumes },
    { "/cache/many", test_many },
    { "/cache/unchanged-writes-nothing", test_unchanged_writes_nothing },
    { "/cache/records", test_records },
    { "/cache/modes", test_modes },
    { "/cache/foreign-is-made-anew", test_foreign_is_made_anew },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
