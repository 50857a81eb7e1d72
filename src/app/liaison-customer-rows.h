/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "service/liaison-partner-client.h"

G_BEGIN_DECLS

/* One customer as the list keeps it: a single block of memory, ready to be sorted and searched.
 * What the service said never changes (a search on a worker may be reading it); the flags belong
 * to the main thread. */
typedef struct
{
  const char *id;
  const char *name;
  const char *domain;
  const char *key;         /* collation key of the name */
  const char *folded;      /* name, domain and id for searching, a line each */
  char *relationship_text; /* a GRefString */
  LiaisonRelationship relationship;
  guint since; /* the pass that met it first … */
  guint met;   /* … and last */
  gboolean fresh;
  gboolean gone;
  char strings[];
} LiaisonRow;

/* Any thread. */
LiaisonRow *liaison_row_new (const LiaisonCustomerRow *row);
void liaison_row_free (LiaisonRow *row);
int liaison_row_compare (const LiaisonRow *one, const LiaisonRow *other);

/* The words of a search, folded (case, width). Transfer full. */
GStrv liaison_row_split_words (const char *search);
/* Every word is somewhere in the row. Any thread. */
gboolean liaison_row_matches (const LiaisonRow *row, const char *const *words);

/* Arrays of LiaisonRow, not owned, sorted by liaison_row_compare (). Whoever shows the array hears
 * of each step with the array as it is after it; @changed may be NULL. */
typedef void (*LiaisonRowsChanged) (guint position, guint removed, guint added, gpointer user_data);

void liaison_rows_sort (GPtrArray *rows);
/* Those of @rows (in any order) that match @words and have not left the list. */
GPtrArray *liaison_rows_filter (GPtrArray *rows, GStrv words);
/* Where @row stands, or would. */
gboolean liaison_rows_find (GPtrArray *rows, const LiaisonRow *row, guint *position);
/* @added: sorted, none of them in @rows. */
void liaison_rows_insert (GPtrArray *rows,
                          GPtrArray *added,
                          LiaisonRowsChanged changed,
                          gpointer user_data);
/* @removed: sorted; those not in @rows are passed over. */
void liaison_rows_remove (GPtrArray *rows,
                          GPtrArray *removed,
                          LiaisonRowsChanged changed,
                          gpointer user_data);
/* Takes the contents of @by; equal beginnings and ends are not reported. */
void liaison_rows_replace (GPtrArray *rows,
                           GPtrArray *by,
                           LiaisonRowsChanged changed,
                           gpointer user_data);

G_END_DECLS
