/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/liaison-customers-page.h"

G_BEGIN_DECLS

/* The views of an open account, Customers and Invitations. A window makes it when its first account
 * is open, not when it comes up.
 *
 * Properties: "narrow" (boolean, writable): there is little room; "obstacle" (string, notifies):
 * why the person cannot ask for a relationship, or NULL. Signal "continue-draft"
 * (LiaisonInvitation): the person wants to go on with it in the wizard. */
#define LIAISON_TYPE_SESSION_VIEW (liaison_session_view_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonSessionView, liaison_session_view, LIAISON, SESSION_VIEW, AdwBin)

LiaisonSessionView *liaison_session_view_new (void);

/* @session: was started, or NULL. */
void liaison_session_view_set_session (LiaisonSessionView *self, LiaisonSession *session);

/* See the property. Owned by the view. */
const char *liaison_session_view_get_obstacle (LiaisonSessionView *self);

/* Both are owned by the view. The pages are named "customers" and "invitations". */
AdwViewStack *liaison_session_view_get_stack (LiaisonSessionView *self);
LiaisonCustomersPage *liaison_session_view_get_customers_page (LiaisonSessionView *self);

/* The search of what is seen. */
void liaison_session_view_begin_search (LiaisonSessionView *self);
/* All show the customers first. @name: see liaison_customers_page_open_tool (). */
void liaison_session_view_search_for (LiaisonSessionView *self, const char *words);
void liaison_session_view_open_tool (LiaisonSessionView *self, const char *name);
void liaison_session_view_show_customer (LiaisonSessionView *self, const char *id);
/* The focus goes to the row of the customer, if it is among those shown. */
void liaison_session_view_focus_customer (LiaisonSessionView *self, const char *id);
/* Opens the record of the customer as a page, at once or when it comes in. */
void liaison_session_view_open_record (LiaisonSessionView *self, const char *id);
/* Whether what is seen can be searched. */
gboolean liaison_session_view_is_searchable (LiaisonSessionView *self);

G_END_DECLS
