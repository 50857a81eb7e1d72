/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/liaison-accounts.h"
#include "ui/account/liaison-browser.h"

G_BEGIN_DECLS

/* Opens the windows in which people sign in, over whatever window is active, and keeps what was
 * typed there as long as the program runs.
 *
 * Signals: "added" (LiaisonProfile): somebody signed in to an account, new or not; "renewed"
 * (LiaisonSession): its person signed in again. */
#define LIAISON_TYPE_SIGN_IN_WINDOWS (liaison_sign_in_windows_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonSignInWindows,
                      liaison_sign_in_windows,
                      LIAISON,
                      SIGN_IN_WINDOWS,
                      GObject)

/* @application outlives it. @browser: the one that @accounts opens addresses with. */
LiaisonSignInWindows *liaison_sign_in_windows_new (GtkApplication *application,
                                                   LiaisonCatalog *catalog,
                                                   LiaisonAccounts *accounts,
                                                   LiaisonBrowser *browser);

void liaison_sign_in_windows_add (LiaisonSignInWindows *self);
/* @session: of an account that was added. @reason: why, or NULL. */
void liaison_sign_in_windows_renew (LiaisonSignInWindows *self,
                                    LiaisonSession *session,
                                    const GError *reason);

G_END_DECLS
