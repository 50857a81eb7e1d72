/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-session.h"

G_BEGIN_DECLS

/* Inviting many: a list of prospects is read, understood and corrected, becomes drafts, and those a
 * queue in which each is reviewed and handed over. It may be closed at any time; what was made is
 * in the ledger. */
#define LIAISON_TYPE_MANY_WINDOW (liaison_many_window_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonManyWindow, liaison_many_window, LIAISON, MANY_WINDOW, AdwWindow)

/* @session: was started. @settings: of its account. */
GtkWidget *liaison_many_window_new (LiaisonSession *session, GSettings *settings);

/* Closes it, when what still runs has ended and what was typed may go, and then the window that it
 * belongs to. */
void liaison_many_window_close_all (LiaisonManyWindow *self);

G_END_DECLS
