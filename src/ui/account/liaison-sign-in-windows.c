/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/account/liaison-sign-in-windows.h"

#include "ui/account/liaison-account-form.h"
#include "ui/account/liaison-add-account-window.h"
#include "ui/account/liaison-registration-guide.h"
#include "ui/account/liaison-renew-window.h"
#include "ui/liaison-side-window.h"

struct _LiaisonSignInWindows
{
  GObject parent_instance;

  GtkApplication *application; /* not owned */
  LiaisonCatalog *catalog;
  LiaisonAccounts *accounts;
  LiaisonBrowser *browser;
  LiaisonAccountForm *form; /* NULL until something can be typed */
};

G_DEFINE_FINAL_TYPE (LiaisonSignInWindows, liaison_sign_in_windows, G_TYPE_OBJECT)

enum
{
  ADDED,
  RENEWED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The window of @type that is open, if any. */
static GtkWindow *
find_window (LiaisonSignInWindows *self, GType type)
{
  for (GList *l = gtk_application_get_windows (self->application); l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;

  return NULL;
}

static void
added_cb (LiaisonSignInWindows *self, LiaisonProfile *profile)
{
  g_signal_emit (self, signals[ADDED], 0, profile);
}

static void
guide_cb (LiaisonSignInWindows *self, LiaisonCloud *cloud, GtkWindow *parent)
{
  liaison_registration_guide_present (liaison_catalog_get_clouds (self->catalog), cloud, parent);
}

static void
renewed_cb (LiaisonSignInWindows *self, LiaisonRenewWindow *window)
{
  g_signal_emit (self, signals[RENEWED], 0, liaison_renew_window_get_session (window));
}

static void
renew_guide_cb (LiaisonSignInWindows *self, LiaisonRenewWindow *window)
{
  LiaisonSession *session = liaison_renew_window_get_session (window);

  guide_cb (self, liaison_session_get_cloud (session), GTK_WINDOW (window));
}

/* Whoever is there already is found again by the sign-in, and takes on the new details. */
static void
change_details_cb (LiaisonSignInWindows *self, LiaisonRenewWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  liaison_sign_in_windows_add (self);
}

static void
liaison_sign_in_windows_finalize (GObject *object)
{
  LiaisonSignInWindows *self = LIAISON_SIGN_IN_WINDOWS (object);

  g_clear_object (&self->form);
  g_clear_object (&self->browser);
  g_clear_object (&self->accounts);
  g_clear_object (&self->catalog);

  G_OBJECT_CLASS (liaison_sign_in_windows_parent_class)->finalize (object);
}

static void
liaison_sign_in_windows_class_init (LiaisonSignInWindowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_sign_in_windows_finalize;

  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, LIAISON_TYPE_PROFILE);
  signals[RENEWED] = g_signal_new ("renewed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, LIAISON_TYPE_SESSION);
}

static void
liaison_sign_in_windows_init (LiaisonSignInWindows *self)
{
}

LiaisonSignInWindows *
liaison_sign_in_windows_new (GtkApplication *application,
                             LiaisonCatalog *catalog,
                             LiaisonAccounts *accounts,
                             LiaisonBrowser *browser)
{
  LiaisonSignInWindows *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (LIAISON_IS_CATALOG (catalog), NULL);
  g_return_val_if_fail (LIAISON_IS_ACCOUNTS (accounts), NULL);
  g_return_val_if_fail (LIAISON_IS_BROWSER (browser), NULL);

  self = g_object_new (LIAISON_TYPE_SIGN_IN_WINDOWS, NULL);
  self->application = application;
  self->catalog = g_object_ref (catalog);
  self->accounts = g_object_ref (accounts);
  self->browser = g_object_ref (browser);

  return self;
}

void
liaison_sign_in_windows_add (LiaisonSignInWindows *self)
{
  GtkWindow *window;

  g_return_if_fail (LIAISON_IS_SIGN_IN_WINDOWS (self));

  window = find_window (self, LIAISON_TYPE_ADD_ACCOUNT_WINDOW);
  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }

  if (self->form == NULL)
    self->form = liaison_account_form_new (self->catalog, G_LIST_MODEL (self->accounts));
  window = GTK_WINDOW (liaison_add_account_window_new (self->accounts, self->form, self->browser));
  g_signal_connect_object (window, "done", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "guide", G_CALLBACK (guide_cb), self, G_CONNECT_SWAPPED);
  liaison_side_window_present (window, gtk_application_get_active_window (self->application));
}

void
liaison_sign_in_windows_renew (LiaisonSignInWindows *self,
                               LiaisonSession *session,
                               const GError *reason)
{
  GtkWindow *window;

  g_return_if_fail (LIAISON_IS_SIGN_IN_WINDOWS (self));
  g_return_if_fail (LIAISON_IS_SESSION (session));

  window = find_window (self, LIAISON_TYPE_RENEW_WINDOW);
  if (window != NULL && liaison_renew_window_get_session (LIAISON_RENEW_WINDOW (window)) == session)
    {
      gtk_window_present (window);
      return;
    }

  window = GTK_WINDOW (liaison_renew_window_new (self->accounts, session, reason, self->browser));
  g_signal_connect_object (window, "done", G_CALLBACK (renewed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "change-details", G_CALLBACK (change_details_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "guide", G_CALLBACK (renew_guide_cb), self, G_CONNECT_SWAPPED);
  liaison_side_window_present (window, gtk_application_get_active_window (self->application));
}
