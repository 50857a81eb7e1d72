/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* The error an answer other than 2xx stands for, out of its status and a body of any shape
 * "partner-center.md" knows ("Error bodies" A to E: JSON with the code as number or text, the
 * gateway's short form, nothing at all, HTML). The ids come from the answer, else from the request.
 * Transfer full, never NULL. */
GError *liaison_service_error_new (SoupMessage *message, GBytes *body);

G_END_DECLS
