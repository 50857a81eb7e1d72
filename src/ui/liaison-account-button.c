/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-account-button.h"

#include <glib/gi18n.h>

#include "ui/account/liaison-account-menu.h"

struct _LiaisonAccountButton
{
  AdwBin parent_instance;

  GtkMenuButton *menu_button;
  GtkWidget *icon;
  GtkLabel *button_label;

  LiaisonAccounts *accounts;
  LiaisonSession *session;
};

G_DEFINE_FINAL_TYPE (LiaisonAccountButton, liaison_account_button, ADW_TYPE_BIN)

enum
{
  RENAMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Most windows are closed without its ever being seen. */
static void
create_popup_cb (GtkMenuButton *menu_button, gpointer user_data)
{
  LiaisonAccountButton *self = LIAISON_ACCOUNT_BUTTON (user_data);
  GtkPopover *menu = gtk_menu_button_get_popover (menu_button);

  if (menu == NULL)
    {
      menu = GTK_POPOVER (liaison_account_menu_new (self->accounts));
      gtk_menu_button_set_popover (menu_button, GTK_WIDGET (menu));
    }
  liaison_account_menu_update (LIAISON_ACCOUNT_MENU (menu), self->session);
}

static void
update (LiaisonAccountButton *self)
{
  gboolean has_others =
    self->accounts != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->accounts)) > 0;

  const char *name = liaison_account_button_get_name (self);

  if (name != NULL)
    gtk_label_set_label (self->button_label, name);
  else
    /* Translators: a button; opens the list of partner accounts when none is open. */
    gtk_label_set_label (self->button_label, self->session != NULL ? "—" : _ ("Accounts"));
  gtk_widget_set_visible (GTK_WIDGET (self), self->session != NULL || has_others);
  g_signal_emit (self, signals[RENAMED], 0);
}

static void
liaison_account_button_dispose (GObject *object)
{
  LiaisonAccountButton *self = LIAISON_ACCOUNT_BUTTON (object);

  g_clear_object (&self->session);
  g_clear_object (&self->accounts);
  /* The template would drop it behind the parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_ACCOUNT_BUTTON);

  G_OBJECT_CLASS (liaison_account_button_parent_class)->dispose (object);
}

static void
liaison_account_button_class_init (LiaisonAccountButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_account_button_dispose;

  signals[RENAMED] = g_signal_new ("renamed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-account-button.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountButton, button_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountButton, icon);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountButton, menu_button);
}

static void
liaison_account_button_init (LiaisonAccountButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_popup_cb, self, NULL);
  update (self);
}

void
liaison_account_button_set_accounts (LiaisonAccountButton *self, LiaisonAccounts *accounts)
{
  g_return_if_fail (LIAISON_IS_ACCOUNT_BUTTON (self));
  g_return_if_fail (accounts == NULL || LIAISON_IS_ACCOUNTS (accounts));

  if (!g_set_object (&self->accounts, accounts))
    return;

  if (accounts != NULL)
    g_signal_connect_object (accounts, "items-changed", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  update (self);
}

void
liaison_account_button_set_session (LiaisonAccountButton *self, LiaisonSession *session)
{
  GtkPopover *menu;

  g_return_if_fail (LIAISON_IS_ACCOUNT_BUTTON (self));
  g_return_if_fail (session == NULL || LIAISON_IS_SESSION (session));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, update, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (session, "notify::partner", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  /* It must not keep a session that has ended. */
  menu = gtk_menu_button_get_popover (self->menu_button);
  if (menu != NULL)
    liaison_account_menu_update (LIAISON_ACCOUNT_MENU (menu), session);
  update (self);
}

const char *
liaison_account_button_get_name (LiaisonAccountButton *self)
{
  LiaisonPartner *partner;
  LiaisonProfile *profile;

  g_return_val_if_fail (LIAISON_IS_ACCOUNT_BUTTON (self), NULL);

  if (self->session == NULL)
    return NULL;

  partner = liaison_session_get_partner (self->session);
  profile = liaison_session_get_profile (self->session);
  if (partner != NULL && liaison_partner_get_spec (partner)->company_name != NULL)
    return liaison_partner_get_spec (partner)->company_name;

  return profile != NULL ? liaison_profile_get_name (profile) : NULL;
}

void
liaison_account_button_set_compact (LiaisonAccountButton *self, gboolean compact)
{
  g_return_if_fail (LIAISON_IS_ACCOUNT_BUTTON (self));

  gtk_widget_set_visible (self->icon, compact);
  gtk_widget_set_visible (GTK_WIDGET (self->button_label), !compact);
}
