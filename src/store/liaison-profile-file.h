/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-profile.h"

G_BEGIN_DECLS

/* The list of the person's accounts as one file of ours, mode 0600 in a folder of mode 0700: a key
 * file with a group per account. Nothing secret is in it. */

/* The accounts in the file at @path, as an array of LiaisonProfile; an empty one when there is no
 * file. An account that lacks something needed is left out. @file: an empty one, which takes all
 * that is written there. Blocks for a few kilobytes. Errors: LIAISON_ERROR_INVALID_FILE (it cannot
 * be understood), LIAISON_ERROR_NEWER_FILE, GIO's; then @file is of no use. */
GPtrArray *liaison_profile_file_read (const char *path, GKeyFile *file, GError **error);

/* The text of a file with the accounts of @profiles, in any order. It is @file with what changed:
 * what this program does not understand stays as it is; of accounts that it does, and that are not
 * in @profiles, nothing stays. Transfer full. */
char *liaison_profile_file_dup_text (GKeyFile *file, GPtrArray *profiles);
/* Puts @text in the place of the file at @path, or leaves it whole. Blocks; any thread. Errors:
 * GIO's. */
gboolean liaison_profile_file_write (const char *path, const char *text, GError **error);
/* Renames a file that cannot be understood, so that nothing writes over it. Errors: GIO's. */
gboolean liaison_profile_file_set_aside (const char *path, GError **error);

G_END_DECLS
