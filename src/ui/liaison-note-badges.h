/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/liaison-note.h"

G_BEGIN_DECLS

/* What a note says at a glance: that it is time to follow up, and the tags. */
#define LIAISON_TYPE_NOTE_BADGES (liaison_note_badges_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonNoteBadges, liaison_note_badges, LIAISON, NOTE_BADGES, GtkWidget)

GtkWidget *liaison_note_badges_new (void);
/* @note: NULL: nothing is written. @max_tags: more of them are only counted; 0: all are shown. */
void liaison_note_badges_show (LiaisonNoteBadges *self, const LiaisonNote *note, guint max_tags);

G_END_DECLS
