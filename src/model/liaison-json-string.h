/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @out grows by @text as a JSON string, quoted and escaped (RFC 8259); NULL is null. Text that is
 * no UTF-8 is mended. For what is written row by row and is too long to be held as a tree. */
void liaison_json_string_append (GString *out, const char *text);

G_END_DECLS
