/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-roles.h"

G_BEGIN_DECLS

typedef enum
{
  LIAISON_MEMBERSHIP_OTHER, /* an administrative unit, or a kind that we do not know */
  LIAISON_MEMBERSHIP_GROUP,
  LIAISON_MEMBERSHIP_DIRECTORY_ROLE,
} LiaisonMembershipKind;

/* Something of the directory that a person belongs to. */
typedef struct
{
  LiaisonMembershipKind kind;
  char *name;        /* NULL: not told */
  char *template_id; /* of a directory role; NULL: not told */
} LiaisonMembership;

void liaison_membership_free (LiaisonMembership *membership);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonMembership, liaison_membership_free)

/* How roles are told, and what they may do (ROL-1). Immutable after it was filled. */
#define LIAISON_TYPE_ROLE_BOOK (liaison_role_book_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonRoleBook, liaison_role_book, LIAISON, ROLE_BOOK, GObject)

LiaisonRoleBook *liaison_role_book_new (void);
/* @group: display name of the group whose members have @role, or NULL; @template_id: of its
 * directory role, or NULL. */
void liaison_role_book_add_role (LiaisonRoleBook *self,
                                 LiaisonRoles role,
                                 const char *group,
                                 const char *template_id);
void liaison_role_book_set_needed (LiaisonRoleBook *self, LiaisonDeed deed, LiaisonRoles needed);

/* The roles that @memberships (of LiaisonMembership) stand for. UNKNOWN if there is none among
 * them, and also if a group or role came without its name: it may be the one that counts. */
LiaisonRoles liaison_role_book_recognise (LiaisonRoleBook *self, GPtrArray *memberships);

/* Whether one of @roles is enough; TRUE if they are UNKNOWN, or the book says nothing about @deed:
 * then the service decides. */
gboolean liaison_role_book_allows (LiaisonRoleBook *self, LiaisonRoles roles, LiaisonDeed deed);
/* Each of them would do; UNKNOWN: the book says nothing about @deed. */
LiaisonRoles liaison_role_book_get_needed (LiaisonRoleBook *self, LiaisonDeed deed);

G_END_DECLS
