/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/record/liaison-services-tab.h"

#include <glib/gi18n.h>

#include "ui/liaison-portal-links.h"
#include "ui/liaison-record-section.h"
#include "ui/liaison-service-links.h"

struct _LiaisonServicesTab
{
  AdwBin parent_instance;

  LiaisonRecordSection *section;
  LiaisonServiceLinks *links;
};

G_DEFINE_FINAL_TYPE (LiaisonServicesTab, liaison_services_tab, ADW_TYPE_BIN)

static void
liaison_services_tab_dispose (GObject *object)
{
  /* Before the template: the bin would keep a pointer to its freed child. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_SERVICES_TAB);

  G_OBJECT_CLASS (liaison_services_tab_parent_class)->dispose (object);
}

static void
liaison_services_tab_class_init (LiaisonServicesTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_services_tab_dispose;

  g_type_ensure (LIAISON_TYPE_RECORD_SECTION);
  g_type_ensure (LIAISON_TYPE_SERVICE_LINKS);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/record/liaison-services-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonServicesTab, links);
  gtk_widget_class_bind_template_child (widget_class, LiaisonServicesTab, section);
}

static void
liaison_services_tab_init (LiaisonServicesTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_services_tab_show (LiaisonServicesTab *self, LiaisonCloud *cloud, LiaisonCustomer *customer)
{
  g_autoptr(GListModel) links = NULL;

  g_return_if_fail (LIAISON_IS_SERVICES_TAB (self));
  g_return_if_fail (LIAISON_IS_CLOUD (cloud));
  g_return_if_fail (LIAISON_IS_CUSTOMER (customer));

  links = liaison_portal_links_new (cloud, customer);
  liaison_record_section_show_part (
    self->section, customer, LIAISON_RECORD_SERVICES,
    _ ("Without administration privileges these open with your own account only."));
  liaison_service_links_show (self->links, links);
}
