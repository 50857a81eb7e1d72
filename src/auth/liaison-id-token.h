/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "auth/liaison-endpoints.h"

G_BEGIN_DECLS

/* What an id token says about the person, checked. Texts are untrusted: shown plain, never as
 * markup. */
typedef struct
{
  char *issuer;
  char *tenant_id;
  char *user_id;            /* "oid" */
  char *name;               /* NULL: not told */
  char *preferred_username; /* NULL: not told */
} LiaisonIdToken;

/* What the claims must agree with. */
typedef struct
{
  const LiaisonEndpoints *endpoints;
  const char *tenant; /* when it is a GUID, the token must be of that tenant */
  const char *client_id;
  const char *nonce; /* NULL: none was sent */
  gint64 now;        /* Unix time; five minutes of difference are allowed */
} LiaisonIdTokenTerms;

/* Reads @text, which came straight from the token endpoint over a connection of ours: its signature
 * need not be checked (OpenID Connect Core 3.1.3.7), every claim is. Errors:
 * LIAISON_ERROR_PROTOCOL; SIGN_IN_REQUIRED with service code "personal_account", or "other_account"
 * for one of another tenant. */
LiaisonIdToken *liaison_id_token_new (const char *text,
                                      const LiaisonIdTokenTerms *terms,
                                      GError **error);
void liaison_id_token_free (LiaisonIdToken *token);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonIdToken, liaison_id_token_free)

G_END_DECLS
