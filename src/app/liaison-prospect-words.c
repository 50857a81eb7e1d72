/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-prospect-words.h"

#include <string.h>

#include "model/liaison-day.h"
#include "model/liaison-prospect-field.h"

static const struct
{
  const char *language;
  const char *words;
} language_words[] = {
  { "en", "eng english 英语 英文 englisch anglais ingles 英語" },
  { "zh_CN",
    "cn chi zho zhs chinese mandarin simplifiedchinese chinesesimplified 中文 简体中文 中文简体 "
    "汉语 简体 chinesisch chinois chino chines 中国語 中国语" },
  { "de", "ger deu german deutsch 德语 德文 allemand aleman alemao ドイツ語" },
  { "fr", "fre fra french francais franzosisch 法语 法文 frances フランス語" },
  { "es", "spa spanish espanol castellano spanisch espagnol 西班牙语 西语 espanhol スペイン語" },
  { "ja", "jp jpn japanese 日本語 日语 日文 japanisch japonais japones" },
  { "pt_BR", "por portuguese portugues brasileiro portugiesisch portugais brazilianportuguese "
             "葡萄牙语 葡语 ポルトガル語" },
};

static gboolean
is_among (const char *words, const char *text)
{
  g_autofree char *word = liaison_prospect_reduce (text);
  g_auto(GStrv) list = g_strsplit (words, " ", -1);

  return g_strv_contains ((const char *const *) list, word);
}

/* What may stand behind a language's code for its letter to serve, besides the letter's own region:
 * the script, or countries where it is written alike. */
static const struct
{
  const char *language;
  const char *subtags;
} written_alike[] = {
  { "zh_CN", "chn hans chs cmn sg my" },
  { "pt_BR", "bra latn" },
};

/* @code is of the same language. A letter of a region is not for another script or region: who
 * writes 繁體中文 does not get 简体中文. */
static gboolean
serves (const char *language, const char *code)
{
  const char *region = strchr (language, '_');
  g_autofree char *tag = g_strndup (code, strcspn (code, ".@"));
  g_auto(GStrv) subtags = g_strsplit_set (tag, "-_", -1);
  const char *alike = "";

  if (region == NULL)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (written_alike); i++)
    if (g_str_equal (written_alike[i].language, language))
      alike = written_alike[i].subtags;
  for (gsize i = 1; subtags[i] != NULL; i++)
    if (g_ascii_strcasecmp (subtags[i], region + 1) != 0 && !is_among (alike, subtags[i]))
      return FALSE;
  return TRUE;
}

/* "de-AT" is "de". */
static const char *
find_code (const char *const *languages, const char *code)
{
  gsize length = strcspn (code, "-_");

  for (gsize i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *own = g_strdelimit (g_strdup (languages[i]), "_", '-');
      g_autofree char *asked = g_strdelimit (g_strdup (code), "_", '-');

      if (g_ascii_strcasecmp (own, asked) == 0)
        return languages[i];
    }
  for (gsize i = 0; languages[i] != NULL && (length == 2 || length == 3); i++)
    if (strcspn (languages[i], "_") == length &&
        g_ascii_strncasecmp (languages[i], code, length) == 0 && serves (languages[i], code))
      return languages[i];
  return NULL;
}

const char *
liaison_prospect_words_find_language (const char *const *languages, const char *text)
{
  const char *found;

  g_return_val_if_fail (languages != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  found = find_code (languages, text);
  for (gsize i = 0; found == NULL && i < G_N_ELEMENTS (language_words); i++)
    if (is_among (language_words[i].words, text))
      found = find_code (languages, language_words[i].language);
  return found;
}

gboolean
liaison_prospect_words_find_rights (const char *text, gboolean *wanted)
{
  g_return_val_if_fail (text != NULL, FALSE);

  *wanted =
    is_among ("yes y true t 1 x with on ja j oui o si s sim hai はい 有 あり 是 要 需要 请求 对 "
              "mit avec con com wahr vrai verdadero",
              text) ||
    g_str_equal (text, "✓") || g_str_equal (text, "✔");
  return *wanted ||
         is_among ("no n false f 0 without off none nein non nao 不 否 无 不要 不需要 いいえ "
                   "なし 無 ohne sans sin sem falsch faux falso",
                   text) ||
         g_str_equal (text, "-") || g_str_equal (text, "–") || g_str_equal (text, "✗");
}

/* Three numbers and what stands between them; with the year first or the others surely told
 * apart. FALSE: something else. */
static gboolean
read_numbers (const char *text, guint *numbers, char *sign)
{
  const char *p = text;
  char *end = NULL;

  for (guint i = 0; i < 3; i++)
    {
      guint64 number = g_ascii_isdigit (*p) ? g_ascii_strtoull (p, &end, 10) : G_MAXUINT64;

      if (number > 9999)
        return FALSE;
      numbers[i] = (guint) number;
      p = end;
      if (i < 2 && (*p == '\0' || strchr ("-./", *p) == NULL))
        return FALSE;
      *sign = i == 0 ? *p : *sign;
      p += i < 2 ? 1 : 0;
    }
  return *p == '\0';
}

static char *
make_day (guint year, guint month, guint day)
{
  g_autofree char *iso = g_strdup_printf ("%04u-%02u-%02u", year, month, day);

  return liaison_day_from_text (iso);
}

char *
liaison_prospect_words_dup_day (const char *text)
{
  g_autofree char *plain = NULL;
  g_autoptr(GString) tidy = NULL;
  guint numbers[3];
  char sign = '\0';

  g_return_val_if_fail (text != NULL, NULL);

  plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  if (plain == NULL)
    return NULL;
  tidy = g_string_new (plain);
  g_string_replace (tidy, "年", "-", 0);
  g_string_replace (tidy, "月", "-", 0);
  g_string_replace (tidy, "日", "", 0);
  if (strstr (tidy->str, " 00:00") != NULL) /* a spreadsheet's day */
    g_string_truncate (tidy, (gsize) (strstr (tidy->str, " 00:00") - tidy->str));
  if (!read_numbers (tidy->str, numbers, &sign))
    return liaison_day_from_text (tidy->str);

  if (numbers[0] >= 1000)
    return make_day (numbers[0], numbers[1], numbers[2]);
  if (numbers[2] < 1000)
    return NULL;
  if (sign == '.' || numbers[0] > 12 || numbers[0] == numbers[1])
    return make_day (numbers[2], numbers[1], numbers[0]);
  return numbers[1] > 12 ? make_day (numbers[2], numbers[0], numbers[1]) : NULL;
}
