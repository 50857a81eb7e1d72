/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-session.h"

G_BEGIN_DECLS

/* The view "Invitations": drafts and finished invitations of one session, grouped, with their
 * state.
 *
 * Property "session" (LiaisonSession, writable, may be NULL). Property "n-attention" (uint,
 * read-only): how many need the user, for the view switcher's badge. Signal "continue-draft"
 * (LiaisonInvitation): the user wants to go on with it in the wizard. */
#define LIAISON_TYPE_INVITATIONS_PAGE (liaison_invitations_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonInvitationsPage,
                      liaison_invitations_page,
                      LIAISON,
                      INVITATIONS_PAGE,
                      AdwBin)

void liaison_invitations_page_set_session (LiaisonInvitationsPage *self, LiaisonSession *session);
/* Why nobody can be invited, said where it could be begun; NULL: nothing stands against it. */
void liaison_invitations_page_set_obstacle (LiaisonInvitationsPage *self, const char *obstacle);

/* Takes the focus into the search of what is listed. FALSE: there is nothing to search. */
gboolean liaison_invitations_page_begin_search (LiaisonInvitationsPage *self);

G_END_DECLS
