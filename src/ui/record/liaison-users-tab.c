/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/record/liaison-users-tab.h"

#include <glib/gi18n.h>

#include "model/liaison-managed-service.h"
#include "ui/liaison-portal-links.h"
#include "ui/liaison-service-link.h"
#include "ui/liaison-users-part.h"

/* Where users are managed, in the clouds' tables. */
#define USER_PORTAL "m365"

struct _LiaisonUsersTab
{
  AdwBin parent_instance;

  LiaisonUsersPart *part;
  GtkWidget *elsewhere;
  AdwBin *portal;

  char *uri; /* that the portal's button opens, or NULL */
};

G_DEFINE_FINAL_TYPE (LiaisonUsersTab, liaison_users_tab, ADW_TYPE_BIN)

static void
liaison_users_tab_dispose (GObject *object)
{
  /* Before the template: the bin would keep a pointer to its freed child. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_USERS_TAB);

  G_OBJECT_CLASS (liaison_users_tab_parent_class)->dispose (object);
}

static void
liaison_users_tab_finalize (GObject *object)
{
  g_free (LIAISON_USERS_TAB (object)->uri);

  G_OBJECT_CLASS (liaison_users_tab_parent_class)->finalize (object);
}

static void
liaison_users_tab_class_init (LiaisonUsersTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_users_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = liaison_users_tab_finalize;

  g_type_ensure (LIAISON_TYPE_USERS_PART);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/record/liaison-users-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonUsersTab, elsewhere);
  gtk_widget_class_bind_template_child (widget_class, LiaisonUsersTab, part);
  gtk_widget_class_bind_template_child (widget_class, LiaisonUsersTab, portal);
}

static void
liaison_users_tab_init (LiaisonUsersTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Transfer full; NULL: this cloud's table has none. */
static LiaisonManagedService *
dup_user_portal (LiaisonCloud *cloud, LiaisonCustomer *customer)
{
  g_autoptr(GListModel) links = liaison_portal_links_new (cloud, customer);

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr(LiaisonManagedService) link = g_list_model_get_item (links, i);

      if (g_strcmp0 (liaison_managed_service_get_id (link), USER_PORTAL) == 0)
        return g_steal_pointer (&link);
    }
  return NULL;
}

/* USR-11 */
static void
show_portal (LiaisonUsersTab *self, LiaisonCloud *cloud, LiaisonCustomer *customer)
{
  g_autoptr(LiaisonManagedService) link = dup_user_portal (cloud, customer);
  const char *uri = link != NULL ? liaison_managed_service_get_uri (link) : NULL;
  g_autofree char *old = self->uri;

  self->uri = g_strdup (uri);
  gtk_widget_set_visible (GTK_WIDGET (self->portal), uri != NULL);
  if (g_strcmp0 (old, uri) != 0)
    adw_bin_set_child (self->portal, link != NULL ? liaison_service_link_new (link) : NULL);
}

void
liaison_users_tab_show (LiaisonUsersTab *self, LiaisonCloud *cloud, LiaisonCustomer *customer)
{
  gboolean here;

  g_return_if_fail (LIAISON_IS_USERS_TAB (self));
  g_return_if_fail (LIAISON_IS_CLOUD (cloud));
  g_return_if_fail (LIAISON_IS_CUSTOMER (customer));

  here = liaison_cloud_has (cloud, LIAISON_CLOUD_MANAGES_USERS_HERE);
  liaison_users_part_show (self->part, customer);
  gtk_widget_set_visible (self->elsewhere, !here);
  if (!here)
    show_portal (self, cloud, customer);
}
