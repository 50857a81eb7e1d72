/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The default mail program's name ("Evolution"), or NULL if none takes mailto. Transfer full. */
char *liaison_handoff_dup_mail_app_name (void);

/* Launches @mailto with the default mail program through GIO (inside a Flatpak GIO takes the
 * OpenURI portal by itself). @context may be NULL. Success means "launched", never "sent": nobody
 * can know more. Errors: LIAISON_ERROR_NO_MAIL_APP; LIAISON_ERROR_TOO_LONG over LIAISON_MAILTO_MAX;
 * GIO's. */
void liaison_handoff_open_async (const char *mailto,
                                 GAppLaunchContext *context,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean liaison_handoff_open_finish (GAsyncResult *result, GError **error);

/* SHA-256 of @text, hex. Transfer full. */
char *liaison_handoff_dup_digest (const char *text);

G_END_DECLS
