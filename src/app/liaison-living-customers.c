/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-living-customers.h"

struct _LiaisonLivingCustomers
{
  GHashTable *rows;    /* the list's */
  GHashTable *objects; /* id → LiaisonCustomer, both not owned */
  GHashTable *held;    /* expanded LiaisonCustomers, owned */
};

static void
customer_gone_cb (gpointer user_data, GObject *where_it_was)
{
  LiaisonLivingCustomers *self = user_data;

  /* Called from dispose: the object still has its id. */
  g_hash_table_remove (self->objects, liaison_customer_get_id ((LiaisonCustomer *) where_it_was));
}

static void
customer_expanded_cb (LiaisonCustomer *customer, GParamSpec *pspec, LiaisonLivingCustomers *self)
{
  if (!liaison_customer_is_expanded (customer))
    g_hash_table_remove (self->held, customer);
  else if (g_hash_table_contains (self->rows, liaison_customer_get_id (customer)))
    g_hash_table_add (self->held, g_object_ref (customer));
}

static void
customer_fresh_cb (LiaisonCustomer *customer, GParamSpec *pspec, LiaisonLivingCustomers *self)
{
  LiaisonRow *row = g_hash_table_lookup (self->rows, liaison_customer_get_id (customer));

  if (row != NULL)
    row->fresh = liaison_customer_is_fresh (customer);
}

LiaisonLivingCustomers *
liaison_living_customers_new (GHashTable *rows)
{
  LiaisonLivingCustomers *self = g_new0 (LiaisonLivingCustomers, 1);

  self->rows = g_hash_table_ref (rows);
  self->objects = g_hash_table_new (g_str_hash, g_str_equal);
  self->held = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  return self;
}

void
liaison_living_customers_free (LiaisonLivingCustomers *self)
{
  GHashTableIter iter;
  gpointer customer;

  g_hash_table_unref (self->held);
  g_hash_table_iter_init (&iter, self->objects);
  while (g_hash_table_iter_next (&iter, NULL, &customer))
    {
      g_signal_handlers_disconnect_by_data (customer, self);
      g_object_weak_unref (customer, customer_gone_cb, self);
    }
  g_hash_table_unref (self->objects);
  g_hash_table_unref (self->rows);
  g_free (self);
}

LiaisonCustomer *
liaison_living_customers_ensure (LiaisonLivingCustomers *self, const LiaisonRow *row)
{
  LiaisonCustomer *customer = g_hash_table_lookup (self->objects, row->id);

  if (customer != NULL)
    return g_object_ref (customer);

  customer = liaison_customer_new (row->id, row->name, *row->domain != '\0' ? row->domain : NULL,
                                   row->relationship, row->relationship_text);
  liaison_customer_set_fresh (customer, row->fresh);
  g_signal_connect (customer, "notify::expanded", G_CALLBACK (customer_expanded_cb), self);
  g_signal_connect (customer, "notify::fresh", G_CALLBACK (customer_fresh_cb), self);
  g_object_weak_ref (G_OBJECT (customer), customer_gone_cb, self);
  g_hash_table_insert (self->objects, (gpointer) liaison_customer_get_id (customer), customer);
  return customer;
}

void
liaison_living_customers_update (LiaisonLivingCustomers *self, const LiaisonRow *row)
{
  LiaisonCustomer *customer = g_hash_table_lookup (self->objects, row->id);

  if (customer == NULL)
    return;
  liaison_customer_set_row (customer, row->name, *row->domain != '\0' ? row->domain : NULL,
                            row->relationship, row->relationship_text);
  liaison_customer_set_fresh (customer, row->fresh);
}

void
liaison_living_customers_release (LiaisonLivingCustomers *self, const LiaisonRow *row)
{
  LiaisonCustomer *customer = g_hash_table_lookup (self->objects, row->id);

  if (customer != NULL)
    g_hash_table_remove (self->held, customer);
}
