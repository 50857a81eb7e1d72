/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-accounts.h"
#include "ui/account/liaison-browser.h"

G_BEGIN_DECLS

/* Signs the person of an account in again.
 *
 * Signals: "done": signed in, and the window goes; "change-details": what the account was added
 * with is wrong; "guide": how its application is registered. */
#define LIAISON_TYPE_RENEW_WINDOW (liaison_renew_window_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonRenewWindow, liaison_renew_window, LIAISON, RENEW_WINDOW, AdwWindow)

/* @session: of an account that was added. @reason: why it has to be, or NULL. */
LiaisonRenewWindow *liaison_renew_window_new (LiaisonAccounts *accounts,
                                              LiaisonSession *session,
                                              const GError *reason,
                                              LiaisonBrowser *browser);

LiaisonSession *liaison_renew_window_get_session (LiaisonRenewWindow *self);

G_END_DECLS
