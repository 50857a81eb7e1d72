/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "service/liaison-partner-client.h"
#include "store/liaison-cache.h"

G_BEGIN_DECLS

/* How many rows the pass has received, each page anew. */
typedef void (*LiaisonSyncProgress) (guint n_received, gpointer user_data);

/* One pass over all pages of the service's list into @cache, the next page being fetched while one
 * is written. @resume: goes on where the last one was broken off, if that was within the hour;
 * else, and if the service does not know the place any more, it starts with the first page. A pass
 * that fails or is cancelled keeps its place in the cache before the callback is called; @progress
 * is not called after @cancellable was cancelled. Errors: the client's, the cache's,
 * LIAISON_ERROR_PROTOCOL when the service gives the same pages over and over. */
void liaison_sync_async (LiaisonPartnerClient *client,
                         LiaisonCache *cache,
                         gboolean resume,
                         LiaisonSyncProgress progress,
                         gpointer progress_data,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
gboolean liaison_sync_finish (GAsyncResult *result, GError **error);

G_END_DECLS
