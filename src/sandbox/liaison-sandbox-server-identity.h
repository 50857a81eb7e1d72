/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sandbox/liaison-sandbox-server.h"

G_BEGIN_DECLS

/* What happens to sign-ins behind the client's back. The same is under /sandbox, see
 * "liaison-sandbox --help". */

/* Somebody decides in another browser about a device sign-in. @decision: "approve" as the person
 * with the key @person (NULL: the default), "deny", or "expire". FALSE when nobody waits for
 * @user_code, and for a person who may not sign in at all. */
gboolean liaison_sandbox_server_decide_device (LiaisonSandboxServer *self,
                                               const char *user_code,
                                               const char *decision,
                                               const char *person);

/* Ends all sign-ins so far, or those of @person: refresh tokens (AADSTS50173) and access tokens
 * (401) are dead. */
void liaison_sandbox_server_revoke (LiaisonSandboxServer *self, const char *person);

/* From now on calls to @resource, "graph" or "partner-center", get a claims challenge until their
 * token comes of a sign-in that asked for @claims (JSON, as in the parameter "claims"; others
 * besides do no harm). NULL ends it. FALSE for another resource or malformed claims. */
gboolean liaison_sandbox_server_challenge (LiaisonSandboxServer *self,
                                           const char *resource,
                                           const char *claims);

/* How Partner Center refuses a token without a second factor: code 900421, or, @old, the empty
 * answer of before. */
void liaison_sandbox_server_set_old_mfa_refusal (LiaisonSandboxServer *self, gboolean old);

/* A bearer token for Partner Center, or for Graph, as @person would get it. NULL when nobody has
 * that key. Transfer full. */
char *liaison_sandbox_server_dup_token_for (LiaisonSandboxServer *self,
                                            const char *person,
                                            const char *resource);

/* For signing in by the name of @person: "joris@heronvliet…". NULL when nobody has that key. */
const char *liaison_sandbox_server_get_sign_in_name (LiaisonSandboxServer *self,
                                                     const char *person);

G_END_DECLS
