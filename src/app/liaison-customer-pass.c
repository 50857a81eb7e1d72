/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-customer-pass.h"

#include "app/liaison-customer-rows.h"

#define PAGE_SIZE 500

/* A pass over the customers:
 *
 *   fetch_page → page_fetched → rows_made ─┬─ more pages: fetch_page
 *                                          └─ done
 */
typedef struct
{
  LiaisonCustomerPassFunc page_func;
  gpointer page_data;
  char *continuation; /* NULL for the first page and after the last */
} PassOp;

static void pass_page_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void pass_rows_made_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
pass_op_free (PassOp *op)
{
  g_free (op->continuation);
  g_free (op);
}

/* Collation keys and folded text are the expensive part of a page. */
static void
make_rows (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  LiaisonCustomerPage *page = task_data;
  GPtrArray *rows = g_ptr_array_new_full (page->rows->len, (GDestroyNotify) liaison_row_free);

  for (guint i = 0; i < page->rows->len; i++)
    g_ptr_array_add (rows, liaison_row_new (&g_array_index (page->rows, LiaisonCustomerRow, i)));
  liaison_rows_sort (rows);
  g_task_return_pointer (task, rows, (GDestroyNotify) g_ptr_array_unref);
}

static void
pass_fetch_page (GTask *task)
{
  LiaisonPartnerClient *client = g_task_get_source_object (task);
  PassOp *op = g_task_get_task_data (task);

  liaison_partner_client_list_customers_async (client, op->continuation, PAGE_SIZE,
                                               g_task_get_cancellable (task), pass_page_fetched_cb,
                                               g_object_ref (task));
}

static void
pass_page_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GTask) making = NULL;
  g_autoptr(LiaisonCustomerPage) page = NULL;
  LiaisonPartnerClient *client = g_task_get_source_object (task);
  PassOp *op = g_task_get_task_data (task);
  GError *error = NULL;

  page = liaison_partner_client_list_customers_finish (client, result, &error);
  if (page == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_free (op->continuation);
  op->continuation = g_strdup (page->continuation);
  making = g_task_new (NULL, g_task_get_cancellable (task), pass_rows_made_cb, g_object_ref (task));
  g_task_set_task_data (making, g_steal_pointer (&page),
                        (GDestroyNotify) liaison_customer_page_free);
  g_task_run_in_thread (making, make_rows);
}

static void
pass_rows_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GPtrArray) rows = NULL;
  PassOp *op = g_task_get_task_data (task);
  GError *error = NULL;

  rows = g_task_propagate_pointer (G_TASK (result), &error);
  if (rows == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_ptr_array_set_free_func (rows, NULL);
  op->page_func (rows, op->page_data);
  if (op->continuation != NULL)
    pass_fetch_page (task);
  else
    g_task_return_boolean (task, TRUE);
}

void
liaison_customer_pass_async (LiaisonPartnerClient *client,
                             LiaisonCustomerPassFunc page_func,
                             gpointer page_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  PassOp *op;

  g_return_if_fail (LIAISON_IS_PARTNER_CLIENT (client));
  g_return_if_fail (page_func != NULL);

  op = g_new0 (PassOp, 1);
  op->page_func = page_func;
  op->page_data = page_data;
  task = g_task_new (client, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_customer_pass_async);
  g_task_set_task_data (task, op, (GDestroyNotify) pass_op_free);
  pass_fetch_page (task);
}

gboolean
liaison_customer_pass_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, liaison_customer_pass_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
