/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/liaison-customer-list.h"

G_BEGIN_DECLS

/* Which customers of the list are selected: a GtkSelectionModel. (GtkMultiSelection makes an object
 * of each row it selects, all hundred thousand of them.)
 *
 * The selection stays with its customers: those that leave the list and come back, because they
 * were renamed or hidden by a search, are selected as before. More than a thousand are not held so
 * dearly: a new query ends such a selection.
 *
 * Properties (notify): "n-selected" (uint): those in the list as it is now. */
#define LIAISON_TYPE_CUSTOMER_SELECTION (liaison_customer_selection_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonCustomerSelection,
                      liaison_customer_selection,
                      LIAISON,
                      CUSTOMER_SELECTION,
                      GObject)

LiaisonCustomerSelection *liaison_customer_selection_new (LiaisonCustomerList *list);

/* Leaves all rows but the first @n out, until the others are wanted or the list changes: a list
 * widget prepares two hundred, of which the first frame of a window shows a dozen. */
void liaison_customer_selection_show_first (LiaisonCustomerSelection *self, guint n);
void liaison_customer_selection_show_all (LiaisonCustomerSelection *self);

guint liaison_customer_selection_get_n_selected (LiaisonCustomerSelection *self);
/* Whether this customer is among them. */
gboolean liaison_customer_selection_contains (LiaisonCustomerSelection *self,
                                              LiaisonCustomer *customer);
/* This one and no other; one that is not shown is passed over. */
void liaison_customer_selection_set_only (LiaisonCustomerSelection *self,
                                          LiaisonCustomer *customer);
void liaison_customer_selection_clear (LiaisonCustomerSelection *self);
/* The selected customers in the list's order: a GListModel that stays as it is. Transfer full. */
GListModel *liaison_customer_selection_snapshot (LiaisonCustomerSelection *self);

G_END_DECLS
