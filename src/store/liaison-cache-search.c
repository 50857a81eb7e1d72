/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-cache-search.h"

#include <string.h>

#include "model/liaison-error.h"
#include "store/liaison-cache-scan.h"

struct _LiaisonCacheSearch
{
  LiaisonCacheReader *reader;
  sqlite3_stmt *sheets;
  GHashTable *numbers;      /* Microsoft ID → n, of those that were asked for by id */
  GPtrArray *remarks;       /* that @remark_texts was made of */
  GHashTable *remark_texts; /* n → folded */

  /* What was found last, to look only there when a word grows: */
  guint stamp;
  GStrv words;
  guint8 *found; /* bits, before the other conditions; NULL: nothing to go on */
  gsize found_size;
};

/* One run. */
typedef struct
{
  const LiaisonCacheSought *sought;
  LiaisonCacheScan *scan;
  GHashTable *remarks;
  const guint8 *within; /* bits: only these, or NULL */
  guint8 *words_found;  /* bits: all words are in them */
  guint8 *matches;      /* bits: all conditions hold */
  guint32 *since;       /* by number, for the newest first; or NULL */
  guint8 *rights;       /* by number, for those with rights first; or NULL */
  gsize size;           /* of bits */
} Run;

void
liaison_cache_sought_free (LiaisonCacheSought *sought)
{
  g_strfreev (sought->words);
  g_strfreev (sought->among);
  g_strfreev (sought->without);
  g_free (sought->set);
  g_clear_pointer (&sought->remarks, g_ptr_array_unref);
  g_clear_pointer (&sought->base, g_bytes_unref);
  g_free (sought);
}

LiaisonCacheSearch *
liaison_cache_search_new (const char *path, GError **error)
{
  g_autoptr(LiaisonCacheReader) reader = liaison_cache_reader_open (path, error);
  LiaisonCacheSearch *self;
  sqlite3_stmt *sheets;

  if (reader == NULL)
    return NULL;
  sheets = liaison_sqlite_prepare (liaison_cache_reader_get_db (reader),
                                   "SELECT k, bytes FROM sheet ORDER BY k", error);
  if (sheets == NULL)
    return NULL;
  self = g_new0 (LiaisonCacheSearch, 1);
  self->sheets = sheets;
  self->reader = g_steal_pointer (&reader);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
liaison_cache_search_free (LiaisonCacheSearch *self)
{
  sqlite3_finalize (self->sheets);
  liaison_cache_reader_free (self->reader);
  g_hash_table_unref (self->numbers);
  g_clear_pointer (&self->remark_texts, g_hash_table_unref);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_strfreev (self->words);
  g_free (self->found);
  g_free (self);
}

/* Customers by their ids */

/* A number once given is never another's, so who was found is not looked for again. */
static gboolean
find_number (LiaisonCacheSearch *self, const char *id, guint32 *n)
{
  gpointer known;

  if (g_hash_table_lookup_extended (self->numbers, id, NULL, &known))
    {
      *n = GPOINTER_TO_UINT (known);
      return TRUE;
    }
  if (!liaison_cache_reader_find_id (self->reader, id, n))
    return FALSE;
  g_hash_table_insert (self->numbers, g_strdup (id), GUINT_TO_POINTER (*n));
  return TRUE;
}

static GHashTable *
ensure_remarks (LiaisonCacheSearch *self, GPtrArray *remarks)
{
  if (remarks == NULL || remarks->len == 0)
    return NULL;
  g_clear_pointer (&self->remark_texts, g_hash_table_unref);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  self->remarks = g_ptr_array_ref (remarks);
  self->remark_texts = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < remarks->len; i++)
    {
      LiaisonCacheRemark *remark = g_ptr_array_index (remarks, i);
      guint32 n;

      if (find_number (self, remark->customer, &n))
        g_hash_table_insert (self->remark_texts, GUINT_TO_POINTER (n), remark->folded);
    }
  return self->remark_texts;
}

/* Bits of @ids, or NULL without any condition. */
static guint8 *
make_bits (LiaisonCacheSearch *self, GStrv ids, guint32 n_rows)
{
  guint8 *bits;

  if (ids == NULL)
    return NULL;
  bits = g_malloc0 (n_rows / 8 + 1);
  for (char **id = ids; *id != NULL; id++)
    {
      guint32 n;

      if (find_number (self, *id, &n) && n < n_rows)
        liaison_bits_add (bits, n);
    }
  return bits;
}

/* Going through the sheets */

/* Whether each of @before is part of one of @words: whoever has these has those. */
static gboolean
narrows (GStrv before, GStrv words)
{
  for (char **old = before; *old != NULL; old++)
    {
      gboolean part = FALSE;

      for (char **new = words; *new != NULL && !part; new ++)
        part = strstr (*new, *old) != NULL;
      if (!part)
        return FALSE;
    }
  return TRUE;
}

static void
load_rows (LiaisonSheetRows *rows, const guint8 *bits, guint32 first)
{
  if (bits == NULL)
    memset (rows, 0xff, sizeof *rows);
  else
    memcpy (rows, bits + first / 8, sizeof *rows);
}

static gboolean
is_empty (const LiaisonSheetRows *rows)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows->bits); i++)
    if (rows->bits[i] != 0)
      return FALSE;
  return TRUE;
}

static gboolean
holds (const LiaisonCacheSought *sought, const LiaisonSheetRow *row)
{
  return row->gone == sought->gone &&
         (sought->rights == 0 || (sought->rights & 1u << row->rights) != 0) &&
         (!sought->fresh || (row->fresh && row->since > sought->look));
}

static void
take_matches (Run *run, const LiaisonSheet *sheet, guint32 first, const LiaisonSheetRows *rows)
{
  LiaisonSheetRow row;

  for (guint i = 0; i < sheet->n_rows && first + i < run->sought->n_rows; i++)
    {
      if ((rows->bits[i / 64] >> i % 64 & 1) == 0)
        continue;
      liaison_bits_add (run->words_found, first + i);
      liaison_sheet_read (sheet, i, &row);
      if (!holds (run->sought, &row))
        continue;
      liaison_bits_add (run->matches, first + i);
      if (run->since != NULL)
        run->since[first + i] = row.since;
      if (run->rights != NULL)
        run->rights[first + i] = row.rights;
    }
}

static gboolean
scan_sheet (LiaisonCacheSearch *self, Run *run, guint32 k, GError **error)
{
  guint32 first = k * LIAISON_SHEET_ROWS;
  LiaisonSheetRows rows;
  LiaisonSheet sheet;

  if (first >= run->sought->n_rows)
    return TRUE;
  load_rows (&rows, run->within, first);
  /* Its bytes are not even read. */
  if (is_empty (&rows))
    return TRUE;
  if (!liaison_sheet_open (&sheet, sqlite3_column_blob (self->sheets, 1),
                           sqlite3_column_bytes (self->sheets, 1)))
    {
      g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "sheet %u is damaged", k);
      return FALSE;
    }
  liaison_cache_scan_sheet (run->scan, &sheet, first, run->remarks, &rows);
  take_matches (run, &sheet, first, &rows);
  return TRUE;
}

static gboolean
scan_sheets (LiaisonCacheSearch *self, Run *run, GCancellable *cancellable, GError **error)
{
  g_autoptr(GError) problem = NULL;

  while (problem == NULL && liaison_sqlite_step (self->sheets, &problem))
    if (!g_cancellable_set_error_if_cancelled (cancellable, &problem))
      scan_sheet (self, run, sqlite3_column_int64 (self->sheets, 0), &problem);
  sqlite3_reset (self->sheets);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Putting what was found in order */

typedef struct
{
  char *key;
  guint32 n;
} Gone;

static int
compare_gone (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Gone *) a)->key, ((const Gone *) b)->key);
}

/* No order is kept for those that are gone: they are few. */
static GArray *
sort_gone (LiaisonCacheSearch *self, Run *run)
{
  g_autoptr(GArray) gone = g_array_new (FALSE, FALSE, sizeof (Gone));
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 n = 0; n < run->sought->n_rows; n++)
    {
      Gone one = { .n = n };
      LiaisonSheetRow row;

      if (!liaison_bits_have (run->matches, n) ||
          !liaison_cache_reader_read (self->reader, n, &row, NULL))
        continue;
      one.key = run->sought->order == LIAISON_ORDER_DOMAIN ? g_ascii_strdown (row.domain, -1)
                                                           : g_utf8_collate_key (row.name, -1);
      g_array_append_val (gone, one);
    }
  g_array_sort (gone, compare_gone);
  for (guint i = 0; i < gone->len; i++)
    {
      Gone *one = &g_array_index (gone, Gone, i);

      g_array_append_val (numbers, one->n);
      g_free (one->key);
    }
  return numbers;
}

static GArray *
pick_in_order (Run *run)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  gsize size;
  const guint32 *base = g_bytes_get_data (run->sought->base, &size);

  for (gsize i = 0; i < size / sizeof (guint32); i++)
    if (base[i] < run->sought->n_rows && liaison_bits_have (run->matches, base[i]))
      g_array_append_val (numbers, base[i]);
  return numbers;
}

/* Where a customer stands among others before its name counts: the smaller the further up. */
static guint64
get_rank (const Run *run, guint32 n)
{
  static const guint8
    ranks[] = { [LIAISON_ANSWER_YES] = 0, [LIAISON_ANSWER_NO] = 1, [LIAISON_ANSWER_UNKNOWN] = 2 };

  if (run->since != NULL)
    return G_MAXUINT32 - run->since[n];
  return run->rights[n] < G_N_ELEMENTS (ranks) ? ranks[run->rights[n]] : 2;
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  guint64 one = *(const guint64 *) a, other = *(const guint64 *) b;

  return one < other ? -1 : one > other;
}

static void
rank (Run *run, GArray *numbers)
{
  g_autoptr(GArray) ranks = g_array_sized_new (FALSE, FALSE, sizeof (guint64), numbers->len);
  g_autofree guint32 *before = NULL;

  if (run->since == NULL && run->rights == NULL)
    return;
  /* The place by name is in the lower half, so that equals keep it. */
  for (guint i = 0; i < numbers->len; i++)
    {
      guint64 place = get_rank (run, g_array_index (numbers, guint32, i)) << 32 | i;

      g_array_append_val (ranks, place);
    }
  g_array_sort (ranks, compare_ranks);
  before = g_memdup2 (numbers->data, numbers->len * sizeof (guint32));
  for (guint i = 0; i < numbers->len; i++)
    g_array_index (numbers, guint32, i) = before[(guint32) g_array_index (ranks, guint64, i)];
}

/* A run */

static gboolean
has_conditions (const LiaisonCacheSought *sought)
{
  return sought->words[0] != NULL || sought->rights != 0 || sought->gone || sought->fresh ||
         sought->among != NULL || sought->without != NULL || sought->set != NULL ||
         sought->order == LIAISON_ORDER_NEWEST || sought->order == LIAISON_ORDER_RIGHTS;
}

static void
run_begin (LiaisonCacheSearch *self, Run *run, const LiaisonCacheSought *sought, guint stamp)
{
  guint32 n_rows = sought->n_rows;

  run->sought = sought;
  run->scan = liaison_cache_scan_new ((const char *const *) sought->words);
  run->remarks = ensure_remarks (self, sought->remarks);
  /* Whole sheets of bits are read at once. */
  run->size = (n_rows / LIAISON_SHEET_ROWS + 1) * LIAISON_SHEET_ROWS / 8;
  run->words_found = g_malloc0 (run->size);
  run->matches = g_malloc0 (run->size);
  if (sought->order == LIAISON_ORDER_NEWEST)
    run->since = g_new0 (guint32, n_rows);
  if (sought->order == LIAISON_ORDER_RIGHTS)
    run->rights = g_new0 (guint8, n_rows);
  if (self->found != NULL && self->stamp == stamp && self->found_size == run->size &&
      narrows (self->words, sought->words))
    run->within = self->found;
}

static void
run_end (LiaisonCacheSearch *self, Run *run, guint stamp, gboolean complete)
{
  if (complete)
    {
      g_free (self->found);
      self->found = g_steal_pointer (&run->words_found);
      self->found_size = run->size;
      self->stamp = stamp;
      g_strfreev (self->words);
      self->words = g_strdupv (run->sought->words);
    }
  liaison_cache_scan_free (run->scan);
  g_free (run->words_found);
  g_free (run->matches);
  g_free (run->since);
  g_free (run->rights);
}

/* Bits of the set that is asked for; nobody's if there is none of that name. */
static guint8 *
make_set_bits (LiaisonCacheSearch *self, const LiaisonCacheSought *sought)
{
  g_autofree char *name = NULL;
  g_autoptr(GBytes) numbers = NULL;
  const guint32 *array;
  guint8 *bits;
  gsize size = 0;

  if (sought->set == NULL)
    return NULL;
  bits = g_malloc0 (sought->n_rows / 8 + 1);
  name = g_strconcat ("set-", sought->set, NULL);
  numbers = liaison_cache_reader_read_bytes (self->reader, name, FALSE);
  array = numbers != NULL ? g_bytes_get_data (numbers, &size) : NULL;
  for (gsize i = 0; i < size / sizeof (guint32); i++)
    if (array[i] < sought->n_rows)
      liaison_bits_add (bits, array[i]);
  return bits;
}

static void
keep_among (LiaisonCacheSearch *self, Run *run)
{
  g_autofree guint8 *set = make_set_bits (self, run->sought);
  g_autofree guint8 *among = make_bits (self, run->sought->among, run->sought->n_rows);
  g_autofree guint8 *without = make_bits (self, run->sought->without, run->sought->n_rows);

  for (gsize i = 0; i < run->sought->n_rows / 8 + 1; i++)
    {
      if (among != NULL)
        run->matches[i] &= among[i];
      if (without != NULL)
        run->matches[i] &= ~without[i];
      if (set != NULL)
        run->matches[i] &= set[i];
    }
}

GBytes *
liaison_cache_search_run (LiaisonCacheSearch *self,
                          const LiaisonCacheSought *sought,
                          guint stamp,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr(GArray) numbers = NULL;
  Run run = { 0 };
  gsize size;

  if (!has_conditions (sought))
    return g_bytes_ref (sought->base);

  run_begin (self, &run, sought, stamp);
  if (!scan_sheets (self, &run, cancellable, error))
    {
      run_end (self, &run, stamp, FALSE);
      return NULL;
    }
  keep_among (self, &run);
  numbers = sought->gone ? sort_gone (self, &run) : pick_in_order (&run);
  rank (&run, numbers);
  run_end (self, &run, stamp, TRUE);
  size = numbers->len * sizeof (guint32);
  return g_bytes_new_take (g_array_free (g_steal_pointer (&numbers), FALSE), size);
}
