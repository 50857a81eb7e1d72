/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-joint-parties.h"

G_BEGIN_DECLS

/* The indirect resellers of an indirect provider (CUS-5): a GListModel of LiaisonReseller, empty
 * for everybody else. Whose customers the list's query asks for is read from the service, since a
 * customer's row does not tell its reseller, and kept in the list's cache.
 *
 * Properties (notify): "asking" (boolean): the customers of the query's reseller are being read;
 * "error" (GError): why they could not be, or NULL. */
#define LIAISON_TYPE_RESELLERS (liaison_resellers_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonResellers, liaison_resellers, LIAISON, RESELLERS, GObject)

LiaisonResellers *liaison_resellers_new (LiaisonPartnerClient *client, LiaisonCustomerList *list);

/* Who they are: to be read, and found. Owned by @self. */
LiaisonJointParties *liaison_resellers_get_parties (LiaisonResellers *self);
void liaison_resellers_cancel (LiaisonResellers *self);

gboolean liaison_resellers_is_asking (LiaisonResellers *self);
const GError *liaison_resellers_get_error (LiaisonResellers *self);

G_END_DECLS
