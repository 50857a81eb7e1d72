/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-cache-state.h"

/* The feed of changes is no archive. */
#define CHANGES_KEPT 5000
#define DAYS_KEPT 90

#define SET_STATE "INSERT OR REPLACE INTO state (name, value) VALUES (?1, ?2)"

/* Takes @statement, whose second parameter is bound; NULL: @error is set. */
static gboolean
finish (sqlite3_stmt *statement, const char *name, GError **error)
{
  g_autoptr(sqlite3_stmt) taken = statement;
  g_autoptr(GError) problem = NULL;

  sqlite3_bind_text (taken, 1, name, -1, SQLITE_STATIC);
  liaison_sqlite_step (taken, &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
set_bytes (sqlite3 *db, const char *sql, const char *name, GBytes *value, GError **error)
{
  sqlite3_stmt *statement = liaison_sqlite_prepare (db, sql, error);
  gsize size;
  gconstpointer bytes = g_bytes_get_data (value, &size);

  if (statement == NULL)
    return FALSE;
  if (size == 0)
    sqlite3_bind_zeroblob (statement, 2, 0);
  else
    sqlite3_bind_blob64 (statement, 2, bytes, size, SQLITE_STATIC);
  return finish (statement, name, error);
}

gboolean
liaison_cache_state_set_number (sqlite3 *db, const char *name, gint64 value, GError **error)
{
  sqlite3_stmt *statement = liaison_sqlite_prepare (db, SET_STATE, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 2, value);
  return finish (statement, name, error);
}

gboolean
liaison_cache_state_set_text (sqlite3 *db, const char *name, const char *value, GError **error)
{
  sqlite3_stmt *statement = liaison_sqlite_prepare (db, SET_STATE, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 2, value, -1, SQLITE_STATIC);
  return finish (statement, name, error);
}

gboolean
liaison_cache_state_set_bytes (sqlite3 *db, const char *name, GBytes *value, GError **error)
{
  return set_bytes (db, SET_STATE, name, value, error);
}

gboolean
liaison_cache_state_set_order (sqlite3 *db, const char *kind, GBytes *numbers, GError **error)
{
  return set_bytes (db, "INSERT OR REPLACE INTO ordering (kind, numbers) VALUES (?1, ?2)", kind,
                    numbers, error);
}

gboolean
liaison_cache_state_trim_changes (sqlite3 *db, gint64 now, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("DELETE FROM change WHERE time < %" G_GINT64_FORMAT
                     " OR seq <= (SELECT coalesce (max (seq), 0) - %d FROM change)",
                     (now - DAYS_KEPT * 24 * 60 * 60) * G_USEC_PER_SEC, CHANGES_KEPT);

  return liaison_sqlite_execute (db, sql, error);
}
