/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-input.h"

#include "wire/liaison-retry-after.h"

/* The first line of the input is our time in seconds since 1970, the others are headers. */

#define DURATION_MAX (10 * G_GINT64_CONSTANT (366) * 24 * 60 * 60 * G_USEC_PER_SEC)

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  FuzzInput input = { (const char *) data, size };
  g_autofree char *line = fuzz_input_take_line (&input);
  g_autoptr(SoupMessageHeaders) headers = fuzz_input_take_headers (&input);
  gint64 seconds = g_ascii_strtoll (line, NULL, 10) % (G_MAXINT64 / G_USEC_PER_SEC);
  gint64 duration = -1;

  if (liaison_retry_after_read (headers, seconds * G_USEC_PER_SEC, &duration))
    {
      g_assert_cmpint (duration, >=, 0);
      g_assert_cmpint (duration, <=, DURATION_MAX);
    }
  else
    g_assert_cmpint (duration, ==, -1);
  return 0;
}
