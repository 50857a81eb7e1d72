/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-ledger-lists.h"

#include "model/liaison-csv-reader.h"
#include "model/liaison-csv.h"
#include "model/liaison-error.h"
#include "store/liaison-ledger-private.h"

/* Cells as one text. The comma in front of the first one keeps a row without cells from one with
 * an empty cell. */

static void
set_cells (GString *text, const char *const *cells)
{
  g_string_truncate (text, 0);
  for (gsize i = 0; cells != NULL && cells[i] != NULL; i++)
    {
      g_string_append_c (text, ',');
      liaison_csv_append_exact_cell (text, cells[i]);
    }
}

static GStrv
dup_cells (const char *text)
{
  /* Lines of nothing would be left out. */
  g_autofree char *line = g_strconcat ("-", text, NULL);
  g_autoptr(LiaisonCsvTable) table = liaison_csv_parse (line, ',');
  GStrv cells = g_ptr_array_index (table->rows, 0);

  return g_strdupv (cells + 1);
}

/* The worker's side */

static gboolean
write_list (sqlite3 *db, const char *batch, const char *titles, guint n_rows, GError **error)
{
  /* REPLACE takes the old rows along. */
  g_autoptr(sqlite3_stmt) statement = liaison_sqlite_prepare (
    db, "INSERT OR REPLACE INTO prospect_list VALUES (?, ?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  liaison_sqlite_bind_text (statement, 1, batch);
  liaison_sqlite_bind_text (statement, 2, titles);
  sqlite3_bind_int64 (statement, 3, n_rows);
  sqlite3_bind_int64 (statement, 4, g_get_real_time ());
  return liaison_sqlite_finish (statement, error);
}

gboolean
liaison_ledger_list_write (sqlite3 *db,
                           const char *batch,
                           const char *const *titles,
                           GArray *rows,
                           GError **error)
{
  g_autoptr(GString) cells = g_string_new (NULL);
  g_autoptr(sqlite3_stmt) statement = NULL;

  set_cells (cells, titles);
  if (!write_list (db, batch, titles != NULL ? cells->str : NULL, rows->len, error))
    return FALSE;
  statement = liaison_sqlite_prepare (db, "INSERT INTO prospect VALUES (?, ?, ?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const LiaisonListRow *row = &g_array_index (rows, LiaisonListRow, i);

      set_cells (cells, row->cells);
      liaison_sqlite_bind_text (statement, 1, batch);
      sqlite3_bind_int64 (statement, 2, i);
      liaison_sqlite_bind_text (statement, 3, *row->id != '\0' ? row->id : NULL);
      sqlite3_bind_int64 (statement, 4, row->marks);
      liaison_sqlite_bind_text (statement, 5, cells->str);
      if (!liaison_sqlite_finish (statement, error))
        return FALSE;
    }
  return TRUE;
}

/* TRUE also if there is no such list: @list then has no titles. */
static gboolean
read_titles (sqlite3 *db, const char *batch, LiaisonKeptList *list, gboolean *found, GError **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(sqlite3_stmt) statement = liaison_sqlite_prepare (
    db, "SELECT titles FROM prospect_list WHERE batch = ?", error);

  if (statement == NULL)
    return FALSE;
  liaison_sqlite_bind_text (statement, 1, batch);
  *found = liaison_sqlite_step (statement, &problem);
  if (*found && liaison_sqlite_get_text (statement, 0) != NULL)
    list->titles = dup_cells (liaison_sqlite_get_text (statement, 0));
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static void
take_row (LiaisonKeptList *list, sqlite3_stmt *statement)
{
  const char *id = liaison_sqlite_get_text (statement, 0);
  GStrv cells = dup_cells (liaison_sqlite_get_text (statement, 2));
  LiaisonListRow row = { .marks = (LiaisonProspectMarks) sqlite3_column_int64 (statement, 1),
                         .cells = (const char *const *) cells };

  g_ptr_array_add (list->cells, cells);
  if (id != NULL)
    g_strlcpy (row.id, id, sizeof row.id);
  g_array_append_val (list->rows, row);
}

static gboolean
read_rows (sqlite3 *db, const char *batch, LiaisonKeptList *list, GError **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(sqlite3_stmt) statement = liaison_sqlite_prepare (
    db, "SELECT invitation, marks, cells FROM prospect WHERE batch = ? ORDER BY position", error);

  if (statement == NULL)
    return FALSE;
  liaison_sqlite_bind_text (statement, 1, batch);
  while (liaison_sqlite_step (statement, &problem))
    take_row (list, statement);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* The main thread's side */

typedef struct
{
  char *batch;
  const char *const *titles; /* of a list that is saved; the caller's */
  GArray *rows;
  LiaisonKeptList *list; /* that is loaded; the worker's while it runs */
} ListOp;

static void
list_op_free (ListOp *op)
{
  g_clear_pointer (&op->list, liaison_kept_list_free);
  g_clear_pointer (&op->rows, g_array_unref);
  g_free (op->batch);
  g_free (op);
}

static GTask *
new_task (LiaisonLedger *self,
          const char *batch,
          gpointer tag,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  ListOp *op = g_new0 (ListOp, 1);

  op->batch = g_strdup (batch);
  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, op, (GDestroyNotify) list_op_free);
  return task;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  ListOp *op = g_task_get_task_data (task);
  GError *error = NULL;

  if (!liaison_database_run_finish (LIAISON_DATABASE (source), result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&op->list),
                           (GDestroyNotify) liaison_kept_list_free);
}

static gboolean
save_list (sqlite3 *db, gpointer user_data, GError **error)
{
  const ListOp *op = user_data;

  return liaison_ledger_list_write (db, op->batch, op->titles, op->rows, error);
}

void
liaison_ledger_save_list_async (LiaisonLedger *self,
                                const char *batch,
                                const char *const *titles,
                                GArray *rows,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;
  ListOp *op;

  g_return_if_fail (LIAISON_IS_LEDGER (self));
  g_return_if_fail (batch != NULL);
  g_return_if_fail (rows != NULL);

  task = new_task (self, batch, liaison_ledger_save_list_async, cancellable, callback, user_data);
  op = g_task_get_task_data (task);
  op->titles = titles;
  op->rows = g_array_ref (rows);
  liaison_database_run_async (self->database, save_list, op, NULL, cancellable, done_cb, task);
}

gboolean
liaison_ledger_save_list_finish (LiaisonLedger *self, GAsyncResult *result, GError **error)
{
  g_autoptr(GError) problem = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  g_task_propagate_pointer (G_TASK (result), &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

void
liaison_kept_list_free (LiaisonKeptList *list)
{
  g_strfreev (list->titles);
  g_array_unref (list->rows);
  g_ptr_array_unref (list->cells);
  g_free (list);
}

static gboolean
load_list (sqlite3 *db, gpointer user_data, GError **error)
{
  ListOp *op = user_data;
  g_autoptr(LiaisonKeptList) list = g_new0 (LiaisonKeptList, 1);
  gboolean found;

  list->rows = g_array_new (FALSE, TRUE, sizeof (LiaisonListRow));
  list->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  if (!read_titles (db, op->batch, list, &found, error) || !read_rows (db, op->batch, list, error))
    return FALSE;
  /* Of a damaged file the rows may be saved and the list not. */
  if (!found && list->rows->len == 0)
    {
      g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_NOT_FOUND, "no list of this batch is kept");
      return FALSE;
    }
  op->list = g_steal_pointer (&list);
  return TRUE;
}

void
liaison_ledger_load_list_async (LiaisonLedger *self,
                                const char *batch,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (LIAISON_IS_LEDGER (self));
  g_return_if_fail (batch != NULL);

  task = new_task (self, batch, liaison_ledger_load_list_async, cancellable, callback, user_data);
  liaison_database_run_async (self->database, load_list, g_task_get_task_data (task), NULL,
                              cancellable, done_cb, task);
}

LiaisonKeptList *
liaison_ledger_load_list_finish (LiaisonLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
