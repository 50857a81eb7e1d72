/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-countries.h"

#include <glib/gi18n.h>
#include <libintl.h>

#define ISO_DOMAIN "iso_3166-1"
#define ISO_PATH "xml/iso-codes/iso_3166-1.xml"

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
start_element_cb (GMarkupParseContext *context,
                  const char *element,
                  const char **attributes,
                  const char **values,
                  gpointer user_data,
                  GError **error)
{
  GHashTable *names = user_data;
  const char *code = NULL, *name = NULL, *common_name = NULL;

  if (!g_str_equal (element, "iso_3166_entry"))
    return;

  for (gsize i = 0; attributes[i] != NULL; i++)
    {
      if (g_str_equal (attributes[i], "alpha_2_code"))
        code = values[i];
      else if (g_str_equal (attributes[i], "name"))
        name = values[i];
      else if (g_str_equal (attributes[i], "common_name"))
        common_name = values[i];
    }

  if (code != NULL && name != NULL)
    g_hash_table_insert (names, g_strdup (code),
                         g_strdup (common_name != NULL ? common_name : name));
}

static gboolean
read_iso_codes (GHashTable *names, const char *data_dir)
{
  static const GMarkupParser parser = { .start_element = start_element_cb };
  g_autoptr(GMarkupParseContext) context = NULL;
  g_autofree char *path = g_build_filename (data_dir, ISO_PATH, NULL);
  g_autofree char *locale_dir = g_build_filename (data_dir, "locale", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return FALSE;

  context = g_markup_parse_context_new (&parser, 0, names, NULL);
  if (!g_markup_parse_context_parse (context, text, (gssize) length, &error) ||
      !g_markup_parse_context_end_parse (context, &error))
    g_warning ("%s: %s", path, error->message);

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
