/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-note.h"

G_BEGIN_DECLS

/* The part “Own Notes” of an expanded record, to read: the tags, follow-up and owner, the first
 * lines of the text. */
#define LIAISON_TYPE_NOTE_SUMMARY (liaison_note_summary_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonNoteSummary, liaison_note_summary, LIAISON, NOTE_SUMMARY, AdwBin)

/* NULL: nothing is written, and nothing is seen. */
void liaison_note_summary_show (LiaisonNoteSummary *self, const LiaisonNote *note);

G_END_DECLS
