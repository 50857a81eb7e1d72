/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-batch-result.h"
#include "model/liaison-prospect.h"

G_BEGIN_DECLS

/* What inviting many says, in the interface's language. */

const char *liaison_prospect_field_to_title (LiaisonProspectField field);
/* One sentence for each mark, each on a line; "": there is nothing to say. Transfer full. */
char *liaison_prospect_marks_to_text (LiaisonProspectMarks marks);
/* How a letter was handed over, without its time. Transfer full. */
char *liaison_handoff_to_way (const LiaisonHandoff *handoff);
/* Why a file or the clipboard gave no list. */
const char *liaison_list_error_to_sentence (const GError *error);
/* Why a letter was not saved as a file. Transfer full. */
char *liaison_letter_error_to_sentence (const GError *error);

/* Static. */
const LiaisonBatchWords *liaison_batch_words_get (void);

G_END_DECLS
