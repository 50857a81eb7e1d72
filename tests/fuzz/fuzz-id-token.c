/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-input.h"

#include "auth/liaison-id-token.h"
#include "model/liaison-error.h"

/* The input is an id token, or, if it begins with "{", the claims to make one of. */

#define AUTHORITY "https://login.example.com"
#define NOW 1790000000

static char *
dup_token (const guint8 *data, size_t size)
{
  g_autofree char *base64 = NULL;

  if (size == 0)
    return g_strdup ("");
  if (*data != '{')
    return g_strndup ((const char *) data, size);

  base64 = g_base64_encode (data, size);
  g_strdelimit (base64, "+", '-');
  g_strdelimit (base64, "/", '_');
  return g_strconcat ("e30.", base64, ".c2ln", NULL);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  static const LiaisonEndpoints endpoints = { .issuer = (char *) AUTHORITY "/{tenantid}/v2.0" };
  static const LiaisonIdTokenTerms terms = { .endpoints = &endpoints,
                                             .tenant = "organizations",
                                             .client_id = "c0ffee00-0000-4000-8000-000000000000",
                                             .nonce = "nonce",
                                             .now = NOW };
  g_autofree char *text = dup_token (data, size);
  g_autofree char *issuer = NULL;
  g_autoptr(LiaisonIdToken) token = NULL;
  g_autoptr(GError) error = NULL;

  token = liaison_id_token_new (text, &terms, &error);
  if (token == NULL)
    {
      g_assert_true (error->code == LIAISON_ERROR_PROTOCOL ||
                     error->code == LIAISON_ERROR_SIGN_IN_REQUIRED);
      fuzz_assert_error (error);
      return 0;
    }

  g_assert_no_error (error);
  g_assert_true (g_uuid_string_is_valid (token->tenant_id));
  issuer = g_strdup_printf (AUTHORITY "/%s/v2.0", token->tenant_id);
  g_assert_cmpstr (token->issuer, ==, issuer);
  fuzz_assert_text (token->user_id);
  fuzz_assert_text (token->name);
  fuzz_assert_text (token->preferred_username);
  return 0;
}
