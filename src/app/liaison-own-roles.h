/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "auth/liaison-authorizer.h"
#include "model/liaison-cloud.h"
#include "model/liaison-role-book.h"

G_BEGIN_DECLS

/* Which roles the signed-in person has, as the service tells, and what they allow.
 *
 * Property "roles" (uint, LiaisonRoles; notifies): UNKNOWN until they were told. */
#define LIAISON_TYPE_OWN_ROLES (liaison_own_roles_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonOwnRoles, liaison_own_roles, LIAISON, OWN_ROLES, GObject)

LiaisonOwnRoles *liaison_own_roles_new (LiaisonCloud *cloud,
                                        LiaisonAuthorizer *authorizer,
                                        LiaisonRoleBook *book);

/* Asks the service, once: afterwards only if it could not be reached, or after
 * liaison_own_roles_forget (). That it does not tell is no error: the roles are UNKNOWN. */
void liaison_own_roles_read (LiaisonOwnRoles *self);
/* Somebody signed in anew, maybe with other roles: the next reading asks again. The roles stand
 * until then. */
void liaison_own_roles_forget (LiaisonOwnRoles *self);
void liaison_own_roles_cancel (LiaisonOwnRoles *self);

LiaisonRoles liaison_own_roles_get_roles (LiaisonOwnRoles *self);
/* Whether nothing is known to stand against it. @needed: any of them would do; may be NULL. */
gboolean liaison_own_roles_allow (LiaisonOwnRoles *self, LiaisonDeed deed, LiaisonRoles *needed);

G_END_DECLS
