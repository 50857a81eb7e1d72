/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-customer-menu.h"

#include <glib/gi18n.h>

#include "model/liaison-managed-service.h"
#include "ui/liaison-portal-links.h"
#include "ui/liaison-sentences.h"

static void
append (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_portals (LiaisonCloud *cloud, LiaisonCustomer *customer)
{
  g_autoptr(GListModel) links = liaison_portal_links_new (cloud, customer);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr(LiaisonManagedService) link = g_list_model_get_item (links, i);
      g_autofree char *label = liaison_name_to_menu_text (liaison_managed_service_get_name (link));

      append (menu, label, "customers.open-portal", liaison_managed_service_get_uri (link));
    }

  return G_MENU_MODEL (menu);
}

GMenuModel *
liaison_customer_menu_new (LiaisonCloud *cloud, LiaisonCustomer *customer)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) copy = g_menu_new ();
  g_autoptr(GMenu) request = g_menu_new ();
  g_autoptr(GMenu) open = g_menu_new ();
  g_autoptr(GMenuModel) portals = NULL;
  const char *id, *domain;

  g_return_val_if_fail (LIAISON_IS_CLOUD (cloud), NULL);
  g_return_val_if_fail (LIAISON_IS_CUSTOMER (customer), NULL);

  id = liaison_customer_get_id (customer);
  domain = liaison_customer_get_domain (customer);
  portals = make_portals (cloud, customer);

  append (copy, _ ("_Copy Microsoft ID"), "customers.copy-id", id);
  if (domain != NULL && *domain != '\0')
    append (copy, _ ("Copy _Domain"), "customers.copy-domain", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copy));

  append (request, _ ("_Request Relationship Again…"), "customers.request-again", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (request));

  if (g_menu_model_get_n_items (portals) > 0)
    g_menu_append_submenu (open, _ ("_Open Portal"), portals);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (open));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

GMenuModel *
liaison_customer_menu_new_for_several (void)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) use = g_menu_new ();
  g_autoptr(GMenu) end = g_menu_new ();

  /* Translators: all three are about the selected customers. */
  g_menu_append (use, _ ("_Copy"), "customers.copy");
  g_menu_append (use, _ ("_Export…"), "customers.export-selected");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (use));

  g_menu_append (end, _ ("C_lear Selection"), "customers.unselect");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}
