/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-account-button.h"

#include "ui/liaison-sentences.h"

struct _LiaisonAccountButton
{
  AdwBin parent_instance;

  GtkWidget *icon;
  GtkLabel *button_label;
  GtkLabel *name;
  GtkLabel *cloud;
  GtkLabel *person;
  GtkLabel *country;
  GtkLabel *tenant_id;
};

G_DEFINE_FINAL_TYPE (LiaisonAccountButton, liaison_account_button, ADW_TYPE_BIN)

static void
copy_clicked_cb (LiaisonAccountButton *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          gtk_label_get_label (self->tenant_id));
}

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL && *text != '\0' ? text : "—");
}

static void
liaison_account_button_class_init (LiaisonAccountButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-account-button.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountButton, button_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountButton, cloud);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountButton, country);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountButton, icon);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountButton, name);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountButton, person);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountButton, tenant_id);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
}

static void
liaison_account_button_init (LiaisonAccountButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_account_button_set_session (LiaisonAccountButton *self, LiaisonSession *session)
{
  const LiaisonPartnerSpec *partner;
  g_autofree char *cloud = NULL, *country = NULL;

  g_return_if_fail (LIAISON_IS_ACCOUNT_BUTTON (self));
  g_return_if_fail (LIAISON_IS_SESSION (session));

  partner = liaison_partner_get_spec (liaison_session_get_partner (session));
  cloud = liaison_cloud_to_name (liaison_session_get_cloud (session));
  if (partner->country != NULL)
    country = liaison_country_to_name (partner->country);

  show_text (self->button_label, partner->company_name);
  show_text (self->name, partner->company_name);
  show_text (self->cloud, cloud);
  show_text (self->person, partner->user_name);
  show_text (self->country, country);
  show_text (self->tenant_id, partner->tenant_id);
}

void
liaison_account_button_set_compact (LiaisonAccountButton *self, gboolean compact)
{
  g_return_if_fail (LIAISON_IS_ACCOUNT_BUTTON (self));

  gtk_widget_set_visible (self->icon, compact);
  gtk_widget_set_visible (GTK_WIDGET (self->button_label), !compact);
}
