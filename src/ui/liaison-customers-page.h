/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-session.h"
#include "ui/liaison-customer-selection.h"

G_BEGIN_DECLS

/* The view "Customers": search, state of the list, and the list with records that expand in place.
 *
 * Properties: "searching" (boolean, writable): the search bar is open; "narrow" (boolean,
 * writable): there is little room beside the names; "failed" (boolean, notifies): there is nothing
 * to list, and a page says why and what helps. Signals: "request-again" (LiaisonCustomer); "toast"
 * (string): a short word to show; "file-toast" (string, GFile): the same about a file. Its actions
 * are "customers.…", see liaison-list-actions.h, too. */
#define LIAISON_TYPE_CUSTOMERS_PAGE (liaison_customers_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonCustomersPage, liaison_customers_page, LIAISON, CUSTOMERS_PAGE, AdwBin)

/* @session: may be NULL. */
void liaison_customers_page_set_session (LiaisonCustomersPage *self, LiaisonSession *session);
/* Typing in @widget (may be NULL) starts the search. */
void liaison_customers_page_set_key_capture (LiaisonCustomersPage *self, GtkWidget *widget);
/* Opens the search bar and puts the cursor into it. */
void liaison_customers_page_begin_search (LiaisonCustomersPage *self);
/* The same, with these words in it. */
void liaison_customers_page_search_for (LiaisonCustomersPage *self, const char *words);
/* @name: "filter", "views" or "order": opens what the button of the search bar opens; "changes":
 * what became of the customers. */
void liaison_customers_page_open_tool (LiaisonCustomersPage *self, const char *name);
/* Shows the row of the customer with this Microsoft ID, at once or when it comes in; a search that
 * hides it ends, and so do filters. */
void liaison_customers_page_show_customer (LiaisonCustomersPage *self, const char *id);
/* The focus goes to the row of the customer, if it is among those shown. */
void liaison_customers_page_focus_customer (LiaisonCustomersPage *self, const char *id);

/* Why nobody can be invited, said where it could be begun; then no row's menu offers to request the
 * relationship again either. NULL: nothing stands against it. */
void liaison_customers_page_set_obstacle (LiaisonCustomersPage *self, const char *obstacle);

/* Both may be NULL; owned by the page. */
LiaisonSession *liaison_customers_page_get_session (LiaisonCustomersPage *self);
LiaisonCustomerSelection *liaison_customers_page_get_selection (LiaisonCustomersPage *self);
/* A short word to show. @file: what it is about, or NULL. */
void liaison_customers_page_tell (LiaisonCustomersPage *self, const char *text, GFile *file);

G_END_DECLS
