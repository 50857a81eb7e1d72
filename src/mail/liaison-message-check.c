/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-mail"

#include "mail/liaison-message-check.h"

#include <string.h>

#include "mail/liaison-html-text.h"
#include "model/liaison-letter-library.h"

void
liaison_message_check_free (LiaisonMessageCheck *check)
{
  g_free (check->link);
  g_clear_pointer (&check->text, liaison_guard_report_free);
  g_clear_pointer (&check->html, liaison_guard_report_free);
  g_strfreev (check->placeholders);
  g_ptr_array_unref (check->links);
  g_free (check);
}

/* ---- The link that should be there */

/* From good to bad: how far a part is from holding the link. */
static guint
rank (const LiaisonGuardReport *report)
{
  static const guint ranks[] = {
    [LIAISON_GUARD_INTACT] = 0,  [LIAISON_GUARD_DOUBLED] = 1, [LIAISON_GUARD_ALTERED] = 2,
    [LIAISON_GUARD_FOREIGN] = 3, [LIAISON_GUARD_MISSING] = 4,
  };

  return report != NULL ? ranks[report->verdict] : 0;
}

/* Keeps what is said of @link, if it is nearer than what is kept. */
static void
compare_with (LiaisonMessageCheck *self,
              LiaisonCloud *cloud,
              const char *link,
              const LiaisonMessage *message)
{
  g_autoptr(LiaisonGuardReport) text =
               message->text != NULL ? liaison_link_guard_check (cloud, link, message->text) : NULL;
  g_autoptr(LiaisonGuardReport) html =
               message->html != NULL ? liaison_link_guard_check_html (cloud, link, message->html)
                                     : NULL;

  if (self->link != NULL && rank (text) + rank (html) >= rank (self->text) + rank (self->html))
    return;
  g_free (self->link);
  self->link = g_strdup (link);
  g_clear_pointer (&self->text, liaison_guard_report_free);
  g_clear_pointer (&self->html, liaison_guard_report_free);
  self->text = g_steal_pointer (&text);
  self->html = g_steal_pointer (&html);
}

/* ---- Placeholders */

static void
add_placeholders (GStrvBuilder *builder, GHashTable *seen, const char *text)
{
  g_auto(GStrv) found = text != NULL ? liaison_letter_find_placeholders (text) : NULL;

  for (gsize i = 0; found != NULL && found[i] != NULL; i++)
    if (g_hash_table_add (seen, g_strdup (found[i])))
      g_strv_builder_add (builder, found[i]);
}

static GStrv
find_placeholders (const LiaisonMessage *message, const char *seen_html)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add_placeholders (builder, seen, message->subject);
  add_placeholders (builder, seen, message->text);
  add_placeholders (builder, seen, seen_html);
  return g_strv_builder_end (builder);
}

/* ---- The links that are there */

static gboolean
is_known (LiaisonMessageCheck *self, const LiaisonInspectedLink *link)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const LiaisonInspectedLink *other = g_ptr_array_index (self->links, i);

      if (g_str_equal (other->found, link->found) &&
          (other->damages->len > 0) == (link->damages->len > 0))
        return TRUE;
    }
  return FALSE;
}

/* @alone: as an address by itself, which is told of only if it has to do with partners. */
static void
add_links (LiaisonMessageCheck *self,
           GListModel *clouds,
           const char *const *expected,
           const char *text,
           gboolean alone)
{
  g_autoptr(GPtrArray) links = liaison_link_inspect (clouds, expected, text);

  while (links->len > 0)
    {
      g_autoptr(LiaisonInspectedLink) link = g_ptr_array_steal_index (links, 0);
      gboolean stranger = link->reading != NULL && !link->reading->marked &&
                          link->reading->cloud == NULL && link->repaired == NULL;

      if (!is_known (self, link) && !(alone && stranger))
        g_ptr_array_add (self->links, g_steal_pointer (&link));
    }
}

/* Whether there are words besides links. */
static gboolean
has_words (const char *text, GPtrArray *links)
{
  g_autoptr(GString) rest = g_string_new (text);

  for (guint i = 0; i < links->len; i++)
    g_string_replace (rest, ((LiaisonInspectedLink *) g_ptr_array_index (links, i))->found, "", 0);
  for (const char *p = rest->str; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

LiaisonMessageCheck *
liaison_message_check_new (GListModel *clouds,
                           LiaisonCloud *cloud,
                           const char *const *expected,
                           const LiaisonMessage *message)
{
  LiaisonMessageCheck *self;
  g_autoptr(GArray) anchors = NULL;
  g_autofree char *seen_html = NULL;

  g_return_val_if_fail (message != NULL, NULL);

  self = g_new0 (LiaisonMessageCheck, 1);
  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) liaison_inspected_link_free);
  for (gsize i = 0; cloud != NULL && expected != NULL && expected[i] != NULL; i++)
    compare_with (self, cloud, expected[i], message);

  if (message->html != NULL)
    seen_html = liaison_html_to_text (message->html, &anchors);
  self->placeholders = find_placeholders (message, seen_html);
  if (message->text != NULL)
    add_links (self, clouds, expected, message->text, FALSE);
  if (seen_html != NULL)
    add_links (self, clouds, expected, seen_html, FALSE);
  for (guint i = 0; anchors != NULL && i < anchors->len; i++)
    if (g_array_index (anchors, LiaisonHtmlAnchor, i).href != NULL)
      add_links (self, clouds, expected, g_array_index (anchors, LiaisonHtmlAnchor, i).href, TRUE);

  self->has_words = message->format == LIAISON_MESSAGE_MAIL ||
                    has_words (message->text != NULL ? message->text : seen_html, self->links);
  return self;
}
