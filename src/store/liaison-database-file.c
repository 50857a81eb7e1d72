/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-database-file.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

#include "model/liaison-error.h"
#include "store/liaison-store-resources.h"

#define SCHEMA_FOLDER "/io/github/liaison_app/Liaison/store/schema"
#define BUSY_TIMEOUT_MS 5000

static gboolean
read_text (sqlite3 *db, const char *sql, char **text, GError **error)
{
  g_autoptr(sqlite3_stmt) statement = liaison_sqlite_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  if (sqlite3_step (statement) != SQLITE_ROW)
    return liaison_sqlite_take_error (db, error);
  *text = g_strdup (liaison_sqlite_get_text (statement, 0));
  return TRUE;
}

static gboolean
read_number (sqlite3 *db, const char *sql, gint64 *number, GError **error)
{
  g_autofree char *text = NULL;

  if (!read_text (db, sql, &text, error))
    return FALSE;
  *number = text == NULL ? 0 : g_ascii_strtoll (text, NULL, 10);
  return TRUE;
}

static gboolean
fail (GError **error, const char *path, int code)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", path, g_strerror (code));
  return FALSE;
}

/* SQLite gives the log its file's mode when it makes it; it has to follow when that changes. */
static gboolean
make_private (const char *path, mode_t mode, GError **error)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);
      GStatBuf status;

      if (g_stat (file, &status) == 0 && (status.st_mode & 0777) != mode &&
          g_chmod (file, mode) != 0)
        return fail (error, file, errno);
    }
  return TRUE;
}

/* A file that is there is not opened: closing it would end the locks that this process may have in
 * it through SQLite. */
static gboolean
create_file (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  GStatBuf status;
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail (error, folder, errno);

  if (g_stat (path, &status) == 0)
    {
      if (S_ISDIR (status.st_mode))
        return fail (error, path, EISDIR);
      return make_private (path, status.st_mode & 0700, error);
    }

  fd = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    return errno == EEXIST || fail (error, path, errno);
  return g_close (fd, error);
}

static gboolean
check_is_whole (sqlite3 *db, const char *path, GError **error)
{
  g_autofree char *verdict = NULL;

  if (!read_text (db, "PRAGMA quick_check(1)", &verdict, error))
    return FALSE;
  if (g_strcmp0 (verdict, "ok") == 0)
    return TRUE;

  g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "%s: %s", path, verdict);
  return FALSE;
}

static gboolean
check_is_ours (sqlite3 *db, const char *path, const LiaisonDatabaseFormat *format, GError **error)
{
  gint64 application_id, n_tables, version;

  if (!read_number (db, "SELECT count(*) FROM sqlite_schema", &n_tables, error) ||
      !read_number (db, "PRAGMA application_id", &application_id, error) ||
      !read_number (db, "PRAGMA user_version", &version, error))
    return FALSE;

  if ((n_tables > 0 || version != 0) && application_id != format->application_id)
    {
      g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE,
                   "%s: belongs to another program", path);
      return FALSE;
    }
  if (n_tables == 0 && format->made_whole)
    {
      g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "%s: holds nothing", path);
      return FALSE;
    }
  if (version > format->n_steps)
    {
      g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_NEWER_FILE,
                   "%s: version %" G_GINT64_FORMAT ", this program knows %u", path, version,
                   format->n_steps);
      return FALSE;
    }
  return TRUE;
}

static gboolean
take_step (sqlite3 *db, const LiaisonDatabaseFormat *format, guint step, GError **error)
{
  g_autofree char *resource = g_strdup_printf (SCHEMA_FOLDER "/%s-%03u.sql", format->schema, step);
  g_autofree char *sql = NULL;
  g_autoptr(GBytes) text = NULL;

  text = g_resource_lookup_data (liaison_store_get_resource (), resource, 0, error);
  if (text == NULL)
    return FALSE;

  sql =
    g_strdup_printf ("%s\nPRAGMA application_id = %d;\nPRAGMA user_version = %u;\nCOMMIT;",
                     (const char *) g_bytes_get_data (text, NULL), format->application_id, step);
  return liaison_sqlite_execute (db, sql, error);
}

/* Another process may take the same steps: what is left to do is only known inside a transaction.
 */
static gboolean
take_next_step (sqlite3 *db, const LiaisonDatabaseFormat *format, gboolean *done, GError **error)
{
  gint64 version;

  if (!liaison_sqlite_execute (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (read_number (db, "PRAGMA user_version", &version, error))
    {
      *done = version >= format->n_steps;
      if (*done ? liaison_sqlite_execute (db, "COMMIT", error)
                : take_step (db, format, version + 1, error))
        return TRUE;
    }
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

static gboolean
take_steps (sqlite3 *db, const LiaisonDatabaseFormat *format, GError **error)
{
  gboolean done;
  gint64 version;

  if (!read_number (db, "PRAGMA user_version", &version, error))
    return FALSE;
  for (done = version >= format->n_steps; !done;)
    if (!take_next_step (db, format, &done, error))
      return FALSE;
  return TRUE;
}

/* Nothing is written before both checks have passed: even the checkpoint that SQLite makes when it
 * closes a file is held back until then. */
static sqlite3 *
open_file (const char *path, const LiaisonDatabaseFormat *format, GError **error)
{
  g_autoptr(sqlite3) db = NULL;

  if (!create_file (path, error))
    return NULL;
  if (sqlite3_open_v2 (path, &db,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                       NULL) != SQLITE_OK)
    {
      liaison_sqlite_take_error (db, error);
      return NULL;
    }

  sqlite3_busy_timeout (db, BUSY_TIMEOUT_MS);
  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  if ((!format->throwaway && !check_is_whole (db, path, error)) ||
      !check_is_ours (db, path, format, error))
    return NULL;
  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);

  if (format->log_pages > 0)
    sqlite3_wal_autocheckpoint (db, format->log_pages);
  if (!liaison_sqlite_execute (db,
                               format->throwaway ? "PRAGMA journal_mode = WAL;"
                                                   "PRAGMA synchronous = NORMAL"
                                                 : "PRAGMA journal_mode = WAL;"
                                                   "PRAGMA synchronous = FULL;"
                                                   "PRAGMA foreign_keys = ON",
                               error) ||
      !take_steps (db, format, error))
    return NULL;
  return g_steal_pointer (&db);
}

sqlite3 *
liaison_database_file_open (const char *path, const LiaisonDatabaseFormat *format, GError **error)
{
  g_autoptr(GError) problem = NULL;
  sqlite3 *db = open_file (path, format, &problem);

  if (db != NULL)
    return db;
  if (format->throwaway && (g_error_matches (problem, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE) ||
                            g_error_matches (problem, LIAISON_ERROR, LIAISON_ERROR_NEWER_FILE)))
    {
      g_message ("%s: made anew: %s", path, problem->message);
      liaison_database_file_delete (path);
      return open_file (path, format, error);
    }
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

void
liaison_database_file_delete (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

/* What the system said, where SQLite only knows that it failed and does not always tell of what:
 * then @last, the thread's errno, is as near as one gets. */
static GIOErrorEnum
find_system_error (sqlite3 *db, int last)
{
  int code = sqlite3_system_errno (db);

  if (code == 0)
    code = last;
  if (code == EFBIG || code == EDQUOT || code == ENOSPC)
    return G_IO_ERROR_NO_SPACE;
  return sqlite3_system_errno (db) != 0 ? g_io_error_from_errno (code) : G_IO_ERROR_FAILED;
}

gboolean
liaison_sqlite_take_error (sqlite3 *db, GError **error)
{
  int last = errno;
  /* It may quote what stands in the file. */
  g_autofree char *message = g_utf8_make_valid (sqlite3_errmsg (db), -1);
  int code = sqlite3_extended_errcode (db);

  switch (code & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "SQLite %d: %s", code,
                   message);
      break;
    case SQLITE_FULL:
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "SQLite %d: %s", code, message);
      break;
    case SQLITE_READONLY:
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY, "SQLite %d: %s", code, message);
      break;
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "SQLite %d: %s", code, message);
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY, "SQLite %d: %s", code, message);
      break;
    case SQLITE_IOERR:
      g_set_error (error, G_IO_ERROR, find_system_error (db, last), "SQLite %d: %s", code, message);
      break;
    default:
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "SQLite %d: %s", code, message);
      break;
    }
  return FALSE;
}

gboolean
liaison_sqlite_execute (sqlite3 *db, const char *sql, GError **error)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    return liaison_sqlite_take_error (db, error);
  return TRUE;
}

sqlite3_stmt *
liaison_sqlite_prepare (sqlite3 *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;

  switch (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) & 0xff)
    {
    case SQLITE_OK:
      break;
    case SQLITE_ERROR: /* the program's own words: the file lacks a table or a column */
      {
        g_autofree char *message = g_utf8_make_valid (sqlite3_errmsg (db), -1);

        g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "SQLite: %s", message);
        break;
      }
    default:
      liaison_sqlite_take_error (db, error);
      break;
    }
  return statement;
}

gboolean
liaison_sqlite_step (sqlite3_stmt *statement, GError **error)
{
  int code = sqlite3_step (statement);

  if (code != SQLITE_ROW && code != SQLITE_DONE)
    liaison_sqlite_take_error (sqlite3_db_handle (statement), error);
  return code == SQLITE_ROW;
}

gboolean
liaison_sqlite_finish (sqlite3_stmt *statement, GError **error)
{
  g_autoptr(GError) problem = NULL;

  liaison_sqlite_step (statement, &problem);
  sqlite3_reset (statement);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

void
liaison_sqlite_bind_text (sqlite3_stmt *statement, int parameter, const char *text)
{
  sqlite3_bind_text (statement, parameter, text, -1, SQLITE_STATIC);
}

const char *
liaison_sqlite_get_text (sqlite3_stmt *statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}
