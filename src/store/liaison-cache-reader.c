/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-cache-reader.h"

#include "model/liaison-error.h"

/* How long a reader waits for a file that is just being taken up by another program. */
#define BUSY_TIMEOUT_MS 200
/* What a connection that only looks things up keeps in memory, in KiB. */
#define READER_CACHE_KIB 256

struct _LiaisonCacheReader
{
  sqlite3 *db;
  gboolean owned;
  sqlite3_stmt *sheet;
  sqlite3_stmt *by_id;
  sqlite3_stmt *by_domain;
  GByteArray *bytes; /* of the sheet read last */
};

static LiaisonCacheReader *
take_db (sqlite3 *db, gboolean owned, GError **error)
{
  g_autoptr(LiaisonCacheReader) self = g_new0 (LiaisonCacheReader, 1);

  self->db = db;
  self->owned = owned;
  self->bytes = g_byte_array_new ();
  self->sheet = liaison_sqlite_prepare (db, "SELECT bytes FROM sheet WHERE k = ?", error);
  if (self->sheet == NULL)
    return NULL;
  self->by_id = liaison_sqlite_prepare (db, "SELECT n FROM by_id WHERE hash = ?", error);
  if (self->by_id == NULL)
    return NULL;
  self->by_domain = liaison_sqlite_prepare (db, "SELECT n FROM by_domain WHERE hash = ?", error);
  if (self->by_domain == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

LiaisonCacheReader *
liaison_cache_reader_open (const char *path, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA cache_size = -%d", READER_CACHE_KIB);
  g_autoptr(sqlite3) db = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (sqlite3_open_v2 (path, &db,
                       SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                       NULL) != SQLITE_OK)
    {
      liaison_sqlite_take_error (db, error);
      return NULL;
    }
  sqlite3_busy_timeout (db, BUSY_TIMEOUT_MS);
  if (!liaison_sqlite_execute (db, sql, error))
    return NULL;
  return take_db (g_steal_pointer (&db), TRUE, error);
}

LiaisonCacheReader *
liaison_cache_reader_new (sqlite3 *db, GError **error)
{
  return take_db (db, FALSE, error);
}

void
liaison_cache_reader_free (LiaisonCacheReader *self)
{
  sqlite3_finalize (self->sheet);
  sqlite3_finalize (self->by_id);
  sqlite3_finalize (self->by_domain);
  if (self->owned)
    sqlite3_close (self->db);
  g_byte_array_unref (self->bytes);
  g_free (self);
}

sqlite3 *
liaison_cache_reader_get_db (LiaisonCacheReader *self)
{
  return self->db;
}

gboolean
liaison_cache_reader_read_sheet (LiaisonCacheReader *self,
                                 guint32 k,
                                 LiaisonSheet *sheet,
                                 GError **error)
{
  g_autoptr(GError) problem = NULL;

  g_byte_array_set_size (self->bytes, 0);
  sqlite3_bind_int64 (self->sheet, 1, k);
  /* A statement that is not reset would keep the file's past alive, so the bytes are copied. */
  if (liaison_sqlite_step (self->sheet, &problem))
    g_byte_array_append (self->bytes, sqlite3_column_blob (self->sheet, 0),
                         sqlite3_column_bytes (self->sheet, 0));
  sqlite3_reset (self->sheet);

  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (self->bytes->len == 0)
    g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_NOT_FOUND, "no sheet %u", k);
  else if (!liaison_sheet_open (sheet, self->bytes->data, self->bytes->len))
    g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "sheet %u is damaged", k);
  else
    return TRUE;
  return FALSE;
}

gboolean
liaison_cache_reader_read (LiaisonCacheReader *self,
                           guint32 n,
                           LiaisonSheetRow *row,
                           GError **error)
{
  LiaisonSheet sheet;

  if (!liaison_cache_reader_read_sheet (self, n / LIAISON_SHEET_ROWS, &sheet, error))
    return FALSE;
  if (n % LIAISON_SHEET_ROWS >= sheet.n_rows)
    {
      g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_NOT_FOUND, "no customer %u", n);
      return FALSE;
    }
  liaison_sheet_read (&sheet, n % LIAISON_SHEET_ROWS, row);
  return TRUE;
}

gint64
liaison_cache_hash (const char *text)
{
  /* Fowler, Noll and Vo's: short, and even over texts as short as these. */
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (; *text != '\0'; text++)
    hash = (hash ^ (guchar) g_ascii_tolower (*text)) * G_GUINT64_CONSTANT (0x100000001b3);
  /* Room to count up from any of them. */
  return (gint64) (hash >> 1);
}

static gboolean
look_up (sqlite3_stmt *statement, gint64 hash, guint32 *n)
{
  gboolean found;

  sqlite3_bind_int64 (statement, 1, hash);
  found = sqlite3_step (statement) == SQLITE_ROW;
  if (found)
    *n = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return found;
}

gboolean
liaison_cache_reader_probe_id (LiaisonCacheReader *self, gint64 hash, guint32 *n)
{
  return look_up (self->by_id, hash, n);
}

gboolean
liaison_cache_reader_probe_domain (LiaisonCacheReader *self, gint64 hash, guint32 *n)
{
  return look_up (self->by_domain, hash, n);
}

gboolean
liaison_cache_reader_find_id (LiaisonCacheReader *self, const char *id, guint32 *n)
{
  char buffer[LIAISON_GUID_LENGTH + 1];
  LiaisonSheetRow row;

  for (gint64 hash = liaison_cache_hash (id); look_up (self->by_id, hash, n); hash++)
    if (liaison_cache_reader_read (self, *n, &row, NULL) &&
        g_ascii_strcasecmp (liaison_sheet_row_get_id (&row, buffer), id) == 0)
      return TRUE;
  return FALSE;
}

gboolean
liaison_cache_reader_find_domain (LiaisonCacheReader *self, const char *domain, guint32 *n)
{
  LiaisonSheetRow row;

  for (gint64 hash = liaison_cache_hash (domain); look_up (self->by_domain, hash, n); hash++)
    if (liaison_cache_reader_read (self, *n, &row, NULL) &&
        g_ascii_strcasecmp (row.domain, domain) == 0)
      return TRUE;
  return FALSE;
}

/* A statement that stands on the one value named @name, or NULL. */
static sqlite3_stmt *
step_to (LiaisonCacheReader *self, const char *sql, const char *name)
{
  g_autoptr(sqlite3_stmt) statement = liaison_sqlite_prepare (self->db, sql, NULL);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, name, -1, SQLITE_STATIC);
  return sqlite3_step (statement) == SQLITE_ROW ? g_steal_pointer (&statement) : NULL;
}

gint64
liaison_cache_reader_get_number (LiaisonCacheReader *self, const char *name)
{
  g_autoptr(sqlite3_stmt) statement =
               step_to (self, "SELECT value FROM state WHERE name = ?", name);

  return statement != NULL ? sqlite3_column_int64 (statement, 0) : 0;
}

char *
liaison_cache_reader_dup_text (LiaisonCacheReader *self, const char *name)
{
  g_autoptr(sqlite3_stmt) statement =
               step_to (self, "SELECT value FROM state WHERE name = ?", name);

  return statement != NULL ? g_strdup ((const char *) sqlite3_column_text (statement, 0)) : NULL;
}

GBytes *
liaison_cache_reader_read_bytes (LiaisonCacheReader *self, const char *name, gboolean ordering)
{
  g_autoptr(sqlite3_stmt) statement =
               step_to (self,
                        ordering ? "SELECT numbers FROM ordering WHERE kind = ?"
                                 : "SELECT value FROM state WHERE name = ?",
                        name);

  if (statement == NULL)
    return NULL;
  return g_bytes_new (sqlite3_column_blob (statement, 0),
                      (gsize) sqlite3_column_bytes (statement, 0));
}

GBytes *
liaison_cache_reader_read_record (LiaisonCacheReader *self,
                                  guint32 n,
                                  const char *part,
                                  gint64 *time)
{
  g_autoptr(sqlite3_stmt) statement = liaison_sqlite_prepare (
    self->db, "SELECT time, body FROM record WHERE n = ? AND part = ?", NULL);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, n);
  sqlite3_bind_text (statement, 2, part, -1, SQLITE_STATIC);
  if (sqlite3_step (statement) != SQLITE_ROW)
    return NULL;
  *time = sqlite3_column_int64 (statement, 0);
  return g_bytes_new (sqlite3_column_blob (statement, 1),
                      (gsize) sqlite3_column_bytes (statement, 1));
}

gboolean
liaison_cache_reader_is_whole (LiaisonCacheReader *self, GError **error)
{
  g_autoptr(sqlite3_stmt) statement =
               liaison_sqlite_prepare (self->db, "PRAGMA quick_check(1)", error);
  g_autoptr(GError) problem = NULL;
  const char *verdict = NULL;

  if (statement == NULL)
    return FALSE;
  if (liaison_sqlite_step (statement, &problem))
    verdict = (const char *) sqlite3_column_text (statement, 0);
  if (g_strcmp0 (verdict, "ok") == 0)
    return TRUE;
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "%s",
                 verdict != NULL ? verdict : "no verdict");
  return FALSE;
}
