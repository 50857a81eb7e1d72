/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-sync.h"

#include "model/liaison-error.h"

#define PAGE_SIZE 500
/* So many wait at most while the cache has something else to do, such as to sort. */
#define PAGES_AT_HAND 16
#define RESUME_SECONDS (60 * 60)

/* A partner that is direct and indirect reseller gets each customer twice (CUS-7). Who gets much
 * more than that gets the same pages for ever. */
#define MAX_TIMES_TOLD 2
#define PAGES_OF_GRACE 20

/* A place that is older may be forgotten by the service, which then answers as behind the end. */
#define PLACE_LASTS_US (2 * 60 * G_USEC_PER_SEC)

/* A pass over the customers:
 *
 *   begin → begun → go_on ─┬─ pages at hand: meet → met → go_on
 *                          ├─ more to fetch: fetch → fetched → go_on   (at the same time)
 *                          └─ neither, or an error: end → ended
 *
 * What came before a page that failed is met all the same: the next pass goes on behind it. */
typedef struct
{
  LiaisonCache *cache;
  guint pass;
  LiaisonSyncProgress progress;
  gpointer progress_data;

  gboolean fetching;
  gboolean fetched_all;
  char *continuation;   /* of the page to be fetched next; NULL: the first */
  GQueue pages;         /* of LiaisonCustomerPage: at hand, not met yet */
  gboolean resumed;     /* nothing has come since */
  gboolean begun_anew;  /* once only */
  gboolean begin_again; /* as soon as nothing is under way */
  gint64 page_time;     /* when the last one came, monotonic */

  gboolean meeting;
  char *meeting_continuation; /* of the page behind the one that is being met */
  char *place;                /* of the first page that was not met */
  guint n_received;
  guint n_met;
  GHashTable *places; /* hashes of the continuations so far */

  GError *fetch_error; /* nothing more is fetched */
  GError *error;       /* nothing more is fetched or met */
} SyncOp;

static void sync_begun_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void sync_go_on (GTask *task);
static void sync_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void sync_met_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void sync_ended_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
sync_op_free (SyncOp *op)
{
  g_object_unref (op->cache);
  g_free (op->continuation);
  g_queue_clear_full (&op->pages, (GDestroyNotify) liaison_customer_page_free);
  g_free (op->meeting_continuation);
  g_free (op->place);
  g_hash_table_unref (op->places);
  g_clear_error (&op->fetch_error);
  g_clear_error (&op->error);
  g_free (op);
}

static void
sync_begin (GTask *task, gboolean resume)
{
  SyncOp *op = g_task_get_task_data (task);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  op->pass = liaison_cache_begin_pass_async (op->cache, resume ? now - RESUME_SECONDS : 0,
                                             sync_begun_cb, g_object_ref (task));
}

static void
sync_begun_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  SyncOp *op = g_task_get_task_data (task);
  GError *error = NULL;

  g_clear_pointer (&op->continuation, g_free);
  if (!liaison_cache_begin_pass_finish (op->cache, result, &op->continuation, &op->n_received,
                                        &error))
    {
      g_task_return_error (task, error);
      return;
    }
  op->begin_again = FALSE;
  op->resumed = op->continuation != NULL;
  op->page_time = g_get_monotonic_time ();
  g_hash_table_remove_all (op->places);
  op->n_met = op->n_received;
  g_free (op->place);
  op->place = g_strdup (op->continuation);
  op->fetched_all = FALSE;
  sync_go_on (task);
}

static void
sync_fetch (GTask *task)
{
  LiaisonPartnerClient *client = g_task_get_source_object (task);
  SyncOp *op = g_task_get_task_data (task);

  op->fetching = TRUE;
  liaison_partner_client_list_customers_async (client, op->continuation, PAGE_SIZE,
                                               g_task_get_cancellable (task), sync_fetched_cb,
                                               g_object_ref (task));
}

/* A place that was kept for long may mean nothing to the service any more. Taken for the end of the
 * list, it would make everybody behind it gone. */
static gboolean
place_is_forgotten (SyncOp *op, LiaisonCustomerPage *page, const GError *error)
{
  gboolean old = op->resumed || g_get_monotonic_time () - op->page_time > PLACE_LASTS_US;

  if (op->continuation == NULL || !old || op->begun_anew)
    return FALSE;
  return page != NULL ? page->past_end
                      : g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_REFUSED) ||
                          g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_NOT_FOUND);
}

static void
sync_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  SyncOp *op = g_task_get_task_data (task);
  LiaisonCustomerPage *page =
    liaison_partner_client_list_customers_finish (LIAISON_PARTNER_CLIENT (source), result, &error);

  op->fetching = FALSE;
  if (place_is_forgotten (op, page, error))
    {
      g_clear_pointer (&page, liaison_customer_page_free);
      g_clear_pointer (&op->place, g_free);
      op->begun_anew = TRUE;
      op->begin_again = TRUE;
    }
  else if (page != NULL)
    {
      g_free (op->continuation);
      op->continuation = g_strdup (page->continuation);
      op->fetched_all = op->continuation == NULL;
      g_queue_push_tail (&op->pages, page);
    }
  else
    op->fetch_error = g_steal_pointer (&error);
  op->resumed = FALSE;
  op->page_time = g_get_monotonic_time ();
  sync_go_on (task);
}

static GArray *
make_rows (LiaisonCustomerPage *page)
{
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (LiaisonSheetRow), page->rows->len);

  for (guint i = 0; i < page->rows->len; i++)
    {
      const LiaisonCustomerRow *told = &g_array_index (page->rows, LiaisonCustomerRow, i);
      LiaisonSheetRow row = { .name = told->name != NULL ? told->name : "",
                              .domain = told->domain != NULL ? told->domain : "",
                              .relationship = told->relationship };

      liaison_sheet_row_set_id (&row, told->id);
      if (told->relationship == LIAISON_RELATIONSHIP_UNKNOWN)
        row.relationship_text = told->relationship_text;
      g_array_append_val (rows, row);
    }
  return rows;
}

static void
sync_meet (GTask *task)
{
  SyncOp *op = g_task_get_task_data (task);
  LiaisonCustomerPage *page = g_queue_pop_head (&op->pages);
  g_autoptr(GArray) rows = make_rows (page);

  op->meeting = TRUE;
  op->n_received += rows->len;
  op->meeting_continuation = g_strdup (page->continuation);
  liaison_cache_meet_async (op->cache, op->pass, rows, page,
                            (GDestroyNotify) liaison_customer_page_free, sync_met_cb,
                            g_object_ref (task));
}

/* FALSE: the service will never come to an end. */
static gboolean
gets_anywhere (SyncOp *op, guint n_new)
{
  gboolean known;

  op->n_met += n_new;
  if (op->meeting_continuation == NULL)
    return TRUE;
  known = !g_hash_table_add (op->places, GUINT_TO_POINTER (g_str_hash (op->meeting_continuation)));
  return (n_new > 0 || !known) &&
         op->n_received <= op->n_met * MAX_TIMES_TOLD + PAGES_OF_GRACE * PAGE_SIZE;
}

static void
sync_met_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  SyncOp *op = g_task_get_task_data (task);
  guint n_new = 0;
  gboolean met = liaison_cache_meet_finish (op->cache, result, &n_new, &error);

  op->meeting = FALSE;
  if (met && !gets_anywhere (op, n_new))
    g_set_error (&error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL,
                 "the list of customers repeats itself after %u rows", op->n_received);
  if (met && error == NULL)
    {
      g_free (op->place);
      op->place = g_steal_pointer (&op->meeting_continuation);
    }
  g_clear_pointer (&op->meeting_continuation, g_free);
  if (error != NULL && op->error == NULL)
    op->error = g_steal_pointer (&error);
  if (!g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    op->progress (op->n_received, op->progress_data);
  sync_go_on (task);
}

static void
sync_end (GTask *task)
{
  SyncOp *op = g_task_get_task_data (task);

  liaison_cache_end_pass_async (op->cache, op->pass, op->error == NULL, op->place, sync_ended_cb,
                                g_object_ref (task));
}

static void
sync_go_on (GTask *task)
{
  SyncOp *op = g_task_get_task_data (task);

  if (op->error == NULL)
    g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &op->error);
  if (op->error == NULL && !op->meeting && !g_queue_is_empty (&op->pages))
    sync_meet (task);
  if (op->error == NULL && op->begin_again)
    {
      if (!op->meeting)
        sync_begin (task, FALSE);
      return;
    }
  if (op->error == NULL && op->fetch_error == NULL && !op->fetching && !op->fetched_all &&
      g_queue_get_length (&op->pages) < PAGES_AT_HAND)
    sync_fetch (task);
  if (op->error == NULL && !op->meeting && g_queue_is_empty (&op->pages))
    op->error = g_steal_pointer (&op->fetch_error);
  if (!op->fetching && !op->meeting && (op->error != NULL || g_queue_is_empty (&op->pages)))
    sync_end (task);
}

static void
sync_ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  SyncOp *op = g_task_get_task_data (task);
  GError *error = NULL;

  if (op->error != NULL)
    g_task_return_error (task, g_steal_pointer (&op->error));
  else if (liaison_cache_end_pass_finish (op->cache, result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
liaison_sync_async (LiaisonPartnerClient *client,
                    LiaisonCache *cache,
                    gboolean resume,
                    LiaisonSyncProgress progress,
                    gpointer progress_data,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  SyncOp *op;

  g_return_if_fail (LIAISON_IS_PARTNER_CLIENT (client));
  g_return_if_fail (LIAISON_IS_CACHE (cache));
  g_return_if_fail (progress != NULL);

  op = g_new0 (SyncOp, 1);
  op->cache = g_object_ref (cache);
  op->progress = progress;
  op->progress_data = progress_data;
  op->places = g_hash_table_new (NULL, NULL);
  task = g_task_new (client, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_sync_async);
  g_task_set_task_data (task, op, (GDestroyNotify) sync_op_free);
  sync_begin (task, resume);
}

gboolean
liaison_sync_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, liaison_sync_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
