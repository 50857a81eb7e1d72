/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-customer-change.h"
#include "store/liaison-cache-order.h"

G_BEGIN_DECLS

/* Keeps the sheets of a cache: takes the pages of passes over the customers in, notices what
 * changed, and has them in order. Belongs to the cache's worker; each call is one transaction of
 * its caller, and after one that failed the book is to be opened anew. Errors: SQLite's
 * (liaison_sqlite_take_error ()); for a pass, G_IO_ERROR_BUSY when another program wrote meanwhile.
 */
typedef struct _LiaisonCacheBook LiaisonCacheBook;

LiaisonCacheBook *liaison_cache_book_open (sqlite3 *db, GError **error);
void liaison_cache_book_free (LiaisonCacheBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonCacheBook, liaison_cache_book_free)

/* The numbers of those who are not gone, by name. */
GBytes *liaison_cache_book_get_names (LiaisonCacheBook *self);
/* How many there ever were; the numbers are below it. */
guint32 liaison_cache_book_get_n_rows (LiaisonCacheBook *self);
guint32 liaison_cache_book_get_n_gone (LiaisonCacheBook *self);
/* Whether the names are not in this locale's order, or not all of them. */
gboolean liaison_cache_book_is_unsorted (LiaisonCacheBook *self);
gboolean liaison_cache_book_sort (LiaisonCacheBook *self, GError **error);
LiaisonCacheReader *liaison_cache_book_get_reader (LiaisonCacheBook *self);

/* A pass, which @pass names in the calls that follow; it ends whichever was under way. If one was
 * broken off after @since (seconds since 1970), what it met counts: @resumed is the continuation to
 * go on with, transfer full, and @n_received how many rows it had received.
 * @resumed NULL: from the first page on. */
gboolean liaison_cache_book_begin_pass (LiaisonCacheBook *self,
                                        guint pass,
                                        gint64 since,
                                        char **resumed,
                                        guint *n_received,
                                        GError **error);
/* @changed (guint32) gets the numbers of known customers that say something else now; @n_new how
 * many of @rows this pass had not met. @now: seconds since 1970. */
gboolean liaison_cache_book_meet (LiaisonCacheBook *self,
                                  guint pass,
                                  const LiaisonSheetRow *rows,
                                  guint n_rows,
                                  gint64 now,
                                  GArray *changed,
                                  guint *n_new,
                                  GError **error);
/* The last page was met: whoever was not is gone. */
gboolean liaison_cache_book_complete_pass (LiaisonCacheBook *self,
                                           guint pass,
                                           gint64 now,
                                           GArray *changed,
                                           GError **error);
/* The pass ends before its last page; what it met is kept for one that resumes it. Nothing happens
 * if another has begun since. */
gboolean liaison_cache_book_break_pass (LiaisonCacheBook *self,
                                        guint pass,
                                        const char *continuation,
                                        gint64 now,
                                        GError **error);

/* What one customer's record told, or somebody did. */
gboolean liaison_cache_book_set_rights (LiaisonCacheBook *self,
                                        guint32 n,
                                        LiaisonAnswer rights,
                                        gint64 now,
                                        GError **error);
gboolean liaison_cache_book_set_noticed (LiaisonCacheBook *self, guint32 n, GError **error);

G_END_DECLS
