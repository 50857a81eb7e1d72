/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whom one link connects the customer with besides the account's partner (domain.md section 15).
 * An indirect reseller invites with one of its providers, an indirect provider for one of its
 * resellers: IND-3. */
typedef enum
{
  LIAISON_JOINT_NONE,
  LIAISON_JOINT_PROVIDER, /* the partner is an indirect reseller: one of its providers */
  LIAISON_JOINT_RESELLER, /* the partner is an indirect provider: one of its resellers */
} LiaisonJoint;

/* One of them. */
typedef struct
{
  LiaisonJoint kind;
  const char *id; /* tenant; NULL with LIAISON_JOINT_NONE */
} LiaisonJointParty;

G_END_DECLS
