/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-profile-saver.h"

#include <gio/gio.h>

#include "store/liaison-profile-file.h"

/* The owner and each worker hold it. */
struct _LiaisonProfileSaver
{
  char *path;
  LiaisonProfileSavedFunc saved; /* of the owner; NULL once it has gone */
  gpointer user_data;
  GMutex mutex; /* of what follows */
  GCond written;
  char *text; /* the next to be written, or NULL */
  gboolean writing;
  GError *error; /* of what was written last, or NULL */
};

static void
clear (gpointer pointer)
{
  LiaisonProfileSaver *self = pointer;

  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->written);
  g_free (self->path);
  g_free (self->text);
  g_clear_error (&self->error);
}

LiaisonProfileSaver *
liaison_profile_saver_new (const char *path, LiaisonProfileSavedFunc saved, gpointer user_data)
{
  LiaisonProfileSaver *self;

  g_return_val_if_fail (path != NULL && saved != NULL, NULL);

  self = g_atomic_rc_box_new0 (LiaisonProfileSaver);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->written);
  self->path = g_strdup (path);
  self->saved = saved;
  self->user_data = user_data;
  return self;
}

void
liaison_profile_saver_free (LiaisonProfileSaver *self)
{
  g_return_if_fail (self != NULL);

  self->saved = NULL;
  g_atomic_rc_box_release_full (self, clear);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  LiaisonProfileSaver *self = task_data;
  char *text;

  g_mutex_lock (&self->mutex);
  while ((text = g_steal_pointer (&self->text)) != NULL)
    {
      GError *error = NULL;

      g_mutex_unlock (&self->mutex);
      liaison_profile_file_write (self->path, text, &error);
      g_free (text);
      g_mutex_lock (&self->mutex);
      g_clear_error (&self->error);
      self->error = error;
    }
  self->writing = FALSE;
  g_cond_broadcast (&self->written);
  g_mutex_unlock (&self->mutex);
  g_task_return_boolean (task, TRUE);
}

static void
release (gpointer self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Tells the newest there is: another worker may have written since. */
static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiaisonProfileSaver *self = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  g_mutex_lock (&self->mutex);
  if (self->error != NULL)
    error = g_error_copy (self->error);
  g_mutex_unlock (&self->mutex);
  if (self->saved != NULL)
    self->saved (error, self->user_data);
}

void
liaison_profile_saver_save (LiaisonProfileSaver *self, char *text)
{
  gboolean idle;

  g_return_if_fail (self != NULL && text != NULL);

  g_mutex_lock (&self->mutex);
  g_free (self->text);
  self->text = text;
  idle = !self->writing;
  self->writing = TRUE;
  g_mutex_unlock (&self->mutex);
  if (idle)
    {
      g_autoptr(GTask) task = g_task_new (NULL, NULL, written_cb, NULL);

      g_task_set_source_tag (task, liaison_profile_saver_save);
      g_task_set_task_data (task, g_atomic_rc_box_acquire (self), release);
      g_task_run_in_thread (task, write_in_thread);
    }
}

gboolean
liaison_profile_saver_flush (LiaisonProfileSaver *self, GError **error)
{
  GError *failure = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  g_mutex_lock (&self->mutex);
  while (self->writing)
    g_cond_wait (&self->written, &self->mutex);
  if (self->error != NULL)
    failure = g_error_copy (self->error);
  g_mutex_unlock (&self->mutex);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, failure);
  return FALSE;
}
