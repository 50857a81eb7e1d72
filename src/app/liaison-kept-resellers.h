/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/liaison-cache.h"

G_BEGIN_DECLS

/* The other parties of indirect relationships (LiaisonReseller), in the cache under a name: to be
 * there before the service is asked. Without a cache (NULL) nothing is kept. */
void liaison_kept_resellers_save (LiaisonCache *cache, const char *name, GListModel *resellers);
/* NULL: none were kept. Transfer full. */
GPtrArray *liaison_kept_resellers_load (LiaisonCache *cache, const char *name);

G_END_DECLS
