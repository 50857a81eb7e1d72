/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-prospect-list.h"

#include <string.h>

#include "app/liaison-country-words.h"
#include "app/liaison-prospect-check.h"
#include "app/liaison-prospect-remains.h"
#include "model/liaison-error.h"

#define MAX_BYTES (32 * 1024 * 1024)

struct _LiaisonProspectList
{
  GObject parent_instance;

  LiaisonSession *session;
  GBytes *bytes; /* as they were read, or NULL */
  LiaisonProspectReading reading;
  LiaisonCsvTable *table; /* with the titles, or NULL */
  GArray *columns;        /* of int, a place for each field */
  GPtrArray *prospects;
  GHashTable *countries;  /* or NULL */
  GCancellable *checking; /* or NULL */
};

enum
{
  PROP_CHECKING = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHECKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return LIAISON_TYPE_PROSPECT;
}

static guint
get_n_items (GListModel *model)
{
  return LIAISON_PROSPECT_LIST (model)->prospects->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *prospects = LIAISON_PROSPECT_LIST (model)->prospects;

  return position < prospects->len ? g_object_ref (g_ptr_array_index (prospects, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaisonProspectList,
                               liaison_prospect_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* Reading:
 *
 *   read_file → loaded → read_bytes → (worker) → done
 *   read_text, read_again → read_bytes
 */
typedef struct
{
  GBytes *bytes;
  LiaisonProspectReading reading;
  LiaisonCsvTable *table;
  GArray *columns;
  GPtrArray *prospects;
  GHashTable *countries; /* those there are; or made by the worker */
} ReadOp;

static void
read_op_free (ReadOp *op)
{
  g_clear_pointer (&op->bytes, g_bytes_unref);
  g_clear_pointer (&op->table, liaison_csv_table_free);
  g_clear_pointer (&op->columns, g_array_unref);
  g_clear_pointer (&op->prospects, g_ptr_array_unref);
  g_clear_pointer (&op->countries, g_hash_table_unref);
  g_free (op);
}

/* Addresses in one line, as from a mail program, are one below the other. */
static void
turn_single_line (LiaisonCsvTable *table)
{
  g_auto(GStrv) cells = NULL;
  guint line = 1;

  if (table->rows->len != 1 || table->n_columns < 2)
    return;
  cells = g_strdupv (g_ptr_array_index (table->rows, 0));
  for (guint i = 0; cells[i] != NULL; i++)
    if (strchr (cells[i], '@') == NULL && cells[i][strspn (cells[i], " ")] != '\0')
      return;
  g_ptr_array_set_size (table->rows, 0);
  g_array_set_size (table->lines, 0);
  table->n_columns = 1;
  for (guint i = 0; cells[i] != NULL; i++)
    if (strchr (cells[i], '@') != NULL)
      {
        const char *row[] = { cells[i], NULL };

        g_ptr_array_add (table->rows, g_strdupv ((GStrv) row));
        g_array_append_val (table->lines, line);
      }
}

static gboolean
is_workbook (const char *bytes, gsize length)
{
  return length >= 4 &&
         (memcmp (bytes, "PK\x03\x04", 4) == 0 || memcmp (bytes, "\xd0\xcf\x11\xe0", 4) == 0);
}

static void
make_prospects (ReadOp *op)
{
  guint first = op->reading.has_titles ? 1 : 0;

  op->prospects = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = first; i < op->table->rows->len; i++)
    g_ptr_array_add (op->prospects,
                     liaison_prospect_new (op->table->rows, i, op->columns,
                                           g_array_index (op->table->lines, guint, i)));
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  ReadOp *op = task_data;
  gsize length;
  const char *bytes = g_bytes_get_data (op->bytes, &length);
  g_autofree char *text = NULL;

  if (!is_workbook (bytes, length))
    text = liaison_csv_decode (bytes, length, &op->reading.encoding);
  if (text != NULL && op->reading.separator == LIAISON_PROSPECT_ANY_SEPARATOR)
    op->reading.separator = liaison_csv_find_separator (text);
  if (text != NULL)
    op->table = liaison_csv_parse (text, op->reading.separator);
  if (op->table == NULL || op->table->rows->len == 0)
    {
      g_task_return_new_error (task, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE,
                               "no rows of text in the list");
      return;
    }

  turn_single_line (op->table);
  if (op->reading.has_titles < 0)
    op->reading.has_titles = liaison_prospect_fields_have_titles (op->table);
  op->columns = g_array_sized_new (FALSE, TRUE, sizeof (int), LIAISON_PROSPECT_N_FIELDS);
  g_array_set_size (op->columns, LIAISON_PROSPECT_N_FIELDS);
  liaison_prospect_fields_map (op->table, op->reading.has_titles, (int *) op->columns->data);
  make_prospects (op);
  if (op->countries == NULL)
    op->countries = liaison_country_words_new ();
  g_task_return_boolean (task, TRUE);
}

/* Takes @bytes. */
static void
read_bytes (GTask *task, GBytes *bytes)
{
  ReadOp *op = g_task_get_task_data (task);

  op->bytes = bytes;
  if (g_bytes_get_size (bytes) > MAX_BYTES)
    g_task_return_new_error (task, LIAISON_ERROR, LIAISON_ERROR_TOO_LONG,
                             "a list of %" G_GSIZE_FORMAT " bytes", g_bytes_get_size (bytes));
  else
    g_task_run_in_thread (task, read_in_thread);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  char *contents;
  gsize length;

  if (g_file_load_contents_finish (G_FILE (source), result, &contents, &length, NULL, &error))
    read_bytes (task, g_bytes_new_take (contents, length));
  else
    g_task_return_error (task, error);
}

/* Nobody loads a film to be told that it is no list. */
static void
measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GFileInfo) found = NULL;
  GError *error = NULL;

  found = g_file_query_info_finish (G_FILE (source), result, &error);
  if (found == NULL)
    g_task_return_error (task, error);
  else if (g_file_info_get_size (found) > MAX_BYTES)
    g_task_return_new_error (task, LIAISON_ERROR, LIAISON_ERROR_TOO_LONG,
                             "a list of %" G_GINT64_FORMAT " bytes", g_file_info_get_size (found));
  else
    g_file_load_contents_async (G_FILE (source), g_task_get_cancellable (task), loaded_cb,
                                g_object_ref (task));
}

static GTask *
new_task (LiaisonProspectList *self,
          const LiaisonProspectReading *reading,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  ReadOp *op = g_new0 (ReadOp, 1);

  op->reading = *reading;
  op->countries = self->countries != NULL ? g_hash_table_ref (self->countries) : NULL;
  g_task_set_source_tag (task, new_task);
  g_task_set_task_data (task, op, (GDestroyNotify) read_op_free);
  return task;
}

/* Checking */

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonProspectList) self = LIAISON_PROSPECT_LIST (user_data);

  /* Cancelled: another one is under way, or nobody waits any more. */
  if (!liaison_prospect_check_finish (result, NULL))
    return;
  g_clear_object (&self->checking);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHECKING]);
  g_signal_emit (self, signals[CHECKED], 0);
}

static void
stop_checking (LiaisonProspectList *self)
{
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
}

static void
liaison_prospect_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHECKING)
    g_value_set_boolean (value, LIAISON_PROSPECT_LIST (object)->checking != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_prospect_list_dispose (GObject *object)
{
  stop_checking (LIAISON_PROSPECT_LIST (object));

  G_OBJECT_CLASS (liaison_prospect_list_parent_class)->dispose (object);
}

static void
liaison_prospect_list_finalize (GObject *object)
{
  LiaisonProspectList *self = LIAISON_PROSPECT_LIST (object);

  liaison_prospect_remains_free (g_steal_pointer (&self->prospects),
                                 g_steal_pointer (&self->table));
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->countries, g_hash_table_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (liaison_prospect_list_parent_class)->finalize (object);
}

static void
liaison_prospect_list_class_init (LiaisonProspectListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_prospect_list_get_property;
  object_class->dispose = liaison_prospect_list_dispose;
  object_class->finalize = liaison_prospect_list_finalize;

  properties[PROP_CHECKING] =
    g_param_spec_boolean ("checking", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHECKED] = g_signal_new ("checked", LIAISON_TYPE_PROSPECT_LIST, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
liaison_prospect_list_init (LiaisonProspectList *self)
{
  self->reading = LIAISON_PROSPECT_READING_AUTOMATIC;
  self->prospects = g_ptr_array_new_with_free_func (g_object_unref);
}

LiaisonProspectList *
liaison_prospect_list_new (LiaisonSession *session)
{
  LiaisonProspectList *self;

  g_return_val_if_fail (LIAISON_IS_SESSION (session), NULL);
  g_return_val_if_fail (liaison_session_get_ledger (session) != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_PROSPECT_LIST, NULL);
  self->session = g_object_ref (session);
  return self;
}

void
liaison_prospect_list_read_file_async (LiaisonProspectList *self,
                                       GFile *file,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  LiaisonProspectReading automatic = LIAISON_PROSPECT_READING_AUTOMATIC;

  g_return_if_fail (LIAISON_IS_PROSPECT_LIST (self));
  g_return_if_fail (G_IS_FILE (file));

  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, cancellable, measured_cb,
                           new_task (self, &automatic, cancellable, callback, user_data));
}

void
liaison_prospect_list_read_text_async (LiaisonProspectList *self,
                                       const char *text,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  LiaisonProspectReading reading = LIAISON_PROSPECT_READING_AUTOMATIC;
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (LIAISON_IS_PROSPECT_LIST (self));
  g_return_if_fail (text != NULL);

  reading.encoding = LIAISON_CSV_UTF_8;
  task = new_task (self, &reading, cancellable, callback, user_data);
  read_bytes (task, g_bytes_new (text, strlen (text)));
}

void
liaison_prospect_list_read_again_async (LiaisonProspectList *self,
                                        const LiaisonProspectReading *reading,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (LIAISON_IS_PROSPECT_LIST (self));
  g_return_if_fail (reading != NULL);
  g_return_if_fail (self->bytes != NULL);

  task = new_task (self, reading, cancellable, callback, user_data);
  read_bytes (task, g_bytes_ref (self->bytes));
}

/* Of the same file, read otherwise. Both are in the order of its lines. */
static void
keep_corrections (GPtrArray *before, GPtrArray *now)
{
  for (guint i = 0, j = 0; i < before->len && j < now->len;)
    {
      guint line = liaison_prospect_get_line (before->pdata[i]);
      guint other = liaison_prospect_get_line (now->pdata[j]);

      if (line == other)
        liaison_prospect_take_corrections (now->pdata[j], before->pdata[i]);
      i += line <= other;
      j += other <= line;
    }
}

gboolean
liaison_prospect_list_read_finish (LiaisonProspectList *self, GAsyncResult *result, GError **error)
{
  GPtrArray *prospects_before;
  LiaisonCsvTable *table_before;
  ReadOp *op;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  op = g_task_get_task_data (G_TASK (result));
  prospects_before = g_steal_pointer (&self->prospects);
  table_before = g_steal_pointer (&self->table);
  if (op->bytes == self->bytes)
    keep_corrections (prospects_before, op->prospects);
  self->reading = op->reading;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->countries, g_hash_table_unref);
  self->bytes = g_steal_pointer (&op->bytes);
  self->table = g_steal_pointer (&op->table);
  self->columns = g_steal_pointer (&op->columns);
  self->prospects = g_steal_pointer (&op->prospects);
  self->countries = g_steal_pointer (&op->countries);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, prospects_before->len, self->prospects->len);
  liaison_prospect_list_check (self);
  liaison_prospect_remains_free (prospects_before, table_before);
  return TRUE;
}

LiaisonProspectReading
liaison_prospect_list_get_reading (LiaisonProspectList *self)
{
  g_return_val_if_fail (LIAISON_IS_PROSPECT_LIST (self), LIAISON_PROSPECT_READING_AUTOMATIC);

  return self->reading;
}

guint
liaison_prospect_list_get_n_columns (LiaisonProspectList *self)
{
  g_return_val_if_fail (LIAISON_IS_PROSPECT_LIST (self), 0);

  return self->table != NULL ? self->table->n_columns : 0;
}

char *
liaison_prospect_list_dup_column_title (LiaisonProspectList *self, guint column)
{
  g_return_val_if_fail (LIAISON_IS_PROSPECT_LIST (self), NULL);

  for (guint i = 0; self->table != NULL && i < MIN (self->table->rows->len, 20); i++)
    {
      GStrv cells = g_ptr_array_index (self->table->rows, i);
      g_autofree char *cell =
        column < g_strv_length (cells) ? g_strstrip (g_strdup (cells[column])) : g_strdup ("");

      if (*cell != '\0')
        return g_steal_pointer (&cell);
    }
  return g_strdup ("");
}

const char *const *
liaison_prospect_list_get_titles (LiaisonProspectList *self)
{
  g_return_val_if_fail (LIAISON_IS_PROSPECT_LIST (self), NULL);

  return self->table != NULL && self->reading.has_titles > 0
           ? g_ptr_array_index (self->table->rows, 0)
           : NULL;
}

int
liaison_prospect_list_get_column (LiaisonProspectList *self, LiaisonProspectField field)
{
  g_return_val_if_fail (LIAISON_IS_PROSPECT_LIST (self), LIAISON_PROSPECT_NO_COLUMN);
  g_return_val_if_fail (field < LIAISON_PROSPECT_N_FIELDS, LIAISON_PROSPECT_NO_COLUMN);

  return self->columns != NULL ? g_array_index (self->columns, int, field)
                               : LIAISON_PROSPECT_NO_COLUMN;
}

void
liaison_prospect_list_set_column (LiaisonProspectList *self, LiaisonProspectField field, int column)
{
  g_return_if_fail (LIAISON_IS_PROSPECT_LIST (self));
  g_return_if_fail (field < LIAISON_PROSPECT_N_FIELDS);
  g_return_if_fail (self->columns != NULL);

  if (g_array_index (self->columns, int, field) == column)
    return;
  g_array_index (self->columns, int, field) = column;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, self->prospects->len, self->prospects->len);
  liaison_prospect_list_check (self);
}

void
liaison_prospect_list_check (LiaisonProspectList *self)
{
  g_return_if_fail (LIAISON_IS_PROSPECT_LIST (self));
  g_return_if_fail (self->countries != NULL);

  stop_checking (self);
  self->checking = g_cancellable_new ();
  liaison_prospect_check_async (self->session, self->countries, self->prospects, self->checking,
                                checked_cb, g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHECKING]);
}

gboolean
liaison_prospect_list_is_checking (LiaisonProspectList *self)
{
  g_return_val_if_fail (LIAISON_IS_PROSPECT_LIST (self), FALSE);

  return self->checking != NULL;
}

guint
liaison_prospect_list_count_included (LiaisonProspectList *self)
{
  guint n = 0;

  g_return_val_if_fail (LIAISON_IS_PROSPECT_LIST (self), 0);

  for (guint i = 0; i < self->prospects->len; i++)
    n += liaison_prospect_is_included (g_ptr_array_index (self->prospects, i));
  return n;
}

guint
liaison_prospect_list_count_marked (LiaisonProspectList *self, LiaisonProspectMarks marks)
{
  guint n = 0;

  g_return_val_if_fail (LIAISON_IS_PROSPECT_LIST (self), 0);

  for (guint i = 0; i < self->prospects->len; i++)
    n += (liaison_prospect_get_marks (g_ptr_array_index (self->prospects, i)) & marks) != 0;
  return n;
}

GHashTable *
liaison_prospect_list_get_countries (LiaisonProspectList *self)
{
  g_return_val_if_fail (LIAISON_IS_PROSPECT_LIST (self), NULL);

  return self->countries;
}
