/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/liaison-day.h"

#include <stdio.h>
#include <string.h>

/* A slip of the finger, such as a year of two or five digits. */
#define FIRST_YEAR 1990
#define LAST_YEAR 2199

static gboolean
parse_iso (const char *text, GDate *date)
{
  unsigned year, month, day;
  int end = 0;

  if (sscanf (text, "%4u-%2u-%2u%n", &year, &month, &day, &end) != 3 || text[end] != '\0' ||
      year > G_MAXUINT16 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/* GLib takes a number alone for a day, and what follows a date for nothing: a date is three
 * numbers, or two with the name of a month. */
static gboolean
has_three_parts (const char *text)
{
  guint n_parts = 0;
  gboolean inside = FALSE;
  gboolean worded = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean digit = g_ascii_isdigit (*p);

      if (digit && !inside)
        n_parts++;
      inside = digit;
      worded |= g_ascii_isalpha (*p);
    }
  return n_parts == (worded ? 2 : 3);
}

char *
liaison_day_from_text (const char *text)
{
  g_autofree char *tidy = NULL;
  GDate date;

  g_return_val_if_fail (text != NULL, NULL);

  tidy = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE); /* of wide digits, too */
  if (tidy == NULL)
    return NULL;
  g_strstrip (tidy);

  g_date_clear (&date, 1);
  if (!parse_iso (tidy, &date) && has_three_parts (tidy))
    g_date_set_parse (&date, tidy);
  if (!g_date_valid (&date) || g_date_get_year (&date) < FIRST_YEAR ||
      g_date_get_year (&date) > LAST_YEAR)
    return NULL;

  return g_strdup_printf ("%04u-%02u-%02u", (guint) g_date_get_year (&date),
                          (guint) g_date_get_month (&date), (guint) g_date_get_day (&date));
}

char *
liaison_day_dup_today (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

gboolean
liaison_day_is_due (const char *day, const char *today)
{
  g_return_val_if_fail (today != NULL, FALSE);

  return day != NULL && strcmp (day, today) <= 0;
}
