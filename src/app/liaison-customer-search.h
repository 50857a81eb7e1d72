/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "app/liaison-customer-rows.h"

G_BEGIN_DECLS

/* Finds the rows of a list that match some words, on a worker; everything else happens on the main
 * thread. At most one search counts; those before it may still be reading rows, so rows leave
 * through liaison_customer_search_retire () and live until no worker reads them. */
#define LIAISON_TYPE_CUSTOMER_SEARCH (liaison_customer_search_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonCustomerSearch,
                      liaison_customer_search,
                      LIAISON,
                      CUSTOMER_SEARCH,
                      GObject)

/* @rows: sorted, not owned; the callee copies what it keeps. */
typedef void (*LiaisonCustomerSearchFunc) (GPtrArray *rows, GStrv words, gpointer user_data);

LiaisonCustomerSearch *liaison_customer_search_new (LiaisonCustomerSearchFunc found,
                                                    gpointer user_data);

/* Starts one over the rows of @all as they are now. A running one ends without a word. */
void liaison_customer_search_start (LiaisonCustomerSearch *self, GPtrArray *all, GStrv words);
void liaison_customer_search_stop (LiaisonCustomerSearch *self);
/* Whether @found will be called. */
gboolean liaison_customer_search_is_running (LiaisonCustomerSearch *self);

/* @rows came to the list: a running search looks at them too. */
void liaison_customer_search_add (LiaisonCustomerSearch *self, GPtrArray *rows);
/* @row left the list; takes it. */
void liaison_customer_search_retire (LiaisonCustomerSearch *self, LiaisonRow *row);

G_END_DECLS
