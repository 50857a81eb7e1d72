/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-joint-parties.h"

#include "app/liaison-kept-resellers.h"
#include "model/liaison-action.h"

/* In the cache. */
static const char *const kept_names[] = {
  [LIAISON_JOINT_PROVIDER] = "providers",
  [LIAISON_JOINT_RESELLER] = "resellers",
};

struct _LiaisonJointParties
{
  GObject parent_instance;

  LiaisonJoint kind;
  LiaisonPartnerClient *client;
  LiaisonCustomerList *list; /* not owned: it may go before */
  GListStore *parties;
  GCancellable *reading; /* or NULL */
  gboolean was_read;
  GError *error;
};

G_DEFINE_FINAL_TYPE (LiaisonJointParties, liaison_joint_parties, G_TYPE_OBJECT)

enum
{
  PROP_READING = 1,
  PROP_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static LiaisonCache *
get_cache (LiaisonJointParties *self)
{
  return self->list != NULL ? liaison_customer_list_get_cache (self->list) : NULL;
}

static void
show (LiaisonJointParties *self, GPtrArray *parties)
{
  g_list_store_splice (self->parties, 0, g_list_model_get_n_items (G_LIST_MODEL (self->parties)),
                       parties->pdata, parties->len);
}

static void
show_kept (LiaisonJointParties *self)
{
  g_autoptr(GPtrArray) parties = NULL;

  if (self->was_read || g_list_model_get_n_items (G_LIST_MODEL (self->parties)) > 0)
    return;
  parties = liaison_kept_resellers_load (get_cache (self), kept_names[self->kind]);
  /* Showing none would be told, too, and whoever is told asks again. */
  if (parties != NULL && parties->len > 0)
    show (self, parties);
}

static void
notify (LiaisonJointParties *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonJointParties) self = LIAISON_JOINT_PARTIES (user_data);
  g_autoptr(GPtrArray) parties = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) model = NULL;

  model = liaison_partner_client_list_joint_parties_finish (LIAISON_PARTNER_CLIENT (source), result,
                                                            &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  if (model == NULL)
    {
      g_debug ("no %s: %s", kept_names[self->kind], error->message);
      self->error = g_steal_pointer (&error);
      notify (self);
      return;
    }
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (parties, g_list_model_get_item (model, i));
  self->was_read = TRUE;
  show (self, parties);
  liaison_kept_resellers_save (get_cache (self), kept_names[self->kind],
                               G_LIST_MODEL (self->parties));
  notify (self);
}

static void
liaison_joint_parties_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaisonJointParties *self = LIAISON_JOINT_PARTIES (object);

  if (id == PROP_READING)
    g_value_set_boolean (value, self->reading != NULL);
  else if (id == PROP_ERROR)
    g_value_set_boxed (value, self->error);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_joint_parties_finalize (GObject *object)
{
  LiaisonJointParties *self = LIAISON_JOINT_PARTIES (object);

  g_clear_weak_pointer (&self->list);
  g_clear_object (&self->client);
  g_clear_object (&self->parties);
  g_clear_object (&self->reading);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (liaison_joint_parties_parent_class)->finalize (object);
}

static void
liaison_joint_parties_class_init (LiaisonJointPartiesClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_joint_parties_get_property;
  object_class->finalize = liaison_joint_parties_finalize;

  properties[PROP_READING] = g_param_spec_boolean ("reading", NULL, NULL, FALSE, readable);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
liaison_joint_parties_init (LiaisonJointParties *self)
{
  self->parties = g_list_store_new (LIAISON_TYPE_RESELLER);
}

LiaisonJointParties *
liaison_joint_parties_new (LiaisonJoint kind,
                           LiaisonPartnerClient *client,
                           LiaisonCustomerList *list)
{
  LiaisonJointParties *self;

  g_return_val_if_fail (kind != LIAISON_JOINT_NONE, NULL);
  g_return_val_if_fail (LIAISON_IS_PARTNER_CLIENT (client), NULL);
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (list), NULL);

  self = g_object_new (LIAISON_TYPE_JOINT_PARTIES, NULL);
  self->kind = kind;
  self->client = g_object_ref (client);
  g_set_weak_pointer (&self->list, list);
  return self;
}

void
liaison_joint_parties_read (LiaisonJointParties *self)
{
  g_return_if_fail (LIAISON_IS_JOINT_PARTIES (self));

  show_kept (self);
  if (self->reading != NULL || self->was_read ||
      !liaison_cloud_has (liaison_partner_client_get_cloud (self->client),
                          LIAISON_CLOUD_HAS_INDIRECT))
    return;
  g_clear_error (&self->error);
  self->reading = liaison_action_new ();
  notify (self);
  liaison_partner_client_list_joint_parties_async (self->client, self->kind, self->reading, read_cb,
                                                   g_object_ref (self));
}

void
liaison_joint_parties_cancel (LiaisonJointParties *self)
{
  g_return_if_fail (LIAISON_IS_JOINT_PARTIES (self));

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

GListModel *
liaison_joint_parties_get_list (LiaisonJointParties *self)
{
  g_return_val_if_fail (LIAISON_IS_JOINT_PARTIES (self), NULL);

  show_kept (self);
  return G_LIST_MODEL (self->parties);
}

LiaisonReseller *
liaison_joint_parties_find (LiaisonJointParties *self, const char *id)
{
  GListModel *parties;

  g_return_val_if_fail (LIAISON_IS_JOINT_PARTIES (self), NULL);

  parties = liaison_joint_parties_get_list (self);
  for (guint i = 0; id != NULL && i < g_list_model_get_n_items (parties); i++)
    {
      g_autoptr(LiaisonReseller) party = g_list_model_get_item (parties, i);

      if (g_ascii_strcasecmp (liaison_reseller_get_id (party), id) == 0)
        return g_steal_pointer (&party);
    }
  return NULL;
}

gboolean
liaison_joint_parties_is_reading (LiaisonJointParties *self)
{
  g_return_val_if_fail (LIAISON_IS_JOINT_PARTIES (self), FALSE);

  return self->reading != NULL;
}

const GError *
liaison_joint_parties_get_error (LiaisonJointParties *self)
{
  g_return_val_if_fail (LIAISON_IS_JOINT_PARTIES (self), NULL);

  return self->error;
}
