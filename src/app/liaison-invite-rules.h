/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-session.h"

G_BEGIN_DECLS

/* Who may invite, and with what: the cloud (CLD-3, CLD-4) and the person's roles (D-3). */

/* Whose is the choice on administration privileges? */
typedef enum
{
  LIAISON_INVITE_RIGHTS_FREE,
  LIAISON_INVITE_RIGHTS_DEMANDED, /* the cloud does not let them out (INV-13) */
  LIAISON_INVITE_RIGHTS_BARRED,   /* the person may not ask for them */
} LiaisonInviteRights;

/* Why a person cannot invite at all. */
typedef enum
{
  LIAISON_INVITE_OBSTACLE_NONE,
  LIAISON_INVITE_OBSTACLE_CLOUD,  /* takes no requests */
  LIAISON_INVITE_OBSTACLE_ROLES,  /* do not allow a request (MSG-30) */
  LIAISON_INVITE_OBSTACLE_RIGHTS, /* cannot be left out here, and the roles do not allow them */
} LiaisonInviteObstacle;

/* @needed: the roles of which any would make the choice free, or UNKNOWN; may be NULL. */
LiaisonInviteRights liaison_invite_rules_get_rights (LiaisonSession *session, LiaisonRoles *needed);
/* @needed: the roles of which any would take the obstacle away, or UNKNOWN; may be NULL. */
LiaisonInviteObstacle liaison_invite_rules_find_obstacle (LiaisonSession *session,
                                                          LiaisonRoles *needed);

G_END_DECLS
