/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "auth/liaison-endpoints.h"
#include "auth/liaison-token-answer.h"
#include "wire/liaison-clock.h"

G_BEGIN_DECLS

/* What either way of signing in needs; everything must live until it ends. */
typedef struct
{
  SoupSession *session;
  const LiaisonClock *clock;
  const LiaisonEndpoints *endpoints;
  const char *client_id;
  const char *scope;         /* of the first access token: one resource's */
  const char *consent_scope; /* all that the person is asked to consent to */
  const char *login_hint;    /* NULL: not known who it will be */
  gboolean fresh;            /* the person must identify anew, with a second factor */
  const char *claims;        /* that the tokens must satisfy, JSON; NULL: none */
} LiaisonSignInTerms;

/* What a sign-in came to. */
typedef struct
{
  LiaisonTokenAnswer *answer;
  char *nonce;  /* that the id token must repeat; NULL: none was sent */
  char *issuer; /* as the redirect told it (RFC 9207), or NULL */
} LiaisonSignedIn;

void liaison_signed_in_free (LiaisonSignedIn *signed_in);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonSignedIn, liaison_signed_in_free)

/* The claims to ask for in a request: @terms' own, or those of a second factor; NULL: none. */
const char *liaison_sign_in_terms_get_claims (const LiaisonSignInTerms *terms);

G_END_DECLS
