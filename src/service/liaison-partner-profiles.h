/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-partner.h"
#include "service/liaison-rest-client.h"

G_BEGIN_DECLS

/* Reads the partner's own profiles "organization", "mpn" and "support" ("support.md") side by side.
 * Only the first must succeed: the others need rights or a membership not everybody has. */
void liaison_partner_profiles_read_async (LiaisonRestClient *rest,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
/* Transfer full. */
LiaisonPartner *liaison_partner_profiles_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
