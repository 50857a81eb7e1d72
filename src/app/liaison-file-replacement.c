/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-file-replacement.h"

/* Whatever does not wait for this is more urgent: the window is drawn meanwhile. */
#define PRIORITY G_PRIORITY_DEFAULT_IDLE

struct _LiaisonFileReplacement
{
  GObject parent_instance;

  GFile *target;
  GFile *draft; /* beside the target */
  GOutputStream *stream;
};

G_DEFINE_FINAL_TYPE (LiaisonFileReplacement, liaison_file_replacement, G_TYPE_OBJECT)

/* Hidden, and in the same folder, so that it can take the target's place in one step. */
static GFile *
make_draft (GFile *target)
{
  g_autoptr(GFile) folder = g_file_get_parent (target);
  g_autofree char *name = g_strdup_printf (".liaison-%08x.part", g_random_int ());

  return folder != NULL ? g_file_get_child (folder, name) : NULL;
}

static void
keep_mode (GFile *from, GFile *to)
{
  g_autoptr(GFileInfo) info = g_file_query_info (from, G_FILE_ATTRIBUTE_UNIX_MODE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info != NULL && g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_UNIX_MODE))
    g_file_set_attribute_uint32 (
      to, G_FILE_ATTRIBUTE_UNIX_MODE,
      g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_MODE), G_FILE_QUERY_INFO_NONE,
      NULL, NULL);
}

/* Worker. Nobody else touches the object until the task has returned. */
static void
commit_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  LiaisonFileReplacement *self = source;
  GError *error = NULL;

  if (!g_output_stream_close (self->stream, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  keep_mode (self->target, self->draft);
  if (g_file_move (self->draft, self->target,
                   G_FILE_COPY_OVERWRITE | G_FILE_COPY_NO_FALLBACK_FOR_MOVE, cancellable, NULL,
                   NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Worker. */
static void
discard_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  LiaisonFileReplacement *self = source;

  if (self->stream != NULL)
    {
      g_output_stream_close (self->stream, NULL, NULL);
      g_file_delete (self->draft, NULL, NULL);
    }
  g_task_return_boolean (task, TRUE);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonFileReplacement *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;
  GFileOutputStream *stream = g_file_create_finish (G_FILE (source), result, &error);

  if (stream == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  self->stream = G_OUTPUT_STREAM (stream);
  g_task_return_boolean (task, TRUE);
}

static void
liaison_file_replacement_finalize (GObject *object)
{
  LiaisonFileReplacement *self = LIAISON_FILE_REPLACEMENT (object);

  g_clear_object (&self->stream);
  g_clear_object (&self->draft);
  g_clear_object (&self->target);

  G_OBJECT_CLASS (liaison_file_replacement_parent_class)->finalize (object);
}

static void
liaison_file_replacement_class_init (LiaisonFileReplacementClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_file_replacement_finalize;
}

static void
liaison_file_replacement_init (LiaisonFileReplacement *self)
{
}

LiaisonFileReplacement *
liaison_file_replacement_new (GFile *target)
{
  LiaisonFileReplacement *self;

  g_return_val_if_fail (G_IS_FILE (target), NULL);

  self = g_object_new (LIAISON_TYPE_FILE_REPLACEMENT, NULL);
  self->target = g_object_ref (target);
  self->draft = make_draft (target);

  return self;
}

void
liaison_file_replacement_open_async (LiaisonFileReplacement *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  GTask *task;

  g_return_if_fail (LIAISON_IS_FILE_REPLACEMENT (self));

  /* Not by its cancellable: a stream that is there has to be discarded, not forgotten. */
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, liaison_file_replacement_open_async);
  if (self->draft == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "a root is no file");
      g_object_unref (task);
      return;
    }
  g_file_create_async (self->draft, G_FILE_CREATE_NONE, PRIORITY, NULL, created_cb, task);
}

gboolean
liaison_file_replacement_open_finish (LiaisonFileReplacement *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

GOutputStream *
liaison_file_replacement_get_stream (LiaisonFileReplacement *self)
{
  g_return_val_if_fail (LIAISON_IS_FILE_REPLACEMENT (self), NULL);

  return self->stream;
}

void
liaison_file_replacement_commit_async (LiaisonFileReplacement *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (LIAISON_IS_FILE_REPLACEMENT (self));
  g_return_if_fail (self->stream != NULL);

  /* When it is told that it was cancelled, the old file must be the one that is there. */
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, liaison_file_replacement_commit_async);
  g_task_run_in_thread (task, commit_in_thread);
}

gboolean
liaison_file_replacement_commit_finish (LiaisonFileReplacement *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
liaison_file_replacement_discard_async (LiaisonFileReplacement *self,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (LIAISON_IS_FILE_REPLACEMENT (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, liaison_file_replacement_discard_async);
  g_task_run_in_thread (task, discard_in_thread);
}
