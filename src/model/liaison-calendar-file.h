/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Something to be done on a day, for a calendar of another program. */
typedef struct
{
  const char *id;          /* the same in each file, so that it replaces what was imported before */
  const char *day;         /* ISO date; without one it is left out */
  const char *summary;     /* in any characters, also those that are none of UTF-8 */
  const char *description; /* may be NULL */
} LiaisonCalendarEntry;

/* An RFC 5545 file (.ics): an all-day event per entry, which takes no time and rings at nine.
 * @now: microseconds since 1970, when it was written. UTF-8, CR LF, lines of at most 75 bytes.
 * Transfer full. */
char *liaison_calendar_file_new (const LiaisonCalendarEntry *entries, gsize n_entries, gint64 now);

G_END_DECLS
