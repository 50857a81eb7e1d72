/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/liaison-view.h"

struct _LiaisonView
{
  GObject parent_instance;

  char *name;
  char *query;
};

G_DEFINE_FINAL_TYPE (LiaisonView, liaison_view, G_TYPE_OBJECT)

enum
{
  PROP_NAME = 1,
  PROP_QUERY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
liaison_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaisonView *self = LIAISON_VIEW (object);

  if (id == PROP_NAME)
    g_value_set_string (value, self->name);
  else if (id == PROP_QUERY)
    g_value_set_string (value, self->query);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_view_finalize (GObject *object)
{
  LiaisonView *self = LIAISON_VIEW (object);

  g_free (self->name);
  g_free (self->query);

  G_OBJECT_CLASS (liaison_view_parent_class)->finalize (object);
}

static void
liaison_view_class_init (LiaisonViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_view_get_property;
  object_class->finalize = liaison_view_finalize;

  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_QUERY] =
    g_param_spec_string ("query", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
liaison_view_init (LiaisonView *self)
{
}

LiaisonView *
liaison_view_new (const char *name, const char *query)
{
  LiaisonView *self;

  g_return_val_if_fail (name != NULL && query != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_VIEW, NULL);
  self->name = g_strdup (name);
  self->query = g_strdup (query);
  return self;
}

static void
replace (LiaisonView *self, char **member, const char *text, guint property)
{
  char *old = *member;

  if (g_str_equal (old, text))
    return;
  *member = g_strdup (text);
  g_free (old);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

const char *
liaison_view_get_name (LiaisonView *self)
{
  g_return_val_if_fail (LIAISON_IS_VIEW (self), NULL);

  return self->name;
}

void
liaison_view_set_name (LiaisonView *self, const char *name)
{
  g_return_if_fail (LIAISON_IS_VIEW (self));
  g_return_if_fail (name != NULL);

  replace (self, &self->name, name, PROP_NAME);
}

const char *
liaison_view_get_query (LiaisonView *self)
{
  g_return_val_if_fail (LIAISON_IS_VIEW (self), NULL);

  return self->query;
}

void
liaison_view_set_query (LiaisonView *self, const char *query)
{
  g_return_if_fail (LIAISON_IS_VIEW (self));
  g_return_if_fail (query != NULL);

  replace (self, &self->query, query, PROP_QUERY);
}
