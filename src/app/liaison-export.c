/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-export.h"

#include "app/liaison-file-replacement.h"
#include "model/liaison-csv.h"
#include "model/liaison-json-string.h"

/* Of formatting in one go of the main loop. */
#define SLICE_US 3000
#define SLICE_BYTES (64 * 1024)
/* Whatever does not wait for this is more urgent: the window is drawn meanwhile. */
#define PRIORITY G_PRIORITY_DEFAULT_IDLE

struct _LiaisonExport
{
  GObject parent_instance;

  GListModel *customers;
  LiaisonCustomerTable table;
  LiaisonExportFormat format;
  guint n_total;
  guint n_done;
};

G_DEFINE_FINAL_TYPE (LiaisonExport, liaison_export, G_TYPE_OBJECT)

enum
{
  PROP_N_DONE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Formats */

static void
append_csv_titles (LiaisonExport *self, GString *out)
{
  for (gsize i = 0; i < self->table.n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      liaison_csv_append_cell (out, self->table.columns[i].title);
    }
  g_string_append (out, "\r\n");
}

static void
append_csv_customer (LiaisonExport *self, GString *out, LiaisonCustomer *customer)
{
  for (gsize i = 0; i < self->table.n_columns; i++)
    {
      g_autofree char *text = self->table.columns[i].dup_text (customer, self->table.source);

      if (i > 0)
        g_string_append_c (out, ',');
      liaison_csv_append_cell (out, text);
    }
  g_string_append (out, "\r\n");
}

static void
append_json_list (GString *out, const char *words)
{
  g_auto(GStrv) list = g_strsplit (words != NULL ? words : "", "\n", -1);

  g_string_append_c (out, '[');
  for (gsize i = 0; list[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      liaison_json_string_append (out, list[i]);
    }
  g_string_append_c (out, ']');
}

static void
append_json_customer (LiaisonExport *self, GString *out, LiaisonCustomer *customer)
{
  g_string_append (out, self->n_done > 0 ? ",\n{" : "\n{");
  for (gsize i = 0; i < self->table.n_columns; i++)
    {
      const LiaisonCustomerColumn *column = &self->table.columns[i];
      g_autofree char *word = column->dup_word (customer, self->table.source);

      if (i > 0)
        g_string_append_c (out, ',');
      liaison_json_string_append (out, column->key);
      g_string_append_c (out, ':');
      if (column->is_list)
        append_json_list (out, word);
      else
        liaison_json_string_append (out, word);
    }
  g_string_append_c (out, '}');
}

static void
append_beginning (LiaisonExport *self, GString *out)
{
  if (self->format == LIAISON_EXPORT_CSV_EXCEL)
    g_string_append (out, "\xef\xbb\xbf");
  if (self->format == LIAISON_EXPORT_JSON)
    g_string_append_c (out, '[');
  else
    append_csv_titles (self, out);
}

static void
append_customer (LiaisonExport *self, GString *out)
{
  g_autoptr(LiaisonCustomer) customer = g_list_model_get_item (self->customers, self->n_done);

  if (self->format == LIAISON_EXPORT_JSON)
    append_json_customer (self, out, customer);
  else
    append_csv_customer (self, out, customer);
  self->n_done++;
}

/* Writing:
 *
 *   opened → write_slice → slice_written ─┬─ more customers: write_slice
 *                                         └─ committed
 *
 * and from any of them, when something is amiss, give_up → discarded.
 */
typedef struct
{
  LiaisonFileReplacement *file;
  GString *slice;
  GError *error; /* what was amiss */
} RunOp;

static void slice_written_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void committed_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void discarded_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
run_op_free (RunOp *op)
{
  g_clear_error (&op->error);
  g_string_free (op->slice, TRUE);
  g_clear_object (&op->file);
  g_free (op);
}

/* Takes @error. */
static void
give_up (GTask *task, GError *error)
{
  RunOp *op = g_task_get_task_data (task);

  op->error = error;
  liaison_file_replacement_discard_async (op->file, discarded_cb, g_object_ref (task));
}

static void
write_slice (GTask *task)
{
  LiaisonExport *self = g_task_get_source_object (task);
  RunOp *op = g_task_get_task_data (task);
  gint64 end = g_get_monotonic_time () + SLICE_US;

  while (self->n_done < self->n_total && op->slice->len < SLICE_BYTES &&
         g_get_monotonic_time () < end)
    append_customer (self, op->slice);
  if (self->n_done == self->n_total && self->format == LIAISON_EXPORT_JSON)
    g_string_append (op->slice, "\n]\n");

  g_output_stream_write_all_async (liaison_file_replacement_get_stream (op->file), op->slice->str,
                                   op->slice->len, PRIORITY, g_task_get_cancellable (task),
                                   slice_written_cb, g_object_ref (task));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonExport *self = g_task_get_source_object (task);
  RunOp *op = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (!liaison_file_replacement_open_finish (op->file, result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  append_beginning (self, op->slice);
  write_slice (task);
}

static void
slice_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonExport *self = g_task_get_source_object (task);
  RunOp *op = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    {
      give_up (task, g_steal_pointer (&error));
      return;
    }

  g_string_truncate (op->slice, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DONE]);
  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    give_up (task, g_steal_pointer (&error));
  else if (self->n_done < self->n_total)
    write_slice (task);
  else
    liaison_file_replacement_commit_async (op->file, g_task_get_cancellable (task), committed_cb,
                                           g_object_ref (task));
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (liaison_file_replacement_commit_finish (LIAISON_FILE_REPLACEMENT (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    give_up (task, g_steal_pointer (&error));
}

static void
discarded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  RunOp *op = g_task_get_task_data (task);

  g_task_return_error (task, g_steal_pointer (&op->error));
}

static void
liaison_export_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_N_DONE)
    g_value_set_uint (value, LIAISON_EXPORT (object)->n_done);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
liaison_export_finalize (GObject *object)
{
  LiaisonExport *self = LIAISON_EXPORT (object);

  g_clear_object (&self->table.source);
  g_clear_object (&self->customers);

  G_OBJECT_CLASS (liaison_export_parent_class)->finalize (object);
}

static void
liaison_export_class_init (LiaisonExportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = liaison_export_finalize;
  object_class->get_property = liaison_export_get_property;

  properties[PROP_N_DONE] = g_param_spec_uint ("n-done", NULL, NULL, 0, G_MAXUINT, 0,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
liaison_export_init (LiaisonExport *self)
{
}

LiaisonExport *
liaison_export_new (GListModel *customers,
                    const LiaisonCustomerTable *table,
                    LiaisonExportFormat format)
{
  LiaisonExport *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (customers), NULL);
  g_return_val_if_fail (table != NULL && table->n_columns > 0, NULL);

  self = g_object_new (LIAISON_TYPE_EXPORT, NULL);
  self->customers = g_object_ref (customers);
  self->table = *table;
  if (table->source != NULL)
    g_object_ref (table->source);
  self->format = format;
  self->n_total = g_list_model_get_n_items (customers);

  return self;
}

void
liaison_export_run_async (LiaisonExport *self,
                          GFile *file,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  RunOp *op;

  g_return_if_fail (LIAISON_IS_EXPORT (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (self->n_done == 0);

  /* Not by its cancellable: what it tells is what became of the file. */
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, liaison_export_run_async);
  op = g_new0 (RunOp, 1);
  op->file = liaison_file_replacement_new (file);
  op->slice = g_string_sized_new (SLICE_BYTES + 1024);
  g_task_set_task_data (task, op, (GDestroyNotify) run_op_free);

  liaison_file_replacement_open_async (op->file, cancellable, opened_cb, g_object_ref (task));
}

gboolean
liaison_export_run_finish (LiaisonExport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

guint
liaison_export_get_n_done (LiaisonExport *self)
{
  g_return_val_if_fail (LIAISON_IS_EXPORT (self), 0);

  return self->n_done;
}

guint
liaison_export_get_n_total (LiaisonExport *self)
{
  g_return_val_if_fail (LIAISON_IS_EXPORT (self), 0);

  return self->n_total;
}
