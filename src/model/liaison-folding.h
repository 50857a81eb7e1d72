/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text as a search compares it: case, accents and width are folded away, so that "cafe" is in
 * "CAFÉ" and "ａｂ" is "AB", and so is what nobody sees; characters of Chinese, Japanese and Korean
 * stay what they are. Any thread. */

/* @text need not be valid UTF-8. Transfer full. */
char *liaison_fold (const char *text);

/* The words of a search, folded, each once. Transfer full; empty if there are none. */
GStrv liaison_fold_words (const char *search);

/* Part of a text, in bytes. */
typedef struct
{
  guint start;
  guint end;
} LiaisonTextRange;

/* Where @words (folded) are in @text: sorted ranges that do not touch each other, each at borders
 * of characters; none if @text is not valid UTF-8. Transfer full. */
GArray *liaison_fold_find (const char *text, const char *const *words);

G_END_DECLS
