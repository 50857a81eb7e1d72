/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/liaison-cloud.h"
#include "model/liaison-customer.h"

G_BEGIN_DECLS

/* The admin portals of @customer: those of the cloud's table, then what the record names besides.
 * https only, each address once. GListModel of LiaisonManagedService, transfer full. */
GListModel *liaison_portal_links_new (LiaisonCloud *cloud, LiaisonCustomer *customer);

/* Opens @uri in the browser if it is https. */
void liaison_portal_links_open (const char *uri, GtkWindow *parent);

G_END_DECLS
