/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Reads from @clipboard what somebody copied in a mail program or a browser: the text, and the same
 * as HTML if it has that. Errors: GIO's. */
void liaison_rich_paste_read_async (GdkClipboard *clipboard,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* "" if there is only HTML; *@html may be NULL. Both UTF-8, transfer full. */
char *liaison_rich_paste_read_finish (GdkClipboard *clipboard,
                                      GAsyncResult *result,
                                      char **html,
                                      GError **error);

/* Whether there is HTML beside the text. */
gboolean liaison_rich_paste_has_html (GdkClipboard *clipboard);

G_END_DECLS
