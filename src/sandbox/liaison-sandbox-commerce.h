/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sandbox/liaison-sandbox-body.h"
#include "sandbox/liaison-sandbox-world.h"

G_BEGIN_DECLS

/* What a customer bought ("subscriptions.md", section 1; "users-licenses.md", section 10). */

void liaison_sandbox_make_subscription_id (LiaisonSandboxWorld *world,
                                           const LiaisonSandboxCustomer *customer,
                                           guint n,
                                           char id[LIAISON_SANDBOX_GUID_SIZE]);
/* The members of the customer's @n-th subscription, into the open object. */
void liaison_sandbox_write_subscription (LiaisonSandboxBody *body,
                                         LiaisonSandboxWorld *world,
                                         const LiaisonSandboxCustomer *customer,
                                         guint n);
/* Writes an element for each product with licences of "group1" into the open array; returns how
 * many. */
guint liaison_sandbox_write_skus (LiaisonSandboxBody *body,
                                  LiaisonSandboxWorld *world,
                                  const LiaisonSandboxCustomer *customer);

G_END_DECLS
