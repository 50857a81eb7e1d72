/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* How long an answer asks to wait, in µs: its Retry-After, as seconds or as a date. A date is
 * counted from the answer's own Date, so that a wrong clock here does no harm, else from @now (µs
 * since 1970). FALSE: it does not say, or nothing that makes sense. */
gboolean liaison_retry_after_read (SoupMessageHeaders *headers, gint64 now, gint64 *duration);

G_END_DECLS
