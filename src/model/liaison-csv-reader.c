/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-csv-reader.h"

#include <string.h>

/* Rows that are looked at to find the separator. */
#define SAMPLE_ROWS 50

typedef struct
{
  const char *at;
  char separator;
  guint line;
} Scan;

static gboolean
is_end (const Scan *scan, const char *p)
{
  return *p == '\0' || *p == '\r' || *p == '\n' ||
         (*p == scan->separator && scan->separator != LIAISON_CSV_NO_SEPARATOR);
}

/* Past a line end at @p. */
static const char *
skip_line_end (Scan *scan, const char *p)
{
  scan->line++;
  return p + (p[0] == '\r' && p[1] == '\n' ? 2 : 1);
}

/* @p: behind an opening quote. NULL: nothing closes it. */
static const char *
find_closing_quote (const char *p)
{
  for (p = strchr (p, '"'); p != NULL && p[1] == '"'; p = strchr (p + 2, '"'))
    continue;
  return p;
}

static void
append_quoted (Scan *scan, GString *cell, const char *start, const char *end)
{
  for (const char *p = start; p < end; p++)
    {
      g_string_append_c (cell, *p);
      if (*p == '"')
        p++; /* the second of two */
      else if (*p == '\n' || (*p == '\r' && p[1] != '\n'))
        scan->line++;
    }
}

/* What stands behind a closing quote belongs to the cell. */
static char *
take_cell (Scan *scan)
{
  g_autoptr(GString) cell = g_string_new (NULL);
  const char *quote = scan->at + strspn (scan->at, " ");
  const char *close = *quote == '"' && scan->separator != LIAISON_CSV_NO_SEPARATOR
                        ? find_closing_quote (quote + 1)
                        : NULL;
  const char *end;

  if (close != NULL)
    {
      append_quoted (scan, cell, quote + 1, close);
      scan->at = close + 1;
    }
  for (end = scan->at; !is_end (scan, end); end++)
    continue;
  g_string_append_len (cell, scan->at, end - scan->at);
  scan->at = end;
  return g_string_free (g_steal_pointer (&cell), FALSE);
}

/* Separators alone are nothing, too, whichever they are. */
static gboolean
is_blank (GPtrArray *cells)
{
  const char *nothing = cells->len == 1 ? " \t\r\n,;" : " \t\r\n";

  for (guint i = 0; i < cells->len; i++)
    {
      const char *cell = g_ptr_array_index (cells, i);

      if (cell[strspn (cell, nothing)] != '\0')
        return FALSE;
    }
  return TRUE;
}

/* NULL at the end of the text. */
static GPtrArray *
take_row (Scan *scan)
{
  GPtrArray *cells;

  if (*scan->at == '\0')
    return NULL;
  cells = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (cells, take_cell (scan));
  while (*scan->at != '\0' && *scan->at == scan->separator)
    {
      scan->at++;
      g_ptr_array_add (cells, take_cell (scan));
    }
  if (*scan->at != '\0')
    scan->at = skip_line_end (scan, scan->at);
  return cells;
}

static LiaisonCsvTable *
parse (const char *text, char separator, guint max_rows)
{
  LiaisonCsvTable *table = g_new0 (LiaisonCsvTable, 1);
  Scan scan = { .at = text, .separator = separator, .line = 1 };
  guint line = 1;
  GPtrArray *cells;

  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  table->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  while (table->rows->len < max_rows && (cells = take_row (&scan)) != NULL)
    {
      if (is_blank (cells))
        g_ptr_array_unref (cells);
      else
        {
          table->n_columns = MAX (table->n_columns, cells->len);
          g_ptr_array_add (cells, NULL);
          g_ptr_array_add (table->rows, g_ptr_array_free (cells, FALSE));
          g_array_append_val (table->lines, line);
        }
      line = scan.line;
    }
  return table;
}

/* A spreadsheet's own hint on the first line. */
static gboolean
has_hint (const char *text)
{
  return g_ascii_strncasecmp (text, "sep=", 4) == 0 && text[4] != '\0' &&
         strchr (",;\t", text[4]) != NULL && strchr ("\r\n", text[5]) != NULL;
}

/* Rows with as many cells as the first, in thousandths; 0: that one has a single cell. */
static guint
rate (const char *text, char separator, guint *n_columns)
{
  g_autoptr(LiaisonCsvTable) sample = parse (text, separator, SAMPLE_ROWS);
  guint n_alike = 0;

  *n_columns = sample->rows->len > 0 ? g_strv_length (g_ptr_array_index (sample->rows, 0)) : 0;
  if (*n_columns < 2)
    return 0;
  for (guint i = 0; i < sample->rows->len; i++)
    n_alike += g_strv_length (g_ptr_array_index (sample->rows, i)) == *n_columns;
  return n_alike * 1000 / sample->rows->len;
}

void
liaison_csv_table_free (LiaisonCsvTable *table)
{
  g_ptr_array_unref (table->rows);
  g_array_unref (table->lines);
  g_free (table);
}

char
liaison_csv_find_separator (const char *text)
{
  static const char candidates[] = { '\t', ';', ',' };
  char best = LIAISON_CSV_NO_SEPARATOR;
  guint best_rate = 0, best_columns = 0;

  g_return_val_if_fail (text != NULL, LIAISON_CSV_NO_SEPARATOR);

  if (has_hint (text))
    return text[4];
  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      guint n_columns;
      guint rated = rate (text, candidates[i], &n_columns);

      if (rated > best_rate || (rated > 0 && rated == best_rate && n_columns > best_columns))
        {
          best = candidates[i];
          best_rate = rated;
          best_columns = n_columns;
        }
    }
  return best;
}

LiaisonCsvTable *
liaison_csv_parse (const char *text, char separator)
{
  LiaisonCsvTable *table;

  g_return_val_if_fail (text != NULL, NULL);

  table = parse (text, separator, G_MAXUINT);
  if (has_hint (text) && table->rows->len > 0)
    {
      g_ptr_array_remove_index (table->rows, 0);
      g_array_remove_index (table->lines, 0);
    }
  return table;
}
