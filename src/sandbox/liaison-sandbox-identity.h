/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "sandbox/liaison-sandbox-parts.h"

G_BEGIN_DECLS

/* Answers what is not under /v1, /v1.0 or /sandbox: the identity service at /{tenant}/…
 * ("sign-in.md"), and /device. @refusal: the error that a fault wants, or NULL. */
void liaison_sandbox_identity_answer (LiaisonSandboxParts *parts,
                                      SoupServerMessage *message,
                                      const char *path,
                                      GHashTable *query,
                                      const LiaisonSandboxFault *refusal);

G_END_DECLS
