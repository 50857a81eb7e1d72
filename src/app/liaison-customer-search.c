/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-customer-search.h"

struct _LiaisonCustomerSearch
{
  GObject parent_instance;

  LiaisonCustomerSearchFunc found;
  gpointer found_data;
  GTask *running;     /* the search that counts, or NULL */
  guint n_reading;    /* workers that may be reading rows */
  GPtrArray *leavers; /* rows that left, kept until no worker reads them */
};

G_DEFINE_FINAL_TYPE (LiaisonCustomerSearch, liaison_customer_search, G_TYPE_OBJECT)

typedef struct
{
  GStrv words;
  GPtrArray *rows;  /* all of them when it began */
  GPtrArray *found; /* the worker's */
  GPtrArray *added; /* since it began; the main thread's */
} SearchOp;

static void
search_op_free (SearchOp *op)
{
  g_strfreev (op->words);
  g_ptr_array_unref (op->rows);
  g_ptr_array_unref (op->found);
  g_ptr_array_unref (op->added);
  g_free (op);
}

static void
read_rows (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  SearchOp *op = task_data;

  for (guint i = 0; i < op->rows->len; i++)
    {
      LiaisonRow *row = g_ptr_array_index (op->rows, i);

      if (i % 1024 == 0 && g_cancellable_is_cancelled (cancellable))
        break;
      if (liaison_row_matches (row, (const char *const *) op->words))
        g_ptr_array_add (op->found, row);
    }
  g_task_return_boolean (task, TRUE);
}

/* What came and went while the worker was reading is made up for here. */
static GPtrArray *
collect_found (SearchOp *op)
{
  GPtrArray *rows = g_ptr_array_sized_new (op->found->len);
  g_autoptr(GPtrArray) added = liaison_rows_filter (op->added, op->words);

  for (guint i = 0; i < op->found->len; i++)
    {
      LiaisonRow *row = g_ptr_array_index (op->found, i);

      if (!row->gone)
        g_ptr_array_add (rows, row);
    }
  /* Each page was sorted, several in a row are not. */
  liaison_rows_sort (added);
  liaison_rows_insert (rows, added, NULL, NULL);
  return rows;
}

static void
rows_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonCustomerSearch) self = LIAISON_CUSTOMER_SEARCH (user_data);
  SearchOp *op = g_task_get_task_data (G_TASK (result));

  self->n_reading--;
  if (self->running == G_TASK (result))
    {
      g_autoptr(GPtrArray) rows = collect_found (op);

      g_clear_object (&self->running);
      self->found (rows, op->words, self->found_data);
    }
  if (self->n_reading == 0)
    g_ptr_array_set_size (self->leavers, 0);
}

static void
liaison_customer_search_finalize (GObject *object)
{
  LiaisonCustomerSearch *self = LIAISON_CUSTOMER_SEARCH (object);

  g_ptr_array_unref (self->leavers);

  G_OBJECT_CLASS (liaison_customer_search_parent_class)->finalize (object);
}

static void
liaison_customer_search_class_init (LiaisonCustomerSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_customer_search_finalize;
}

static void
liaison_customer_search_init (LiaisonCustomerSearch *self)
{
  self->leavers = g_ptr_array_new_with_free_func ((GDestroyNotify) liaison_row_free);
}

LiaisonCustomerSearch *
liaison_customer_search_new (LiaisonCustomerSearchFunc found, gpointer user_data)
{
  LiaisonCustomerSearch *self;

  g_return_val_if_fail (found != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_CUSTOMER_SEARCH, NULL);
  self->found = found;
  self->found_data = user_data;
  return self;
}

void
liaison_customer_search_start (LiaisonCustomerSearch *self, GPtrArray *all, GStrv words)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  SearchOp *op = g_new0 (SearchOp, 1);

  liaison_customer_search_stop (self);

  op->words = g_strdupv (words);
  op->rows = g_ptr_array_copy (all, NULL, NULL);
  op->found = g_ptr_array_new ();
  op->added = g_ptr_array_new ();

  self->n_reading++;
  /* The worker may be the last to let go of the task: it must not hold us. */
  self->running = g_task_new (NULL, cancellable, rows_read_cb, g_object_ref (self));
  g_task_set_source_tag (self->running, liaison_customer_search_start);
  g_task_set_task_data (self->running, op, (GDestroyNotify) search_op_free);
  g_task_run_in_thread (self->running, read_rows);
}

void
liaison_customer_search_stop (LiaisonCustomerSearch *self)
{
  if (self->running != NULL)
    g_cancellable_cancel (g_task_get_cancellable (self->running));
  g_clear_object (&self->running);
}

gboolean
liaison_customer_search_is_running (LiaisonCustomerSearch *self)
{
  return self->running != NULL;
}

void
liaison_customer_search_add (LiaisonCustomerSearch *self, GPtrArray *rows)
{
  if (self->running != NULL)
    {
      SearchOp *op = g_task_get_task_data (self->running);

      g_ptr_array_extend (op->added, rows, NULL, NULL);
    }
}

void
liaison_customer_search_retire (LiaisonCustomerSearch *self, LiaisonRow *row)
{
  row->gone = TRUE;
  if (self->n_reading > 0)
    g_ptr_array_add (self->leavers, row);
  else
    liaison_row_free (row);
}
