/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-letter-template.h"

G_BEGIN_DECLS

/* The user's own letters: a file each in one folder, read once, written by itself at most 400 ms
 * after a change, each file replaced in one step. Files that cannot be read stay as they are.
 *
 * A GListModel of LiaisonLetterTemplate, in no order. Properties (notify): "loaded" (boolean: the
 * folder was read), "failed" (boolean: what some template says, or that it went, could not be
 * written; the next change of any, a flush and the folder's end try again). Signal "changed": some
 * template did, or came, or went. */
#define LIAISON_TYPE_TEMPLATE_FOLDER (liaison_template_folder_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonTemplateFolder,
                      liaison_template_folder,
                      LIAISON,
                      TEMPLATE_FOLDER,
                      GObject)

/* The most that is read of a file; a letter is some kilobytes. */
#define LIAISON_TEMPLATE_FILE_MAX (256 * 1024)

/* Begins to read; @path need not exist. */
LiaisonTemplateFolder *liaison_template_folder_new (const char *path);
gboolean liaison_template_folder_get_loaded (LiaisonTemplateFolder *self);

/* NULL if there is none. Owned by @self. */
LiaisonLetterTemplate *liaison_template_folder_lookup (LiaisonTemplateFolder *self, const char *id);
/* Whether one can be chosen for @request now: it fits and has no fault. */
gboolean liaison_template_folder_offers (LiaisonTemplateFolder *self,
                                         LiaisonLetterTemplate *template,
                                         const LiaisonLetterRequest *request);

/* Keeps @template; an undone removal, too. */
void liaison_template_folder_add (LiaisonTemplateFolder *self, LiaisonLetterTemplate *template);
/* Deletes its file. */
void liaison_template_folder_remove (LiaisonTemplateFolder *self, LiaisonLetterTemplate *template);

/* Reads @file as a new template of the folder. Errors: as for unreadable files. */
void liaison_template_folder_import_async (LiaisonTemplateFolder *self,
                                           GFile *file,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
/* Transfer full. */
LiaisonLetterTemplate *liaison_template_folder_import_finish (LiaisonTemplateFolder *self,
                                                              GAsyncResult *result,
                                                              GError **error);

/* Files that could not be read: their names, and why (LIAISON_ERROR_INVALID_FILE,
 * LIAISON_ERROR_NEWER_FILE, or of GIO). */
guint liaison_template_folder_get_n_unreadable (LiaisonTemplateFolder *self);
const char *liaison_template_folder_get_unreadable_name (LiaisonTemplateFolder *self, guint i);
const GError *liaison_template_folder_get_unreadable_error (LiaisonTemplateFolder *self, guint i);

/* Why the last write that failed did, as long as something is not written; or NULL. */
const GError *liaison_template_folder_get_error (LiaisonTemplateFolder *self);
/* Writes what is not on the disk yet. Blocks; for the program's end. */
void liaison_template_folder_flush (LiaisonTemplateFolder *self);

G_END_DECLS
