/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-action.h"

struct _LiaisonAction
{
  GCancellable parent_instance;

  char *correlation_id;
};

G_DEFINE_FINAL_TYPE (LiaisonAction, liaison_action, G_TYPE_CANCELLABLE)

static void
liaison_action_finalize (GObject *object)
{
  g_free (LIAISON_ACTION (object)->correlation_id);

  G_OBJECT_CLASS (liaison_action_parent_class)->finalize (object);
}

static void
liaison_action_class_init (LiaisonActionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_action_finalize;
}

static void
liaison_action_init (LiaisonAction *self)
{
  self->correlation_id = g_uuid_string_random ();
}

GCancellable *
liaison_action_new (void)
{
  return g_object_new (LIAISON_TYPE_ACTION, NULL);
}

const char *
liaison_action_get_correlation_id (LiaisonAction *self)
{
  g_return_val_if_fail (LIAISON_IS_ACTION (self), NULL);

  return self->correlation_id;
}
