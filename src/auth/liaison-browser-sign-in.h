/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "auth/liaison-person.h"
#include "auth/liaison-sign-in-terms.h"

G_BEGIN_DECLS

/* One sign-in in the browser: authorization code with PKCE S256, state and nonce over a one-shot
 * loopback redirect (RFC 8252, RFC 7636). */

/* @open_uri is called once. */
void liaison_browser_sign_in_async (const LiaisonSignInTerms *terms,
                                    LiaisonOpenUriFunc open_uri,
                                    gpointer open_uri_data,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* Errors: as liaison_oauth_sign_in_async (). */
LiaisonSignedIn *liaison_browser_sign_in_finish (GAsyncResult *result, GError **error);

G_END_DECLS
