/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-letter-library.h"

G_BEGIN_DECLS

/* Between the library, which reads the texts, and the composer, which knows the rules; nobody else
 * needs this header. */

/* The text of @group in @language, in English if there is no such language; NULL if no such group.
 * Owned by the library. */
const char *liaison_letter_library_get_text (LiaisonLetterLibrary *self,
                                             const char *language,
                                             const char *group);

/* Every group of which a letter can be made, NULL-terminated; some stand twice. Transfer
 * container. */
const char **liaison_letter_composer_dup_groups (void);

/* Placeholder ("{partner_name}") → value in the letter's language; what is not known is not in it,
 * the link neither. Transfer full. */
GHashTable *liaison_letter_composer_collect_values (LiaisonLetterLibrary *self,
                                                    const LiaisonLetterRequest *request);

G_END_DECLS
