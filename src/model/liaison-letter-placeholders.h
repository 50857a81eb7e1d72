/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether both texts have the same placeholders ("{partner_name}"), in any order. */
gboolean liaison_letter_same_placeholders (const char *text, const char *other);

/* A value fit for a sentence and for the subject: one line, no bidirectional overrides, no blanks
 * around it. NULL when nothing is left. Transfer full. */
char *liaison_letter_dup_value (const char *value);

/* Fills the placeholders of @pattern ("{name}" → value) in one pass, so that a value is never read
 * as a placeholder. Where no value is known the placeholder stays. Chinese sets blanks around Latin
 * names but none around Chinese ones; blanks beside a placeholder follow that. Transfer full. */
char *liaison_letter_fill (const char *pattern, GHashTable *values);

/* Whether @name ("{partner_name}") is a placeholder of letters (domain.md 8.2). */
gboolean liaison_letter_is_placeholder (const char *name);

G_END_DECLS
