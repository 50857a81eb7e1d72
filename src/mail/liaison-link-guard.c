/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-mail"

#include "mail/liaison-link-guard.h"

#include <string.h>

#include "mail/liaison-link-scan.h"

#define copy_at(copies, i) (&g_array_index ((copies), LiaisonLinkCopy, (i)))

void
liaison_guard_report_free (LiaisonGuardReport *report)
{
  g_free (report->found);
  g_free (report);
}

static guint
count_intact (GArray *copies)
{
  guint n = 0;

  for (guint i = 0; i < copies->len; i++)
    n += copy_at (copies, i)->kind == LIAISON_LINK_COPY_INTACT;
  return n;
}

static gboolean
is_damaged (const LiaisonLinkCopy *copy)
{
  return copy->kind == LIAISON_LINK_COPY_DAMAGED || copy->kind == LIAISON_LINK_COPY_GLUED;
}

/* Of glued bytes the whole run is shown: the address alone would look right. */
static void
report_copy (LiaisonGuardReport *report,
             LiaisonGuardVerdict verdict,
             const char *text,
             const LiaisonLinkCopy *copy)
{
  gboolean glued = copy->kind == LIAISON_LINK_COPY_GLUED;
  gsize start = glued ? copy->run_start : copy->start;
  gsize end = glued ? copy->run_end : copy->end;

  report->verdict = verdict;
  report->offset = start;
  g_free (report->found);
  report->found = g_strndup (text + start, end - start);
}

LiaisonGuardReport *
liaison_link_guard_check (LiaisonCloud *cloud, const char *link, const char *text)
{
  g_autoptr(GArray) copies = NULL;
  g_autoptr(LiaisonGuardReport) report = NULL;

  g_return_val_if_fail (LIAISON_IS_CLOUD (cloud), NULL);
  g_return_val_if_fail (link != NULL && *link != '\0', NULL);
  g_return_val_if_fail (text != NULL, NULL);

  report = g_new0 (LiaisonGuardReport, 1);
  copies = liaison_link_scan (cloud, link, text);
  report->copies = count_intact (copies);
  report->verdict = report->copies == 0   ? LIAISON_GUARD_MISSING
                    : report->copies == 1 ? LIAISON_GUARD_INTACT
                                          : LIAISON_GUARD_DOUBLED;

  for (guint i = copies->len; i > 0; i--)
    if (copy_at (copies, i - 1)->kind == LIAISON_LINK_COPY_INTACT)
      report->offset = copy_at (copies, i - 1)->start;
  for (guint i = copies->len; i > 0; i--)
    if (is_damaged (copy_at (copies, i - 1)))
      report_copy (report, LIAISON_GUARD_ALTERED, text, copy_at (copies, i - 1));
  for (guint i = copies->len; i > 0; i--)
    if (copy_at (copies, i - 1)->kind == LIAISON_LINK_COPY_FOREIGN)
      report_copy (report, LIAISON_GUARD_FOREIGN, text, copy_at (copies, i - 1));

  return g_steal_pointer (&report);
}

static gboolean
is_opening_punctuation (gunichar c)
{
  return c != 0 && g_utf8_strchr ("([{<\"'（【《「『“‘", -1, c) != NULL;
}

/* What stays of the characters that touched the address from the left: brackets and quotation
 * marks that only held it go with it. */
static gsize
find_left_end (const char *text, const LiaisonLinkCopy *copy)
{
  const char *start = text + copy->run_start;
  const char *end = text + copy->start;

  while (end > start)
    {
      const char *last = g_utf8_find_prev_char (start, end);

      if (last == NULL || (!is_opening_punctuation (g_utf8_get_char (last)) &&
                           !liaison_link_is_invisible (g_utf8_get_char (last))))
        break;
      end = last;
    }
  return end - text;
}

static gsize
find_right_start (const char *text, const LiaisonLinkCopy *copy)
{
  const char *start = text + copy->end;
  const char *end = text + copy->run_end;

  while (start < end && (liaison_link_is_trailing_punctuation (g_utf8_get_char (start)) ||
                         liaison_link_is_invisible (g_utf8_get_char (start))))
    start = g_utf8_next_char (start);
  return start - text;
}

/* Puts @replacement (NULL: nothing) in the place of @copy, set off by line ends from what touched
 * it. */
static void
append_in_place (GString *out,
                 const char *text,
                 const LiaisonLinkCopy *copy,
                 const char *replacement)
{
  gsize left_end = find_left_end (text, copy);
  gsize right_start = find_right_start (text, copy);

  g_string_append_len (out, text + copy->run_start, left_end - copy->run_start);
  if (left_end > copy->run_start && replacement != NULL)
    g_string_append_c (out, '\n');
  if (replacement != NULL)
    g_string_append (out, replacement);
  if (right_start < copy->run_end && (replacement != NULL || left_end > copy->run_start))
    g_string_append_c (out, '\n');
  g_string_append_len (out, text + right_start, copy->run_end - right_start);
}

/* The first damaged copy becomes the link again unless an intact one is there; the others go. */
static char *
replace_damaged (GArray *copies, const char *link, const char *text)
{
  g_autoptr(GString) out = g_string_new (NULL);
  gboolean wanted = count_intact (copies) == 0;
  gsize done = 0;

  for (guint i = 0; i < copies->len; i++)
    {
      const LiaisonLinkCopy *copy = copy_at (copies, i);

      if (!is_damaged (copy))
        continue;
      g_string_append_len (out, text + done, copy->run_start - done);
      append_in_place (out, text, copy, wanted ? link : NULL);
      done = copy->run_end;
      wanted = FALSE;
    }
  g_string_append (out, text + done);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Before the signature, the last of at least two paragraphs. */
static gsize
find_signature (const char *text)
{
  const char *start = g_strrstr_len (text, -1, "\n\n");
  gsize length = strlen (text);

  while (start != NULL && start[strspn (start, " \t\r\n")] == '\0')
    start = g_strrstr_len (text, start - text, "\n\n");
  return start != NULL ? (gsize) (start - text) + 2 : length;
}

/* A place between two lines at or behind @hint. */
static gsize
find_place (const char *text, gsize hint)
{
  if (hint > strlen (text))
    return find_signature (text);
  if (hint == 0 || text[hint - 1] == '\n')
    return hint;
  return hint + strcspn (text + hint, "\n");
}

static char *
insert_paragraph (const char *text, gsize place, const char *link)
{
  g_autofree char *before = g_strchomp (g_strndup (text, place));
  const char *after = text + place + strspn (text + place, "\r\n");
  g_autoptr(GString) out = g_string_new (before);

  if (out->len > 0)
    g_string_append (out, "\n\n");
  g_string_append (out, link);
  if (*after != '\0')
    g_string_append_printf (out, "\n\n%s", after);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
liaison_link_guard_restore (LiaisonCloud *cloud, const char *link, const char *text, gsize hint)
{
  g_autoptr(GArray) copies = NULL;

  g_return_val_if_fail (LIAISON_IS_CLOUD (cloud), NULL);
  g_return_val_if_fail (link != NULL && *link != '\0', NULL);
  g_return_val_if_fail (text != NULL, NULL);

  copies = liaison_link_scan (cloud, link, text);
  for (guint i = 0; i < copies->len; i++)
    if (is_damaged (copy_at (copies, i)))
      return replace_damaged (copies, link, text);

  if (count_intact (copies) > 0)
    return g_strdup (text);
  return insert_paragraph (text, find_place (text, hint), link);
}
