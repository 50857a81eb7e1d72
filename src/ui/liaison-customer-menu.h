/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/liaison-cloud.h"
#include "model/liaison-customer.h"

G_BEGIN_DECLS

/* The menu of one row: copy, request again, open a portal. Its items activate actions of the
 * customers page with the Microsoft ID or an address. Transfer full. */
GMenuModel *liaison_customer_menu_new (LiaisonCloud *cloud, LiaisonCustomer *customer);
/* The menu of a row while it is one of several that are selected. Transfer full. */
GMenuModel *liaison_customer_menu_new_for_several (void);

G_END_DECLS
