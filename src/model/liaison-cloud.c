/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-cloud.h"

struct _LiaisonCloud
{
  GObject parent_instance;

  GStringChunk *strings; /* owns every string the spec points to */
  LiaisonCloudSpec spec;
};

G_DEFINE_FINAL_TYPE (LiaisonCloud, liaison_cloud, G_TYPE_OBJECT)

static const char *
keep (LiaisonCloud *self, const char *string)
{
  return string != NULL ? g_string_chunk_insert (self->strings, string) : NULL;
}

/* Never NULL, so that readers need not ask. */
static const char *const *
keep_list (LiaisonCloud *self, const char *const *list)
{
  gsize n = list != NULL ? g_strv_length ((char **) list) : 0;
  const char **kept = g_new0 (const char *, n + 1);

  for (gsize i = 0; i < n; i++)
    kept[i] = keep (self, list[i]);
  return kept;
}

static const LiaisonCloudPortal *
keep_portals (LiaisonCloud *self, const LiaisonCloudPortal *portals, gsize n)
{
  LiaisonCloudPortal *kept = g_new0 (LiaisonCloudPortal, n);

  for (gsize i = 0; i < n; i++)
    {
      kept[i].id = keep (self, portals[i].id);
      kept[i].name = keep (self, portals[i].name);
      kept[i].uri_template = keep (self, portals[i].uri_template);
    }
  return kept;
}

static void
liaison_cloud_finalize (GObject *object)
{
  LiaisonCloud *self = LIAISON_CLOUD (object);

  g_free ((gpointer) self->spec.login_aliases);
  g_free ((gpointer) self->spec.link_hosts);
  g_free ((gpointer) self->spec.allowed_addresses);
  g_free ((gpointer) self->spec.portals);
  g_string_chunk_free (self->strings);

  G_OBJECT_CLASS (liaison_cloud_parent_class)->finalize (object);
}

static void
liaison_cloud_class_init (LiaisonCloudClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_cloud_finalize;
}

static void
liaison_cloud_init (LiaisonCloud *self)
{
  self->strings = g_string_chunk_new (1024);
}

LiaisonCloud *
liaison_cloud_new (const LiaisonCloudSpec *spec)
{
  LiaisonCloud *self = NULL;

  g_return_val_if_fail (spec != NULL, NULL);
  g_return_val_if_fail (spec->id != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_CLOUD, NULL);
  self->spec = *spec;
  self->spec.id = keep (self, spec->id);
  self->spec.name = keep (self, spec->name != NULL ? spec->name : spec->id);
  self->spec.login_base = keep (self, spec->login_base);
  self->spec.login_aliases = keep_list (self, spec->login_aliases);
  self->spec.registration_portal = keep (self, spec->registration_portal);
  self->spec.api_base = keep (self, spec->api_base);
  self->spec.api_scope = keep (self, spec->api_scope);
  self->spec.graph_base = keep (self, spec->graph_base);
  self->spec.graph_scope = keep (self, spec->graph_scope);
  self->spec.acceptance_portal = keep (self, spec->acceptance_portal);
  self->spec.acceptance_portal_name = keep (self, spec->acceptance_portal_name);
  self->spec.rights_parameter = keep (self, spec->rights_parameter);
  self->spec.provider_parameter = keep (self, spec->provider_parameter);
  self->spec.reseller_parameter = keep (self, spec->reseller_parameter);
  self->spec.link_hosts = keep_list (self, spec->link_hosts);
  self->spec.allowed_addresses = keep_list (self, spec->allowed_addresses);
  self->spec.portals = keep_portals (self, spec->portals, spec->n_portals);
  return self;
}

LiaisonCloud *
liaison_cloud_new_relocated (LiaisonCloud *self, const char *base)
{
  LiaisonCloudSpec spec;
  g_autofree char *bare = NULL;

  g_return_val_if_fail (LIAISON_IS_CLOUD (self), NULL);
  g_return_val_if_fail (base != NULL, NULL);

  /* Paths are appended with their slash. */
  bare = g_strdup (base);
  while (g_str_has_suffix (bare, "/"))
    bare[strlen (bare) - 1] = '\0';

  spec = self->spec;
  spec.login_base = bare;
  spec.api_base = bare;
  if (spec.graph_base != NULL)
    spec.graph_base = bare;
  return liaison_cloud_new (&spec);
}

const LiaisonCloudSpec *
liaison_cloud_get_spec (LiaisonCloud *self)
{
  g_return_val_if_fail (LIAISON_IS_CLOUD (self), NULL);
  return &self->spec;
}

const char *
liaison_cloud_get_id (LiaisonCloud *self)
{
  g_return_val_if_fail (LIAISON_IS_CLOUD (self), NULL);
  return self->spec.id;
}

gboolean
liaison_cloud_has (LiaisonCloud *self, LiaisonCloudFlags flag)
{
  g_return_val_if_fail (LIAISON_IS_CLOUD (self), FALSE);
  return (self->spec.flags & flag) == flag;
}

const char *
liaison_cloud_get_joint_parameter (LiaisonCloud *self, LiaisonJoint kind)
{
  g_return_val_if_fail (LIAISON_IS_CLOUD (self), NULL);

  switch (kind)
    {
    case LIAISON_JOINT_PROVIDER:
      return self->spec.provider_parameter;
    case LIAISON_JOINT_RESELLER:
      return self->spec.reseller_parameter;
    case LIAISON_JOINT_NONE:
    default:
      return NULL;
    }
}

gboolean
liaison_cloud_is_link_host (LiaisonCloud *self, const char *host)
{
  g_return_val_if_fail (LIAISON_IS_CLOUD (self), FALSE);

  for (gsize i = 0; host != NULL && self->spec.link_hosts[i] != NULL; i++)
    if (g_ascii_strcasecmp (self->spec.link_hosts[i], host) == 0)
      return TRUE;
  return FALSE;
}
