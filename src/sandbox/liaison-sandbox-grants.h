/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "sandbox/liaison-sandbox-world.h"

G_BEGIN_DECLS

/* What the identity service gave out: codes, refresh tokens and, signed, access tokens. */
typedef struct _LiaisonSandboxGrants LiaisonSandboxGrants;

/* What a client asked /authorize for. */
typedef struct
{
  const char *client_id;
  const char *redirect_uri;
  const char *challenge; /* PKCE, S256 */
  const char *nonce;     /* or NULL */
  const char *scope;
} LiaisonSandboxRequest;

LiaisonSandboxGrants *liaison_sandbox_grants_new (LiaisonSandboxWorld *world);
void liaison_sandbox_grants_free (LiaisonSandboxGrants *grants);

/* A code that can be redeemed once within ten minutes. Transfer full. */
char *liaison_sandbox_grants_make_code (LiaisonSandboxGrants *grants,
                                        const LiaisonSandboxRequest *request);
/* A bearer token for @audience, good for @lifetime seconds (negative: it has expired). */
char *liaison_sandbox_grants_make_token (LiaisonSandboxGrants *grants,
                                         const char *audience,
                                         int lifetime);
/* Whether the request may call Partner Center; if not, its 401 is answered. */
gboolean liaison_sandbox_grants_check (LiaisonSandboxGrants *grants, SoupServerMessage *message);

/* POST to the token endpoint. @base: the authority, "http://127.0.0.1:PORT". */
void liaison_sandbox_grants_answer (LiaisonSandboxGrants *grants,
                                    SoupServerMessage *message,
                                    const char *base);

G_END_DECLS
