/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-managed-service.h"

struct _LiaisonManagedService
{
  GObject parent_instance;

  char *id;
  char *name;
  char *uri;
};

G_DEFINE_FINAL_TYPE (LiaisonManagedService, liaison_managed_service, G_TYPE_OBJECT)

static void
liaison_managed_service_finalize (GObject *object)
{
  LiaisonManagedService *self = LIAISON_MANAGED_SERVICE (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->uri);

  G_OBJECT_CLASS (liaison_managed_service_parent_class)->finalize (object);
}

static void
liaison_managed_service_class_init (LiaisonManagedServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_managed_service_finalize;
}

static void
liaison_managed_service_init (LiaisonManagedService *self)
{
}

LiaisonManagedService *
liaison_managed_service_new (const char *id, const char *name, const char *uri)
{
  LiaisonManagedService *self = g_object_new (LIAISON_TYPE_MANAGED_SERVICE, NULL);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->uri = g_strdup (uri);
  return self;
}

const char *
liaison_managed_service_get_id (LiaisonManagedService *self)
{
  g_return_val_if_fail (LIAISON_IS_MANAGED_SERVICE (self), NULL);
  return self->id;
}

const char *
liaison_managed_service_get_name (LiaisonManagedService *self)
{
  g_return_val_if_fail (LIAISON_IS_MANAGED_SERVICE (self), NULL);
  return self->name;
}

const char *
liaison_managed_service_get_uri (LiaisonManagedService *self)
{
  g_return_val_if_fail (LIAISON_IS_MANAGED_SERVICE (self), NULL);
  return self->uri;
}
