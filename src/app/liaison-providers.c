/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-providers.h"

#include "app/liaison-kept-resellers.h"
#include "model/liaison-action.h"

#define KEPT_NAME "providers"

struct _LiaisonProviders
{
  GObject parent_instance;

  LiaisonPartnerClient *client;
  LiaisonCustomerList *list; /* not owned: it may go before */
  GListStore *providers;
  GCancellable *reading; /* or NULL */
  gboolean was_read;
  GError *error;
};

G_DEFINE_FINAL_TYPE (LiaisonProviders, liaison_providers, G_TYPE_OBJECT)

enum
{
  PROP_READING = 1,
  PROP_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static LiaisonCache *
get_cache (LiaisonProviders *self)
{
  return self->list != NULL ? liaison_customer_list_get_cache (self->list) : NULL;
}

static void
show (LiaisonProviders *self, GPtrArray *providers)
{
  g_list_store_splice (self->providers, 0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->providers)), providers->pdata,
                       providers->len);
}

static void
show_kept (LiaisonProviders *self)
{
  g_autoptr(GPtrArray) providers = NULL;

  if (self->was_read || g_list_model_get_n_items (G_LIST_MODEL (self->providers)) > 0)
    return;
  providers = liaison_kept_resellers_load (get_cache (self), KEPT_NAME);
  if (providers != NULL)
    show (self, providers);
}

static void
notify (LiaisonProviders *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonProviders) self = LIAISON_PROVIDERS (user_data);
  g_autoptr(GPtrArray) providers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) model = NULL;

  model =
    liaison_partner_client_list_providers_finish (LIAISON_PARTNER_CLIENT (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  if (model == NULL)
    {
      g_debug ("no providers: %s", error->message);
      self->error = g_steal_pointer (&error);
      notify (self);
      return;
    }
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (providers, g_list_model_get_item (model, i));
  self->was_read = TRUE;
  show (self, providers);
  liaison_kept_resellers_save (get_cache (self), KEPT_NAME, G_LIST_MODEL (self->providers));
  notify (self);
}

static void
liaison_providers_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaisonProviders *self = LIAISON_PROVIDERS (object);

  if (id == PROP_READING)
    g_value_set_boolean (value, self->reading != NULL);
  else if (id == PROP_ERROR)
    g_value_set_boxed (value, self->error);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_providers_finalize (GObject *object)
{
  LiaisonProviders *self = LIAISON_PROVIDERS (object);

  g_clear_weak_pointer (&self->list);
  g_clear_object (&self->client);
  g_clear_object (&self->providers);
  g_clear_object (&self->reading);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (liaison_providers_parent_class)->finalize (object);
}

static void
liaison_providers_class_init (LiaisonProvidersClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_providers_get_property;
  object_class->finalize = liaison_providers_finalize;

  properties[PROP_READING] = g_param_spec_boolean ("reading", NULL, NULL, FALSE, readable);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
liaison_providers_init (LiaisonProviders *self)
{
  self->providers = g_list_store_new (LIAISON_TYPE_RESELLER);
}

LiaisonProviders *
liaison_providers_new (LiaisonPartnerClient *client, LiaisonCustomerList *list)
{
  LiaisonProviders *self;

  g_return_val_if_fail (LIAISON_IS_PARTNER_CLIENT (client), NULL);
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (list), NULL);

  self = g_object_new (LIAISON_TYPE_PROVIDERS, NULL);
  self->client = g_object_ref (client);
  g_set_weak_pointer (&self->list, list);
  return self;
}

void
liaison_providers_read (LiaisonProviders *self)
{
  g_return_if_fail (LIAISON_IS_PROVIDERS (self));

  show_kept (self);
  if (self->reading != NULL || self->was_read ||
      !liaison_cloud_has (liaison_partner_client_get_cloud (self->client),
                          LIAISON_CLOUD_HAS_INDIRECT))
    return;
  g_clear_error (&self->error);
  self->reading = liaison_action_new ();
  notify (self);
  liaison_partner_client_list_providers_async (self->client, self->reading, read_cb,
                                               g_object_ref (self));
}

void
liaison_providers_cancel (LiaisonProviders *self)
{
  g_return_if_fail (LIAISON_IS_PROVIDERS (self));

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

GListModel *
liaison_providers_get_list (LiaisonProviders *self)
{
  g_return_val_if_fail (LIAISON_IS_PROVIDERS (self), NULL);

  show_kept (self);
  return G_LIST_MODEL (self->providers);
}

LiaisonReseller *
liaison_providers_find (LiaisonProviders *self, const char *id)
{
  GListModel *providers;

  g_return_val_if_fail (LIAISON_IS_PROVIDERS (self), NULL);

  providers = liaison_providers_get_list (self);
  for (guint i = 0; id != NULL && i < g_list_model_get_n_items (providers); i++)
    {
      g_autoptr(LiaisonReseller) provider = g_list_model_get_item (providers, i);

      if (g_ascii_strcasecmp (liaison_reseller_get_id (provider), id) == 0)
        return g_steal_pointer (&provider);
    }
  return NULL;
}

gboolean
liaison_providers_is_reading (LiaisonProviders *self)
{
  g_return_val_if_fail (LIAISON_IS_PROVIDERS (self), FALSE);

  return self->reading != NULL;
}

const GError *
liaison_providers_get_error (LiaisonProviders *self)
{
  g_return_val_if_fail (LIAISON_IS_PROVIDERS (self), NULL);

  return self->error;
}
