/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-customer-copy.h"

#include "model/liaison-csv.h"

/* In one go of the main loop. */
#define SLICE_US 3000

typedef struct
{
  GListModel *customers;
  LiaisonCustomerTable table;
  guint n_done;
  GString *text; /* NULL when they were handed over */
  GString *html;
} CopyOp;

static void
copy_op_free (CopyOp *op)
{
  if (op->text != NULL)
    g_string_free (op->text, TRUE);
  if (op->html != NULL)
    g_string_free (op->html, TRUE);
  g_clear_object (&op->table.source);
  g_clear_object (&op->customers);
  g_free (op);
}

/* What is pasted into a spreadsheet must not run there either (CUS-10). */
static char *
dup_cell (const char *text)
{
  return g_strdelimit (liaison_csv_neutralise (text), "\t\r\n", ' ');
}

static void
append_cell (CopyOp *op, gsize column, const char *text, const char *element)
{
  g_autofree char *cell = dup_cell (text);
  g_autofree char *markup = g_markup_escape_text (cell, -1);

  if (column > 0)
    g_string_append_c (op->text, '\t');
  g_string_append (op->text, cell);
  g_string_append_printf (op->html, "<%s>%s</%s>", element, markup, element);
}

static void
append_titles (CopyOp *op)
{
  g_string_append (op->html, "<meta charset=\"utf-8\"><table>\n<tr>");
  for (gsize i = 0; i < op->table.n_columns; i++)
    append_cell (op, i, op->table.columns[i].title, "th");
  g_string_append_c (op->text, '\n');
  g_string_append (op->html, "</tr>\n");
}

static void
append_customer (CopyOp *op)
{
  g_autoptr(LiaisonCustomer) customer = g_list_model_get_item (op->customers, op->n_done++);

  g_string_append (op->html, "<tr>");
  for (gsize i = 0; i < op->table.n_columns; i++)
    {
      g_autofree char *text = op->table.columns[i].dup_text (customer, op->table.source);

      append_cell (op, i, text, "td");
    }
  g_string_append_c (op->text, '\n');
  g_string_append (op->html, "</tr>\n");
}

static GdkContentProvider *
make_content (CopyOp *op)
{
  g_autoptr(GBytes) html = g_string_free_to_bytes (g_steal_pointer (&op->html));
  g_autofree char *text = g_string_free (g_steal_pointer (&op->text), FALSE);
  GdkContentProvider *forms[] = { gdk_content_provider_new_for_bytes ("text/html", html),
                                  gdk_content_provider_new_typed (G_TYPE_STRING, text) };

  return gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
}

static gboolean
slice_cb (gpointer user_data)
{
  GTask *task = user_data;
  CopyOp *op = g_task_get_task_data (task);
  guint n_total = g_list_model_get_n_items (op->customers);
  gint64 end = g_get_monotonic_time () + SLICE_US;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;

  while (op->n_done < n_total && g_get_monotonic_time () < end)
    append_customer (op);
  if (op->n_done < n_total)
    return G_SOURCE_CONTINUE;

  g_string_append (op->html, "</table>\n");
  g_task_return_pointer (task, make_content (op), g_object_unref);
  return G_SOURCE_REMOVE;
}

void
liaison_customer_copy_async (GListModel *customers,
                             const LiaisonCustomerTable *table,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr(GSource) source = g_idle_source_new ();
  g_autoptr(GTask) task = NULL;
  CopyOp *op;

  g_return_if_fail (G_IS_LIST_MODEL (customers));
  g_return_if_fail (table != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_customer_copy_async);
  op = g_new0 (CopyOp, 1);
  op->customers = g_object_ref (customers);
  op->table = *table;
  if (table->source != NULL)
    g_object_ref (table->source);
  op->text = g_string_new (NULL);
  op->html = g_string_new (NULL);
  append_titles (op);
  g_task_set_task_data (task, op, (GDestroyNotify) copy_op_free);

  g_source_set_callback (source, slice_cb, g_object_ref (task), g_object_unref);
  g_source_attach (source, NULL);
}

GdkContentProvider *
liaison_customer_copy_finish (GAsyncResult *result, guint *n_customers, GError **error)
{
  CopyOp *op;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  op = g_task_get_task_data (G_TASK (result));
  *n_customers = op->n_done;

  return g_task_propagate_pointer (G_TASK (result), error);
}
