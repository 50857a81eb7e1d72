/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-letter-languages.h"

#include <glib/gi18n.h>

const char *
liaison_letter_languages_get_default (LiaisonLetterLibrary *letters)
{
  const char *language =
    liaison_letter_library_match_language (letters, g_get_language_names ()[0]);

  return liaison_letter_library_is_draft (letters, language)
           ? liaison_letter_library_match_language (letters, NULL)
           : language;
}

char *
liaison_letter_language_to_label (LiaisonLetterLibrary *letters, const char *language)
{
  const char *name = liaison_letter_library_get_language_name (letters, language);

  if (!liaison_letter_library_is_draft (letters, language))
    return g_strdup (name);

  /* Translators: %s is a language whose letters were translated, but not checked yet by somebody
   * who does business in it: “Deutsch (draft)”. There is little room. */
  return g_strdup_printf (_ ("%s (draft)"), name);
}

void
liaison_letter_languages_fill_row (LiaisonLetterLibrary *letters,
                                   AdwComboRow *row,
                                   const char *chosen)
{
  const char *const *languages = liaison_letter_library_get_languages (letters);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; languages[i] != NULL; i++)
    {
      if (g_strcmp0 (languages[i], chosen) == 0)
        selected = i;
      gtk_string_list_take (names, liaison_letter_language_to_label (letters, languages[i]));
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, selected);
}

const char *
liaison_letter_language_get_warning (LiaisonLetterLibrary *letters, const char *language)
{
  if (!liaison_letter_library_is_draft (letters, language))
    return NULL;

  return _ ("Draft translation: nobody who does business in this language has checked these letters "
            "yet. Read the letter before you hand it over.");
}
