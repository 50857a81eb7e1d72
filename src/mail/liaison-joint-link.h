/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-cloud.h"
#include "model/liaison-joint.h"

G_BEGIN_DECLS

/* What is the matter with a link that is to connect a customer with a reseller and its indirect
 * provider at once (INV-22, IND-3). */
typedef enum
{
  LIAISON_JOINT_LINK_RIGHT,
  LIAISON_JOINT_LINK_NONE,           /* there is no partner's link at all */
  LIAISON_JOINT_LINK_SEVERAL,        /* different ones: nobody can know which is meant */
  LIAISON_JOINT_LINK_DAMAGED,        /* not whole, or not an invitation of this cloud's */
  LIAISON_JOINT_LINK_NO_PROVIDER,    /* it connects with the reseller alone */
  LIAISON_JOINT_LINK_OTHER_PROVIDER, /* with another provider than that */
  LIAISON_JOINT_LINK_OTHER_RESELLER, /* with another reseller than that, or with none */
} LiaisonJointLinkVerdict;

/* @link as it is. @partners: the tenants that the account's partner goes by, or NULL: whoever it
 * is. @other: its provider, or the reseller whose provider it is. Tenants are compared without
 * case. Pure. */
LiaisonJointLinkVerdict liaison_joint_link_check (LiaisonCloud *cloud,
                                                  const char *const *partners,
                                                  LiaisonJointParty other,
                                                  const char *link);

/* Whether @link names any provider. */
gboolean liaison_joint_link_names_provider (LiaisonCloud *cloud, const char *link);

/* The same as the first for the one link in @text (UTF-8), which may be a whole letter; what
 * happened to the link on its way is repaired where that is certain. *@link: that link if it is
 * right, else NULL; transfer full. */
LiaisonJointLinkVerdict liaison_joint_link_find (LiaisonCloud *cloud,
                                                 const char *const *partners,
                                                 LiaisonJointParty other,
                                                 const char *text,
                                                 char **link);

G_END_DECLS
