/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What the partner's people write about one customer, for themselves: it is never sent to the
 * service. A value: whoever changes one changes his own copy. */
typedef struct
{
  char *customer;  /* Microsoft ID */
  GStrv tags;      /* never NULL, each once, in the order they were typed */
  char *text;      /* never NULL */
  char *follow_up; /* ISO date, or NULL */
  char *owner;     /* who looks after the customer, or NULL */
  gint64 updated;  /* microseconds since 1970, UTC; 0: never saved */
} LiaisonNote;

#define LIAISON_TYPE_NOTE (liaison_note_get_type ())
GType liaison_note_get_type (void) G_GNUC_CONST;

/* A note in which nothing is written. */
LiaisonNote *liaison_note_new (const char *customer);
LiaisonNote *liaison_note_copy (const LiaisonNote *note);
void liaison_note_free (LiaisonNote *note);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonNote, liaison_note_free)

/* Takes over @tags without the space around them; empty ones and those that differ from an earlier
 * one only in case, accents or width are left out. */
void liaison_note_set_tags (LiaisonNote *note, const char *const *tags);
/* "" of @text is NULL for date and owner. */
void liaison_note_set_text (LiaisonNote *note, const char *text);
void liaison_note_set_follow_up (LiaisonNote *note, const char *date);
void liaison_note_set_owner (LiaisonNote *note, const char *owner);

/* Whether the same is written about the same customer, whenever it was. */
gboolean liaison_note_equal (const LiaisonNote *one, const LiaisonNote *other);
gboolean liaison_note_is_empty (const LiaisonNote *note);

G_END_DECLS
