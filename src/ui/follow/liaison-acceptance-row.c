/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/follow/liaison-acceptance-row.h"

#include <glib/gi18n.h>

#include "ui/follow/liaison-follow-sentences.h"

struct _LiaisonAcceptanceRow
{
  AdwActionRow parent_instance;

  GtkMenuButton *menu_button;

  LiaisonAcceptance *acceptance;
  LiaisonAcceptances *acceptances;
};

G_DEFINE_FINAL_TYPE (LiaisonAcceptanceRow, liaison_acceptance_row, ADW_TYPE_ACTION_ROW)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_question (LiaisonAcceptanceRow *self)
{
  g_autoptr(GPtrArray) candidates =
               liaison_acceptances_list_candidates (self->acceptances, self->acceptance);

  if (candidates->len == 0)
    return g_strdup (_ ("New customer, not linked to an invitation"));
  return g_strdup_printf (ngettext ("This may answer %u invitation: is it that one?",
                                    "This may answer one of %u invitations: which?",
                                    candidates->len),
                          candidates->len);
}

static void
show (LiaisonAcceptanceRow *self)
{
  const LiaisonAcceptanceFacts *facts = liaison_acceptance_get_facts (self->acceptance);
  g_autofree char *name = liaison_acceptance_to_name (facts);
  g_autofree char *question = dup_question (self);
  g_autofree char *time = liaison_acceptance_to_time_text (facts);
  g_autofree char *subtitle = g_strconcat (question, "\n", time, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
}

static void
choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[CHOSEN], 0, action + strlen ("acceptance."));
}

static void
popup_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (LIAISON_ACCEPTANCE_ROW (widget)->menu_button);
}

static void
liaison_acceptance_row_activate (AdwActionRow *row)
{
  g_signal_emit (row, signals[CHOSEN], 0, "answer");
}

static void
liaison_acceptance_row_dispose (GObject *object)
{
  LiaisonAcceptanceRow *self = LIAISON_ACCEPTANCE_ROW (object);

  g_clear_object (&self->acceptance);
  g_clear_object (&self->acceptances);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_ACCEPTANCE_ROW);
  G_OBJECT_CLASS (liaison_acceptance_row_parent_class)->dispose (object);
}

static void
liaison_acceptance_row_class_init (LiaisonAcceptanceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_acceptance_row_dispose;
  ADW_ACTION_ROW_CLASS (klass)->activate = liaison_acceptance_row_activate;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "acceptance.answer", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "acceptance.dismiss", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "acceptance.show-customer", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "menu.popup", NULL, popup_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "menu.popup",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "menu.popup", NULL);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/follow/liaison-acceptance-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonAcceptanceRow, menu_button);
}

static void
liaison_acceptance_row_init (LiaisonAcceptanceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

LiaisonAcceptanceRow *
liaison_acceptance_row_new (LiaisonAcceptance *acceptance, LiaisonAcceptances *acceptances)
{
  LiaisonAcceptanceRow *self;

  g_return_val_if_fail (LIAISON_IS_ACCEPTANCE (acceptance), NULL);
  g_return_val_if_fail (LIAISON_IS_ACCEPTANCES (acceptances), NULL);

  self = g_object_new (LIAISON_TYPE_ACCEPTANCE_ROW, NULL);
  self->acceptance = g_object_ref (acceptance);
  self->acceptances = g_object_ref (acceptances);
  g_signal_connect_object (acceptance, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return self;
}

LiaisonAcceptance *
liaison_acceptance_row_get_acceptance (LiaisonAcceptanceRow *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCEPTANCE_ROW (self), NULL);

  return self->acceptance;
}
