/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-countries.h"

#include <glib/gi18n.h>
#include <libintl.h>

#include "app/liaison-country-words.h"

#define ISO_DOMAIN "iso_3166-1"

/* Kosovo and the old market groups use codes that ISO leaves to its users, or has not assigned. The
 * others are here because their usual forms in Chinese are not those of iso-codes. */
static const struct
{
  const char *code;
  const char *name;
} own_names[] = {
  { "HK", N_ ("Hong Kong SAR") },   { "MO", N_ ("Macao SAR") },
  { "TW", N_ ("Taiwan") },          { "XE", N_ ("Sint Eustatius") },
  { "XJ", N_ ("Jan Mayen") },       { "XK", N_ ("Kosovo") },
  { "XS", N_ ("Saba") },
};

static void
country_cb (const char *code,
            const char *code_3,
            const char *name,
            const char *common_name,
            const char *official_name,
            gpointer user_data)
{
  g_hash_table_insert (user_data, g_strdup (code),
                       g_strdup (common_name != NULL ? common_name : name));
}

static gboolean
read_iso_codes (GHashTable *names, const char *data_dir)
{
  g_autofree char *locale_dir = NULL;

  if (!liaison_country_words_read (data_dir, country_cb, names))
    return FALSE;

  locale_dir = g_build_filename (data_dir, "locale", NULL);
  bindtextdomain (ISO_DOMAIN, locale_dir);
  bind_textdomain_codeset (ISO_DOMAIN, "UTF-8");

  return TRUE;
}

static GHashTable *
get_names (void)
{
  static GHashTable *names = NULL;
  const char *const *dirs = g_get_system_data_dirs ();

  if (names != NULL)
    return names;

  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (gsize i = 0; dirs[i] != NULL; i++)
    if (read_iso_codes (names, dirs[i]))
      return names;
  read_iso_codes (names, "/usr/share");

  return names;
}

const char *
liaison_countries_lookup (const char *code)
{
  g_autofree char *upper = NULL;
  const char *name;

  g_return_val_if_fail (code != NULL, NULL);

  upper = g_ascii_strup (code, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (own_names); i++)
    if (g_str_equal (own_names[i].code, upper))
      return _ (own_names[i].name);

  name = g_hash_table_lookup (get_names (), upper);

  /* The empty string would give the catalogue's header. */
  return name != NULL && *name != '\0' ? dgettext (ISO_DOMAIN, name) : name;
}
