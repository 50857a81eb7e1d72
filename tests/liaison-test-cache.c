/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-cache.h"

#include "liaison-test-bed.h"
#include "liaison-test.h"
#include "model/liaison-customer-change.h"
#include "model/liaison-folding.h"

#define PAGE 500

LiaisonCache *
liaison_test_cache_open (const char *path)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  LiaisonCache *cache;

  liaison_cache_open_async (path, FALSE, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  cache = liaison_cache_open_finish (result, &error);
  g_assert_no_error (error);
  return cache;
}

void
liaison_test_cache_close (LiaisonCache *cache)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  liaison_cache_close_async (cache, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_true (liaison_cache_close_finish (cache, result, &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  g_assert_finalize_object (cache);
}

void
liaison_test_cache_give (LiaisonCustomerList *list, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "cache.db", NULL);
  g_autoptr(LiaisonCache) cache = liaison_test_cache_open (path);

  liaison_customer_list_set_cache (list, cache);
}

void
liaison_test_cache_drop_list (LiaisonCustomerList *list)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  liaison_customer_list_close_async (list, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_true (liaison_customer_list_close_finish (list, result, &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  liaison_test_drop (list);
}

/* The pass's name, or 0 with the error. */
static guint
begin (LiaisonCache *cache, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *continuation = NULL;
  guint pass, n_received;

  pass = liaison_cache_begin_pass_async (cache, 0, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  if (!liaison_cache_begin_pass_finish (cache, result, &continuation, &n_received, error))
    return 0;
  g_assert_null (continuation);
  return pass;
}

static gboolean
meet (LiaisonCache *cache, guint pass, GArray *rows, GStringChunk *texts, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;
  guint n_new;

  liaison_cache_meet_async (cache, pass, rows, texts, (GDestroyNotify) g_string_chunk_free,
                            liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  return liaison_cache_meet_finish (cache, result, &n_new, error);
}

static gboolean
end (LiaisonCache *cache, guint pass, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  liaison_cache_end_pass_async (cache, pass, TRUE, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  return liaison_cache_end_pass_finish (cache, result, error);
}

static void
add_row (GArray *rows, GStringChunk *texts, const char *name)
{
  LiaisonSheetRow row = { .relationship = LIAISON_RELATIONSHIP_RESELLER };
  g_auto(GStrv) parts = g_strsplit (name, "|", 2);
  g_auto(GStrv) words = g_strsplit (parts[0], " ", 2);
  g_autofree char *domain = g_strdup_printf ("%s.example", words[0]);

  row.name = g_string_chunk_insert (texts, parts[0]);
  row.domain = g_string_chunk_insert (texts, domain);
  liaison_sheet_row_set_id (&row,
                            g_string_chunk_insert (texts, parts[1] != NULL ? parts[1] : words[0]));
  g_array_append_val (rows, row);
}

/* As begin (). */
static guint
begin_with (LiaisonCache *cache, const char *const *names, GError **error)
{
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (LiaisonSheetRow));
  GStringChunk *texts = g_string_chunk_new (256);
  guint pass;

  for (; *names != NULL; names++)
    add_row (rows, texts, *names);
  pass = begin (cache, error);
  if (pass == 0)
    g_string_chunk_free (texts);
  return pass != 0 && meet (cache, pass, rows, texts, error) ? pass : 0;
}

guint
liaison_test_cache_begin (LiaisonCache *cache, const char *const *names)
{
  g_autoptr(GError) error = NULL;
  guint pass = begin_with (cache, names, &error);

  g_assert_no_error (error);
  return pass;
}

gboolean
liaison_test_cache_try_pass (LiaisonCache *cache, const char *const *names, GError **error)
{
  guint pass = begin_with (cache, names, error);

  return pass != 0 && end (cache, pass, error);
}

void
liaison_test_cache_pass (LiaisonCache *cache, const char *const *names)
{
  g_autoptr(GError) error = NULL;

  liaison_test_cache_try_pass (cache, names, &error);
  g_assert_no_error (error);
}

void
liaison_test_cache_fill (LiaisonCache *cache, guint n)
{
  g_autoptr(GError) error = NULL;
  guint pass = begin (cache, &error);

  for (guint i = 0; i < n && error == NULL;)
    {
      g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (LiaisonSheetRow));
      GStringChunk *texts = g_string_chunk_new (4096);

      for (guint j = 0; j < PAGE && i < n; j++, i++)
        {
          g_autofree char *name =
            g_strdup_printf ("Nr%07u Company|%08x-0000-4000-8000-000000000000", i * 7919 % n, i);

          add_row (rows, texts, name);
        }
      meet (cache, pass, rows, texts, &error);
    }
  if (error == NULL)
    end (cache, pass, &error);
  /* Another program may be at work on the same file. */
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY))
    g_assert_no_error (error);
}

char *
liaison_test_cache_join (LiaisonCache *cache, GBytes *numbers)
{
  g_autoptr(GString) names = g_string_new (NULL);
  gsize size;
  const guint32 *array = g_bytes_get_data (numbers, &size);

  for (gsize i = 0; i < size / sizeof (guint32); i++)
    {
      LiaisonSheetRow row;

      g_assert_true (liaison_cache_read (cache, array[i], &row));
      if (i > 0)
        g_string_append (names, ", ");
      g_string_append (names, row.name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

char *
liaison_test_cache_search (LiaisonCache *cache, const char *search, LiaisonCacheSought *sought)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) numbers = NULL;

  if (sought == NULL)
    sought = g_new0 (LiaisonCacheSought, 1);
  sought->words = liaison_fold_words (search);
  liaison_cache_search_async (cache, sought, 0, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  numbers = liaison_cache_search_finish (cache, result, &error);
  g_assert_no_error (error);
  return liaison_test_cache_join (cache, numbers);
}

char *
liaison_test_cache_changes (LiaisonCache *cache)
{
  static const char *const kinds[LIAISON_N_CHANGES] = {
    [LIAISON_CHANGE_NEW] = "new",
    [LIAISON_CHANGE_BACK] = "back",
    [LIAISON_CHANGE_GONE] = "gone",
    [LIAISON_CHANGE_RENAMED] = "renamed",
    [LIAISON_CHANGE_RIGHTS_GAINED] = "gained",
    [LIAISON_CHANGE_RIGHTS_LOST] = "lost",
  };
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) changes = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  liaison_cache_list_changes_async (cache, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  changes = liaison_cache_list_changes_finish (cache, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < changes->len; i++)
    {
      LiaisonCustomerChange *change = g_ptr_array_index (changes, i);

      g_string_append_printf (text, "%s%s:%s", i > 0 ? ", " : "",
                              kinds[liaison_customer_change_get_kind (change)],
                              liaison_customer_change_get_name (change));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
