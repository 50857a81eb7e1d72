/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-invitation-query.h"

G_BEGIN_DECLS

/* The search above the invitations, what of them is shown, and in which order. Signal "changed":
 * the person wants others. */
#define LIAISON_TYPE_INVITATION_TOOLS (liaison_invitation_tools_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonInvitationTools,
                      liaison_invitation_tools,
                      LIAISON,
                      INVITATION_TOOLS,
                      AdwBin)

/* What is asked for now. Transfer full. */
LiaisonInvitationQuery *liaison_invitation_tools_make_query (LiaisonInvitationTools *self);
/* Takes the focus into the search. */
void liaison_invitation_tools_begin_search (LiaisonInvitationTools *self);
/* Tells assistive technology how many there are. */
void liaison_invitation_tools_tell_number (LiaisonInvitationTools *self, guint n);

G_END_DECLS
