/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "model/liaison-error.h"

G_BEGIN_DECLS

/* The error an answer other than 2xx stands for, out of its status and a body of any shape
 * "partner-center.md" knows ("Error bodies" A to E: JSON with the code as number or text, the
 * gateway's short form, nothing at all, HTML), or of Graph's: {"error": {"code", "message",
 * "innerError": {"request-id", …}}}. The ids come from the answer, else from the request.
 * A demand for a second factor has the code 900421, in its older form, too; one for claims tells
 * them and is SIGN_IN_REQUIRED, whether it comes with 401 or 403. Transfer full, never NULL. */
GError *liaison_service_error_new (SoupMessage *message, GBytes *body);

/* The same from its parts. @known: what holds unless the answer tells otherwise; only the service
 * code and the ids count. @summary: the error's message. */
GError *liaison_service_error_new_from_parts (guint status,
                                              SoupMessageHeaders *headers,
                                              GBytes *body,
                                              const LiaisonErrorDetails *known,
                                              const char *summary);

G_END_DECLS
