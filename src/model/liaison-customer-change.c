/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/liaison-customer-change.h"

struct _LiaisonCustomerChange
{
  GObject parent_instance;

  LiaisonChangeKind kind;
  char *customer;
  char *name;
  char *was;
  gint64 time;
  gboolean seen;
};

G_DEFINE_FINAL_TYPE (LiaisonCustomerChange, liaison_customer_change, G_TYPE_OBJECT)

static void
liaison_customer_change_finalize (GObject *object)
{
  LiaisonCustomerChange *self = LIAISON_CUSTOMER_CHANGE (object);

  g_free (self->customer);
  g_free (self->name);
  g_free (self->was);

  G_OBJECT_CLASS (liaison_customer_change_parent_class)->finalize (object);
}

static void
liaison_customer_change_class_init (LiaisonCustomerChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_customer_change_finalize;
}

static void
liaison_customer_change_init (LiaisonCustomerChange *self)
{
}

LiaisonCustomerChange *
liaison_customer_change_new (LiaisonChangeKind kind,
                             const char *customer,
                             const char *name,
                             const char *was,
                             gint64 time,
                             gboolean seen)
{
  LiaisonCustomerChange *self;

  g_return_val_if_fail (kind < LIAISON_N_CHANGES, NULL);
  g_return_val_if_fail (customer != NULL && name != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_CUSTOMER_CHANGE, NULL);
  self->kind = kind;
  self->customer = g_strdup (customer);
  self->name = g_strdup (name);
  self->was = g_strdup (was);
  self->time = time;
  self->seen = seen;
  return self;
}

LiaisonChangeKind
liaison_customer_change_get_kind (LiaisonCustomerChange *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_CHANGE (self), LIAISON_CHANGE_NEW);

  return self->kind;
}

const char *
liaison_customer_change_get_customer (LiaisonCustomerChange *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_CHANGE (self), NULL);

  return self->customer;
}

const char *
liaison_customer_change_get_name (LiaisonCustomerChange *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_CHANGE (self), NULL);

  return self->name;
}

const char *
liaison_customer_change_get_was (LiaisonCustomerChange *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_CHANGE (self), NULL);

  return self->was;
}

gint64
liaison_customer_change_get_time (LiaisonCustomerChange *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_CHANGE (self), 0);

  return self->time;
}

gboolean
liaison_customer_change_is_seen (LiaisonCustomerChange *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_CHANGE (self), TRUE);

  return self->seen;
}
