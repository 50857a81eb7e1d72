/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-csv-reader.h"

#include <errno.h>
#include <string.h>

#define REPLACEMENT "\xef\xbf\xbd"

/* Neither what cannot be read nor a NUL ends the text. */
static char *
decode_utf_8 (const char *bytes, gsize length)
{
  g_autoptr(GString) text = g_string_sized_new (length);

  for (const char *p = bytes, *end = bytes + length; p < end;)
    {
      const char *stop = memchr (p, '\0', (gsize) (end - p));
      gsize n = (gsize) ((stop != NULL ? stop : end) - p);
      g_autofree char *valid = g_utf8_make_valid (p, (gssize) n);

      g_string_append (text, valid);
      p += n + (stop != NULL ? 1 : 0);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static guint
get_unit (const char *bytes, gboolean big_endian)
{
  guint first = (guchar) bytes[0], second = (guchar) bytes[1];

  return big_endian ? first << 8 | second : second << 8 | first;
}

/* By hand: iconv gives up at half a pair. */
static char *
decode_utf_16 (const char *bytes, gsize length, gboolean big_endian)
{
  g_autoptr(GString) text = g_string_sized_new (length);

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      guint unit = get_unit (bytes + i, big_endian);
      guint next = i + 3 < length ? get_unit (bytes + i + 2, big_endian) : 0;

      if (unit >= 0xd800 && unit < 0xdc00 && next >= 0xdc00 && next < 0xe000)
        {
          g_string_append_unichar (text, 0x10000 + ((unit - 0xd800) << 10) + (next - 0xdc00));
          i += 2;
        }
      else if (unit >= 0xd800 && unit < 0xe000)
        g_string_append (text, REPLACEMENT);
      else if (unit != 0)
        g_string_append_unichar (text, unit);
    }
  if (length % 2 != 0 && bytes[length - 1] != '\0')
    g_string_append (text, REPLACEMENT);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Appends @n bytes of iconv's, which may hold NULs. */
static void
append_without_nuls (GString *text, const char *bytes, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (bytes[i] != '\0')
      g_string_append_c (text, bytes[i]);
}

/* @n_bad: bytes that cannot be read. */
static char *
decode_by_iconv (const char *bytes, gsize length, const char *charset, guint *n_bad)
{
  g_autoptr(GString) text = g_string_sized_new (length + length / 2);
  GIConv converter = g_iconv_open ("UTF-8", charset);
  char *in = (char *) bytes;
  gsize in_left = length;

  *n_bad = 0;
  if (converter == (GIConv) -1)
    {
      *n_bad = G_MAXUINT;
      return decode_utf_8 (bytes, length);
    }
  while (in_left > 0)
    {
      char buffer[4096];
      char *out = buffer;
      gsize out_left = sizeof buffer;
      gsize done = g_iconv (converter, &in, &in_left, &out, &out_left);
      int reason = errno;

      append_without_nuls (text, buffer, sizeof buffer - out_left);
      if (done != (gsize) -1 || reason == E2BIG)
        continue;
      g_string_append (text, REPLACEMENT);
      (*n_bad)++;
      in++;
      in_left--;
      g_iconv (converter, NULL, NULL, NULL, NULL);
    }
  g_iconv_close (converter);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Where Windows has no character, it shows that of ISO 8859-1, if any. */
static char *
decode_windows_1252 (const char *bytes, gsize length)
{
  static const guint16 upper[] = {
    0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008d, 0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178,
  };
  g_autoptr(GString) text = g_string_sized_new (length + length / 8);

  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) bytes[i];

      if (c >= 0x80 && c < 0xa0)
        g_string_append_unichar (text, upper[c - 0x80]);
      else if (c != 0)
        g_string_append_unichar (text, c);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Without NULs, which may be anywhere. */
static gboolean
is_utf_8 (const char *bytes, gsize length)
{
  for (const char *p = bytes, *end = bytes + length; p < end;)
    {
      const char *stop = memchr (p, '\0', (gsize) (end - p));
      gsize n = (gsize) ((stop != NULL ? stop : end) - p);

      if (!g_utf8_validate_len (p, n, NULL))
        return FALSE;
      p += n + (stop != NULL ? 1 : 0);
    }
  return TRUE;
}

/* UTF-16 without a mark: its Latin letters, separators and line ends have a zero byte always on the
 * same side. UTF-8 with some zeros in it has not nearly as many. */
static LiaisonCsvEncoding
find_utf_16 (const char *bytes, gsize length)
{
  gsize n_zero[2] = { 0, 0 };
  gsize n_ends[2] = { 0, 0 };
  gboolean little;

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      n_zero[0] += bytes[i] == '\0' && bytes[i + 1] != '\0';
      n_zero[1] += bytes[i + 1] == '\0' && bytes[i] != '\0';
      n_ends[0] += bytes[i] == '\0' && strchr ("\t\n\r,;", bytes[i + 1]) != NULL && bytes[i + 1];
      n_ends[1] += bytes[i + 1] == '\0' && strchr ("\t\n\r,;", bytes[i]) != NULL && bytes[i];
    }
  little = n_zero[1] > n_zero[0];
  if (n_zero[little] == 0 || n_zero[little] < 4 * n_zero[!little])
    return LIAISON_CSV_AUTOMATIC;
  if (is_utf_8 (bytes, length) && n_zero[little] < length / 4)
    return LIAISON_CSV_AUTOMATIC;
  if (n_ends[little] == 0 && n_zero[little] < length / 4)
    return LIAISON_CSV_AUTOMATIC;
  return little ? LIAISON_CSV_UTF_16_LE : LIAISON_CSV_UTF_16_BE;
}

/* The accents of a European text, each with the letter behind it, can be read as Chinese. But in
 * Chinese nearly every second byte is beyond ASCII, too. */
static gboolean
looks_chinese (const char *bytes, gsize length)
{
  gsize n_common = 0, n_odd = 0;

  for (gsize i = 0; i + 1 < length; i++)
    {
      guchar lead = (guchar) bytes[i], trail = (guchar) bytes[i + 1];

      if (lead < 0x81)
        continue;
      if (trail >= 0xa1 || (trail >= 0x30 && trail <= 0x39))
        n_common++;
      else
        n_odd++;
      i++;
    }
  return n_common > n_odd;
}

static LiaisonCsvEncoding
find_mark (const char *bytes, gsize length)
{
  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    return LIAISON_CSV_UTF_8;
  if (length >= 2 && memcmp (bytes, "\xff\xfe", 2) == 0)
    return LIAISON_CSV_UTF_16_LE;
  if (length >= 2 && memcmp (bytes, "\xfe\xff", 2) == 0)
    return LIAISON_CSV_UTF_16_BE;
  return LIAISON_CSV_AUTOMATIC;
}

static LiaisonCsvEncoding
detect (const char *bytes, gsize length)
{
  LiaisonCsvEncoding encoding = find_mark (bytes, length);
  g_autofree char *text = NULL;
  guint n_bad;

  if (encoding == LIAISON_CSV_AUTOMATIC)
    encoding = find_utf_16 (bytes, length);
  if (encoding != LIAISON_CSV_AUTOMATIC)
    return encoding;
  if (is_utf_8 (bytes, length))
    return LIAISON_CSV_UTF_8;
  if (!looks_chinese (bytes, length))
    return LIAISON_CSV_WINDOWS_1252;
  text = decode_by_iconv (bytes, length, "GB18030", &n_bad);
  return n_bad == 0 ? LIAISON_CSV_GB18030 : LIAISON_CSV_WINDOWS_1252;
}

char *
liaison_csv_decode (const char *bytes, gsize length, LiaisonCsvEncoding *encoding)
{
  guint n_bad;
  gsize mark = 0;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);
  g_return_val_if_fail (encoding != NULL, NULL);

  if (*encoding == LIAISON_CSV_AUTOMATIC)
    *encoding = detect (bytes, length);
  if (find_mark (bytes, length) == *encoding)
    mark = *encoding == LIAISON_CSV_UTF_8 ? 3 : 2;

  switch (*encoding)
    {
    case LIAISON_CSV_UTF_16_LE:
    case LIAISON_CSV_UTF_16_BE:
      return decode_utf_16 (bytes + mark, length - mark, *encoding == LIAISON_CSV_UTF_16_BE);
    case LIAISON_CSV_GB18030:
      return decode_by_iconv (bytes, length, "GB18030", &n_bad);
    case LIAISON_CSV_WINDOWS_1252:
      return decode_windows_1252 (bytes, length);
    case LIAISON_CSV_UTF_8:
    case LIAISON_CSV_AUTOMATIC:
    default:
      return decode_utf_8 (bytes + mark, length - mark);
    }
}
