/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-keys.h"

#include <gnutls/abstract.h>
#include <gnutls/gnutls.h>
#include <string.h>

#include "sandbox/liaison-sandbox-token.h"

#define KEY_BITS 2048
#define ID_LENGTH 16

typedef struct
{
  gnutls_privkey_t private_key;
  char *modulus; /* as a JSON Web Key writes them */
  char *exponent;
  char *id;
} Key;

static void
check (int result)
{
  if (result < 0)
    g_error ("GnuTLS: %s", gnutls_strerror (result));
}

/* GnuTLS puts a zero before numbers that would look negative; a JSON Web Key must not have it. */
static char *
encode_number (const gnutls_datum_t *number)
{
  guint skipped = number->size > 0 && number->data[0] == 0 ? 1 : 0;

  return liaison_sandbox_base64url (number->data + skipped, number->size - skipped);
}

static gpointer
make_key (gpointer unused)
{
  Key *key = g_new0 (Key, 1);
  gnutls_datum_t modulus, exponent;
  g_autofree char *digest = NULL;

  check (gnutls_privkey_init (&key->private_key));
  check (gnutls_privkey_generate (key->private_key, GNUTLS_PK_RSA, KEY_BITS, 0));
  check (gnutls_privkey_export_rsa_raw (key->private_key, &modulus, &exponent, NULL, NULL, NULL,
                                        NULL, NULL, NULL));
  key->modulus = encode_number (&modulus);
  key->exponent = encode_number (&exponent);
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, modulus.data, modulus.size);
  key->id = g_strndup (digest, ID_LENGTH);
  gnutls_free (modulus.data);
  gnutls_free (exponent.data);
  return key;
}

static const Key *
get_key (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_key, NULL);
}

char *
liaison_sandbox_keys_sign (JsonNode *claims)
{
  const Key *key = get_key ();
  g_autofree char *header =
    g_strdup_printf ("{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"%s\"}", key->id);
  g_autofree char *text = liaison_sandbox_token_make_body (header, claims);
  const gnutls_datum_t data = { (guint8 *) text, (guint) strlen (text) };
  g_autofree char *encoded = NULL;
  gnutls_datum_t signature;

  check (gnutls_privkey_sign_data (key->private_key, GNUTLS_DIG_SHA256, 0, &data, &signature));
  encoded = liaison_sandbox_base64url (signature.data, signature.size);
  gnutls_free (signature.data);
  return g_strconcat (text, ".", encoded, NULL);
}

char *
liaison_sandbox_keys_dup_set (void)
{
  const Key *key = get_key ();

  return g_strdup_printf ("{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\","
                          "\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}]}",
                          key->id, key->modulus, key->exponent);
}
