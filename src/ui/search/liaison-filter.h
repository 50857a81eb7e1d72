/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/liaison-customer-query.h"

G_BEGIN_DECLS

/* The conditions of a query but its words, one by one, and what people call them. */
typedef enum
{
  LIAISON_FILTER_RIGHTS,
  LIAISON_FILTER_INVITED,
  LIAISON_FILTER_TAG,
  LIAISON_FILTER_RESELLER,
  LIAISON_FILTER_FRESH,
  LIAISON_FILTER_GONE,
  LIAISON_N_FILTERS,
} LiaisonFilter;

/* What the condition asks for; NULL if it is not set. @resellers: of LiaisonReseller, for their
 * names; may be NULL. Transfer full. */
char *liaison_filter_to_text (LiaisonFilter filter,
                              const LiaisonCustomerQuery *query,
                              GListModel *resellers);
void liaison_filter_remove (LiaisonFilter filter, LiaisonCustomerQuery *query);

const char *liaison_order_to_text (LiaisonCustomerOrder order);
/* LIAISON_INVITED_ANY is “Any”. */
const char *liaison_invited_to_text (LiaisonInvited invited);

G_END_DECLS
