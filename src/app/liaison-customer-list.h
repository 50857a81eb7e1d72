/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-customer-query.h"
#include "service/liaison-partner-client.h"

G_BEGIN_DECLS

typedef enum
{
  LIAISON_LIST_EMPTY_NEVER_LOADED,
  LIAISON_LIST_LOADING,
  LIAISON_LIST_LOADED,
  LIAISON_LIST_FAILED, /* rows that came before stay */
} LiaisonListState;

/* All customers of the account that match the search, ordered by name in the locale's collation:
 * a GListModel of LiaisonCustomer made on demand from compact rows.
 *
 * Properties (notify): "query" (LiaisonCustomerQuery), "search" (string, never NULL: the query's),
 * "state" (int, LiaisonListState), "n-loaded"
 * (uint: rows received by the running or last pass), "n-total" (uint: all rows, whatever the
 * search), "waiting-until" (int64: when a pass that stands still goes on, in µs since 1970; 0: it
 * does not). */
#define LIAISON_TYPE_CUSTOMER_LIST (liaison_customer_list_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonCustomerList, liaison_customer_list, LIAISON, CUSTOMER_LIST, GObject)

LiaisonCustomerList *liaison_customer_list_new (LiaisonPartnerClient *client);

/* Starts a pass over all pages; a running one is cancelled. Rows already there stay and change in
 * place (the same customer stays the same object); rows not met by a complete pass leave. Customers
 * that the previous complete pass did not have are marked fresh. Duplicates are one row (CUS-7). */
void liaison_customer_list_refresh (LiaisonCustomerList *self);
/* A pass that failed for lack of a network is begun anew as soon as @network is back; not for a
 * service on this machine itself. @network NULL: nobody tells. */
void liaison_customer_list_set_network (LiaisonCustomerList *self, GNetworkMonitor *network);
/* Whether the last pass failed so, and waits. */
gboolean liaison_customer_list_awaits_network (LiaisonCustomerList *self);
/* Ends a running pass: the list is what the last complete one made it, or was never loaded. */
void liaison_customer_list_cancel (LiaisonCustomerList *self);

LiaisonListState liaison_customer_list_get_state (LiaisonCustomerList *self);
gint64 liaison_customer_list_get_waiting_until (LiaisonCustomerList *self);
LiaisonWaitReason liaison_customer_list_get_wait_reason (LiaisonCustomerList *self);
/* Why the last pass failed, or NULL. */
const GError *liaison_customer_list_get_error (LiaisonCustomerList *self);
/* When the last complete pass ended, or NULL. */
GDateTime *liaison_customer_list_get_time (LiaisonCustomerList *self);
guint liaison_customer_list_get_n_loaded (LiaisonCustomerList *self);
guint liaison_customer_list_get_n_total (LiaisonCustomerList *self);

/* What is shown, and in which order. The new rows come some time later. */
void liaison_customer_list_set_query (LiaisonCustomerList *self, const LiaisonCustomerQuery *query);
/* Owned by @self. */
const LiaisonCustomerQuery *liaison_customer_list_get_query (LiaisonCustomerList *self);
/* The query with other words: any part of name, domain, Microsoft ID, tags and note; every word
 * must match; case, accents and width folded. */
void liaison_customer_list_set_search (LiaisonCustomerList *self, const char *search);
const char *liaison_customer_list_get_search (LiaisonCustomerList *self);

/* The customers of the list as it is at this moment, or, with @everybody, of the account whatever
 * the query: a GListModel of LiaisonCustomer that stays as it is. Transfer full. */
GListModel *liaison_customer_list_snapshot (LiaisonCustomerList *self, gboolean everybody);

/* The customer with this Microsoft ID, whatever the query; or NULL. Transfer full. */
LiaisonCustomer *liaison_customer_list_find_id (LiaisonCustomerList *self, const char *id);
/* The customer with this domain (any case), whatever the search; or NULL. Transfer full. */
LiaisonCustomer *liaison_customer_list_find_domain (LiaisonCustomerList *self, const char *domain);
/* Position of the customer in the list as searched now; FALSE if it is not shown. */
gboolean liaison_customer_list_find_position (LiaisonCustomerList *self,
                                              const char *id,
                                              guint *position);

G_END_DECLS
