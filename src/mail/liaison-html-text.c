/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-mail"

#include "mail/liaison-html-text.h"

#include <string.h>

static void
anchor_clear (gpointer data)
{
  LiaisonHtmlAnchor *anchor = data;

  g_free (anchor->href);
}

/* One character reference at @p; appends what it means and steps over it. An ampersand that
 * begins none stands for itself, as browsers read it. */
static const char *
append_reference (GString *out, const char *p)
{
  static const struct
  {
    const char *name;
    const char *meaning;
  } names[] = {
    { "&amp;", "&" },   { "&lt;", "<" },   { "&gt;", ">" },
    { "&quot;", "\"" }, { "&apos;", "'" }, { "&nbsp;", "\302\240" },
  };
  char *end = NULL;
  guint64 code = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (p, names[i].name))
      {
        g_string_append (out, names[i].meaning);
        return p + strlen (names[i].name);
      }

  if (p[1] == '#' && (p[2] == 'x' || p[2] == 'X') && g_ascii_isxdigit (p[3]))
    code = g_ascii_strtoull (p + 3, &end, 16);
  else if (p[1] == '#' && g_ascii_isdigit (p[2]))
    code = g_ascii_strtoull (p + 2, &end, 10);
  if (end == NULL || *end != ';' || code == 0 || code > 0x10FFFF ||
      !g_unichar_validate ((gunichar) code))
    {
      g_string_append_c (out, '&');
      return p + 1;
    }
  g_string_append_unichar (out, (gunichar) code);
  return end + 1;
}

static char *
decode (const char *start, const char *end)
{
  g_autofree char *source = g_strndup (start, end - start);
  g_autoptr(GString) out = g_string_new (NULL);

  for (const char *p = source; *p != '\0';)
    if (*p == '&')
      p = append_reference (out, p);
    else
      g_string_append_c (out, *p++);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
is_tag (const char *tag, const char *name)
{
  gsize length = strlen (name);

  return g_ascii_strncasecmp (tag + 1, name, length) == 0 && !g_ascii_isalnum (tag[1 + length]);
}

/* These begin or end a line; every other tag leaves the text together. */
static gboolean
breaks_line (const char *tag)
{
  static const char *const names[] = {
    "br",      "hr",      "p",      "div",    "li",   "ul",      "ol",         "dl",
    "dt",      "dd",      "tr",     "td",     "th",   "table",   "tbody",      "thead",
    "h1",      "h2",      "h3",     "h4",     "h5",   "h6",      "pre",        "center",
    "section", "article", "header", "footer", "form", "address", "blockquote", "fieldset",
  };
  gboolean ends = tag[1] == '/';

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (is_tag (tag + ends, names[i]))
      return TRUE;
  return FALSE;
}

static char *
dup_href (const char *tag, const char *tag_end)
{
  g_autofree char *source = g_strndup (tag, tag_end - tag);
  g_autoptr(GRegex) regex = g_regex_new (
    "\\shref\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))", G_REGEX_CASELESS, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *value = NULL;

  if (!g_regex_match (regex, source, 0, &match))
    return NULL;
  value = g_match_info_fetch (match, g_match_info_get_match_count (match) - 1);
  g_strstrip (value);
  return decode (value, value + strlen (value));
}

static void
read_tag (const char *tag, const char *tag_end, GString *text, GArray *anchors)
{
  if (breaks_line (tag))
    g_string_append_c (text, '\n');
  else if (is_tag (tag, "a"))
    {
      LiaisonHtmlAnchor anchor = { .href = dup_href (tag, tag_end),
                                   .start = text->len,
                                   .end = text->len };

      g_array_append_val (anchors, anchor);
    }
  else if (is_tag (tag, "/a") && anchors->len > 0)
    g_array_index (anchors, LiaisonHtmlAnchor, anchors->len - 1).end = text->len;
}

/* Behind what is not text, if it begins at @tag; else NULL. */
static const char *
skip_unseen (const char *tag)
{
  static const char *const names[] = { "style", "script", "title" };

  if (g_str_has_prefix (tag, "<!--"))
    {
      const char *end = strstr (tag, "-->");

      return end != NULL ? end + strlen ("-->") : tag + strlen (tag);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (is_tag (tag, names[i]))
      {
        g_autofree char *closing = g_strconcat ("</", names[i], NULL);
        gsize length = strlen (closing);
        const char *end = tag;

        while (*end != '\0' && g_ascii_strncasecmp (end, closing, length) != 0)
          end++;
        end += strcspn (end, ">");
        return *end == '>' ? end + 1 : end;
      }
  return NULL;
}

char *
liaison_html_to_text (const char *html, GArray **anchors)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (LiaisonHtmlAnchor));
  const char *last_end; /* of a tag: behind it nobody needs to look for one */

  g_return_val_if_fail (html != NULL, NULL);

  last_end = strrchr (html, '>');
  g_array_set_clear_func (found, anchor_clear);
  for (const char *p = html; *p != '\0';)
    {
      const char *behind = *p == '<' ? skip_unseen (p) : NULL;
      const char *tag_end = *p == '<' && behind == NULL && p < last_end ? strchr (p, '>') : NULL;

      if (behind != NULL)
        p = behind;
      else if (tag_end != NULL)
        {
          read_tag (p, tag_end, text, found);
          p = tag_end + 1;
        }
      else if (*p == '&')
        p = append_reference (text, p);
      else
        g_string_append_c (text, *p++);
    }
  if (anchors != NULL)
    *anchors = g_steal_pointer (&found);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
