/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-invite.h"

G_BEGIN_DECLS

/* In which ways the letter was handed over so far, each with its time, and the box to tick when it
 * went another way (INV-24). */
#define LIAISON_TYPE_INVITE_ATTEMPTS (liaison_invite_attempts_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonInviteAttempts,
                      liaison_invite_attempts,
                      LIAISON,
                      INVITE_ATTEMPTS,
                      AdwBin)

/* Once, before it is shown. */
void liaison_invite_attempts_set_invite (LiaisonInviteAttempts *self, LiaisonInvite *invite);

G_END_DECLS
