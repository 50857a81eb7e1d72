/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The person who signs in: how a sign-in reaches them, and who it turned out to be. */

/* Opens an address: in the system browser in the product, in a session that follows the redirects
 * in the demonstration and in tests. */
typedef void (*LiaisonOpenUriFunc) (const char *uri, gpointer user_data);

/* What is typed on another device. */
typedef struct
{
  const char *user_code;
  const char *verification_uri; /* where it is typed; http or https */
  gint64 expires_at;            /* monotonic time, in µs */
} LiaisonDeviceCode;

/* Shows @code, which is valid during the call only. */
typedef void (*LiaisonShowCodeFunc) (const LiaisonDeviceCode *code, gpointer user_data);

/* By the id token, or as remembered from one. Texts are shown plain, never as markup. */
typedef struct
{
  const char *tenant_id;
  const char *user_id;
  const char *user_name;
  const char *user_mail; /* preferred_username */
} LiaisonIdentity;

G_END_DECLS
