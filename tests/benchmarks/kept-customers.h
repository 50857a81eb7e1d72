/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/liaison-cache.h"

G_BEGIN_DECLS

/* Opens the cache at @path; waits. */
LiaisonCache *kept_customers_open (const char *path);
/* A pass over @n_customers of the sandbox's world into @cache. Returns how many bytes of text the
 * service would have told: Microsoft ID, name, domain and relationship of each. */
guint64 kept_customers_fill (LiaisonCache *cache, guint n_customers);
/* Closes and drops it. */
void kept_customers_close (LiaisonCache *cache);

G_END_DECLS
