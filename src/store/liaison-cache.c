/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-cache.h"

#include "model/liaison-error.h"
#include "store/liaison-cache-private.h"

/* "LiaC": tells the file from ledgers and from other programs' databases. */
#define APPLICATION_ID 0x4c696143

static const LiaisonDatabaseFormat format = {
  .schema = "cache",
  .n_steps = 1,
  .application_id = APPLICATION_ID,
  .throwaway = TRUE,
};

struct _LiaisonCache
{
  GObject parent_instance;

  char *path;
  LiaisonDatabase *database;
  LiaisonCacheBook *book; /* the worker's; NULL until its first job, and after one that failed */
  int book_is_stale;      /* atomic: what the book holds was not written */
  int data_version;       /* the worker's: SQLite's, when the book was last right */
  LiaisonCacheReader *reader;
  LiaisonCacheSearcher *searcher;

  GBytes *names;
  guint32 n_rows;
  guint32 n_gone;
  gint64 time;
  gint64 look;
  guint version;
  guint n_passes;
  gboolean damaged;
};

G_DEFINE_FINAL_TYPE (LiaisonCache, liaison_cache, G_TYPE_OBJECT)

enum
{
  CHANGED,
  DAMAGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Jobs */

LiaisonCacheWork *
liaison_cache_work_new (LiaisonCacheWorkFunc func)
{
  LiaisonCacheWork *work = g_new0 (LiaisonCacheWork, 1);

  work->func = func;
  work->changed = g_array_new (FALSE, FALSE, sizeof (guint32));
  return work;
}

static void
work_free (LiaisonCacheWork *work)
{
  g_clear_pointer (&work->rows, g_array_unref);
  if (work->destroy != NULL)
    work->destroy (work->owner);
  g_free (work->id);
  g_free (work->text);
  g_strfreev (work->ids);
  g_clear_pointer (&work->bytes, g_bytes_unref);
  g_array_unref (work->changed);
  g_free (work->continuation);
  g_clear_pointer (&work->found, g_ptr_array_unref);
  g_clear_pointer (&work->numbers, g_bytes_unref);
  g_clear_pointer (&work->names, g_bytes_unref);
  g_free (work);
}

/* Another program may have the same file open, and have written in it since the last job. */
static gboolean
was_written_elsewhere (LiaisonCache *self, sqlite3 *db)
{
  g_autoptr(sqlite3_stmt) statement = liaison_sqlite_prepare (db, "PRAGMA data_version", NULL);
  int before = self->data_version;

  if (statement == NULL || sqlite3_step (statement) != SQLITE_ROW)
    return TRUE;
  self->data_version = sqlite3_column_int (statement, 0);
  return self->data_version != before;
}

static gboolean
do_work (sqlite3 *db, gpointer user_data, GError **error)
{
  LiaisonCacheWork *work = user_data;
  LiaisonCache *self = work->cache;
  LiaisonCacheReader *reader;
  gboolean stale = g_atomic_int_compare_and_exchange (&self->book_is_stale, TRUE, FALSE);

  if (was_written_elsewhere (self, db) || stale)
    g_clear_pointer (&self->book, liaison_cache_book_free);
  if (self->book == NULL)
    self->book = liaison_cache_book_open (db, error);
  if (self->book == NULL)
    return FALSE;
  if (!work->func (self->book, work, error))
    {
      g_clear_pointer (&self->book, liaison_cache_book_free);
      return FALSE;
    }

  reader = liaison_cache_book_get_reader (self->book);
  work->names = g_bytes_ref (liaison_cache_book_get_names (self->book));
  work->n_rows = liaison_cache_book_get_n_rows (self->book);
  work->n_gone = liaison_cache_book_get_n_gone (self->book);
  work->complete_time = liaison_cache_reader_get_number (reader, "time");
  work->look = liaison_cache_reader_get_number (reader, "look");
  return TRUE;
}

static void
take_result (LiaisonCache *self, LiaisonCacheWork *work)
{
  gboolean reordered = self->names != work->names;

  g_bytes_ref (work->names);
  g_bytes_unref (self->names);
  self->names = work->names;
  self->n_rows = work->n_rows;
  self->n_gone = work->n_gone;
  self->time = work->complete_time;
  self->look = work->look;
  if (!reordered && work->changed->len == 0 && !work->any_changed && !work->sets_changed)
    return;
  self->version++;
  g_signal_emit (self, signals[CHANGED], 0, work->any_changed ? NULL : work->changed);
}

static void
work_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonCache *self = g_task_get_source_object (task);
  LiaisonCacheWork *work = g_task_get_task_data (task);
  GError *error = NULL;

  if (liaison_database_run_finish (LIAISON_DATABASE (source), result, &error))
    {
      take_result (self, work);
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_atomic_int_set (&self->book_is_stale, TRUE);
  liaison_cache_tell_damage (self, error);
  g_task_return_error (task, error);
}

void
liaison_cache_run (LiaisonCache *self,
                   LiaisonCacheWork *work,
                   gpointer source_tag,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  work->cache = self;
  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  liaison_database_run_async (self->database, do_work, work, NULL, NULL, work_done_cb, task);
}

void
liaison_cache_tell_damage (LiaisonCache *self, const GError *error)
{
  if (self->damaged || !g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE))
    return;
  g_warning ("%s: %s", self->path, error->message);
  self->damaged = TRUE;
  g_signal_emit (self, signals[DAMAGED], 0, error);
}

LiaisonDatabase *
liaison_cache_get_database (LiaisonCache *self)
{
  return self->database;
}

const char *
liaison_cache_get_path (LiaisonCache *self)
{
  return self->path;
}

guint
liaison_cache_take_pass_number (LiaisonCache *self)
{
  return ++self->n_passes;
}

guint
liaison_cache_get_version (LiaisonCache *self)
{
  return self->version;
}

LiaisonCacheSearcher *
liaison_cache_get_searcher (LiaisonCache *self)
{
  if (self->searcher == NULL)
    self->searcher = liaison_cache_searcher_new (self);
  return self->searcher;
}

static void
liaison_cache_finalize (GObject *object)
{
  LiaisonCache *self = LIAISON_CACHE (object);

  /* Whatever works for us holds a reference: nobody does. */
  g_clear_pointer (&self->searcher, liaison_cache_searcher_free);
  g_clear_pointer (&self->book, liaison_cache_book_free);
  g_clear_pointer (&self->reader, liaison_cache_reader_free);
  g_clear_object (&self->database);
  g_bytes_unref (self->names);
  g_free (self->path);

  G_OBJECT_CLASS (liaison_cache_parent_class)->finalize (object);
}

static void
liaison_cache_class_init (LiaisonCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_cache_finalize;

  signals[CHANGED] = g_signal_new ("changed", LIAISON_TYPE_CACHE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);
  signals[DAMAGED] = g_signal_new ("damaged", LIAISON_TYPE_CACHE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
liaison_cache_init (LiaisonCache *self)
{
  self->names = g_bytes_new (NULL, 0);
}

/* Opening:
 *
 *   database_opened → read → book_read
 */
static void open_database_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void open_book_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static gboolean
work_read (LiaisonCacheBook *book, LiaisonCacheWork *work, GError **error)
{
  work->number = liaison_cache_book_is_unsorted (book);
  return TRUE;
}

static gboolean
work_sort (LiaisonCacheBook *book, LiaisonCacheWork *work, GError **error)
{
  return liaison_cache_book_sort (book, error);
}

static void
open_database_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonCache *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->database = liaison_database_open_finish (result, &error);
  if (self->database != NULL)
    self->reader = liaison_cache_reader_open (self->path, &error);
  if (self->reader == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  liaison_cache_run (self, liaison_cache_work_new (work_read), open_database_opened_cb,
                     open_book_read_cb, g_object_ref (task));
}

static void
open_book_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonCache *self = LIAISON_CACHE (source);
  LiaisonCacheWork *work = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  /* Until then the list is in the order that it had. */
  if (work->number != 0)
    liaison_cache_run (self, liaison_cache_work_new (work_sort), open_book_read_cb, NULL, NULL);
  g_task_return_boolean (task, TRUE);
}

void
liaison_cache_open_async (const char *path,
                          gboolean renew,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr(LiaisonCache) self = NULL;
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (path != NULL);

  self = g_object_new (LIAISON_TYPE_CACHE, NULL);
  self->path = g_strdup (path);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_cache_open_async);
  if (renew)
    liaison_database_file_delete (path);
  liaison_database_open_async (path, &format, cancellable, open_database_opened_cb,
                               g_object_ref (task));
}

LiaisonCache *
liaison_cache_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, liaison_cache_open_async), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_object_ref (g_task_get_source_object (G_TASK (result)));
}

/* Closing: whoever reads first, so that nothing is left beside the file. */

static gboolean
drop_book (sqlite3 *db, gpointer user_data, GError **error)
{
  LiaisonCache *self = user_data;

  liaison_cache_searcher_rest (self->searcher);
  g_clear_pointer (&self->book, liaison_cache_book_free);
  return TRUE;
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (liaison_database_close_finish (LIAISON_DATABASE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
liaison_cache_close_async (LiaisonCache *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (LIAISON_IS_CACHE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, liaison_cache_close_async);
  g_clear_pointer (&self->reader, liaison_cache_reader_free);
  liaison_cache_get_searcher (self);
  liaison_database_run_async (self->database, drop_book, self, NULL, NULL, NULL, NULL);
  liaison_database_close_async (self->database, closed_cb, task);
}

gboolean
liaison_cache_close_finish (LiaisonCache *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
liaison_cache_delete (const char *path)
{
  g_return_if_fail (path != NULL);

  liaison_database_file_delete (path);
}

GBytes *
liaison_cache_get_names (LiaisonCache *self)
{
  g_return_val_if_fail (LIAISON_IS_CACHE (self), NULL);

  return self->names;
}

guint
liaison_cache_get_n_gone (LiaisonCache *self)
{
  g_return_val_if_fail (LIAISON_IS_CACHE (self), 0);

  return self->n_gone;
}

guint32
liaison_cache_get_n_rows (LiaisonCache *self)
{
  g_return_val_if_fail (LIAISON_IS_CACHE (self), 0);

  return self->n_rows;
}

gint64
liaison_cache_get_time (LiaisonCache *self)
{
  g_return_val_if_fail (LIAISON_IS_CACHE (self), 0);

  return self->time;
}

gint64
liaison_cache_get_look (LiaisonCache *self)
{
  g_return_val_if_fail (LIAISON_IS_CACHE (self), 0);

  return self->look;
}

gboolean
liaison_cache_read (LiaisonCache *self, guint32 n, LiaisonSheetRow *row)
{
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (LIAISON_IS_CACHE (self), FALSE);

  if (self->reader == NULL)
    return FALSE;
  if (liaison_cache_reader_read (self->reader, n, row, &error))
    return TRUE;
  liaison_cache_tell_damage (self, error);
  return FALSE;
}

gboolean
liaison_cache_find_id (LiaisonCache *self, const char *id, guint32 *n)
{
  g_return_val_if_fail (LIAISON_IS_CACHE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return self->reader != NULL && liaison_cache_reader_find_id (self->reader, id, n);
}

gboolean
liaison_cache_find_domain (LiaisonCache *self, const char *domain, guint32 *n)
{
  g_return_val_if_fail (LIAISON_IS_CACHE (self), FALSE);
  g_return_val_if_fail (domain != NULL, FALSE);

  return self->reader != NULL && liaison_cache_reader_find_domain (self->reader, domain, n);
}

GBytes *
liaison_cache_read_record (LiaisonCache *self, const char *id, const char *part, gint64 *time)
{
  guint32 n;

  g_return_val_if_fail (LIAISON_IS_CACHE (self), NULL);
  g_return_val_if_fail (id != NULL && part != NULL, NULL);

  if (!liaison_cache_find_id (self, id, &n))
    return NULL;
  return liaison_cache_reader_read_record (self->reader, n, part, time);
}

GBytes *
liaison_cache_read_kept (LiaisonCache *self, const char *name)
{
  g_return_val_if_fail (LIAISON_IS_CACHE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return self->reader != NULL ? liaison_cache_reader_read_bytes (self->reader, name, FALSE) : NULL;
}

gboolean
liaison_cache_has_set (LiaisonCache *self, const char *name)
{
  g_autofree char *set = liaison_cache_dup_set_name (name);
  g_autoptr(GBytes) numbers = liaison_cache_read_kept (self, set);

  return numbers != NULL;
}
