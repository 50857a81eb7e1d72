/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-server-identity.h"

#include "sandbox/liaison-sandbox-parts.h"

#define TOKEN_LIFETIME_SECONDS 3600

static const LiaisonSandboxPerson *
find_person (LiaisonSandboxServer *self, const char *key)
{
  LiaisonSandboxParts *parts = liaison_sandbox_server_get_parts (self);

  return liaison_sandbox_people_find (liaison_sandbox_grants_get_people (parts->grants), key);
}

gboolean
liaison_sandbox_server_decide_device (LiaisonSandboxServer *self,
                                      const char *user_code,
                                      const char *decision,
                                      const char *person)
{
  g_return_val_if_fail (LIAISON_IS_SANDBOX_SERVER (self), FALSE);
  g_return_val_if_fail (user_code != NULL && decision != NULL, FALSE);

  return liaison_sandbox_devices_decide (liaison_sandbox_server_get_parts (self)->devices,
                                         user_code, decision, person);
}

void
liaison_sandbox_server_revoke (LiaisonSandboxServer *self, const char *person)
{
  g_return_if_fail (LIAISON_IS_SANDBOX_SERVER (self));
  g_return_if_fail (find_person (self, person) != NULL);

  liaison_sandbox_grants_revoke (liaison_sandbox_server_get_parts (self)->grants,
                                 person != NULL ? find_person (self, person) : NULL);
}

gboolean
liaison_sandbox_server_challenge (LiaisonSandboxServer *self,
                                  const char *resource,
                                  const char *claims)
{
  LiaisonSandboxResource known;

  g_return_val_if_fail (LIAISON_IS_SANDBOX_SERVER (self), FALSE);

  return liaison_sandbox_resource_read (resource, &known) &&
         liaison_sandbox_guard_challenge (liaison_sandbox_server_get_parts (self)->guard, known,
                                          claims);
}

void
liaison_sandbox_server_set_old_mfa_refusal (LiaisonSandboxServer *self, gboolean old)
{
  g_return_if_fail (LIAISON_IS_SANDBOX_SERVER (self));

  liaison_sandbox_guard_set_old_refusal (liaison_sandbox_server_get_parts (self)->guard, old);
}

char *
liaison_sandbox_server_dup_token_for (LiaisonSandboxServer *self,
                                      const char *person,
                                      const char *resource)
{
  const LiaisonSandboxPerson *found;
  LiaisonSandboxResource known;
  LiaisonSandboxParts *parts;

  g_return_val_if_fail (LIAISON_IS_SANDBOX_SERVER (self), NULL);

  parts = liaison_sandbox_server_get_parts (self);
  found = find_person (self, person);
  if (found == NULL || !liaison_sandbox_resource_read (resource, &known))
    return NULL;
  return liaison_sandbox_grants_make_token_for (
    parts->grants, found, liaison_sandbox_guard_get_audience (parts->guard, known),
    TOKEN_LIFETIME_SECONDS);
}

const char *
liaison_sandbox_server_get_sign_in_name (LiaisonSandboxServer *self, const char *person)
{
  const LiaisonSandboxPerson *found;

  g_return_val_if_fail (LIAISON_IS_SANDBOX_SERVER (self), NULL);

  found = find_person (self, person);
  return found != NULL ? found->sign_in_name : NULL;
}
