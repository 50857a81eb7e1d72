/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Public-key cryptography. The demonstration does without, so that it need not load a library of
 * some size for what its only client does not check; the program and the tests bring GnuTLS. */
typedef struct _LiaisonSandboxCrypto
{
  /* @claims as a JSON Web Token. Transfer full. */
  char *(*sign) (JsonNode *claims);
  /* The JSON Web Key Set that its signature is checked by. Transfer full. */
  char *(*dup_key_set) (void);
  /* As liaison_sandbox_certificate_new (). */
  GTlsCertificate *(*make_certificate) (const char *flaw, GError **error);
} LiaisonSandboxCrypto;

extern const LiaisonSandboxCrypto liaison_sandbox_gnutls;

G_END_DECLS
