/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-living-customers.h"

G_BEGIN_DECLS

/* Customers as a list had them at one moment: a GListModel of LiaisonCustomer made on demand, which
 * stays as it is. */
#define LIAISON_TYPE_CUSTOMER_SNAPSHOT (liaison_customer_snapshot_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonCustomerSnapshot,
                      liaison_customer_snapshot,
                      LIAISON,
                      CUSTOMER_SNAPSHOT,
                      GObject)

/* @numbers: array of guint32. @living belongs to @owner, which is kept alive. */
LiaisonCustomerSnapshot *liaison_customer_snapshot_new (GBytes *numbers,
                                                        LiaisonLivingCustomers *living,
                                                        GObject *owner);

G_END_DECLS
