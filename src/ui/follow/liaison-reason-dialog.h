/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-invitation.h"

G_BEGIN_DECLS

/* Asks why an invitation is declined or withdrawn; nothing need be told. Its response is "note" or
 * "cancel". */
#define LIAISON_TYPE_REASON_DIALOG (liaison_reason_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonReasonDialog,
                      liaison_reason_dialog,
                      LIAISON,
                      REASON_DIALOG,
                      AdwMessageDialog)

/* @to: LIAISON_INVITATION_DECLINED or LIAISON_INVITATION_WITHDRAWN. */
LiaisonReasonDialog *liaison_reason_dialog_new (LiaisonInvitation *invitation,
                                                LiaisonInvitationState to,
                                                GtkWindow *parent);

/* What was typed, without space around it; NULL: nothing. Transfer full. */
char *liaison_reason_dialog_dup_reason (LiaisonReasonDialog *self);

G_END_DECLS
