/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-letter-library.h"

#include <string.h>

#include "model/liaison-error.h"
#include "model/liaison-letter-composer.h"
#include "model/liaison-letter-placeholders.h"

#define TEXT_KEY "Text"
#define SOURCE_LANGUAGE "en"
#define CHECKED_MARK "yes"

struct _LiaisonLetterLibrary
{
  GObject parent_instance;

  GHashTable *texts;    /* language → group → text; complete languages only */
  GPtrArray *languages; /* NULL-terminated */
};

G_DEFINE_FINAL_TYPE (LiaisonLetterLibrary, liaison_letter_library, G_TYPE_OBJECT)

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
has_twelve_months (const char *list)
{
  g_auto(GStrv) months = g_strsplit (list, ";", -1);

  return g_strv_length (months) == 12;
}

static void
liaison_letter_library_finalize (GObject *object)
{
  LiaisonLetterLibrary *self = LIAISON_LETTER_LIBRARY (object);

  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_pointer (&self->languages, g_ptr_array_unref);

  G_OBJECT_CLASS (liaison_letter_library_parent_class)->finalize (object);
}

static void
liaison_letter_library_class_init (LiaisonLetterLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_letter_library_finalize;
}

static void
liaison_letter_library_init (LiaisonLetterLibrary *self)
{
  self->texts =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->languages = g_ptr_array_new ();
}

/* "Text" → "en", "Text[zh_CN]" → "zh_CN", other keys → NULL. */
static char *
dup_language_of_key (const char *key)
{
  gsize length = strlen (key);

  if (g_str_equal (key, TEXT_KEY))
    return g_strdup (SOURCE_LANGUAGE);
  if (!g_str_has_prefix (key, TEXT_KEY "[") || key[length - 1] != ']')
    return NULL;
  return g_strndup (key + strlen (TEXT_KEY "["), length - strlen (TEXT_KEY "[") - 1);
}

static gboolean
read_group (LiaisonLetterLibrary *self, GKeyFile *file, const char *group, GError **error)
{
  g_auto(GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);

  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *language = dup_language_of_key (keys[i]);
      g_autofree char *text = NULL;
      g_autoptr(GError) problem = NULL;
      GHashTable *texts;

      if (language == NULL)
        continue;

      text = g_key_file_get_string (file, group, keys[i], &problem);
      if (text == NULL || strstr (text, "{link}") != NULL)
        {
          g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "[%s] %s: %s", group,
                       keys[i], text == NULL ? problem->message : "the link has a line of its own");
          return FALSE;
        }
      if (*text == '\0')
        continue;

      texts = g_hash_table_lookup (self->texts, language);
      if (texts == NULL)
        {
          texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
          g_hash_table_insert (self->texts, g_steal_pointer (&language), texts);
        }
      g_hash_table_insert (texts, g_strdup (group), g_steal_pointer (&text));
    }
  return TRUE;
}

static gboolean
check_group (LiaisonLetterLibrary *self, const char *group, GError **error)
{
  const char *text = liaison_letter_library_get_text (self, SOURCE_LANGUAGE, group);

  if (text != NULL && (!g_str_equal (group, "months") || has_twelve_months (text)))
    return TRUE;

  g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "[%s] %s: %s", group, TEXT_KEY,
               text == NULL ? "missing" : "not twelve months");
  return FALSE;
}

static gboolean
check_source_texts (LiaisonLetterLibrary *self, GError **error)
{
  g_autofree const char **groups = liaison_letter_composer_dup_groups ();

  for (gsize i = 0; groups[i] != NULL; i++)
    if (!check_group (self, groups[i], error))
      return FALSE;
  return TRUE;
}

/* A half translated letter, or one that lost a name on the way, is not offered. */
static gboolean
is_complete (LiaisonLetterLibrary *self, GHashTable *texts)
{
  GHashTable *source_texts = g_hash_table_lookup (self->texts, SOURCE_LANGUAGE);
  GHashTableIter iter;
  gpointer group, source;

  g_hash_table_iter_init (&iter, source_texts);
  while (g_hash_table_iter_next (&iter, &group, &source))
    {
      const char *text = g_hash_table_lookup (texts, group);

      if (text == NULL || !liaison_letter_same_placeholders (text, source))
        return FALSE;
    }
  return has_twelve_months (g_hash_table_lookup (texts, "months"));
}

static void
collect_languages (LiaisonLetterLibrary *self)
{
  GHashTableIter iter;
  gpointer language, texts;

  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &language, &texts))
    if (!is_complete (self, texts))
      g_hash_table_iter_remove (&iter);
    else if (!g_str_equal (language, SOURCE_LANGUAGE))
      g_ptr_array_add (self->languages, language);

  g_ptr_array_sort (self->languages, compare_strings);
  g_ptr_array_insert (self->languages, 0, SOURCE_LANGUAGE);
  g_ptr_array_add (self->languages, NULL);
}

const char *
liaison_letter_library_get_text (LiaisonLetterLibrary *self,
                                 const char *language,
                                 const char *group)
{
  GHashTable *texts = language != NULL ? g_hash_table_lookup (self->texts, language) : NULL;

  if (texts == NULL)
    texts = g_hash_table_lookup (self->texts, SOURCE_LANGUAGE);
  return texts != NULL ? g_hash_table_lookup (texts, group) : NULL;
}

void
liaison_letter_text_free (LiaisonLetterText *text)
{
  g_free (text->subject);
  g_free (text->body);
  g_free (text);
}

LiaisonLetterLibrary *
liaison_letter_library_new_from_file (const char *path, GError **error)
{
  g_autoptr(LiaisonLetterLibrary) self = g_object_new (LIAISON_TYPE_LETTER_LIBRARY, NULL);
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autoptr(GError) problem = NULL;
  g_auto(GStrv) groups = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_TRANSLATIONS, &problem))
    {
      g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "%s: %s", path,
                   problem->message);
      return NULL;
    }

  groups = g_key_file_get_groups (file, NULL);
  for (gsize i = 0; groups[i] != NULL; i++)
    if (!read_group (self, file, groups[i], error))
      return NULL;
  if (!check_source_texts (self, error))
    return NULL;

  collect_languages (self);
  return g_steal_pointer (&self);
}

const char *const *
liaison_letter_library_get_languages (LiaisonLetterLibrary *self)
{
  g_return_val_if_fail (LIAISON_IS_LETTER_LIBRARY (self), NULL);

  return (const char *const *) self->languages->pdata;
}

const char *
liaison_letter_library_get_language_name (LiaisonLetterLibrary *self, const char *language)
{
  g_return_val_if_fail (LIAISON_IS_LETTER_LIBRARY (self), NULL);

  return liaison_letter_library_get_text (self, language, "language");
}

gboolean
liaison_letter_library_is_draft (LiaisonLetterLibrary *self, const char *language)
{
  g_return_val_if_fail (LIAISON_IS_LETTER_LIBRARY (self), FALSE);

  return !g_str_equal (liaison_letter_library_get_text (self, language, "checked"), CHECKED_MARK);
}

const char *
liaison_letter_library_match_language (LiaisonLetterLibrary *self, const char *locale)
{
  g_autofree char *name = g_strdelimit (g_strdup (locale != NULL ? locale : ""), "-", '_');
  g_auto(GStrv) variants = g_get_locale_variants (name);
  const char *const *languages = liaison_letter_library_get_languages (self);
  gsize length = strcspn (name, "_.@");

  for (gsize v = 0; variants[v] != NULL; v++)
    for (gsize i = 0; languages[i] != NULL; i++)
      if (g_str_equal (variants[v], languages[i]))
        return languages[i];

  /* The same language of another country is nearer than English. */
  for (gsize i = 0; length > 0 && languages[i] != NULL; i++)
    if (strcspn (languages[i], "_.@") == length && strncmp (languages[i], name, length) == 0)
      return languages[i];
  return SOURCE_LANGUAGE;
}

const char *
liaison_letter_library_get_portal_name (LiaisonLetterLibrary *self,
                                        LiaisonCloud *cloud,
                                        const char *language)
{
  const LiaisonCloudSpec *spec = liaison_cloud_get_spec (cloud);
  g_autofree char *group = NULL;

  if (spec->acceptance_portal_name != NULL || spec->acceptance_portal == NULL)
    return spec->acceptance_portal_name;

  group = g_strconcat ("portal ", spec->acceptance_portal, NULL);
  return liaison_letter_library_get_text (self, language, group);
}
