/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-cache-private.h"
#include "store/liaison-cache-state.h"

/* The cache's writing: passes over the customers, and single things that were found out. */

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
finish (LiaisonCache *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
work_begin_pass (LiaisonCacheBook *book, LiaisonCacheWork *work, GError **error)
{
  return liaison_cache_book_begin_pass (book, work->pass, work->time, &work->continuation,
                                        &work->n_new, error);
}

guint
liaison_cache_begin_pass_async (LiaisonCache *self,
                                gint64 since,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  LiaisonCacheWork *work;
  guint pass;

  g_return_val_if_fail (LIAISON_IS_CACHE (self), 0);

  pass = liaison_cache_take_pass_number (self);
  work = liaison_cache_work_new (work_begin_pass);
  work->pass = pass;
  work->time = since > 0 ? since : G_MAXINT64;
  liaison_cache_run (self, work, liaison_cache_begin_pass_async, callback, user_data);
  return pass;
}

gboolean
liaison_cache_begin_pass_finish (LiaisonCache *self,
                                 GAsyncResult *result,
                                 char **continuation,
                                 guint *n_received,
                                 GError **error)
{
  LiaisonCacheWork *work;

  if (!finish (self, result, error))
    return FALSE;
  work = g_task_get_task_data (G_TASK (result));
  *continuation = g_steal_pointer (&work->continuation);
  *n_received = work->n_new;
  return TRUE;
}

static gboolean
work_meet (LiaisonCacheBook *book, LiaisonCacheWork *work, GError **error)
{
  return liaison_cache_book_meet (book, work->pass,
                                  (const LiaisonSheetRow *) (gpointer) work->rows->data,
                                  work->rows->len, work->time, work->changed, &work->n_new, error);
}

void
liaison_cache_meet_async (LiaisonCache *self,
                          guint pass,
                          GArray *rows,
                          gpointer owner,
                          GDestroyNotify destroy,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  LiaisonCacheWork *work;

  g_return_if_fail (LIAISON_IS_CACHE (self));
  g_return_if_fail (rows != NULL);

  work = liaison_cache_work_new (work_meet);
  work->pass = pass;
  work->rows = g_array_ref (rows);
  work->owner = owner;
  work->destroy = destroy;
  work->time = get_now ();
  liaison_cache_run (self, work, liaison_cache_meet_async, callback, user_data);
}

gboolean
liaison_cache_meet_finish (LiaisonCache *self, GAsyncResult *result, guint *n_new, GError **error)
{
  if (!finish (self, result, error))
    return FALSE;
  *n_new = ((LiaisonCacheWork *) g_task_get_task_data (G_TASK (result)))->n_new;
  return TRUE;
}

static gboolean
work_complete_pass (LiaisonCacheBook *book, LiaisonCacheWork *work, GError **error)
{
  return liaison_cache_book_complete_pass (book, work->pass, work->time, work->changed, error);
}

static gboolean
work_break_pass (LiaisonCacheBook *book, LiaisonCacheWork *work, GError **error)
{
  return liaison_cache_book_break_pass (book, work->pass, work->text, work->time, error);
}

void
liaison_cache_end_pass_async (LiaisonCache *self,
                              guint pass,
                              gboolean complete,
                              const char *continuation,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  LiaisonCacheWork *work;

  g_return_if_fail (LIAISON_IS_CACHE (self));

  work = liaison_cache_work_new (complete ? work_complete_pass : work_break_pass);
  work->pass = pass;
  work->text = g_strdup (continuation);
  work->time = get_now ();
  liaison_cache_run (self, work, liaison_cache_end_pass_async, callback, user_data);
}

gboolean
liaison_cache_end_pass_finish (LiaisonCache *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

/* Single things */

static gboolean
work_set_rights (LiaisonCacheBook *book, LiaisonCacheWork *work, GError **error)
{
  guint32 n;

  if (!liaison_cache_reader_find_id (liaison_cache_book_get_reader (book), work->id, &n))
    return TRUE;
  g_array_append_val (work->changed, n);
  return liaison_cache_book_set_rights (book, n, work->number, work->time, error);
}

void
liaison_cache_set_rights (LiaisonCache *self, const char *id, LiaisonAnswer rights)
{
  LiaisonCacheWork *work;

  g_return_if_fail (LIAISON_IS_CACHE (self));
  g_return_if_fail (id != NULL);

  work = liaison_cache_work_new (work_set_rights);
  work->id = g_strdup (id);
  work->number = rights;
  work->time = get_now ();
  liaison_cache_run (self, work, liaison_cache_set_rights, NULL, NULL);
}

static gboolean
work_set_noticed (LiaisonCacheBook *book, LiaisonCacheWork *work, GError **error)
{
  guint32 n;

  if (!liaison_cache_reader_find_id (liaison_cache_book_get_reader (book), work->id, &n))
    return TRUE;
  g_array_append_val (work->changed, n);
  return liaison_cache_book_set_noticed (book, n, error);
}

void
liaison_cache_set_noticed (LiaisonCache *self, const char *id)
{
  LiaisonCacheWork *work;

  g_return_if_fail (LIAISON_IS_CACHE (self));
  g_return_if_fail (id != NULL);

  work = liaison_cache_work_new (work_set_noticed);
  work->id = g_strdup (id);
  liaison_cache_run (self, work, liaison_cache_set_noticed, NULL, NULL);
}

static gboolean
work_set_looked (LiaisonCacheBook *book, LiaisonCacheWork *work, GError **error)
{
  work->any_changed = TRUE;
  return liaison_cache_state_set_number (
    liaison_cache_reader_get_db (liaison_cache_book_get_reader (book)), "look", work->time, error);
}

void
liaison_cache_set_looked (LiaisonCache *self)
{
  LiaisonCacheWork *work;

  g_return_if_fail (LIAISON_IS_CACHE (self));

  work = liaison_cache_work_new (work_set_looked);
  work->time = get_now ();
  liaison_cache_run (self, work, liaison_cache_set_looked, NULL, NULL);
}

static gboolean
work_save_record (LiaisonCacheBook *book, LiaisonCacheWork *work, GError **error)
{
  LiaisonCacheReader *reader = liaison_cache_book_get_reader (book);
  g_autoptr(sqlite3_stmt) statement = NULL;
  g_autoptr(GError) problem = NULL;
  gsize size;
  gconstpointer bytes = g_bytes_get_data (work->bytes, &size);
  guint32 n;

  if (!liaison_cache_reader_find_id (reader, work->id, &n))
    return TRUE;
  statement = liaison_sqlite_prepare (liaison_cache_reader_get_db (reader),
                                      "INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, n);
  sqlite3_bind_text (statement, 2, work->text, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 3, work->time);
  sqlite3_bind_blob64 (statement, 4, bytes, size, SQLITE_STATIC);
  liaison_sqlite_step (statement, &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

void
liaison_cache_save_record (LiaisonCache *self,
                           const char *id,
                           const char *part,
                           gint64 time,
                           GBytes *body)
{
  LiaisonCacheWork *work;

  g_return_if_fail (LIAISON_IS_CACHE (self));
  g_return_if_fail (id != NULL && part != NULL && body != NULL);

  work = liaison_cache_work_new (work_save_record);
  work->id = g_strdup (id);
  work->text = g_strdup (part);
  work->time = time;
  work->bytes = g_bytes_ref (body);
  liaison_cache_run (self, work, liaison_cache_save_record, NULL, NULL);
}

static gboolean
work_keep (LiaisonCacheBook *book, LiaisonCacheWork *work, GError **error)
{
  return liaison_cache_state_set_bytes (
    liaison_cache_reader_get_db (liaison_cache_book_get_reader (book)), work->text, work->bytes,
    error);
}

void
liaison_cache_keep (LiaisonCache *self, const char *name, GBytes *bytes)
{
  LiaisonCacheWork *work;

  g_return_if_fail (LIAISON_IS_CACHE (self));
  g_return_if_fail (name != NULL && bytes != NULL);

  work = liaison_cache_work_new (work_keep);
  work->text = g_strdup (name);
  work->bytes = g_bytes_ref (bytes);
  liaison_cache_run (self, work, liaison_cache_keep, NULL, NULL);
}

char *
liaison_cache_dup_set_name (const char *name)
{
  return g_strconcat ("set-", name, NULL);
}

static gboolean
work_keep_set (LiaisonCacheBook *book, LiaisonCacheWork *work, GError **error)
{
  LiaisonCacheReader *reader = liaison_cache_book_get_reader (book);
  g_autoptr(GByteArray) numbers = g_byte_array_new ();
  g_autoptr(GBytes) bytes = NULL;
  guint32 n;

  for (char **id = work->ids; *id != NULL; id++)
    if (liaison_cache_reader_find_id (reader, *id, &n))
      g_byte_array_append (numbers, (const guint8 *) &n, sizeof n);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&numbers));
  work->sets_changed = TRUE;
  return liaison_cache_state_set_bytes (liaison_cache_reader_get_db (reader), work->text, bytes,
                                        error);
}

void
liaison_cache_keep_set (LiaisonCache *self, const char *name, GStrv ids)
{
  LiaisonCacheWork *work;

  g_return_if_fail (LIAISON_IS_CACHE (self));
  g_return_if_fail (name != NULL && ids != NULL);

  work = liaison_cache_work_new (work_keep_set);
  work->text = liaison_cache_dup_set_name (name);
  work->ids = g_strdupv (ids);
  liaison_cache_run (self, work, liaison_cache_keep_set, NULL, NULL);
}

/* The feed */

static gboolean
work_list_changes (LiaisonCacheBook *book, LiaisonCacheWork *work, GError **error)
{
  LiaisonCacheReader *reader = liaison_cache_book_get_reader (book);
  gint64 look = liaison_cache_reader_get_number (reader, "look");
  g_autoptr(GError) problem = NULL;
  g_autoptr(sqlite3_stmt) statement = NULL;

  work->found = g_ptr_array_new_with_free_func (g_object_unref);
  statement =
    liaison_sqlite_prepare (liaison_cache_reader_get_db (reader),
                            "SELECT kind, n, was, time FROM change ORDER BY seq DESC", error);
  if (statement == NULL)
    return FALSE;
  while (liaison_sqlite_step (statement, &problem))
    {
      char buffer[LIAISON_GUID_LENGTH + 1];
      guint kind = sqlite3_column_int64 (statement, 0);
      gint64 time = sqlite3_column_int64 (statement, 3);
      LiaisonSheetRow row;

      if (kind < LIAISON_N_CHANGES &&
          liaison_cache_reader_read (reader, sqlite3_column_int64 (statement, 1), &row, NULL))
        g_ptr_array_add (work->found, liaison_customer_change_new (
                                        kind, liaison_sheet_row_get_id (&row, buffer), row.name,
                                        (const char *) sqlite3_column_text (statement, 2), time,
                                        time / G_USEC_PER_SEC <= look));
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

void
liaison_cache_list_changes_async (LiaisonCache *self,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (LIAISON_IS_CACHE (self));

  liaison_cache_run (self, liaison_cache_work_new (work_list_changes),
                     liaison_cache_list_changes_async, callback, user_data);
}

GPtrArray *
liaison_cache_list_changes_finish (LiaisonCache *self, GAsyncResult *result, GError **error)
{
  LiaisonCacheWork *work;

  if (!finish (self, result, error))
    return NULL;
  work = g_task_get_task_data (G_TASK (result));
  return g_steal_pointer (&work->found);
}
