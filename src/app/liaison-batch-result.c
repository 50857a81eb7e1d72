/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-batch-result.h"

#include <string.h>

#include "model/liaison-csv.h"
#include "store/liaison-ledger-lists.h"

/* Of formatting in one go of the main loop. */
#define SLICE_US 3000

/* Writing:
 *
 *   write → list_loaded → slice ─┬─ more rows: slice
 *                                └─ written
 */
typedef struct
{
  LiaisonBatch *batch;
  GFile *file;
  const LiaisonBatchWords *words;
  LiaisonKeptList *list; /* NULL: is not kept */
  guint n_columns;       /* of the list */
  guint n_rows;
  guint n_done;
  GString *text;
} WriteOp;

static void
write_op_free (WriteOp *op)
{
  g_string_free (op->text, TRUE);
  g_clear_pointer (&op->list, liaison_kept_list_free);
  g_object_unref (op->file);
  g_object_unref (op->batch);
  g_free (op);
}

/* Rows that are shorter than others do not move what stands behind them. */
static void
append_cells (WriteOp *op, const char *const *cells)
{
  gboolean ended = cells == NULL;

  for (guint i = 0; i < op->n_columns; i++)
    {
      ended = ended || cells[i] == NULL;
      liaison_csv_append_cell (op->text, ended ? "" : cells[i]);
      g_string_append_c (op->text, ',');
    }
}

static void
append_end (WriteOp *op, const char *state, const char *time, const char *way, const char *error)
{
  const char *const cells[] = { state, time, way, error };

  liaison_csv_append_line (op->text, cells, G_N_ELEMENTS (cells));
}

static char *
dup_time (gint64 time)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr(GDateTime) local = g_date_time_to_local (utc);

  return g_date_time_format (local, "%Y-%m-%d %H:%M");
}

static void
append_invitation_end (WriteOp *op, LiaisonInvitation *invitation)
{
  guint n_handoffs = liaison_invitation_get_n_handoffs (invitation);
  const LiaisonHandoff *last =
    n_handoffs > 0 ? liaison_invitation_get_handoff (invitation, n_handoffs - 1) : NULL;
  const GError *failure = liaison_batch_get_error (op->batch, invitation);
  g_autofree char *state = op->words->dup_state (invitation);
  g_autofree char *time = last != NULL ? dup_time (last->time) : g_strdup ("");
  g_autofree char *way = last != NULL ? op->words->dup_way (last) : g_strdup ("");
  g_autofree char *error = failure != NULL ? op->words->dup_error (failure) : g_strdup ("");

  append_end (op, state, time, way, error);
}

/* One that was thrown away is in the batch that knows it, not in the ledger. */
static LiaisonInvitation *
find (WriteOp *op, const char *id)
{
  LiaisonLedger *ledger = liaison_session_get_ledger (liaison_batch_get_session (op->batch));

  return liaison_ledger_lookup (ledger, id);
}

static void
append_row (WriteOp *op, guint i)
{
  const LiaisonListRow *row = &g_array_index (op->list->rows, LiaisonListRow, i);
  LiaisonInvitation *invitation = *row->id != '\0' ? find (op, row->id) : NULL;
  g_autofree char *marks = op->words->dup_marks (row->marks);

  append_cells (op, row->cells);
  if (invitation != NULL)
    append_invitation_end (op, invitation);
  else
    append_end (op, *row->id != '\0' ? op->words->missing : op->words->left_out, "", "", marks);
}

static void
append_lone_invitation (WriteOp *op, guint i)
{
  g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (G_LIST_MODEL (op->batch), i);
  const char *cells[] = { liaison_invitation_get_company (invitation),
                          liaison_invitation_get_contact_name (invitation),
                          liaison_invitation_get_contact_mail (invitation) };

  for (gsize j = 0; j < G_N_ELEMENTS (cells); j++)
    {
      liaison_csv_append_cell (op->text, cells[j]);
      g_string_append_c (op->text, ',');
    }
  append_invitation_end (op, invitation);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
slice_cb (gpointer user_data)
{
  GTask *task = user_data;
  WriteOp *op = g_task_get_task_data (task);
  gint64 end = g_get_monotonic_time () + SLICE_US;
  g_autoptr(GBytes) bytes = NULL;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  for (; op->n_done < op->n_rows && g_get_monotonic_time () < end; op->n_done++)
    if (op->list != NULL)
      append_row (op, op->n_done);
    else
      append_lone_invitation (op, op->n_done);
  if (op->n_done < op->n_rows)
    return G_SOURCE_CONTINUE;

  bytes = g_bytes_new (op->text->str, op->text->len);
  g_file_replace_contents_bytes_async (op->file, bytes, NULL, FALSE, G_FILE_CREATE_NONE,
                                       g_task_get_cancellable (task), written_cb,
                                       g_object_ref (task));
  return G_SOURCE_REMOVE;
}

static void
begin_list (WriteOp *op)
{
  const LiaisonBatchWords *words = op->words;

  op->n_rows = op->list->rows->len;
  for (guint i = 0; i < op->n_rows; i++)
    op->n_columns =
      MAX (op->n_columns,
           g_strv_length ((GStrv) g_array_index (op->list->rows, LiaisonListRow, i).cells));
  if (op->list->titles == NULL)
    return;
  op->n_columns = MAX (op->n_columns, g_strv_length (op->list->titles));
  append_cells (op, (const char *const *) op->list->titles);
  append_end (op, words->state_title, words->time_title, words->way_title, words->error_title);
}

static void
list_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  WriteOp *op = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  op->list = liaison_ledger_load_list_finish (LIAISON_LEDGER (source), result, &error);
  if (op->list != NULL)
    begin_list (op);
  else
    {
      g_debug ("the list of a batch: %s", error->message);
      op->n_rows = g_list_model_get_n_items (G_LIST_MODEL (op->batch));
    }
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, slice_cb, g_object_ref (task), g_object_unref);
}

void
liaison_batch_result_write_async (LiaisonBatch *batch,
                                  GFile *file,
                                  const LiaisonBatchWords *words,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;
  WriteOp *op;

  g_return_if_fail (LIAISON_IS_BATCH (batch));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (words != NULL);

  op = g_new0 (WriteOp, 1);
  op->batch = g_object_ref (batch);
  op->file = g_object_ref (file);
  op->words = words;
  op->text = g_string_new ("\xef\xbb\xbf");
  task = g_task_new (batch, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_batch_result_write_async);
  g_task_set_task_data (task, op, (GDestroyNotify) write_op_free);

  liaison_ledger_load_list_async (liaison_session_get_ledger (liaison_batch_get_session (batch)),
                                  liaison_batch_get_name (batch), cancellable, list_loaded_cb,
                                  task);
}

gboolean
liaison_batch_result_write_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
