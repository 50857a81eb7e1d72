/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-auth"

#include "auth/liaison-pkce.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#define N_RANDOM_BYTES 32

static char *
dup_base64url (const guint8 *bytes, gsize size)
{
  char *text = g_base64_encode (bytes, size);
  char *padding;

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  padding = strchr (text, '=');
  if (padding != NULL)
    *padding = '\0';
  return text;
}

char *
liaison_pkce_dup_random (void)
{
  guint8 bytes[N_RANDOM_BYTES];
  char *text;
  gssize n_read;

  /* Up to 256 bytes arrive whole once the kernel has started; a signal may come before that. */
  do
    n_read = getrandom (bytes, sizeof bytes, 0);
  while (n_read < 0 && errno == EINTR);

  /* Signing in with guessable secrets is worse than not at all. */
  if (n_read != sizeof bytes)
    g_error ("the kernel gives no random numbers: %s", g_strerror (errno));

  text = dup_base64url (bytes, sizeof bytes);
  explicit_bzero (bytes, sizeof bytes);
  return text;
}

char *
liaison_pkce_dup_challenge (const char *verifier)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize size = sizeof digest;

  g_return_val_if_fail (verifier != NULL, NULL);

  g_checksum_update (checksum, (const guchar *) verifier, -1);
  g_checksum_get_digest (checksum, digest, &size);
  return dup_base64url (digest, size);
}

gboolean
liaison_pkce_equal (const char *a, const char *b)
{
  gsize length;
  guint difference = 0;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  length = strlen (a);
  if (strlen (b) != length)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    difference |= (guchar) a[i] ^ (guchar) b[i];
  return difference == 0;
}

void
liaison_pkce_forget (char *secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}
