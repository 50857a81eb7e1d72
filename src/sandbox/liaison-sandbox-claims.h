/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "sandbox/liaison-sandbox-world.h"

G_BEGIN_DECLS

/* What tokens say ("sign-in.md": claims). Transfer full. */

/* @lifetime in seconds; negative: it has expired. */
JsonNode *liaison_sandbox_make_access_claims (LiaisonSandboxWorld *world,
                                              const char *audience,
                                              int lifetime);
/* @nonce may be NULL. */
JsonNode *liaison_sandbox_make_id_claims (LiaisonSandboxWorld *world,
                                          const char *issuer,
                                          const char *client_id,
                                          const char *nonce,
                                          int lifetime);

G_END_DECLS
