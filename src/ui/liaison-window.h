/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-accounts.h"
#include "ui/liaison-account-pane.h"

G_BEGIN_DECLS

/* The window of one account, or the welcome page as long as it has none.
 *
 * Signals: "switch-account" (string): the person wants this window to show the account with this
 * id. "notice-activated": the button of a notice was pressed. */
#define LIAISON_TYPE_WINDOW (liaison_window_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonWindow, liaison_window, LIAISON, WINDOW, AdwApplicationWindow)

/* @settings: where its size is kept. */
LiaisonWindow *liaison_window_new (GtkApplication *application, GSettings *settings);
/* Presents it; with an account whose customers were kept, as soon as they are there to be seen, so
 * that its first frame has them. */
void liaison_window_present_with_content (LiaisonWindow *self);
/* The accounts to choose from. */
void liaison_window_set_accounts (LiaisonWindow *self, LiaisonAccounts *accounts);

/* What it shows of its account. Owned by the window. */
LiaisonAccountPane *liaison_window_get_pane (LiaisonWindow *self);
/* Cancelled when the window is closed. Owned by the window. */
GCancellable *liaison_window_get_cancellable (LiaisonWindow *self);
/* Whether closing it only hides it: its account goes on looking for answers, as the person allows.
 */
gboolean liaison_window_works_on (LiaisonWindow *self);
/* Closes it, also where closing it would only hide it. */
void liaison_window_leave (LiaisonWindow *self);

/* Something of the program's own files could not be read or written; plain @text. @button_label:
 * of what emits "notice-activated", or NULL. */
void liaison_window_show_notice (LiaisonWindow *self,
                                 const char *text,
                                 const char *button_label,
                                 const GError *error);
void liaison_window_hide_notice (LiaisonWindow *self);
/* A bar under the header bar, or NULL for none. Takes a floating reference. */
void liaison_window_set_bar (LiaisonWindow *self, GtkWidget *bar);

G_END_DECLS
