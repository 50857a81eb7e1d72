/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-sandbox"

#include "sandbox/liaison-sandbox-thread.h"

struct _LiaisonSandboxThread
{
  GObject parent_instance;

  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  char *base;

  LiaisonSandboxServer *server; /* touched by the thread only */
};

G_DEFINE_FINAL_TYPE (LiaisonSandboxThread, liaison_sandbox_thread, G_TYPE_OBJECT)

/* Starting: the thread fills it in and hands it back to the starter's context. A task is never
 * released in the thread, for with it the last reference to the object could go there, and the
 * thread would join itself. */
typedef struct
{
  GTask *task;
  LiaisonSandboxThread *self;
  LiaisonSandboxOptions options;
  char *cloud;
  char *tls;
  GError *error;
} Start;

/* One acceptance on its way to the thread and back. */
typedef struct
{
  GTask *task;
  LiaisonSandboxAcceptance *acceptance;
  char *id; /* NULL: there is nobody like that */
} Answer;

/* Time on the same way. */
typedef struct
{
  GTask *task;
  gint64 seconds;
} Journey;

/* Something else on the same way. */
typedef struct
{
  GTask *task;
  LiaisonSandboxEvent event;
  LiaisonSandboxHappening *happening; /* NULL: to nobody */
} Turn;

/* Never runs @func right away in the calling thread, unlike g_main_context_invoke (). */
static void
run_in_context (GMainContext *context, GSourceFunc func, gpointer user_data)
{
  g_autoptr(GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, user_data, NULL);
  g_source_attach (source, context);
}

static gboolean
started_cb (gpointer user_data)
{
  Start *start = user_data;
  g_autoptr(GTask) task = start->task;
  g_autoptr(LiaisonSandboxThread) self = start->self;

  if (start->error != NULL)
    g_task_return_error (task, g_steal_pointer (&start->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
  g_free (start->cloud);
  g_free (start->tls);
  g_free (start);
  return G_SOURCE_REMOVE;
}

/* The thread. Once @start is handed back it is not ours; the object lives until we are joined. */
static gpointer
serve (gpointer user_data)
{
  Start *start = user_data;
  LiaisonSandboxThread *self = start->self;
  g_autoptr(GMainContext) context = g_main_context_ref (self->context);

  g_main_context_push_thread_default (context);
  self->server = liaison_sandbox_server_new (&start->options);
  if (liaison_sandbox_server_start (self->server, 0, &start->error))
    self->base = g_strdup (liaison_sandbox_server_get_base (self->server));
  run_in_context (g_task_get_context (start->task), started_cb, start);

  g_main_loop_run (self->loop);
  liaison_sandbox_server_stop (self->server);
  g_clear_object (&self->server);
  while (g_main_context_iteration (context, FALSE))
    ; /* what the closed connections still have to say */
  g_main_context_pop_thread_default (context);
  return NULL;
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

static void
liaison_sandbox_thread_dispose (GObject *object)
{
  LiaisonSandboxThread *self = LIAISON_SANDBOX_THREAD (object);

  if (self->thread != NULL)
    {
      run_in_context (self->context, quit_cb, self->loop);
      g_thread_join (g_steal_pointer (&self->thread));
    }
  G_OBJECT_CLASS (liaison_sandbox_thread_parent_class)->dispose (object);
}

static void
liaison_sandbox_thread_finalize (GObject *object)
{
  LiaisonSandboxThread *self = LIAISON_SANDBOX_THREAD (object);

  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_free (self->base);

  G_OBJECT_CLASS (liaison_sandbox_thread_parent_class)->finalize (object);
}

static void
liaison_sandbox_thread_class_init (LiaisonSandboxThreadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = liaison_sandbox_thread_dispose;
  object_class->finalize = liaison_sandbox_thread_finalize;
}

static void
liaison_sandbox_thread_init (LiaisonSandboxThread *self)
{
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
}

void
liaison_sandbox_thread_start_async (const LiaisonSandboxOptions *options,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  Start *start = g_new0 (Start, 1);

  start->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (start->task, liaison_sandbox_thread_start_async);
  start->self = g_object_new (LIAISON_TYPE_SANDBOX_THREAD, NULL);
  start->options = *options;
  start->options.cloud = start->cloud = g_strdup (options->cloud);
  start->options.tls = start->tls = g_strdup (options->tls);
  start->self->thread = g_thread_new ("liaison-sandbox", serve, start);
}

LiaisonSandboxThread *
liaison_sandbox_thread_start_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
liaison_sandbox_thread_get_base (LiaisonSandboxThread *self)
{
  g_return_val_if_fail (LIAISON_IS_SANDBOX_THREAD (self), NULL);

  return self->base;
}

static void
return_nobody (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           "There is no customer to whom this could happen");
}

static gboolean
accepted_cb (gpointer user_data)
{
  g_autofree Answer *answer = user_data;
  g_autoptr(GTask) task = answer->task;

  if (answer->id != NULL)
    g_task_return_pointer (task, answer->id, g_free);
  else
    return_nobody (task);
  liaison_sandbox_acceptance_free (answer->acceptance);
  return G_SOURCE_REMOVE;
}

static gboolean
accept_cb (gpointer user_data)
{
  Answer *answer = user_data;
  LiaisonSandboxThread *self = g_task_get_source_object (answer->task);

  answer->id = liaison_sandbox_server_accept_as (self->server, answer->acceptance);
  run_in_context (g_task_get_context (answer->task), accepted_cb, answer);
  return G_SOURCE_REMOVE;
}

void
liaison_sandbox_thread_accept_async (LiaisonSandboxThread *self,
                                     const LiaisonSandboxAcceptance *acceptance,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  Answer *answer;

  g_return_if_fail (LIAISON_IS_SANDBOX_THREAD (self));
  g_return_if_fail (acceptance != NULL);

  answer = g_new0 (Answer, 1);
  answer->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (answer->task, liaison_sandbox_thread_accept_async);
  answer->acceptance = liaison_sandbox_acceptance_copy (acceptance);
  run_in_context (self->context, accept_cb, answer);
}

char *
liaison_sandbox_thread_accept_finish (LiaisonSandboxThread *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
happened_cb (gpointer user_data)
{
  g_autofree Turn *turn = user_data;
  g_autoptr(GTask) task = turn->task;

  if (turn->happening != NULL)
    g_task_return_pointer (task, turn->happening, (GDestroyNotify) liaison_sandbox_happening_free);
  else
    return_nobody (task);
  return G_SOURCE_REMOVE;
}

static gboolean
happen_cb (gpointer user_data)
{
  Turn *turn = user_data;
  LiaisonSandboxThread *self = g_task_get_source_object (turn->task);

  turn->happening = liaison_sandbox_server_happen (self->server, turn->event, NULL, NULL);
  run_in_context (g_task_get_context (turn->task), happened_cb, turn);
  return G_SOURCE_REMOVE;
}

void
liaison_sandbox_thread_happen_async (LiaisonSandboxThread *self,
                                     LiaisonSandboxEvent event,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  Turn *turn;

  g_return_if_fail (LIAISON_IS_SANDBOX_THREAD (self));

  turn = g_new0 (Turn, 1);
  turn->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (turn->task, liaison_sandbox_thread_happen_async);
  turn->event = event;
  run_in_context (self->context, happen_cb, turn);
}

LiaisonSandboxHappening *
liaison_sandbox_thread_happen_finish (LiaisonSandboxThread *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
arrived_cb (gpointer user_data)
{
  g_autofree Journey *journey = user_data;
  g_autoptr(GTask) task = journey->task;

  g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

static gboolean
travel_cb (gpointer user_data)
{
  Journey *journey = user_data;
  LiaisonSandboxThread *self = g_task_get_source_object (journey->task);

  liaison_sandbox_server_travel (self->server, journey->seconds);
  run_in_context (g_task_get_context (journey->task), arrived_cb, journey);
  return G_SOURCE_REMOVE;
}

void
liaison_sandbox_thread_travel_async (LiaisonSandboxThread *self,
                                     gint64 seconds,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  Journey *journey;

  g_return_if_fail (LIAISON_IS_SANDBOX_THREAD (self));

  journey = g_new0 (Journey, 1);
  journey->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (journey->task, liaison_sandbox_thread_travel_async);
  journey->seconds = seconds;
  run_in_context (self->context, travel_cb, journey);
}

gboolean
liaison_sandbox_thread_travel_finish (LiaisonSandboxThread *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
