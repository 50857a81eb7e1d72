/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads the records that stand on the pages of an SQLite file without asking how the pages hang
 * together: for a file in which that is damaged. It needs no page that says what the tables are;
 * records of removed rows may be among those found. Believes nothing it reads. */

typedef enum
{
  LIAISON_CELL_NULL,
  LIAISON_CELL_NUMBER,
  LIAISON_CELL_TEXT,
  LIAISON_CELL_OTHER, /* a floating point number or bytes */
} LiaisonCellKind;

typedef struct
{
  LiaisonCellKind kind;
  gint64 number;
  const char *text; /* not terminated, not checked */
  gsize length;
} LiaisonCell;

/* The longest record that is looked for. */
#define LIAISON_PAGE_SCAN_MAX_CELLS 64

/* @keyed: the record is of an index, or of a table WITHOUT ROWID. Good until it returns. */
typedef void (*LiaisonPageScanFunc) (const LiaisonCell *cells,
                                     guint n_cells,
                                     gboolean keyed,
                                     gpointer user_data);

/* The records of the file @db, and of the pages that its write-ahead log @wal (may be empty) has
 * newer. Pages of @page_size, a power of two. */
void liaison_page_scan (GBytes *db,
                        GBytes *wal,
                        guint page_size,
                        LiaisonPageScanFunc func,
                        gpointer user_data);

G_END_DECLS
