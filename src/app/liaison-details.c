/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-details.h"

#include "app/liaison-kept-record.h"
#include "model/liaison-action.h"

#define STALE_AFTER (60 * G_TIME_SPAN_SECOND)

struct _LiaisonDetails
{
  GObject parent_instance;

  LiaisonPartnerClient *client;
  GHashTable *running; /* LiaisonCustomer → Running, both owned */
  LiaisonCache *cache; /* or NULL */
};

G_DEFINE_FINAL_TYPE (LiaisonDetails, liaison_details, G_TYPE_OBJECT)

/* The readings of one customer. */
typedef struct
{
  GCancellable *cancellable;
  guint n_parts;
} Running;

/* One part of one customer on its way. Holds what it needs: the details may be gone by its end. */
typedef struct
{
  GHashTable *running;
  LiaisonCustomer *customer;
  LiaisonRecordPart part;
  GCancellable *cancellable;
  LiaisonCache *cache; /* or NULL */
} Reading;

static void
running_free (Running *running)
{
  g_object_unref (running->cancellable);
  g_free (running);
}

static void
reading_free (Reading *reading)
{
  Running *running = g_hash_table_lookup (reading->running, reading->customer);

  if (running != NULL && running->cancellable == reading->cancellable && --running->n_parts == 0)
    g_hash_table_remove (reading->running, reading->customer);
  g_hash_table_unref (reading->running);
  g_object_unref (reading->customer);
  g_object_unref (reading->cancellable);
  g_clear_object (&reading->cache);
  g_free (reading);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

/* A reading that was given up has been marked so already; another may be under way. */
static gboolean
was_given_up (Reading *reading)
{
  return g_cancellable_is_cancelled (reading->cancellable);
}

static void
fail (Reading *reading, const GError *error)
{
  liaison_customer_set_part_failed (reading->customer, reading->part, error);
}

/* The part was read. */
static void
keep (Reading *reading)
{
  if (reading->cache != NULL)
    liaison_kept_record_save (reading->cache, reading->customer, reading->part);
}

static void
account_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Reading) reading = user_data;
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GError) error = NULL;
  g_autoptr(LiaisonAccount) account = NULL;

  account =
    liaison_partner_client_get_account_finish (LIAISON_PARTNER_CLIENT (source), result, &error);
  if (was_given_up (reading))
    return;
  if (account == NULL)
    {
      fail (reading, error);
      return;
    }
  liaison_customer_set_account (reading->customer, account->country, account->delegated_admin, now);
  keep (reading);
}

static void
subscriptions_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Reading) reading = user_data;
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) subscriptions = NULL;

  subscriptions = liaison_partner_client_list_subscriptions_finish (LIAISON_PARTNER_CLIENT (source),
                                                                    result, &error);
  if (was_given_up (reading))
    return;
  if (subscriptions == NULL)
    {
      fail (reading, error);
      return;
    }
  liaison_customer_set_subscriptions (reading->customer, subscriptions, now);
  keep (reading);
}

static void
users_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Reading) reading = user_data;
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GError) error = NULL;
  gboolean complete, counted;
  guint n_users;

  counted = liaison_partner_client_count_users_finish (LIAISON_PARTNER_CLIENT (source), result,
                                                       &n_users, &complete, &error);
  if (was_given_up (reading))
    return;
  if (!counted)
    {
      fail (reading, error);
      return;
    }
  liaison_customer_set_users (reading->customer, n_users, complete, now);
  keep (reading);
}

static void
licences_summed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Reading) reading = user_data;
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GError) error = NULL;
  gint64 assigned, total;
  gboolean summed;

  summed = liaison_partner_client_sum_licences_finish (LIAISON_PARTNER_CLIENT (source), result,
                                                       &assigned, &total, &error);
  if (was_given_up (reading))
    return;
  if (!summed)
    {
      fail (reading, error);
      return;
    }
  liaison_customer_set_licences (reading->customer, assigned, total, now);
  keep (reading);
}

static void
services_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Reading) reading = user_data;
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) services = NULL;

  services =
    liaison_partner_client_list_services_finish (LIAISON_PARTNER_CLIENT (source), result, &error);
  if (was_given_up (reading))
    return;
  if (services == NULL)
    {
      fail (reading, error);
      return;
    }
  liaison_customer_set_services (reading->customer, services, now);
  keep (reading);
}

typedef void (*StartFunc) (LiaisonPartnerClient *client,
                           const char *customer_id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

static const struct
{
  StartFunc start;
  GAsyncReadyCallback done;
} parts[LIAISON_RECORD_N_PARTS] = {
  [LIAISON_RECORD_ACCOUNT] = { liaison_partner_client_get_account_async, account_read_cb },
  [LIAISON_RECORD_SUBSCRIPTIONS] = { liaison_partner_client_list_subscriptions_async,
                                     subscriptions_read_cb },
  [LIAISON_RECORD_USERS] = { liaison_partner_client_count_users_async, users_counted_cb },
  [LIAISON_RECORD_LICENCES] = { liaison_partner_client_sum_licences_async, licences_summed_cb },
  [LIAISON_RECORD_SERVICES] = { liaison_partner_client_list_services_async, services_read_cb },
};

static Running *
ensure_running (LiaisonDetails *self, LiaisonCustomer *customer)
{
  Running *running = g_hash_table_lookup (self->running, customer);

  if (running == NULL)
    {
      running = g_new0 (Running, 1);
      running->cancellable = liaison_action_new ();
      g_hash_table_insert (self->running, g_object_ref (customer), running);
    }
  return running;
}

static void
start_part (LiaisonDetails *self, LiaisonCustomer *customer, LiaisonRecordPart part)
{
  Running *running = ensure_running (self, customer);
  Reading *reading = g_new0 (Reading, 1);

  running->n_parts++;
  reading->running = g_hash_table_ref (self->running);
  reading->customer = g_object_ref (customer);
  reading->part = part;
  reading->cancellable = g_object_ref (running->cancellable);
  g_set_object (&reading->cache, self->cache);
  liaison_customer_set_part_loading (customer, part);
  parts[part].start (self->client, liaison_customer_get_id (customer), reading->cancellable,
                     parts[part].done, reading);
}

static gboolean
is_stale (LiaisonCustomer *customer, LiaisonRecordPart part)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  GDateTime *time = liaison_customer_get_part_time (customer, part);

  return liaison_customer_get_part_state (customer, part) == LIAISON_PART_FAILED || time == NULL ||
         g_date_time_difference (now, time) > STALE_AFTER;
}

static void
give_up (LiaisonDetails *self, LiaisonCustomer *customer)
{
  gpointer owned_customer, running;

  if (!g_hash_table_steal_extended (self->running, customer, &owned_customer, &running))
    return;

  g_cancellable_cancel (((Running *) running)->cancellable);
  running_free (running);
  for (int part = 0; part < LIAISON_RECORD_N_PARTS; part++)
    if (liaison_customer_get_part_state (customer, part) == LIAISON_PART_LOADING)
      liaison_customer_cancel_part (customer, part);
  g_object_unref (owned_customer);
}

static void
liaison_details_dispose (GObject *object)
{
  liaison_details_cancel_all (LIAISON_DETAILS (object));

  G_OBJECT_CLASS (liaison_details_parent_class)->dispose (object);
}

static void
liaison_details_finalize (GObject *object)
{
  LiaisonDetails *self = LIAISON_DETAILS (object);

  g_hash_table_unref (self->running);
  g_object_unref (self->client);
  g_clear_object (&self->cache);

  G_OBJECT_CLASS (liaison_details_parent_class)->finalize (object);
}

static void
liaison_details_class_init (LiaisonDetailsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = liaison_details_dispose;
  object_class->finalize = liaison_details_finalize;
}

static void
liaison_details_init (LiaisonDetails *self)
{
  self->running = g_hash_table_new_full (NULL, NULL, g_object_unref, (GDestroyNotify) running_free);
}

LiaisonDetails *
liaison_details_new (LiaisonPartnerClient *client)
{
  LiaisonDetails *self;

  g_return_val_if_fail (LIAISON_IS_PARTNER_CLIENT (client), NULL);

  self = g_object_new (LIAISON_TYPE_DETAILS, NULL);
  self->client = g_object_ref (client);
  return self;
}

void
liaison_details_set_cache (LiaisonDetails *self, LiaisonCache *cache)
{
  g_return_if_fail (LIAISON_IS_DETAILS (self));
  g_return_if_fail (cache == NULL || LIAISON_IS_CACHE (cache));

  g_set_object (&self->cache, cache);
}

void
liaison_details_load (LiaisonDetails *self, LiaisonCustomer *customer)
{
  g_return_if_fail (LIAISON_IS_DETAILS (self));
  g_return_if_fail (LIAISON_IS_CUSTOMER (customer));

  if (self->cache != NULL)
    liaison_kept_record_load (self->cache, customer);
  for (int part = 0; part < LIAISON_RECORD_N_PARTS; part++)
    if (liaison_customer_get_part_state (customer, part) != LIAISON_PART_LOADING &&
        is_stale (customer, part))
      start_part (self, customer, part);
}

void
liaison_details_reload (LiaisonDetails *self, LiaisonCustomer *customer)
{
  g_return_if_fail (LIAISON_IS_DETAILS (self));
  g_return_if_fail (LIAISON_IS_CUSTOMER (customer));

  liaison_details_cancel (self, customer);
  for (int part = 0; part < LIAISON_RECORD_N_PARTS; part++)
    start_part (self, customer, part);
}

void
liaison_details_cancel (LiaisonDetails *self, LiaisonCustomer *customer)
{
  g_return_if_fail (LIAISON_IS_DETAILS (self));
  g_return_if_fail (LIAISON_IS_CUSTOMER (customer));

  give_up (self, customer);
}

void
liaison_details_cancel_all (LiaisonDetails *self)
{
  g_autoptr(GList) customers = NULL;

  g_return_if_fail (LIAISON_IS_DETAILS (self));

  customers = g_hash_table_get_keys (self->running);
  for (GList *link = customers; link != NULL; link = link->next)
    give_up (self, link->data);
}
