/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/liaison-cache-order.h"

G_BEGIN_DECLS

/* Rows of one sheet, a bit each. */
typedef struct
{
  guint64 bits[LIAISON_SHEET_ROWS / 64];
} LiaisonSheetRows;

/* Words that are looked for in one sheet after the other. */
typedef struct _LiaisonCacheScan LiaisonCacheScan;

/* @words: folded. */
LiaisonCacheScan *liaison_cache_scan_new (const char *const *words);
void liaison_cache_scan_free (LiaisonCacheScan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonCacheScan, liaison_cache_scan_free)

/* Leaves in @rows those of @sheet that have every word in their text or Microsoft ID, or in what
 * @remarks (n → folded text, or NULL) adds to them. @first: the number of the sheet's first row. */
void liaison_cache_scan_sheet (LiaisonCacheScan *self,
                               const LiaisonSheet *sheet,
                               guint32 first,
                               GHashTable *remarks,
                               LiaisonSheetRows *rows);

G_END_DECLS
