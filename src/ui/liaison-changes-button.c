/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-changes-button.h"

#include <glib/gi18n.h>

#include "ui/liaison-changes-popover.h"

struct _LiaisonChangesButton
{
  AdwBin parent_instance;

  GtkMenuButton *menu_button;
  GtkWidget *icon;
  GtkWidget *label;
  GtkLabel *badge;

  gboolean narrow;
  LiaisonChanges *changes;
  GSignalGroup *changes_signals;
};

G_DEFINE_FINAL_TYPE (LiaisonChangesButton, liaison_changes_button, ADW_TYPE_BIN)

enum
{
  PROP_NARROW = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHOSEN,
  LOOKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
chosen_cb (LiaisonChangesButton *self, LiaisonCustomerChange *change)
{
  g_signal_emit (self, signals[CHOSEN], 0, change);
}

static void
looked_cb (LiaisonChangesButton *self)
{
  g_signal_emit (self, signals[LOOKED], 0);
}

static void
create_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  LiaisonChangesButton *self = LIAISON_CHANGES_BUTTON (user_data);
  GtkWidget *popover;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = liaison_changes_popover_new ();
  g_signal_connect_object (popover, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "looked", G_CALLBACK (looked_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
  liaison_changes_popover_set_changes (LIAISON_CHANGES_POPOVER (popover), self->changes);
}

static void
update (LiaisonChangesButton *self)
{
  guint n_unseen = self->changes != NULL ? liaison_changes_get_n_unseen (self->changes) : 0;
  g_autofree char *badge = NULL, *name = NULL;

  /* Translators: how many changes came since the last look, in a small badge. */
  badge = g_strdup_printf (ngettext ("%'u new", "%'u new", n_unseen), n_unseen);
  if (n_unseen > 0)
    /* Translators: the name of a button; %s is as in “3 new”. */
    name = g_strdup_printf (_ ("What Changed: %s"), badge);
  else
    name = g_strdup (_ ("What Changed"));
  gtk_label_set_label (self->badge, badge);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), n_unseen > 0);
  gtk_widget_set_visible (self->label, !self->narrow);
  gtk_widget_set_visible (self->icon, self->narrow && n_unseen == 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu_button), name);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->menu_button))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
liaison_changes_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, LIAISON_CHANGES_BUTTON (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_changes_button_set_property (GObject *object,
                                     guint id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  LiaisonChangesButton *self = LIAISON_CHANGES_BUTTON (object);

  if (id != PROP_NARROW)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (self->narrow != g_value_get_boolean (value))
    {
      self->narrow = !self->narrow;
      update (self);
      g_object_notify_by_pspec (object, pspec);
    }
}

static void
liaison_changes_button_dispose (GObject *object)
{
  LiaisonChangesButton *self = LIAISON_CHANGES_BUTTON (object);

  g_clear_object (&self->changes_signals);
  g_clear_object (&self->changes);
  /* The template would drop it behind the parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_CHANGES_BUTTON);

  G_OBJECT_CLASS (liaison_changes_button_parent_class)->dispose (object);
}

static void
liaison_changes_button_class_init (LiaisonChangesButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_changes_button_dispose;
  object_class->get_property = liaison_changes_button_get_property;
  object_class->set_property = liaison_changes_button_set_property;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, LIAISON_TYPE_CUSTOMER_CHANGE);
  signals[LOOKED] = g_signal_new ("looked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-changes-button.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonChangesButton, badge);
  gtk_widget_class_bind_template_child (widget_class, LiaisonChangesButton, icon);
  gtk_widget_class_bind_template_child (widget_class, LiaisonChangesButton, label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonChangesButton, menu_button);
}

static void
liaison_changes_button_init (LiaisonChangesButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_popup_cb, self, NULL);
  self->changes_signals = g_signal_group_new (LIAISON_TYPE_CHANGES);
  g_signal_group_connect_swapped (self->changes_signals, "notify::n-unseen", G_CALLBACK (update),
                                  self);
  update (self);
}

GtkWidget *
liaison_changes_button_new (void)
{
  return g_object_new (LIAISON_TYPE_CHANGES_BUTTON, NULL);
}

void
liaison_changes_button_set_changes (LiaisonChangesButton *self, LiaisonChanges *changes)
{
  GtkPopover *popover;

  g_return_if_fail (LIAISON_IS_CHANGES_BUTTON (self));
  g_return_if_fail (changes == NULL || LIAISON_IS_CHANGES (changes));

  if (!g_set_object (&self->changes, changes))
    return;
  popover = gtk_menu_button_get_popover (self->menu_button);
  if (popover != NULL)
    liaison_changes_popover_set_changes (LIAISON_CHANGES_POPOVER (popover), changes);
  g_signal_group_set_target (self->changes_signals, changes);
  update (self);
}

void
liaison_changes_button_open (LiaisonChangesButton *self)
{
  g_return_if_fail (LIAISON_IS_CHANGES_BUTTON (self));

  gtk_menu_button_popup (self->menu_button);
}
