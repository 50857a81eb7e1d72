/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Access tokens in the form of signed JSON Web Tokens; to clients they are opaque. The signature is
 * an HMAC with a key that no other run of the sandbox has: a foreign token does not pass. */

#define LIAISON_SANDBOX_KEY_SIZE 32

/* Transfer full. */
char *liaison_sandbox_token_encode (const guint8 key[LIAISON_SANDBOX_KEY_SIZE], JsonNode *claims);
/* NULL when @token was not made with @key. Transfer full. */
JsonNode *liaison_sandbox_token_decode (const guint8 key[LIAISON_SANDBOX_KEY_SIZE],
                                        const char *token);

/* What any JSON Web Token is signed over: @header, a JSON text, and @claims. Transfer full. */
char *liaison_sandbox_token_make_body (const char *header, JsonNode *claims);

/* Base64 with the alphabet for addresses, without padding. Transfer full. */
char *liaison_sandbox_base64url (const guint8 *bytes, gsize length);

G_END_DECLS
