/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-invite.h"

G_BEGIN_DECLS

/* Tells while the link is on its way, and what hindered it, with a button to ask again. Away when
 * there is nothing to tell. */
#define LIAISON_TYPE_LINK_BAR (liaison_link_bar_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonLinkBar, liaison_link_bar, LIAISON, LINK_BAR, AdwBin)

/* Once. */
void liaison_link_bar_set_invite (LiaisonLinkBar *self, LiaisonInvite *invite);

G_END_DECLS
