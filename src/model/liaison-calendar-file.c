/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/liaison-calendar-file.h"

#include <string.h>

#include "model/liaison-day.h"

/* Of a line in the file, in bytes and without its end (RFC 5545, 3.1). */
#define MAX_LINE 75

/* A long line goes on in the next one, behind a space; no character is torn. */
static void
add_line (GString *file, const char *line)
{
  gsize length = 0;

  for (const char *at = line; *at != '\0';)
    {
      gsize size = (gsize) (g_utf8_next_char (at) - at);

      if (length + size > MAX_LINE)
        {
          g_string_append (file, "\r\n ");
          length = 1;
        }
      g_string_append_len (file, at, (gssize) size);
      length += size;
      at += size;
    }
  g_string_append (file, "\r\n");
}

/* RFC 5545, 3.3.11. Other control characters may not stand in a file. */
static void
add_text (GString *file, const char *name, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr(GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  for (const char *at = valid; *at != '\0'; at++)
    {
      if (*at == '\n')
        g_string_append (line, "\\n");
      else if (*at == '\\' || *at == ',' || *at == ';')
        g_string_append_printf (line, "\\%c", *at);
      else if (*at == '\t' || !g_ascii_iscntrl (*at))
        g_string_append_c (line, *at);
    }
  add_line (file, line->str);
}

static void
add_entry (GString *file, const LiaisonCalendarEntry *entry, const char *day, const char *stamp)
{
  g_auto(GStrv) parts = g_strsplit (day, "-", -1);
  g_autofree char *compact = g_strjoinv ("", parts);
  g_autofree char *start = g_strconcat ("DTSTART;VALUE=DATE:", compact, NULL);

  add_line (file, "BEGIN:VEVENT");
  add_text (file, "UID", entry->id);
  add_line (file, stamp);
  add_line (file, start);
  add_text (file, "SUMMARY", entry->summary);
  if (entry->description != NULL)
    add_text (file, "DESCRIPTION", entry->description);
  add_line (file, "TRANSP:TRANSPARENT");
  add_line (file, "BEGIN:VALARM");
  add_line (file, "ACTION:DISPLAY");
  add_text (file, "DESCRIPTION", entry->summary);
  add_line (file, "TRIGGER:PT9H");
  add_line (file, "END:VALARM");
  add_line (file, "END:VEVENT");
}

char *
liaison_calendar_file_new (const LiaisonCalendarEntry *entries, gsize n_entries, gint64 now)
{
  GString *file = g_string_new (NULL);
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (now / G_USEC_PER_SEC);
  g_autofree char *stamp = g_date_time_format (utc, "DTSTAMP:%Y%m%dT%H%M%SZ");

  add_line (file, "BEGIN:VCALENDAR");
  add_line (file, "VERSION:2.0");
  add_line (file, "PRODID:-//Liaison//Liaison//EN");
  add_line (file, "CALSCALE:GREGORIAN");
  for (gsize i = 0; i < n_entries; i++)
    {
      g_autofree char *day = entries[i].day != NULL ? liaison_day_from_text (entries[i].day) : NULL;

      if (day != NULL)
        add_entry (file, &entries[i], day, stamp);
    }
  add_line (file, "END:VCALENDAR");
  return g_string_free (file, FALSE);
}
