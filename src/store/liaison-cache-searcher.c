/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "model/liaison-error.h"
#include "store/liaison-cache-private.h"

struct _LiaisonCacheSearcher
{
  char *path;
  GThreadPool *pool; /* one thread: the last question is the only one that counts */
  GMutex mutex;
  LiaisonCacheSearch *search; /* below the mutex; NULL until it is asked */
  gboolean rests;             /* nothing is to be opened any more */

  GBytes *domains; /* numbers in the order of domains, as they were at @domains_version */
  guint domains_version;
};

typedef struct
{
  LiaisonCacheSearcher *searcher;
  LiaisonCacheSought *sought;
  guint stamp;
  GBytes *found;
  GError *error;
} SearchOp;

static void
search_op_free (SearchOp *op)
{
  liaison_cache_sought_free (op->sought);
  g_clear_pointer (&op->found, g_bytes_unref);
  g_clear_error (&op->error);
  g_free (op);
}

static gboolean
searched_cb (gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  SearchOp *op = g_task_get_task_data (task);

  if (op->found == NULL)
    {
      liaison_cache_tell_damage (g_task_get_source_object (task), op->error);
      g_task_return_error (task, g_steal_pointer (&op->error));
    }
  else
    g_task_return_pointer (task, g_steal_pointer (&op->found), (GDestroyNotify) g_bytes_unref);
  return G_SOURCE_REMOVE;
}

/* The thread never drops the task: it goes back to whoever asked. */
static void
pool_cb (gpointer data, gpointer unused)
{
  GTask *task = data;
  SearchOp *op = g_task_get_task_data (task);
  g_autoptr(GSource) done = g_idle_source_new ();

  g_mutex_lock (&op->searcher->mutex);
  if (op->searcher->rests)
    g_set_error (&op->error, G_IO_ERROR, G_IO_ERROR_CLOSED, "%s is closed", op->searcher->path);
  else if (op->searcher->search == NULL)
    op->searcher->search = liaison_cache_search_new (op->searcher->path, &op->error);
  if (op->searcher->search != NULL &&
      !g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &op->error))
    op->found = liaison_cache_search_run (op->searcher->search, op->sought, op->stamp,
                                          g_task_get_cancellable (task), &op->error);
  g_mutex_unlock (&op->searcher->mutex);

  g_source_set_priority (done, G_PRIORITY_DEFAULT);
  g_source_set_callback (done, searched_cb, task, NULL);
  g_source_attach (done, g_task_get_context (task));
}

LiaisonCacheSearcher *
liaison_cache_searcher_new (LiaisonCache *cache)
{
  LiaisonCacheSearcher *self = g_new0 (LiaisonCacheSearcher, 1);

  self->path = g_strdup (liaison_cache_get_path (cache));
  g_mutex_init (&self->mutex);
  self->pool = g_thread_pool_new (pool_cb, NULL, 1, FALSE, NULL);
  return self;
}

void
liaison_cache_searcher_free (LiaisonCacheSearcher *self)
{
  g_thread_pool_free (self->pool, FALSE, TRUE);
  g_clear_pointer (&self->search, liaison_cache_search_free);
  g_clear_pointer (&self->domains, g_bytes_unref);
  g_mutex_clear (&self->mutex);
  g_free (self->path);
  g_free (self);
}

void
liaison_cache_searcher_rest (LiaisonCacheSearcher *self)
{
  g_mutex_lock (&self->mutex);
  self->rests = TRUE;
  g_clear_pointer (&self->search, liaison_cache_search_free);
  g_mutex_unlock (&self->mutex);
}

/* Searching:
 *
 *   search ─┬─ by domain, for the first time since they changed: sort_domains → domains_sorted ─┐
 *           └───────────────────────────────────────────────────────────────────────────────────┴─
 * ask
 */
static void search_domains_sorted_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
search_ask (GTask *task)
{
  LiaisonCache *cache = g_task_get_source_object (task);
  SearchOp *op = g_task_get_task_data (task);
  gboolean by_domain = op->sought->order == LIAISON_ORDER_DOMAIN;

  op->sought->base =
    g_bytes_ref (by_domain ? op->searcher->domains : liaison_cache_get_names (cache));
  op->sought->n_rows = liaison_cache_get_n_rows (cache);
  op->sought->look = liaison_cache_get_look (cache);
  op->stamp = op->stamp * 31 + liaison_cache_get_version (cache);
  g_thread_pool_push (op->searcher->pool, g_object_ref (task), NULL);
}

static gboolean
work_sort_domains (LiaisonCacheBook *book, LiaisonCacheWork *work, GError **error)
{
  work->numbers =
    liaison_cache_order_sort (liaison_cache_book_get_reader (book), LIAISON_SORT_DOMAIN,
                              liaison_cache_book_get_n_rows (book), error);
  return work->numbers != NULL;
}

static void
search_domains_sorted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonCache *cache = LIAISON_CACHE (source);
  SearchOp *op = g_task_get_task_data (task);
  LiaisonCacheWork *work = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_pointer (&op->searcher->domains, g_bytes_unref);
  op->searcher->domains = g_bytes_ref (work->numbers);
  op->searcher->domains_version = liaison_cache_get_version (cache);
  search_ask (task);
}

void
liaison_cache_search_async (LiaisonCache *self,
                            LiaisonCacheSought *sought,
                            guint stamp,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  LiaisonCacheSearcher *searcher;
  SearchOp *op;

  g_return_if_fail (LIAISON_IS_CACHE (self));
  g_return_if_fail (sought != NULL && sought->words != NULL);

  searcher = liaison_cache_get_searcher (self);
  op = g_new0 (SearchOp, 1);
  op->searcher = searcher;
  op->sought = sought;
  op->stamp = stamp;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_cache_search_async);
  g_task_set_task_data (task, op, (GDestroyNotify) search_op_free);

  if (sought->order == LIAISON_ORDER_DOMAIN &&
      (searcher->domains == NULL || searcher->domains_version != liaison_cache_get_version (self)))
    liaison_cache_run (self, liaison_cache_work_new (work_sort_domains), search_domains_sorted_cb,
                       search_domains_sorted_cb, g_object_ref (task));
  else
    search_ask (task);
}

GBytes *
liaison_cache_search_finish (LiaisonCache *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Reading the whole file through */

static void
check_in_thread (GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr(LiaisonCacheReader) reader = liaison_cache_reader_open (path, &error);

  if (reader != NULL && liaison_cache_reader_is_whole (reader, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    liaison_cache_tell_damage (LIAISON_CACHE (source), error);
}

void
liaison_cache_check (LiaisonCache *self)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (LIAISON_IS_CACHE (self));

  task = g_task_new (self, NULL, checked_cb, NULL);
  g_task_set_source_tag (task, liaison_cache_check);
  g_task_set_task_data (task, g_strdup (liaison_cache_get_path (self)), g_free);
  g_task_run_in_thread (task, check_in_thread);
}
