/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-session.h"

G_BEGIN_DECLS

/* Moves @invitation to the state the user chose, for @reason (in their words, or NULL), and saves
 * it in the ledger of @session; a toast tells it and can take it back as long as it stands. Does
 * nothing if the invitation's state does not allow the move. */
void liaison_undoable_move (LiaisonInvitation *invitation,
                            LiaisonInvitationState to,
                            const char *reason,
                            LiaisonSession *session,
                            AdwToastOverlay *toasts);

/* The toast alone, for a step that was taken and saved already. */
void liaison_undoable_tell (LiaisonInvitation *invitation,
                            LiaisonSession *session,
                            AdwToastOverlay *toasts);

/* Saves @invitation in the ledger of @session; a toast tells if that fails. */
void liaison_undoable_save (LiaisonInvitation *invitation,
                            LiaisonSession *session,
                            AdwToastOverlay *toasts);

G_END_DECLS
