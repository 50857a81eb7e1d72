/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-session-run.h"

struct _LiaisonSessionRun
{
  GObject parent_instance;

  LiaisonSession *session;
  GCancellable *cancellable; /* cancelled by the end */
};

G_DEFINE_FINAL_TYPE (LiaisonSessionRun, liaison_session_run, G_TYPE_OBJECT)

enum
{
  STARTED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonSessionRun) self = LIAISON_SESSION_RUN (user_data);
  g_autoptr(GError) error = NULL;
  gboolean started = liaison_session_start_finish (LIAISON_SESSION (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (started)
    g_signal_emit (self, signals[STARTED], 0);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
           !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING)) /* the first start tells */
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (liaison_session_close_finish (LIAISON_SESSION (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
liaison_session_run_finalize (GObject *object)
{
  LiaisonSessionRun *self = LIAISON_SESSION_RUN (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (liaison_session_run_parent_class)->finalize (object);
}

static void
liaison_session_run_class_init (LiaisonSessionRunClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_session_run_finalize;

  signals[STARTED] = g_signal_new ("started", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
liaison_session_run_init (LiaisonSessionRun *self)
{
  self->cancellable = g_cancellable_new ();
}

LiaisonSessionRun *
liaison_session_run_new (LiaisonSession *session)
{
  LiaisonSessionRun *self;

  g_return_val_if_fail (LIAISON_IS_SESSION (session), NULL);

  self = g_object_new (LIAISON_TYPE_SESSION_RUN, NULL);
  self->session = g_object_ref (session);

  return self;
}

LiaisonSession *
liaison_session_run_get_session (LiaisonSessionRun *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION_RUN (self), NULL);

  return self->session;
}

void
liaison_session_run_start (LiaisonSessionRun *self)
{
  g_return_if_fail (LIAISON_IS_SESSION_RUN (self));

  liaison_session_start_async (self->session, self->cancellable, started_cb, g_object_ref (self));
}

void
liaison_session_run_end_async (LiaisonSessionRun *self,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (LIAISON_IS_SESSION_RUN (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, liaison_session_run_end_async);

  g_cancellable_cancel (self->cancellable);
  liaison_session_close_async (self->session, closed_cb, g_object_ref (task));
}

gboolean
liaison_session_run_end_finish (LiaisonSessionRun *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
