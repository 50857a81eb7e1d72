/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/liaison-accounts.h"

G_BEGIN_DECLS

/* What the account button opens: the account that is shown, the others to switch to
 * ("win.switch-account"), and what can be done with them ("app.add-account", "app.sign-in-again",
 * "app.remove-account"). */
#define LIAISON_TYPE_ACCOUNT_MENU (liaison_account_menu_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonAccountMenu, liaison_account_menu, LIAISON, ACCOUNT_MENU, GtkPopover)

/* @accounts: NULL if there are none to choose from. */
GtkWidget *liaison_account_menu_new (LiaisonAccounts *accounts);

/* Brings it up to date before it is opened. @session: that is shown, started or not, or NULL. */
void liaison_account_menu_update (LiaisonAccountMenu *self, LiaisonSession *session);

G_END_DECLS
