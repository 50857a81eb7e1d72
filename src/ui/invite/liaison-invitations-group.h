/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* One group of the page of invitations: a row for each item of a list; of a long list the first
 * fifty, and a button for the others. Rows are made while the group is seen, a few with each frame,
 * so that a window with thousands of them answers all the while; of groups that are siblings, the
 * upper one's first. It is not seen while it is empty. */
#define LIAISON_TYPE_INVITATIONS_GROUP (liaison_invitations_group_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonInvitationsGroup,
                      liaison_invitations_group,
                      LIAISON,
                      INVITATIONS_GROUP,
                      AdwPreferencesGroup)

/* Once. @create_row makes a GtkListBoxRow; @user_data must outlive the group. */
void liaison_invitations_group_set_model (LiaisonInvitationsGroup *self,
                                          GListModel *model,
                                          GtkListBoxCreateWidgetFunc create_row,
                                          gpointer user_data);
/* Calls @refresh_row for each row there is, soon; rows made later are told nothing. */
void liaison_invitations_group_refresh (LiaisonInvitationsGroup *self,
                                        void (*refresh_row) (GtkWidget *row));

G_END_DECLS
