/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-accounts.h"

G_BEGIN_DECLS

/* Says whose customers are shown; opens what is known about that partner, and the other accounts.
 * It is seen when there is an account to tell of.
 *
 * Signals: "renamed": liaison_account_button_get_name () tells something else. */
#define LIAISON_TYPE_ACCOUNT_BUTTON (liaison_account_button_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonAccountButton, liaison_account_button, LIAISON, ACCOUNT_BUTTON, AdwBin)

/* The accounts to choose from, or NULL. Before the menu is opened. */
void liaison_account_button_set_accounts (LiaisonAccountButton *self, LiaisonAccounts *accounts);
/* @session: that is shown, started or not, or NULL. */
void liaison_account_button_set_session (LiaisonAccountButton *self, LiaisonSession *session);
/* What the account is called, or NULL if there is none or nothing is known of it yet. */
const char *liaison_account_button_get_name (LiaisonAccountButton *self);
/* An icon alone instead of the name. */
void liaison_account_button_set_compact (LiaisonAccountButton *self, gboolean compact);

G_END_DECLS
