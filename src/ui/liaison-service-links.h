/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Buttons for a list of admin portals, one after the other like words in a paragraph. */
#define LIAISON_TYPE_SERVICE_LINKS (liaison_service_links_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonServiceLinks, liaison_service_links, LIAISON, SERVICE_LINKS, GtkWidget)

/* @services: GListModel of LiaisonManagedService. Buttons that stay are left alone. */
void liaison_service_links_show (LiaisonServiceLinks *self, GListModel *services);

G_END_DECLS
