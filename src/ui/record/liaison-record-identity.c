/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/record/liaison-record-identity.h"

struct _LiaisonRecordIdentity
{
  AdwBin parent_instance;

  GtkLabel *name;
  GtkLabel *domain;
  GtkLabel *id;
  GtkWidget *copy_button;
};

G_DEFINE_FINAL_TYPE (LiaisonRecordIdentity, liaison_record_identity, ADW_TYPE_BIN)

static void
copy_clicked_cb (LiaisonRecordIdentity *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "customers.copy-id", "s",
                              gtk_label_get_label (self->id));
}

static void
liaison_record_identity_class_init (LiaisonRecordIdentityClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "record-identity");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/record/liaison-record-identity.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordIdentity, copy_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordIdentity, domain);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordIdentity, id);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordIdentity, name);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
}

static void
liaison_record_identity_init (LiaisonRecordIdentity *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_record_identity_show (LiaisonRecordIdentity *self, LiaisonCustomer *customer)
{
  const char *domain;

  g_return_if_fail (LIAISON_IS_RECORD_IDENTITY (self));
  g_return_if_fail (LIAISON_IS_CUSTOMER (customer));

  domain = liaison_customer_get_domain (customer);
  gtk_label_set_label (self->name, liaison_customer_get_name (customer));
  gtk_label_set_label (self->domain, domain);
  gtk_widget_set_visible (GTK_WIDGET (self->domain), domain != NULL && *domain != '\0');
  gtk_label_set_label (self->id, liaison_customer_get_id (customer));
}

void
liaison_record_identity_take_focus (LiaisonRecordIdentity *self)
{
  g_return_if_fail (LIAISON_IS_RECORD_IDENTITY (self));

  gtk_widget_grab_focus (self->copy_button);
}
