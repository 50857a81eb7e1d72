/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-certificate.h"

#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <string.h>

#define SECONDS_PER_DAY (24 * 60 * 60)
#define DAYS 30
#define FOREIGN_HOST "foreign.invalid"

typedef struct
{
  gnutls_x509_crt_t certificate;
  gnutls_x509_privkey_t key;
} Pair;

static void
check (int result)
{
  if (result < 0)
    g_error ("GnuTLS: %s", gnutls_strerror (result));
}

gboolean
liaison_sandbox_certificate_knows (const char *flaw)
{
  static const char *const flaws[] = { "self-signed", "expired", "wrong-host", NULL };

  return g_strv_contains (flaws, flaw);
}

static void
name (gnutls_x509_crt_t certificate, const char *host)
{
  check (gnutls_x509_crt_set_dn_by_oid (certificate, GNUTLS_OID_X520_COMMON_NAME, 0, host,
                                        (guint) strlen (host)));
  check (gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_DNSNAME, host,
                                               (guint) strlen (host), GNUTLS_FSAN_SET));
}

static void
add_addresses (gnutls_x509_crt_t certificate)
{
  static const guint8 four[4] = { 127, 0, 0, 1 };
  static const guint8 six[16] = { [15] = 1 };

  check (gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_IPADDRESS, four, sizeof four,
                                               GNUTLS_FSAN_APPEND));
  check (gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_IPADDRESS, six, sizeof six,
                                               GNUTLS_FSAN_APPEND));
}

static void
fill (Pair *pair, const char *flaw)
{
  time_t now = g_get_real_time () / G_USEC_PER_SEC;
  gboolean has_expired = g_str_equal (flaw, "expired");
  guint8 serial[1] = { 1 };

  check (gnutls_x509_privkey_generate (pair->key, GNUTLS_PK_ECDSA,
                                       GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0));
  check (gnutls_x509_crt_set_version (pair->certificate, 3));
  check (gnutls_x509_crt_set_serial (pair->certificate, serial, sizeof serial));
  check (gnutls_x509_crt_set_activation_time (pair->certificate, now - DAYS * SECONDS_PER_DAY));
  check (gnutls_x509_crt_set_expiration_time (pair->certificate,
                                              now + (has_expired ? -1 : DAYS) * SECONDS_PER_DAY));
  check (gnutls_x509_crt_set_key (pair->certificate, pair->key));
  check (gnutls_x509_crt_set_basic_constraints (pair->certificate, 0, -1));
  check (gnutls_x509_crt_set_key_usage (pair->certificate, GNUTLS_KEY_DIGITAL_SIGNATURE));
  check (gnutls_x509_crt_set_key_purpose_oid (pair->certificate, GNUTLS_KP_TLS_WWW_SERVER, 0));
  if (g_str_equal (flaw, "wrong-host"))
    {
      name (pair->certificate, FOREIGN_HOST);
    }
  else
    {
      name (pair->certificate, "localhost");
      add_addresses (pair->certificate);
    }
  check (
    gnutls_x509_crt_sign2 (pair->certificate, pair->certificate, pair->key, GNUTLS_DIG_SHA256, 0));
}

/* Certificate and key, one behind the other. Transfer full. */
static char *export(const Pair *pair)
{
  gnutls_datum_t certificate, key;
  char *text;

  check (gnutls_x509_crt_export2 (pair->certificate, GNUTLS_X509_FMT_PEM, &certificate));
  check (gnutls_x509_privkey_export2_pkcs8 (pair->key, GNUTLS_X509_FMT_PEM, NULL, GNUTLS_PKCS_PLAIN,
                                            &key));
  text = g_strdup_printf ("%.*s%.*s", (int) certificate.size, certificate.data, (int) key.size,
                          key.data);
  gnutls_free (certificate.data);
  gnutls_free (key.data);
  return text;
}

GTlsCertificate *
liaison_sandbox_certificate_new (const char *flaw, GError **error)
{
  g_autofree char *text = NULL;
  Pair pair;

  g_return_val_if_fail (liaison_sandbox_certificate_knows (flaw), NULL);

  check (gnutls_x509_crt_init (&pair.certificate));
  check (gnutls_x509_privkey_init (&pair.key));
  fill (&pair, flaw);
  text = export(&pair);
  gnutls_x509_crt_deinit (pair.certificate);
  gnutls_x509_privkey_deinit (pair.key);
  return g_tls_certificate_new_from_pem (text, -1, error);
}
