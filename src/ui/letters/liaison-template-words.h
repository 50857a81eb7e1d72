/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/liaison-letter-template.h"

G_BEGIN_DECLS

/* Letter templates in words. */

const char *liaison_letter_rights_to_text (LiaisonLetterRights rights);
/* All of them, to choose from by position. Transfer full. */
GListModel *liaison_letter_purposes_to_list (void);
GListModel *liaison_letter_rights_to_list (void);
GListModel *liaison_letter_joints_to_list (void);
/* "Deutsch (draft) · New Customer · …". Transfer full. */
char *liaison_letter_template_to_summary (LiaisonLetterTemplate *template,
                                          LiaisonLetterLibrary *letters);
/* What is wrong and what to do. Transfer full. */
char *liaison_template_fault_to_sentence (const LiaisonTemplateFault *fault);
/* The template's name, or words for one without. */
const char *liaison_letter_template_to_title (LiaisonLetterTemplate *template);

/* The placeholders that can be put into a template, with their meaning. */
typedef struct
{
  const char *placeholder;
  const char *meaning; /* for gettext */
} LiaisonPlaceholderWords;

const LiaisonPlaceholderWords *liaison_placeholder_words_get (gsize *n);

G_END_DECLS
