/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes the list of accounts in a worker: one at a time, and of what came meanwhile the newest
 * only. */
typedef struct _LiaisonProfileSaver LiaisonProfileSaver;

LiaisonProfileSaver *liaison_profile_saver_new (const char *path);
/* What is being written is still written. */
void liaison_profile_saver_free (LiaisonProfileSaver *self);

/* Takes @text, of liaison_profile_file_dup_text (). */
void liaison_profile_saver_save (LiaisonProfileSaver *self, char *text);
/* Waits until all is on the disk. Blocks. */
void liaison_profile_saver_flush (LiaisonProfileSaver *self);

G_END_DECLS
