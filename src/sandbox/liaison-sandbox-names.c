/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-names.h"

#include <string.h>

static const LiaisonSandboxShare worldwide[] = {
  { &liaison_sandbox_dutch, 38 },
  { &liaison_sandbox_german, 14 },
  { &liaison_sandbox_french, 12 },
  { &liaison_sandbox_english, 12 },
  { &liaison_sandbox_norwegian, 5 },
  { &liaison_sandbox_spanish, 5 },
  { &liaison_sandbox_italian, 4 },
  { &liaison_sandbox_polish, 4 },
  { &liaison_sandbox_chinese_abroad, 4 },
  { &liaison_sandbox_arabic, 2 },
  { NULL },
};
static const LiaisonSandboxShare american[] = { { &liaison_sandbox_american, 100 }, { NULL } };
static const LiaisonSandboxShare in_china[] = { { &liaison_sandbox_chinese, 100 }, { NULL } };
static const LiaisonSandboxShare in_germany[] = { { &liaison_sandbox_german, 100 }, { NULL } };

const LiaisonSandboxShare *
liaison_sandbox_get_shares (const char *cloud)
{
  if (g_str_equal (cloud, "usgov"))
    return american;
  if (g_str_equal (cloud, "china"))
    return in_china;
  if (g_str_equal (cloud, "germany"))
    return in_germany;
  return worldwide;
}

gboolean
liaison_sandbox_find_city (const char *country,
                           const LiaisonSandboxLanguage **language,
                           const LiaisonSandboxCity **city)
{
  static const LiaisonSandboxShare *const all[] = { worldwide, american, in_china };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      for (const LiaisonSandboxShare *share = all[i]; share->language != NULL; share++)
        {
          for (*city = share->language->cities; (*city)->name != NULL; (*city)++)
            {
              if (g_ascii_strcasecmp ((*city)->country, country) != 0)
                continue;
              *language = share->language;
              return TRUE;
            }
        }
    }
  return FALSE;
}

guint
liaison_sandbox_count_cities (const LiaisonSandboxLanguage *language)
{
  guint n = 0;

  while (language->cities[n].name != NULL)
    n++;
  return n;
}

void
liaison_sandbox_append_shown (const char *entry, GString *text)
{
  g_string_append_len (text, entry, strcspn (entry, "|"));
}

void
liaison_sandbox_append_slug (const char *entry, GString *slug)
{
  const char *spelling = strchr (entry, '|');

  for (const char *c = spelling != NULL ? spelling + 1 : entry; *c != '\0'; c++)
    {
      if (g_ascii_isalnum (*c))
        g_string_append_c (slug, g_ascii_tolower (*c));
    }
}

void
liaison_sandbox_append_company (const LiaisonSandboxLanguage *language,
                                const char *head,
                                const char *tail,
                                const char *legal_form,
                                const char *city,
                                GString *name,
                                GString *slug)
{
  for (const char *c = language->pattern; *c != '\0'; c++)
    {
      const char *entry;

      if (*c != '{')
        {
          g_string_append_c (name, *c);
          continue;
        }
      entry = c[1] == 'h' ? head : c[1] == 't' ? tail : c[1] == 'l' ? legal_form : city;
      liaison_sandbox_append_shown (entry, name);
      if (entry == head || entry == tail)
        liaison_sandbox_append_slug (entry, slug);
      c += 2;
    }
}

void
liaison_sandbox_append_branch (const LiaisonSandboxLanguage *language,
                               guint round,
                               GString *name,
                               GString *slug)
{
  guint n_cities = liaison_sandbox_count_cities (language);
  const char *city = language->cities[(round - 1) % n_cities].name;
  guint again = (round - 1) / n_cities + 1;

  g_string_append_c (slug, '-');
  for (const char *c = language->branch; *c != '\0'; c++)
    {
      if (*c != '{')
        {
          g_string_append_c (name, *c);
          continue;
        }
      if (c[1] == 'c')
        {
          liaison_sandbox_append_shown (city, name);
          liaison_sandbox_append_slug (city, slug);
          if (again > 1)
            {
              g_string_append_printf (name, " %u", again);
              g_string_append_printf (slug, "%u", again);
            }
        }
      else
        {
          g_string_append_printf (name, "%u", round + 1);
          g_string_append_printf (slug, "%u", round + 1);
        }
      c += 2;
    }
}
