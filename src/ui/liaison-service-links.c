/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-service-links.h"

#include "model/liaison-managed-service.h"
#include "ui/liaison-service-link.h"
#include "ui/liaison-wrap-layout.h"

struct _LiaisonServiceLinks
{
  GtkWidget parent_instance;

  GListModel *services;
};

G_DEFINE_FINAL_TYPE (LiaisonServiceLinks, liaison_service_links, GTK_TYPE_WIDGET)

static void
remove_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

static void
liaison_service_links_dispose (GObject *object)
{
  LiaisonServiceLinks *self = LIAISON_SERVICE_LINKS (object);

  remove_children (GTK_WIDGET (self));
  g_clear_object (&self->services);

  G_OBJECT_CLASS (liaison_service_links_parent_class)->dispose (object);
}

static void
liaison_service_links_class_init (LiaisonServiceLinksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_service_links_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, LIAISON_TYPE_WRAP_LAYOUT);
}

static void
liaison_service_links_init (LiaisonServiceLinks *self)
{
}

static gboolean
same_services (GListModel *a, GListModel *b)
{
  guint n_items = g_list_model_get_n_items (b);

  if (a == NULL || g_list_model_get_n_items (a) != n_items)
    return FALSE;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(LiaisonManagedService) in_a = g_list_model_get_item (a, i);
      g_autoptr(LiaisonManagedService) in_b = g_list_model_get_item (b, i);

      if (g_strcmp0 (liaison_managed_service_get_uri (in_a),
                     liaison_managed_service_get_uri (in_b)) != 0)
        return FALSE;
    }

  return TRUE;
}

void
liaison_service_links_show (LiaisonServiceLinks *self, GListModel *services)
{
  g_return_if_fail (LIAISON_IS_SERVICE_LINKS (self));
  g_return_if_fail (G_IS_LIST_MODEL (services));

  if (same_services (self->services, services))
    return;

  g_set_object (&self->services, services);
  remove_children (GTK_WIDGET (self));
  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr(LiaisonManagedService) service = g_list_model_get_item (services, i);

      gtk_widget_set_parent (liaison_service_link_new (service), GTK_WIDGET (self));
    }
}
