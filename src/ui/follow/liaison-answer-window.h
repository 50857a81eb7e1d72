/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-session.h"

G_BEGIN_DECLS

/* "Which invitation does this answer?" (ACC-8): the likeliest first, then all others that still
 * wait, then none. Signal "answered" (LiaisonInvitation or NULL): the person said so, and the
 * ledger has it; NULL: it answers none. */
#define LIAISON_TYPE_ANSWER_WINDOW (liaison_answer_window_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonAnswerWindow, liaison_answer_window, LIAISON, ANSWER_WINDOW, AdwWindow)

LiaisonAnswerWindow *liaison_answer_window_new (LiaisonSession *session,
                                                LiaisonAcceptance *acceptance,
                                                GtkWindow *parent);

G_END_DECLS
