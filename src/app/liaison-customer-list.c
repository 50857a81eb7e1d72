/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-customer-list.h"

#include "app/liaison-customer-finder.h"
#include "app/liaison-customer-snapshot.h"
#include "app/liaison-living-customers.h"
#include "app/liaison-shown.h"
#include "app/liaison-sync.h"
#include "model/liaison-action.h"

struct _LiaisonCustomerList
{
  GObject parent_instance;

  LiaisonPartnerClient *client;
  GNetworkMonitor *network; /* NULL: nobody tells */
  LiaisonCache *cache;      /* NULL: none is open */

  LiaisonShown *shown;
  LiaisonLivingCustomers *living;
  GArray *moved; /* of guint32: may stand elsewhere than they are shown */

  LiaisonCustomerFinder *finder;

  GCancellable *pass; /* the running one's, or NULL */
  GTask *closing;     /* waits for the pass, or NULL */
  guint n_passes;     /* under way, the given up ones too */
  guint n_loaded;
  gboolean was_refreshed;
  LiaisonListState state;
  GError *error;
  GDateTime *time;
};

enum
{
  PROP_QUERY = 1,
  PROP_SEARCH,
  PROP_STATE,
  PROP_N_LOADED,
  PROP_N_TOTAL,
  PROP_WAITING_UNTIL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GType
get_item_type (GListModel *model)
{
  return LIAISON_TYPE_CUSTOMER;
}

static guint
get_n_items (GListModel *model)
{
  return liaison_shown_get_length (LIAISON_CUSTOMER_LIST (model)->shown);
}

static gpointer
get_item (GListModel *model, guint position)
{
  LiaisonCustomerList *self = LIAISON_CUSTOMER_LIST (model);

  if (position >= liaison_shown_get_length (self->shown))
    return NULL;
  return liaison_living_customers_ensure (self->living, liaison_shown_get (self->shown, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaisonCustomerList,
                               liaison_customer_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
set_state (LiaisonCustomerList *self, LiaisonListState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAITING_UNTIL]);
}

/* What is shown */

static gboolean
is_held (guint32 n, gpointer user_data)
{
  return liaison_living_customers_have (LIAISON_CUSTOMER_LIST (user_data)->living, n);
}

static void
shown_changed (guint position, guint removed, guint added, gpointer user_data)
{
  g_list_model_items_changed (G_LIST_MODEL (user_data), position, removed, added);
}

static void
show (LiaisonCustomerList *self, GBytes *numbers)
{
  liaison_shown_replace (self->shown, numbers, self->moved,
                         self->cache != NULL ? liaison_cache_get_n_rows (self->cache) : 0, is_held,
                         shown_changed, self);
  g_array_set_size (self->moved, 0);
}

static void
found_cb (GBytes *numbers, gboolean asked, gpointer user_data)
{
  LiaisonCustomerList *self = LIAISON_CUSTOMER_LIST (user_data);

  show (self, numbers);
  if (asked)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
}

static void
cache_changed_cb (LiaisonCustomerList *self, GArray *numbers)
{
  liaison_living_customers_update (self->living, numbers);
  if (numbers != NULL && numbers->len > 0)
    g_array_append_vals (self->moved, numbers->data, numbers->len);
  liaison_customer_finder_look_again (self->finder);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_TOTAL]);
}

/* A pass */

static void
progress_cb (guint n_received, gpointer user_data)
{
  LiaisonCustomerList *self = LIAISON_CUSTOMER_LIST (user_data);

  self->n_loaded = n_received;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_LOADED]);
}

static void
take_time (LiaisonCustomerList *self)
{
  gint64 time = self->cache != NULL ? liaison_cache_get_time (self->cache) : 0;

  g_clear_pointer (&self->time, g_date_time_unref);
  if (time > 0)
    self->time = g_date_time_new_from_unix_utc (time);
}

static LiaisonListState
get_state_at_rest (LiaisonCustomerList *self)
{
  return self->time != NULL ? LIAISON_LIST_LOADED : LIAISON_LIST_EMPTY_NEVER_LOADED;
}

static void close_if_idle (LiaisonCustomerList *self);

static void
pass_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonCustomerList) self = LIAISON_CUSTOMER_LIST (user_data);
  g_autoptr(GError) error = NULL;
  gboolean complete = liaison_sync_finish (result, &error);

  self->n_passes--;
  /* Whoever cancelled has said what is next. */
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_object (&self->pass);
      self->was_refreshed = TRUE;
      take_time (self);
      if (!complete)
        self->error = g_steal_pointer (&error);
      set_state (self, complete ? LIAISON_LIST_LOADED : LIAISON_LIST_FAILED);
    }
  close_if_idle (self);
}

static void
stop_pass (LiaisonCustomerList *self)
{
  g_cancellable_cancel (self->pass);
  g_clear_object (&self->pass);
}

/* Closing */

static void
cache_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (liaison_cache_close_finish (LIAISON_CACHE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* A pass that was given up writes down how far it got; only then the cache may close. */
static void
close_if_idle (LiaisonCustomerList *self)
{
  g_autoptr(GTask) task = NULL;

  if (self->closing == NULL || self->n_passes > 0)
    return;
  task = g_steal_pointer (&self->closing);
  if (self->cache == NULL)
    g_task_return_boolean (task, TRUE);
  else
    liaison_cache_close_async (self->cache, cache_closed_cb, g_object_ref (task));
}

/* Waiting */

static void
until_changed_cb (LiaisonCustomerList *self)
{
  if (self->state == LIAISON_LIST_LOADING)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAITING_UNTIL]);
}

/* Nobody was reached. */
static gboolean
lacks_network (const GError *error)
{
  static const int codes[] = {
    G_IO_ERROR_CONNECTION_CLOSED, G_IO_ERROR_CONNECTION_REFUSED,  G_IO_ERROR_HOST_NOT_FOUND,
    G_IO_ERROR_HOST_UNREACHABLE,  G_IO_ERROR_NETWORK_UNREACHABLE, G_IO_ERROR_NOT_CONNECTED,
    G_IO_ERROR_PARTIAL_INPUT,     G_IO_ERROR_PROXY_FAILED,        G_IO_ERROR_TIMED_OUT
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, G_IO_ERROR, codes[i]))
      return TRUE;
  return error != NULL && error->domain == G_RESOLVER_ERROR;
}

static void
network_changed_cb (LiaisonCustomerList *self, gboolean available)
{
  if (available && liaison_customer_list_awaits_network (self))
    liaison_customer_list_refresh (self);
}

static void
liaison_customer_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaisonCustomerList *self = LIAISON_CUSTOMER_LIST (object);

  switch (id)
    {
    case PROP_QUERY:
      g_value_set_boxed (value, liaison_customer_list_get_query (self));
      break;
    case PROP_SEARCH:
      g_value_set_string (value, liaison_customer_list_get_search (self));
      break;
    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;
    case PROP_N_LOADED:
      g_value_set_uint (value, self->n_loaded);
      break;
    case PROP_N_TOTAL:
      g_value_set_uint (value, liaison_customer_list_get_n_total (self));
      break;
    case PROP_WAITING_UNTIL:
      g_value_set_int64 (value, liaison_customer_list_get_waiting_until (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
liaison_customer_list_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  if (id == PROP_SEARCH)
    liaison_customer_list_set_search (LIAISON_CUSTOMER_LIST (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_customer_list_dispose (GObject *object)
{
  LiaisonCustomerList *self = LIAISON_CUSTOMER_LIST (object);

  stop_pass (self);
  liaison_customer_finder_stop (self->finder);

  G_OBJECT_CLASS (liaison_customer_list_parent_class)->dispose (object);
}

static void
liaison_customer_list_finalize (GObject *object)
{
  LiaisonCustomerList *self = LIAISON_CUSTOMER_LIST (object);

  liaison_living_customers_free (self->living);
  liaison_shown_free (self->shown);
  g_array_unref (self->moved);
  g_object_unref (self->finder);
  g_clear_error (&self->error);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_clear_object (&self->cache);
  g_clear_object (&self->network);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (liaison_customer_list_parent_class)->finalize (object);
}

static void
liaison_customer_list_class_init (LiaisonCustomerListClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_customer_list_get_property;
  object_class->set_property = liaison_customer_list_set_property;
  object_class->dispose = liaison_customer_list_dispose;
  object_class->finalize = liaison_customer_list_finalize;

  properties[PROP_QUERY] =
    g_param_spec_boxed ("query", NULL, NULL, LIAISON_TYPE_CUSTOMER_QUERY, readable);
  properties[PROP_SEARCH] = g_param_spec_string (
    "search", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STATE] =
    g_param_spec_int ("state", NULL, NULL, 0, LIAISON_LIST_FAILED, 0, readable);
  properties[PROP_N_LOADED] = g_param_spec_uint ("n-loaded", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_N_TOTAL] = g_param_spec_uint ("n-total", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_WAITING_UNTIL] =
    g_param_spec_int64 ("waiting-until", NULL, NULL, 0, G_MAXINT64, 0, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
liaison_customer_list_init (LiaisonCustomerList *self)
{
  self->shown = liaison_shown_new ();
  self->living = liaison_living_customers_new ();
  self->moved = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->finder = liaison_customer_finder_new (found_cb, self);
}

LiaisonCustomerList *
liaison_customer_list_new (LiaisonPartnerClient *client)
{
  LiaisonCustomerList *self;

  g_return_val_if_fail (LIAISON_IS_PARTNER_CLIENT (client), NULL);

  self = g_object_new (LIAISON_TYPE_CUSTOMER_LIST, NULL);
  self->client = g_object_ref (client);
  g_signal_connect_object (liaison_partner_client_get_patience (client), "notify::until",
                           G_CALLBACK (until_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
liaison_customer_list_set_cache (LiaisonCustomerList *self, LiaisonCache *cache)
{
  g_autoptr(GBytes) nobody = g_bytes_new (NULL, 0);

  g_return_if_fail (LIAISON_IS_CUSTOMER_LIST (self));
  g_return_if_fail (cache == NULL || LIAISON_IS_CACHE (cache));

  if (self->cache == cache)
    return;
  stop_pass (self);
  if (self->cache != NULL)
    g_signal_handlers_disconnect_by_data (self->cache, self);
  g_set_object (&self->cache, cache);
  liaison_living_customers_set_cache (self->living, cache);
  g_array_set_size (self->moved, 0);
  if (cache != NULL)
    g_signal_connect_object (cache, "changed", G_CALLBACK (cache_changed_cb), self,
                             G_CONNECT_SWAPPED);

  self->was_refreshed = FALSE;
  take_time (self);
  set_state (self, get_state_at_rest (self));
  /* Numbers mean others now. */
  show (self, nobody);
  liaison_customer_finder_set_cache (self->finder, cache);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_TOTAL]);
}

LiaisonCache *
liaison_customer_list_get_cache (LiaisonCustomerList *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (self), NULL);

  return self->cache;
}

void
liaison_customer_list_set_ahead (LiaisonCustomerList *self, gint64 ahead)
{
  g_return_if_fail (LIAISON_IS_CUSTOMER_LIST (self));

  liaison_customer_finder_set_ahead (self->finder, ahead);
}

void
liaison_customer_list_set_lost_rights (LiaisonCustomerList *self, GHashTable *lost)
{
  g_return_if_fail (LIAISON_IS_CUSTOMER_LIST (self));
  g_return_if_fail (lost != NULL);

  liaison_living_customers_set_lost_rights (self->living, lost);
}

void
liaison_customer_list_set_ledger (LiaisonCustomerList *self, LiaisonLedger *ledger)
{
  g_return_if_fail (LIAISON_IS_CUSTOMER_LIST (self));

  liaison_customer_finder_set_ledger (self->finder, ledger);
}

void
liaison_customer_list_set_network (LiaisonCustomerList *self, GNetworkMonitor *network)
{
  g_return_if_fail (LIAISON_IS_CUSTOMER_LIST (self));

  if (self->network != NULL)
    g_signal_handlers_disconnect_by_data (self->network, self);
  g_set_object (&self->network, network);
  if (network != NULL)
    g_signal_connect_object (network, "network-changed", G_CALLBACK (network_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

gboolean
liaison_customer_list_awaits_network (LiaisonCustomerList *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (self), FALSE);

  return self->network != NULL && self->state == LIAISON_LIST_FAILED &&
         lacks_network (self->error) && !liaison_partner_client_is_local (self->client);
}

void
liaison_customer_list_refresh (LiaisonCustomerList *self)
{
  gboolean running;

  g_return_if_fail (LIAISON_IS_CUSTOMER_LIST (self));

  if (self->cache == NULL || self->closing != NULL)
    return;
  running = self->pass != NULL;
  stop_pass (self);
  g_clear_error (&self->error);
  self->pass = liaison_action_new ();
  self->n_passes++;
  self->n_loaded = 0;
  set_state (self, LIAISON_LIST_LOADING);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_LOADED]);

  /* Whoever asks while one is running wants to see what came since it began. */
  liaison_sync_async (self->client, self->cache, !running, progress_cb, self, self->pass,
                      pass_done_cb, g_object_ref (self));
}

void
liaison_customer_list_cancel (LiaisonCustomerList *self)
{
  g_return_if_fail (LIAISON_IS_CUSTOMER_LIST (self));

  if (self->pass == NULL)
    return;
  stop_pass (self);
  self->was_refreshed = TRUE;
  set_state (self, get_state_at_rest (self));
}

void
liaison_customer_list_close_async (LiaisonCustomerList *self,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (LIAISON_IS_CUSTOMER_LIST (self));
  g_return_if_fail (self->closing == NULL);

  self->closing = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (self->closing, liaison_customer_list_close_async);
  liaison_customer_list_cancel (self);
  liaison_customer_finder_stop (self->finder);
  close_if_idle (self);
}

gboolean
liaison_customer_list_close_finish (LiaisonCustomerList *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

LiaisonListState
liaison_customer_list_get_state (LiaisonCustomerList *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (self), LIAISON_LIST_EMPTY_NEVER_LOADED);

  return self->state;
}

gint64
liaison_customer_list_get_waiting_until (LiaisonCustomerList *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (self), 0);

  return self->state == LIAISON_LIST_LOADING
           ? liaison_patience_get_until (liaison_partner_client_get_patience (self->client))
           : 0;
}

LiaisonWaitReason
liaison_customer_list_get_wait_reason (LiaisonCustomerList *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (self), LIAISON_WAIT_NONE);

  return self->state == LIAISON_LIST_LOADING
           ? liaison_patience_get_reason (liaison_partner_client_get_patience (self->client))
           : LIAISON_WAIT_NONE;
}

gboolean
liaison_customer_list_was_refreshed (LiaisonCustomerList *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (self), FALSE);

  return self->was_refreshed;
}

const GError *
liaison_customer_list_get_error (LiaisonCustomerList *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (self), NULL);

  return self->error;
}

GDateTime *
liaison_customer_list_get_time (LiaisonCustomerList *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (self), NULL);

  return self->time;
}

guint
liaison_customer_list_get_n_loaded (LiaisonCustomerList *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (self), 0);

  return self->n_loaded;
}

guint
liaison_customer_list_get_n_total (LiaisonCustomerList *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (self), 0);

  return self->cache != NULL
           ? g_bytes_get_size (liaison_cache_get_names (self->cache)) / sizeof (guint32)
           : 0;
}

void
liaison_customer_list_set_query (LiaisonCustomerList *self, const LiaisonCustomerQuery *query)
{
  const LiaisonCustomerQuery *known;
  gboolean same_search;

  g_return_if_fail (LIAISON_IS_CUSTOMER_LIST (self));
  g_return_if_fail (query != NULL);

  known = liaison_customer_list_get_query (self);
  if (liaison_customer_query_equal (known, query))
    return;
  same_search = g_str_equal (known->search, query->search);
  liaison_customer_finder_set_query (self->finder, query);
  if (!same_search)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
}

const LiaisonCustomerQuery *
liaison_customer_list_get_query (LiaisonCustomerList *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (self), NULL);

  return liaison_customer_finder_get_query (self->finder);
}

gboolean
liaison_customer_list_is_searching (LiaisonCustomerList *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (self), FALSE);

  return liaison_customer_finder_is_searching (self->finder);
}

void
liaison_customer_list_set_search (LiaisonCustomerList *self, const char *search)
{
  g_autoptr(LiaisonCustomerQuery) query = NULL;

  g_return_if_fail (LIAISON_IS_CUSTOMER_LIST (self));

  query = liaison_customer_query_copy (liaison_customer_list_get_query (self));
  liaison_customer_query_take_search (query, g_strdup (search));
  liaison_customer_list_set_query (self, query);
}

const char *
liaison_customer_list_get_search (LiaisonCustomerList *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (self), NULL);

  return liaison_customer_list_get_query (self)->search;
}

GListModel *
liaison_customer_list_snapshot (LiaisonCustomerList *self, gboolean everybody)
{
  GBytes *numbers;

  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (self), NULL);

  numbers = everybody && self->cache != NULL ? liaison_cache_get_names (self->cache)
                                             : liaison_shown_get_numbers (self->shown);
  return G_LIST_MODEL (liaison_customer_snapshot_new (numbers, self->living, G_OBJECT (self)));
}

LiaisonCustomer *
liaison_customer_list_find_id (LiaisonCustomerList *self, const char *id)
{
  guint32 n;

  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (self), NULL);

  if (id == NULL || self->cache == NULL || !liaison_cache_find_id (self->cache, id, &n))
    return NULL;
  return liaison_living_customers_ensure (self->living, n);
}

LiaisonCustomer *
liaison_customer_list_find_domain (LiaisonCustomerList *self, const char *domain)
{
  g_autoptr(LiaisonCustomer) customer = NULL;
  guint32 n;

  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (self), NULL);

  if (domain == NULL || self->cache == NULL || !liaison_cache_find_domain (self->cache, domain, &n))
    return NULL;
  customer = liaison_living_customers_ensure (self->living, n);
  return liaison_customer_is_gone (customer) ? NULL : g_steal_pointer (&customer);
}

gboolean
liaison_customer_list_find_position (LiaisonCustomerList *self, const char *id, guint *position)
{
  guint32 n;

  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (self), FALSE);
  g_return_val_if_fail (position != NULL, FALSE);

  return id != NULL && self->cache != NULL && liaison_cache_find_id (self->cache, id, &n) &&
         liaison_shown_find (self->shown, n, position);
}
