/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-rights-line.h"

#include <glib/gi18n.h>

#include "ui/liaison-sentences.h"

struct _LiaisonRightsLine
{
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *label;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (LiaisonRightsLine, liaison_rights_line, ADW_TYPE_BIN)

static void
liaison_rights_line_class_init (LiaisonRightsLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-rights-line.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonRightsLine, button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRightsLine, icon);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRightsLine, label);
}

static void
liaison_rights_line_init (LiaisonRightsLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_rights_line_show (LiaisonRightsLine *self, LiaisonCustomer *customer)
{
  g_autofree char *as_of = NULL, *text = NULL;
  GDateTime *time;
  const char *icon;

  g_return_if_fail (LIAISON_IS_RIGHTS_LINE (self));
  g_return_if_fail (LIAISON_IS_CUSTOMER (customer));

  time = liaison_customer_get_part_time (customer, LIAISON_RECORD_ACCOUNT);
  if (time == NULL)
    return;

  as_of = liaison_time_to_text (g_date_time_to_unix (time) * G_USEC_PER_SEC);
  switch (liaison_customer_get_delegated_admin (customer))
    {
    case LIAISON_ANSWER_YES:
      icon = "object-select-symbolic";
      /* Translators: of administration privileges; %s is a time. */
      text = g_strdup_printf (_ ("Granted · as of %s"), as_of);
      break;
    case LIAISON_ANSWER_NO:
      icon = "action-unavailable-symbolic";
      /* Translators: of administration privileges; %s is a time. */
      text = g_strdup_printf (_ ("Not granted · as of %s"), as_of);
      break;
    case LIAISON_ANSWER_UNKNOWN:
    default:
      icon = "dialog-question-symbolic";
      text = g_strdup (_ ("Not known: the service did not say"));
      break;
    }

  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_label_set_label (self->label, text);
  /* Who lost them is told in a bar, which asks for them again. */
  gtk_widget_set_visible (self->button,
                          liaison_customer_get_delegated_admin (customer) == LIAISON_ANSWER_NO &&
                            !liaison_customer_has_lost_rights (customer));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s",
                                    liaison_customer_get_id (customer));
}
