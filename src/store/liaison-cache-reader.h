/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/liaison-database-file.h"
#include "store/liaison-sheet.h"

G_BEGIN_DECLS

/* Looks up customers in a cache, a few microseconds each. One thread at a time. */
typedef struct _LiaisonCacheReader LiaisonCacheReader;

/* A read-only connection of its own to the file at @path, which is there and in order. */
LiaisonCacheReader *liaison_cache_reader_open (const char *path, GError **error);
/* On the connection of whoever writes, which must outlive it. */
LiaisonCacheReader *liaison_cache_reader_new (sqlite3 *db, GError **error);
void liaison_cache_reader_free (LiaisonCacheReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonCacheReader, liaison_cache_reader_free)

sqlite3 *liaison_cache_reader_get_db (LiaisonCacheReader *self);

/* The row of customer @n; its text is good until the next call. FALSE with the error: there is no
 * such customer (LIAISON_ERROR_NOT_FOUND), or the cache is damaged (LIAISON_ERROR_INVALID_FILE). */
gboolean liaison_cache_reader_read (LiaisonCacheReader *self,
                                    guint32 n,
                                    LiaisonSheetRow *row,
                                    GError **error);
/* Sheet @k as it is, in @sheet until the next call. */
gboolean liaison_cache_reader_read_sheet (LiaisonCacheReader *self,
                                          guint32 k,
                                          LiaisonSheet *sheet,
                                          GError **error);

/* The number of the customer with this Microsoft ID, this domain (any case): FALSE if there is none
 * or on an error. */
gboolean liaison_cache_reader_find_id (LiaisonCacheReader *self, const char *id, guint32 *n);
gboolean liaison_cache_reader_find_domain (LiaisonCacheReader *self,
                                           const char *domain,
                                           guint32 *n);

/* What by_id and by_domain have for a text, whatever its case; and what they hold there, which
 * whoever asks compares with the text. */
gint64 liaison_cache_hash (const char *text);
gboolean liaison_cache_reader_probe_id (LiaisonCacheReader *self, gint64 hash, guint32 *n);
gboolean liaison_cache_reader_probe_domain (LiaisonCacheReader *self, gint64 hash, guint32 *n);

/* A state of the cache as a number or a text (transfer full); 0, NULL: not set. */
gint64 liaison_cache_reader_get_number (LiaisonCacheReader *self, const char *name);
char *liaison_cache_reader_dup_text (LiaisonCacheReader *self, const char *name);
/* A blob of the state or, with @ordering, an order's numbers. NULL: not there. Transfer full. */
GBytes *liaison_cache_reader_read_bytes (LiaisonCacheReader *self,
                                         const char *name,
                                         gboolean ordering);
/* Part @part of the record of customer @n, transfer full; NULL: not there. */
GBytes *liaison_cache_reader_read_record (LiaisonCacheReader *self,
                                          guint32 n,
                                          const char *part,
                                          gint64 *time);
/* Reads the whole file through; LIAISON_ERROR_INVALID_FILE if it is damaged. */
gboolean liaison_cache_reader_is_whole (LiaisonCacheReader *self, GError **error);

G_END_DECLS
