/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-service"

#include "service/liaison-patience.h"

#include <libsoup/soup.h>

#include "model/liaison-error.h"
#include "service/liaison-budget.h"

/* Whoever is told to come back later than this is told so, rather than left waiting. */
#define PAUSE_MAX (10 * 60 * G_USEC_PER_SEC)
/* A service that throttles without saying for how long. */
#define PAUSE_UNTOLD (5 * G_USEC_PER_SEC)

/* Not in libsoup 3.2. */
#define STATUS_TOO_MANY_REQUESTS 429

struct _LiaisonPatience
{
  GObject parent_instance;

  const LiaisonClock *clock;
  LiaisonBudget *budget;
  gint64 paused_until; /* asked for by the service */
  GPtrArray *waits;    /* Wait, not owned */
  gint64 until;
};

G_DEFINE_FINAL_TYPE (LiaisonPatience, liaison_patience, G_TYPE_OBJECT)

enum
{
  PROP_UNTIL = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  LiaisonWaitReason reason;
  gint64 until;
} Wait;

static Wait *
find_last (LiaisonPatience *self)
{
  Wait *last = NULL;

  for (guint i = 0; i < self->waits->len; i++)
    {
      Wait *wait = g_ptr_array_index (self->waits, i);

      if (last == NULL || wait->until > last->until)
        last = wait;
    }
  return last;
}

static void
update_until (LiaisonPatience *self)
{
  Wait *last = find_last (self);
  gint64 until = last != NULL ? last->until : 0;

  if (self->until == until)
    return;
  self->until = until;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNTIL]);
}

static gboolean
wait_is_over_cb (gpointer user_data)
{
  GTask *task = user_data;
  LiaisonPatience *self = g_task_get_source_object (task);

  g_ptr_array_remove (self->waits, g_task_get_task_data (task));
  update_until (self);
  g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

static gboolean
was_lost (const GError *error)
{
  static const int codes[] = { G_IO_ERROR_CONNECTION_CLOSED, G_IO_ERROR_PARTIAL_INPUT,
                               G_IO_ERROR_TIMED_OUT };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, G_IO_ERROR, codes[i]))
      return TRUE;
  return g_error_matches (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE);
}

static LiaisonWaitReason
find_reason (const GError *error)
{
  const LiaisonErrorDetails *details = liaison_error_get_details (error);

  if (details == NULL)
    return was_lost (error) ? LIAISON_WAIT_LOST : LIAISON_WAIT_NONE;

  switch (details->http_status)
    {
    case STATUS_TOO_MANY_REQUESTS:
      return LIAISON_WAIT_THROTTLED;
    case SOUP_STATUS_REQUEST_TIMEOUT:
    case SOUP_STATUS_INTERNAL_SERVER_ERROR:
    case SOUP_STATUS_BAD_GATEWAY:
    case SOUP_STATUS_SERVICE_UNAVAILABLE:
    case SOUP_STATUS_GATEWAY_TIMEOUT:
      return LIAISON_WAIT_UNAVAILABLE;
    default:
      /* The sign-in service says "temporarily_unavailable" with 400 as well. */
      return details->http_status < SOUP_STATUS_INTERNAL_SERVER_ERROR &&
                 g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_UNAVAILABLE)
               ? LIAISON_WAIT_UNAVAILABLE
               : LIAISON_WAIT_NONE;
    }
}

static void
liaison_patience_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_UNTIL)
    g_value_set_int64 (value, LIAISON_PATIENCE (object)->until);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_patience_finalize (GObject *object)
{
  LiaisonPatience *self = LIAISON_PATIENCE (object);

  liaison_budget_free (self->budget);
  g_ptr_array_unref (self->waits);

  G_OBJECT_CLASS (liaison_patience_parent_class)->finalize (object);
}

static void
liaison_patience_class_init (LiaisonPatienceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_patience_get_property;
  object_class->finalize = liaison_patience_finalize;

  properties[PROP_UNTIL] = g_param_spec_int64 ("until", NULL, NULL, 0, G_MAXINT64, 0,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
liaison_patience_init (LiaisonPatience *self)
{
  self->clock = &liaison_clock_real;
  self->budget = liaison_budget_new ();
  self->waits = g_ptr_array_new ();
}

LiaisonPatience *
liaison_patience_new (void)
{
  return g_object_new (LIAISON_TYPE_PATIENCE, NULL);
}

void
liaison_patience_set_clock (LiaisonPatience *self, const LiaisonClock *clock)
{
  g_return_if_fail (LIAISON_IS_PATIENCE (self));
  g_return_if_fail (clock != NULL);

  self->clock = clock;
}

const LiaisonClock *
liaison_patience_get_clock (LiaisonPatience *self)
{
  g_return_val_if_fail (LIAISON_IS_PATIENCE (self), NULL);

  return self->clock;
}

/* Entering: enter → entered_cb → enter, until nothing stands in the way. */
static void enter (GTask *task);

static void
entered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (liaison_patience_wait_finish (LIAISON_PATIENCE (source), result, &error))
    enter (task);
  else
    g_task_return_error (task, error);
}

static void
enter (GTask *task)
{
  LiaisonPatience *self = g_task_get_source_object (task);
  gint64 now = liaison_clock_get_now (self->clock);
  LiaisonWaitReason reason = LIAISON_WAIT_THROTTLED;
  gint64 duration = self->paused_until - now;

  /* More than was ever asked for: the clock was set back meanwhile. */
  if (duration > PAUSE_MAX)
    duration = self->paused_until = 0;
  if (duration <= 0)
    {
      reason = LIAISON_WAIT_BUDGET;
      duration = liaison_budget_spend (self->budget, now);
    }

  if (duration <= 0)
    g_task_return_boolean (task, TRUE);
  else
    liaison_patience_wait_async (self, reason, duration, g_task_get_cancellable (task), entered_cb,
                                 g_object_ref (task));
}

void
liaison_patience_enter_async (LiaisonPatience *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (LIAISON_IS_PATIENCE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_patience_enter_async);
  enter (task);
}

gboolean
liaison_patience_enter_finish (LiaisonPatience *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Up to 1, 3 and 7 seconds: on the average what Microsoft's own client waits. */
static gint64
get_backoff (LiaisonPatience *self, guint n_tries)
{
  gint64 longest = ((1 << n_tries) - 1) * G_USEC_PER_SEC;

  return (gint64) (liaison_clock_get_chance (self->clock) * (double) longest);
}

gboolean
liaison_patience_forgives (LiaisonPatience *self,
                           const LiaisonSetback *setback,
                           LiaisonWaitReason *reason,
                           gint64 *duration)
{
  gint64 asked = MAX (setback->asked, 0);

  g_return_val_if_fail (LIAISON_IS_PATIENCE (self), FALSE);

  *reason = find_reason (setback->error);
  if (*reason == LIAISON_WAIT_NONE)
    return FALSE;

  if (*reason == LIAISON_WAIT_THROTTLED)
    {
      if (setback->asked < 0)
        asked = PAUSE_UNTOLD;
      if (asked <= PAUSE_MAX)
        self->paused_until = MAX (self->paused_until, liaison_clock_get_now (self->clock) + asked);
    }
  if (asked > PAUSE_MAX || setback->n_tries >= LIAISON_PATIENCE_TRIES)
    return FALSE;

  *duration = asked + get_backoff (self, setback->n_tries);
  return TRUE;
}

void
liaison_patience_wait_async (LiaisonPatience *self,
                             LiaisonWaitReason reason,
                             gint64 duration,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr(GSource) source = NULL;
  GTask *task;
  Wait *wait;

  g_return_if_fail (LIAISON_IS_PATIENCE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_patience_wait_async);
  wait = g_new0 (Wait, 1);
  wait->reason = reason;
  wait->until = liaison_clock_get_now (self->clock) + duration;
  g_task_set_task_data (task, wait, g_free);
  g_ptr_array_add (self->waits, wait);

  source = liaison_clock_new_pause (self->clock, duration);
  if (cancellable != NULL)
    {
      g_autoptr(GSource) cancelled = g_cancellable_source_new (cancellable);

      g_source_set_dummy_callback (cancelled);
      g_source_add_child_source (source, cancelled);
    }
  g_source_set_callback (source, wait_is_over_cb, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
  update_until (self);
}

gboolean
liaison_patience_wait_finish (LiaisonPatience *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gint64
liaison_patience_get_until (LiaisonPatience *self)
{
  g_return_val_if_fail (LIAISON_IS_PATIENCE (self), 0);

  return self->until;
}

LiaisonWaitReason
liaison_patience_get_reason (LiaisonPatience *self)
{
  Wait *last;

  g_return_val_if_fail (LIAISON_IS_PATIENCE (self), LIAISON_WAIT_NONE);

  last = find_last (self);
  return last != NULL ? last->reason : LIAISON_WAIT_NONE;
}
