/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-auth"

#include "auth/liaison-authorizer.h"

G_DEFINE_INTERFACE (LiaisonAuthorizer, liaison_authorizer, G_TYPE_OBJECT)

static void
liaison_authorizer_default_init (LiaisonAuthorizerInterface *iface)
{
}

void
liaison_authorizer_get_token_async (LiaisonAuthorizer *self,
                                    const char *scope,
                                    const char *claims,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (LIAISON_IS_AUTHORIZER (self));
  g_return_if_fail (scope != NULL);

  LIAISON_AUTHORIZER_GET_IFACE (self)->get_token_async (self, scope, claims, cancellable, callback,
                                                        user_data);
}

char *
liaison_authorizer_get_token_finish (LiaisonAuthorizer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (LIAISON_IS_AUTHORIZER (self), NULL);

  return LIAISON_AUTHORIZER_GET_IFACE (self)->get_token_finish (self, result, error);
}

void
liaison_authorizer_drop_token (LiaisonAuthorizer *self, const char *scope, const char *token)
{
  g_return_if_fail (LIAISON_IS_AUTHORIZER (self));
  g_return_if_fail (scope != NULL && token != NULL);

  LIAISON_AUTHORIZER_GET_IFACE (self)->drop_token (self, scope, token);
}

void
liaison_authorizer_report (LiaisonAuthorizer *self, const char *token, const GError *refusal)
{
  g_return_if_fail (LIAISON_IS_AUTHORIZER (self));
  g_return_if_fail (refusal != NULL);

  LIAISON_AUTHORIZER_GET_IFACE (self)->report (self, token, refusal);
}
