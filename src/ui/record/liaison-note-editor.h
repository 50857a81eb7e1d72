/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-note-saver.h"

G_BEGIN_DECLS

/* What the partner's people write about a customer: tags, owner, follow-up date, a text. Everything
 * is saved by itself. */
#define LIAISON_TYPE_NOTE_EDITOR (liaison_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonNoteEditor, liaison_note_editor, LIAISON, NOTE_EDITOR, AdwBin)

/* Whose note is written; NULL: nobody's. What was typed for the last one is given to its saver
 * first. */
void liaison_note_editor_set_saver (LiaisonNoteEditor *self, LiaisonNoteSaver *saver);

G_END_DECLS
