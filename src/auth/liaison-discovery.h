/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "auth/liaison-endpoints.h"

G_BEGIN_DECLS

/* Where a cloud's sign-in service answers, in its own words (OpenID Connect Discovery;
 * "sign-in.md", "Endpoints"). Each tenant is asked about once; what was learned stays. */
#define LIAISON_TYPE_DISCOVERY (liaison_discovery_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonDiscovery, liaison_discovery, LIAISON, DISCOVERY, GObject)

/* @authority: the login base, without a slash at its end. @aliases: as liaison_endpoints_new (). */
LiaisonDiscovery *liaison_discovery_new (SoupSession *session,
                                         const char *authority,
                                         const char *const *aliases);

/* @tenant: GUID, domain or "organizations". */
void liaison_discovery_find_async (LiaisonDiscovery *self,
                                   const char *tenant,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* Owned by @self and good as long as it lives. Errors: as liaison_token_answer_error_new () (there
 * is no such tenant), LIAISON_ERROR_PROTOCOL, GIO's. */
const LiaisonEndpoints *liaison_discovery_find_finish (LiaisonDiscovery *self,
                                                       GAsyncResult *result,
                                                       GError **error);

G_END_DECLS
