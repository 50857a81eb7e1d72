/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-acceptance-watch-private.h"

#define WAITING_SECONDS (15 * 60)
#define IDLE_SECONDS (60 * 60)

G_DEFINE_FINAL_TYPE (LiaisonAcceptanceWatch, liaison_acceptance_watch, G_TYPE_OBJECT)

enum
{
  PROP_LOOKING = 1,
  PROP_TIME,
  PROP_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
liaison_acceptance_watch_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaisonAcceptanceWatch *self = LIAISON_ACCEPTANCE_WATCH (object);

  switch (id)
    {
    case PROP_LOOKING:
      g_value_set_boolean (value, liaison_acceptance_watch_is_looking (self));
      break;
    case PROP_TIME:
      g_value_set_int64 (value, liaison_acceptance_watch_get_time (self));
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
liaison_acceptance_watch_dispose (GObject *object)
{
  liaison_acceptance_watch_stop (LIAISON_ACCEPTANCE_WATCH (object));

  G_OBJECT_CLASS (liaison_acceptance_watch_parent_class)->dispose (object);
}

static void
liaison_acceptance_watch_finalize (GObject *object)
{
  LiaisonAcceptanceWatch *self = LIAISON_ACCEPTANCE_WATCH (object);

  liaison_acceptance_look_clear (self);
  g_hash_table_unref (self->asked);
  g_hash_table_unref (self->refused);
  g_clear_error (&self->error);
  g_clear_object (&self->network);
  g_clear_object (&self->power);
  g_clear_object (&self->acceptances);
  g_clear_object (&self->changes);
  g_clear_object (&self->customers);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (liaison_acceptance_watch_parent_class)->finalize (object);
}

static void
liaison_acceptance_watch_class_init (LiaisonAcceptanceWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = liaison_acceptance_watch_get_property;
  object_class->dispose = liaison_acceptance_watch_dispose;
  object_class->finalize = liaison_acceptance_watch_finalize;

  properties[PROP_LOOKING] = g_param_spec_boolean ("looking", NULL, NULL, FALSE, flags);
  properties[PROP_TIME] = g_param_spec_int64 ("time", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
liaison_acceptance_watch_init (LiaisonAcceptanceWatch *self)
{
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* When */

gint64
liaison_acceptance_watch_get_now (LiaisonAcceptanceWatch *self)
{
  return g_get_real_time () + self->ahead;
}

static gboolean
look_cb (gpointer user_data)
{
  LiaisonAcceptanceWatch *self = LIAISON_ACCEPTANCE_WATCH (user_data);

  self->timer = 0;
  liaison_acceptance_watch_look (self);
  return G_SOURCE_REMOVE;
}

static void
wait (LiaisonAcceptanceWatch *self)
{
  double jitter = g_random_double_range (0.9, 1.1);
  gint64 waited = (g_get_monotonic_time () - self->planned) / G_USEC_PER_SEC;
  gint64 left = (gint64) (liaison_acceptance_watch_get_interval (self) * jitter) - waited;

  left = MAX (left, 1);
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_seconds ((guint) left, look_cb, self);
  self->due = g_get_monotonic_time () + left * G_USEC_PER_SEC;
}

static void
plan (LiaisonAcceptanceWatch *self)
{
  self->planned = g_get_monotonic_time ();
  if (self->ledger != NULL)
    wait (self);
}

/* The time that it has waited counts. */
static void
circumstances_changed_cb (LiaisonAcceptanceWatch *self)
{
  if (self->timer != 0 && self->ledger != NULL)
    wait (self);
}

static gboolean
is_sparing (LiaisonAcceptanceWatch *self)
{
  return (self->network != NULL && g_network_monitor_get_network_metered (self->network)) ||
         (self->power != NULL && g_power_profile_monitor_get_power_saver_enabled (self->power));
}

gint64
liaison_acceptance_watch_get_first_open (LiaisonAcceptanceWatch *self)
{
  GListModel *invitations = liaison_ledger_get_invitations (self->ledger);
  gint64 first = 0;

  for (guint i = 0; i < g_list_model_get_n_items (invitations); i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (invitations, i);
      gint64 time = liaison_invitation_get_first_handed_off (invitation);

      if (liaison_invitation_is_unanswered (invitation) && time != 0 &&
          (first == 0 || time < first))
        first = time;
    }
  return first;
}

guint
liaison_acceptance_watch_get_interval (LiaisonAcceptanceWatch *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCEPTANCE_WATCH (self), IDLE_SECONDS);

  return self->ledger != NULL && !is_sparing (self) &&
             liaison_acceptance_watch_get_first_open (self) != 0
           ? WAITING_SECONDS
           : IDLE_SECONDS;
}

guint
liaison_acceptance_watch_get_wait (LiaisonAcceptanceWatch *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCEPTANCE_WATCH (self), 0);

  return self->timer != 0
           ? (guint) (MAX (self->due - g_get_monotonic_time (), 0) / G_USEC_PER_SEC) + 1
           : 0;
}

void
liaison_acceptance_watch_finish (LiaisonAcceptanceWatch *self,
                                 LiaisonLookGaps gaps,
                                 GError *problem)
{
  self->gaps = gaps;
  g_clear_error (&self->error);
  self->error = problem;
  plan (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIME]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOOKING]);
}

/* Somebody new in the list: the records tell when it happened. */
static void
feed_changed_cb (LiaisonAcceptanceWatch *self)
{
  if (self->ledger != NULL && self->looking == NULL && liaison_acceptance_look_is_due (self))
    liaison_acceptance_watch_look (self);
}

LiaisonAcceptanceWatch *
liaison_acceptance_watch_new (LiaisonPartnerClient *client,
                              LiaisonCustomerList *customers,
                              LiaisonChanges *changes,
                              LiaisonAcceptances *acceptances)
{
  LiaisonAcceptanceWatch *self;

  g_return_val_if_fail (LIAISON_IS_PARTNER_CLIENT (client), NULL);
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (customers), NULL);
  g_return_val_if_fail (LIAISON_IS_CHANGES (changes), NULL);
  g_return_val_if_fail (LIAISON_IS_ACCEPTANCES (acceptances), NULL);

  self = g_object_new (LIAISON_TYPE_ACCEPTANCE_WATCH, NULL);
  self->client = g_object_ref (client);
  self->customers = g_object_ref (customers);
  self->changes = g_object_ref (changes);
  self->acceptances = g_object_ref (acceptances);
  g_signal_connect_object (customers, "notify::state", G_CALLBACK (liaison_acceptance_look_go_on),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (changes, "items-changed", G_CALLBACK (feed_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* The first one that waits makes it hurry. */
static void
invitations_changed_cb (LiaisonAcceptanceWatch *self,
                        guint position,
                        guint removed,
                        guint added,
                        GListModel *invitations)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (invitations, i);

      /* One that comes back was followed before. */
      g_signal_handlers_disconnect_by_func (invitation, circumstances_changed_cb, self);
      g_signal_connect_object (invitation, "notify::state", G_CALLBACK (circumstances_changed_cb),
                               self, G_CONNECT_SWAPPED);
    }
  circumstances_changed_cb (self);
}

static void
follow_invitations (LiaisonAcceptanceWatch *self)
{
  GListModel *invitations = liaison_ledger_get_invitations (self->ledger);

  g_signal_connect_object (invitations, "items-changed", G_CALLBACK (invitations_changed_cb), self,
                           G_CONNECT_SWAPPED);
  invitations_changed_cb (self, 0, 0, g_list_model_get_n_items (invitations), invitations);
}

void
liaison_acceptance_watch_start (LiaisonAcceptanceWatch *self, LiaisonLedger *ledger)
{
  g_return_if_fail (LIAISON_IS_ACCEPTANCE_WATCH (self));
  g_return_if_fail (LIAISON_IS_LEDGER (ledger));

  if (g_set_object (&self->ledger, ledger))
    follow_invitations (self);
  liaison_acceptances_set_ledger (self->acceptances, ledger);
  liaison_acceptance_watch_look (self);
}

void
liaison_acceptance_watch_stop (LiaisonAcceptanceWatch *self)
{
  g_return_if_fail (LIAISON_IS_ACCEPTANCE_WATCH (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->looking);
  liaison_acceptance_look_clear (self);
  g_clear_object (&self->ledger);
  if (self->acceptances != NULL)
    liaison_acceptances_set_ledger (self->acceptances, NULL);
}

void
liaison_acceptance_watch_look (LiaisonAcceptanceWatch *self)
{
  g_return_if_fail (LIAISON_IS_ACCEPTANCE_WATCH (self));

  if (self->ledger == NULL || self->looking != NULL)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  liaison_acceptance_look_begin (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOOKING]);
}

void
liaison_acceptance_watch_set_ahead (LiaisonAcceptanceWatch *self, gint64 ahead)
{
  g_return_if_fail (LIAISON_IS_ACCEPTANCE_WATCH (self));

  self->ahead = ahead;
}

/* @place: where @monitor, or NULL, is kept; @signal: what tells that it has something new to say.
 */
static void
follow (LiaisonAcceptanceWatch *self, gpointer *place, gpointer monitor, const char *signal)
{
  if (*place != NULL)
    g_signal_handlers_disconnect_by_data (*place, self);
  g_clear_object (place);
  if (monitor != NULL)
    {
      *place = g_object_ref (monitor);
      g_signal_connect_object (monitor, signal, G_CALLBACK (circumstances_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  circumstances_changed_cb (self);
}

void
liaison_acceptance_watch_set_network (LiaisonAcceptanceWatch *self, GNetworkMonitor *network)
{
  g_return_if_fail (LIAISON_IS_ACCEPTANCE_WATCH (self));

  follow (self, (gpointer *) &self->network, network, "notify::network-metered");
}

void
liaison_acceptance_watch_set_power (LiaisonAcceptanceWatch *self, GPowerProfileMonitor *power)
{
  g_return_if_fail (LIAISON_IS_ACCEPTANCE_WATCH (self));

  follow (self, (gpointer *) &self->power, power, "notify::power-saver-enabled");
}

gboolean
liaison_acceptance_watch_is_looking (LiaisonAcceptanceWatch *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCEPTANCE_WATCH (self), FALSE);

  return self->looking != NULL;
}

gint64
liaison_acceptance_watch_get_time (LiaisonAcceptanceWatch *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCEPTANCE_WATCH (self), 0);

  return self->ledger != NULL
           ? liaison_ledger_get_mark (self->ledger, LIAISON_ACCEPTANCE_AUDIT_MARK)
           : 0;
}

const GError *
liaison_acceptance_watch_get_error (LiaisonAcceptanceWatch *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCEPTANCE_WATCH (self), NULL);

  return self->error;
}

LiaisonLookGaps
liaison_acceptance_watch_get_gaps (LiaisonAcceptanceWatch *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCEPTANCE_WATCH (self), LIAISON_LOOK_WHOLE);

  return self->gaps;
}
