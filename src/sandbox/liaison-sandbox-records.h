/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sandbox/liaison-sandbox-body.h"
#include "sandbox/liaison-sandbox-world.h"

G_BEGIN_DECLS

/* The customers' resources as JSON ("customers.md", "users-licenses.md", "support.md"). Each
 * function writes the members into the object that is open. */

/* The short form of the list: no addresses, no rights. */
void liaison_sandbox_write_customer_row (LiaisonSandboxBody *body,
                                         const LiaisonSandboxCustomer *customer);
/* The customer read by id. */
void liaison_sandbox_write_customer (LiaisonSandboxBody *body,
                                     LiaisonSandboxWorld *world,
                                     const LiaisonSandboxCustomer *customer);
void liaison_sandbox_write_company_profile (LiaisonSandboxBody *body,
                                            LiaisonSandboxWorld *world,
                                            const LiaisonSandboxCustomer *customer);
void liaison_sandbox_write_billing_profile (LiaisonSandboxBody *body,
                                            LiaisonSandboxWorld *world,
                                            const LiaisonSandboxCustomer *customer);

/* GUID of the customer's @n-th user. */
void liaison_sandbox_make_user_id (LiaisonSandboxWorld *world,
                                   const LiaisonSandboxCustomer *customer,
                                   guint n,
                                   char id[LIAISON_SANDBOX_GUID_SIZE]);
void liaison_sandbox_write_user (LiaisonSandboxBody *body,
                                 LiaisonSandboxWorld *world,
                                 const LiaisonSandboxCustomer *customer,
                                 guint n);

extern const guint liaison_sandbox_n_services;
void liaison_sandbox_write_service (LiaisonSandboxBody *body,
                                    const LiaisonSandboxCustomer *customer,
                                    guint n);

G_END_DECLS
