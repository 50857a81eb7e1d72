/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-batch.h"
#include "model/liaison-prospect.h"

G_BEGIN_DECLS

/* What became of a list, as a table for people: its own cells, and what was done with each row. */

/* The words for it, in the interface's language. Transfer full. */
typedef struct
{
  const char *state_title;
  const char *time_title;
  const char *way_title;
  const char *error_title;
  const char *left_out; /* the state of what became no draft */
  const char *missing;  /* the state of what was made and is no longer there */
  char *(*dup_state) (LiaisonInvitation *invitation);
  char *(*dup_way) (const LiaisonHandoff *handoff);
  char *(*dup_error) (const GError *error);
  char *(*dup_marks) (LiaisonProspectMarks marks);
} LiaisonBatchWords;

/* Replaces @file: CSV with a byte-order mark, so that spreadsheets read it as it is meant (CUS-10).
 * Where the list is not kept any more, company, contact and address stand in place of its cells.
 * @words: is not copied. Errors: GIO's. */
void liaison_batch_result_write_async (LiaisonBatch *batch,
                                       GFile *file,
                                       const LiaisonBatchWords *words,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean liaison_batch_result_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
