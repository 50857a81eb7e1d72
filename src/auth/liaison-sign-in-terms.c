/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "auth/liaison-sign-in-terms.h"

#include "auth/liaison-pkce.h"

/* "sign-in.md", "Partner Center's demand for MFA": a values request, as OpenID Connect has them. */
#define SECOND_FACTOR_CLAIMS "{\"access_token\":{\"amr\":{\"values\":[\"mfa\"]}}}"

void
liaison_signed_in_free (LiaisonSignedIn *signed_in)
{
  g_clear_pointer (&signed_in->answer, liaison_token_answer_free);
  liaison_pkce_forget (signed_in->nonce);
  g_free (signed_in->issuer);
  g_free (signed_in);
}

const char *
liaison_sign_in_terms_get_claims (const LiaisonSignInTerms *terms)
{
  if (terms->claims != NULL)
    return terms->claims;
  return terms->fresh ? SECOND_FACTOR_CLAIMS : NULL;
}
