/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-customer-list.h"
#include "model/liaison-reseller.h"

G_BEGIN_DECLS

/* The indirect providers of an indirect reseller (section 15), kept in the list's cache.
 *
 * Properties (notify): "reading" (boolean): the service is being asked; "error" (GError): why it
 * did not tell, or NULL. Indirect resellers may be refused: the service's documents do not count on
 * them. */
#define LIAISON_TYPE_PROVIDERS (liaison_providers_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonProviders, liaison_providers, LIAISON, PROVIDERS, GObject)

LiaisonProviders *liaison_providers_new (LiaisonPartnerClient *client, LiaisonCustomerList *list);

/* Those that were kept are there at once; reads them from the service, unless they were read in
 * this session. In a cloud without the indirect model there are none, and nobody is asked. */
void liaison_providers_read (LiaisonProviders *self);
void liaison_providers_cancel (LiaisonProviders *self);

/* Those that are known by now: of LiaisonReseller, empty for everybody else. Owned by @self. */
GListModel *liaison_providers_get_list (LiaisonProviders *self);
/* The provider whose tenant is @id (any case), of those that are known by now; or NULL. Transfer
 * full. */
LiaisonReseller *liaison_providers_find (LiaisonProviders *self, const char *id);
gboolean liaison_providers_is_reading (LiaisonProviders *self);
const GError *liaison_providers_get_error (LiaisonProviders *self);

G_END_DECLS
