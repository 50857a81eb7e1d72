/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-portal-links.h"

#include "model/liaison-managed-service.h"

static gboolean
is_https (const char *uri)
{
  g_autofree char *scheme = uri != NULL ? g_uri_parse_scheme (uri) : NULL;

  return g_strcmp0 (scheme, "https") == 0;
}

/* Transfer full; NULL if the template asks for something the customer does not have. */
static char *
fill_template (const char *uri_template, LiaisonCustomer *customer)
{
  g_autoptr(GString) uri = g_string_new (uri_template);
  const char *id = liaison_customer_get_id (customer);
  const char *domain = liaison_customer_get_domain (customer);
  g_autofree char *escaped_id = g_uri_escape_string (id != NULL ? id : "", NULL, FALSE);
  g_autofree char *escaped_domain = g_uri_escape_string (domain != NULL ? domain : "", NULL, FALSE);

  if ((*escaped_id == '\0' && strstr (uri_template, "{tenant}") != NULL) ||
      (*escaped_domain == '\0' && strstr (uri_template, "{domain}") != NULL))
    return NULL;

  g_string_replace (uri, "{tenant}", escaped_id, 0);
  g_string_replace (uri, "{domain}", escaped_domain, 0);

  return g_string_free (g_steal_pointer (&uri), FALSE);
}

static void
append (GListStore *links, GHashTable *seen, const char *id, const char *name, const char *uri)
{
  g_autoptr(LiaisonManagedService) link = NULL;

  if (!is_https (uri) || g_hash_table_contains (seen, uri) || g_hash_table_contains (seen, name))
    return;

  g_hash_table_add (seen, g_strdup (uri));
  g_hash_table_add (seen, g_strdup (name));
  link = liaison_managed_service_new (id, name, uri);
  g_list_store_append (links, link);
}

GListModel *
liaison_portal_links_new (LiaisonCloud *cloud, LiaisonCustomer *customer)
{
  g_autoptr(GListStore) links = g_list_store_new (LIAISON_TYPE_MANAGED_SERVICE);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *services;

  g_return_val_if_fail (LIAISON_IS_CLOUD (cloud), NULL);
  g_return_val_if_fail (LIAISON_IS_CUSTOMER (customer), NULL);

  for (gsize i = 0; i < liaison_cloud_get_spec (cloud)->n_portals; i++)
    {
      const LiaisonCloudPortal *portal = &liaison_cloud_get_spec (cloud)->portals[i];
      g_autofree char *uri = fill_template (portal->uri_template, customer);

      append (links, seen, portal->id, portal->name, uri);
    }

  services = liaison_customer_get_services (customer);
  for (guint i = 0; services != NULL && i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr(LiaisonManagedService) service = g_list_model_get_item (services, i);

      append (links, seen, liaison_managed_service_get_id (service),
              liaison_managed_service_get_name (service),
              liaison_managed_service_get_uri (service));
    }

  return G_LIST_MODEL (g_steal_pointer (&links));
}

void
liaison_portal_links_open (const char *uri, GtkWindow *parent)
{
  g_return_if_fail (uri != NULL);

  if (is_https (uri))
    gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
}
