/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sandbox/liaison-sandbox-story.h"

G_BEGIN_DECLS

/* Logs that @customer accepted the partner as its reseller. */
void liaison_sandbox_audit_acceptance (LiaisonSandboxWorld *world,
                                       const LiaisonSandboxCustomer *customer);
/* Logs what happened to the customer that was as @before and is now as @after. */
void liaison_sandbox_audit_event (LiaisonSandboxWorld *world,
                                  LiaisonSandboxEvent event,
                                  const LiaisonSandboxCustomer *before,
                                  const LiaisonSandboxCustomer *after);

G_END_DECLS
