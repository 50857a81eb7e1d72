/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers out of a seed. Nothing keeps state: the thing with a given index is computed without
 * computing those before it. */

/* A well-mixed number for (@seed, @index, @purpose) (the finalizer of splitmix64). */
guint64 liaison_sandbox_hash (guint64 seed, guint64 index, guint64 purpose);

/* @hash scaled to 0 … @n - 1. */
guint liaison_sandbox_scale (guint64 hash, guint n);

/* A permutation of the numbers below 2^(2 * @half_bits), and its inverse. */
guint64 liaison_sandbox_permute (guint64 seed, guint64 value, guint half_bits);
guint64 liaison_sandbox_unpermute (guint64 seed, guint64 value, guint half_bits);

#define LIAISON_SANDBOX_GUID_SIZE 37

/* Writes the GUID of (@seed, @index, @purpose), lower case, into @guid. */
void liaison_sandbox_make_guid (guint64 seed,
                                guint64 index,
                                guint64 purpose,
                                char guid[LIAISON_SANDBOX_GUID_SIZE]);

/* As above, but no two indexes below 2^48 get the same GUID, and the index can be read back. */
void liaison_sandbox_make_indexed_guid (guint64 seed,
                                        guint64 index,
                                        char guid[LIAISON_SANDBOX_GUID_SIZE]);
/* FALSE when @guid (any case) is none of @seed's. */
gboolean liaison_sandbox_read_indexed_guid (guint64 seed, const char *guid, guint64 *index);

G_END_DECLS
