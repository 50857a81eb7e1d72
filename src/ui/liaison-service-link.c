/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-service-link.h"

struct _LiaisonServiceLink
{
  AdwBin parent_instance;

  GtkButton *button;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (LiaisonServiceLink, liaison_service_link, ADW_TYPE_BIN)

static void
liaison_service_link_class_init (LiaisonServiceLinkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-service-link.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonServiceLink, button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonServiceLink, label);
}

static void
liaison_service_link_init (LiaisonServiceLink *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
liaison_service_link_new (LiaisonManagedService *service)
{
  LiaisonServiceLink *self;
  const char *uri;

  g_return_val_if_fail (LIAISON_IS_MANAGED_SERVICE (service), NULL);

  uri = liaison_managed_service_get_uri (service);

  self = g_object_new (LIAISON_TYPE_SERVICE_LINK, NULL);
  gtk_label_set_label (self->label, liaison_managed_service_get_name (service));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", uri);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  liaison_managed_service_get_name (service), -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), uri);

  return GTK_WIDGET (self);
}
