/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What words in a list of prospects mean. All take what a person wrote, in any of the languages
 * that letters are written in; "" is never asked. */

/* Which of @languages ("en", "zh_CN") the word names; NULL: none, or one only in another script or
 * for another region ("zh-TW", "pt-PT"). Owned by @languages. */
const char *liaison_prospect_words_find_language (const char *const *languages, const char *text);
/* Yes or no. FALSE: neither. */
gboolean liaison_prospect_words_find_rights (const char *text, gboolean *wanted);
/* The day as an ISO date; NULL: no day, or one that means another in another country ("3/4/2027").
 * Transfer full. */
char *liaison_prospect_words_dup_day (const char *text);

G_END_DECLS
