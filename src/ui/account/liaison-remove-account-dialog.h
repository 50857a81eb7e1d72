/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-profile.h"
#include "ui/account/liaison-account-removal.h"

G_BEGIN_DECLS

/* Asks whether an account is to be removed, and what becomes of its invitations.
 *
 * Signals: "confirmed" (guint, LiaisonRemoveFlags). */
#define LIAISON_TYPE_REMOVE_ACCOUNT_DIALOG (liaison_remove_account_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonRemoveAccountDialog,
                      liaison_remove_account_dialog,
                      LIAISON,
                      REMOVE_ACCOUNT_DIALOG,
                      AdwMessageDialog)

GtkWidget *liaison_remove_account_dialog_new (LiaisonProfile *profile, GtkWindow *parent);
LiaisonProfile *liaison_remove_account_dialog_get_profile (LiaisonRemoveAccountDialog *self);

/* Why a removal came no further than @stage, and what to do. @key_label, @folder: where the rest
 * is, as of LiaisonAccounts. Transfer full. */
char *liaison_removal_to_sentences (LiaisonRemovalStage stage,
                                    LiaisonRemoveFlags flags,
                                    const GError *error,
                                    const char *key_label,
                                    const char *folder);

G_END_DECLS
