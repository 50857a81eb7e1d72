/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-customer-rows.h"

G_BEGIN_DECLS

/* The customers somebody holds an object of. As long as anyone does, the same row is the same
 * object; an expanded one is held here, so that its record outlives scrolling. */
typedef struct _LiaisonLivingCustomers LiaisonLivingCustomers;

/* @rows: id → LiaisonRow, whose "fresh" follows the objects'. */
LiaisonLivingCustomers *liaison_living_customers_new (GHashTable *rows);
void liaison_living_customers_free (LiaisonLivingCustomers *self);

/* The object of @row, made if nobody has it. Transfer full. */
LiaisonCustomer *liaison_living_customers_ensure (LiaisonLivingCustomers *self,
                                                  const LiaisonRow *row);
/* Tells the object of @row, if there is one, what the row says now. */
void liaison_living_customers_update (LiaisonLivingCustomers *self, const LiaisonRow *row);
/* @row left the list. */
void liaison_living_customers_release (LiaisonLivingCustomers *self, const LiaisonRow *row);

G_END_DECLS
