/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-database.h"

#include <glib/gstdio.h>

struct _LiaisonDatabase
{
  GObject parent_instance;

  char *path;
  LiaisonDatabaseFormat format;
  GThreadPool *queue; /* of Job; one thread, so first come, first served */
  sqlite3 *db;        /* the queue's alone, as is @stale */
  gboolean stale;     /* better opened anew before it is used again */
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (LiaisonDatabase, liaison_database, G_TYPE_OBJECT)

typedef gboolean (*JobFunc) (LiaisonDatabase *self, gpointer job, GError **error);

/* The worker never touches task or object references: both come and go on the caller's thread. */
typedef struct
{
  LiaisonDatabase *self; /* owned through @task */
  GTask *task;
  JobFunc work;
  LiaisonDatabaseFunc func;
  LiaisonDatabaseExchangeFunc exchange;
  gpointer func_data;
  GDestroyNotify destroy;
  GError *error;
} Job;

/* The queue */

static gboolean
job_open (LiaisonDatabase *self, gpointer unused, GError **error)
{
  self->db = liaison_database_file_open (self->path, &self->format, error);
  return self->db != NULL;
}

static gboolean
job_close (LiaisonDatabase *self, gpointer unused, GError **error)
{
  if (sqlite3_close (self->db) != SQLITE_OK)
    return liaison_sqlite_take_error (self->db, error);
  self->db = NULL;
  return TRUE;
}

/* SQLite goes on with the file as it was when it was opened: what has become writable since has to
 * be opened anew. An exchange may have left it closed, too. */
static gboolean
ensure_open (LiaisonDatabase *self, GError **error)
{
  if (self->stale)
    job_close (self, NULL, NULL);
  self->stale = FALSE;
  return self->db != NULL || job_open (self, NULL, error);
}

static gboolean
is_of_the_file (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
}

static gboolean
job_run (LiaisonDatabase *self, gpointer user_data, GError **error)
{
  Job *job = user_data;
  g_autoptr(GError) problem = NULL;

  if (!ensure_open (self, error))
    return FALSE;
  if (liaison_sqlite_execute (self->db, "BEGIN IMMEDIATE", &problem) &&
      job->func (self->db, job->func_data, &problem) &&
      liaison_sqlite_execute (self->db, "COMMIT", &problem))
    return TRUE;

  self->stale = is_of_the_file (problem);
  g_propagate_error (error, g_steal_pointer (&problem));
  /* Fails when the error has ended the transaction already, or kept it from beginning. */
  sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

static char *
dup_vacuum (const char *path)
{
  g_auto(GStrv) parts = g_strsplit (path, "'", -1);
  g_autofree char *quoted = g_strjoinv ("''", parts);

  return g_strdup_printf ("VACUUM INTO '%s'", quoted);
}

/* SQLite writes beside its own file, where it may lock and need not be interrupted. */
static gboolean
job_back_up (LiaisonDatabase *self, gpointer user_data, GError **error)
{
  Job *job = user_data;
  g_autofree char *copy = g_strconcat (self->path, ".backup", NULL);
  g_autofree char *sql = dup_vacuum (copy);
  g_autofree char *contents = NULL;
  gsize length;
  gboolean done;

  if (!ensure_open (self, error))
    return FALSE;
  g_unlink (copy);
  done = liaison_sqlite_execute (self->db, sql, error) &&
         g_file_get_contents (copy, &contents, &length, error) &&
         g_file_set_contents_full (job->func_data, contents, length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
  g_unlink (copy);
  return done;
}

static gboolean
job_exchange (LiaisonDatabase *self, gpointer user_data, GError **error)
{
  Job *job = user_data;
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  gboolean done;

  if (!job_close (self, NULL, error))
    return FALSE;
  /* Whoever closes the file last removes its log. */
  if (g_file_test (wal, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY, "%s is in use", self->path);
      job_open (self, NULL, NULL);
      return FALSE;
    }
  done = job->exchange (self->path, job->func_data, error);
  return job_open (self, NULL, done ? error : NULL) && done;
}

static void
job_free (Job *job)
{
  g_clear_error (&job->error);
  if (job->destroy != NULL)
    job->destroy (job->func_data);
  g_object_unref (job->task);
  g_free (job);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static gboolean
job_done_cb (gpointer user_data)
{
  g_autoptr(Job) job = user_data;

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_boolean (job->task, TRUE);
  return G_SOURCE_REMOVE;
}

static void
queue_cb (gpointer data, gpointer unused)
{
  g_autoptr(GSource) done = g_idle_source_new ();
  Job *job = data;

  if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (job->task), &job->error))
    job->work (job->self, job, &job->error);

  g_source_set_priority (done, G_PRIORITY_DEFAULT);
  g_source_set_callback (done, job_done_cb, job, NULL);
  g_source_attach (done, g_task_get_context (job->task));
}

static Job *
job_new (LiaisonDatabase *self, JobFunc work, GTask *task)
{
  Job *job = g_new0 (Job, 1);

  /* A row that was written was written, whoever has lost interest since. */
  g_task_set_check_cancellable (task, FALSE);
  job->self = self;
  job->task = task;
  job->work = work;
  return job;
}

static void
push (LiaisonDatabase *self, Job *job)
{
  if (!self->closed)
    {
      g_thread_pool_push (self->queue, job, NULL);
      return;
    }
  g_task_return_new_error (job->task, G_IO_ERROR, G_IO_ERROR_CLOSED, "%s is closed", self->path);
  job_free (job);
}

static void
liaison_database_finalize (GObject *object)
{
  LiaisonDatabase *self = LIAISON_DATABASE (object);

  /* Every job holds a reference: the queue is empty. */
  g_thread_pool_free (self->queue, FALSE, FALSE);
  if (self->db != NULL)
    {
      /* Nobody said close: what was reported is in the write-ahead log; leave the rest of the
       * work, which can take long, to the next opening. */
      sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
      sqlite3_close (self->db);
    }
  g_free (self->path);

  G_OBJECT_CLASS (liaison_database_parent_class)->finalize (object);
}

static void
liaison_database_class_init (LiaisonDatabaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_database_finalize;
}

static void
liaison_database_init (LiaisonDatabase *self)
{
  self->queue = g_thread_pool_new (queue_cb, NULL, 1, FALSE, NULL);
}

void
liaison_database_open_async (const char *path,
                             const LiaisonDatabaseFormat *format,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr(LiaisonDatabase) self = g_object_new (LIAISON_TYPE_DATABASE, NULL);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (path != NULL);

  g_task_set_source_tag (task, liaison_database_open_async);
  self->path = g_strdup (path);
  self->format = *format;
  g_thread_pool_push (self->queue, job_new (self, job_open, task), NULL);
}

LiaisonDatabase *
liaison_database_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, liaison_database_open_async), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_object_ref (g_task_get_source_object (G_TASK (result)));
}

void
liaison_database_run_async (LiaisonDatabase *self,
                            LiaisonDatabaseFunc func,
                            gpointer func_data,
                            GDestroyNotify destroy,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task;
  Job *job;

  g_return_if_fail (LIAISON_IS_DATABASE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_database_run_async);
  job = job_new (self, job_run, task);
  job->func = func;
  job->func_data = func_data;
  job->destroy = destroy;

  push (self, job);
}

gboolean
liaison_database_run_finish (LiaisonDatabase *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
liaison_database_back_up_async (LiaisonDatabase *self,
                                const char *path,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;
  Job *job;

  g_return_if_fail (LIAISON_IS_DATABASE (self));
  g_return_if_fail (path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_database_back_up_async);
  job = job_new (self, job_back_up, task);
  job->func_data = g_strdup (path);
  job->destroy = g_free;
  push (self, job);
}

gboolean
liaison_database_back_up_finish (LiaisonDatabase *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
liaison_database_exchange_async (LiaisonDatabase *self,
                                 LiaisonDatabaseExchangeFunc func,
                                 gpointer func_data,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;
  Job *job;

  g_return_if_fail (LIAISON_IS_DATABASE (self));
  g_return_if_fail (func != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, liaison_database_exchange_async);
  job = job_new (self, job_exchange, task);
  job->exchange = func;
  job->func_data = func_data;
  push (self, job);
}

gboolean
liaison_database_exchange_finish (LiaisonDatabase *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
liaison_database_close_async (LiaisonDatabase *self,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;

  g_return_if_fail (LIAISON_IS_DATABASE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, liaison_database_close_async);
  self->closed = TRUE;
  g_thread_pool_push (self->queue, job_new (self, job_close, task), NULL);
}

gboolean
liaison_database_close_finish (LiaisonDatabase *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
