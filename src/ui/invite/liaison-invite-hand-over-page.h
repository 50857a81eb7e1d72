/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-invite.h"

G_BEGIN_DECLS

/* The wizard's last page: the letter leaves the program, by one of three ways.
 *
 * Property "reason" as on the other pages: why Done is not possible yet (INV-24). Signal
 * "restore-link": the user wants the link put back before it is tried again. */
#define LIAISON_TYPE_INVITE_HAND_OVER_PAGE (liaison_invite_hand_over_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonInviteHandOverPage,
                      liaison_invite_hand_over_page,
                      LIAISON,
                      INVITE_HAND_OVER_PAGE,
                      AdwBin)

/* Once. */
void liaison_invite_hand_over_page_set_invite (LiaisonInviteHandOverPage *self,
                                               LiaisonInvite *invite);

/* Each runs the integrity check, tells the result on the page and, for a doubled link, asks. */
void liaison_invite_hand_over_page_open_mail_app (LiaisonInviteHandOverPage *self);
void liaison_invite_hand_over_page_copy (LiaisonInviteHandOverPage *self);
void liaison_invite_hand_over_page_save (LiaisonInviteHandOverPage *self);

/* Forgets what was told about the last attempt: the letter may have changed since. */
void liaison_invite_hand_over_page_clear_result (LiaisonInviteHandOverPage *self);

G_END_DECLS
