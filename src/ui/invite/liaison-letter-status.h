/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-invite.h"

G_BEGIN_DECLS

/* What stands below the letter: whether it can be handed over, where its link differs, and the
 * buttons that put link or text back. They are actions of the page around: "letter.restore-link",
 * "letter.restore", "letter.restore-with-rights", "letter.restore-without-rights",
 * "letter.restore-in-language" (s).
 *
 * Property "reason": why the letter cannot be handed over, NULL if it can. */
#define LIAISON_TYPE_LETTER_STATUS (liaison_letter_status_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonLetterStatus, liaison_letter_status, LIAISON, LETTER_STATUS, AdwBin)

/* Once, and before the page around follows @invite: what is told here is then up to date there. */
void liaison_letter_status_set_invite (LiaisonLetterStatus *self, LiaisonInvite *invite);

const char *liaison_letter_status_get_reason (LiaisonLetterStatus *self);

/* Where the link stood in the letter last, in bytes; G_MAXSIZE: nowhere yet. */
gsize liaison_letter_status_get_link_place (LiaisonLetterStatus *self);

/* The invitation's text or link is another one. */
void liaison_letter_status_update (LiaisonLetterStatus *self);

/* The link has refused a change: says why (MSG-05), for some seconds at least. */
void liaison_letter_status_tell_refusal (LiaisonLetterStatus *self);

G_END_DECLS
