/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* What a service demands in WWW-Authenticate (RFC 7235; "sign-in.md", "Claims challenge and CAE").
 * A challenge that is not well formed demands nothing, and so does the rest of its header: better
 * none than one made up of two. An authorization_uri is ignored on purpose; who is asked for tokens
 * is not for a service to say. */

/* The claims that a new token must satisfy: the text of a JSON object, out of the first Bearer
 * challenge that has error="insufficient_claims", or claims and no error. Transfer full; NULL:
 * none, or none that can be understood. */
char *liaison_challenge_dup_claims (SoupMessageHeaders *headers);

/* The same for the text @claims by itself, as a token endpoint's refusal tells it: JSON, or base64
 * of JSON in either alphabet. Transfer full; NULL: it is no object of at most 16 KiB. */
char *liaison_challenge_dup_object (const char *claims);

/* Whether @message was answered with Partner Center's older demand for a second factor, which is
 * in the reason phrase alone ("partner-center.md", "Multi-factor sign-in"). */
gboolean liaison_challenge_demands_second_factor (SoupMessage *message);

G_END_DECLS
