/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-token.h"

#include <string.h>

#define HEADER "{\"typ\":\"JWT\",\"alg\":\"HS256\"}"

char *
liaison_sandbox_base64url (const guint8 *bytes, gsize length)
{
  char *text = g_base64_encode (bytes, length);

  g_strdelimit (g_strdelimit (text, "+", '-'), "/", '_');
  text[strcspn (text, "=")] = '\0';
  return text;
}

static char *
sign (const guint8 *key, const char *text)
{
  g_autoptr(GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA256, key, LIAISON_SANDBOX_KEY_SIZE);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_hmac_update (hmac, (const guchar *) text, -1);
  g_hmac_get_digest (hmac, digest, &length);
  return liaison_sandbox_base64url (digest, length);
}

char *
liaison_sandbox_token_make_body (const char *header, JsonNode *claims)
{
  g_autofree char *json = json_to_string (claims, FALSE);
  g_autofree char *first = liaison_sandbox_base64url ((const guint8 *) header, strlen (header));
  g_autofree char *second = liaison_sandbox_base64url ((const guint8 *) json, strlen (json));

  return g_strconcat (first, ".", second, NULL);
}

char *
liaison_sandbox_token_encode (const guint8 key[LIAISON_SANDBOX_KEY_SIZE], JsonNode *claims)
{
  g_autofree char *text = liaison_sandbox_token_make_body (HEADER, claims);
  g_autofree char *signature = sign (key, text);

  return g_strconcat (text, ".", signature, NULL);
}

JsonNode *
liaison_sandbox_token_decode (const guint8 key[LIAISON_SANDBOX_KEY_SIZE], const char *token)
{
  static const char *const padding[] = { "", "===", "==", "=" };
  g_auto(GStrv) parts = g_strsplit (token, ".", -1);
  g_autofree char *text = NULL, *signature = NULL, *padded = NULL, *json = NULL;
  g_autofree guchar *bytes = NULL;
  gsize length = 0;

  if (g_strv_length (parts) != 3)
    return NULL;
  text = g_strconcat (parts[0], ".", parts[1], NULL);
  signature = sign (key, text);
  if (!g_str_equal (signature, parts[2]))
    return NULL;

  padded = g_strconcat (parts[1], padding[strlen (parts[1]) % 4], NULL);
  g_strdelimit (g_strdelimit (padded, "-", '+'), "_", '/');
  bytes = g_base64_decode (padded, &length);
  json = g_strndup ((const char *) bytes, length);
  return json_from_string (json, NULL);
}
