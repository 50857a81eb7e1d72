/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/liaison-company-name.h"

#include <string.h>

#include "model/liaison-folding.h"

/* As they are after folding, without full stops. */
static const char *const legal_words[] = {
  "ab",          "ag",  "aps", "as",      "asa",  "bv",  "bvba", "co",   "company", "corp",
  "corporation", "cv",  "doo", "eg",      "ek",   "ev",  "gbr",  "gmbh", "inc",     "incorporated",
  "kft",         "kg",  "kk",  "limited", "llc",  "llp", "lp",   "ltd",  "ltda",    "mbh",
  "nv",          "ohg", "oy",  "oyj",     "plc",  "pte", "pty",  "pvt",  "sa",      "sarl",
  "sas",         "se",  "sl",  "spa",     "sprl", "srl", "srls", "sro",  "ug",      "zoo",
};

/* Longer ones first. */
static const char *const legal_endings[] = {
  "股份有限公司", "有限責任公司", "有限责任公司", "有限公司", "集团公司",
  "公司",         "株式会社",     "合同会社",     "有限会社", "주식회사",
};
static const char *const legal_beginnings[] = { "株式会社", "合同会社", "有限会社", "주식회사" };

static gboolean
is_legal_word (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (legal_words); i++)
    if (strcmp (word, legal_words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Letters and digits; a full stop within a word ("S.A.") takes no room, all else is a blank. */
static char *
dup_letters (const char *name)
{
  g_autofree char *folded = liaison_fold (name);
  GString *letters = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (letters, c);
      else if (c != '.' && c != '\'')
        g_string_append_c (letters, ' ');
    }
  return g_string_free (letters, FALSE);
}

static void
strip_endings (GString *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (legal_endings); i++)
    if (g_str_has_suffix (key->str, legal_endings[i]))
      {
        g_string_truncate (key, key->len - strlen (legal_endings[i]));
        break;
      }
  for (gsize i = 0; i < G_N_ELEMENTS (legal_beginnings); i++)
    if (g_str_has_prefix (key->str, legal_beginnings[i]))
      g_string_erase (key, 0, strlen (legal_beginnings[i]));
}

char *
liaison_company_name_to_key (const char *name)
{
  g_autoptr(GString) key = g_string_new (NULL);
  g_autofree char *letters = NULL;
  g_auto(GStrv) words = NULL;

  if (name == NULL || !g_utf8_validate (name, -1, NULL))
    return g_strdup ("");

  letters = dup_letters (name);
  words = g_strsplit (letters, " ", -1);
  for (char **word = words; *word != NULL; word++)
    if (!is_legal_word (*word))
      g_string_append (key, *word);
  strip_endings (key);
  /* A company may be called "Company". */
  if (key->len == 0)
    for (char **word = words; *word != NULL; word++)
      g_string_append (key, *word);
  return g_strdup (key->str);
}
