/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "auth/liaison-token-answer.h"

G_BEGIN_DECLS

/* What one sign-in granted: the refresh token and the access tokens made from it, one per scope, in
 * memory only. Refreshes go one after another, since a server may take two with the same refresh
 * token for theft ("sign-in.md", "Refresh tokens"). */
#define LIAISON_TYPE_GRANT (liaison_grant_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonGrant, liaison_grant, LIAISON, GRANT, GObject)

LiaisonGrant *liaison_grant_new (SoupSession *session,
                                 const char *token_uri,
                                 const char *client_id);

/* Keeps the tokens of @answer: a new refresh token replaces the one before. */
void liaison_grant_accept (LiaisonGrant *self, const char *scope, const LiaisonTokenAnswer *answer);

/* As liaison_authorizer_get_token_async (). A caller that is cancelled leaves; the refresh goes on,
 * or the server's new refresh token would be lost. */
void liaison_grant_get_token_async (LiaisonGrant *self,
                                    const char *scope,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
char *liaison_grant_get_token_finish (LiaisonGrant *self, GAsyncResult *result, GError **error);

/* @token is never handed out again. */
void liaison_grant_drop_token (LiaisonGrant *self, const char *scope, const char *token);

/* The "scope" of a token request: one resource's and those of OpenID Connect. Transfer full. */
char *liaison_grant_dup_full_scope (const char *scope);

G_END_DECLS
