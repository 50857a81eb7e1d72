/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-kept-record.h"

#include "model/liaison-managed-service.h"
#include "model/liaison-subscription.h"

/* Each part is a GVariant of its own type: who meets another one's bytes takes them for damage and
 * reads the part from the service. */
#define SUBSCRIPTION_TYPE "(msmsmsxumsbbbx)"

typedef GVariant *(*WriteFunc) (LiaisonCustomer *customer);
typedef void (*ReadFunc) (LiaisonCustomer *customer, GVariant *body, GDateTime *time);

static GVariant *
write_account (LiaisonCustomer *customer)
{
  return g_variant_new ("(msu)", liaison_customer_get_country (customer),
                        (guint) liaison_customer_get_delegated_admin (customer));
}

static void
read_account (LiaisonCustomer *customer, GVariant *body, GDateTime *time)
{
  const char *country;
  guint rights;

  g_variant_get (body, "(m&su)", &country, &rights);
  liaison_customer_set_account (customer, country, MIN (rights, LIAISON_ANSWER_YES), time);
}

static GVariant *
write_subscriptions (LiaisonCustomer *customer)
{
  GListModel *subscriptions = liaison_customer_get_subscriptions (customer);
  g_auto(GVariantBuilder) builder =
            G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a" SUBSCRIPTION_TYPE));

  for (guint i = 0; i < g_list_model_get_n_items (subscriptions); i++)
    {
      g_autoptr(LiaisonSubscription) subscription = g_list_model_get_item (subscriptions, i);
      const LiaisonSubscriptionSpec *spec = liaison_subscription_get_spec (subscription);

      g_variant_builder_add (
        &builder, SUBSCRIPTION_TYPE, spec->id, spec->name, spec->offer_name, spec->quantity,
        (guint) spec->status, spec->status_text, spec->auto_renew, spec->trial, spec->usage_based,
        spec->commitment_end != NULL ? g_date_time_to_unix (spec->commitment_end) : G_MININT64);
    }
  return g_variant_builder_end (&builder);
}

static void
read_subscriptions (LiaisonCustomer *customer, GVariant *body, GDateTime *time)
{
  g_autoptr(GListStore) subscriptions = g_list_store_new (LIAISON_TYPE_SUBSCRIPTION);
  LiaisonSubscriptionSpec spec = { 0 };
  GVariantIter iter;
  gint64 end;
  guint status;

  g_variant_iter_init (&iter, body);
  while (g_variant_iter_next (&iter, "(m&sm&sm&sxum&sbbbx)", &spec.id, &spec.name, &spec.offer_name,
                              &spec.quantity, &status, &spec.status_text, &spec.auto_renew,
                              &spec.trial, &spec.usage_based, &end))
    {
      g_autoptr(GDateTime) commitment_end =
                   end != G_MININT64 ? g_date_time_new_from_unix_utc (end) : NULL;
      g_autoptr(LiaisonSubscription) subscription = NULL;

      spec.status = status <= LIAISON_SUBSCRIPTION_DISABLED ? status : LIAISON_SUBSCRIPTION_UNKNOWN;
      spec.commitment_end = commitment_end;
      subscription = liaison_subscription_new (&spec);
      g_list_store_append (subscriptions, subscription);
    }
  liaison_customer_set_subscriptions (customer, G_LIST_MODEL (subscriptions), time);
}

static GVariant *
write_users (LiaisonCustomer *customer)
{
  guint n_users = 0;
  gboolean complete = FALSE;

  liaison_customer_get_users (customer, &n_users, &complete);
  return g_variant_new ("(ub)", n_users, complete);
}

static void
read_users (LiaisonCustomer *customer, GVariant *body, GDateTime *time)
{
  guint n_users;
  gboolean complete;

  g_variant_get (body, "(ub)", &n_users, &complete);
  liaison_customer_set_users (customer, n_users, complete, time);
}

static GVariant *
write_licences (LiaisonCustomer *customer)
{
  gint64 assigned = 0, total = 0;

  liaison_customer_get_licences (customer, &assigned, &total);
  return g_variant_new ("(xx)", assigned, total);
}

static void
read_licences (LiaisonCustomer *customer, GVariant *body, GDateTime *time)
{
  gint64 assigned, total;

  g_variant_get (body, "(xx)", &assigned, &total);
  liaison_customer_set_licences (customer, assigned, total, time);
}

static GVariant *
write_services (LiaisonCustomer *customer)
{
  GListModel *services = liaison_customer_get_services (customer);
  g_auto(GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(msmss)"));

  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr(LiaisonManagedService) service = g_list_model_get_item (services, i);

      g_variant_builder_add (&builder, "(msmss)", liaison_managed_service_get_id (service),
                             liaison_managed_service_get_name (service),
                             liaison_managed_service_get_uri (service));
    }
  return g_variant_builder_end (&builder);
}

static void
read_services (LiaisonCustomer *customer, GVariant *body, GDateTime *time)
{
  g_autoptr(GListStore) services = g_list_store_new (LIAISON_TYPE_MANAGED_SERVICE);
  const char *id, *name, *uri;
  GVariantIter iter;

  g_variant_iter_init (&iter, body);
  while (g_variant_iter_next (&iter, "(m&sm&s&s)", &id, &name, &uri))
    {
      g_autoptr(LiaisonManagedService) service = liaison_managed_service_new (id, name, uri);

      g_list_store_append (services, service);
    }
  liaison_customer_set_services (customer, G_LIST_MODEL (services), time);
}

static const struct
{
  const char *name;
  const char *type;
  WriteFunc write;
  ReadFunc read;
} parts[LIAISON_RECORD_N_PARTS] = {
  [LIAISON_RECORD_ACCOUNT] = { "account", "(msu)", write_account, read_account },
  [LIAISON_RECORD_SUBSCRIPTIONS] = { "subscriptions", "a" SUBSCRIPTION_TYPE, write_subscriptions,
                                     read_subscriptions },
  [LIAISON_RECORD_USERS] = { "users", "(ub)", write_users, read_users },
  [LIAISON_RECORD_LICENCES] = { "licences", "(xx)", write_licences, read_licences },
  [LIAISON_RECORD_SERVICES] = { "services", "a(msmss)", write_services, read_services },
};

static void
load_part (LiaisonCache *cache, LiaisonCustomer *customer, LiaisonRecordPart part)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GVariant) body = NULL;
  g_autoptr(GDateTime) time = NULL;
  gint64 microseconds;

  bytes = liaison_cache_read_record (cache, liaison_customer_get_id (customer), parts[part].name,
                                     &microseconds);
  if (bytes == NULL)
    return;
  body =
    g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (parts[part].type), bytes, FALSE));
  time = g_date_time_new_from_unix_utc (microseconds / G_USEC_PER_SEC);
  if (time != NULL && g_variant_is_normal_form (body))
    parts[part].read (customer, body, time);
}

void
liaison_kept_record_load (LiaisonCache *cache, LiaisonCustomer *customer)
{
  g_return_if_fail (LIAISON_IS_CACHE (cache));
  g_return_if_fail (LIAISON_IS_CUSTOMER (customer));

  for (int part = 0; part < LIAISON_RECORD_N_PARTS; part++)
    if (liaison_customer_get_part_time (customer, part) == NULL)
      load_part (cache, customer, part);
}

void
liaison_kept_record_save (LiaisonCache *cache, LiaisonCustomer *customer, LiaisonRecordPart part)
{
  g_autoptr(GVariant) body = NULL;
  g_autoptr(GBytes) bytes = NULL;
  GDateTime *time;

  g_return_if_fail (LIAISON_IS_CACHE (cache));
  g_return_if_fail (LIAISON_IS_CUSTOMER (customer));

  time = liaison_customer_get_part_time (customer, part);
  g_return_if_fail (time != NULL);

  body = g_variant_ref_sink (parts[part].write (customer));
  bytes = g_variant_get_data_as_bytes (body);
  liaison_cache_save_record (cache, liaison_customer_get_id (customer), parts[part].name,
                             g_date_time_to_unix (time) * G_USEC_PER_SEC, bytes);
  if (part == LIAISON_RECORD_ACCOUNT)
    liaison_cache_set_rights (cache, liaison_customer_get_id (customer),
                              liaison_customer_get_delegated_admin (customer));
}
