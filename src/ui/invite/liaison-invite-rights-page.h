/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-invite.h"

G_BEGIN_DECLS

/* The wizard's second question: with delegated administration privileges or without?
 *
 * Property "reason" as on the other pages; always NULL here. */
#define LIAISON_TYPE_INVITE_RIGHTS_PAGE (liaison_invite_rights_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonInviteRightsPage,
                      liaison_invite_rights_page,
                      LIAISON,
                      INVITE_RIGHTS_PAGE,
                      AdwBin)

/* Once. */
void liaison_invite_rights_page_set_invite (LiaisonInviteRightsPage *self, LiaisonInvite *invite);

G_END_DECLS
