/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sandbox/liaison-sandbox-sign-in.h"

G_BEGIN_DECLS

/* What tokens say ("sign-in.md": claims). Transfer full. */

/* Claims of the sandbox's own, by which it knows its access tokens again. */
#define LIAISON_SANDBOX_CLAIM_SERIAL "sandbox_serial"   /* of the sign-in */
#define LIAISON_SANDBOX_CLAIM_GRANTED "sandbox_granted" /* its demand */

/* @lifetime in seconds; negative: it has expired. */
JsonNode *liaison_sandbox_make_access_claims (const LiaisonSandboxSignIn *sign_in,
                                              const char *audience,
                                              int lifetime);
/* @authority: "http://127.0.0.1:PORT". @nonce may be NULL. */
JsonNode *liaison_sandbox_make_id_claims (const LiaisonSandboxSignIn *sign_in,
                                          const char *authority,
                                          const char *nonce,
                                          int lifetime);

G_END_DECLS
