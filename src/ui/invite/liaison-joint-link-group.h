/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-invite.h"

G_BEGIN_DECLS

/* With whom the link connects besides the partner, and a place for a link that the service does not
 * give. Hidden when nobody is chosen. */
#define LIAISON_TYPE_JOINT_LINK_GROUP (liaison_joint_link_group_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonJointLinkGroup,
                      liaison_joint_link_group,
                      LIAISON,
                      JOINT_LINK_GROUP,
                      AdwPreferencesGroup)

/* Once. */
void liaison_joint_link_group_set_invite (LiaisonJointLinkGroup *self, LiaisonInvite *invite);

G_END_DECLS
