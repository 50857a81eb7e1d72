/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be done with many customers at once, as actions of the LiaisonCustomersPage:
 * "customers.copy", "customers.export", "customers.export-selected", "customers.print",
 * "customers.select-all" and "customers.unselect". */
void liaison_list_actions_install (GtkWidgetClass *page_class);

/* Escape on the page: ends a selection of several. FALSE if there was none. */
gboolean liaison_list_actions_escape (GtkWidget *page);

G_END_DECLS
