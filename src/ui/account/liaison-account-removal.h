/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-accounts.h"
#include "ui/liaison-account-pane.h"

G_BEGIN_DECLS

/* How far a removal came. */
typedef enum
{
  LIAISON_REMOVAL_CLOSING, /* its session could not be ended; nothing was removed */
  LIAISON_REMOVAL_SIGN_IN, /* the key ring did not let go of it; nothing was removed */
  LIAISON_REMOVAL_FILES,   /* the invitations could not be deleted; the sign-in is gone */
  LIAISON_REMOVAL_DONE,
} LiaisonRemovalStage;

/* Removes @profile. @pane: where it is open, or NULL; it has no session afterwards, however it
 * ends. What is kept of invitations is kept of settings. */
void liaison_account_removal_async (LiaisonAccounts *accounts,
                                    LiaisonProfile *profile,
                                    LiaisonAccountPane *pane,
                                    LiaisonRemoveFlags flags,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* Errors: those of ending a session and of liaison_accounts_remove_async (). */
LiaisonRemovalStage liaison_account_removal_finish (GAsyncResult *result, GError **error);

G_END_DECLS
