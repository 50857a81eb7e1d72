/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-customer-query.h"
#include "store/liaison-cache.h"
#include "store/liaison-ledger.h"

G_BEGIN_DECLS

/* What a query asks of the ledger, in the words of a search of the cache: whom its tags and its
 * invitations speak of, and what its notes add to a customer's text. */
typedef struct _LiaisonCustomerConditions LiaisonCustomerConditions;

/* @changed is called when notes or invitations may give another answer. */
typedef void (*LiaisonConditionsChanged) (gpointer user_data);
LiaisonCustomerConditions *liaison_customer_conditions_new (LiaisonConditionsChanged changed,
                                                            gpointer user_data);
void liaison_customer_conditions_free (LiaisonCustomerConditions *self);

/* NULL: nobody has written anything. */
void liaison_customer_conditions_set_ledger (LiaisonCustomerConditions *self,
                                             LiaisonLedger *ledger);

/* By how many seconds its today is before the computer's; 0 at first. */
void liaison_customer_conditions_set_ahead (LiaisonCustomerConditions *self, gint64 ahead);

/* Whether @query has to be searched for; else it asks for everybody, by name. */
gboolean liaison_customer_conditions_are_any (const LiaisonCustomerQuery *query);

/* Transfer full. */
LiaisonCacheSought *liaison_customer_conditions_make (LiaisonCustomerConditions *self,
                                                      const LiaisonCustomerQuery *query,
                                                      LiaisonCache *cache);
/* What the set of the customers of an indirect reseller is called in the cache. Transfer full. */
char *liaison_customer_conditions_dup_reseller_set (const char *reseller);
/* Another one after each change of the notes. */
guint liaison_customer_conditions_get_stamp (LiaisonCustomerConditions *self);

G_END_DECLS
