/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "auth/liaison-discovery.h"
#include "auth/liaison-secret-store.h"
#include "auth/liaison-token-answer.h"
#include "wire/liaison-clock.h"

G_BEGIN_DECLS

/* What one sign-in granted: the refresh token and the access tokens made from it, one per scope, in
 * memory only. Refreshes go one after another, since a server may take two with the same refresh
 * token for theft ("sign-in.md", "Refresh tokens").
 *
 * Property "unkept" (boolean, notifies): the store did not take the last refresh token. */
#define LIAISON_TYPE_GRANT (liaison_grant_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonGrant, liaison_grant, LIAISON, GRANT, GObject)

/* @refresh_token may be NULL, until an answer brings one. */
LiaisonGrant *liaison_grant_new (SoupSession *session,
                                 LiaisonDiscovery *discovery,
                                 const char *tenant,
                                 const char *client_id,
                                 const char *refresh_token);
/* @clock must live as long as @self. */
void liaison_grant_set_clock (LiaisonGrant *self, const LiaisonClock *clock);

/* Where every later refresh token is kept, before the access token that came with it is handed out;
 * NULL: nowhere. */
void liaison_grant_set_store (LiaisonGrant *self, LiaisonSecretStore *store);
/* Keeps the refresh token of now there. Errors: as liaison_secret_store_save_async (). */
void liaison_grant_keep_async (LiaisonGrant *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean liaison_grant_keep_finish (LiaisonGrant *self, GAsyncResult *result, GError **error);

/* Takes the tokens of @answer: a new refresh token replaces the one before. */
void liaison_grant_accept (LiaisonGrant *self, const char *scope, const LiaisonTokenAnswer *answer);

/* As liaison_authorizer_get_token_async (). A caller that is cancelled leaves; the refresh goes on,
 * or the server's new refresh token would be lost. */
void liaison_grant_get_token_async (LiaisonGrant *self,
                                    const char *scope,
                                    const char *claims,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
char *liaison_grant_get_token_finish (LiaisonGrant *self, GAsyncResult *result, GError **error);

/* Returns TRUE from @task, which is taken, once no refresh is on its way and what it brought is
 * kept, or after 5 seconds: for whoever ends the program, and would lose the new refresh token.
 * @self may be NULL. */
void liaison_grant_return_at_rest (LiaisonGrant *self, GTask *task);

/* Whether @token is one that is handed out now, for any scope. */
gboolean liaison_grant_has_token (LiaisonGrant *self, const char *token);
/* @token is never handed out again. */
void liaison_grant_drop_token (LiaisonGrant *self, const char *scope, const char *token);

/* Why the store did not take the last refresh token, or NULL. Owned by @self. */
const GError *liaison_grant_get_keep_error (LiaisonGrant *self);

/* The "scope" of a token request: one resource's and those of OpenID Connect. Transfer full. */
char *liaison_grant_dup_full_scope (const char *scope);

G_END_DECLS
