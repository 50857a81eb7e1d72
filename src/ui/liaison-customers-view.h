/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-session.h"
#include "ui/liaison-customer-selection.h"

G_BEGIN_DECLS

/* The list of customers itself, with records that expand in place, its keys and the rows' menu.
 * Activates "customers.copy-id", with several selected "customers.copy", and what the menu and the
 * records hold.
 *
 * Properties: "narrow" (boolean, writable): there is little room beside the names;
 * "words" (GStrv, notifies): what is searched, folded, or NULL. */
#define LIAISON_TYPE_CUSTOMERS_VIEW (liaison_customers_view_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonCustomersView, liaison_customers_view, LIAISON, CUSTOMERS_VIEW, AdwBin)

/* @session: may be NULL. */
void liaison_customers_view_set_session (LiaisonCustomersView *self, LiaisonSession *session);
/* NULL without a session. Owned by the view; another session has another one. */
LiaisonCustomerSelection *liaison_customers_view_get_selection (LiaisonCustomersView *self);
/* Scrolls to the customer with this Microsoft ID and gives it the focus. FALSE if it is not in the
 * list as searched now. */
gboolean liaison_customers_view_show (LiaisonCustomersView *self, const char *id);

G_END_DECLS
