/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-audit-routine.h"

#define N_A_DAY_MAX 12

enum
{
  PURPOSE_HOW_MANY = 0x500,
  PURPOSE_OPERATION,
  PURPOSE_CUSTOMER,
  PURPOSE_TIME,
  PURPOSE_KIND,
};

typedef struct
{
  const char *resource;
  const char *operation;
  gboolean has_customer;
} Routine;

static const Routine routines[] = {
  { "subscription", "update_subscription", TRUE },
  { "order", "create_order", TRUE },
  { "order", "update_order", TRUE },
  { "customer_user", "create_customer_user", TRUE },
  { "customer_user", "reset_customer_user_password", TRUE },
  { "customer_user", "update_customer_user", TRUE },
  { "license", "update_customer_user_licenses", TRUE },
  { "customer", "update_customer_billing_profile", TRUE },
  { "agreement", "create_agreement", TRUE },
  { "granular_admin_relationship", "granular_admin_relationship_approved", TRUE },
  { "granular_admin_relationship", "granular_admin_relationship_expired", TRUE },
  { "partner_relationship", "create_partner_relationship", FALSE },
  { "partner_user", "update_partner_user", FALSE },
  { "invoice", "ready_invoice", FALSE },
  { "policy", "policy_frobnicated", FALSE }, /* in no document: the lists keep growing */
};

static void
name_customer (LiaisonSandboxWorld *world, guint64 hash, LiaisonSandboxAuditEntry *entry)
{
  g_auto(LiaisonSandboxCustomer) customer = { 0 };

  liaison_sandbox_world_read (
    world, liaison_sandbox_scale (hash, liaison_sandbox_world_get_n_generated (world)), &customer);
  g_strlcpy (entry->customer_id, customer.id, sizeof entry->customer_id);
  entry->customer_name = g_steal_pointer (&customer.name);
}

/* The @n-th of a day's. */
static LiaisonSandboxAuditEntry *
make_entry (LiaisonSandboxWorld *world, guint64 day_seed, gint64 time, guint n)
{
  LiaisonSandboxAuditEntry *entry = liaison_sandbox_audit_entry_new ();
  const Routine *routine = &routines[liaison_sandbox_scale (
    liaison_sandbox_hash (day_seed, n, PURPOSE_OPERATION), G_N_ELEMENTS (routines))];
  guint kind = liaison_sandbox_scale (liaison_sandbox_hash (day_seed, n, PURPOSE_KIND), 60);

  entry->time = time;
  entry->shown = time;
  entry->resource = routine->resource;
  entry->operation = routine->operation;
  entry->status = kind % 12 == 0 ? "failed" : kind % 12 == 1 ? "progress" : "succeeded";
  entry->by_partner = kind % 5 != 2;
  entry->has_id = kind % 3 != 0;
  entry->has_zone = kind % 4 != 3;
  entry->is_nameless = kind % 5 == 4;
  if (routine->has_customer && liaison_sandbox_world_get_n_generated (world) > 0)
    name_customer (world, liaison_sandbox_hash (day_seed, n, PURPOSE_CUSTOMER), entry);
  return entry;
}

static void
append_day (LiaisonSandboxWorld *world, gint64 day, gint64 start, gint64 end, GPtrArray *entries)
{
  guint64 day_seed =
    liaison_sandbox_hash (liaison_sandbox_world_get_seed (world), (guint64) day, PURPOSE_HOW_MANY);
  guint n_entries = liaison_sandbox_scale (day_seed, N_A_DAY_MAX + 1);

  for (guint n = 0; n < n_entries; n++)
    {
      gint64 share = G_TIME_SPAN_DAY / n_entries;
      gint64 time = day * G_TIME_SPAN_DAY + n * share +
                    (gint64) (liaison_sandbox_hash (day_seed, n, PURPOSE_TIME) % (guint64) share);

      if (time >= start && time < end)
        g_ptr_array_add (entries, make_entry (world, day_seed, time, n));
    }
}

void
liaison_sandbox_audit_routine_append (LiaisonSandboxWorld *world,
                                      gint64 start,
                                      gint64 end,
                                      GPtrArray *entries)
{
  for (gint64 day = start / G_TIME_SPAN_DAY; day * G_TIME_SPAN_DAY < end; day++)
    append_day (world, day, start, end, entries);
}
