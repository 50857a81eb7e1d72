/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/account/liaison-add-account-window.h"

#include "ui/account/liaison-account-form-page.h"
#include "ui/account/liaison-sign-in-view.h"

struct _LiaisonAddAccountWindow
{
  AdwWindow parent_instance;

  GtkWidget *back_button;
  GtkStack *stack;
  LiaisonAccountFormPage *form_page;
  LiaisonSignInView *view;

  LiaisonAccounts *accounts;
  LiaisonAccountForm *form;
  LiaisonSignIn *sign_in; /* the last one, or NULL */
};

G_DEFINE_FINAL_TYPE (LiaisonAddAccountWindow, liaison_add_account_window, ADW_TYPE_WINDOW)

enum
{
  DONE,
  GUIDE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_form (LiaisonAddAccountWindow *self, gboolean form)
{
  gtk_stack_set_visible_child (self->stack,
                               form ? GTK_WIDGET (self->form_page) : GTK_WIDGET (self->view));
  gtk_widget_set_visible (self->back_button, !form);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "add-account.back", !form);
  if (form)
    gtk_widget_grab_focus (GTK_WIDGET (self->form_page));
}

/* Nobody waits for its end any more. */
static void
drop_sign_in (LiaisonAddAccountWindow *self)
{
  g_autoptr(LiaisonSignIn) sign_in = g_steal_pointer (&self->sign_in);

  if (sign_in == NULL)
    return;

  g_signal_handlers_disconnect_by_data (sign_in, self);
  liaison_sign_in_view_set_sign_in (self->view, NULL);
  liaison_sign_in_cancel (sign_in);
}

static void
finish (LiaisonAddAccountWindow *self)
{
  g_autoptr(LiaisonSignIn) sign_in = g_steal_pointer (&self->sign_in);
  g_autoptr(LiaisonAddAccountWindow) alive = g_object_ref (self);
  LiaisonProfile *profile = liaison_sign_in_get_profile (sign_in);

  g_signal_handlers_disconnect_by_data (sign_in, self);
  g_signal_emit (self, signals[DONE], 0, profile);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
state_changed_cb (LiaisonAddAccountWindow *self)
{
  switch (liaison_sign_in_get_state (self->sign_in))
    {
    case LIAISON_SIGN_IN_IDLE:
      show_form (self, TRUE);
      break;
    case LIAISON_SIGN_IN_DONE:
      finish (self);
      break;
    case LIAISON_SIGN_IN_BROWSER:
    case LIAISON_SIGN_IN_ASKING_CODE:
    case LIAISON_SIGN_IN_CODE:
    case LIAISON_SIGN_IN_KEEPING:
    case LIAISON_SIGN_IN_UNKEPT:
    case LIAISON_SIGN_IN_FAILED:
    default:
      show_form (self, FALSE);
    }
}

static void
sign_in_cb (LiaisonAddAccountWindow *self, gboolean by_code)
{
  g_autofree char *client_id = liaison_account_form_dup_client_id (self->form);
  g_autofree char *organisation = liaison_account_form_dup_organisation (self->form);

  drop_sign_in (self);
  self->sign_in = liaison_accounts_begin (
    self->accounts, liaison_account_form_get_cloud (self->form), client_id, organisation);
  g_signal_connect_object (self->sign_in, "notify::state", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  liaison_sign_in_view_set_sign_in (self->view, self->sign_in);
  if (by_code)
    liaison_sign_in_by_code (self->sign_in);
  else
    liaison_sign_in_by_browser (self->sign_in);
}

static void
back_cb (LiaisonAddAccountWindow *self)
{
  drop_sign_in (self);
  show_form (self, TRUE);
}

static void
back_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  back_cb (LIAISON_ADD_ACCOUNT_WINDOW (widget));
}

static void
guide_cb (LiaisonAddAccountWindow *self)
{
  g_signal_emit (self, signals[GUIDE], 0, liaison_account_form_get_cloud (self->form));
}

static void
liaison_add_account_window_dispose (GObject *object)
{
  LiaisonAddAccountWindow *self = LIAISON_ADD_ACCOUNT_WINDOW (object);

  drop_sign_in (self);
  g_clear_object (&self->form);
  g_clear_object (&self->accounts);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_ADD_ACCOUNT_WINDOW);

  G_OBJECT_CLASS (liaison_add_account_window_parent_class)->dispose (object);
}

static void
liaison_add_account_window_class_init (LiaisonAddAccountWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_add_account_window_dispose;

  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, LIAISON_TYPE_PROFILE);
  signals[GUIDE] = g_signal_new ("guide", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, LIAISON_TYPE_CLOUD);

  g_type_ensure (LIAISON_TYPE_ACCOUNT_FORM_PAGE);
  g_type_ensure (LIAISON_TYPE_SIGN_IN_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/account/liaison-add-account-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonAddAccountWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAddAccountWindow, form_page);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAddAccountWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAddAccountWindow, view);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, guide_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_in_cb);
  gtk_widget_class_install_action (widget_class, "add-account.back", NULL, back_action_cb);
}

static void
liaison_add_account_window_init (LiaisonAddAccountWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "add-account.back", FALSE);
}

LiaisonAddAccountWindow *
liaison_add_account_window_new (LiaisonAccounts *accounts,
                                LiaisonAccountForm *form,
                                LiaisonBrowser *browser)
{
  LiaisonAddAccountWindow *self;

  g_return_val_if_fail (LIAISON_IS_ACCOUNTS (accounts), NULL);
  g_return_val_if_fail (LIAISON_IS_ACCOUNT_FORM (form), NULL);
  g_return_val_if_fail (LIAISON_IS_BROWSER (browser), NULL);

  self = g_object_new (LIAISON_TYPE_ADD_ACCOUNT_WINDOW, NULL);
  self->accounts = g_object_ref (accounts);
  self->form = g_object_ref (form);
  liaison_account_form_page_set_form (self->form_page, form);
  liaison_sign_in_view_set_browser (self->view, browser);
  gtk_widget_grab_focus (GTK_WIDGET (self->form_page));

  return self;
}
