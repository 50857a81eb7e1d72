/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-customer-rows.h"

/* A page of customers falls all over a sorted list. Telling the view of each place costs far more
 * than telling it once of everything between the first and the last. */
#define MAX_RUNS 8

static char *
fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *wide = g_utf8_normalize (valid, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = g_utf8_casefold (wide, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_NFKC);
}

static char *
dup_folded (const LiaisonCustomerRow *row)
{
  g_autofree char *name = fold (row->name);
  g_autofree char *domain = fold (row->domain);
  g_autofree char *id = fold (row->id);

  return g_strdup_printf ("%s\n%s\n%s", name, domain, id);
}

LiaisonRow *
liaison_row_new (const LiaisonCustomerRow *row)
{
  const char *name = row->name != NULL ? row->name : "";
  g_autofree char *key = g_utf8_collate_key (name, -1);
  g_autofree char *folded = dup_folded (row);
  const char *const strings[] = { row->id, name, row->domain != NULL ? row->domain : "", key,
                                  folded };
  const char *copies[G_N_ELEMENTS (strings)];
  gsize size = 0;
  LiaisonRow *self;
  char *end;

  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    size += strlen (strings[i]) + 1;
  self = g_malloc0 (sizeof *self + size);

  end = self->strings;
  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    {
      copies[i] = end;
      end = g_stpcpy (end, strings[i]) + 1;
    }
  self->id = copies[0];
  self->name = copies[1];
  self->domain = copies[2];
  self->key = copies[3];
  self->folded = copies[4];
  self->relationship = row->relationship;
  if (row->relationship_text != NULL)
    self->relationship_text = g_ref_string_new_intern (row->relationship_text);
  return self;
}

void
liaison_row_free (LiaisonRow *row)
{
  g_clear_pointer (&row->relationship_text, g_ref_string_release);
  g_free (row);
}

int
liaison_row_compare (const LiaisonRow *one, const LiaisonRow *other)
{
  int order = strcmp (one->key, other->key);

  return order != 0 ? order : strcmp (one->id, other->id);
}

GStrv
liaison_row_split_words (const char *search)
{
  g_autofree char *folded = fold (search);
  g_auto(GStrv) pieces = g_strsplit_set (folded, " \t\r\n", -1);
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();

  for (char **piece = pieces; *piece != NULL; piece++)
    if (**piece != '\0')
      g_strv_builder_add (words, *piece);
  return g_strv_builder_end (words);
}

gboolean
liaison_row_matches (const LiaisonRow *row, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strstr (row->folded, *words) == NULL)
      return FALSE;
  return TRUE;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  return liaison_row_compare (*(LiaisonRow *const *) a, *(LiaisonRow *const *) b);
}

void
liaison_rows_sort (GPtrArray *rows)
{
  g_ptr_array_sort (rows, compare_rows);
}

GPtrArray *
liaison_rows_filter (GPtrArray *rows, GStrv words)
{
  GPtrArray *matches = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      LiaisonRow *row = g_ptr_array_index (rows, i);

      if (!row->gone && liaison_row_matches (row, (const char *const *) words))
        g_ptr_array_add (matches, row);
    }
  return matches;
}

gboolean
liaison_rows_find (GPtrArray *rows, const LiaisonRow *row, guint *position)
{
  guint low = 0, high = rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = liaison_row_compare (g_ptr_array_index (rows, middle), row);

      if (order == 0)
        {
          *position = middle;
          return TRUE;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  *position = low;
  return FALSE;
}

/* Splices @n_added rows from @added in for @n_removed at @position. */
static void
splice (GPtrArray *rows, guint position, guint n_removed, gpointer *added, guint n_added)
{
  guint behind = rows->len - position - n_removed;

  if (n_added > n_removed)
    g_ptr_array_set_size (rows, rows->len + n_added - n_removed);
  memmove (rows->pdata + position + n_added, rows->pdata + position + n_removed,
           behind * sizeof (gpointer));
  if (n_added > 0)
    memcpy (rows->pdata + position, added, n_added * sizeof (gpointer));
  if (n_added < n_removed)
    g_ptr_array_set_size (rows, position + n_added + behind);
}

/* How many of @positions, from @i on, make one run: the same place for insertions (@step 0),
 * neighbours for removals (@step 1). */
static guint
measure_run (const guint *positions, guint n_positions, guint i, guint step)
{
  guint n = 1;

  while (i + n < n_positions && positions[i + n] == positions[i] + n * step)
    n++;
  return n;
}

static guint
count_runs (const guint *positions, guint n_positions, guint step)
{
  guint n_runs = 0;

  for (guint i = 0; i < n_positions; i += measure_run (positions, n_positions, i, step))
    n_runs++;
  return n_runs;
}

/* The span from the first to the last place, with @added put in at their @positions. */
static GPtrArray *
merge_span (GPtrArray *rows, GPtrArray *added, const guint *positions)
{
  GPtrArray *span = g_ptr_array_new ();
  guint i = 0;

  for (guint at = positions[0];; at++)
    {
      while (i < added->len && positions[i] == at)
        g_ptr_array_add (span, g_ptr_array_index (added, i++));
      if (i == added->len)
        return span;
      g_ptr_array_add (span, g_ptr_array_index (rows, at));
    }
}

void
liaison_rows_insert (GPtrArray *rows,
                     GPtrArray *added,
                     LiaisonRowsChanged changed,
                     gpointer user_data)
{
  g_autofree guint *positions = g_new (guint, added->len);
  guint n_runs;

  if (added->len == 0)
    return;
  for (guint i = 0; i < added->len; i++)
    liaison_rows_find (rows, g_ptr_array_index (added, i), &positions[i]);
  n_runs = count_runs (positions, added->len, 0);

  if (n_runs > MAX_RUNS)
    {
      g_autoptr(GPtrArray) span = merge_span (rows, added, positions);
      guint n_removed = span->len - added->len;

      splice (rows, positions[0], n_removed, span->pdata, span->len);
      if (changed != NULL)
        changed (positions[0], n_removed, span->len, user_data);
      return;
    }

  /* Each run moves those behind it. */
  for (guint i = 0, shift = 0; i < added->len;)
    {
      guint n = measure_run (positions, added->len, i, 0);

      splice (rows, positions[i] + shift, 0, added->pdata + i, n);
      if (changed != NULL)
        changed (positions[i] + shift, 0, n, user_data);
      shift += n;
      i += n;
    }
}

void
liaison_rows_remove (GPtrArray *rows,
                     GPtrArray *removed,
                     LiaisonRowsChanged changed,
                     gpointer user_data)
{
  g_autofree guint *positions = g_new (guint, removed->len);
  guint n_positions = 0;

  for (guint i = 0; i < removed->len; i++)
    if (liaison_rows_find (rows, g_ptr_array_index (removed, i), &positions[n_positions]))
      n_positions++;
  if (n_positions == 0)
    return;

  if (count_runs (positions, n_positions, 1) > MAX_RUNS)
    {
      guint first = positions[0];
      guint n_removed = positions[n_positions - 1] - first + 1;
      g_autoptr(GPtrArray) span = g_ptr_array_sized_new (n_removed);

      for (guint at = first, i = 0; at < first + n_removed; at++)
        if (positions[i] == at)
          i++;
        else
          g_ptr_array_add (span, g_ptr_array_index (rows, at));
      splice (rows, first, n_removed, span->pdata, span->len);
      if (changed != NULL)
        changed (first, n_removed, span->len, user_data);
      return;
    }

  for (guint i = 0, shift = 0; i < n_positions;)
    {
      guint n = measure_run (positions, n_positions, i, 1);

      splice (rows, positions[i] - shift, n, NULL, 0);
      if (changed != NULL)
        changed (positions[i] - shift, n, 0, user_data);
      shift += n;
      i += n;
    }
}

void
liaison_rows_replace (GPtrArray *rows,
                      GPtrArray *by,
                      LiaisonRowsChanged changed,
                      gpointer user_data)
{
  guint shorter = MIN (rows->len, by->len);
  guint front = 0, back = 0;
  guint n_removed, n_added;

  while (front < shorter && rows->pdata[front] == by->pdata[front])
    front++;
  while (back < shorter - front &&
         rows->pdata[rows->len - 1 - back] == by->pdata[by->len - 1 - back])
    back++;

  n_removed = rows->len - front - back;
  n_added = by->len - front - back;
  if (n_removed == 0 && n_added == 0)
    return;
  splice (rows, front, n_removed, by->pdata + front, n_added);
  if (changed != NULL)
    changed (front, n_removed, n_added, user_data);
}
