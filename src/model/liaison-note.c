/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/liaison-note.h"

#include "model/liaison-folding.h"

G_DEFINE_BOXED_TYPE (LiaisonNote, liaison_note, liaison_note_copy, liaison_note_free)

LiaisonNote *
liaison_note_new (const char *customer)
{
  LiaisonNote *note;

  g_return_val_if_fail (customer != NULL, NULL);

  note = g_new0 (LiaisonNote, 1);
  note->customer = g_strdup (customer);
  note->tags = g_new0 (char *, 1);
  note->text = g_strdup ("");
  return note;
}

LiaisonNote *
liaison_note_copy (const LiaisonNote *note)
{
  LiaisonNote *copy;

  g_return_val_if_fail (note != NULL, NULL);

  copy = g_new0 (LiaisonNote, 1);
  copy->customer = g_strdup (note->customer);
  copy->tags = g_strdupv (note->tags);
  copy->text = g_strdup (note->text);
  copy->follow_up = g_strdup (note->follow_up);
  copy->owner = g_strdup (note->owner);
  copy->updated = note->updated;
  return copy;
}

void
liaison_note_free (LiaisonNote *note)
{
  g_free (note->customer);
  g_strfreev (note->tags);
  g_free (note->text);
  g_free (note->follow_up);
  g_free (note->owner);
  g_free (note);
}

/* On one line and without space around it. */
static char *
dup_tidy (const char *tag)
{
  char *tidy = g_strdup (tag);

  g_strdelimit (tidy, "\n\r\t", ' ');
  return g_strstrip (tidy);
}

void
liaison_note_set_tags (LiaisonNote *note, const char *const *tags)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_if_fail (note != NULL);

  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    {
      g_autofree char *tag = dup_tidy (tags[i]);

      if (*tag != '\0' && g_hash_table_add (met, liaison_fold (tag)))
        g_strv_builder_add (builder, tag);
    }
  g_strfreev (note->tags);
  note->tags = g_strv_builder_end (builder);
}

void
liaison_note_set_text (LiaisonNote *note, const char *text)
{
  char *old;

  g_return_if_fail (note != NULL);

  old = note->text;
  note->text = g_strdup (text != NULL ? text : "");
  g_free (old);
}

static void
replace (char **member, const char *text)
{
  char *old = *member;

  *member = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
  g_free (old);
}

void
liaison_note_set_follow_up (LiaisonNote *note, const char *date)
{
  g_return_if_fail (note != NULL);

  replace (&note->follow_up, date);
}

void
liaison_note_set_owner (LiaisonNote *note, const char *owner)
{
  g_return_if_fail (note != NULL);

  replace (&note->owner, owner);
}

gboolean
liaison_note_equal (const LiaisonNote *one, const LiaisonNote *other)
{
  g_return_val_if_fail (one != NULL && other != NULL, FALSE);

  return g_str_equal (one->customer, other->customer) && g_str_equal (one->text, other->text) &&
         g_strcmp0 (one->follow_up, other->follow_up) == 0 &&
         g_strcmp0 (one->owner, other->owner) == 0 &&
         g_strv_equal ((const char *const *) one->tags, (const char *const *) other->tags);
}

gboolean
liaison_note_is_empty (const LiaisonNote *note)
{
  g_return_val_if_fail (note != NULL, TRUE);

  return note->tags[0] == NULL && *note->text == '\0' && note->follow_up == NULL &&
         note->owner == NULL;
}
