/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/liaison-cache-reader.h"

G_BEGIN_DECLS

/* Orders of the customers of a cache that are not gone: arrays of guint32, their numbers. On the
 * thread and the connection of whoever writes; sheets must be as they are to be sorted. */

typedef enum
{
  LIAISON_SORT_NAME,   /* the locale's collation */
  LIAISON_SORT_DOMAIN, /* byte by byte, in small letters */
} LiaisonCacheSort;

/* All @n_rows of them, sorted outside of memory. */
GBytes *liaison_cache_order_sort (LiaisonCacheReader *reader,
                                  LiaisonCacheSort sort,
                                  guint32 n_rows,
                                  GError **error);

/* @numbers with each of @moved (guint32) at the place that it has now: new, renamed and gone ones
 * alike. Some 0.2 ms for each: for few. */
GBytes *liaison_cache_order_update (LiaisonCacheReader *reader,
                                    LiaisonCacheSort sort,
                                    GBytes *numbers,
                                    GArray *moved,
                                    guint32 n_rows,
                                    GError **error);
/* Whether that is faster than sorting anew. */
gboolean liaison_cache_order_update_is_faster (guint n_moved, guint32 n_rows);

/* A set of numbers below @n_rows. */
static inline gboolean
liaison_bits_have (const guint8 *bits, guint32 n)
{
  return (bits[n / 8] & 1 << n % 8) != 0;
}

static inline void
liaison_bits_add (guint8 *bits, guint32 n)
{
  bits[n / 8] |= 1 << n % 8;
}

G_END_DECLS
