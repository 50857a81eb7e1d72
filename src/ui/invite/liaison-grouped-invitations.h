/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/liaison-invitation-query.h"
#include "model/liaison-invitation.h"

G_BEGIN_DECLS

/* Invitations by what they want of the user, as far as a query finds them and in its order. */
typedef enum
{
  LIAISON_GROUP_ATTENTION, /* drafts, handed over but not finished, overdue */
  LIAISON_GROUP_WAITING,
  LIAISON_GROUP_ANSWERED, /* all that is over */
  LIAISON_N_GROUPS
} LiaisonInvitationGroup;

#define LIAISON_TYPE_GROUPED_INVITATIONS (liaison_grouped_invitations_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonGroupedInvitations,
                      liaison_grouped_invitations,
                      LIAISON,
                      GROUPED_INVITATIONS,
                      GObject)

/* Takes @query. */
LiaisonGroupedInvitations *liaison_grouped_invitations_new (LiaisonInvitationQuery *query,
                                                            const char *today);

/* Of LiaisonInvitation, or NULL. Changes within an invitation are not followed: see sort (). */
void liaison_grouped_invitations_set_model (LiaisonGroupedInvitations *self, GListModel *model);
/* Takes @query. */
void liaison_grouped_invitations_set_query (LiaisonGroupedInvitations *self,
                                            LiaisonInvitationQuery *query);
/* Looks at all of them again, as of @today. */
void liaison_grouped_invitations_sort (LiaisonGroupedInvitations *self, const char *today);

/* Those that are found; owned by @self, and the same for its life. */
GListModel *liaison_grouped_invitations_get (LiaisonGroupedInvitations *self,
                                             LiaisonInvitationGroup group);
/* How many there are, found or not. */
guint liaison_grouped_invitations_count (LiaisonGroupedInvitations *self,
                                         LiaisonInvitationGroup group);
/* Those that are found, group by group. Transfer full. */
GListModel *liaison_grouped_invitations_list (LiaisonGroupedInvitations *self);

G_END_DECLS
