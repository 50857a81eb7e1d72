/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/account/liaison-partner-card.h"

#include "ui/liaison-role-lines.h"
#include "ui/liaison-sentences.h"

struct _LiaisonPartnerCard
{
  AdwBin parent_instance;

  GtkLabel *name;
  GtkLabel *cloud;
  GtkLabel *person;
  LiaisonRoleLines *role_lines;
  GtkLabel *country;
  GtkLabel *tenant_id;
  GtkWidget *copy_button;
  GtkWidget *partner_id_caption;
  GtkLabel *partner_id;
};

G_DEFINE_FINAL_TYPE (LiaisonPartnerCard, liaison_partner_card, ADW_TYPE_BIN)

static void
copy_clicked_cb (LiaisonPartnerCard *self)
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
liaison_partner_card_dispose (GObject *object)
{
  /* The template would drop it behind the parent's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_PARTNER_CARD);

  G_OBJECT_CLASS (liaison_partner_card_parent_class)->dispose (object);
}

static void
liaison_partner_card_class_init (LiaisonPartnerCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_partner_card_dispose;

  g_type_ensure (LIAISON_TYPE_ROLE_LINES);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/account/liaison-partner-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonPartnerCard, cloud);
  gtk_widget_class_bind_template_child (widget_class, LiaisonPartnerCard, copy_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonPartnerCard, country);
  gtk_widget_class_bind_template_child (widget_class, LiaisonPartnerCard, name);
  gtk_widget_class_bind_template_child (widget_class, LiaisonPartnerCard, partner_id);
  gtk_widget_class_bind_template_child (widget_class, LiaisonPartnerCard, partner_id_caption);
  gtk_widget_class_bind_template_child (widget_class, LiaisonPartnerCard, person);
  gtk_widget_class_bind_template_child (widget_class, LiaisonPartnerCard, role_lines);
  gtk_widget_class_bind_template_child (widget_class, LiaisonPartnerCard, tenant_id);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
}

static void
liaison_partner_card_init (LiaisonPartnerCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_partner_card_set_session (LiaisonPartnerCard *self, LiaisonSession *session)
{
  static const LiaisonPartnerSpec unknown = { NULL };
  LiaisonProfile *profile;
  LiaisonPartner *partner;
  const LiaisonPartnerSpec *spec;
  const char *name, *person, *tenant_id;
  g_autofree char *cloud = NULL, *country = NULL;

  g_return_if_fail (LIAISON_IS_PARTNER_CARD (self));
  g_return_if_fail (LIAISON_IS_SESSION (session));

  profile = liaison_session_get_profile (session);
  partner = liaison_session_get_partner (session);
  if (partner == NULL && profile != NULL)
    partner = liaison_profile_get_partner (profile);
  spec = partner != NULL ? liaison_partner_get_spec (partner) : &unknown;
  name = spec->company_name;
  person = spec->user_name;
  tenant_id = spec->tenant_id;
  if (profile != NULL)
    {
      const LiaisonProfileSpec *known = liaison_profile_get_spec (profile);

      name = name != NULL ? name : liaison_profile_get_name (profile);
      person = person != NULL             ? person
               : known->user_name != NULL ? known->user_name
                                          : known->user_mail;
      tenant_id = tenant_id != NULL ? tenant_id : known->tenant_id;
    }

  cloud = liaison_cloud_to_name (liaison_session_get_cloud (session));
  country = spec->country != NULL ? liaison_country_to_name (spec->country) : NULL;
  show_text (self->name, name);
  show_text (self->cloud, cloud);
  show_text (self->person, person);
  liaison_role_lines_set_session (self->role_lines, session);
  show_text (self->country, country);
  show_text (self->tenant_id, tenant_id);
  gtk_widget_set_visible (self->copy_button, tenant_id != NULL);
  show_text (self->partner_id, spec->mpn_id);
  gtk_widget_set_visible (self->partner_id_caption, spec->mpn_id != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->partner_id), spec->mpn_id != NULL);
}
