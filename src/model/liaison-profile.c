/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-profile.h"

struct _LiaisonProfile
{
  GObject parent_instance;

  char *id;
  char *cloud;
  char *client_id;
  char *tenant;
  char *tenant_id;
  char *user_id;
  char *user_name;
  char *user_mail;
  LiaisonProfileSpec spec; /* its strings are the ones above */
  LiaisonPartner *partner;
};

G_DEFINE_FINAL_TYPE (LiaisonProfile, liaison_profile, G_TYPE_OBJECT)

enum
{
  PROP_NAME = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
liaison_profile_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NAME)
    g_value_set_string (value, liaison_profile_get_name (LIAISON_PROFILE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_profile_finalize (GObject *object)
{
  LiaisonProfile *self = LIAISON_PROFILE (object);

  g_free (self->id);
  g_free (self->cloud);
  g_free (self->client_id);
  g_free (self->tenant);
  g_free (self->tenant_id);
  g_free (self->user_id);
  g_free (self->user_name);
  g_free (self->user_mail);
  g_clear_object (&self->partner);

  G_OBJECT_CLASS (liaison_profile_parent_class)->finalize (object);
}

static void
liaison_profile_class_init (LiaisonProfileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_profile_get_property;
  object_class->finalize = liaison_profile_finalize;

  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
liaison_profile_init (LiaisonProfile *self)
{
}

/* @text may be the very string that *@place holds. */
static const char *
keep (char **place, const char *text)
{
  char *kept = g_strdup (text);

  g_free (*place);
  *place = kept;
  return kept;
}

static void
fill (LiaisonProfile *self, const LiaisonProfileSpec *spec)
{
  LiaisonProfileSpec kept = *spec;

  kept.id = self->id;
  kept.cloud = keep (&self->cloud, spec->cloud);
  kept.client_id = keep (&self->client_id, spec->client_id);
  kept.tenant = keep (&self->tenant, spec->tenant);
  kept.tenant_id = keep (&self->tenant_id, spec->tenant_id);
  kept.user_id = keep (&self->user_id, spec->user_id);
  kept.user_name = keep (&self->user_name, spec->user_name);
  kept.user_mail = keep (&self->user_mail, spec->user_mail);
  self->spec = kept;
}

LiaisonProfile *
liaison_profile_new (const LiaisonProfileSpec *spec)
{
  LiaisonProfile *self;

  g_return_val_if_fail (spec != NULL, NULL);
  g_return_val_if_fail (spec->id != NULL && spec->cloud != NULL, NULL);
  g_return_val_if_fail (spec->client_id != NULL && spec->tenant != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_PROFILE, NULL);
  self->id = g_strdup (spec->id);
  fill (self, spec);
  return self;
}

void
liaison_profile_set_spec (LiaisonProfile *self, const LiaisonProfileSpec *spec)
{
  g_return_if_fail (LIAISON_IS_PROFILE (self));
  g_return_if_fail (spec != NULL && spec->cloud != NULL);
  g_return_if_fail (spec->client_id != NULL && spec->tenant != NULL);

  fill (self, spec);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

const LiaisonProfileSpec *
liaison_profile_get_spec (LiaisonProfile *self)
{
  g_return_val_if_fail (LIAISON_IS_PROFILE (self), NULL);

  return &self->spec;
}

const char *
liaison_profile_get_id (LiaisonProfile *self)
{
  g_return_val_if_fail (LIAISON_IS_PROFILE (self), NULL);

  return self->id;
}

const char *
liaison_profile_get_name (LiaisonProfile *self)
{
  const char *company;

  g_return_val_if_fail (LIAISON_IS_PROFILE (self), NULL);

  company = self->partner != NULL ? liaison_partner_get_spec (self->partner)->company_name : NULL;
  if (company != NULL)
    return company;
  return self->user_mail != NULL ? self->user_mail : self->tenant;
}

void
liaison_profile_set_partner (LiaisonProfile *self, LiaisonPartner *partner)
{
  g_return_if_fail (LIAISON_IS_PROFILE (self));
  g_return_if_fail (partner == NULL || LIAISON_IS_PARTNER (partner));

  if (g_set_object (&self->partner, partner))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

LiaisonPartner *
liaison_profile_get_partner (LiaisonProfile *self)
{
  g_return_val_if_fail (LIAISON_IS_PROFILE (self), NULL);

  return self->partner;
}

gboolean
liaison_profile_is_of (LiaisonProfile *self,
                       const char *cloud,
                       const char *tenant_id,
                       const char *user_id)
{
  g_return_val_if_fail (LIAISON_IS_PROFILE (self), FALSE);
  g_return_val_if_fail (cloud != NULL, FALSE);

  return g_str_equal (self->cloud, cloud) && self->tenant_id != NULL && tenant_id != NULL &&
         g_ascii_strcasecmp (self->tenant_id, tenant_id) == 0 &&
         g_strcmp0 (self->user_id, user_id) == 0;
}
