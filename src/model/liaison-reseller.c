/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-reseller.h"

struct _LiaisonReseller
{
  GObject parent_instance;

  char *id;
  char *name;
  char *mpn_id;
};

G_DEFINE_FINAL_TYPE (LiaisonReseller, liaison_reseller, G_TYPE_OBJECT)

enum
{
  PROP_NAME = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
liaison_reseller_finalize (GObject *object)
{
  LiaisonReseller *self = LIAISON_RESELLER (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->mpn_id);

  G_OBJECT_CLASS (liaison_reseller_parent_class)->finalize (object);
}

static void
liaison_reseller_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NAME)
    g_value_set_string (value, LIAISON_RESELLER (object)->name);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_reseller_class_init (LiaisonResellerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = liaison_reseller_finalize;
  object_class->get_property = liaison_reseller_get_property;

  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
liaison_reseller_init (LiaisonReseller *self)
{
}

LiaisonReseller *
liaison_reseller_new (const char *id, const char *name, const char *mpn_id)
{
  LiaisonReseller *self = g_object_new (LIAISON_TYPE_RESELLER, NULL);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->mpn_id = g_strdup (mpn_id);
  return self;
}

const char *
liaison_reseller_get_id (LiaisonReseller *self)
{
  g_return_val_if_fail (LIAISON_IS_RESELLER (self), NULL);
  return self->id;
}

const char *
liaison_reseller_get_name (LiaisonReseller *self)
{
  g_return_val_if_fail (LIAISON_IS_RESELLER (self), NULL);
  return self->name;
}

const char *
liaison_reseller_get_mpn_id (LiaisonReseller *self)
{
  g_return_val_if_fail (LIAISON_IS_RESELLER (self), NULL);
  return self->mpn_id;
}
