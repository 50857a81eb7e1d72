/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-session.h"

G_BEGIN_DECLS

/* Whom a customer is to be connected with besides the account's partner (INV-22, IND-3): nobody,
 * one of its indirect providers, or one of its indirect resellers. Hidden for whoever has none;
 * says so when the service does not tell. Signal "chosen": the person chose. */
#define LIAISON_TYPE_JOINT_GROUP (liaison_joint_group_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonJointGroup,
                      liaison_joint_group,
                      LIAISON,
                      JOINT_GROUP,
                      AdwPreferencesGroup)

/* Once. Reads who there is. */
void liaison_joint_group_set_session (LiaisonJointGroup *self, LiaisonSession *session);

/* Shows @party as the choice, also when the service does not tell of it any more. @name: its
 * company, or NULL. */
void liaison_joint_group_set_party (LiaisonJointGroup *self,
                                    LiaisonJointParty party,
                                    const char *name);
/* What is chosen; LIAISON_JOINT_NONE goes with NULL. @chosen is owned by @self. */
LiaisonJoint liaison_joint_group_get_chosen (LiaisonJointGroup *self, LiaisonReseller **chosen);

G_END_DECLS
