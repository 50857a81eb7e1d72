/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-session.h"

G_BEGIN_DECLS

/* Opens the views that the person has kept in the ledger, and keeps, renames and removes them.
 *
 * Property "query" (LiaisonCustomerQuery, writable, notifies): what the list shows. */
#define LIAISON_TYPE_VIEWS_BUTTON (liaison_views_button_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonViewsButton, liaison_views_button, LIAISON, VIEWS_BUTTON, AdwBin)

const LiaisonCustomerQuery *liaison_views_button_get_query (LiaisonViewsButton *self);
void liaison_views_button_set_query (LiaisonViewsButton *self, const LiaisonCustomerQuery *query);

/* May be NULL. */
void liaison_views_button_set_session (LiaisonViewsButton *self, LiaisonSession *session);
void liaison_views_button_open (LiaisonViewsButton *self);

G_END_DECLS
