/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-draft-saver.h"

#define DELAY_MS 400

struct _LiaisonDraftSaver
{
  GObject parent_instance;

  LiaisonSession *session; /* tells the time */
  LiaisonLedger *ledger;
  LiaisonInvitation *invitation;
  guint timer;    /* runs while there are changes that no save has taken */
  guint n_saving; /* saves on their way */
  gboolean stopped;
  GError *error;
};

G_DEFINE_FINAL_TYPE (LiaisonDraftSaver, liaison_draft_saver, G_TYPE_OBJECT)

enum
{
  PROP_FAILED = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
take_error (LiaisonDraftSaver *self, GError *error)
{
  gboolean had_failed = self->error != NULL;

  g_clear_error (&self->error);
  self->error = error;
  if ((error != NULL) != had_failed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAILED]);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonDraftSaver *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->n_saving--;
  if (liaison_ledger_save_finish (LIAISON_LEDGER (source), result, &error))
    {
      take_error (self, NULL);
      g_task_return_boolean (task, TRUE);
    }
  else
    {
      take_error (self, g_error_copy (error));
      g_task_return_error (task, error);
    }
}

static void
touch (LiaisonDraftSaver *self)
{
  liaison_invitation_set_times (self->invitation, liaison_invitation_get_created (self->invitation),
                                liaison_session_get_now (self->session),
                                liaison_invitation_get_done (self->invitation));
}

/* Takes @task. */
static void
save (LiaisonDraftSaver *self, GTask *task)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  touch (self);
  self->n_saving++;
  liaison_ledger_save_async (self->ledger, self->invitation, NULL, saved_cb, task);
}

static gboolean
timer_cb (gpointer user_data)
{
  LiaisonDraftSaver *self = LIAISON_DRAFT_SAVER (user_data);

  self->timer = 0;
  save (self, g_task_new (self, NULL, NULL, NULL));
  return G_SOURCE_REMOVE;
}

static void
ledger_closing_cb (LiaisonDraftSaver *self)
{
  if (self->timer != 0)
    save (self, g_task_new (self, NULL, NULL, NULL));
}

static void
changed (LiaisonDraftSaver *self)
{
  if (self->stopped || self->timer != 0)
    return;
  if (liaison_invitation_is_blank (self->invitation) && !liaison_draft_saver_has_saved (self))
    return;
  self->timer = g_timeout_add (DELAY_MS, timer_cb, self);
}

static void
liaison_draft_saver_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FAILED)
    g_value_set_boolean (value, LIAISON_DRAFT_SAVER (object)->error != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_draft_saver_dispose (GObject *object)
{
  LiaisonDraftSaver *self = LIAISON_DRAFT_SAVER (object);

  if (self->timer != 0)
    {
      g_clear_handle_id (&self->timer, g_source_remove);
      touch (self);
      liaison_ledger_save_async (self->ledger, self->invitation, NULL, NULL, NULL);
    }

  G_OBJECT_CLASS (liaison_draft_saver_parent_class)->dispose (object);
}

static void
liaison_draft_saver_finalize (GObject *object)
{
  LiaisonDraftSaver *self = LIAISON_DRAFT_SAVER (object);

  g_clear_object (&self->ledger);
  g_clear_object (&self->session);
  g_clear_object (&self->invitation);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (liaison_draft_saver_parent_class)->finalize (object);
}

static void
liaison_draft_saver_class_init (LiaisonDraftSaverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_draft_saver_get_property;
  object_class->dispose = liaison_draft_saver_dispose;
  object_class->finalize = liaison_draft_saver_finalize;

  properties[PROP_FAILED] =
    g_param_spec_boolean ("failed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
liaison_draft_saver_init (LiaisonDraftSaver *self)
{
}

LiaisonDraftSaver *
liaison_draft_saver_new (LiaisonSession *session, LiaisonInvitation *invitation)
{
  LiaisonDraftSaver *self;
  LiaisonLedger *ledger;

  g_return_val_if_fail (LIAISON_IS_SESSION (session), NULL);
  g_return_val_if_fail (LIAISON_IS_INVITATION (invitation), NULL);

  self = g_object_new (LIAISON_TYPE_DRAFT_SAVER, NULL);
  ledger = liaison_session_get_ledger (session);
  self->session = g_object_ref (session);
  self->ledger = g_object_ref (ledger);
  self->invitation = g_object_ref (invitation);
  g_signal_connect_object (ledger, "closing", G_CALLBACK (ledger_closing_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (invitation, "notify", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (invitation, "handoffs-changed", G_CALLBACK (changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
liaison_draft_saver_stop (LiaisonDraftSaver *self)
{
  g_return_if_fail (LIAISON_IS_DRAFT_SAVER (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  self->stopped = TRUE;
}

gboolean
liaison_draft_saver_has_saved (LiaisonDraftSaver *self)
{
  g_return_val_if_fail (LIAISON_IS_DRAFT_SAVER (self), FALSE);

  return liaison_ledger_lookup (self->ledger, liaison_invitation_get_id (self->invitation)) != NULL;
}

const GError *
liaison_draft_saver_get_error (LiaisonDraftSaver *self)
{
  g_return_val_if_fail (LIAISON_IS_DRAFT_SAVER (self), NULL);

  return self->error;
}

void
liaison_draft_saver_flush_async (LiaisonDraftSaver *self,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (LIAISON_IS_DRAFT_SAVER (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, liaison_draft_saver_flush_async);

  /* Saves are written in order: one more behind those on their way waits for them all. */
  if (self->timer != 0 || self->n_saving > 0 || self->error != NULL)
    {
      save (self, task);
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

gboolean
liaison_draft_saver_flush_finish (LiaisonDraftSaver *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
