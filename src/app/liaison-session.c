/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-session.h"

#include "app/liaison-own-roles.h"
#include "model/liaison-action.h"
#include "model/liaison-error.h"

struct _LiaisonSession
{
  GObject parent_instance;

  LiaisonCatalog *catalog;
  LiaisonCloud *cloud;
  char *account;
  char *ledger_path;
  LiaisonProfile *profile;   /* NULL with a demonstration */
  LiaisonSecretStore *store; /* NULL with a demonstration */

  LiaisonOauth *oauth;
  LiaisonPartnerClient *client;
  LiaisonInviteLinks *links;
  LiaisonCustomerList *customers;
  LiaisonChanges *changes;
  LiaisonDetails *details;
  LiaisonOwnRoles *roles;
  LiaisonLedger *ledger;
  LiaisonPartner *partner;

  GCancellable *starting; /* NULL when no start is under way */
  GCancellable *reading;  /* of the profiles, beside everything else */
  gboolean started;
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (LiaisonSession, liaison_session, G_TYPE_OBJECT)

enum
{
  PROP_PARTNER = 1,
  PROP_REFUSAL,
  PROP_ROLES,
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
    case PROP_PARTNER:
      g_value_set_object (value, self->partner);
      break;
    case PROP_REFUSAL:
      g_value_set_boxed (value, liaison_session_get_refusal (self));
      break;
    case PROP_ROLES:
      g_value_set_uint (value, liaison_session_get_roles (self));
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
  if (self->details != NULL)
    liaison_details_cancel_all (self->details);
  if (self->roles != NULL)
    liaison_own_roles_cancel (self->roles);
  g_cancellable_cancel (self->reading);

  G_OBJECT_CLASS (liaison_session_parent_class)->dispose (object);
}

static void
liaison_session_finalize (GObject *object)
{
  LiaisonSession *self = LIAISON_SESSION (object);

  g_clear_object (&self->roles);
  g_clear_object (&self->details);
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

  properties[PROP_PARTNER] = g_param_spec_object ("partner", NULL, NULL, LIAISON_TYPE_PARTNER,
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

static void read_partner_again (LiaisonSession *self);

/* The person has mended what was refused: whatever waited for it goes on. */
static void
refusal_changed_cb (LiaisonSession *self)
{
  if (liaison_session_get_refusal (self) == NULL && self->started && !self->closed &&
      self->starting == NULL)
    {
      liaison_invite_links_forget (self->links);
      liaison_customer_list_refresh (self->customers);
      liaison_own_roles_forget (self->roles);
      liaison_own_roles_read (self->roles);
      if (self->profile != NULL)
        read_partner_again (self);
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
  if (spec->profile != NULL)
    {
      self->profile = g_object_ref (spec->profile);
      self->store = g_object_ref (spec->store);
      g_set_object (&self->partner, liaison_profile_get_partner (spec->profile));
    }
  self->client = liaison_partner_client_new (spec->cloud, LIAISON_AUTHORIZER (self->oauth));
  self->links = liaison_invite_links_new (self->client, spec->cloud, spec->account);
  self->changes = liaison_changes_new ();
  self->customers = liaison_customer_list_new (self->client);
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
                                    .ledger_path = ledger_path };

  return liaison_session_new (&spec);
}

void
liaison_session_set_network (LiaisonSession *self, GNetworkMonitor *network)
{
  g_return_if_fail (LIAISON_IS_SESSION (self));

  liaison_customer_list_set_network (self->customers, network);
}

/* The start; each step is left out when an earlier start has taken it:
 *
 *   open_ledger → ledger_opened → sign_in ─┬─ a kept sign-in: restored ─┐
 *                                          └─ unattended: signed_in ────┴─ read_partner →
 * partner_read
 */
typedef struct
{
  GCancellable *callers; /* of whoever started, or NULL */
  gulong forwarding;
} StartOp;

static void start_sign_in (GTask *task);
static void start_read_partner (GTask *task);
static void start_ledger_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void start_restored_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void start_signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void start_partner_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
start_op_free (StartOp *op)
{
  if (op->callers != NULL)
    g_cancellable_disconnect (op->callers, op->forwarding);
  g_clear_object (&op->callers);
  g_free (op);
}

static void
start_fail (GTask *task, GError *error)
{
  LiaisonSession *self = g_task_get_source_object (task);

  g_clear_object (&self->starting);
  g_task_return_error (task, error);
}

static void
start_finish (GTask *task)
{
  LiaisonSession *self = g_task_get_source_object (task);

  g_clear_object (&self->starting);
  self->started = TRUE;
  liaison_customer_list_refresh (self->customers);
  if (liaison_session_get_refusal (self) == NULL)
    liaison_own_roles_read (self->roles);
  g_task_return_boolean (task, TRUE);
}

static void
start_open_ledger (GTask *task)
{
  LiaisonSession *self = g_task_get_source_object (task);

  if (self->ledger != NULL)
    start_sign_in (task);
  else
    liaison_ledger_open_async (self->ledger_path, g_task_get_cancellable (task),
                               start_ledger_opened_cb, g_object_ref (task));
}

static void
start_ledger_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonSession *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->ledger = liaison_ledger_open_finish (result, &error);
  if (self->ledger == NULL)
    start_fail (task, error);
  else
    start_sign_in (task);
}

/* What the key ring holds is never newer than a sign-in that is at hand, and says no more of why
 * that one was refused. */
static gboolean
has_sign_in (LiaisonSession *self, const GError *refusal)
{
  if (liaison_oauth_get_identity (self->oauth) == NULL)
    return FALSE;
  return refusal == NULL || self->store != NULL;
}

static void
start_sign_in (GTask *task)
{
  LiaisonSession *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  const GError *refusal = liaison_oauth_get_refusal (self->oauth);

  if (has_sign_in (self, refusal))
    start_read_partner (task);
  else if (self->store != NULL)
    liaison_oauth_restore_async (self->oauth, self->store, cancellable, start_restored_cb,
                                 g_object_ref (task));
  else
    liaison_oauth_sign_in_async (self->oauth, refusal, cancellable, start_signed_in_cb,
                                 g_object_ref (task));
}

/* With what is remembered of the partner, everything but the service is there without a sign-in. */
static void
start_restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonSession *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;

  if (liaison_oauth_restore_finish (self->oauth, result, &error))
    start_read_partner (task);
  else if (self->partner != NULL && liaison_oauth_get_refusal (self->oauth) != NULL)
    start_finish (task);
  else
    start_fail (task, g_steal_pointer (&error));
}

static void
start_signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonSession *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!liaison_oauth_sign_in_finish (self->oauth, result, &error))
    {
      start_fail (task, error);
      return;
    }
  liaison_invite_links_forget (self->links);
  liaison_own_roles_forget (self->roles);
  start_read_partner (task);
}

/* The profiles tell of the company, the id token of the person. */
static void
take_partner (LiaisonSession *self, LiaisonPartner *profiles)
{
  LiaisonPartnerSpec spec = *liaison_partner_get_spec (profiles);
  const LiaisonIdentity *identity = liaison_oauth_get_identity (self->oauth);

  if (identity != NULL)
    {
      if (spec.tenant_id == NULL)
        spec.tenant_id = identity->tenant_id;
      spec.user_id = identity->user_id;
      spec.user_name = identity->user_name;
      spec.user_mail = identity->user_mail;
    }
  g_clear_object (&self->partner);
  self->partner = liaison_partner_new (&spec);
  if (self->profile != NULL)
    liaison_profile_set_partner (self->profile, self->partner);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PARTNER]);
}

/* What was remembered stays where nothing newer comes. */
static void
partner_read_again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonSession) self = LIAISON_SESSION (user_data);
  g_autoptr(LiaisonPartner) profiles = NULL;
  g_autoptr(GError) error = NULL;

  profiles = liaison_partner_client_get_partner_finish (self->client, result, &error);
  if (profiles != NULL)
    {
      take_partner (self, profiles);
      return;
    }

  g_debug ("the partner's profiles could not be read again: %s", error->message);
  g_clear_object (&self->reading);
}

static void
read_partner_again (LiaisonSession *self)
{
  if (self->reading != NULL)
    return;

  self->reading = g_cancellable_new ();
  liaison_partner_client_get_partner_async (self->client, self->reading, partner_read_again_cb,
                                            g_object_ref (self));
}

static void
start_read_partner (GTask *task)
{
  LiaisonSession *self = g_task_get_source_object (task);

  if (self->partner == NULL)
    {
      liaison_partner_client_get_partner_async (self->client, g_task_get_cancellable (task),
                                                start_partner_read_cb, g_object_ref (task));
      return;
    }

  if (self->profile != NULL)
    read_partner_again (self);
  start_finish (task);
}

static void
start_partner_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(LiaisonPartner) profiles = NULL;
  LiaisonSession *self = g_task_get_source_object (task);
  GError *error = NULL;

  profiles = liaison_partner_client_get_partner_finish (self->client, result, &error);
  if (profiles == NULL)
    {
      start_fail (task, error);
      return;
    }
  take_partner (self, profiles);
  start_finish (task);
}

static void
forward_cancel_cb (GCancellable *callers, GCancellable *ours)
{
  g_cancellable_cancel (ours);
}

void
liaison_session_start_async (LiaisonSession *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr(GCancellable) ours = liaison_action_new ();
  g_autoptr(GTask) task = NULL;
  StartOp *op;

  g_return_if_fail (LIAISON_IS_SESSION (self));

  task = g_task_new (self, ours, callback, user_data);
  g_task_set_source_tag (task, liaison_session_start_async);
  if (self->starting != NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, "Already starting");
      return;
    }

  op = g_new0 (StartOp, 1);
  g_task_set_task_data (task, op, (GDestroyNotify) start_op_free);
  if (cancellable != NULL)
    {
      op->callers = g_object_ref (cancellable);
      op->forwarding = g_cancellable_connect (cancellable, G_CALLBACK (forward_cancel_cb),
                                              g_object_ref (ours), g_object_unref);
    }
  self->starting = g_object_ref (ours);
  start_open_ledger (task);
}

gboolean
liaison_session_start_finish (LiaisonSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
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
  liaison_customer_list_cancel (self->customers);
  liaison_details_cancel_all (self->details);
  liaison_own_roles_cancel (self->roles);
  liaison_oauth_rest_async (self->oauth, close_rested_cb, g_object_ref (task));
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

LiaisonChanges *
liaison_session_get_changes (LiaisonSession *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), NULL);

  return self->changes;
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

LiaisonInviteLinks *
liaison_session_get_links (LiaisonSession *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), NULL);

  return self->links;
}
