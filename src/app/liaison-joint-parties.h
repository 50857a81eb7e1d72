/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-customer-list.h"
#include "model/liaison-joint.h"
#include "model/liaison-reseller.h"

G_BEGIN_DECLS

/* Whom the account's partner can invite together with: the indirect providers of an indirect
 * reseller, or the indirect resellers of an indirect provider (section 15); kept in the list's
 * cache. Nobody else has any.
 *
 * Properties (notify): "reading" (boolean): the service is being asked; "error" (GError): why it
 * did not tell, or NULL. Indirect resellers may be refused: the service's documents do not count on
 * them. */
#define LIAISON_TYPE_JOINT_PARTIES (liaison_joint_parties_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonJointParties, liaison_joint_parties, LIAISON, JOINT_PARTIES, GObject)

/* @kind: what they are to the partner. */
LiaisonJointParties *liaison_joint_parties_new (LiaisonJoint kind,
                                                LiaisonPartnerClient *client,
                                                LiaisonCustomerList *list);

/* Those that were kept are there at once; reads them from the service, unless they were read in
 * this session. In a cloud without the indirect model there are none, and nobody is asked. */
void liaison_joint_parties_read (LiaisonJointParties *self);
void liaison_joint_parties_cancel (LiaisonJointParties *self);

/* Those that are known by now: of LiaisonReseller. Owned by @self. */
GListModel *liaison_joint_parties_get_list (LiaisonJointParties *self);
/* The one whose tenant is @id (any case), of those that are known by now; or NULL. Transfer full.
 */
LiaisonReseller *liaison_joint_parties_find (LiaisonJointParties *self, const char *id);
gboolean liaison_joint_parties_is_reading (LiaisonJointParties *self);
const GError *liaison_joint_parties_get_error (LiaisonJointParties *self);

G_END_DECLS
