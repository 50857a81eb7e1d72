/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-cache-scan.h"

#include <string.h>

typedef struct
{
  const char *text;
  gsize length;
  gboolean hexadecimal; /* may be part of a Microsoft ID */
} Word;

struct _LiaisonCacheScan
{
  Word *words;
  guint n_words;
  GByteArray *lower;
};

static void
add_row (LiaisonSheetRows *rows, guint i)
{
  rows->bits[i / 64] |= G_GUINT64_CONSTANT (1) << i % 64;
}

static gboolean
has_row (const LiaisonSheetRows *rows, guint i)
{
  return (rows->bits[i / 64] >> i % 64 & 1) != 0;
}

static gboolean
is_hexadecimal (const char *word)
{
  return word[strspn (word, "0123456789abcdef-")] == '\0';
}

LiaisonCacheScan *
liaison_cache_scan_new (const char *const *words)
{
  LiaisonCacheScan *self = g_new0 (LiaisonCacheScan, 1);

  self->n_words = g_strv_length ((char **) words);
  self->words = g_new0 (Word, self->n_words);
  self->lower = g_byte_array_new ();
  for (guint i = 0; i < self->n_words; i++)
    {
      self->words[i].text = words[i];
      self->words[i].length = strlen (words[i]);
      self->words[i].hexadecimal = is_hexadecimal (words[i]);
    }
  return self;
}

void
liaison_cache_scan_free (LiaisonCacheScan *self)
{
  g_free (self->words);
  g_byte_array_unref (self->lower);
  g_free (self);
}

/* Eight letters at once; what is not ASCII stays. */
static guint64
lower_eight (guint64 letters)
{
  const guint64 each = G_GUINT64_CONSTANT (0x0101010101010101);
  guint64 low = letters & each * 0x7f;
  guint64 from_a = low + each * (0x80 - 'A');
  guint64 after_z = low + each * (0x7f - 'Z');
  guint64 capital = ~letters & (from_a ^ after_z) & each * 0x80;

  return letters | capital >> 2;
}

/* Small letters as the folding makes them of ASCII; what else it changes stands in the text. */
static void
make_lower (LiaisonCacheScan *self, const LiaisonSheet *sheet)
{
  gsize size = liaison_sheet_get_end (sheet, sheet->n_rows - 1);
  gsize i = 0;
  guint8 *to;

  g_byte_array_set_size (self->lower, size);
  to = self->lower->data;
  for (; i + sizeof (guint64) <= size; i += sizeof (guint64))
    {
      guint64 letters;

      memcpy (&letters, sheet->text + i, sizeof letters);
      letters = lower_eight (letters);
      memcpy (to + i, &letters, sizeof letters);
    }
  for (; i < size; i++)
    to[i] = g_ascii_tolower (sheet->text[i]);
}

/* One pass of memmem() over the whole sheet: a hit tells the row by where its text ends. */
static void
find_in_text (LiaisonCacheScan *self,
              const Word *word,
              const LiaisonSheet *sheet,
              LiaisonSheetRows *found)
{
  const char *begin = (const char *) self->lower->data;
  const char *end = begin + self->lower->len;
  const char *hit = begin;
  guint row = 0;

  while ((hit = memmem (hit, end - hit, word->text, word->length)) != NULL)
    {
      while (liaison_sheet_get_end (sheet, row) <= hit - begin)
        row++;
      add_row (found, row);
      hit = begin + liaison_sheet_get_end (sheet, row);
    }
}

static void
find_in_ids (const Word *word,
             const LiaisonSheet *sheet,
             const LiaisonSheetRows *wanted,
             LiaisonSheetRows *found)
{
  char buffer[LIAISON_GUID_LENGTH + 1];
  LiaisonSheetRow row;

  for (guint i = 0; i < sheet->n_rows; i++)
    {
      if (!has_row (wanted, i) || has_row (found, i))
        continue;
      liaison_sheet_read (sheet, i, &row);
      if (row.odd_id == NULL && memmem (liaison_sheet_row_get_id (&row, buffer),
                                        LIAISON_GUID_LENGTH, word->text, word->length) != NULL)
        add_row (found, i);
    }
}

static void
find_in_remarks (const Word *word,
                 const LiaisonSheet *sheet,
                 guint32 first,
                 GHashTable *remarks,
                 const LiaisonSheetRows *wanted,
                 LiaisonSheetRows *found)
{
  for (guint i = 0; i < sheet->n_rows; i++)
    {
      const char *remark = has_row (wanted, i) && !has_row (found, i)
                             ? g_hash_table_lookup (remarks, GUINT_TO_POINTER (first + i))
                             : NULL;

      if (remark != NULL && strstr (remark, word->text) != NULL)
        add_row (found, i);
    }
}

static gboolean
keep_found (LiaisonSheetRows *rows, const LiaisonSheetRows *found)
{
  guint64 any = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (rows->bits); i++)
    any |= rows->bits[i] &= found->bits[i];
  return any != 0;
}

void
liaison_cache_scan_sheet (LiaisonCacheScan *self,
                          const LiaisonSheet *sheet,
                          guint32 first,
                          GHashTable *remarks,
                          LiaisonSheetRows *rows)
{
  if (self->n_words == 0 || sheet->n_rows == 0)
    return;

  make_lower (self, sheet);
  for (guint i = 0; i < self->n_words; i++)
    {
      LiaisonSheetRows found = { 0 };

      find_in_text (self, &self->words[i], sheet, &found);
      if (self->words[i].hexadecimal)
        find_in_ids (&self->words[i], sheet, rows, &found);
      if (remarks != NULL && g_hash_table_size (remarks) > 0)
        find_in_remarks (&self->words[i], sheet, first, remarks, rows, &found);
      if (!keep_found (rows, &found))
        return;
    }
}
