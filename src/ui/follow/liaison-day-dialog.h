/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-session.h"

G_BEGIN_DECLS

/* Asks for a day from today on: by which an answer is wanted, or until which an overdue invitation
 * is put off; for that some days are offered. Its response is "note" or "cancel". */
#define LIAISON_TYPE_DAY_DIALOG (liaison_day_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonDayDialog, liaison_day_dialog, LIAISON, DAY_DIALOG, AdwMessageDialog)

/* @kind: LIAISON_STEP_POSTPONED or LIAISON_STEP_SNOOZED. */
LiaisonDayDialog *liaison_day_dialog_new (LiaisonInvitation *invitation,
                                          LiaisonSession *session,
                                          LiaisonStepKind kind,
                                          GtkWindow *parent);

/* ISO date, or NULL while it is none that may be. Owned by @self. */
const char *liaison_day_dialog_get_day (LiaisonDayDialog *self);

G_END_DECLS
