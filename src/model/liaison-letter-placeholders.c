/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-letter-placeholders.h"

#include <string.h>

#include "model/liaison-letter-library.h"

static const char *const placeholder_names[] = {
  "{contact_name}", "{customer_company}", "{partner_name}",  "{sender_name}",   "{sender_title}",
  "{sender_mail}",  "{sender_phone}",     "{provider_name}", "{reseller_name}", "{portal_name}",
  "{link}",         "{due_date}",         "{first_date}",    "{reference}",     NULL,
};

/* The next "{lower_case}" at or after @text; its end goes to *@end. NULL if there is none. */
static const char *
next_braced (const char *text, const char **end)
{
  for (const char *start = strchr (text, '{'); start != NULL; start = strchr (start + 1, '{'))
    {
      gsize length = strspn (start + 1, "abcdefghijklmnopqrstuvwxyz_");

      if (length > 0 && start[1 + length] == '}')
        {
          *end = start + length + 2;
          return start;
        }
    }
  return NULL;
}

static GStrv
find_braced (const char *text, const char *const *among)
{
  g_autoptr(GStrvBuilder) found = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *end = text;

  for (const char *start = next_braced (text, &end); start != NULL; start = next_braced (end, &end))
    {
      g_autofree char *name = g_strndup (start, end - start);

      if (among != NULL && !g_strv_contains (among, name))
        continue;
      if (g_hash_table_contains (seen, name))
        continue;
      g_strv_builder_add (found, name);
      g_hash_table_add (seen, g_steal_pointer (&name));
    }
  return g_strv_builder_end (found);
}

static gboolean
starts_wide (const char *text)
{
  return *text != '\0' && g_unichar_iswide (g_utf8_get_char (text));
}

static gboolean
ends_wide (const char *start, const char *end)
{
  return end > start && starts_wide (g_utf8_find_prev_char (start, end));
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

gboolean
liaison_letter_same_placeholders (const char *text, const char *other)
{
  g_auto(GStrv) names = find_braced (text, NULL);
  g_auto(GStrv) other_names = find_braced (other, NULL);

  qsort (names, g_strv_length (names), sizeof (char *), compare_strings);
  qsort (other_names, g_strv_length (other_names), sizeof (char *), compare_strings);
  return g_strv_equal ((const char *const *) names, (const char *const *) other_names);
}

char *
liaison_letter_dup_value (const char *value)
{
  g_autoptr(GString) clean = g_string_new (NULL);
  g_autofree char *valid = value != NULL ? g_utf8_make_valid (value, -1) : NULL;

  for (const char *p = valid; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029)
        g_string_append_c (clean, ' ');
      else if (!(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069))
        g_string_append_unichar (clean, c);
    }
  g_strstrip (clean->str);

  return *clean->str != '\0' ? g_strdup (clean->str) : NULL;
}

char *
liaison_letter_fill (const char *template, GHashTable *values)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const char *rest = template;
  const char *end = template;

  for (const char *start = next_braced (rest, &end); start != NULL;
       start = next_braced (rest, &end))
    {
      g_autofree char *name = g_strndup (start, end - start);
      const char *value = g_hash_table_lookup (values, name);

      g_string_append_len (text, rest, start - rest);
      if (value == NULL)
        value = name;
      if (start - rest >= 1 && start[-1] == ' ' && ends_wide (rest, start - 1) &&
          starts_wide (value))
        g_string_truncate (text, text->len - 1);
      g_string_append (text, value);

      rest = end;
      if (*rest == ' ' && starts_wide (rest + 1) && ends_wide (value, value + strlen (value)))
        rest++;
    }
  g_string_append (text, rest);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

GStrv
liaison_letter_find_placeholders (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return find_braced (text, placeholder_names);
}

gboolean
liaison_letter_is_placeholder (const char *name)
{
  return g_strv_contains (placeholder_names, name);
}
