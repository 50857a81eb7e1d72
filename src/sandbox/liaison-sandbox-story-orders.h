/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sandbox/liaison-sandbox-order.h"

G_BEGIN_DECLS

/* What scripts may let happen in the sandbox's world; "liaison-sandbox --help" explains. Each
 * answers its order. */
void liaison_sandbox_order_accept (LiaisonSandboxOrder *order);    /* POST accept */
void liaison_sandbox_order_happen (LiaisonSandboxOrder *order);    /* POST event */
void liaison_sandbox_order_travel (LiaisonSandboxOrder *order);    /* POST time */
void liaison_sandbox_order_audit (LiaisonSandboxOrder *order);     /* POST audit */
void liaison_sandbox_order_providers (LiaisonSandboxOrder *order); /* POST providers */

/* What the sandbox's clock says, as ISO 8601. Transfer full. */
char *liaison_sandbox_dup_now (LiaisonSandboxWorld *world);

G_END_DECLS
