/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-template-folder.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "model/liaison-error.h"

#define SUFFIX ".liaison-letter"
#define DELAY_MS 400
#define MAX_FILES 1000

struct _LiaisonTemplateFolder
{
  GObject parent_instance;

  char *path;
  GPtrArray *templates;
  GPtrArray *unreadable; /* Unreadable */
  GHashTable *dirty;     /* templates that no write has taken; also those of which it failed */
  GHashTable *failed;    /* templates of which the last write did not succeed */
  guint timer;           /* runs from a change to its write */
  GThreadPool *writer;   /* of one thread: writes are done in order */
  GError *error;         /* while there are failed ones */
  gboolean loaded;
  gboolean closed;
};

typedef struct
{
  char *name;
  GError *error;
} Unreadable;

typedef struct
{
  LiaisonTemplateFolder *folder;
  LiaisonLetterTemplate *template;
  char *path;
  char *text; /* NULL: the file goes */
  GError *error;
} Write;

/* What the worker found. */
typedef struct
{
  GPtrArray *templates;
  GPtrArray *unreadable;
} Contents;

static void liaison_template_folder_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaisonTemplateFolder,
                               liaison_template_folder,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      liaison_template_folder_list_init))

enum
{
  PROP_LOADED = 1,
  PROP_FAILED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
unreadable_free (gpointer pointer)
{
  Unreadable *unreadable = pointer;

  g_free (unreadable->name);
  g_clear_error (&unreadable->error);
  g_free (unreadable);
}

static void
write_free (Write *write)
{
  g_object_unref (write->folder);
  g_object_unref (write->template);
  g_free (write->path);
  g_free (write->text);
  g_clear_error (&write->error);
  g_free (write);
}

static void
contents_free (gpointer pointer)
{
  Contents *contents = pointer;

  g_ptr_array_unref (contents->templates);
  g_ptr_array_unref (contents->unreadable);
  g_free (contents);
}

/* Reading. Worker. */

static GBytes *
read_file (GFile *file, GError **error)
{
  g_autoptr(GFileInfo) status = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                    G_FILE_QUERY_INFO_NONE, NULL, error);
  g_autoptr(GFileInputStream) stream = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (status == NULL)
    return NULL;
  /* A pipe would be waited for. */
  if (g_file_info_get_file_type (status) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "not a regular file");
      return NULL;
    }

  stream = g_file_read (file, NULL, error);
  if (stream == NULL)
    return NULL;
  bytes =
    g_input_stream_read_bytes (G_INPUT_STREAM (stream), LIAISON_TEMPLATE_FILE_MAX + 1, NULL, error);
  if (bytes != NULL && g_bytes_get_size (bytes) > LIAISON_TEMPLATE_FILE_MAX)
    {
      g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "too long");
      return NULL;
    }
  return g_steal_pointer (&bytes);
}

static void
load_file (Contents *contents, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *id = g_strndup (name, strlen (name) - strlen (SUFFIX));
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GBytes) bytes = read_file (file, &error);
  g_autoptr(LiaisonLetterTemplate) template = NULL;

  if (bytes != NULL)
    template = liaison_letter_template_new_from_file (id, bytes, &error);
  if (template != NULL)
    {
      g_ptr_array_add (contents->templates, g_steal_pointer (&template));
    }
  else
    {
      Unreadable *unreadable = g_new0 (Unreadable, 1);

      unreadable->name = g_filename_display_name (name);
      unreadable->error = g_steal_pointer (&error);
      g_ptr_array_add (contents->unreadable, unreadable);
    }
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const char *path = task_data;
  Contents *contents = g_new0 (Contents, 1);
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  contents->templates = g_ptr_array_new_with_free_func (g_object_unref);
  contents->unreadable = g_ptr_array_new_with_free_func (unreadable_free);
  while (folder != NULL && contents->templates->len + contents->unreadable->len < MAX_FILES &&
         (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, SUFFIX) && *name != '.')
      load_file (contents, path, name);
  g_task_return_pointer (task, contents, contents_free);
}

static void
import_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr(GBytes) bytes = read_file (task_data, &error);
  LiaisonLetterTemplate *template =
    bytes != NULL ? liaison_letter_template_new_from_file (NULL, bytes, &error) : NULL;

  if (template != NULL)
    g_task_return_pointer (task, template, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* Writing */

/* What failed waits among the dirty ones for the next change, or the end. */
static void
take_result (LiaisonTemplateFolder *self, LiaisonLetterTemplate *template, const GError *error)
{
  gboolean had_failed = self->error != NULL;

  if (error != NULL)
    {
      g_clear_error (&self->error);
      self->error = g_error_copy (error);
      g_hash_table_add (self->failed, g_object_ref (template));
      /* Not over and over, where nobody could mend anything between. */
      if (!self->closed)
        g_hash_table_add (self->dirty, g_object_ref (template));
    }
  else if (g_hash_table_remove (self->failed, template) && g_hash_table_size (self->failed) == 0)
    {
      g_clear_error (&self->error);
    }
  if ((self->error != NULL) != had_failed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAILED]);
}

static gboolean
written_cb (gpointer user_data)
{
  Write *write = user_data;

  take_result (write->folder, write->template, write->error);
  write_free (write);
  return G_SOURCE_REMOVE;
}

/* Worker. A file that is gone already is gone. */
static void
write_in_thread (gpointer job, gpointer unused)
{
  Write *write = job;
  g_autofree char *folder = g_path_get_dirname (write->path);

  if (write->text == NULL)
    {
      if (g_remove (write->path) != 0 && errno != ENOENT)
        g_set_error (&write->error, G_IO_ERROR, (int) g_io_error_from_errno (errno), "%s: %s",
                     write->path, g_strerror (errno));
    }
  else if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (&write->error, G_IO_ERROR, (int) g_io_error_from_errno (errno), "%s: %s", folder,
                   g_strerror (errno));
    }
  else
    {
      g_file_set_contents_full (write->path, write->text, -1,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &write->error);
    }
  g_idle_add_full (G_PRIORITY_DEFAULT, written_cb, write, NULL);
}

/* Of a template that went, the file goes. */
static void
write_file (LiaisonTemplateFolder *self, LiaisonLetterTemplate *template)
{
  g_autofree char *name = g_strconcat (liaison_letter_template_get_id (template), SUFFIX, NULL);
  Write *write = g_new0 (Write, 1);

  if (self->writer == NULL)
    self->writer = g_thread_pool_new (write_in_thread, NULL, 1, FALSE, NULL);
  write->folder = g_object_ref (self);
  write->template = g_object_ref (template);
  write->path = g_build_filename (self->path, name, NULL);
  if (g_ptr_array_find (self->templates, template, NULL))
    write->text = liaison_letter_template_to_file (template);
  g_thread_pool_push (self->writer, write, NULL);
}

static void
write_dirty (LiaisonTemplateFolder *self)
{
  GHashTableIter iter;
  gpointer template;

  g_clear_handle_id (&self->timer, g_source_remove);
  g_hash_table_iter_init (&iter, self->dirty);
  while (g_hash_table_iter_next (&iter, &template, NULL))
    {
      write_file (self, template);
      g_hash_table_iter_remove (&iter);
    }
}

static gboolean
timer_cb (gpointer user_data)
{
  LiaisonTemplateFolder *self = LIAISON_TEMPLATE_FOLDER (user_data);

  self->timer = 0;
  write_dirty (self);
  return G_SOURCE_REMOVE;
}

static void
mark_dirty (LiaisonTemplateFolder *self, LiaisonLetterTemplate *template)
{
  g_hash_table_add (self->dirty, g_object_ref (template));
  if (self->timer == 0)
    self->timer = g_timeout_add (DELAY_MS, timer_cb, self);
}

/* The list */

static void
template_changed_cb (LiaisonTemplateFolder *self, LiaisonLetterTemplate *template)
{
  mark_dirty (self, template);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
take_in (LiaisonTemplateFolder *self, LiaisonLetterTemplate *template)
{
  g_ptr_array_add (self->templates, g_object_ref (template));
  g_signal_connect_object (template, "changed", G_CALLBACK (template_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_list_model_items_changed (G_LIST_MODEL (self), self->templates->len - 1, 0, 1);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiaisonTemplateFolder *self = LIAISON_TEMPLATE_FOLDER (source);
  Contents *contents = g_task_propagate_pointer (G_TASK (result), NULL);

  g_clear_pointer (&self->unreadable, g_ptr_array_unref);
  self->unreadable = g_ptr_array_ref (contents->unreadable);
  for (guint i = 0; i < contents->templates->len; i++)
    take_in (self, contents->templates->pdata[i]);
  contents_free (contents);
  self->loaded = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GType
liaison_template_folder_get_item_type (GListModel *model)
{
  return LIAISON_TYPE_LETTER_TEMPLATE;
}

static guint
liaison_template_folder_get_n_items (GListModel *model)
{
  return LIAISON_TEMPLATE_FOLDER (model)->templates->len;
}

static gpointer
liaison_template_folder_get_item (GListModel *model, guint i)
{
  LiaisonTemplateFolder *self = LIAISON_TEMPLATE_FOLDER (model);

  return i < self->templates->len ? g_object_ref (self->templates->pdata[i]) : NULL;
}

static void
liaison_template_folder_list_init (GListModelInterface *iface)
{
  iface->get_item_type = liaison_template_folder_get_item_type;
  iface->get_n_items = liaison_template_folder_get_n_items;
  iface->get_item = liaison_template_folder_get_item;
}

static void
liaison_template_folder_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaisonTemplateFolder *self = LIAISON_TEMPLATE_FOLDER (object);

  switch (id)
    {
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    case PROP_FAILED:
      g_value_set_boolean (value, self->error != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
liaison_template_folder_dispose (GObject *object)
{
  LiaisonTemplateFolder *self = LIAISON_TEMPLATE_FOLDER (object);

  /* Each write holds the folder: this runs again when the last one is done. */
  self->closed = TRUE;
  write_dirty (self);

  G_OBJECT_CLASS (liaison_template_folder_parent_class)->dispose (object);
}

static void
liaison_template_folder_finalize (GObject *object)
{
  LiaisonTemplateFolder *self = LIAISON_TEMPLATE_FOLDER (object);

  /* Each write holds the folder, so there is none left. */
  if (self->writer != NULL)
    g_thread_pool_free (self->writer, FALSE, FALSE);
  g_free (self->path);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_clear_pointer (&self->unreadable, g_ptr_array_unref);
  g_clear_pointer (&self->dirty, g_hash_table_unref);
  g_clear_pointer (&self->failed, g_hash_table_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (liaison_template_folder_parent_class)->finalize (object);
}

static void
liaison_template_folder_class_init (LiaisonTemplateFolderClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_template_folder_get_property;
  object_class->dispose = liaison_template_folder_dispose;
  object_class->finalize = liaison_template_folder_finalize;

  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, readable);
  properties[PROP_FAILED] = g_param_spec_boolean ("failed", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", LIAISON_TYPE_TEMPLATE_FOLDER, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
liaison_template_folder_init (LiaisonTemplateFolder *self)
{
  self->templates = g_ptr_array_new_with_free_func (g_object_unref);
  self->unreadable = g_ptr_array_new_with_free_func (unreadable_free);
  self->dirty = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->failed = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

LiaisonTemplateFolder *
liaison_template_folder_new (const char *path)
{
  LiaisonTemplateFolder *self;
  g_autoptr(GTask) task = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_TEMPLATE_FOLDER, NULL);
  self->path = g_strdup (path);
  task = g_task_new (self, NULL, loaded_cb, NULL);
  g_task_set_source_tag (task, liaison_template_folder_new);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, load_in_thread);
  return self;
}

gboolean
liaison_template_folder_get_loaded (LiaisonTemplateFolder *self)
{
  g_return_val_if_fail (LIAISON_IS_TEMPLATE_FOLDER (self), FALSE);

  return self->loaded;
}

LiaisonLetterTemplate *
liaison_template_folder_lookup (LiaisonTemplateFolder *self, const char *id)
{
  g_return_val_if_fail (LIAISON_IS_TEMPLATE_FOLDER (self), NULL);

  for (guint i = 0; id != NULL && i < self->templates->len; i++)
    if (g_str_equal (liaison_letter_template_get_id (self->templates->pdata[i]), id))
      return self->templates->pdata[i];
  return NULL;
}

gboolean
liaison_template_folder_offers (LiaisonTemplateFolder *self,
                                LiaisonLetterTemplate *template,
                                const LiaisonLetterRequest *request)
{
  g_autoptr(LiaisonTemplateFault) fault = NULL;

  g_return_val_if_fail (LIAISON_IS_TEMPLATE_FOLDER (self), FALSE);

  if (!liaison_letter_template_fits (template, request))
    return FALSE;
  fault = liaison_letter_template_find_fault (template);
  return fault == NULL;
}

void
liaison_template_folder_add (LiaisonTemplateFolder *self, LiaisonLetterTemplate *template)
{
  g_return_if_fail (LIAISON_IS_TEMPLATE_FOLDER (self));
  g_return_if_fail (LIAISON_IS_LETTER_TEMPLATE (template));

  take_in (self, template);
  mark_dirty (self, template);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
liaison_template_folder_remove (LiaisonTemplateFolder *self, LiaisonLetterTemplate *template)
{
  g_autoptr(LiaisonLetterTemplate) kept = NULL;
  guint i = 0;

  g_return_if_fail (LIAISON_IS_TEMPLATE_FOLDER (self));
  if (!g_ptr_array_find (self->templates, template, &i))
    return;

  kept = g_object_ref (template);
  g_signal_handlers_disconnect_by_data (template, self);
  g_hash_table_remove (self->dirty, template);
  g_ptr_array_remove_index (self->templates, i);
  g_list_model_items_changed (G_LIST_MODEL (self), i, 1, 0);
  write_file (self, template);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
liaison_template_folder_import_async (LiaisonTemplateFolder *self,
                                      GFile *file,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (LIAISON_IS_TEMPLATE_FOLDER (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, liaison_template_folder_import_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, import_in_thread);
}

LiaisonLetterTemplate *
liaison_template_folder_import_finish (LiaisonTemplateFolder *self,
                                       GAsyncResult *result,
                                       GError **error)
{
  LiaisonLetterTemplate *template;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  template = g_task_propagate_pointer (G_TASK (result), error);
  if (template != NULL)
    liaison_template_folder_add (self, template);
  return template;
}

guint
liaison_template_folder_get_n_unreadable (LiaisonTemplateFolder *self)
{
  g_return_val_if_fail (LIAISON_IS_TEMPLATE_FOLDER (self), 0);

  return self->unreadable->len;
}

const char *
liaison_template_folder_get_unreadable_name (LiaisonTemplateFolder *self, guint i)
{
  g_return_val_if_fail (LIAISON_IS_TEMPLATE_FOLDER (self) && i < self->unreadable->len, NULL);

  return ((Unreadable *) self->unreadable->pdata[i])->name;
}

const GError *
liaison_template_folder_get_unreadable_error (LiaisonTemplateFolder *self, guint i)
{
  g_return_val_if_fail (LIAISON_IS_TEMPLATE_FOLDER (self) && i < self->unreadable->len, NULL);

  return ((Unreadable *) self->unreadable->pdata[i])->error;
}

const GError *
liaison_template_folder_get_error (LiaisonTemplateFolder *self)
{
  g_return_val_if_fail (LIAISON_IS_TEMPLATE_FOLDER (self), NULL);

  return self->error;
}

void
liaison_template_folder_flush (LiaisonTemplateFolder *self)
{
  g_return_if_fail (LIAISON_IS_TEMPLATE_FOLDER (self));

  write_dirty (self);
  /* Waits for what was pushed; the next write makes a pool anew. */
  if (self->writer != NULL)
    g_thread_pool_free (g_steal_pointer (&self->writer), FALSE, TRUE);
}
