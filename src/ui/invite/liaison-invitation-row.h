/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-session.h"

G_BEGIN_DECLS

/* One invitation in the list: who, how it stands, and what can be done.
 *
 * Signal "chosen" (const char *action): what follows "invitation." in the action of an entry of its
 * menu. Only what the invitation's state allows is offered. */
#define LIAISON_TYPE_INVITATION_ROW (liaison_invitation_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonInvitationRow,
                      liaison_invitation_row,
                      LIAISON,
                      INVITATION_ROW,
                      AdwActionRow)

LiaisonInvitationRow *liaison_invitation_row_new (LiaisonInvitation *invitation,
                                                  LiaisonSession *session);

LiaisonInvitation *liaison_invitation_row_get_invitation (LiaisonInvitationRow *self);

/* Shows ages and due dates as of the session's now. */
void liaison_invitation_row_refresh (LiaisonInvitationRow *self);

G_END_DECLS
