/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sandbox/liaison-sandbox-body.h"
#include "sandbox/liaison-sandbox-world.h"

G_BEGIN_DECLS

/* The partner is an indirect provider, too: some of its customers come through one of these
 * ("support.md": partner-to-partner relationships). */
#define LIAISON_SANDBOX_N_RESELLERS 4
#define LIAISON_SANDBOX_N_PROVIDERS 2

typedef struct
{
  char id[LIAISON_SANDBOX_GUID_SIZE]; /* of its tenant */
  const char *name;
  const char *mpn_id;
  const char *country;
} LiaisonSandboxReseller;

/* @n: below LIAISON_SANDBOX_N_RESELLERS. */
void liaison_sandbox_reseller_read (LiaisonSandboxWorld *world,
                                    guint n,
                                    LiaisonSandboxReseller *reseller);
/* Through whom the customer at @index comes; FALSE: it is the partner's own. Cheap. */
gboolean liaison_sandbox_reseller_find (LiaisonSandboxWorld *world, guint index, guint *n);

/* The items of the partner's own list, or, with @customer, of that customer's. @name: part of the
 * names, or NULL. Returns how many. */
guint liaison_sandbox_write_relationships (LiaisonSandboxBody *body,
                                           LiaisonSandboxWorld *world,
                                           const LiaisonSandboxCustomer *customer,
                                           const char *name);
/* The indirect reseller of the partner whose tenant is @id (any case); FALSE: it has no such one.
 */
gboolean liaison_sandbox_reseller_find_id (LiaisonSandboxWorld *world,
                                           const char *id,
                                           LiaisonSandboxReseller *reseller);
/* The indirect provider of the partner whose tenant is @id; FALSE: it has no such one. */
gboolean liaison_sandbox_provider_find (LiaisonSandboxWorld *world,
                                        const char *id,
                                        LiaisonSandboxReseller *provider);
/* The items of the partner's own list of its indirect providers, if it has any. */
guint liaison_sandbox_write_providers (LiaisonSandboxBody *body,
                                       LiaisonSandboxWorld *world,
                                       const char *name);

G_END_DECLS
