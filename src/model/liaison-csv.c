/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-csv.h"

#include <string.h>

static gboolean
begins_formula (const char *text)
{
  /* The full-width ones count where the spreadsheet speaks Chinese or Japanese. */
  static const gunichar signs[] = { '=',  '+',    '-',    '@',    '\t',  '\r',
                                    '\n', 0xff1d, 0xff0b, 0xff0d, 0xff20 };
  gunichar first = g_utf8_get_char (text);

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (first == signs[i])
      return TRUE;

  return FALSE;
}

char *
liaison_csv_neutralise (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  return begins_formula (valid) ? g_strconcat ("'", valid, NULL) : g_steal_pointer (&valid);
}

/* Blanks at the edges are kept by most readers only within quotes. */
static gboolean
needs_quotes (const char *text)
{
  gsize length = strlen (text);

  return strpbrk (text, ",\"\r\n") != NULL || text[0] == ' ' ||
         (length > 0 && text[length - 1] == ' ');
}

void
liaison_csv_append_exact_cell (GString *line, const char *text)
{
  g_return_if_fail (line != NULL);
  g_return_if_fail (text != NULL);

  if (!needs_quotes (text))
    {
      g_string_append (line, text);
      return;
    }

  g_string_append_c (line, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *p);
    }
  g_string_append_c (line, '"');
}

void
liaison_csv_append_cell (GString *line, const char *text)
{
  g_autofree char *safe = NULL;

  g_return_if_fail (line != NULL);

  safe = liaison_csv_neutralise (text);
  liaison_csv_append_exact_cell (line, safe);
}

void
liaison_csv_append_line (GString *out, const char *const *cells, gsize n_cells)
{
  g_return_if_fail (out != NULL);
  g_return_if_fail (cells != NULL || n_cells == 0);

  for (gsize i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      liaison_csv_append_cell (out, cells[i]);
    }
  g_string_append (out, "\r\n");
}
