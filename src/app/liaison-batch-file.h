/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/liaison-prospect.h"

G_BEGIN_DECLS

/* The list that a batch of invitations was made of, as it was, in a file beside the ledger: nobody
 * else keeps its cells. All of these block. */

#define LIAISON_BATCH_ID_SIZE 37

typedef struct
{
  char id[LIAISON_BATCH_ID_SIZE]; /* of the invitation; "": left out */
  LiaisonProspectMarks marks;
  const char *const *cells; /* not owned */
} LiaisonBatchRow;

/* Where the list of the batch called @name is. Transfer full. */
char *liaison_batch_file_dup_path (const char *ledger_path, const char *name);

/* @titles: NULL: it has none. @rows: of LiaisonBatchRow. 0600, in a folder of 0700; durable. */
gboolean liaison_batch_file_write (const char *path,
                                   const char *const *titles,
                                   GArray *rows,
                                   GError **error);

typedef struct
{
  LiaisonCsvTable *table;    /* what the others point into */
  const char *const *titles; /* or NULL */
  GArray *rows;              /* of LiaisonBatchRow */
} LiaisonBatchFile;

void liaison_batch_file_free (LiaisonBatchFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonBatchFile, liaison_batch_file_free)

/* LIAISON_ERROR_INVALID_FILE: it is none of ours. */
LiaisonBatchFile *liaison_batch_file_read (const char *path, GError **error);

/* All lists beside the ledger. That there are none is no error. */
gboolean liaison_batch_file_delete_all (const char *ledger_path, GError **error);

G_END_DECLS
