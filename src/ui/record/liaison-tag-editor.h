/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tags as chips, and a text for more of them: Return or a comma ends a tag, and so does leaving
 * the text; the Backspace key in the empty text takes the last one away.
 *
 * Signals: "changed": by the person; "words-wanted": they are about to type, and
 * liaison_tag_editor_ set_words () may tell what can be offered. */
#define LIAISON_TYPE_TAG_EDITOR (liaison_tag_editor_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonTagEditor, liaison_tag_editor, LIAISON, TAG_EDITOR, GtkWidget)

/* Each once, in their order. Transfer full. */
GStrv liaison_tag_editor_dup_tags (LiaisonTagEditor *self);
/* What is typed and not ended is forgotten. */
void liaison_tag_editor_set_tags (LiaisonTagEditor *self, const char *const *tags);
void liaison_tag_editor_set_words (LiaisonTagEditor *self, const char *const *words);
/* Ends the tag that is being typed. */
void liaison_tag_editor_commit (LiaisonTagEditor *self);

G_END_DECLS
