/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sandbox/liaison-sandbox-sign-in.h"

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

/* An authorization code's memory. */
typedef struct
{
  LiaisonSandboxSignIn *sign_in;
  char *redirect_uri;
  char *challenge;
  char *nonce;
  char *scope;
  gint64 issued; /* monotonic */
  gboolean used;
} LiaisonSandboxCode;

/* Every secret that is no JSON Web Token starts with this, so that a test finds those that leaked.
 */
#define LIAISON_SANDBOX_SECRET_PREFIX "sbx-secret."

LiaisonSandboxGrants *liaison_sandbox_grants_new (LiaisonSandboxWorld *world);
/* @claims as a JSON Web Token that only @grants itself can check. Transfer full. */
char *liaison_sandbox_grants_sign (LiaisonSandboxGrants *grants, JsonNode *claims);
void liaison_sandbox_grants_free (LiaisonSandboxGrants *grants);
LiaisonSandboxPeople *liaison_sandbox_grants_get_people (LiaisonSandboxGrants *grants);

/* LIAISON_SANDBOX_SECRET_PREFIX and 43 random characters. Transfer full. */
char *liaison_sandbox_make_secret (void);

/* @demand, transfer full, was met by the person. */
LiaisonSandboxSignIn *liaison_sandbox_grants_sign_in (LiaisonSandboxGrants *grants,
                                                      const LiaisonSandboxPerson *person,
                                                      const char *client_id,
                                                      JsonNode *demand,
                                                      gboolean has_mfa);

/* A code that can be redeemed once within ten minutes. Transfer full. */
char *liaison_sandbox_grants_make_code (LiaisonSandboxGrants *grants,
                                        const LiaisonSandboxRequest *request,
                                        LiaisonSandboxSignIn *sign_in);
LiaisonSandboxCode *liaison_sandbox_grants_find_code (LiaisonSandboxGrants *grants,
                                                      const char *secret);

/* The sign-in's new refresh token; the one before has had its day. */
const char *liaison_sandbox_grants_rotate (LiaisonSandboxGrants *grants,
                                           LiaisonSandboxSignIn *sign_in);
/* Whose refresh token that is or was, or NULL. */
LiaisonSandboxSignIn *liaison_sandbox_grants_find_sign_in (LiaisonSandboxGrants *grants,
                                                           const char *refresh_token);

/* A bearer token for @audience, good for @lifetime seconds (negative: it has expired). */
char *liaison_sandbox_grants_make_access_token (LiaisonSandboxGrants *grants,
                                                const LiaisonSandboxSignIn *sign_in,
                                                const char *audience,
                                                int lifetime);
/* The same without a sign-in, for the default person or for @person. */
char *liaison_sandbox_grants_make_token (LiaisonSandboxGrants *grants,
                                         const char *audience,
                                         int lifetime);
char *liaison_sandbox_grants_make_token_for (LiaisonSandboxGrants *grants,
                                             const LiaisonSandboxPerson *person,
                                             const char *audience,
                                             int lifetime);
/* The claims of an access token; NULL when it is none of these grants. Transfer full. */
JsonNode *liaison_sandbox_grants_read_token (LiaisonSandboxGrants *grants, const char *token);

/* Ends every sign-in so far, or those of @person. */
void liaison_sandbox_grants_revoke (LiaisonSandboxGrants *grants,
                                    const LiaisonSandboxPerson *person);
gboolean liaison_sandbox_grants_is_revoked (LiaisonSandboxGrants *grants,
                                            const char *person_id,
                                            guint serial);

G_END_DECLS
