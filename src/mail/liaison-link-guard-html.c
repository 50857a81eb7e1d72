/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-mail"

#include "mail/liaison-link-guard.h"

#include <string.h>

#include "mail/liaison-html-text.h"

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
      const LiaisonHtmlAnchor *anchor = &g_array_index (anchors, LiaisonHtmlAnchor, i);
      g_autofree char *visible = g_strndup (text + anchor->start, anchor->end - anchor->start);

      /* Nobody sees the white space around it. */
      g_strstrip (visible);
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
  g_autoptr(GArray) anchors = NULL;
  g_autoptr(LiaisonGuardReport) report = NULL;
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;
  const char *place;

  g_return_val_if_fail (LIAISON_IS_CLOUD (cloud), NULL);
  g_return_val_if_fail (link != NULL && *link != '\0', NULL);
  g_return_val_if_fail (html != NULL, NULL);

  text = liaison_html_to_text (html, &anchors);
  report = liaison_link_guard_check (cloud, link, text);
  if (report->verdict == LIAISON_GUARD_INTACT || report->verdict == LIAISON_GUARD_DOUBLED)
    check_anchors (cloud, link, text, anchors, report);

  /* The place in the visible text is of no use to somebody who has the HTML. */
  escaped = g_markup_escape_text (report->found != NULL ? report->found : link, -1);
  place = strstr (html, escaped);
  report->offset = place != NULL ? (gsize) (place - html) : 0;
  return g_steal_pointer (&report);
}
