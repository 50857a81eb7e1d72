/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "store/liaison-cache-search.h"

G_BEGIN_DECLS

/* What can be fetched again about the customers of one account, in one SQLite file (0600, WAL):
 * their rows, what changed about them, the parts of records that were opened. Customers have
 * numbers, which stay theirs; nobody is ever deleted, only marked as gone. Writing happens on the
 * cache's own thread, searching on another; single rows are read at once.
 *
 * Signals: "changed" (GArray of guint32: known customers that say something else now): that, or
 * who is there, is not what it was; "damaged" (GError): the file cannot be read any more: it is to
 * be closed and opened anew with @renew. */
#define LIAISON_TYPE_CACHE (liaison_cache_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonCache, liaison_cache, LIAISON, CACHE, GObject)

/* Opens or creates the file at @path (folder included, 0700). One that is damaged, of another
 * version or another program is deleted first, and any with @renew. Errors: GIO's. */
void liaison_cache_open_async (const char *path,
                               gboolean renew,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
LiaisonCache *liaison_cache_open_finish (GAsyncResult *result, GError **error);
/* Waits for everything asked for before. From now on there is nobody to be read or found. */
void liaison_cache_close_async (LiaisonCache *self,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean liaison_cache_close_finish (LiaisonCache *self, GAsyncResult *result, GError **error);
/* Deletes the file at @path, which nobody has open; what is not there is no error. */
void liaison_cache_delete (const char *path);
const char *liaison_cache_get_path (LiaisonCache *self);
/* Reads the whole file through on a thread of its own; "damaged" tells if it should not be whole.
 */
void liaison_cache_check (LiaisonCache *self);

/* Array of guint32: the numbers of those who are not gone, by name in the locale's order. Owned by
 * @self, never changed in place. */
GBytes *liaison_cache_get_names (LiaisonCache *self);
guint liaison_cache_get_n_gone (LiaisonCache *self);
/* More than any number. */
guint32 liaison_cache_get_n_rows (LiaisonCache *self);
/* When the last complete pass ended, and when the person last looked; seconds since 1970, 0: never.
 */
gint64 liaison_cache_get_time (LiaisonCache *self);
gint64 liaison_cache_get_look (LiaisonCache *self);

/* The row of customer @n; its text is good until the next call. FALSE: it cannot be read. */
gboolean liaison_cache_read (LiaisonCache *self, guint32 n, LiaisonSheetRow *row);
gboolean liaison_cache_find_id (LiaisonCache *self, const char *id, guint32 *n);
gboolean liaison_cache_find_domain (LiaisonCache *self, const char *domain, guint32 *n);

/* Searches. Takes @sought, in which @base, @look and @n_rows are filled in here. @stamp: whatever
 * changes when the remarks do. The result is an array of guint32, transfer full. */
void liaison_cache_search_async (LiaisonCache *self,
                                 LiaisonCacheSought *sought,
                                 guint stamp,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GBytes *liaison_cache_search_finish (LiaisonCache *self, GAsyncResult *result, GError **error);

/* A pass over the customers. See liaison-cache-book.h. @since: seconds since 1970; 0: no pass that
 * was broken off is resumed. Returns what the calls that follow name it by. */
guint liaison_cache_begin_pass_async (LiaisonCache *self,
                                      gint64 since,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean liaison_cache_begin_pass_finish (LiaisonCache *self,
                                          GAsyncResult *result,
                                          char **continuation,
                                          guint *n_received,
                                          GError **error);
/* @rows: of LiaisonSheetRow, whose text belongs to @owner, which is given to @destroy. @n_new: how
 * many this pass had not met. */
void liaison_cache_meet_async (LiaisonCache *self,
                               guint pass,
                               GArray *rows,
                               gpointer owner,
                               GDestroyNotify destroy,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean liaison_cache_meet_finish (LiaisonCache *self,
                                    GAsyncResult *result,
                                    guint *n_new,
                                    GError **error);
/* Ends the pass: @complete, or broken off before the page that @continuation tells of (NULL: there
 * is nothing to go on from). */
void liaison_cache_end_pass_async (LiaisonCache *self,
                                   guint pass,
                                   gboolean complete,
                                   const char *continuation,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean liaison_cache_end_pass_finish (LiaisonCache *self, GAsyncResult *result, GError **error);

/* Written some time later; a failure only means that it is read again one day. */
void liaison_cache_set_rights (LiaisonCache *self, const char *id, LiaisonAnswer rights);
void liaison_cache_set_noticed (LiaisonCache *self, const char *id);
void liaison_cache_set_looked (LiaisonCache *self);

/* A part of a customer's record as whoever saved it wrote it. @time: microseconds since 1970. */
void liaison_cache_save_record (LiaisonCache *self,
                                const char *id,
                                const char *part,
                                gint64 time,
                                GBytes *body);
/* Transfer full; NULL: it was never saved. */
GBytes *liaison_cache_read_record (LiaisonCache *self,
                                   const char *id,
                                   const char *part,
                                   gint64 *time);

/* Something small under a name, whatever it is. Transfer full; NULL: it was never kept. */
void liaison_cache_keep (LiaisonCache *self, const char *name, GBytes *bytes);
GBytes *liaison_cache_read_kept (LiaisonCache *self, const char *name);

/* A set of customers under a name, for searches: those of @ids (Microsoft IDs) who are known.
 * "changed" tells when it is there. */
void liaison_cache_keep_set (LiaisonCache *self, const char *name, GStrv ids);
gboolean liaison_cache_has_set (LiaisonCache *self, const char *name);

/* LiaisonCustomerChange, newest first, transfer full. */
void liaison_cache_list_changes_async (LiaisonCache *self,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *liaison_cache_list_changes_finish (LiaisonCache *self,
                                              GAsyncResult *result,
                                              GError **error);

G_END_DECLS
