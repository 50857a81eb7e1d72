/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-invite-rules.h"

static gboolean
is_optional (LiaisonSession *session)
{
  return liaison_cloud_has (liaison_session_get_cloud (session), LIAISON_CLOUD_RIGHTS_OPTIONAL);
}

LiaisonInviteRights
liaison_invite_rules_get_rights (LiaisonSession *session, LiaisonRoles *needed)
{
  LiaisonRoles would_do = LIAISON_ROLES_UNKNOWN;
  LiaisonInviteRights rights = LIAISON_INVITE_RIGHTS_FREE;

  g_return_val_if_fail (LIAISON_IS_SESSION (session), LIAISON_INVITE_RIGHTS_FREE);

  if (!is_optional (session))
    rights = LIAISON_INVITE_RIGHTS_DEMANDED;
  else if (!liaison_session_may (session, LIAISON_DEED_INVITE_WITH_RIGHTS, &would_do))
    rights = LIAISON_INVITE_RIGHTS_BARRED;

  if (needed != NULL)
    *needed = rights == LIAISON_INVITE_RIGHTS_BARRED ? would_do : LIAISON_ROLES_UNKNOWN;
  return rights;
}

static LiaisonInviteObstacle
find_obstacle (LiaisonSession *session, LiaisonRoles *needed)
{
  LiaisonRoles with_rights, without_rights;
  gboolean may_with = liaison_session_may (session, LIAISON_DEED_INVITE_WITH_RIGHTS, &with_rights);
  gboolean may_without =
    liaison_session_may (session, LIAISON_DEED_INVITE_WITHOUT_RIGHTS, &without_rights);

  *needed = LIAISON_ROLES_UNKNOWN;
  if (!liaison_cloud_has (liaison_session_get_cloud (session), LIAISON_CLOUD_CAN_INVITE))
    return LIAISON_INVITE_OBSTACLE_CLOUD;
  if (may_with || (may_without && is_optional (session)))
    return LIAISON_INVITE_OBSTACLE_NONE;

  *needed = is_optional (session) ? without_rights : with_rights;
  return may_without ? LIAISON_INVITE_OBSTACLE_RIGHTS : LIAISON_INVITE_OBSTACLE_ROLES;
}

LiaisonInviteObstacle
liaison_invite_rules_find_obstacle (LiaisonSession *session, LiaisonRoles *needed)
{
  LiaisonRoles unused;

  g_return_val_if_fail (LIAISON_IS_SESSION (session), LIAISON_INVITE_OBSTACLE_NONE);

  return find_obstacle (session, needed != NULL ? needed : &unused);
}
