/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-account-grid.h"

#include "ui/liaison-sentences.h"
#include "ui/liaison-wrap-box.h"

struct _LiaisonAccountGrid
{
  AdwBin parent_instance;

  GtkLabel *id_label;
  GtkLabel *domain_label;
  GtkLabel *country_label;
  GtkLabel *relationship_label;
};

G_DEFINE_FINAL_TYPE (LiaisonAccountGrid, liaison_account_grid, ADW_TYPE_BIN)

static void
copy_id_clicked_cb (LiaisonAccountGrid *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "customers.copy-id", "s",
                              gtk_label_get_label (self->id_label));
}

static void
copy_domain_clicked_cb (LiaisonAccountGrid *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "customers.copy-domain", "s",
                              gtk_label_get_label (self->id_label));
}

static void
liaison_account_grid_class_init (LiaisonAccountGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LIAISON_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-account-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountGrid, country_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountGrid, domain_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountGrid, id_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountGrid, relationship_label);
  gtk_widget_class_bind_template_callback (widget_class, copy_domain_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_id_clicked_cb);
}

static void
liaison_account_grid_init (LiaisonAccountGrid *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_account_grid_show (LiaisonAccountGrid *self, LiaisonCustomer *customer)
{
  const char *domain, *country;
  g_autofree char *country_name = NULL, *relationship = NULL;

  g_return_if_fail (LIAISON_IS_ACCOUNT_GRID (self));
  g_return_if_fail (LIAISON_IS_CUSTOMER (customer));

  domain = liaison_customer_get_domain (customer);
  country = liaison_customer_get_country (customer);
  country_name = country != NULL ? liaison_country_to_name (country) : NULL;
  relationship = liaison_relationship_to_text (liaison_customer_get_relationship (customer),
                                               liaison_customer_get_relationship_text (customer));

  gtk_label_set_label (self->id_label, liaison_customer_get_id (customer));
  gtk_label_set_label (self->domain_label, domain != NULL && *domain != '\0' ? domain : "—");
  gtk_label_set_label (self->country_label, country_name != NULL ? country_name : "—");
  gtk_label_set_label (self->relationship_label, relationship);
}
