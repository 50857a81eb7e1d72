/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/liaison-cache-reader.h"

G_BEGIN_DECLS

/* Sheets that are being read and changed, row by row, before they are written. */
typedef struct _LiaisonSheetEdits LiaisonSheetEdits;

/* @reader, of whoever writes, must outlive it. */
LiaisonSheetEdits *liaison_sheet_edits_new (LiaisonCacheReader *reader);
void liaison_sheet_edits_free (LiaisonSheetEdits *self);

/* Row @n as it is now, good until another row is looked at. An empty one if it cannot be read: the
 * next change or flush then fails with the reason. */
const LiaisonSheetRow *liaison_sheet_edits_peek (LiaisonSheetEdits *self, guint32 n);
/* Both copy @row. @n of the first: one more than the last. */
gboolean liaison_sheet_edits_append (LiaisonSheetEdits *self,
                                     guint32 n,
                                     const LiaisonSheetRow *row,
                                     GError **error);
gboolean liaison_sheet_edits_replace (LiaisonSheetEdits *self,
                                      guint32 n,
                                      const LiaisonSheetRow *row,
                                      GError **error);
/* Writes those that were changed. */
gboolean liaison_sheet_edits_flush (LiaisonSheetEdits *self, GError **error);

G_END_DECLS
