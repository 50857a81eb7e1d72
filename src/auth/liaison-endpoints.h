/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a discovery document tells, checked ("sign-in.md", "Endpoints"). The endpoints may have a
 * query of their own; they are on the authority's scheme, host and port. */
typedef struct
{
  char *issuer; /* perhaps with the literal "{tenantid}" */
  char *authorize;
  char *token;
  char *device;          /* NULL: not offered */
  gboolean names_issuer; /* every redirect says who sends it (RFC 9207) */
} LiaisonEndpoints;

/* Reads the document in @body. @authority: the login base, without a slash at the end; nothing is
 * accepted for one that is not safe to send secrets to. @aliases: further bases of the same form
 * that may be named as the issuer; NULL: none. Errors: LIAISON_ERROR_PROTOCOL, whose message says
 * which member is wrong. */
LiaisonEndpoints *liaison_endpoints_new (GBytes *body,
                                         const char *authority,
                                         const char *const *aliases,
                                         GError **error);
void liaison_endpoints_free (LiaisonEndpoints *endpoints);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonEndpoints, liaison_endpoints_free)

/* Whether @issuer is the document's own for the tenant @tenant_id. Both may be NULL, for "not
 * told": then it is not. */
gboolean liaison_endpoints_has_issuer (const LiaisonEndpoints *endpoints,
                                       const char *tenant_id,
                                       const char *issuer);

G_END_DECLS
