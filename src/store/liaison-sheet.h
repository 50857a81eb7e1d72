/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-customer.h"

G_BEGIN_DECLS

/* Customers are numbered from 0 in the order in which they were met, and written down in sheets of
 * 256: one blob each, so that a search reads text at the speed of memory, and the whole takes
 * little more room than what the service said. Any thread. */
#define LIAISON_SHEET_ROWS 256

#define LIAISON_GUID_LENGTH 36

typedef struct
{
  /* Text points into the sheet, or belongs to whoever made the row. */
  const char *odd_id; /* an id that is no GUID in small letters, or NULL: see the next */
  guint8 guid[16];
  const char *name;
  const char *domain;            /* "": none */
  const char *relationship_text; /* only if the word is not one of ours, else NULL */
  LiaisonRelationship relationship;
  LiaisonAnswer rights;
  guint32 since;  /* when it was first met, seconds since 1970; 0: with all the others */
  gboolean gone;  /* the last complete pass did not meet it */
  gboolean fresh; /* nobody has looked at it since it came */
} LiaisonSheetRow;

void liaison_sheet_row_set_id (LiaisonSheetRow *row, const char *id);
/* @buffer: room for a GUID, which the answer may point to. */
const char *liaison_sheet_row_get_id (const LiaisonSheetRow *row,
                                      char buffer[LIAISON_GUID_LENGTH + 1]);

/* A view of a sheet's bytes, which must outlive it. */
typedef struct
{
  const guint8 *bytes;
  const char *text;
  guint n_rows;
} LiaisonSheet;

/* FALSE: the bytes are damaged. */
gboolean liaison_sheet_open (LiaisonSheet *sheet, gconstpointer bytes, gsize size);
/* Row @i in the sheet, from 0. */
void liaison_sheet_read (const LiaisonSheet *sheet, guint i, LiaisonSheetRow *row);
/* Where the text of row @i ends in @text; that of row 0 begins at 0. What a search looks through:
 * name, domain and their folded form where that is more than small letters. */
guint liaison_sheet_get_end (const LiaisonSheet *sheet, guint i);

/* Transfer full. */
GByteArray *liaison_sheet_write (const LiaisonSheetRow *rows, guint n_rows);

G_END_DECLS
