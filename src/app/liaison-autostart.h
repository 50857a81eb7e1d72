/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether the desktop starts the program with the session, without a window.
 *
 * In a sandbox the desktop's Background portal is asked; it, or the person, may refuse
 * (LIAISON_ERROR_REFUSED). Elsewhere it is a file in the autostart folder (XDG Desktop Application
 * Autostart Specification), written or deleted when it is asked for and never by itself: what the
 * person changes or deletes there stays so. One that the person has edited is switched on and off,
 * and otherwise kept; if the program it names is gone, ours takes its place. */

/* @reason: why, for the desktop's question; one sentence. */
void liaison_autostart_set_async (gboolean wanted,
                                  const char *reason,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* The same by the portal on @bus, whether this is a sandbox or not. */
void liaison_autostart_ask_portal_async (GDBusConnection *bus,
                                         gboolean wanted,
                                         const char *reason,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean liaison_autostart_set_finish (GAsyncResult *result, GError **error);

/* Where the file is, or would be. Transfer full. */
char *liaison_autostart_dup_path (void);

G_END_DECLS
