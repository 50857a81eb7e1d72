/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sandbox/liaison-sandbox-faults.h"
#include "sandbox/liaison-sandbox-grants.h"

G_BEGIN_DECLS

/* Answers what is under /sandbox: a ready token, the state, "a customer accepts", faults. No web
 * page may call these: a request with an Origin, or for another host than loopback, is refused. */
void liaison_sandbox_control_answer (LiaisonSandboxGrants *grants,
                                     LiaisonSandboxWorld *world,
                                     LiaisonSandboxFaults *faults,
                                     SoupServerMessage *message,
                                     const char *path,
                                     guint n_requests);

G_END_DECLS
