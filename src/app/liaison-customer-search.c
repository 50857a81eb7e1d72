/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-customer-search.h"

struct _LiaisonCustomerSearch
{
  GObject *owner; /* not owned */
  LiaisonCustomerSearchFunc found;
  GTask *running;     /* the search that counts, or NULL */
  guint n_reading;    /* workers that may be reading rows */
  GPtrArray *leavers; /* rows that left, kept until no worker reads them */
};

typedef struct
{
  LiaisonCustomerSearch *search; /* lives as long as the task's source object */
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
read_rows (GTask *task, gpointer owner, gpointer task_data, GCancellable *cancellable)
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
rows_read_cb (GObject *owner, GAsyncResult *result, gpointer unused)
{
  SearchOp *op = g_task_get_task_data (G_TASK (result));
  LiaisonCustomerSearch *self = op->search;

  self->n_reading--;
  if (self->running == G_TASK (result))
    {
      g_autoptr(GPtrArray) rows = collect_found (op);

      g_clear_object (&self->running);
      self->found (owner, rows, op->words);
    }
  if (self->n_reading == 0)
    g_ptr_array_set_size (self->leavers, 0);
}

LiaisonCustomerSearch *
liaison_customer_search_new (GObject *owner, LiaisonCustomerSearchFunc found)
{
  LiaisonCustomerSearch *self = g_new0 (LiaisonCustomerSearch, 1);

  self->owner = owner;
  self->found = found;
  self->leavers = g_ptr_array_new_with_free_func ((GDestroyNotify) liaison_row_free);
  return self;
}

void
liaison_customer_search_free (LiaisonCustomerSearch *self)
{
  g_assert (self->n_reading == 0);
  g_ptr_array_unref (self->leavers);
  g_free (self);
}

void
liaison_customer_search_start (LiaisonCustomerSearch *self, GPtrArray *all, GStrv words)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  SearchOp *op = g_new0 (SearchOp, 1);

  liaison_customer_search_stop (self);

  op->search = self;
  op->words = g_strdupv (words);
  op->rows = g_ptr_array_copy (all, NULL, NULL);
  op->found = g_ptr_array_new ();
  op->added = g_ptr_array_new ();

  self->n_reading++;
  self->running = g_task_new (self->owner, cancellable, rows_read_cb, NULL);
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
