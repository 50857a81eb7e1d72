/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "sandbox/liaison-sandbox-parts.h"

G_BEGIN_DECLS

/* Answers what is under /sandbox: a ready token, the state, "a customer accepts", faults, and what
 * becomes of sign-ins. No web page may call these: a request with an Origin, or for another host
 * than loopback, is refused. @query: NULL or decoded parameters. */
void liaison_sandbox_control_answer (LiaisonSandboxParts *parts,
                                     SoupServerMessage *message,
                                     const char *path,
                                     GHashTable *query);

G_END_DECLS
