/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-session.h"
#include "model/liaison-prospect.h"

G_BEGIN_DECLS

/* The separator that is to be found. */
#define LIAISON_PROSPECT_ANY_SEPARATOR 1

/* How a list is read; after reading, how it was. */
typedef struct
{
  LiaisonCsvEncoding encoding;
  char separator;
  int has_titles; /* -1: to be found */
} LiaisonProspectReading;

#define LIAISON_PROSPECT_READING_AUTOMATIC                                                         \
  ((LiaisonProspectReading){ LIAISON_CSV_AUTOMATIC, LIAISON_PROSPECT_ANY_SEPARATOR, -1 })

/* A list of prospects from a file or the clipboard: a GListModel of LiaisonProspect, each of them
 * marked some time after it was read, mapped anew or corrected.
 *
 * Signals: "checked": all marks are up to date. Property "checking" (boolean, notifies). */
#define LIAISON_TYPE_PROSPECT_LIST (liaison_prospect_list_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonProspectList, liaison_prospect_list, LIAISON, PROSPECT_LIST, GObject)

LiaisonProspectList *liaison_prospect_list_new (LiaisonSession *session);

/* Errors, with the list as it was: GIO's; LIAISON_ERROR_TOO_LONG over 32 MiB;
 * LIAISON_ERROR_INVALID_FILE: there are no rows of text in it. */
void liaison_prospect_list_read_file_async (LiaisonProspectList *self,
                                            GFile *file,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
void liaison_prospect_list_read_text_async (LiaisonProspectList *self,
                                            const char *text,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
/* The same bytes in another way. What was corrected stays with its line. */
void liaison_prospect_list_read_again_async (LiaisonProspectList *self,
                                             const LiaisonProspectReading *reading,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
gboolean liaison_prospect_list_read_finish (LiaisonProspectList *self,
                                            GAsyncResult *result,
                                            GError **error);

LiaisonProspectReading liaison_prospect_list_get_reading (LiaisonProspectList *self);
guint liaison_prospect_list_get_n_columns (LiaisonProspectList *self);
/* Title of the column, or what stands first in it. Transfer full; "" if that is nothing. */
char *liaison_prospect_list_dup_column_title (LiaisonProspectList *self, guint column);
/* The titles as they were; NULL: there are none. Owned by the list. */
const char *const *liaison_prospect_list_get_titles (LiaisonProspectList *self);

/* Which column holds a field; LIAISON_PROSPECT_NO_COLUMN: none. */
int liaison_prospect_list_get_column (LiaisonProspectList *self, LiaisonProspectField field);
void liaison_prospect_list_set_column (LiaisonProspectList *self,
                                       LiaisonProspectField field,
                                       int column);

/* Marks all anew: after a correction, or when customers or invitations changed. */
void liaison_prospect_list_check (LiaisonProspectList *self);
gboolean liaison_prospect_list_is_checking (LiaisonProspectList *self);
/* How many become drafts; how many have one of @marks. */
guint liaison_prospect_list_count_included (LiaisonProspectList *self);
guint liaison_prospect_list_count_marked (LiaisonProspectList *self, LiaisonProspectMarks marks);

/* See liaison_prospect_values_read (). Owned by the list; NULL before anything was read. */
GHashTable *liaison_prospect_list_get_countries (LiaisonProspectList *self);

G_END_DECLS
