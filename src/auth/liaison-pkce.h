/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Base64url without padding of 32 bytes from the kernel's generator: 43 characters, good as a code
 * verifier (RFC 7636, section 4.1), a state or a nonce. Transfer full. */
char *liaison_pkce_dup_random (void);

/* The S256 challenge of @verifier: base64url without padding of its SHA-256. Transfer full. */
char *liaison_pkce_dup_challenge (const char *verifier);

/* Compares in a time that does not depend on where the texts differ. */
gboolean liaison_pkce_equal (const char *a, const char *b);

/* Overwrites and frees a verifier or a token; takes NULL. */
void liaison_pkce_forget (char *secret);

G_END_DECLS
