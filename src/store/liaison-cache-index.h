/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/liaison-cache-reader.h"

G_BEGIN_DECLS

/* Who has which Microsoft ID and which domain, for whoever writes. Hashes fall all over their
 * tables, so that writing each page's would write most of the tables each time: many wait in
 * memory, and are found there. */
typedef struct _LiaisonCacheIndex LiaisonCacheIndex;

/* @reader must outlive it. */
LiaisonCacheIndex *liaison_cache_index_new (LiaisonCacheReader *reader, GError **error);
void liaison_cache_index_free (LiaisonCacheIndex *self);

/* Numbers below it are in the file. */
guint32 liaison_cache_index_get_n_written (LiaisonCacheIndex *self);

/* What is there for a hash: see liaison_cache_hash (). */
gboolean liaison_cache_index_probe_id (LiaisonCacheIndex *self, gint64 hash, guint32 *n);

/* @n: one more than the last. */
gboolean liaison_cache_index_add (LiaisonCacheIndex *self,
                                  const char *id,
                                  const char *domain,
                                  guint32 n,
                                  GError **error);
/* Customer @n has another domain; its former one stays, and whoever finds it there compares. */
gboolean liaison_cache_index_add_domain (LiaisonCacheIndex *self,
                                         const char *domain,
                                         guint32 n,
                                         GError **error);

/* Writes what waits: always with @all, else if it is so little or so much that it is worth it. */
gboolean liaison_cache_index_write (LiaisonCacheIndex *self, gboolean all, GError **error);

G_END_DECLS
