/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-session.h"

G_BEGIN_DECLS

/* What stands beside the search entry: the filters, the kept views and the order.
 *
 * Property "query" (LiaisonCustomerQuery, writable, notifies). */
#define LIAISON_TYPE_SEARCH_BUTTONS (liaison_search_buttons_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonSearchButtons, liaison_search_buttons, LIAISON, SEARCH_BUTTONS, AdwBin)

GtkWidget *liaison_search_buttons_new (void);

const LiaisonCustomerQuery *liaison_search_buttons_get_query (LiaisonSearchButtons *self);
void liaison_search_buttons_set_query (LiaisonSearchButtons *self,
                                       const LiaisonCustomerQuery *query);

/* @session: whose tags and views there are; may be NULL. */
void liaison_search_buttons_set_session (LiaisonSearchButtons *self, LiaisonSession *session);
/* Of LiaisonReseller; may be NULL. */
void liaison_search_buttons_set_resellers (LiaisonSearchButtons *self, GListModel *resellers);

/* @name: "filter", "views" or "order". Opens it. */
void liaison_search_buttons_open (LiaisonSearchButtons *self, const char *name);

G_END_DECLS
