/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/liaison-customer-query.h"
#include "store/liaison-cache-reader.h"

G_BEGIN_DECLS

/* Text that belongs to a customer without being in the cache: tags and notes, folded. Immutable. */
typedef struct
{
  char *customer; /* Microsoft ID */
  char *folded;
} LiaisonCacheRemark;

/* What is searched for. Belongs to the search once it has begun. */
typedef struct
{
  GStrv words;   /* folded; all must be somewhere in a customer */
  guint rights;  /* bits 1 << LiaisonAnswer; 0: any */
  gboolean gone; /* those that are, instead of those that are not */
  gboolean fresh;
  guint32 look; /* seconds since 1970: who came before it is not fresh */
  LiaisonCustomerOrder order;
  GStrv among;        /* only these customers (Microsoft IDs), or NULL */
  GStrv without;      /* not these, or NULL */
  char *set;          /* only those of the set of this name, or NULL */
  GPtrArray *remarks; /* of LiaisonCacheRemark, or NULL */
  GBytes *base;       /* numbers of those who are not gone, by name; by domain with that order */
  guint32 n_rows;     /* more than any number */
} LiaisonCacheSought;

void liaison_cache_sought_free (LiaisonCacheSought *sought);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonCacheSought, liaison_cache_sought_free)

/* Searches the sheets one after the other; remembers what it found last, so that a longer word only
 * looks at that. Any one thread. */
typedef struct _LiaisonCacheSearch LiaisonCacheSearch;

LiaisonCacheSearch *liaison_cache_search_new (const char *path, GError **error);
void liaison_cache_search_free (LiaisonCacheSearch *self);

/* The numbers found, in order. @stamp: whatever changes when the cache or the remarks do. Errors:
 * SQLite's, LIAISON_ERROR_INVALID_FILE (damaged), G_IO_ERROR_CANCELLED. */
GBytes *liaison_cache_search_run (LiaisonCacheSearch *self,
                                  const LiaisonCacheSought *sought,
                                  guint stamp,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
