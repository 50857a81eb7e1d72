/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-commerce.h"

#include "sandbox/liaison-sandbox-products.h"

/* Should a clock be behind the first sale. */
#define MAX_YEARS_BACK 60

enum
{
  PURPOSE_SUBSCRIPTION = 0x300,
  PURPOSE_ORDER,
  PURPOSE_FIRST_PRODUCT,
  PURPOSE_QUANTITY,
  PURPOSE_STATUS,
  PURPOSE_START,
  PURPOSE_SKU,
  PURPOSE_PLAN,
  PURPOSE_USED,
  PURPOSE_TERM,
  PURPOSE_LEGACY,
  PURPOSE_FRACTION,
  PURPOSE_OFFER,
};

static guint64
seed_of (LiaisonSandboxWorld *world, const LiaisonSandboxCustomer *customer)
{
  return liaison_sandbox_hash (liaison_sandbox_world_get_seed (world), customer->index, 1);
}

static guint
draw (LiaisonSandboxWorld *world,
      const LiaisonSandboxCustomer *customer,
      guint n,
      guint purpose,
      guint range)
{
  return liaison_sandbox_scale (liaison_sandbox_hash (seed_of (world, customer), n, purpose),
                                range);
}

/* The customer's products stand side by side in its cloud's part of the table. */
static const LiaisonSandboxProduct *
choose_product (LiaisonSandboxWorld *world, const LiaisonSandboxCustomer *customer, guint n)
{
  return liaison_sandbox_get_product (liaison_sandbox_world_get_partner (world)->cloud,
                                      draw (world, customer, 0, PURPOSE_FIRST_PRODUCT, 3) + n);
}

static guint
choose_quantity (LiaisonSandboxWorld *world,
                 const LiaisonSandboxCustomer *customer,
                 guint n,
                 const LiaisonSandboxProduct *product)
{
  if (product->sold == LIAISON_SANDBOX_SOLD_BY_USE)
    return 1;
  return 1 + draw (world, customer, n, PURPOSE_QUANTITY, MAX (customer->n_users, 5));
}

/* "migrating" is no documented value: a reader must cope. */
static const char *
choose_status (LiaisonSandboxWorld *world, const LiaisonSandboxCustomer *customer, guint n)
{
  guint number = draw (world, customer, n, PURPOSE_STATUS, 100);

  if (number < 6)
    return "suspended";
  if (number < 8)
    return "deleted";
  if (number < 10)
    return "expired";
  return number == 10 ? "migrating" : "active";
}

/* Sold before the new commerce: such seats have ids in upper case, a GUID as offer, yearly terms.
 */
static gboolean
is_legacy (LiaisonSandboxWorld *world,
           const LiaisonSandboxCustomer *customer,
           guint n,
           const LiaisonSandboxProduct *product)
{
  return product->sold == LIAISON_SANDBOX_SOLD_BY_SEAT &&
         draw (world, customer, n, PURPOSE_LEGACY, 8) == 0;
}

static void
shout (char id[LIAISON_SANDBOX_GUID_SIZE])
{
  for (char *c = id; *c != '\0'; c++)
    *c = g_ascii_toupper (*c);
}

static gboolean
status_runs (const char *status)
{
  return g_str_equal (status, "active") || g_str_equal (status, "migrating");
}

void
liaison_sandbox_make_subscription_id (LiaisonSandboxWorld *world,
                                      const LiaisonSandboxCustomer *customer,
                                      guint n,
                                      char id[LIAISON_SANDBOX_GUID_SIZE])
{
  liaison_sandbox_make_guid (seed_of (world, customer), n, PURPOSE_SUBSCRIPTION, id);
  if (is_legacy (world, customer, n, choose_product (world, customer, n)))
    shout (id);
}

/* 0 to 7 digits of a second, and now and then an offset for the "Z". */
static void
add_time (LiaisonSandboxBody *body, const char *name, GDateTime *time, guint variety)
{
  g_autofree char *text = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");
  g_autofree char *fraction = g_strdup_printf (".%07u", variety * 7919u % 10000000u);
  guint n_digits = variety % 8;

  fraction[n_digits > 0 ? n_digits + 1 : 0] = '\0';
  liaison_sandbox_body_add_format (body, name, "%s%s%s", text, fraction,
                                   variety % 9 == 0 ? "+00:00" : "Z");
}

/* When it was bought. Not on a 29 February, so that anniversaries are plain. */
static GDateTime *
make_purchase_date (LiaisonSandboxWorld *world, const LiaisonSandboxCustomer *customer, guint n)
{
  g_autoptr(GDateTime) first = g_date_time_new_utc (2022, 3, 1, 9, 14, 55);
  guint minutes = draw (world, customer, n, PURPOSE_START, 1000 * 24 * 60);
  g_autoptr(GDateTime) bought = g_date_time_add_minutes (first, minutes);

  if (g_date_time_get_month (bought) == 2 && g_date_time_get_day_of_month (bought) == 29)
    return g_date_time_add_days (bought, 1);
  return g_steal_pointer (&bought);
}

/* Moves @start by whole terms: into the term of today, or of what does not run any more into the
 * one before. */
static GDateTime *
find_term (GDateTime *start, guint years, gboolean runs, GDateTime *today)
{
  g_autoptr(GDateTime) tomorrow = g_date_time_add_days (today, 1);
  int number = -MAX_YEARS_BACK / (int) years;

  for (;; number++)
    {
      g_autoptr(GDateTime) end = g_date_time_add_years (start, (number + 1) * (int) years);

      if (g_date_time_compare (end, tomorrow) >= 0)
        return g_date_time_add_years (start, (runs ? number : number - 1) * (int) years);
    }
}

static void
write_dates (LiaisonSandboxBody *body,
             LiaisonSandboxWorld *world,
             const LiaisonSandboxCustomer *customer,
             guint n,
             const LiaisonSandboxProduct *product,
             guint years)
{
  guint variety = draw (world, customer, n, PURPOSE_FRACTION, 10000);
  gboolean runs = status_runs (choose_status (world, customer, n));
  g_autoptr(GDateTime) bought = make_purchase_date (world, customer, n);
  g_autoptr(GDateTime) start =
               product->sold == LIAISON_SANDBOX_SOLD_BY_USE
                 ? g_date_time_ref (bought)
                 : find_term (bought, years, runs, liaison_sandbox_world_get_today (world));
  g_autoptr(GDateTime) end = g_date_time_add_years (start, years);
  g_autoptr(GDateTime) last_day = g_date_time_add_days (end, -1);
  g_autofree char *ends = g_date_time_format (last_day, "%Y-%m-%dT00:00:00Z");

  add_time (body, "creationDate", g_date_time_compare (start, bought) < 0 ? start : bought,
            variety);
  add_time (body, "effectiveStartDate", start, variety + 3);
  liaison_sandbox_body_add_text (
    body, "commitmentEndDate",
    product->sold == LIAISON_SANDBOX_SOLD_BY_USE ? "9999-12-14T00:00:00Z" : ends);
}

static void
write_offer (LiaisonSandboxBody *body, const LiaisonSandboxProduct *product, gboolean legacy)
{
  const char *type = product->sold == LIAISON_SANDBOX_SOLD_BY_USE ? "Azure" : "OnlineServicesNCE";
  char offer[LIAISON_SANDBOX_GUID_SIZE];

  liaison_sandbox_make_guid (g_str_hash (product->offer_id), 0, PURPOSE_OFFER, offer);
  shout (offer);
  liaison_sandbox_body_add_text (body, "offerId", legacy ? offer : product->offer_id);
  liaison_sandbox_body_add_text (body, "offerName", product->name);
  liaison_sandbox_body_add_text (body, "friendlyName", product->name);
  if (legacy)
    return;
  liaison_sandbox_body_open (body, "productType");
  liaison_sandbox_body_add_text (body, "id", type);
  liaison_sandbox_body_add_text (body, "displayName", type);
  liaison_sandbox_body_close (body);
}

static void
write_terms (LiaisonSandboxBody *body,
             const LiaisonSandboxProduct *product,
             gboolean runs,
             gboolean legacy,
             guint n,
             guint years)
{
  gboolean by_use = product->sold == LIAISON_SANDBOX_SOLD_BY_USE;

  liaison_sandbox_body_add_flag (body, "autoRenewEnabled", runs && !by_use && n % 3 != 2);
  liaison_sandbox_body_add_flag (body, "isTrial", FALSE);
  liaison_sandbox_body_add_text (body, "billingType", by_use ? "usage" : "license");
  liaison_sandbox_body_add_text (body, "billingCycle", n % 2 == 0 ? "monthly" : "annual");
  if (!by_use && !legacy)
    {
      liaison_sandbox_body_add_text (body, "termDuration", years == 3 ? "P3Y" : "P1Y");
      liaison_sandbox_body_add_text (body, "renewalTermDuration", "");
    }
}

void
liaison_sandbox_make_order_id (LiaisonSandboxWorld *world,
                               const LiaisonSandboxCustomer *customer,
                               guint n,
                               char id[LIAISON_SANDBOX_GUID_SIZE])
{
  guint64 seed = seed_of (world, customer);

  if (is_legacy (world, customer, n, choose_product (world, customer, n)))
    liaison_sandbox_make_guid (seed, n, PURPOSE_ORDER, id);
  else
    g_snprintf (id, LIAISON_SANDBOX_GUID_SIZE, "%012" G_GINT64_MODIFIER "x",
                liaison_sandbox_hash (seed, n, PURPOSE_ORDER) &
                  G_GUINT64_CONSTANT (0xffffffffffff));
}

void
liaison_sandbox_write_subscription (LiaisonSandboxBody *body,
                                    LiaisonSandboxWorld *world,
                                    const LiaisonSandboxCustomer *customer,
                                    guint n)
{
  const LiaisonSandboxProduct *product = choose_product (world, customer, n);
  const char *status = choose_status (world, customer, n);
  gboolean legacy = is_legacy (world, customer, n, product);
  guint years = !legacy && draw (world, customer, n, PURPOSE_TERM, 4) == 0 ? 3 : 1;
  char id[LIAISON_SANDBOX_GUID_SIZE], order[LIAISON_SANDBOX_GUID_SIZE];

  liaison_sandbox_make_subscription_id (world, customer, n, id);
  liaison_sandbox_make_order_id (world, customer, n, order);
  liaison_sandbox_body_add_text (body, "id", id);
  write_offer (body, product, legacy);
  liaison_sandbox_body_add_number (body, "quantity", choose_quantity (world, customer, n, product));
  liaison_sandbox_body_add_text (body, "unitType",
                                 product->sold == LIAISON_SANDBOX_SOLD_BY_USE ? "Usage-based"
                                 : legacy                                     ? "License(s)"
                                                                              : "Licenses");
  liaison_sandbox_body_add_flag (body, "hasPurchasableAddons", FALSE);
  write_dates (body, world, customer, n, product, years);
  liaison_sandbox_body_add_text (body, "status", status);
  write_terms (body, product, status_runs (status), legacy, n, years);
  liaison_sandbox_body_add_flag (body, "isMicrosoftProduct", TRUE);
  liaison_sandbox_body_add_text (body, "publisherName", "Microsoft Corporation");
  liaison_sandbox_body_add_text (body, "partnerId", "");
  liaison_sandbox_body_add_text (body, "contractType", "subscription");
  liaison_sandbox_body_add_text (body, "orderId", order);
  if (g_str_equal (status, "suspended"))
    {
      liaison_sandbox_body_open_array (body, "suspensionReasons");
      liaison_sandbox_body_add_text (body, NULL, "CustomerCancellation");
      liaison_sandbox_body_close_array (body);
    }
  liaison_sandbox_body_open (body, "links");
  liaison_sandbox_body_add_link (body, "self", "/customers/%s/subscriptions/%s", customer->id, id);
  liaison_sandbox_body_close (body);
  liaison_sandbox_body_add_attributes (body, "Subscription", NULL);
}

static void
write_service_plan (LiaisonSandboxBody *body, const LiaisonSandboxProduct *product)
{
  char id[LIAISON_SANDBOX_GUID_SIZE];

  liaison_sandbox_make_guid (g_str_hash (product->plan), 0, PURPOSE_PLAN, id);
  liaison_sandbox_body_open_array (body, "servicePlans");
  liaison_sandbox_body_open (body, NULL);
  liaison_sandbox_body_add_text (body, "displayName", product->name);
  liaison_sandbox_body_add_text (body, "serviceName", product->plan);
  liaison_sandbox_body_add_text (body, "id", id);
  liaison_sandbox_body_add_text (body, "capabilityStatus", "Enabled");
  liaison_sandbox_body_add_text (
    body, "targetType", product->sold == LIAISON_SANDBOX_SOLD_TO_TENANT ? "Tenant" : "User");
  liaison_sandbox_body_close (body);
  liaison_sandbox_body_close_array (body);
}

/* After a reduction more licences can be assigned than there are: availableUnits is negative. */
static void
write_sku (LiaisonSandboxBody *body,
           LiaisonSandboxWorld *world,
           const LiaisonSandboxCustomer *customer,
           guint n,
           const LiaisonSandboxProduct *product)
{
  guint total = choose_quantity (world, customer, n, product);
  guint used = draw (world, customer, n, PURPOSE_USED, 20) == 0
                 ? total + 2
                 : draw (world, customer, n, PURPOSE_USED, total + 1);
  char id[LIAISON_SANDBOX_GUID_SIZE];

  liaison_sandbox_make_guid (g_str_hash (product->sku), 0, PURPOSE_SKU, id);
  liaison_sandbox_body_open (body, NULL);
  liaison_sandbox_body_add_number (body, "availableUnits", (gint64) total - used);
  liaison_sandbox_body_add_number (body, "activeUnits", total);
  liaison_sandbox_body_add_number (body, "consumedUnits", used);
  liaison_sandbox_body_add_number (body, "suspendedUnits", 0);
  liaison_sandbox_body_add_number (body, "totalUnits", total);
  liaison_sandbox_body_add_number (body, "warningUnits", 0);
  liaison_sandbox_body_open (body, "productSku");
  liaison_sandbox_body_add_text (body, "id", id);
  liaison_sandbox_body_add_text (body, "name", product->name);
  liaison_sandbox_body_add_text (body, "skuPartNumber", product->sku);
  liaison_sandbox_body_add_text (
    body, "targetType", product->sold == LIAISON_SANDBOX_SOLD_TO_TENANT ? "Tenant" : "User");
  liaison_sandbox_body_add_text (body, "licenseGroupId", "group1");
  liaison_sandbox_body_close (body);
  write_service_plan (body, product);
  liaison_sandbox_body_add_text (body, "capabilityStatus", "Enabled");
  liaison_sandbox_body_add_attributes (body, "SubscribedSku", NULL);
  liaison_sandbox_body_close (body);
}

guint
liaison_sandbox_write_skus (LiaisonSandboxBody *body,
                            LiaisonSandboxWorld *world,
                            const LiaisonSandboxCustomer *customer)
{
  guint n_written = 0;

  for (guint n = 0; n < customer->n_subscriptions; n++)
    {
      const LiaisonSandboxProduct *product = choose_product (world, customer, n);

      if (product->sold == LIAISON_SANDBOX_SOLD_BY_USE ||
          !g_str_equal (choose_status (world, customer, n), "active"))
        continue;
      write_sku (body, world, customer, n, product);
      n_written++;
    }
  return n_written;
}
