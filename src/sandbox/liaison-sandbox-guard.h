/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "sandbox/liaison-sandbox-grants.h"

G_BEGIN_DECLS

/* Who may come in: looks at the bearer token of each call to an API. */
typedef struct _LiaisonSandboxGuard LiaisonSandboxGuard;

typedef enum
{
  LIAISON_SANDBOX_PARTNER_CENTER,
  LIAISON_SANDBOX_GRAPH,
  LIAISON_SANDBOX_N_RESOURCES,
} LiaisonSandboxResource;

/* "partner-center" or "graph"; FALSE for other words and NULL. */
gboolean liaison_sandbox_resource_read (const char *word, LiaisonSandboxResource *resource);

LiaisonSandboxGuard *liaison_sandbox_guard_new (LiaisonSandboxGrants *grants,
                                                LiaisonSandboxWorld *world);
void liaison_sandbox_guard_free (LiaisonSandboxGuard *guard);

/* Who calls; NULL when the call was refused, and the refusal is answered. @authority:
 * "http://127.0.0.1:PORT". */
const LiaisonSandboxPerson *liaison_sandbox_guard_check (LiaisonSandboxGuard *guard,
                                                         SoupServerMessage *message,
                                                         LiaisonSandboxResource resource,
                                                         const char *authority);

/* What tokens for @resource have as their audience. */
const char *liaison_sandbox_guard_get_audience (LiaisonSandboxGuard *guard,
                                                LiaisonSandboxResource resource);

/* From now on tokens for @resource must come of a sign-in that met @claims (JSON, as in the
 * parameter "claims"); NULL: none need to any more. FALSE when it has not that form. */
gboolean liaison_sandbox_guard_challenge (LiaisonSandboxGuard *guard,
                                          LiaisonSandboxResource resource,
                                          const char *claims);
/* Whether @demand asks for what one of the challenges asks. */
gboolean liaison_sandbox_guard_insists (LiaisonSandboxGuard *guard, JsonNode *demand);
/* How Partner Center refuses a token without a second factor: by an empty answer as until 2026, or
 * by code 900421. */
void liaison_sandbox_guard_set_old_refusal (LiaisonSandboxGuard *guard, gboolean old);

G_END_DECLS
