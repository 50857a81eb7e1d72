/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* What a file must be: its mark (PRAGMA application_id) and the numbered steps of its schema, SQL
 * texts from "@schema-001.sql" on in this folder's resource. A file's user_version counts the steps
 * it has taken. */
typedef struct
{
  const char *schema;
  guint n_steps;
  gint32 application_id;
  /* Its contents can be fetched again: it is not read through before it is used, a damaged or
   * foreign file or one of another version is deleted and made anew, and a loss of power may cost
   * the last writes. */
  gboolean throwaway;
  gboolean made_whole; /* such a file comes into being elsewhere: one without tables is damaged */
  int log_pages;       /* the length at which the log goes into the file; 0: SQLite's own */
} LiaisonDatabaseFormat;

/* Opens or creates (0600, its folder 0700) the file at @path, checks it and takes the steps it
 * lacks; blocks. Errors: LIAISON_ERROR_INVALID_FILE (damaged or another program's: left untouched),
 * LIAISON_ERROR_NEWER_FILE, GIO's. */
sqlite3 *liaison_database_file_open (const char *path,
                                     const LiaisonDatabaseFormat *format,
                                     GError **error);

/* Deletes the file at @path and what SQLite keeps beside it; what is not there is no error. */
void liaison_database_file_delete (const char *path);

/* The last error of @db as a GError; always FALSE. */
gboolean liaison_sqlite_take_error (sqlite3 *db, GError **error);
gboolean liaison_sqlite_execute (sqlite3 *db, const char *sql, GError **error);
/* A statement, or NULL with the error; LIAISON_ERROR_INVALID_FILE if the file has not what it
 * names.
 */
sqlite3_stmt *liaison_sqlite_prepare (sqlite3 *db, const char *sql, GError **error);
/* The next row: TRUE. At the end, or with the error: FALSE. */
gboolean liaison_sqlite_step (sqlite3_stmt *statement, GError **error);
/* Runs a statement that answers no rows, and makes it ready to be run again. */
gboolean liaison_sqlite_finish (sqlite3_stmt *statement, GError **error);
/* @text outlives the run, unchanged; NULL is bound as NULL. */
void liaison_sqlite_bind_text (sqlite3_stmt *statement, int parameter, const char *text);
/* Owned by the statement until its next step; NULL as NULL. */
const char *liaison_sqlite_get_text (sqlite3_stmt *statement, int column);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

G_END_DECLS
