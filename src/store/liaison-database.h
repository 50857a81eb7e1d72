/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "store/liaison-database-file.h"

G_BEGIN_DECLS

/* One SQLite file that is only touched by its own queue: jobs run one after the other on a worker
 * thread, in the order they were asked for. WAL, full synchronisation, foreign keys. */
#define LIAISON_TYPE_DATABASE (liaison_database_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonDatabase, liaison_database, LIAISON, DATABASE, GObject)

/* Opens or creates (0600, its folder 0700) the file at @path, checks it and takes the steps it
 * lacks. Errors: LIAISON_ERROR_INVALID_FILE (damaged or another program's: left untouched),
 * LIAISON_ERROR_NEWER_FILE, GIO's. */
void liaison_database_open_async (const char *path,
                                  const LiaisonDatabaseFormat *format,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
LiaisonDatabase *liaison_database_open_finish (GAsyncResult *result, GError **error);

/* Work inside one transaction, on the worker thread: TRUE commits, FALSE takes everything back. */
typedef gboolean (*LiaisonDatabaseFunc) (sqlite3 *db, gpointer user_data, GError **error);

/* Queues @func. @func_data is given back to @destroy on the calling thread, after the callback. A
 * job that has begun is not cancelled. Success means it is on the disk. */
void liaison_database_run_async (LiaisonDatabase *self,
                                 LiaisonDatabaseFunc func,
                                 gpointer func_data,
                                 GDestroyNotify destroy,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean liaison_database_run_finish (LiaisonDatabase *self, GAsyncResult *result, GError **error);

/* Writes all that is in the file into one at @path (0600), which is there whole, and on the disk,
 * or as it was before. */
void liaison_database_back_up_async (LiaisonDatabase *self,
                                     const char *path,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean liaison_database_back_up_finish (LiaisonDatabase *self,
                                          GAsyncResult *result,
                                          GError **error);

/* Closes the file, has @func, on the worker thread, put another one at @path, and opens what is
 * there then. Jobs asked for later wait for it. G_IO_ERROR_BUSY: another process has the file. */
typedef gboolean (*LiaisonDatabaseExchangeFunc) (const char *path,
                                                 gpointer user_data,
                                                 GError **error);
void liaison_database_exchange_async (LiaisonDatabase *self,
                                      LiaisonDatabaseExchangeFunc func,
                                      gpointer func_data,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean liaison_database_exchange_finish (LiaisonDatabase *self,
                                           GAsyncResult *result,
                                           GError **error);

/* Waits for all jobs asked for before; those asked for later fail with G_IO_ERROR_CLOSED. */
void liaison_database_close_async (LiaisonDatabase *self,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean liaison_database_close_finish (LiaisonDatabase *self,
                                        GAsyncResult *result,
                                        GError **error);

G_END_DECLS
