/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-picked-customers.h"

#include "model/liaison-customer.h"

struct _LiaisonPickedCustomers
{
  GObject parent_instance;

  GListModel *customers;
  GtkBitset *picked;
};

static GType
get_item_type (GListModel *model)
{
  return LIAISON_TYPE_CUSTOMER;
}

static guint
get_n_items (GListModel *model)
{
  return (guint) gtk_bitset_get_size (LIAISON_PICKED_CUSTOMERS (model)->picked);
}

static gpointer
get_item (GListModel *model, guint position)
{
  LiaisonPickedCustomers *self = LIAISON_PICKED_CUSTOMERS (model);

  if (position >= get_n_items (model))
    return NULL;

  return g_list_model_get_item (self->customers, gtk_bitset_get_nth (self->picked, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaisonPickedCustomers,
                               liaison_picked_customers,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
liaison_picked_customers_finalize (GObject *object)
{
  LiaisonPickedCustomers *self = LIAISON_PICKED_CUSTOMERS (object);

  g_clear_object (&self->customers);
  g_clear_pointer (&self->picked, gtk_bitset_unref);

  G_OBJECT_CLASS (liaison_picked_customers_parent_class)->finalize (object);
}

static void
liaison_picked_customers_class_init (LiaisonPickedCustomersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_picked_customers_finalize;
}

static void
liaison_picked_customers_init (LiaisonPickedCustomers *self)
{
}

GListModel *
liaison_picked_customers_new (GListModel *customers, GtkBitset *picked)
{
  LiaisonPickedCustomers *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (customers), NULL);
  g_return_val_if_fail (picked != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_PICKED_CUSTOMERS, NULL);
  self->customers = g_object_ref (customers);
  self->picked = gtk_bitset_ref (picked);

  return G_LIST_MODEL (self);
}
