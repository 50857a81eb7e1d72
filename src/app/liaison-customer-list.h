/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-customer-query.h"
#include "service/liaison-partner-client.h"
#include "store/liaison-cache.h"
#include "store/liaison-ledger.h"

G_BEGIN_DECLS

typedef enum
{
  LIAISON_LIST_EMPTY_NEVER_LOADED,
  LIAISON_LIST_LOADING,
  LIAISON_LIST_LOADED,
  LIAISON_LIST_FAILED, /* rows that came before stay */
} LiaisonListState;

/* The customers of the account that a query asks for: a GListModel of LiaisonCustomer made on
 * demand from the account's cache. What the service tells comes in page by page; the same customer
 * stays the same object, and only what really changed is reported.
 *
 * Properties (notify): "query" (LiaisonCustomerQuery), "search" (string, never NULL: the query's),
 * "state" (int, LiaisonListState), "n-loaded"
 * (uint: rows received by the running or last pass), "n-total" (uint: all rows, whatever the
 * search), "waiting-until" (int64: when a pass that stands still goes on, in µs since 1970; 0: it
 * does not). */
#define LIAISON_TYPE_CUSTOMER_LIST (liaison_customer_list_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonCustomerList, liaison_customer_list, LIAISON, CUSTOMER_LIST, GObject)

LiaisonCustomerList *liaison_customer_list_new (LiaisonPartnerClient *client);

/* Where the customers are; NULL: nowhere. The list is there at once, before any pass. */
void liaison_customer_list_set_cache (LiaisonCustomerList *self, LiaisonCache *cache);
LiaisonCache *liaison_customer_list_get_cache (LiaisonCustomerList *self);
/* Whose notes, tags and invitations queries speak of. */
void liaison_customer_list_set_ledger (LiaisonCustomerList *self, LiaisonLedger *ledger);
/* Microsoft IDs (a set of strings) of those whose privileges were seen to go. */
void liaison_customer_list_set_lost_rights (LiaisonCustomerList *self, GHashTable *lost);
/* By how many seconds their today is before the computer's; 0 at first. */
void liaison_customer_list_set_ahead (LiaisonCustomerList *self, gint64 ahead);

/* Starts a pass over all pages, where one that was broken off less than an hour ago left off; a
 * running one is cancelled, and the new one starts with the first page. Rows already there stay;
 * customers not met by a complete pass are gone; those that came after the first are fresh.
 * Duplicates are one row (CUS-7). */
void liaison_customer_list_refresh (LiaisonCustomerList *self);
/* A pass that failed for lack of a network is begun anew as soon as @network is back; not for a
 * service on this machine itself. @network NULL: nobody tells. */
void liaison_customer_list_set_network (LiaisonCustomerList *self, GNetworkMonitor *network);
/* Whether the last pass failed so, and waits. */
gboolean liaison_customer_list_awaits_network (LiaisonCustomerList *self);
/* Ends a running pass: what it brought stays. */
void liaison_customer_list_cancel (LiaisonCustomerList *self);
/* Ends a running pass and closes the cache. */
void liaison_customer_list_close_async (LiaisonCustomerList *self,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean liaison_customer_list_close_finish (LiaisonCustomerList *self,
                                             GAsyncResult *result,
                                             GError **error);

LiaisonListState liaison_customer_list_get_state (LiaisonCustomerList *self);
gint64 liaison_customer_list_get_waiting_until (LiaisonCustomerList *self);
LiaisonWaitReason liaison_customer_list_get_wait_reason (LiaisonCustomerList *self);
/* Whether a pass has ended, however, since the cache was set: before, it is of another day. */
gboolean liaison_customer_list_was_refreshed (LiaisonCustomerList *self);
/* Why the last pass failed, or NULL. */
const GError *liaison_customer_list_get_error (LiaisonCustomerList *self);
/* When the last complete pass ended, or NULL. */
GDateTime *liaison_customer_list_get_time (LiaisonCustomerList *self);
guint liaison_customer_list_get_n_loaded (LiaisonCustomerList *self);
guint liaison_customer_list_get_n_total (LiaisonCustomerList *self);

/* What is shown, and in which order. The new rows come some time later. */
void liaison_customer_list_set_query (LiaisonCustomerList *self, const LiaisonCustomerQuery *query);
/* Whether they are still to come. "query" is notified once more when they are there. */
gboolean liaison_customer_list_is_searching (LiaisonCustomerList *self);
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
