/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "auth/liaison-authorizer.h"
#include "model/liaison-cloud.h"

G_BEGIN_DECLS

/* Opens an address for the person who signs in: the system browser in the product, a session that
 * follows the redirects in the demonstration and in tests. */
typedef void (*LiaisonOpenUriFunc) (const char *uri, gpointer user_data);

/* Who signed in, by the id token. */
typedef struct
{
  const char *tenant_id;
  const char *user_id;
  const char *user_name;
  const char *user_mail; /* preferred_username */
} LiaisonIdentity;

/* Signs one person in to one cloud: authorization code with PKCE S256, state and nonce over a
 * one-shot loopback redirect ("sign-in.md", RFC 8252, RFC 7636). Tokens live in memory only. */
#define LIAISON_TYPE_OAUTH (liaison_oauth_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonOauth, liaison_oauth, LIAISON, OAUTH, GObject)

/* @tenant: GUID, domain or "organizations". The cloud's login base must be https, or loopback. */
LiaisonOauth *liaison_oauth_new (LiaisonCloud *cloud,
                                 const char *client_id,
                                 const char *tenant,
                                 LiaisonOpenUriFunc open_uri,
                                 gpointer user_data,
                                 GDestroyNotify destroy);

/* Errors: LIAISON_ERROR_SIGN_IN_REQUIRED (refused or declined; details carry the AADSTS number),
 * LIAISON_ERROR_PROTOCOL, UNAVAILABLE or THROTTLED for passing troubles, GIO's (cancelled, timed
 * out after five minutes, network). Signing in again is for the same person: another account is
 * refused with SIGN_IN_REQUIRED, service code "other_account". */
void liaison_oauth_sign_in_async (LiaisonOauth *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean liaison_oauth_sign_in_finish (LiaisonOauth *self, GAsyncResult *result, GError **error);

/* NULL before the first sign-in. Owned by @self. */
const LiaisonIdentity *liaison_oauth_get_identity (LiaisonOauth *self);

G_END_DECLS
