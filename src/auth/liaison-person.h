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

/* For one whose strings are its own, NULL or from here: @identity takes what @other tells of; name
 * and address that are not told stay as they were. */
void liaison_identity_set (LiaisonIdentity *identity, const LiaisonIdentity *other);
void liaison_identity_clear (LiaisonIdentity *identity);

/* Service codes of a refusal for want of a second factor ("sign-in.md", "Partner Center's demand
 * for MFA"): by the service, and ours for one that came right after the person was asked for it. */
#define LIAISON_CODE_SECOND_FACTOR "900421"
#define LIAISON_CODE_SECOND_FACTOR_AGAIN "second_factor_not_enforced"

/* Whether @refusal asks for a second factor, or for one that is not so old: then the person has to
 * identify anew. */
gboolean liaison_refusal_is_for_second_factor (const GError *refusal);

G_END_DECLS
