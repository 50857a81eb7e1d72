/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-profile-saver.h"

#include <gio/gio.h>

#include "store/liaison-profile-file.h"

/* The owner and each worker hold it. */
struct _LiaisonProfileSaver
{
  char *path;
  GMutex mutex; /* of what follows */
  GCond written;
  char *text; /* the next to be written, or NULL */
  gboolean writing;
};

static void
clear (gpointer pointer)
{
  LiaisonProfileSaver *self = pointer;

  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->written);
  g_free (self->path);
  g_free (self->text);
}

LiaisonProfileSaver *
liaison_profile_saver_new (const char *path)
{
  LiaisonProfileSaver *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_atomic_rc_box_new0 (LiaisonProfileSaver);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->written);
  self->path = g_strdup (path);
  return self;
}

void
liaison_profile_saver_free (LiaisonProfileSaver *self)
{
  g_return_if_fail (self != NULL);

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
      g_autoptr(GError) error = NULL;

      g_mutex_unlock (&self->mutex);
      if (!liaison_profile_file_write (self->path, text, &error))
        g_warning ("The list of accounts could not be saved: %s", error->message);
      g_free (text);
      g_mutex_lock (&self->mutex);
    }
  self->writing = FALSE;
  g_cond_broadcast (&self->written);
  g_mutex_unlock (&self->mutex);
  g_task_return_boolean (task, TRUE);
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
      g_autoptr(GTask) task = g_task_new (NULL, NULL, NULL, NULL);

      g_task_set_source_tag (task, liaison_profile_saver_save);
      g_task_set_task_data (task, g_atomic_rc_box_acquire (self),
                            (GDestroyNotify) liaison_profile_saver_free);
      g_task_run_in_thread (task, write_in_thread);
    }
}

void
liaison_profile_saver_flush (LiaisonProfileSaver *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->mutex);
  while (self->writing)
    g_cond_wait (&self->written, &self->mutex);
  g_mutex_unlock (&self->mutex);
}
