/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes the list of accounts in a worker: one at a time, and of what came meanwhile the newest
 * only. */
typedef struct _LiaisonProfileSaver LiaisonProfileSaver;

/* Something was written, or could not be: @error, of liaison_profile_file_write (), is NULL again
 * once a later save succeeds. In the main context of the saver's owner. */
typedef void (*LiaisonProfileSavedFunc) (const GError *error, gpointer user_data);

LiaisonProfileSaver *liaison_profile_saver_new (const char *path,
                                                LiaisonProfileSavedFunc saved,
                                                gpointer user_data);
/* What is being written is still written, and nobody is told. */
void liaison_profile_saver_free (LiaisonProfileSaver *self);

/* Takes @text, of liaison_profile_file_dup_text (). */
void liaison_profile_saver_save (LiaisonProfileSaver *self, char *text);
/* Waits until all is on the disk. Blocks. Errors: of the newest save. */
gboolean liaison_profile_saver_flush (LiaisonProfileSaver *self, GError **error);

G_END_DECLS
