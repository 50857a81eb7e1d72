/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-letter-library.h"

G_BEGIN_DECLS

/* The languages of letters where they are chosen. */

/* The desktop's language, unless its letters are a draft: nobody gets one unasked. Owned by
 * @letters. */
const char *liaison_letter_languages_get_default (LiaisonLetterLibrary *letters);
/* "Deutsch (draft)". Transfer full. */
char *liaison_letter_language_to_label (LiaisonLetterLibrary *letters, const char *language);
/* All of them into @row, in the library's order, with @chosen selected, or the first. */
void liaison_letter_languages_fill_row (LiaisonLetterLibrary *letters,
                                        AdwComboRow *row,
                                        const char *chosen);
/* What a draft means, or NULL for a language whose letters were checked. */
const char *liaison_letter_language_get_warning (LiaisonLetterLibrary *letters,
                                                 const char *language);

G_END_DECLS
