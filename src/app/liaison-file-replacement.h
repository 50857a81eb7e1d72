/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file written beside the one that it will be: until all is written, what is there stays as it
 * is, and nobody meets half a file under its name. (g_file_replace () writes a new file in place,
 * and some old ones too.) */
#define LIAISON_TYPE_FILE_REPLACEMENT (liaison_file_replacement_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonFileReplacement,
                      liaison_file_replacement,
                      LIAISON,
                      FILE_REPLACEMENT,
                      GObject)

LiaisonFileReplacement *liaison_file_replacement_new (GFile *target);

void liaison_file_replacement_open_async (LiaisonFileReplacement *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean liaison_file_replacement_open_finish (LiaisonFileReplacement *self,
                                               GAsyncResult *result,
                                               GError **error);
/* Where to write to. Owned by @self; NULL before it is open. */
GOutputStream *liaison_file_replacement_get_stream (LiaisonFileReplacement *self);

/* Puts the file in its place, with the permissions of the one that was there. After an error it
 * still has to be discarded. */
void liaison_file_replacement_commit_async (LiaisonFileReplacement *self,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean liaison_file_replacement_commit_finish (LiaisonFileReplacement *self,
                                                 GAsyncResult *result,
                                                 GError **error);
/* Leaves nothing behind. Has no error that anybody could act on. */
void liaison_file_replacement_discard_async (LiaisonFileReplacement *self,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);

G_END_DECLS
