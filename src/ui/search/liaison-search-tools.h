/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-session.h"

G_BEGIN_DECLS

/* The search bar's contents: the entry, and buttons for filters and order, which are made when the
 * bar is first seen.
 *
 * Property "query" (LiaisonCustomerQuery, writable, notifies). */
#define LIAISON_TYPE_SEARCH_TOOLS (liaison_search_tools_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonSearchTools, liaison_search_tools, LIAISON, SEARCH_TOOLS, AdwBin)

const LiaisonCustomerQuery *liaison_search_tools_get_query (LiaisonSearchTools *self);
void liaison_search_tools_set_query (LiaisonSearchTools *self, const LiaisonCustomerQuery *query);

/* @session: whose tags and views there are; may be NULL. */
void liaison_search_tools_set_session (LiaisonSearchTools *self, LiaisonSession *session);
/* Of LiaisonReseller; may be NULL. */
void liaison_search_tools_set_resellers (LiaisonSearchTools *self, GListModel *resellers);

/* Owned by @self. */
GtkEditable *liaison_search_tools_get_entry (LiaisonSearchTools *self);
/* Makes @label (a widget) what the entry is described by. */
void liaison_search_tools_set_description (LiaisonSearchTools *self, GtkWidget *label);
/* Opens what belongs to a button. @name: see liaison_search_buttons_open (). The tools are seen. */
void liaison_search_tools_open (LiaisonSearchTools *self, const char *name);

G_END_DECLS
