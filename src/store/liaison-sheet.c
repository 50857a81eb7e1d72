/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/liaison-sheet.h"

#include <string.h>

#include "model/liaison-folding.h"

/* The bytes of a sheet: how many rows there are (2), a fixed part of each, then their text. The
 * fixed part: GUID (16), since (4), end of the row's text (4), flags, relationship. The text: name,
 * domain, then what the flags tell of, each with a zero behind it. Numbers are little-endian. */
#define HEAD 2
#define FIXED 26
#define AT_SINCE 16
#define AT_END 20
#define AT_FLAGS 24
#define AT_RELATIONSHIP 25

enum
{
  RIGHTS_MASK = 3,
  GONE = 1 << 2,
  FRESH = 1 << 3,
  HAS_FOLDED = 1 << 4,
  HAS_ODD_ID = 1 << 5,
  HAS_RELATIONSHIP_TEXT = 1 << 6,
};

static guint32
get_u32 (const guint8 *bytes)
{
  guint32 number;

  memcpy (&number, bytes, sizeof number);
  return GUINT32_FROM_LE (number);
}

static void
put_u32 (guint8 *bytes, guint32 number)
{
  number = GUINT32_TO_LE (number);
  memcpy (bytes, &number, sizeof number);
}

/* The id */

/* The value of a small hexadecimal digit, or -1. */
static int
get_digit (char c)
{
  return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static gboolean
parse_guid (const char *text, guint8 guid[16])
{
  guint n = 0;

  for (guint i = 0; i < LIAISON_GUID_LENGTH; i++)
    {
      if (i == 8 || i == 13 || i == 18 || i == 23)
        {
          if (text[i] != '-')
            return FALSE;
          continue;
        }
      if (get_digit (text[i]) < 0 || get_digit (text[i + 1]) < 0)
        return FALSE;
      guid[n++] = get_digit (text[i]) << 4 | get_digit (text[i + 1]);
      i++;
    }
  return text[LIAISON_GUID_LENGTH] == '\0';
}

void
liaison_sheet_row_set_id (LiaisonSheetRow *row, const char *id)
{
  memset (row->guid, 0, sizeof row->guid);
  row->odd_id = parse_guid (id, row->guid) ? NULL : id;
}

const char *
liaison_sheet_row_get_id (const LiaisonSheetRow *row, char buffer[LIAISON_GUID_LENGTH + 1])
{
  static const char digits[] = "0123456789abcdef";
  char *end = buffer;

  if (row->odd_id != NULL)
    return row->odd_id;
  for (guint i = 0; i < sizeof row->guid; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *end++ = '-';
      *end++ = digits[row->guid[i] >> 4];
      *end++ = digits[row->guid[i] & 15];
    }
  *end = '\0';
  return buffer;
}

/* Reading */

static const guint8 *
get_fixed (const LiaisonSheet *sheet, guint i)
{
  return sheet->bytes + HEAD + (gsize) i * FIXED;
}

guint
liaison_sheet_get_end (const LiaisonSheet *sheet, guint i)
{
  return get_u32 (get_fixed (sheet, i) + AT_END);
}

gboolean
liaison_sheet_open (LiaisonSheet *sheet, gconstpointer bytes, gsize size)
{
  gsize n_rows, fixed, begin = 0;

  sheet->bytes = bytes;
  sheet->n_rows = 0;
  if (bytes == NULL || size < HEAD)
    return FALSE;
  n_rows = sheet->bytes[0] | sheet->bytes[1] << 8;
  fixed = HEAD + n_rows * FIXED;
  if (n_rows > LIAISON_SHEET_ROWS || size < fixed)
    return FALSE;

  sheet->n_rows = n_rows;
  sheet->text = (const char *) sheet->bytes + fixed;
  for (guint i = 0; i < n_rows; i++)
    {
      gsize end = liaison_sheet_get_end (sheet, i);

      if (end < begin + 2 || end > size - fixed || sheet->text[end - 1] != '\0')
        return FALSE;
      begin = end;
    }
  return TRUE;
}

/* The next of the row's texts; "" when there is none, which only happens in a damaged sheet. */
static const char *
take_text (const char **text, const char *end)
{
  const char *taken = *text;

  if (taken >= end)
    return "";
  *text += strlen (taken) + 1;
  return taken;
}

void
liaison_sheet_read (const LiaisonSheet *sheet, guint i, LiaisonSheetRow *row)
{
  const guint8 *fixed = get_fixed (sheet, i);
  guint flags = fixed[AT_FLAGS];
  const char *text = sheet->text + (i > 0 ? liaison_sheet_get_end (sheet, i - 1) : 0);
  const char *end = sheet->text + liaison_sheet_get_end (sheet, i);

  memcpy (row->guid, fixed, sizeof row->guid);
  row->since = get_u32 (fixed + AT_SINCE);
  row->relationship = fixed[AT_RELATIONSHIP];
  row->rights = flags & RIGHTS_MASK;
  row->gone = (flags & GONE) != 0;
  row->fresh = (flags & FRESH) != 0;
  row->name = take_text (&text, end);
  row->domain = take_text (&text, end);
  if ((flags & HAS_FOLDED) != 0)
    take_text (&text, end);
  row->odd_id = (flags & HAS_ODD_ID) != 0 ? take_text (&text, end) : NULL;
  row->relationship_text = (flags & HAS_RELATIONSHIP_TEXT) != 0 ? take_text (&text, end) : NULL;
}

/* Writing */

static gboolean
is_plain (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text >= 0x80)
      return FALSE;
  return TRUE;
}

/* What a search has to look at besides the text in small letters, or NULL. */
static char *
dup_folded (const LiaisonSheetRow *row)
{
  g_autofree char *name = NULL, *domain = NULL, *lower_name = NULL, *lower_domain = NULL;

  if (is_plain (row->name) && is_plain (row->domain))
    return NULL;
  name = liaison_fold (row->name);
  domain = liaison_fold (row->domain);
  lower_name = g_ascii_strdown (row->name, -1);
  lower_domain = g_ascii_strdown (row->domain, -1);
  if (g_str_equal (name, lower_name) && g_str_equal (domain, lower_domain))
    return NULL;
  return g_strdup_printf ("%s\n%s", name, domain);
}

static void
append_text (GByteArray *bytes, const char *text)
{
  g_byte_array_append (bytes, (const guint8 *) text, strlen (text) + 1);
}

GByteArray *
liaison_sheet_write (const LiaisonSheetRow *rows, guint n_rows)
{
  GByteArray *bytes = g_byte_array_new ();
  gsize begin = HEAD + (gsize) n_rows * FIXED;

  g_return_val_if_fail (n_rows <= LIAISON_SHEET_ROWS, bytes);

  g_byte_array_set_size (bytes, begin);
  bytes->data[0] = n_rows & 0xff;
  bytes->data[1] = n_rows >> 8;
  for (guint i = 0; i < n_rows; i++)
    {
      const LiaisonSheetRow *row = &rows[i];
      g_autofree char *folded = dup_folded (row);
      guint8 *fixed;

      append_text (bytes, row->name);
      append_text (bytes, row->domain);
      if (folded != NULL)
        append_text (bytes, folded);
      if (row->odd_id != NULL)
        append_text (bytes, row->odd_id);
      if (row->relationship_text != NULL)
        append_text (bytes, row->relationship_text);

      fixed = bytes->data + HEAD + (gsize) i * FIXED;
      memcpy (fixed, row->guid, sizeof row->guid);
      put_u32 (fixed + AT_SINCE, row->since);
      put_u32 (fixed + AT_END, bytes->len - begin);
      fixed[AT_FLAGS] = row->rights | (row->gone ? GONE : 0) | (row->fresh ? FRESH : 0) |
                        (folded != NULL ? HAS_FOLDED : 0) | (row->odd_id != NULL ? HAS_ODD_ID : 0) |
                        (row->relationship_text != NULL ? HAS_RELATIONSHIP_TEXT : 0);
      fixed[AT_RELATIONSHIP] = row->relationship;
    }
  return bytes;
}
