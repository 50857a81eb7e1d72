/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* json-glib takes more for JSON than there is: comments, single quotes, octal escapes that are no
 * UTF-8, several values. It also descends by recursion. This is what keeps such bodies from it.
 *
 * @body as it may be given to json-glib, without a byte-order mark. Half a surrogate pair, as is
 * left where a service cuts a text amid a character, becomes U+FFFD. Errors:
 * LIAISON_ERROR_PROTOCOL; a body without an error may still be no JSON. */
GBytes *liaison_json_text_prepare (GBytes *body, GError **error);

G_END_DECLS
