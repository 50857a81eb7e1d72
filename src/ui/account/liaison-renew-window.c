/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/account/liaison-renew-window.h"

#include <glib/gi18n.h>

#include "ui/account/liaison-sign-in-view.h"
#include "ui/liaison-error-sentences.h"

struct _LiaisonRenewWindow
{
  AdwWindow parent_instance;

  GtkStack *stack;
  AdwStatusPage *front_page;
  GtkLabel *person_label;
  GtkWidget *browser_button;
  LiaisonSignInView *view;

  LiaisonSession *session;
  LiaisonSignIn *sign_in;
};

G_DEFINE_FINAL_TYPE (LiaisonRenewWindow, liaison_renew_window, ADW_TYPE_WINDOW)

enum
{
  DONE,
  CHANGE_DETAILS,
  GUIDE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_front (LiaisonRenewWindow *self, gboolean front)
{
  gtk_stack_set_visible_child (self->stack,
                               front ? GTK_WIDGET (self->front_page) : GTK_WIDGET (self->view));
  if (front)
    gtk_widget_grab_focus (self->browser_button);
}

static void
state_changed_cb (LiaisonRenewWindow *self)
{
  LiaisonSignInState state = liaison_sign_in_get_state (self->sign_in);

  if (state != LIAISON_SIGN_IN_DONE)
    {
      show_front (self, state == LIAISON_SIGN_IN_IDLE);
      return;
    }

  g_object_ref (self);
  g_signal_emit (self, signals[DONE], 0);
  gtk_window_destroy (GTK_WINDOW (self));
  g_object_unref (self);
}

static void
by_browser_cb (LiaisonRenewWindow *self)
{
  liaison_sign_in_by_browser (self->sign_in);
}

static void
by_code_cb (LiaisonRenewWindow *self)
{
  liaison_sign_in_by_code (self->sign_in);
}

static void
change_details_cb (LiaisonRenewWindow *self)
{
  g_signal_emit (self, signals[CHANGE_DETAILS], 0);
}

static void
guide_cb (LiaisonRenewWindow *self)
{
  g_signal_emit (self, signals[GUIDE], 0);
}

static void
liaison_renew_window_dispose (GObject *object)
{
  LiaisonRenewWindow *self = LIAISON_RENEW_WINDOW (object);

  if (self->sign_in != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->sign_in, self);
      liaison_sign_in_view_set_sign_in (self->view, NULL);
      if (liaison_sign_in_get_state (self->sign_in) != LIAISON_SIGN_IN_DONE)
        liaison_sign_in_cancel (self->sign_in);
    }
  g_clear_object (&self->sign_in);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_RENEW_WINDOW);

  G_OBJECT_CLASS (liaison_renew_window_parent_class)->dispose (object);
}

static void
liaison_renew_window_class_init (LiaisonRenewWindowClass *klass)
{
  static const char *const names[N_SIGNALS] = { "done", "change-details", "guide" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_renew_window_dispose;

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LIAISON_TYPE_SIGN_IN_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/account/liaison-renew-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonRenewWindow, browser_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRenewWindow, front_page);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRenewWindow, person_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRenewWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRenewWindow, view);
  gtk_widget_class_bind_template_callback (widget_class, by_browser_cb);
  gtk_widget_class_bind_template_callback (widget_class, by_code_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_details_cb);
  gtk_widget_class_bind_template_callback (widget_class, guide_cb);
}

static void
liaison_renew_window_init (LiaisonRenewWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
describe (LiaisonRenewWindow *self, const GError *reason)
{
  LiaisonProfile *profile = liaison_session_get_profile (self->session);
  const LiaisonProfileSpec *spec = liaison_profile_get_spec (profile);
  g_autofree char *sentence = NULL, *markup = NULL, *person = NULL;

  sentence = reason != NULL ? liaison_error_to_sentence (reason)
                            : g_strdup (_ ("Everything you see and typed is kept meanwhile."));
  markup = g_markup_escape_text (sentence, -1);
  adw_status_page_set_title (self->front_page, liaison_profile_get_name (profile));
  adw_status_page_set_description (self->front_page, markup);

  if (spec->user_mail == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->person_label), FALSE);
      return;
    }
  /* Translators: %s is the address a person signs in with. */
  person = g_strdup_printf (_ ("Sign in as %s."), spec->user_mail);
  gtk_label_set_label (self->person_label, person);
}

LiaisonRenewWindow *
liaison_renew_window_new (LiaisonAccounts *accounts,
                          LiaisonSession *session,
                          const GError *reason,
                          LiaisonBrowser *browser)
{
  LiaisonRenewWindow *self;

  g_return_val_if_fail (LIAISON_IS_ACCOUNTS (accounts), NULL);
  g_return_val_if_fail (LIAISON_IS_SESSION (session), NULL);
  g_return_val_if_fail (LIAISON_IS_BROWSER (browser), NULL);

  self = g_object_new (LIAISON_TYPE_RENEW_WINDOW, NULL);
  self->session = g_object_ref (session);
  describe (self, reason);
  self->sign_in = liaison_accounts_renew (accounts, session, reason);
  g_signal_connect_object (self->sign_in, "notify::state", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  liaison_sign_in_view_set_browser (self->view, browser);
  liaison_sign_in_view_set_sign_in (self->view, self->sign_in);
  gtk_widget_grab_focus (self->browser_button);

  return self;
}

LiaisonSession *
liaison_renew_window_get_session (LiaisonRenewWindow *self)
{
  g_return_val_if_fail (LIAISON_IS_RENEW_WINDOW (self), NULL);

  return self->session;
}
