/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-accounts.h"
#include "ui/account/liaison-account-form.h"
#include "ui/account/liaison-browser.h"

G_BEGIN_DECLS

/* Adds an account: a form, then the sign-in. What was typed stays in the form.
 *
 * Signals: "done" (LiaisonProfile): the account is there, and the window goes; "guide"
 * (LiaisonCloud): how an application is registered in that cloud. */
#define LIAISON_TYPE_ADD_ACCOUNT_WINDOW (liaison_add_account_window_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonAddAccountWindow,
                      liaison_add_account_window,
                      LIAISON,
                      ADD_ACCOUNT_WINDOW,
                      AdwWindow)

LiaisonAddAccountWindow *liaison_add_account_window_new (LiaisonAccounts *accounts,
                                                         LiaisonAccountForm *form,
                                                         LiaisonBrowser *browser);

G_END_DECLS
