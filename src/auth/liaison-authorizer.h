/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Gives a bearer token for a scope. Implemented by LiaisonOauth and by the tests' stub. */
#define LIAISON_TYPE_AUTHORIZER (liaison_authorizer_get_type ())
G_DECLARE_INTERFACE (LiaisonAuthorizer, liaison_authorizer, LIAISON, AUTHORIZER, GObject)

struct _LiaisonAuthorizerInterface
{
  GTypeInterface parent_iface;

  void (*get_token_async) (LiaisonAuthorizer *self,
                           const char *scope,
                           const char *claims,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
  char *(*get_token_finish) (LiaisonAuthorizer *self, GAsyncResult *result, GError **error);
  void (*drop_token) (LiaisonAuthorizer *self, const char *scope, const char *token);
  void (*report) (LiaisonAuthorizer *self, const char *token, const GError *refusal);
};

/* An access token good for @scope, refreshed when needed; parallel callers share one refresh.
 * @claims: a new one that satisfies them, as a service demanded ("sign-in.md", "Claims challenge
 * and CAE"), or NULL. Errors: LIAISON_ERROR_SIGN_IN_REQUIRED when only the user can help; network
 * errors of GIO. */
void liaison_authorizer_get_token_async (LiaisonAuthorizer *self,
                                         const char *scope,
                                         const char *claims,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/* Transfer full. */
char *liaison_authorizer_get_token_finish (LiaisonAuthorizer *self,
                                           GAsyncResult *result,
                                           GError **error);
/* The service refused @token (401): never hand it out again. */
void liaison_authorizer_drop_token (LiaisonAuthorizer *self, const char *scope, const char *token);
/* A request failed for good with @refusal, and only the person can help. @token: that it was made
 * with; NULL: there was none to be had. What is said of a token that has gone since is no news. */
void liaison_authorizer_report (LiaisonAuthorizer *self, const char *token, const GError *refusal);

G_END_DECLS
