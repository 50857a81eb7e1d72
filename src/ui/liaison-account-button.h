/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-session.h"

G_BEGIN_DECLS

/* Says whose customers are shown and in which cloud; opens what is known about that partner. */
#define LIAISON_TYPE_ACCOUNT_BUTTON (liaison_account_button_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonAccountButton, liaison_account_button, LIAISON, ACCOUNT_BUTTON, AdwBin)

/* @session: was started, so its partner is known. */
void liaison_account_button_set_session (LiaisonAccountButton *self, LiaisonSession *session);
/* An icon alone instead of the name. */
void liaison_account_button_set_compact (LiaisonAccountButton *self, gboolean compact);

G_END_DECLS
