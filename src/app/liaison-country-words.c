/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-country-words.h"

#include <string.h>

#include "model/liaison-prospect-field.h"

#define ISO_PATH "xml/iso-codes/iso_3166-1.xml"
#define MO_MAGIC 0x950412de

static const char *const languages[] = { "zh_CN", "zh_TW", "de", "fr", "es", "ja", "pt", "pt_BR" };

/* Kosovo's code is left by ISO to its users. */
static const struct
{
  const char *code;
  const char *words;
} usual_forms[] = {
  { "AE", "uae dubai 阿联酋" },
  { "BR", "brasil brasilien bresil 巴西" },
  { "CH", "schweiz suisse svizzera 瑞士" },
  { "CN", "china prchina mainlandchina chinamainland chine 中国大陆 大陆 中国内地 中华人民共和国" },
  { "CZ", "czechrepublic czechia tschechien" },
  { "DE", "germany deutschland allemagne alemania alemanha 德国" },
  { "GB", "uk unitedkingdom greatbritain england scotland wales grossbritannien angleterre "
          "inglaterra reinounido royaumeuni 英国 イギリス" },
  { "HK", "hongkong hongkongsar 香港 中国香港 香港特别行政区 中国香港特别行政区" },
  { "IR", "iran" },
  { "KP", "northkorea 朝鲜" },
  { "KR", "southkorea korea republicofkorea sudkorea coreedusud coreadelsur 韩国 韓国" },
  { "MO", "macau macao 澳门 中国澳门 澳门特别行政区 中国澳门特别行政区" },
  { "NL", "holland netherlands thenetherlands 荷兰" },
  { "RU", "russia russland russie rusia 俄罗斯" },
  { "TW", "taiwan 台湾 中国台湾 台灣" },
  { "US", "usa unitedstates america unitedstatesofamerica estadosunidos etatsunis "
          "vereinigtestaaten eeuu eua 美国 アメリカ アメリカ合衆国 米国" },
  { "VN", "vietnam 越南" },
  { "XK", "kosovo 科索沃" },
};

typedef struct
{
  LiaisonCountryFunc func;
  gpointer user_data;
} Reader;

static void
start_element_cb (GMarkupParseContext *context,
                  const char *element,
                  const char **attributes,
                  const char **values,
                  gpointer user_data,
                  GError **error)
{
  static const char *const wanted[] = { "alpha_2_code", "alpha_3_code", "name", "common_name",
                                        "official_name" };
  const char *found[G_N_ELEMENTS (wanted)] = { NULL };
  Reader *reader = user_data;

  if (!g_str_equal (element, "iso_3166_entry"))
    return;
  for (gsize i = 0; attributes[i] != NULL; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (wanted); j++)
      if (g_str_equal (attributes[i], wanted[j]))
        found[j] = values[i];
  if (found[0] != NULL && found[2] != NULL)
    reader->func (found[0], found[1], found[2], found[3], found[4], reader->user_data);
}

gboolean
liaison_country_words_read (const char *data_dir, LiaisonCountryFunc func, gpointer user_data)
{
  static const GMarkupParser parser = { .start_element = start_element_cb };
  Reader reader = { func, user_data };
  g_autoptr(GMarkupParseContext) context = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_return_val_if_fail (data_dir != NULL, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  path = g_build_filename (data_dir, ISO_PATH, NULL);
  if (!g_file_get_contents (path, &text, &length, NULL))
    return FALSE;
  context = g_markup_parse_context_new (&parser, 0, &reader, NULL);
  if (!g_markup_parse_context_parse (context, text, (gssize) length, &error) ||
      !g_markup_parse_context_end_parse (context, &error))
    g_warning ("%s: %s", path, error->message);
  return TRUE;
}

/* Making the table */

typedef struct
{
  GHashTable *words; /* word → code */
  GHashTable *names; /* English name → code */
} Making;

/* The first meaning stays: codes come before names, and our own forms before all. */
static void
add_word (GHashTable *words, const char *text, const char *code)
{
  g_autofree char *word = liaison_prospect_reduce (text);

  if (*word != '\0' && !g_hash_table_contains (words, word))
    g_hash_table_insert (words, g_steal_pointer (&word), g_strdup (code));
}

static void
country_cb (const char *code,
            const char *code_3,
            const char *name,
            const char *common_name,
            const char *official_name,
            gpointer user_data)
{
  const char *all[] = { code, code_3, name, common_name, official_name };
  Making *making = user_data;

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i] != NULL)
      add_word (making->words, all[i], code);
  for (gsize i = 2; i < G_N_ELEMENTS (all); i++)
    if (all[i] != NULL)
      g_hash_table_insert (making->names, g_strdup (all[i]), g_strdup (code));
}

/* A catalogue as gettext writes it: gettext itself gives only the interface's language. */
typedef struct
{
  const char *bytes;
  gsize length;
} Catalogue;

static guint32
read_number (const Catalogue *mo, gsize at)
{
  guint32 number = 0;

  if (mo->length >= sizeof number && at <= mo->length - sizeof number)
    memcpy (&number, mo->bytes + at, sizeof number);
  return GUINT32_FROM_LE (number);
}

/* NULL: damaged. */
static const char *
read_text (const Catalogue *mo, gsize table, guint32 i)
{
  gsize length = read_number (mo, table + (gsize) i * 8);
  gsize at = read_number (mo, table + (gsize) i * 8 + 4);

  return at < mo->length && length < mo->length - at && mo->bytes[at + length] == '\0'
           ? mo->bytes + at
           : NULL;
}

static void
read_catalogue (Making *making, const char *data_dir, const char *language)
{
  g_autofree char *path =
    g_build_filename (data_dir, "locale", language, "LC_MESSAGES", "iso_3166-1.mo", NULL);
  g_autofree char *bytes = NULL;
  Catalogue mo;

  if (!g_file_get_contents (path, &bytes, &mo.length, NULL))
    return;
  mo.bytes = bytes;
  if (read_number (&mo, 0) != MO_MAGIC)
    return;
  for (guint32 i = 0; i < MIN (read_number (&mo, 8), mo.length / 8); i++)
    {
      const char *name = read_text (&mo, read_number (&mo, 12), i);
      const char *translation = read_text (&mo, read_number (&mo, 16), i);
      const char *code = name != NULL ? g_hash_table_lookup (making->names, name) : NULL;

      if (code != NULL && translation != NULL)
        add_word (making->words, translation, code);
    }
}

static gboolean
read_all (Making *making, const char *data_dir)
{
  if (!liaison_country_words_read (data_dir, country_cb, making))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    read_catalogue (making, data_dir, languages[i]);
  return TRUE;
}

GHashTable *
liaison_country_words_new (void)
{
  const char *const *dirs = g_get_system_data_dirs ();
  Making making = {
    .words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
  };
  gboolean found = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (usual_forms); i++)
    {
      g_auto(GStrv) words = g_strsplit (usual_forms[i].words, " ", -1);

      add_word (making.words, usual_forms[i].code, usual_forms[i].code);
      for (gsize j = 0; words[j] != NULL; j++)
        add_word (making.words, words[j], usual_forms[i].code);
    }
  for (gsize i = 0; dirs[i] != NULL && !found; i++)
    found = read_all (&making, dirs[i]);
  if (!found)
    read_all (&making, "/usr/share");
  g_hash_table_unref (making.names);
  return making.words;
}
