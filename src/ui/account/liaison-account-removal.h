/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-accounts.h"
#include "ui/liaison-account-pane.h"

G_BEGIN_DECLS

/* Removes @profile. @pane: where it is open, or NULL; it has no session afterwards, however it
 * ends.
 * @keep: its invitations and settings stay for the day the same person is added again. */
void liaison_account_removal_async (LiaisonAccounts *accounts,
                                    LiaisonProfile *profile,
                                    LiaisonAccountPane *pane,
                                    gboolean keep,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* Errors: those of ending a session and of liaison_accounts_remove_async (); then nothing was
 * removed. */
gboolean liaison_account_removal_finish (GAsyncResult *result, GError **error);

G_END_DECLS
