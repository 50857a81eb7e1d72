/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-session.h"

G_BEGIN_DECLS

/* What the menu of an invitation asks about before it does it. @action: "decline" and "withdraw"
 * (why?), "postpone" and "snooze" (until when?); any other is ignored. What comes of it is in the
 * ledger of @session and told by a toast that can take it back. */
void liaison_following_ask (const char *action,
                            LiaisonInvitation *invitation,
                            LiaisonSession *session,
                            AdwToastOverlay *toasts);

G_END_DECLS
