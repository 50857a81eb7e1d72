/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-invitation.h"

G_BEGIN_DECLS

/* Which invitations are wanted by their state. */
typedef enum
{
  LIAISON_INVITATIONS_ALL,
  LIAISON_INVITATIONS_DRAFTS, /* begun, or handed over and not finished */
  LIAISON_INVITATIONS_WAITING,
  LIAISON_INVITATIONS_OVERDUE,
  LIAISON_INVITATIONS_ACCEPTED, /* the relationship or the privileges */
  LIAISON_INVITATIONS_DECLINED,
  LIAISON_INVITATIONS_WITHDRAWN,
  LIAISON_INVITATIONS_SUPERSEDED,
  LIAISON_INVITATIONS_N_SORTS,
} LiaisonInvitationSort;

typedef enum
{
  LIAISON_INVITATIONS_BY_CHANGE,  /* the last change first */
  LIAISON_INVITATIONS_BY_DUE,     /* the first due date first, then those without */
  LIAISON_INVITATIONS_BY_COMPANY, /* in the locale's order */
  LIAISON_INVITATIONS_BY_HANDOFF, /* the last that left the program first */
  LIAISON_INVITATIONS_N_ORDERS,
} LiaisonInvitationOrder;

/* What is asked of the invitations: an immutable value. */
typedef struct _LiaisonInvitationQuery LiaisonInvitationQuery;

/* @search: any part of company, contact, address, domain, Microsoft ID, reference or list; every
 * word must be there; case, accents and width folded. */
LiaisonInvitationQuery *liaison_invitation_query_new (const char *search,
                                                      LiaisonInvitationSort sort,
                                                      LiaisonInvitationOrder order);
void liaison_invitation_query_free (LiaisonInvitationQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonInvitationQuery, liaison_invitation_query_free)

/* @today as of liaison_invitation_is_overdue (). */
gboolean liaison_invitation_query_matches (const LiaisonInvitationQuery *query,
                                           LiaisonInvitation *invitation,
                                           const char *today);
/* As of GCompareFunc; never 0 for two of them. */
int liaison_invitation_query_compare (const LiaisonInvitationQuery *query,
                                      LiaisonInvitation *one,
                                      LiaisonInvitation *other);

G_END_DECLS
