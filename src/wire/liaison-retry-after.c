/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-wire"

#include "wire/liaison-retry-after.h"

/* Ten years: more is no wait, and the sum stays far from the end of the numbers. */
#define SECONDS_MAX (10 * G_GINT64_CONSTANT (366) * 24 * 60 * 60)

static gboolean
read_date (const char *text, gint64 *seconds)
{
  g_autoptr(GDateTime) date = soup_date_time_new_from_http_string (text);

  if (date == NULL)
    return FALSE;
  *seconds = g_date_time_to_unix (date);
  return TRUE;
}

gboolean
liaison_retry_after_read (SoupMessageHeaders *headers, gint64 now, gint64 *duration)
{
  const char *text = soup_message_headers_get_one (headers, "Retry-After");
  const char *date = soup_message_headers_get_one (headers, "Date");
  g_autofree char *tight = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  gint64 seconds, from;

  if (tight == NULL || *tight == '\0')
    return FALSE;

  if (g_ascii_string_to_signed (tight, 10, 0, G_MAXINT64, &seconds, NULL))
    {
      *duration = MIN (seconds, SECONDS_MAX) * G_USEC_PER_SEC;
      return TRUE;
    }

  if (!read_date (tight, &seconds))
    return FALSE;
  if (date == NULL || !read_date (date, &from))
    from = now / G_USEC_PER_SEC;
  *duration = CLAMP (seconds - from, 0, SECONDS_MAX) * G_USEC_PER_SEC;
  return TRUE;
}
