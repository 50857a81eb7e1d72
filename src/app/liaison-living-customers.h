/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/liaison-cache.h"

G_BEGIN_DECLS

/* The customers somebody holds an object of. As long as anyone does, the same customer is the same
 * object; an expanded one is held here, so that its record outlives scrolling. */
typedef struct _LiaisonLivingCustomers LiaisonLivingCustomers;

LiaisonLivingCustomers *liaison_living_customers_new (void);
void liaison_living_customers_free (LiaisonLivingCustomers *self);

/* Whose customers they are; those of another cache are let go, and keep what they say. */
void liaison_living_customers_set_cache (LiaisonLivingCustomers *self, LiaisonCache *cache);

/* Microsoft IDs (a set of strings) of those whose privileges were seen to go; kept, for objects
 * that are made later, too. */
void liaison_living_customers_set_lost_rights (LiaisonLivingCustomers *self, GHashTable *lost);

/* The object of customer @n, made if nobody has it. Transfer full. */
LiaisonCustomer *liaison_living_customers_ensure (LiaisonLivingCustomers *self, guint32 n);
gboolean liaison_living_customers_have (LiaisonLivingCustomers *self, guint32 n);
/* Tells the objects of @numbers (guint32; NULL: all) what the cache has about them now. */
void liaison_living_customers_update (LiaisonLivingCustomers *self, GArray *numbers);

G_END_DECLS
