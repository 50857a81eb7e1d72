/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-session.h"

#include "app/liaison-session-private.h"

G_DEFINE_FINAL_TYPE (LiaisonSession, liaison_session, G_TYPE_OBJECT)

enum
{
  PROP_AHEAD = 1,
  PROP_PARTNER,
  PROP_READABLE,
  PROP_REFUSAL,
  PROP_ROLES,
  PROP_UNCACHED,
  PROP_UNKEPT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
liaison_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaisonSession *self = LIAISON_SESSION (object);

  switch (id)
    {
    case PROP_AHEAD:
      g_value_set_int64 (value, self->ahead);
      break;
    case PROP_PARTNER:
      g_value_set_object (value, self->partner);
      break;
    case PROP_READABLE:
      g_value_set_boolean (value, self->readable);
      break;
    case PROP_REFUSAL:
      g_value_set_boxed (value, liaison_session_get_refusal (self));
      break;
    case PROP_ROLES:
      g_value_set_uint (value, liaison_session_get_roles (self));
      break;
    case PROP_UNCACHED:
      g_value_set_boxed (value, self->cache_error);
      break;
    case PROP_UNKEPT:
      g_value_set_boolean (value, liaison_session_is_unkept (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
liaison_session_dispose (GObject *object)
{
  LiaisonSession *self = LIAISON_SESSION (object);

  if (self->customers != NULL)
    liaison_customer_list_cancel (self->customers);
  if (self->watch != NULL)
    liaison_acceptance_watch_stop (self->watch);
  if (self->resellers != NULL)
    liaison_resellers_cancel (self->resellers);
  if (self->providers != NULL)
    liaison_joint_parties_cancel (self->providers);
  if (self->details != NULL)
    liaison_details_cancel_all (self->details);
  if (self->roles != NULL)
    liaison_own_roles_cancel (self->roles);
  g_cancellable_cancel (self->reading);
  g_clear_handle_id (&self->changes_source, g_source_remove);
  g_clear_handle_id (&self->check_source, g_source_remove);

  G_OBJECT_CLASS (liaison_session_parent_class)->dispose (object);
}

static void
liaison_session_finalize (GObject *object)
{
  LiaisonSession *self = LIAISON_SESSION (object);

  g_clear_object (&self->roles);
  g_clear_object (&self->details);
  g_clear_object (&self->resellers);
  g_clear_object (&self->providers);
  g_clear_object (&self->watch);
  g_clear_object (&self->acceptances);
  g_clear_object (&self->changes);
  g_clear_object (&self->customers);
  g_clear_object (&self->links);
  g_clear_object (&self->client);
  g_clear_object (&self->oauth);
  g_clear_object (&self->ledger);
  g_clear_object (&self->partner);
  g_clear_object (&self->cloud);
  g_clear_object (&self->catalog);
  g_clear_object (&self->profile);
  g_clear_object (&self->store);
  g_clear_object (&self->reading);
  g_free (self->account);
  g_clear_error (&self->cache_error);
  liaison_session_forget_cache (self);
  g_free (self->cache_path);
  g_free (self->ledger_path);

  G_OBJECT_CLASS (liaison_session_parent_class)->finalize (object);
}

static void
liaison_session_class_init (LiaisonSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_session_get_property;
  object_class->dispose = liaison_session_dispose;
  object_class->finalize = liaison_session_finalize;

  properties[PROP_AHEAD] = g_param_spec_int64 ("ahead", NULL, NULL, 0, G_MAXINT64, 0,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PARTNER] = g_param_spec_object ("partner", NULL, NULL, LIAISON_TYPE_PARTNER,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_READABLE] =
    g_param_spec_boolean ("readable", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_UNCACHED] = g_param_spec_boxed ("uncached", NULL, NULL, G_TYPE_ERROR,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_REFUSAL] = g_param_spec_boxed ("refusal", NULL, NULL, G_TYPE_ERROR,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ROLES] = g_param_spec_uint ("roles", NULL, NULL, 0, LIAISON_ROLES_ALL, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_UNKEPT] =
    g_param_spec_boolean ("unkept", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
liaison_session_init (LiaisonSession *self)
{
}

/* The person has mended what was refused: whatever waited for it goes on. */
static void
refusal_changed_cb (LiaisonSession *self)
{
  if (liaison_session_get_refusal (self) == NULL && self->started && !self->closed &&
      self->starting == NULL)
    {
      liaison_invite_links_forget (self->links);
      liaison_customer_list_refresh (self->customers);
      liaison_acceptance_watch_look (self->watch);
      liaison_own_roles_forget (self->roles);
      liaison_own_roles_read (self->roles);
      if (self->profile != NULL)
        liaison_session_read_partner_again (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REFUSAL]);
}

static void
roles_changed_cb (LiaisonSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROLES]);
}

static void
unkept_changed_cb (LiaisonSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNKEPT]);
}

LiaisonSession *
liaison_session_new (const LiaisonSessionSpec *spec)
{
  LiaisonSession *self;

  g_return_val_if_fail (spec != NULL, NULL);
  g_return_val_if_fail (LIAISON_IS_OAUTH (spec->oauth), NULL);
  g_return_val_if_fail ((spec->profile == NULL) == (spec->store == NULL), NULL);

  self = g_object_new (LIAISON_TYPE_SESSION, NULL);
  self->catalog = g_object_ref (spec->catalog);
  self->cloud = g_object_ref (spec->cloud);
  self->oauth = g_object_ref (spec->oauth);
  self->account = g_strdup (spec->account);
  self->ledger_path = g_strdup (spec->ledger_path);
  self->cache_path = g_strdup (spec->cache_path);
  if (spec->profile != NULL)
    {
      self->profile = g_object_ref (spec->profile);
      self->store = g_object_ref (spec->store);
      g_set_object (&self->partner, liaison_profile_get_partner (spec->profile));
    }
  self->client = liaison_partner_client_new (spec->cloud, LIAISON_AUTHORIZER (self->oauth));
  self->links = liaison_invite_links_new (self->client, spec->cloud, spec->account);
  liaison_session_tell_links (self);
  self->changes = liaison_changes_new ();
  self->customers = liaison_customer_list_new (self->client);
  self->resellers = liaison_resellers_new (self->client, self->customers);
  self->providers =
    liaison_joint_parties_new (LIAISON_JOINT_PROVIDER, self->client, self->customers);
  self->acceptances = liaison_acceptances_new (spec->catalog);
  self->watch =
    liaison_acceptance_watch_new (self->client, self->customers, self->changes, self->acceptances);
  self->details = liaison_details_new (self->client);
  self->roles = liaison_own_roles_new (spec->cloud, LIAISON_AUTHORIZER (self->oauth),
                                       liaison_catalog_get_role_book (spec->catalog));
  g_signal_connect_object (self->oauth, "notify::refusal", G_CALLBACK (refusal_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->roles, "notify::roles", G_CALLBACK (roles_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->oauth, "notify::unkept", G_CALLBACK (unkept_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

LiaisonSession *
liaison_session_new_unattended (LiaisonCatalog *catalog,
                                LiaisonCloud *cloud,
                                const char *account,
                                const char *client_id,
                                const char *ledger_path,
                                const char *cache_path,
                                LiaisonOpenUriFunc open_uri,
                                gpointer user_data,
                                GDestroyNotify destroy)
{
  const LiaisonOauthSpec oauth_spec = { .cloud = cloud,
                                        .client_id = client_id,
                                        .tenant = "organizations",
                                        .open_uri = open_uri,
                                        .user_data = user_data,
                                        .destroy = destroy };
  g_autoptr(LiaisonOauth) oauth = liaison_oauth_new (&oauth_spec);
  const LiaisonSessionSpec spec = { .catalog = catalog,
                                    .cloud = cloud,
                                    .oauth = oauth,
                                    .account = account,
                                    .ledger_path = ledger_path,
                                    .cache_path = cache_path };

  return liaison_session_new (&spec);
}

void
liaison_session_set_network (LiaisonSession *self, GNetworkMonitor *network)
{
  g_return_if_fail (LIAISON_IS_SESSION (self));

  liaison_customer_list_set_network (self->customers, network);
  liaison_acceptance_watch_set_network (self->watch, network);
}

void
liaison_session_set_power (LiaisonSession *self, GPowerProfileMonitor *power)
{
  g_return_if_fail (LIAISON_IS_SESSION (self));

  liaison_acceptance_watch_set_power (self->watch, power);
}

static void
close_ledger_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (liaison_ledger_close_finish (LIAISON_LEDGER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* A refresh that is on its way brings a token which has to be kept. */
static void
close_rested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonSession *self = g_task_get_source_object (task);

  liaison_oauth_rest_finish (LIAISON_OAUTH (source), result, NULL);
  if (self->ledger == NULL)
    g_task_return_boolean (task, TRUE);
  else
    liaison_ledger_close_async (self->ledger, close_ledger_closed_cb, g_object_ref (task));
}

static void
close_customers_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonSession *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;

  /* All of it can be read again. */
  if (!liaison_customer_list_close_finish (self->customers, result, &error))
    g_message ("The cache was not closed: %s", error->message);
  liaison_session_forget_cache (self);
  liaison_oauth_rest_async (self->oauth, close_rested_cb, g_object_ref (task));
}

void
liaison_session_close_async (LiaisonSession *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (LIAISON_IS_SESSION (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, liaison_session_close_async);
  self->closed = TRUE;
  g_cancellable_cancel (self->starting);
  g_cancellable_cancel (self->reading);
  liaison_acceptance_watch_stop (self->watch);
  liaison_resellers_cancel (self->resellers);
  liaison_joint_parties_cancel (self->providers);
  liaison_details_cancel_all (self->details);
  liaison_own_roles_cancel (self->roles);
  g_clear_handle_id (&self->changes_source, g_source_remove);
  g_clear_handle_id (&self->check_source, g_source_remove);
  liaison_customer_list_close_async (self->customers, close_customers_closed_cb,
                                     g_object_ref (task));
}

gboolean
liaison_session_close_finish (LiaisonSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
liaison_session_is_closed (LiaisonSession *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), TRUE);

  return self->closed;
}

void
liaison_session_set_readable (LiaisonSession *self)
{
  if (self->readable)
    return;
  self->readable = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READABLE]);
}

void
liaison_session_notify_partner (LiaisonSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PARTNER]);
}

void
liaison_session_notify_uncached (LiaisonSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNCACHED]);
}

void
liaison_session_notify_ahead (LiaisonSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AHEAD]);
}

gboolean
liaison_session_is_readable (LiaisonSession *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), FALSE);

  return self->readable;
}

const GError *
liaison_session_get_uncached (LiaisonSession *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), NULL);

  return self->cache_error;
}

LiaisonCatalog *
liaison_session_get_catalog (LiaisonSession *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), NULL);

  return self->catalog;
}

LiaisonCloud *
liaison_session_get_cloud (LiaisonSession *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), NULL);

  return self->cloud;
}

const char *
liaison_session_get_account (LiaisonSession *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), NULL);

  return self->account;
}

LiaisonProfile *
liaison_session_get_profile (LiaisonSession *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), NULL);

  return self->profile;
}

LiaisonOauth *
liaison_session_get_oauth (LiaisonSession *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), NULL);

  return self->oauth;
}

const char *
liaison_session_get_who (LiaisonSession *self)
{
  const LiaisonIdentity *identity;

  g_return_val_if_fail (LIAISON_IS_SESSION (self), NULL);

  identity = liaison_oauth_get_identity (self->oauth);
  if (identity == NULL)
    return NULL;
  return identity->user_mail != NULL ? identity->user_mail : identity->user_id;
}

const GError *
liaison_session_get_refusal (LiaisonSession *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), NULL);

  return liaison_oauth_get_refusal (self->oauth);
}

gboolean
liaison_session_is_unkept (LiaisonSession *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), FALSE);

  return liaison_oauth_get_keep_error (self->oauth) != NULL;
}

void
liaison_session_keep_again (LiaisonSession *self)
{
  g_return_if_fail (LIAISON_IS_SESSION (self));
  g_return_if_fail (self->store != NULL);

  if (liaison_oauth_get_identity (self->oauth) != NULL)
    liaison_oauth_keep_async (self->oauth, self->store, NULL, NULL, NULL);
}

LiaisonPartner *
liaison_session_get_partner (LiaisonSession *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), NULL);

  return self->partner;
}

LiaisonRoles
liaison_session_get_roles (LiaisonSession *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), LIAISON_ROLES_UNKNOWN);

  return liaison_own_roles_get_roles (self->roles);
}

gboolean
liaison_session_may (LiaisonSession *self, LiaisonDeed deed, LiaisonRoles *needed)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), TRUE);

  return liaison_own_roles_allow (self->roles, deed, needed);
}

LiaisonCustomerList *
liaison_session_get_customers (LiaisonSession *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), NULL);

  return self->customers;
}

LiaisonResellers *
liaison_session_get_resellers (LiaisonSession *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), NULL);

  return self->resellers;
}

LiaisonJointParties *
liaison_session_get_joint_parties (LiaisonSession *self, LiaisonJoint kind)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), NULL);

  switch (kind)
    {
    case LIAISON_JOINT_PROVIDER:
      return self->providers;
    case LIAISON_JOINT_RESELLER:
      return liaison_resellers_get_parties (self->resellers);
    case LIAISON_JOINT_NONE:
    default:
      return NULL;
    }
}

LiaisonChanges *
liaison_session_get_changes (LiaisonSession *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), NULL);

  return self->changes;
}

LiaisonAcceptances *
liaison_session_get_acceptances (LiaisonSession *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), NULL);

  return self->acceptances;
}

LiaisonAcceptanceWatch *
liaison_session_get_watch (LiaisonSession *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), NULL);

  return self->watch;
}

LiaisonDetails *
liaison_session_get_details (LiaisonSession *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), NULL);

  return self->details;
}

LiaisonLedger *
liaison_session_get_ledger (LiaisonSession *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), NULL);

  return self->ledger;
}

const char *
liaison_session_get_ledger_path (LiaisonSession *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), NULL);

  return self->ledger_path;
}

LiaisonInviteLinks *
liaison_session_get_links (LiaisonSession *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), NULL);

  return self->links;
}
