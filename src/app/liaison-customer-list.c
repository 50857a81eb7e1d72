/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-customer-list.h"

#include "app/liaison-customer-pass.h"
#include "app/liaison-customer-rows.h"
#include "app/liaison-customer-search.h"
#include "app/liaison-living-customers.h"
#include "model/liaison-action.h"

/* Looked at in one go of the main loop: far below a frame. */
#define SWEEP_ROWS 1000

struct _LiaisonCustomerList
{
  GObject parent_instance;

  LiaisonPartnerClient *client;
  GNetworkMonitor *network; /* NULL: nobody tells */

  GHashTable *by_id;     /* id → LiaisonRow: every row */
  GHashTable *by_domain; /* domain, any case → LiaisonRow */
  GPtrArray *all;        /* every row, in order */
  GPtrArray *shown;      /* those that match @words */
  LiaisonLivingCustomers *living;

  LiaisonCustomerQuery *query;
  GStrv words;                   /* what @shown was found by */
  LiaisonCustomerSearch *finder; /* its result will replace @shown */

  GCancellable *pass;  /* the running one's, or NULL */
  guint pass_number;   /* of the running or last pass */
  guint complete_pass; /* of the last complete one; 0: none yet */
  guint n_loaded;
  guint n_met; /* different rows among them */
  guint sweep_source;
  guint sweep_position;
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
  return LIAISON_CUSTOMER_LIST (model)->shown->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  LiaisonCustomerList *self = LIAISON_CUSTOMER_LIST (model);

  if (position >= self->shown->len)
    return NULL;
  return liaison_living_customers_ensure (self->living, g_ptr_array_index (self->shown, position));
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

static guint
domain_hash (gconstpointer key)
{
  guint hash = 5381;

  for (const char *c = key; *c != '\0'; c++)
    hash = hash * 33 + (guchar) g_ascii_tolower (*c);
  return hash;
}

static gboolean
domain_equal (gconstpointer a, gconstpointer b)
{
  return g_ascii_strcasecmp (a, b) == 0;
}

static void
shown_changed (guint position, guint removed, guint added, gpointer user_data)
{
  g_list_model_items_changed (G_LIST_MODEL (user_data), position, removed, added);
}

static void
set_state (LiaisonCustomerList *self, LiaisonListState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAITING_UNTIL]);
}

/* Rows coming and going */

static void
index_row (LiaisonCustomerList *self, LiaisonRow *row)
{
  g_hash_table_replace (self->by_id, (gpointer) row->id, row);
  if (*row->domain != '\0')
    g_hash_table_replace (self->by_domain, (gpointer) row->domain, row);
}

static void
unindex_row (LiaisonCustomerList *self, LiaisonRow *row)
{
  g_hash_table_remove (self->by_id, row->id);
  if (g_hash_table_lookup (self->by_domain, row->domain) == row)
    g_hash_table_remove (self->by_domain, row->domain);
}

static void
remove_rows (LiaisonCustomerList *self, GPtrArray *rows)
{
  liaison_rows_remove (self->all, rows, NULL, NULL);
  liaison_rows_remove (self->shown, rows, shown_changed, self);
  for (guint i = 0; i < rows->len; i++)
    liaison_customer_search_retire (self->finder, g_ptr_array_index (rows, i));
}

static void
insert_rows (LiaisonCustomerList *self, GPtrArray *rows)
{
  g_autoptr(GPtrArray) matches = liaison_rows_filter (rows, self->words);

  liaison_rows_insert (self->all, rows, NULL, NULL);
  liaison_rows_insert (self->shown, matches, shown_changed, self);
  liaison_customer_search_add (self->finder, rows);
}

/* @known makes room for @row, which has the same place: nobody needs to hear of it but the object.
 * FALSE: it has another place, or the search sees it differently. */
static gboolean
replace_in_place (LiaisonCustomerList *self, LiaisonRow *known, LiaisonRow *row)
{
  guint position;

  if (liaison_customer_search_is_running (self->finder) || strcmp (known->key, row->key) != 0 ||
      liaison_row_matches (known, (const char *const *) self->words) !=
        liaison_row_matches (row, (const char *const *) self->words))
    return FALSE;

  if (liaison_rows_find (self->all, known, &position))
    self->all->pdata[position] = row;
  if (liaison_rows_find (self->shown, known, &position))
    self->shown->pdata[position] = row;
  liaison_customer_search_retire (self->finder, known);
  return TRUE;
}

static gboolean
says_the_same (const LiaisonRow *one, const LiaisonRow *other)
{
  return strcmp (one->name, other->name) == 0 && strcmp (one->domain, other->domain) == 0 &&
         one->relationship == other->relationship &&
         g_strcmp0 (one->relationship_text, other->relationship_text) == 0;
}

/* Takes @row. Rows to be put in and taken out of the arrays go to @arrivals and @leavers. */
static void
meet_row (LiaisonCustomerList *self, LiaisonRow *row, GPtrArray *arrivals, GPtrArray *leavers)
{
  LiaisonRow *known = g_hash_table_lookup (self->by_id, row->id);

  if (known != NULL && known->met == self->pass_number)
    {
      /* CUS-7: the same customer twice. */
      liaison_row_free (row);
      return;
    }

  self->n_met++;
  row->met = self->pass_number;
  row->since = known != NULL ? known->since : self->pass_number;
  row->fresh =
    known != NULL ? known->fresh && known->since > self->complete_pass : self->complete_pass > 0;
  if (known != NULL && says_the_same (known, row))
    {
      known->met = row->met;
      if (known->fresh != row->fresh)
        {
          known->fresh = row->fresh;
          liaison_living_customers_update (self->living, known);
        }
      liaison_row_free (row);
      return;
    }

  if (known != NULL)
    unindex_row (self, known);
  index_row (self, row);
  liaison_living_customers_update (self->living, row);
  if (known != NULL && replace_in_place (self, known, row))
    return;
  if (known != NULL)
    g_ptr_array_add (leavers, known);
  g_ptr_array_add (arrivals, row);
}

static void
page_cb (GPtrArray *rows, gpointer user_data)
{
  LiaisonCustomerList *self = LIAISON_CUSTOMER_LIST (user_data);
  g_autoptr(GPtrArray) arrivals = g_ptr_array_new ();
  g_autoptr(GPtrArray) leavers = g_ptr_array_new ();
  guint n_before = self->all->len;

  for (guint i = 0; i < rows->len; i++)
    meet_row (self, g_ptr_array_index (rows, i), arrivals, leavers);
  liaison_rows_sort (leavers);
  remove_rows (self, leavers);
  insert_rows (self, arrivals);

  self->n_loaded += rows->len;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_LOADED]);
  if (self->all->len != n_before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_TOTAL]);
}

/* The end of a pass */

static void
complete_pass (LiaisonCustomerList *self)
{
  g_clear_object (&self->pass);
  g_clear_pointer (&self->time, g_date_time_unref);
  self->time = g_date_time_new_now_utc ();
  self->complete_pass = self->pass_number;
  set_state (self, LIAISON_LIST_LOADED);
}

/* Takes out what the pass did not meet, a thousand rows at a time. */
static gboolean
sweep_cb (gpointer user_data)
{
  LiaisonCustomerList *self = LIAISON_CUSTOMER_LIST (user_data);
  g_autoptr(GPtrArray) leavers = g_ptr_array_new ();
  guint end = MIN (self->sweep_position + SWEEP_ROWS, self->all->len);

  for (guint i = self->sweep_position; i < end; i++)
    {
      LiaisonRow *row = g_ptr_array_index (self->all, i);

      if (row->met == self->pass_number)
        continue;
      unindex_row (self, row);
      liaison_living_customers_release (self->living, row);
      g_ptr_array_add (leavers, row);
    }
  self->sweep_position = end - leavers->len;
  remove_rows (self, leavers);
  if (leavers->len > 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_TOTAL]);

  if (self->sweep_position < self->all->len)
    return G_SOURCE_CONTINUE;
  self->sweep_source = 0;
  complete_pass (self);
  return G_SOURCE_REMOVE;
}

static void
pass_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GError) error = NULL;
  LiaisonCustomerList *self = user_data;
  gboolean complete = liaison_customer_pass_finish (result, &error);

  /* Whoever cancelled has said what is next, and may be gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (!complete)
    {
      g_clear_object (&self->pass);
      self->error = g_steal_pointer (&error);
      set_state (self, LIAISON_LIST_FAILED);
    }
  else if (self->n_met == self->all->len)
    {
      complete_pass (self);
    }
  else
    {
      self->sweep_position = 0;
      self->sweep_source = g_idle_add (sweep_cb, self);
    }
}

static void
stop_pass (LiaisonCustomerList *self)
{
  g_cancellable_cancel (self->pass);
  g_clear_object (&self->pass);
  g_clear_handle_id (&self->sweep_source, g_source_remove);
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

/* Searching */

static void
show_rows (LiaisonCustomerList *self, GPtrArray *rows, GStrv words)
{
  g_strfreev (self->words);
  self->words = g_strdupv (words);
  liaison_rows_replace (self->shown, rows, shown_changed, self);
}

static void
found_cb (GPtrArray *rows, GStrv words, gpointer user_data)
{
  show_rows (LIAISON_CUSTOMER_LIST (user_data), rows, words);
}

static void
liaison_customer_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaisonCustomerList *self = LIAISON_CUSTOMER_LIST (object);

  switch (id)
    {
    case PROP_QUERY:
      g_value_set_boxed (value, self->query);
      break;
    case PROP_SEARCH:
      g_value_set_string (value, self->query->search);
      break;
    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;
    case PROP_N_LOADED:
      g_value_set_uint (value, self->n_loaded);
      break;
    case PROP_N_TOTAL:
      g_value_set_uint (value, self->all->len);
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
  liaison_customer_search_stop (self->finder);

  G_OBJECT_CLASS (liaison_customer_list_parent_class)->dispose (object);
}

static void
liaison_customer_list_finalize (GObject *object)
{
  LiaisonCustomerList *self = LIAISON_CUSTOMER_LIST (object);

  liaison_living_customers_free (self->living);
  for (guint i = 0; i < self->all->len; i++)
    liaison_customer_search_retire (self->finder, g_ptr_array_index (self->all, i));
  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->shown);
  g_clear_object (&self->finder);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->by_domain);
  g_strfreev (self->words);
  liaison_customer_query_free (self->query);
  g_clear_error (&self->error);
  g_clear_pointer (&self->time, g_date_time_unref);
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
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_domain = g_hash_table_new (domain_hash, domain_equal);
  self->all = g_ptr_array_new ();
  self->shown = g_ptr_array_new ();
  self->finder = liaison_customer_search_new (found_cb, self);
  self->living = liaison_living_customers_new (self->by_id);
  self->query = liaison_customer_query_new ();
  self->words = g_new0 (char *, 1);
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
  g_return_if_fail (LIAISON_IS_CUSTOMER_LIST (self));

  stop_pass (self);
  g_clear_error (&self->error);
  self->pass = liaison_action_new ();
  self->pass_number++;
  self->n_met = 0;
  self->n_loaded = 0;
  set_state (self, LIAISON_LIST_LOADING);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_LOADED]);

  liaison_customer_pass_async (self->client, page_cb, self, self->pass, pass_done_cb, self);
}

void
liaison_customer_list_cancel (LiaisonCustomerList *self)
{
  g_return_if_fail (LIAISON_IS_CUSTOMER_LIST (self));

  if (self->pass == NULL)
    return;
  stop_pass (self);
  set_state (self, self->complete_pass > 0 ? LIAISON_LIST_LOADED : LIAISON_LIST_EMPTY_NEVER_LOADED);
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

  return self->all->len;
}

void
liaison_customer_list_set_query (LiaisonCustomerList *self, const LiaisonCustomerQuery *query)
{
  g_auto(GStrv) words = NULL;
  gboolean same_search;

  g_return_if_fail (LIAISON_IS_CUSTOMER_LIST (self));
  g_return_if_fail (query != NULL);

  if (liaison_customer_query_equal (self->query, query))
    return;
  same_search = g_str_equal (self->query->search, query->search);
  liaison_customer_query_free (self->query);
  self->query = liaison_customer_query_copy (query);

  liaison_customer_search_stop (self->finder);
  words = liaison_row_split_words (self->query->search);
  if (words[0] == NULL)
    show_rows (self, self->all, words);
  else if (!g_strv_equal ((const char *const *) words, (const char *const *) self->words))
    liaison_customer_search_start (self->finder, self->all, words);
  if (!same_search)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
}

const LiaisonCustomerQuery *
liaison_customer_list_get_query (LiaisonCustomerList *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (self), NULL);

  return self->query;
}

void
liaison_customer_list_set_search (LiaisonCustomerList *self, const char *search)
{
  g_autoptr(LiaisonCustomerQuery) query = NULL;

  g_return_if_fail (LIAISON_IS_CUSTOMER_LIST (self));

  query = liaison_customer_query_copy (self->query);
  liaison_customer_query_take_search (query, g_strdup (search));
  liaison_customer_list_set_query (self, query);
}

const char *
liaison_customer_list_get_search (LiaisonCustomerList *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (self), NULL);

  return self->query->search;
}

GListModel *
liaison_customer_list_snapshot (LiaisonCustomerList *self, gboolean everybody)
{
  GListStore *customers;
  GPtrArray *rows;

  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (self), NULL);

  customers = g_list_store_new (LIAISON_TYPE_CUSTOMER);
  rows = everybody ? self->all : self->shown;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr(LiaisonCustomer) customer =
                   liaison_living_customers_ensure (self->living, g_ptr_array_index (rows, i));

      g_list_store_append (customers, customer);
    }
  return G_LIST_MODEL (customers);
}

LiaisonCustomer *
liaison_customer_list_find_id (LiaisonCustomerList *self, const char *id)
{
  LiaisonRow *row;

  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (self), NULL);

  row = id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
  return row != NULL ? liaison_living_customers_ensure (self->living, row) : NULL;
}

LiaisonCustomer *
liaison_customer_list_find_domain (LiaisonCustomerList *self, const char *domain)
{
  LiaisonRow *row;

  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (self), NULL);

  row = domain != NULL ? g_hash_table_lookup (self->by_domain, domain) : NULL;
  return row != NULL ? liaison_living_customers_ensure (self->living, row) : NULL;
}

gboolean
liaison_customer_list_find_position (LiaisonCustomerList *self, const char *id, guint *position)
{
  LiaisonRow *row;

  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (self), FALSE);
  g_return_val_if_fail (position != NULL, FALSE);

  row = id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
  return row != NULL && liaison_rows_find (self->shown, row, position);
}
