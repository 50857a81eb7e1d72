/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be done with one customer, as actions of the LiaisonCustomersPage. They take its
 * Microsoft ID: "customers.copy-domain", "customers.copy-id", "customers.reload",
 * "customers.request-again"; and "customers.open-portal" the address of a portal. */
void liaison_customer_actions_install (GtkWidgetClass *page_class);

G_END_DECLS
