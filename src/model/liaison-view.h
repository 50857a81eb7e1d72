/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What the list of customers shows, kept under a name.
 *
 * Properties (string, notify): "name"; "query", a text of liaison_customer_query_to_text (). */
#define LIAISON_TYPE_VIEW (liaison_view_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonView, liaison_view, LIAISON, VIEW, GObject)

LiaisonView *liaison_view_new (const char *name, const char *query);

const char *liaison_view_get_name (LiaisonView *self);
void liaison_view_set_name (LiaisonView *self, const char *name);
const char *liaison_view_get_query (LiaisonView *self);
void liaison_view_set_query (LiaisonView *self, const char *query);

G_END_DECLS
