/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days of the calendar as ISO dates ("2026-03-04"). */

/* The day that a person wrote, as an ISO date or in the way of the locale. NULL: it is no day, or
 * lies before 1990 or after 2199. Transfer full. */
char *liaison_day_from_text (const char *text);
/* Today here. Transfer full. */
char *liaison_day_dup_today (void);
/* Whether @day is @today or before it; FALSE if it is NULL. */
gboolean liaison_day_is_due (const char *day, const char *today);

G_END_DECLS
