/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-mail"

#include "mail/liaison-link-guard.h"

#include <string.h>

typedef struct
{
  char *href;
  gsize start; /* of what is between <a> and </a>, in the visible text */
  gsize end;
} Anchor;

static void
anchor_clear (gpointer data)
{
  Anchor *anchor = data;

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
  static const char *const names[] = { "br", "p", "/p", "div", "/div", "li", "/li", "tr", "/tr" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (is_tag (tag, names[i]))
      return TRUE;
  return FALSE;
}

static char *
dup_href (const char *tag, const char *tag_end)
{
  g_autofree char *source = g_strndup (tag, tag_end - tag);
  g_autoptr(GRegex) regex = g_regex_new ("\\shref\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')",
                                          G_REGEX_CASELESS, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *value = NULL;

  if (!g_regex_match (regex, source, 0, &match))
    return NULL;
  value = g_match_info_fetch (match, g_match_info_get_match_count (match) - 1);
  return decode (value, value + strlen (value));
}

static void
read_tag (const char *tag, const char *tag_end, GString *text, GArray *anchors)
{
  if (breaks_line (tag))
    g_string_append_c (text, '\n');
  else if (is_tag (tag, "a"))
    {
      Anchor anchor = { .href = dup_href (tag, tag_end), .start = text->len, .end = text->len };

      g_array_append_val (anchors, anchor);
    }
  else if (is_tag (tag, "/a") && anchors->len > 0)
    g_array_index (anchors, Anchor, anchors->len - 1).end = text->len;
}

/* The text as a reader sees it. */
static char *
dup_visible_text (const char *html, GArray *anchors)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (const char *p = html; *p != '\0';)
    {
      const char *tag_end = *p == '<' ? strchr (p, '>') : NULL;

      if (tag_end != NULL)
        {
          read_tag (p, tag_end, text, anchors);
          p = tag_end + 1;
        }
      else if (*p == '&')
        p = append_reference (text, p);
      else
        g_string_append_c (text, *p++);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* FALSE, and @report tells, if the address behind the words is not what it should be. */
static gboolean
check_anchor (LiaisonCloud *cloud,
              const char *link,
              const char *visible,
              const char *href,
              LiaisonGuardReport *report)
{
  g_autoptr(LiaisonGuardReport) own = liaison_link_guard_check (cloud, link, href);
  gboolean same = g_str_equal (href, visible);
  gboolean concerns_link = g_str_equal (visible, link) || own->verdict != LIAISON_GUARD_MISSING;

  if (!concerns_link || (same && own->verdict == LIAISON_GUARD_INTACT))
    return TRUE;

  report->verdict = own->verdict == LIAISON_GUARD_FOREIGN ? own->verdict : LIAISON_GUARD_ALTERED;
  report->found = g_strdup (own->verdict == LIAISON_GUARD_INTACT ? visible : href);
  return FALSE;
}

/* Every visible link must be an anchor to itself. */
static void
check_anchors (LiaisonCloud *cloud,
               const char *link,
               const char *text,
               GArray *anchors,
               LiaisonGuardReport *report)
{
  guint linked = 0;

  for (guint i = 0; i < anchors->len; i++)
    {
      const Anchor *anchor = &g_array_index (anchors, Anchor, i);
      g_autofree char *visible = g_strndup (text + anchor->start, anchor->end - anchor->start);

      if (anchor->href == NULL)
        continue;
      if (!check_anchor (cloud, link, visible, anchor->href, report))
        return;
      linked += g_str_equal (visible, link);
    }

  if (linked != report->copies)
    {
      report->verdict = LIAISON_GUARD_ALTERED;
      report->found = g_strdup (link);
    }
}

LiaisonGuardReport *
liaison_link_guard_check_html (LiaisonCloud *cloud, const char *link, const char *html)
{
  g_autoptr(GArray) anchors = g_array_new (FALSE, FALSE, sizeof (Anchor));
  g_autoptr(LiaisonGuardReport) report = NULL;
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;
  const char *place;

  g_return_val_if_fail (LIAISON_IS_CLOUD (cloud), NULL);
  g_return_val_if_fail (link != NULL && *link != '\0', NULL);
  g_return_val_if_fail (html != NULL, NULL);

  g_array_set_clear_func (anchors, anchor_clear);
  text = dup_visible_text (html, anchors);
  report = liaison_link_guard_check (cloud, link, text);
  if (report->verdict == LIAISON_GUARD_INTACT || report->verdict == LIAISON_GUARD_DOUBLED)
    check_anchors (cloud, link, text, anchors, report);

  /* The place in the visible text is of no use to somebody who has the HTML. */
  escaped = g_markup_escape_text (report->found != NULL ? report->found : link, -1);
  place = strstr (html, escaped);
  report->offset = place != NULL ? (gsize) (place - html) : 0;
  return g_steal_pointer (&report);
}
