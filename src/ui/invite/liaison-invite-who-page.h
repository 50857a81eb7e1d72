/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-invite.h"

G_BEGIN_DECLS

/* The wizard's first question: whom, in which country, in which language.
 *
 * Property "reason" (string, read-only, notifies): why the page cannot be left yet, for people;
 * NULL when it can. */
#define LIAISON_TYPE_INVITE_WHO_PAGE (liaison_invite_who_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonInviteWhoPage,
                      liaison_invite_who_page,
                      LIAISON,
                      INVITE_WHO_PAGE,
                      AdwBin)

/* Once. @settings remembers the letter's language. */
void liaison_invite_who_page_set_invite (LiaisonInviteWhoPage *self,
                                         LiaisonInvite *invite,
                                         GSettings *settings);

G_END_DECLS
