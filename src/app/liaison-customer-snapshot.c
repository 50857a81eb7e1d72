/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-customer-snapshot.h"

struct _LiaisonCustomerSnapshot
{
  GObject parent_instance;

  GBytes *numbers;
  LiaisonLivingCustomers *living;
  GObject *owner;
};

static GType
get_item_type (GListModel *model)
{
  return LIAISON_TYPE_CUSTOMER;
}

static guint
get_n_items (GListModel *model)
{
  return g_bytes_get_size (LIAISON_CUSTOMER_SNAPSHOT (model)->numbers) / sizeof (guint32);
}

static gpointer
get_item (GListModel *model, guint position)
{
  LiaisonCustomerSnapshot *self = LIAISON_CUSTOMER_SNAPSHOT (model);
  const guint32 *numbers = g_bytes_get_data (self->numbers, NULL);

  return position < get_n_items (model)
           ? liaison_living_customers_ensure (self->living, numbers[position])
           : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaisonCustomerSnapshot,
                               liaison_customer_snapshot,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
liaison_customer_snapshot_finalize (GObject *object)
{
  LiaisonCustomerSnapshot *self = LIAISON_CUSTOMER_SNAPSHOT (object);

  g_bytes_unref (self->numbers);
  g_object_unref (self->owner);

  G_OBJECT_CLASS (liaison_customer_snapshot_parent_class)->finalize (object);
}

static void
liaison_customer_snapshot_class_init (LiaisonCustomerSnapshotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_customer_snapshot_finalize;
}

static void
liaison_customer_snapshot_init (LiaisonCustomerSnapshot *self)
{
}

LiaisonCustomerSnapshot *
liaison_customer_snapshot_new (GBytes *numbers, LiaisonLivingCustomers *living, GObject *owner)
{
  LiaisonCustomerSnapshot *self;

  g_return_val_if_fail (numbers != NULL && living != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_CUSTOMER_SNAPSHOT, NULL);
  self->numbers = g_bytes_ref (numbers);
  self->living = living;
  self->owner = g_object_ref (owner);
  return self;
}
