/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-cache-order.h"

#include <string.h>

/* Comparing with a row costs its sheet, some twenty times for each that moves; sorting costs each
 * row once. */
#define ROWS_SORTED_PER_MOVE 80

typedef struct
{
  char *key;
  guint32 n;
} Place;

static void
place_clear (gpointer place)
{
  g_free (((Place *) place)->key);
}

static char *
dup_key (LiaisonCacheSort sort, const LiaisonSheetRow *row)
{
  return sort == LIAISON_SORT_NAME ? g_utf8_collate_key (row->name, -1)
                                   : g_ascii_strdown (row->domain, -1);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *one = a, *other = b;
  int order = strcmp (one->key, other->key);

  return order != 0 ? order : one->n < other->n ? -1 : one->n > other->n;
}

/* Sorting everything */

typedef struct
{
  LiaisonCacheReader *reader;
  LiaisonCacheSort sort;
  LiaisonSheet sheet;
  guint32 n_gone;
  GError *error;
} Sorting;

/* The key of a row, or NULL if it is not shown. SQLite asks for them one after the other. */
static void
key_func (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  Sorting *sorting = sqlite3_user_data (context);
  guint32 n = sqlite3_value_int64 (values[0]);
  LiaisonSheetRow row;

  if (sorting->error == NULL && n % LIAISON_SHEET_ROWS == 0)
    liaison_cache_reader_read_sheet (sorting->reader, n / LIAISON_SHEET_ROWS, &sorting->sheet,
                                     &sorting->error);
  if (sorting->error != NULL)
    {
      sqlite3_result_error (context, sorting->error->message, -1);
      return;
    }

  row.gone = TRUE;
  if (n % LIAISON_SHEET_ROWS < sorting->sheet.n_rows)
    liaison_sheet_read (&sorting->sheet, n % LIAISON_SHEET_ROWS, &row);
  if (row.gone)
    sorting->n_gone++;
  else
    sqlite3_result_text (context, dup_key (sorting->sort, &row), -1, g_free);
}

/* SQLite sorts on the disk what does not fit into its cache, so that a million keys take no more
 * memory than ten thousand. The keys are text without zeros; compared as bytes. */
static GBytes *
read_sorted (sqlite3 *db, Sorting *sorting, guint32 n_rows, GError **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(GArray) numbers = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n_rows);
  g_autoptr(sqlite3_stmt) select = liaison_sqlite_prepare (
    db,
    "WITH RECURSIVE rows (n) AS (SELECT 0 UNION ALL "
    "SELECT n + 1 FROM rows WHERE n + 1 < ?1) "
    "SELECT n FROM rows WHERE n < ?1 ORDER BY sorting_key (n), n",
    error);
  gsize size;

  if (select == NULL)
    return NULL;
  sqlite3_bind_int64 (select, 1, n_rows);
  while (liaison_sqlite_step (select, &problem))
    {
      guint32 n = sqlite3_column_int64 (select, 0);

      g_array_append_val (numbers, n);
    }
  if (sorting->error != NULL || problem != NULL)
    {
      g_propagate_error (error, sorting->error != NULL ? g_steal_pointer (&sorting->error)
                                                       : g_steal_pointer (&problem));
      return NULL;
    }

  /* Those without a key come first. */
  g_array_remove_range (numbers, 0, sorting->n_gone);
  size = numbers->len * sizeof (guint32);
  return g_bytes_new_take (g_array_free (g_steal_pointer (&numbers), FALSE), size);
}

GBytes *
liaison_cache_order_sort (LiaisonCacheReader *reader,
                          LiaisonCacheSort sort,
                          guint32 n_rows,
                          GError **error)
{
  sqlite3 *db = liaison_cache_reader_get_db (reader);
  Sorting sorting = { .reader = reader, .sort = sort };
  GBytes *numbers;

  sqlite3_create_function (db, "sorting_key", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, &sorting,
                           key_func, NULL, NULL);
  numbers = read_sorted (db, &sorting, n_rows, error);
  sqlite3_create_function (db, "sorting_key", 1, SQLITE_UTF8, NULL, NULL, NULL, NULL);
  g_clear_error (&sorting.error);
  return numbers;
}

/* Moving a few */

/* Where @place belongs in @numbers; @error is set when a row cannot be read. */
static guint
find_place (LiaisonCacheReader *reader,
            LiaisonCacheSort sort,
            const guint32 *numbers,
            guint n_numbers,
            const Place *place,
            GError **error)
{
  guint low = 0, high = n_numbers;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      Place other = { .n = numbers[middle] };
      LiaisonSheetRow row;
      int order;

      if (!liaison_cache_reader_read (reader, other.n, &row, error))
        return 0;
      other.key = dup_key (sort, &row);
      order = compare_places (&other, place);
      place_clear (&other);
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The keys of those of @moved that are still to be shown, sorted. */
static GArray *
read_places (LiaisonCacheReader *reader, LiaisonCacheSort sort, GArray *moved, GError **error)
{
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  guint n = 0;

  g_array_set_clear_func (places, place_clear);
  for (guint i = 0; i < moved->len; i++)
    {
      Place place = { .n = g_array_index (moved, guint32, i) };
      LiaisonSheetRow row;

      if (!liaison_cache_reader_read (reader, place.n, &row, error))
        return NULL;
      if (row.gone)
        continue;
      place.key = dup_key (sort, &row);
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  /* One that moved twice has one place. */
  for (guint i = 0; i < places->len; i++)
    {
      Place place = g_array_index (places, Place, i);

      if (n > 0 && g_array_index (places, Place, n - 1).n == place.n)
        place_clear (&place);
      else
        g_array_index (places, Place, n++) = place;
    }
  g_array_set_clear_func (places, NULL);
  g_array_set_size (places, n);
  g_array_set_clear_func (places, place_clear);
  return g_steal_pointer (&places);
}

static GArray *
leave_out (GBytes *numbers, GArray *moved, guint32 n_rows)
{
  g_autofree guint8 *out = g_malloc0 (n_rows / 8 + 1);
  gsize size;
  const guint32 *all = g_bytes_get_data (numbers, &size);
  GArray *rest = g_array_sized_new (FALSE, FALSE, sizeof (guint32), size / sizeof (guint32));

  for (guint i = 0; i < moved->len; i++)
    liaison_bits_add (out, g_array_index (moved, guint32, i));
  for (gsize i = 0; i < size / sizeof (guint32); i++)
    if (!liaison_bits_have (out, all[i]))
      g_array_append_val (rest, all[i]);
  return rest;
}

GBytes *
liaison_cache_order_update (LiaisonCacheReader *reader,
                            LiaisonCacheSort sort,
                            GBytes *numbers,
                            GArray *moved,
                            guint32 n_rows,
                            GError **error)
{
  g_autoptr(GArray) places = read_places (reader, sort, moved, error);
  g_autoptr(GArray) rest = NULL;
  g_autoptr(GError) problem = NULL;
  GByteArray *merged;
  guint from = 0;

  if (places == NULL)
    return NULL;
  rest = leave_out (numbers, moved, n_rows);
  merged = g_byte_array_sized_new ((rest->len + places->len) * sizeof (guint32));
  for (guint i = 0; i < places->len && problem == NULL; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      guint to = find_place (reader, sort, (guint32 *) rest->data, rest->len, place, &problem);

      to = MAX (to, from);
      g_byte_array_append (merged, (guint8 *) ((guint32 *) rest->data + from),
                           (to - from) * sizeof (guint32));
      g_byte_array_append (merged, (const guint8 *) &place->n, sizeof place->n);
      from = to;
    }
  if (from < rest->len)
    g_byte_array_append (merged, (guint8 *) ((guint32 *) rest->data + from),
                         (rest->len - from) * sizeof (guint32));
  if (problem != NULL)
    {
      g_byte_array_unref (merged);
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return g_byte_array_free_to_bytes (merged);
}

gboolean
liaison_cache_order_update_is_faster (guint n_moved, guint32 n_rows)
{
  return (guint64) n_moved * ROWS_SORTED_PER_MOVE < n_rows;
}
