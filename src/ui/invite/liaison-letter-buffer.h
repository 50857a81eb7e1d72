/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The text of a letter whose link cannot be lost.
 *
 * Every way to change a text buffer ends in the same few functions of its class; those are
 * overridden here, so the protection does not depend on where a change comes from: keys, mouse,
 * input methods, undo, assistive tools, our own code. The link always stands alone on its line, and
 * the last intact copy stays. Only liaison_letter_buffer_load () replaces it.
 *
 * Signal "link-protected": something of the user's last change was refused to keep the link. */
#define LIAISON_TYPE_LETTER_BUFFER (liaison_letter_buffer_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonLetterBuffer,
                      liaison_letter_buffer,
                      LIAISON,
                      LETTER_BUFFER,
                      GtkTextBuffer)

LiaisonLetterBuffer *liaison_letter_buffer_new (void);

/* Replaces text and link; cannot be undone. The first copy of @link that is alone on its line is
 * protected; without one (or with @link NULL) nothing is, which liaison_invite_check () tells. */
void liaison_letter_buffer_load (LiaisonLetterBuffer *self, const char *text, const char *link);

/* The exact text, LF line ends. Transfer full. */
char *liaison_letter_buffer_dup_text (LiaisonLetterBuffer *self);

/* Where the protected link stands. FALSE: there is none. */
gboolean liaison_letter_buffer_get_link_bounds (LiaisonLetterBuffer *self,
                                                GtkTextIter *start,
                                                GtkTextIter *end);

/* The tag on the link: its looks are the view's. */
GtkTextTag *liaison_letter_buffer_get_link_tag (LiaisonLetterBuffer *self);

/* -1, 1: the cursor is being moved by a key towards the start, the end; 0: it is not. It steps over
 * the link in this direction instead of to its nearest edge. */
void liaison_letter_buffer_set_motion (LiaisonLetterBuffer *self, int motion);

G_END_DECLS
