/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/account/liaison-account-menu.h"

#include <glib/gi18n.h>

#include "ui/account/liaison-account-row.h"
#include "ui/account/liaison-partner-card.h"

struct _LiaisonAccountMenu
{
  GtkPopover parent_instance;

  LiaisonPartnerCard *card;
  GtkWidget *others;
  GtkLabel *others_label;
  GtkListBox *list;
  GtkWidget *again_button;
  GtkWidget *remove_button;

  LiaisonAccounts *accounts;
  LiaisonSession *session;
};

G_DEFINE_FINAL_TYPE (LiaisonAccountMenu, liaison_account_menu, GTK_TYPE_POPOVER)

static LiaisonProfile *
get_profile (LiaisonAccountMenu *self)
{
  return self->session != NULL ? liaison_session_get_profile (self->session) : NULL;
}

static void
fill_list (LiaisonAccountMenu *self)
{
  GListModel *accounts = G_LIST_MODEL (self->accounts);
  GtkListBoxRow *row;
  guint n_others = 0;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  for (guint i = 0; accounts != NULL && i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(LiaisonProfile) profile = g_list_model_get_item (accounts, i);

      if (profile == get_profile (self))
        continue;
      gtk_list_box_append (
        self->list,
        liaison_account_row_new (profile, liaison_accounts_get_cloud (self->accounts, profile)));
      n_others++;
    }
  gtk_label_set_label (self->others_label,
                       self->session != NULL ? _ ("Other Accounts") : _ ("Accounts"));
  gtk_widget_set_visible (self->others, n_others > 0);
}

static void
item_clicked_cb (LiaisonAccountMenu *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
row_activated_cb (LiaisonAccountMenu *self, LiaisonAccountRow *row)
{
  LiaisonProfile *profile = liaison_account_row_get_profile (row);
  g_autofree char *id = g_strdup (liaison_profile_get_spec (profile)->id);

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.switch-account", "s", id);
}

static void
liaison_account_menu_dispose (GObject *object)
{
  LiaisonAccountMenu *self = LIAISON_ACCOUNT_MENU (object);

  g_clear_object (&self->session);
  g_clear_object (&self->accounts);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_ACCOUNT_MENU);

  G_OBJECT_CLASS (liaison_account_menu_parent_class)->dispose (object);
}

static void
liaison_account_menu_class_init (LiaisonAccountMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_account_menu_dispose;

  g_type_ensure (LIAISON_TYPE_PARTNER_CARD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/account/liaison-account-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountMenu, again_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountMenu, card);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountMenu, list);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountMenu, others);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountMenu, others_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountMenu, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, item_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
liaison_account_menu_init (LiaisonAccountMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
liaison_account_menu_new (LiaisonAccounts *accounts)
{
  LiaisonAccountMenu *self;

  g_return_val_if_fail (accounts == NULL || LIAISON_IS_ACCOUNTS (accounts), NULL);

  self = g_object_new (LIAISON_TYPE_ACCOUNT_MENU, NULL);
  g_set_object (&self->accounts, accounts);

  return GTK_WIDGET (self);
}

void
liaison_account_menu_update (LiaisonAccountMenu *self, LiaisonSession *session)
{
  LiaisonProfile *profile;

  g_return_if_fail (LIAISON_IS_ACCOUNT_MENU (self));
  g_return_if_fail (session == NULL || LIAISON_IS_SESSION (session));

  g_set_object (&self->session, session);
  profile = get_profile (self);
  gtk_widget_set_visible (GTK_WIDGET (self->card), session != NULL);
  if (session != NULL)
    liaison_partner_card_set_session (self->card, session);

  gtk_widget_set_visible (self->again_button, profile != NULL);
  gtk_widget_set_visible (self->remove_button, profile != NULL);
  if (profile != NULL)
    {
      const char *id = liaison_profile_get_id (profile);

      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->again_button), "s", id);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove_button), "s", id);
    }
  fill_list (self);
}
