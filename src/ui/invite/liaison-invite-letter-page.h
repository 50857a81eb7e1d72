/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-invite.h"

G_BEGIN_DECLS

/* The wizard's third page: the letter, with its link out of harm's way.
 *
 * Property "reason" as on the other pages. */
#define LIAISON_TYPE_INVITE_LETTER_PAGE (liaison_invite_letter_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonInviteLetterPage,
                      liaison_invite_letter_page,
                      LIAISON,
                      INVITE_LETTER_PAGE,
                      AdwBin)

/* Once. */
void liaison_invite_letter_page_set_invite (LiaisonInviteLetterPage *self, LiaisonInvite *invite);

/* Puts the link back into the letter (7.3): where it stood, or before the signature. */
void liaison_invite_letter_page_restore_link (LiaisonInviteLetterPage *self);

G_END_DECLS
