/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-customer-query.h"
#include "store/liaison-cache.h"
#include "store/liaison-ledger.h"

G_BEGIN_DECLS

/* Finds out whom a query asks for, again and again as the cache and the ledger change. */
#define LIAISON_TYPE_CUSTOMER_FINDER (liaison_customer_finder_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonCustomerFinder,
                      liaison_customer_finder,
                      LIAISON,
                      CUSTOMER_FINDER,
                      GObject)

/* @numbers: array of guint32, in the query's order. @asked: for the first time with this query. */
typedef void (*LiaisonCustomerFound) (GBytes *numbers, gboolean asked, gpointer user_data);

/* @found is not called any more after liaison_customer_finder_stop (). */
LiaisonCustomerFinder *liaison_customer_finder_new (LiaisonCustomerFound found, gpointer user_data);
void liaison_customer_finder_stop (LiaisonCustomerFinder *self);

/* Each of these begins a search, except with NULL for a cache; everybody, by name, is found at
 * once. */
void liaison_customer_finder_set_cache (LiaisonCustomerFinder *self, LiaisonCache *cache);
void liaison_customer_finder_set_query (LiaisonCustomerFinder *self,
                                        const LiaisonCustomerQuery *query);
/* This only if the query speaks of it. */
void liaison_customer_finder_set_ledger (LiaisonCustomerFinder *self, LiaisonLedger *ledger);
/* See liaison_customer_conditions_set_ahead (). */
void liaison_customer_finder_set_ahead (LiaisonCustomerFinder *self, gint64 ahead);

/* The cache is not what it was. A search that is under way still gives its result; another follows,
 * at most four times a second. */
void liaison_customer_finder_look_again (LiaisonCustomerFinder *self);

const LiaisonCustomerQuery *liaison_customer_finder_get_query (LiaisonCustomerFinder *self);
/* Whether a search that somebody asked for is under way. */
gboolean liaison_customer_finder_is_searching (LiaisonCustomerFinder *self);

G_END_DECLS
