/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-customer.h"
#include "model/liaison-invitation-state.h"

G_BEGIN_DECLS

typedef enum
{
  LIAISON_ORDER_NAME,   /* the locale's collation */
  LIAISON_ORDER_DOMAIN, /* byte by byte, case folded */
  LIAISON_ORDER_NEWEST, /* last met first; by name among equals */
  LIAISON_ORDER_RIGHTS, /* with privileges, without, not known; by name among equals */
  LIAISON_N_ORDERS,
} LiaisonCustomerOrder;

/* Which invitation a customer has had, the latest counting. */
typedef enum
{
  LIAISON_INVITED_ANY, /* no condition */
  LIAISON_INVITED_NEVER,
  LIAISON_INVITED_OPEN, /* a draft, or handed off and not finished */
  LIAISON_INVITED_WAITING,
  LIAISON_INVITED_OVERDUE,
  LIAISON_INVITED_ACCEPTED, /* with or without the relationship being new */
  LIAISON_INVITED_DECLINED,
  LIAISON_INVITED_WITHDRAWN,
  LIAISON_N_INVITED,
} LiaisonInvited;

/* What the list of customers shows, and in which order. A value: whoever changes one changes his
 * own copy. All conditions must hold. */
typedef struct
{
  char *search; /* as typed, never NULL; each word must match */
  LiaisonCustomerOrder order;
  guint rights;   /* bits 1 << LiaisonAnswer; 0: no condition */
  gboolean gone;  /* those that left the list of the service, instead of those in it */
  gboolean fresh; /* new since the last look */
  LiaisonInvited invited;
  char *tag;      /* NULL: no condition; compared exactly */
  char *reseller; /* tenant id of an indirect reseller; NULL: no condition */
} LiaisonCustomerQuery;

#define LIAISON_TYPE_CUSTOMER_QUERY (liaison_customer_query_get_type ())
GType liaison_customer_query_get_type (void) G_GNUC_CONST;

/* Everybody who is in the list, by name. */
LiaisonCustomerQuery *liaison_customer_query_new (void);
LiaisonCustomerQuery *liaison_customer_query_copy (const LiaisonCustomerQuery *query);
void liaison_customer_query_free (LiaisonCustomerQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonCustomerQuery, liaison_customer_query_free)

/* Replaces the words; "" and NULL are no condition. */
void liaison_customer_query_take_search (LiaisonCustomerQuery *query, char *search);
gboolean liaison_customer_query_equal (const LiaisonCustomerQuery *one,
                                       const LiaisonCustomerQuery *other);
/* Leaves the words and the order. */
void liaison_customer_query_clear_filters (LiaisonCustomerQuery *query);
/* How many conditions but the words are set, and whether any is. */
guint liaison_customer_query_count_filters (const LiaisonCustomerQuery *query);
gboolean liaison_customer_query_is_filtered (const LiaisonCustomerQuery *query);

/* One line that outlives the program's versions, for views with a name. Unknown words and values of
 * a newer program are left out when it is read. Transfer full. */
char *liaison_customer_query_to_text (const LiaisonCustomerQuery *query);
LiaisonCustomerQuery *liaison_customer_query_from_text (const char *text);

G_END_DECLS
