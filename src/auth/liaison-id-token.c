/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-auth"

#include "auth/liaison-id-token.h"

#include <string.h>

#include "auth/liaison-pkce.h"
#include "model/liaison-error.h"
#include "wire/liaison-json.h"

#define CLOCK_SKEW_SECONDS (5 * 60)
/* All personal Microsoft accounts share this tenant; none of them is a partner. */
#define PERSONAL_TENANT "9188040d-6c67-4c5b-b112-36a304b66dad"

/* The claims of a token, or NULL if it is none. */
static JsonNode *
parse_claims (const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text, ".", 4);
  g_autoptr(GString) base64 = NULL;
  g_autoptr(GBytes) body = NULL;
  guchar *decoded;
  gsize size;

  if (g_strv_length (parts) != 3)
    return NULL;

  base64 = g_string_new (parts[1]);
  g_strdelimit (base64->str, "-", '+');
  g_strdelimit (base64->str, "_", '/');
  while (base64->len % 4 != 0)
    g_string_append_c (base64, '=');
  decoded = g_base64_decode (base64->str, &size);
  body = g_bytes_new_take (decoded, size);
  return liaison_json_parse (body, NULL);
}

/* The first claim that does not agree, or NULL. */
static const char *
find_fault (JsonNode *claims, const LiaisonIdTokenTerms *terms)
{
  const char *tenant_id = liaison_json_string (claims, "tid");
  const char *audience = liaison_json_string (claims, "aud");
  const char *nonce = liaison_json_string (claims, "nonce");
  const char *user_id = liaison_json_string (claims, "oid");

  if (tenant_id == NULL || !g_uuid_string_is_valid (tenant_id))
    return "tid";
  /* Without it, one person could not be told from the next. */
  if (user_id == NULL || *user_id == '\0')
    return "oid";
  if (!liaison_endpoints_has_issuer (terms->endpoints, tenant_id,
                                     liaison_json_string (claims, "iss")))
    return "iss";
  if (audience == NULL || g_ascii_strcasecmp (audience, terms->client_id) != 0)
    return "aud";
  if (terms->nonce != NULL && (nonce == NULL || !liaison_pkce_equal (nonce, terms->nonce)))
    return "nonce";
  if (liaison_json_int (claims, "exp", 0) < terms->now - CLOCK_SKEW_SECONDS)
    return "exp";
  if (liaison_json_int (claims, "nbf", 0) > terms->now + CLOCK_SKEW_SECONDS)
    return "nbf";
  return NULL;
}

static LiaisonIdToken *
refuse (const char *service_code, const char *message, GError **error)
{
  const LiaisonErrorDetails details = { .service_code = (char *) service_code };

  g_propagate_error (error, liaison_error_new (LIAISON_ERROR_SIGN_IN_REQUIRED, &details, message));
  return NULL;
}

LiaisonIdToken *
liaison_id_token_new (const char *text, const LiaisonIdTokenTerms *terms, GError **error)
{
  g_autoptr(JsonNode) claims = parse_claims (text);
  const char *fault = claims != NULL ? find_fault (claims, terms) : "form";
  const char *tenant_id;
  LiaisonIdToken *token;

  if (fault != NULL)
    {
      g_autofree char *message =
        g_strdup_printf ("The id token does not fit this sign-in (%s)", fault);

      g_propagate_error (error, liaison_error_new (LIAISON_ERROR_PROTOCOL, NULL, message));
      return NULL;
    }

  tenant_id = liaison_json_string (claims, "tid");
  if (g_ascii_strcasecmp (tenant_id, PERSONAL_TENANT) == 0)
    return refuse ("personal_account", "A personal account cannot be a partner's account", error);
  if (g_uuid_string_is_valid (terms->tenant) && g_ascii_strcasecmp (terms->tenant, tenant_id) != 0)
    return refuse ("other_account", "Somebody of another organisation signed in", error);

  token = g_new0 (LiaisonIdToken, 1);
  token->issuer = g_strdup (liaison_json_string (claims, "iss"));
  token->tenant_id = g_strdup (liaison_json_string (claims, "tid"));
  token->user_id = g_strdup (liaison_json_string (claims, "oid"));
  token->name = g_strdup (liaison_json_string (claims, "name"));
  token->preferred_username = g_strdup (liaison_json_string (claims, "preferred_username"));
  return token;
}

void
liaison_id_token_free (LiaisonIdToken *token)
{
  g_free (token->issuer);
  g_free (token->tenant_id);
  g_free (token->user_id);
  g_free (token->name);
  g_free (token->preferred_username);
  g_free (token);
}
