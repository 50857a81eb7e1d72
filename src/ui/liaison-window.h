/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-session.h"

G_BEGIN_DECLS

/* The window of one session, or the welcome page as long as it has none. */
#define LIAISON_TYPE_WINDOW (liaison_window_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonWindow, liaison_window, LIAISON, WINDOW, AdwApplicationWindow)

/* @settings: where size and, without a session of its own settings, everything else is kept. */
LiaisonWindow *liaison_window_new (GtkApplication *application, GSettings *settings);

/* No session was given or is on its way. */
gboolean liaison_window_is_unused (LiaisonWindow *self);
/* The settings of the window's session, else the program's. Owned by the window. */
GSettings *liaison_window_get_settings (LiaisonWindow *self);
/* Cancelled when the window is closed. Owned by the window. */
GCancellable *liaison_window_get_cancellable (LiaisonWindow *self);

/* A session is being made. */
void liaison_window_show_starting (LiaisonWindow *self);
/* A session could not be made or started. */
void liaison_window_show_failure (LiaisonWindow *self, const GError *error);
/* The user's own table of clouds could not be read. */
void liaison_window_show_table_error (LiaisonWindow *self, const GError *error);
/* A bar under the header bar, or NULL for none. Takes a floating reference. */
void liaison_window_set_bar (LiaisonWindow *self, GtkWidget *bar);
/* Starts @session and shows it. Only while the window has none. */
void liaison_window_set_session (LiaisonWindow *self, LiaisonSession *session, GSettings *settings);

/* Ends when the window has no session any more and everything is on the disk. */
void liaison_window_end_session_async (LiaisonWindow *self,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean liaison_window_end_session_finish (LiaisonWindow *self,
                                            GAsyncResult *result,
                                            GError **error);

/* Shows @text (plain) for a moment; @customer_id: the Microsoft ID of the customer it is about, to
 * be shown by a button, or NULL. */
void liaison_window_add_toast (LiaisonWindow *self, const char *text, const char *customer_id);

G_END_DECLS
