/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-ledger-views.h"

#include "store/liaison-ledger-private.h"

/* The worker's side */

typedef struct
{
  char *name;
  char *query; /* NULL: there is no such view any more */
  guint position;
} Row;

static void
row_free (Row *row)
{
  g_free (row->name);
  g_free (row->query);
  g_free (row);
}

static gboolean
write_row (sqlite3 *db, gpointer user_data, GError **error)
{
  const Row *row = user_data;
  g_autoptr(sqlite3_stmt) statement = NULL;

  statement = liaison_sqlite_prepare (
    db,
    row->query != NULL
      ? "INSERT OR REPLACE INTO named_view (name, query, position) VALUES (?, ?, ?)"
      : "DELETE FROM named_view WHERE name = ?",
    error);
  if (statement == NULL)
    return FALSE;
  liaison_sqlite_bind_text (statement, 1, row->name);
  if (row->query != NULL)
    {
      liaison_sqlite_bind_text (statement, 2, row->query);
      sqlite3_bind_int64 (statement, 3, row->position);
    }
  return liaison_sqlite_finish (statement, error);
}

GPtrArray *
liaison_ledger_views_read (sqlite3 *db, GError **error)
{
  g_autoptr(GPtrArray) views = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) problem = NULL;
  g_autoptr(sqlite3_stmt) statement = NULL;

  statement = liaison_sqlite_prepare (
    db, "SELECT name, query FROM named_view ORDER BY position, name", error);
  if (statement == NULL)
    return NULL;

  while (liaison_sqlite_step (statement, &problem))
    {
      const char *name = liaison_sqlite_get_text (statement, 0);
      const char *query = liaison_sqlite_get_text (statement, 1);

      if (name != NULL && query != NULL)
        g_ptr_array_add (views, liaison_view_new (name, query));
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return g_steal_pointer (&views);
}

/* The main thread's side */

/* Owned by the list; NULL: there is none. */
static LiaisonView *
find_view (LiaisonLedger *self, const char *name, guint *position)
{
  guint n_views = g_list_model_get_n_items (G_LIST_MODEL (self->views));

  for (guint i = 0; i < n_views; i++)
    {
      g_autoptr(LiaisonView) view = g_list_model_get_item (G_LIST_MODEL (self->views), i);

      if (g_str_equal (liaison_view_get_name (view), name))
        {
          *position = i;
          return view;
        }
    }
  return NULL;
}

static LiaisonLedgerWrite *make_write (LiaisonLedger *self, const char *name);

static LiaisonLedgerWrite *
make_again (LiaisonLedger *self, const LiaisonLedgerWrite *write)
{
  return make_write (self, write->id);
}

static LiaisonLedgerWrite *
make_write (LiaisonLedger *self, const char *name)
{
  Row *row = g_new0 (Row, 1);
  LiaisonView *view = find_view (self, name, &row->position);
  LiaisonLedgerWrite *write = g_new0 (LiaisonLedgerWrite, 1);

  row->name = g_strdup (name);
  if (view != NULL)
    row->query = g_strdup (liaison_view_get_query (view));

  write->again = make_again;
  write->kind = "view";
  write->id = g_strdup (name);
  write->func = write_row;
  write->data = row;
  write->destroy = (GDestroyNotify) row_free;
  return write;
}

static GPtrArray *
make_writes (LiaisonLedger *self, const char *name, const char *other_name)
{
  GPtrArray *writes = g_ptr_array_new_with_free_func ((GDestroyNotify) liaison_ledger_write_free);

  g_ptr_array_add (writes, make_write (self, name));
  if (other_name != NULL)
    g_ptr_array_add (writes, make_write (self, other_name));
  return writes;
}

GListModel *
liaison_ledger_get_views (LiaisonLedger *self)
{
  g_return_val_if_fail (LIAISON_IS_LEDGER (self), NULL);

  return G_LIST_MODEL (self->views);
}

LiaisonView *
liaison_ledger_lookup_view (LiaisonLedger *self, const char *name)
{
  guint position;

  g_return_val_if_fail (LIAISON_IS_LEDGER (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return find_view (self, name, &position);
}

void
liaison_ledger_save_view_async (LiaisonLedger *self,
                                const char *name,
                                const char *query,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  LiaisonView *view;
  guint position;

  g_return_if_fail (LIAISON_IS_LEDGER (self));
  g_return_if_fail (name != NULL && query != NULL);

  view = find_view (self, name, &position);
  if (view != NULL)
    liaison_view_set_query (view, query);
  else
    {
      g_autoptr(LiaisonView) added = liaison_view_new (name, query);

      g_list_store_append (self->views, added);
    }
  liaison_ledger_write_async (self, make_writes (self, name, NULL), liaison_ledger_save_view_async,
                              cancellable, callback, user_data);
}

gboolean
liaison_ledger_save_view_finish (LiaisonLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
liaison_ledger_rename_view_async (LiaisonLedger *self,
                                  const char *name,
                                  const char *new_name,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autofree char *old_name = NULL;
  g_autofree char *wanted = NULL;
  LiaisonView *view;
  guint position;

  g_return_if_fail (LIAISON_IS_LEDGER (self));
  g_return_if_fail (name != NULL && new_name != NULL);

  view = find_view (self, name, &position);
  if (view == NULL)
    {
      g_task_report_new_error (self, callback, user_data, liaison_ledger_rename_view_async,
                               G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no view “%s”", name);
      return;
    }

  old_name = g_strdup (name); /* either may be the view's own */
  wanted = g_strdup (new_name);
  if (!g_str_equal (old_name, wanted) && find_view (self, wanted, &position) != NULL)
    g_list_store_remove (self->views, position);
  liaison_view_set_name (view, wanted);
  liaison_ledger_write_async (self, make_writes (self, old_name, wanted),
                              liaison_ledger_rename_view_async, cancellable, callback, user_data);
}

gboolean
liaison_ledger_rename_view_finish (LiaisonLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
liaison_ledger_remove_view_async (LiaisonLedger *self,
                                  const char *name,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autofree char *removed = NULL;
  guint position;

  g_return_if_fail (LIAISON_IS_LEDGER (self));
  g_return_if_fail (name != NULL);

  removed = g_strdup (name); /* may be the view's own */
  if (find_view (self, removed, &position) != NULL)
    g_list_store_remove (self->views, position);
  liaison_ledger_write_async (self, make_writes (self, removed, NULL),
                              liaison_ledger_remove_view_async, cancellable, callback, user_data);
}

gboolean
liaison_ledger_remove_view_finish (LiaisonLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
