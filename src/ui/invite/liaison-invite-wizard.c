/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-invite-wizard.h"

struct _LiaisonInviteWizard
{
  AdwWindow parent_instance;

  LiaisonInvite *invite;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (LiaisonInviteWizard, liaison_invite_wizard, ADW_TYPE_WINDOW)

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
liaison_invite_wizard_close_request (GtkWindow *window)
{
  g_signal_emit (window, signals[CLOSED], 0, FALSE);
  return GTK_WINDOW_CLASS (liaison_invite_wizard_parent_class)->close_request (window);
}

static void
liaison_invite_wizard_dispose (GObject *object)
{
  LiaisonInviteWizard *self = LIAISON_INVITE_WIZARD (object);

  g_clear_object (&self->invite);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_INVITE_WIZARD);
  G_OBJECT_CLASS (liaison_invite_wizard_parent_class)->dispose (object);
}

static void
liaison_invite_wizard_class_init (LiaisonInviteWizardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_invite_wizard_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = liaison_invite_wizard_close_request;

  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/invite/liaison-invite-wizard.ui");
}

static void
liaison_invite_wizard_init (LiaisonInviteWizard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

LiaisonInviteWizard *
liaison_invite_wizard_new (LiaisonInvite *invite, GSettings *settings, GtkWindow *parent)
{
  LiaisonInviteWizard *self = NULL;

  g_return_val_if_fail (LIAISON_IS_INVITE (invite), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (LIAISON_TYPE_INVITE_WIZARD, "transient-for", parent, NULL);
  self->invite = g_object_ref (invite);
  self->settings = g_object_ref (settings);
  return self;
}

LiaisonInvite *
liaison_invite_wizard_get_invite (LiaisonInviteWizard *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITE_WIZARD (self), NULL);

  return self->invite;
}
