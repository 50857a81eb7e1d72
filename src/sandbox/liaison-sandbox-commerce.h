/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sandbox/liaison-sandbox-body.h"
#include "sandbox/liaison-sandbox-world.h"

G_BEGIN_DECLS

/* What a customer bought ("subscriptions.md", section 1; "users-licenses.md", section 10). */

/* Of what was sold before the new commerce the id is in upper case. */
void liaison_sandbox_make_subscription_id (LiaisonSandboxWorld *world,
                                           const LiaisonSandboxCustomer *customer,
                                           guint n,
                                           char id[LIAISON_SANDBOX_GUID_SIZE]);
/* The order it came with. */
void liaison_sandbox_make_order_id (LiaisonSandboxWorld *world,
                                    const LiaisonSandboxCustomer *customer,
                                    guint n,
                                    char id[LIAISON_SANDBOX_GUID_SIZE]);
/* The members of the customer's @n-th subscription, into the open object. Active ones are in a
 * term that has not ended on the world's day; all others' last term has ended. */
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
