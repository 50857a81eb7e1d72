/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/liaison-folding.h"

#include <string.h>

/* Letters that Unicode does not take apart, though everybody types them without the stroke. */
static const struct
{
  gunichar letter;
  const char *plain;
} strokes[] = {
  { 0x00e6, "ae" }, /* æ */
  { 0x00f0, "d" },  /* ð */
  { 0x00f8, "o" },  /* ø */
  { 0x00fe, "th" }, /* þ */
  { 0x0111, "d" },  /* đ */
  { 0x0127, "h" },  /* ħ */
  { 0x0131, "i" },  /* ı */
  { 0x0142, "l" },  /* ł */
  { 0x0153, "oe" }, /* œ */
  { 0x0167, "t" },  /* ŧ */
};

/* Accents of European scripts; others, such as the voicing marks of kana, make another letter. And
 * what nobody sees: soft hyphens, marks of direction, choices between variants of a character. */
static gboolean
is_left_out (gunichar c)
{
  return (c >= 0x0300 && c <= 0x036f) || (c >= 0xfe00 && c <= 0xfe0f) ||
         (c >= 0xe0100 && c <= 0xe01ef) || g_unichar_type (c) == G_UNICODE_FORMAT;
}

static void
append_folded (GString *folded, gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (strokes); i++)
    if (strokes[i].letter == c)
      {
        g_string_append (folded, strokes[i].plain);
        return;
      }
  g_string_append_unichar (folded, c);
}

static gboolean
is_ascii (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text >= 0x80)
      return FALSE;
  return TRUE;
}

char *
liaison_fold (const char *text)
{
  g_autofree char *valid = NULL, *decomposed = NULL, *lower = NULL;
  g_autoptr(GString) folded = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  if (is_ascii (text))
    return g_ascii_strdown (text, -1);

  valid = g_utf8_make_valid (text, -1);
  lower = g_utf8_casefold (valid, -1);
  decomposed = g_utf8_normalize (lower, -1, G_NORMALIZE_NFKD);
  /* Full-width capitals are letters of their own until they are taken apart. */
  g_free (lower);
  lower = g_utf8_casefold (decomposed, -1);
  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_left_out (g_utf8_get_char (p)))
      append_folded (folded, g_utf8_get_char (p));
  return g_utf8_normalize (folded->str, -1, G_NORMALIZE_NFC);
}

GStrv
liaison_fold_words (const char *search)
{
  g_autofree char *folded = NULL;
  g_auto(GStrv) pieces = NULL;
  g_autoptr(GPtrArray) words = g_ptr_array_new ();

  g_return_val_if_fail (search != NULL, NULL);

  /* The ideographic space is folded to the plain one. */
  folded = liaison_fold (search);
  pieces = g_strsplit_set (folded, " \t\r\n", -1);
  for (char **piece = pieces; *piece != NULL; piece++)
    if (**piece != '\0' && !g_ptr_array_find_with_equal_func (words, *piece, g_str_equal, NULL))
      g_ptr_array_add (words, g_strdup (*piece));
  g_ptr_array_add (words, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

/* Whether folding may make one letter of what stands before @c and @c: a mark, also one of half
 * width that has a place of its own, or a vowel or final consonant of Hangul. */
static gboolean
joins (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  return g_unichar_ismark (parts[0]) || (parts[0] >= 0x1160 && parts[0] <= 0x11ff);
}

/* A letter with what follows it that folding joins. */
static const char *
next_cluster (const char *p)
{
  do
    p = g_utf8_next_char (p);
  while (*p != '\0' && joins (g_utf8_get_char (p)));
  return p;
}

static char *
fold_ascii_with_places (const char *text, GArray *starts, GArray *ends)
{
  for (guint i = 0; text[i] != '\0'; i++)
    {
      guint end = i + 1;

      g_array_append_val (starts, i);
      g_array_append_val (ends, end);
    }
  return g_ascii_strdown (text, -1);
}

/* The folded @text, and for each of its bytes the place in @text that it came from. */
static char *
fold_with_places (const char *text, GArray *starts, GArray *ends)
{
  g_autoptr(GString) folded = NULL;

  if (is_ascii (text))
    return fold_ascii_with_places (text, starts, ends);

  folded = g_string_new (NULL);
  for (const char *p = text; *p != '\0';)
    {
      const char *next = next_cluster (p);
      g_autofree char *cluster = g_strndup (p, next - p);
      g_autofree char *piece = liaison_fold (cluster);
      guint start = p - text, end = next - text;

      for (gsize i = 0; piece[i] != '\0'; i++)
        {
          g_array_append_val (starts, start);
          g_array_append_val (ends, end);
        }
      g_string_append (folded, piece);
      p = next;
    }
  return g_string_free (g_steal_pointer (&folded), FALSE);
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const LiaisonTextRange *one = a, *other = b;

  return one->start < other->start ? -1 : one->start > other->start;
}

/* Sorts, and joins what touches. */
static void
tidy (GArray *ranges)
{
  guint n = 0;

  g_array_sort (ranges, compare_ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      LiaisonTextRange range = g_array_index (ranges, LiaisonTextRange, i);
      LiaisonTextRange *last = n > 0 ? &g_array_index (ranges, LiaisonTextRange, n - 1) : NULL;

      if (last != NULL && range.start <= last->end)
        last->end = MAX (last->end, range.end);
      else
        g_array_index (ranges, LiaisonTextRange, n++) = range;
    }
  g_array_set_size (ranges, n);
}

static void
add_hits (GArray *ranges, const char *folded, const char *word, GArray *starts, GArray *ends)
{
  gsize length = strlen (word);

  if (length == 0)
    return;
  for (const char *hit = strstr (folded, word); hit != NULL; hit = strstr (hit + 1, word))
    {
      LiaisonTextRange range = { g_array_index (starts, guint, hit - folded),
                                 g_array_index (ends, guint, hit - folded + length - 1) };

      g_array_append_val (ranges, range);
    }
}

GArray *
liaison_fold_find (const char *text, const char *const *words)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (LiaisonTextRange));
  g_autoptr(GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, ranges);

  if (words == NULL || *words == NULL || !g_utf8_validate (text, -1, NULL))
    return ranges;

  folded = fold_with_places (text, starts, ends);
  for (; *words != NULL; words++)
    add_hits (ranges, folded, *words, starts, ends);
  tidy (ranges);
  return ranges;
}
