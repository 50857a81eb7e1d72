/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sandbox/liaison-sandbox-grants.h"

G_BEGIN_DECLS

/* Answers what is not under /v1 or /sandbox: the identity service at /{tenant}/… ("sign-in.md"),
 * where one demonstration person is signed in already. @base: the authority. */
void liaison_sandbox_identity_answer (LiaisonSandboxGrants *grants,
                                      LiaisonSandboxWorld *world,
                                      SoupServerMessage *message,
                                      const char *path,
                                      GHashTable *query,
                                      const char *base);

G_END_DECLS
