/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/liaison-folding.h"

#include <string.h>

static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { "", "" },
    { "CAFE", "cafe" },
    { "café", "cafe" },
    { "CAFÉ", "cafe" },
    { "CAFE\xcc\x81", "cafe" }, /* the accent is a character of its own */
    { "Größe", "grosse" },
    { "STRASSE", "strasse" },
    { "Straẞe", "strasse" },
    { "Ærø Łódź Đặng", "aero lodz dang" },
    { "Þór Œuvre Ħal", "thor oeuvre hal" },
    { "Ａ１ｂ", "a1b" },
    { "ＣＡＦÉ", "cafe" },
    { "ｶﾞｽ", "ガス" }, /* half width, with a mark of its own */
    { "か\xe3\x82\x99", "が" },
    { "か", "か" }, /* another letter than が */
    { "Diyarbakır", "diyarbakir" },
    { "İSTANBUL ISTANBUL", "istanbul istanbul" },
    { "Ｋ㎏ ﬁ №", "kkg fi no" },
    { "北辰贸易", "北辰贸易" },
    { "한국", "한국" },
    { "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "한" }, /* three letters of Hangul */
    { "Ά ΌΣΟΣ ὅσος", "α οσοσ οσοσ" },
    { "ЁЛКА", "елка" },
    { "co\xc2\xadop \xe2\x80\x8f"
      "x",
      "coop x" },                               /* a soft hyphen, a mark of direction */
    { "葛\xf3\xa0\x84\x80飾", "葛飾" },         /* a variant of a character */
    { "全\xe3\x80\x80角\xc2\xa0x", "全 角 x" }, /* blanks */
    { "ab\xff"
      "C",
      "ab\xef\xbf\xbd"
      "c" },                                    /* not UTF-8 */
    { "\xe5\x8c", "\xef\xbf\xbd\xef\xbf\xbd" }, /* cut in a character */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = liaison_fold (cases[i].text);
      g_autofree char *again = liaison_fold (folded);

      g_assert_cmpstr (folded, ==, cases[i].folded);
      g_assert_cmpstr (again, ==, folded);
    }
}

static void
assert_words (const char *search, const char *joined)
{
  g_auto(GStrv) words = liaison_fold_words (search);
  g_autofree char *found = g_strjoinv ("|", words);

  g_assert_cmpstr (found, ==, joined);
}

static void
test_words (void)
{
  assert_words ("", "");
  assert_words (" \t\n ", "");
  assert_words ("Café", "cafe");
  assert_words ("  北辰\xe3\x80\x80贸易 ", "北辰|贸易");
  assert_words ("ab AB Ａｂ äb", "ab"); /* each once */
  assert_words ("\xc2\xad x", "x");     /* nothing but what nobody sees */
}

static gboolean
matches (const char *text, const char *search)
{
  g_autofree char *folded = liaison_fold (text);
  g_auto(GStrv) words = liaison_fold_words (search);

  for (char **word = words; *word != NULL; word++)
    if (strstr (folded, *word) == NULL)
      return FALSE;
  return TRUE;
}

static void
test_matches (void)
{
  g_assert_true (matches ("北辰贸易有限公司", "辰"));
  g_assert_true (matches ("北辰贸易有限公司", "贸易"));
  g_assert_true (matches ("北辰贸易有限公司", "公司 北"));
  g_assert_false (matches ("北辰贸易有限公司", "北 易辰"));
  g_assert_true (matches ("株式会社ガス", "ｶﾞ"));
  g_assert_false (matches ("株式会社ガス", "カ"));
  g_assert_true (matches ("한국전력", "국"));
  g_assert_false (matches ("한국전력", "하"));
  g_assert_true (matches ("Ｃｏｎｔｏｓｏ１", "contoso1"));
}

/* The text with what was found in brackets. */
static char *
dup_marked (const char *text, const char *search)
{
  g_auto(GStrv) words = liaison_fold_words (search);
  g_autoptr(GArray) ranges = liaison_fold_find (text, (const char *const *) words);
  GString *marked = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      LiaisonTextRange range = g_array_index (ranges, LiaisonTextRange, i);

      g_assert_cmpuint (range.start, <, range.end);
      g_assert_cmpuint (range.end, <=, strlen (text));
      g_assert_true (i == 0 || range.start > at);
      g_assert_true (g_utf8_validate (text + range.start, range.end - range.start, NULL));
      g_string_append_len (marked, text + at, range.start - at);
      g_string_append_c (marked, '[');
      g_string_append_len (marked, text + range.start, range.end - range.start);
      g_string_append_c (marked, ']');
      at = range.end;
    }
  g_string_append (marked, text + at);
  return g_string_free (marked, FALSE);
}

static void
test_find (void)
{
  static const struct
  {
    const char *text;
    const char *search;
    const char *marked;
  } cases[] = {
    { "Contoso", "", "Contoso" },
    { "Contoso", "x", "Contoso" },
    { "Contoso", "CON", "[Con]toso" },
    { "Contoso", "o", "C[o]nt[o]s[o]" },
    { "Contoso", "so con", "[Con]to[so]" },
    { "Contoso", "cont onto", "[Conto]so" }, /* overlap */
    { "Contoso", "con to", "[Conto]so" },    /* touch */
    { "banana", "ana", "b[anana]" },         /* overlaps itself */
    { "banana", "ana banana nan", "[banana]" },
    { "Café Noir", "cafe", "[Café] Noir" },
    { "Cafe\xcc\x81 Noir", "e", "Caf[e\xcc\x81] Noir" }, /* the accent goes with its letter */
    { "Straße", "s", "[S]tra[ß]e" },
    { "Straße", "ss", "Stra[ß]e" },
    { "Straße", "strasse", "[Straße]" },
    { "Ærø", "ero", "[Ærø]" }, /* half of a letter is the letter */
    { "Ｃｏｎｔｏｓｏ", "on", "Ｃ[ｏｎ]ｔｏｓｏ" },
    { "ｶﾞｽ会社", "ガ", "[ｶﾞ]ｽ会社" },
    { "か\xe3\x82\x99す", "が", "[か\xe3\x82\x99]す" },
    { "か\xe3\x82\x99す", "か", "か\xe3\x82\x99す" },
    { "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab국", "한", "[\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab]국" },
    { "北辰贸易有限公司", "辰 易", "北[辰]贸[易]有限公司" },
    { "北辰贸易有限公司", "有限公司 北辰", "[北辰]贸易[有限公司]" },
    { "Diyarbakır", "KIR", "Diyarba[kır]" },
    { "co\xc2\xadop", "oo", "c[o\xc2\xado]p" },
    { "\xcc\x81"
      "a",
      "a", "\xcc\x81[a]" }, /* begins with a mark */
    { "ab\xff"
      "c",
      "ab",
      "ab\xff"
      "c" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *marked = dup_marked (cases[i].text, cases[i].search);

      g_assert_cmpstr (marked, ==, cases[i].marked);
    }
}

/* Folding piece by piece, which tells the places, is folding the whole. */
static void
test_find_whole (void)
{
  static const char *const texts[] = {
    "Größenwahn",
    "ｶﾞﾊﾟｰﾄﾞ",
    "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab\xe1\x84\x80",
    "ﾡￂﾡ",
    "กำนัล",
    "ㅎㅏㄴ",
    "Z\xcc\x88\xcc\xb8\xcc\xa7x",
    "क़िला",
    "ὅσος",
    "㌔㎏№ﬃ",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *expected = g_strdup_printf ("[%s]", texts[i]);
      g_autofree char *marked = dup_marked (texts[i], texts[i]);

      g_assert_cmpstr (marked, ==, expected);
    }
}

/* No words and an empty one, as a caller may have them. */
static void
test_find_nothing (void)
{
  const char *empty[] = { "", NULL };
  g_autoptr(GArray) none = liaison_fold_find ("Contoso", NULL);
  g_autoptr(GArray) also_none = liaison_fold_find ("Contoso", empty);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (also_none->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/folding/fold", test_fold);
  g_test_add_func ("/folding/words", test_words);
  g_test_add_func ("/folding/matches", test_matches);
  g_test_add_func ("/folding/find", test_find);
  g_test_add_func ("/folding/find-whole", test_find_whole);
  g_test_add_func ("/folding/find-nothing", test_find_nothing);

  return g_test_run ();
}
