/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "config.h"

#include "ui/liaison-desk.h"

#include <glib/gi18n.h>

#include "model/liaison-error.h"
#include "ui/account/liaison-registration-guide.h"
#include "ui/account/liaison-sign-in-windows.h"
#include "ui/liaison-account-settings.h"
#include "ui/liaison-desk-private.h"

struct _LiaisonDesk
{
  GObject parent_instance;

  GtkApplication *application; /* not owned */
  GSettings *settings;
  LiaisonBrowser *browser;

  /* NULL until the first window needs them. */
  LiaisonCatalog *catalog;
  LiaisonAccounts *accounts;
  LiaisonSignInWindows *sign_in_windows;
};

G_DEFINE_FINAL_TYPE (LiaisonDesk, liaison_desk, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
open_uri_cb (const char *uri, gpointer user_data)
{
  liaison_browser_open (user_data, uri);
}

static void save_error_changed_cb (LiaisonDesk *self);
static void added_cb (LiaisonDesk *self, LiaisonProfile *profile);
static void renewed_cb (LiaisonDesk *self, LiaisonSession *session);

LiaisonAccounts *
liaison_desk_ensure_accounts (LiaisonDesk *self)
{
  LiaisonCatalog *catalog = liaison_desk_get_catalog (self, NULL);
  g_autofree char *folder = NULL, *cache_folder = NULL;

  if (self->accounts != NULL || catalog == NULL)
    return self->accounts;

  folder = g_build_filename (g_get_user_data_dir (), "liaison", NULL);
  cache_folder = g_build_filename (g_get_user_cache_dir (), "liaison", NULL);
  self->accounts = liaison_accounts_new (catalog, folder, cache_folder, open_uri_cb, self->browser);
  g_signal_connect_object (self->accounts, "notify::save-error", G_CALLBACK (save_error_changed_cb),
                           self, G_CONNECT_SWAPPED);

  self->sign_in_windows =
    liaison_sign_in_windows_new (self->application, catalog, self->accounts, self->browser);
  g_signal_connect_object (self->sign_in_windows, "added", G_CALLBACK (added_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sign_in_windows, "renewed", G_CALLBACK (renewed_cb), self,
                           G_CONNECT_SWAPPED);

  return self->accounts;
}

LiaisonProfile *
liaison_desk_find_profile (LiaisonDesk *self, const char *id)
{
  GListModel *accounts = G_LIST_MODEL (liaison_desk_ensure_accounts (self));

  for (guint i = 0; accounts != NULL && i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(LiaisonProfile) profile = g_list_model_get_item (accounts, i);

      if (g_str_equal (liaison_profile_get_id (profile), id))
        return g_steal_pointer (&profile);
    }

  return NULL;
}

/* Windows */

static void
pane_changed_cb (LiaisonDesk *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void switch_account_cb (LiaisonDesk *self, const char *id, LiaisonWindow *window);

static void
tell_troubles (LiaisonDesk *self, LiaisonWindow *window)
{
  const GError *clouds = liaison_catalog_get_user_error (self->catalog);
  const GError *damage = liaison_accounts_get_damage (self->accounts);
  const GError *save_error = liaison_accounts_get_save_error (self->accounts);

  if (save_error != NULL)
    liaison_window_show_notice (
      window,
      _ ("The list of your accounts could not be saved. What you changed in it is lost when Liaison "
         "is closed. Check the disk and its permissions."),
        _ ("Try Again"), save_error);
  else if (g_error_matches (damage, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE))
    liaison_window_show_notice (
      window,
      _ ("The list of your accounts is damaged and was set aside. Sign in to each of them again."),
         NULL, damage);
  else if (damage != NULL)
    liaison_window_show_notice (
      window,
      _ ("The list of your accounts cannot be read, so none is shown. It was left as it is."), NULL,
         damage);
  else if (clouds != NULL)
    liaison_window_show_notice (
      window, _ ("Your list of clouds has a mistake and was left out; the built-in list is used."),
                 NULL, clouds);
  else
    liaison_window_hide_notice (window);
}

static void
save_error_changed_cb (LiaisonDesk *self)
{
  for (GList *l = gtk_application_get_windows (self->application); l != NULL; l = l->next)
    if (LIAISON_IS_WINDOW (l->data))
      tell_troubles (self, l->data);
}

static void
notice_activated_cb (LiaisonDesk *self)
{
  liaison_accounts_save_again (self->accounts);
}

static LiaisonWindow *
make_window (LiaisonDesk *self)
{
  LiaisonWindow *window = liaison_window_new (self->application, self->settings);
  LiaisonAccounts *accounts = liaison_desk_ensure_accounts (self);

  g_signal_connect_object (window, "switch-account", G_CALLBACK (switch_account_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (liaison_window_get_pane (window), "changed",
                           G_CALLBACK (pane_changed_cb), self, G_CONNECT_SWAPPED);
  if (accounts == NULL)
    return window;

  liaison_window_set_accounts (window, accounts);
  g_signal_connect_object (window, "notice-activated", G_CALLBACK (notice_activated_cb), self,
                           G_CONNECT_SWAPPED);
  tell_troubles (self, window);

  return window;
}

/* Whether anybody sees it is left to the caller. */
static gboolean
fill_window (LiaisonDesk *self, LiaisonWindow *window, LiaisonProfile *profile)
{
  g_autoptr(LiaisonSession) session = liaison_accounts_open (self->accounts, profile);
  g_autoptr(GPowerProfileMonitor) power = g_power_profile_monitor_dup_default ();
  g_autoptr(GSettings) settings = NULL;

  if (session == NULL)
    return FALSE;

  liaison_session_set_network (session, g_network_monitor_get_default ());
  liaison_session_set_power (session, power);
  settings = liaison_account_settings_new (liaison_profile_get_id (profile));
  liaison_window_set_bar (window, NULL);
  liaison_account_pane_set_session (liaison_window_get_pane (window), session, settings);

  return TRUE;
}

gboolean
liaison_desk_show_account (LiaisonDesk *self, LiaisonWindow *window, LiaisonProfile *profile)
{
  if (!fill_window (self, window, profile))
    return FALSE;
  liaison_accounts_touch (self->accounts, profile);

  return TRUE;
}

/* One that was hidden is used from now on. */
static void
present (LiaisonDesk *self, LiaisonWindow *window)
{
  const char *account = liaison_account_pane_get_account (liaison_window_get_pane (window));
  g_autoptr(LiaisonProfile) profile = NULL;

  if (!gtk_widget_get_visible (GTK_WIDGET (window)) && account != NULL)
    profile = liaison_desk_find_profile (self, account);
  if (profile != NULL)
    liaison_accounts_touch (self->accounts, profile);
  liaison_window_present_with_content (window);
}

void
liaison_desk_show_last_account (LiaisonDesk *self, LiaisonWindow *window)
{
  GListModel *accounts = G_LIST_MODEL (liaison_desk_ensure_accounts (self));

  for (guint i = 0; accounts != NULL && i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(LiaisonProfile) profile = g_list_model_get_item (accounts, i);

      if (liaison_desk_find_window (self, liaison_profile_get_id (profile)) == NULL &&
          liaison_desk_show_account (self, window, profile))
        return;
    }

  liaison_window_set_bar (window, NULL);
  liaison_account_pane_show_welcome (liaison_window_get_pane (window));
}

static void
added_cb (LiaisonDesk *self, LiaisonProfile *profile)
{
  liaison_desk_open_account (self, liaison_profile_get_id (profile));
}

static void
renewed_cb (LiaisonDesk *self, LiaisonSession *session)
{
  LiaisonWindow *window = liaison_desk_find_window (self, liaison_session_get_account (session));
  LiaisonAccountPane *pane = window != NULL ? liaison_window_get_pane (window) : NULL;

  /* One that is at work goes on by itself. */
  if (pane != NULL && liaison_account_pane_get_session (pane) == session &&
      !liaison_account_pane_is_ready (pane))
    liaison_account_pane_restart (pane);
}

LiaisonDeskMove *
liaison_desk_move_new (LiaisonDesk *self, LiaisonWindow *window, LiaisonProfile *profile)
{
  LiaisonDeskMove *move = g_new0 (LiaisonDeskMove, 1);

  move->desk = g_object_ref (self);
  g_set_object (&move->window, window);
  move->profile = g_object_ref (profile);
  /* The program lives on until everything is on the disk. */
  g_application_hold (G_APPLICATION (self->application));

  return move;
}

void
liaison_desk_move_free (LiaisonDeskMove *move)
{
  g_application_release (G_APPLICATION (move->desk->application));
  g_clear_object (&move->profile);
  g_clear_object (&move->window);
  g_object_unref (move->desk);
  g_free (move);
}

gboolean
liaison_desk_move_is_open (LiaisonDeskMove *move)
{
  return move->window != NULL && gtk_window_get_application (GTK_WINDOW (move->window)) != NULL &&
         liaison_account_pane_get_session (liaison_window_get_pane (move->window)) == NULL;
}

/* Switching:
 *
 *   switch_account → switch_ended → show_account
 */
static void
switch_ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonDeskMove) move = user_data;
  LiaisonAccountPane *pane = LIAISON_ACCOUNT_PANE (source);
  g_autoptr(GError) error = NULL;
  gboolean ended = liaison_account_pane_end_session_finish (pane, result, &error);

  if (!liaison_desk_move_is_open (move))
    return;

  if (!ended)
    liaison_account_pane_show_failure (pane, error);
  else if (!liaison_desk_show_account (move->desk, move->window, move->profile))
    liaison_desk_show_last_account (move->desk, move->window);
}

static void
switch_account_cb (LiaisonDesk *self, const char *id, LiaisonWindow *window)
{
  LiaisonAccountPane *pane = liaison_window_get_pane (window);
  LiaisonWindow *other = liaison_desk_find_window (self, id);
  g_autoptr(LiaisonProfile) profile = liaison_desk_find_profile (self, id);

  if (other != NULL && gtk_widget_get_visible (GTK_WIDGET (other)))
    gtk_window_present (GTK_WINDOW (other));
  else if (profile == NULL ||
           liaison_invite_opener_present (liaison_account_pane_get_opener (pane)))
    return;
  else if (other != NULL || liaison_window_works_on (window))
    {
      /* Each has a window of its own, and takes the other's place. */
      liaison_desk_open_account (self, id);
      gtk_window_close (GTK_WINDOW (window));
    }
  else if (liaison_account_pane_get_session (pane) == NULL)
    liaison_desk_show_account (self, window, profile);
  else
    liaison_account_pane_end_session_async (pane, switch_ended_cb,
                                            liaison_desk_move_new (self, window, profile));
}

static void
liaison_desk_finalize (GObject *object)
{
  LiaisonDesk *self = LIAISON_DESK (object);

  g_clear_object (&self->sign_in_windows);
  g_clear_object (&self->accounts);
  g_clear_object (&self->catalog);
  g_clear_object (&self->browser);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (liaison_desk_parent_class)->finalize (object);
}

static void
liaison_desk_class_init (LiaisonDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_desk_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
liaison_desk_init (LiaisonDesk *self)
{
}

LiaisonDesk *
liaison_desk_new (GtkApplication *application, GSettings *settings)
{
  LiaisonDesk *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (LIAISON_TYPE_DESK, NULL);
  self->application = application;
  self->settings = g_object_ref (settings);
  self->browser = liaison_browser_new (application);

  return self;
}

GtkApplication *
liaison_desk_get_application (LiaisonDesk *self)
{
  g_return_val_if_fail (LIAISON_IS_DESK (self), NULL);

  return self->application;
}

/* They belong to the person, not to an account. */
static void
open_templates (LiaisonDesk *self)
{
  g_autofree char *path =
    g_build_filename (g_get_user_data_dir (), "liaison", "letter-templates", NULL);
  g_autoptr(LiaisonTemplateFolder) folder = liaison_template_folder_new (path);

  liaison_catalog_set_templates (self->catalog, folder);
}

LiaisonCatalog *
liaison_desk_get_catalog (LiaisonDesk *self, GError **error)
{
  g_autofree char *user_clouds = NULL;

  g_return_val_if_fail (LIAISON_IS_DESK (self), NULL);

  if (self->catalog != NULL)
    return self->catalog;

  user_clouds = g_build_filename (g_get_user_config_dir (), "liaison", "clouds.json", NULL);
  self->catalog = liaison_catalog_new (LIAISON_PKGDATA_DIR, user_clouds, error);
  if (self->catalog != NULL)
    open_templates (self);

  return self->catalog;
}

GListModel *
liaison_desk_get_accounts (LiaisonDesk *self)
{
  g_return_val_if_fail (LIAISON_IS_DESK (self), NULL);

  return G_LIST_MODEL (liaison_desk_ensure_accounts (self));
}

LiaisonWindow *
liaison_desk_get_active_window (LiaisonDesk *self)
{
  GtkWindow *window;

  g_return_val_if_fail (LIAISON_IS_DESK (self), NULL);

  window = gtk_application_get_active_window (self->application);
  while (window != NULL && !LIAISON_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);

  return LIAISON_WINDOW (window);
}

LiaisonWindow *
liaison_desk_find_window (LiaisonDesk *self, const char *account)
{
  g_return_val_if_fail (LIAISON_IS_DESK (self), NULL);

  for (GList *l = gtk_application_get_windows (self->application); l != NULL; l = l->next)
    if (LIAISON_IS_WINDOW (l->data) &&
        g_strcmp0 (liaison_account_pane_get_account (liaison_window_get_pane (l->data)), account) ==
          0)
      return l->data;

  return NULL;
}

LiaisonWindow *
liaison_desk_ensure_unused_window (LiaisonDesk *self)
{
  g_return_val_if_fail (LIAISON_IS_DESK (self), NULL);

  for (GList *l = gtk_application_get_windows (self->application); l != NULL; l = l->next)
    if (LIAISON_IS_WINDOW (l->data) &&
        liaison_account_pane_is_unused (liaison_window_get_pane (l->data)))
      return l->data;

  return make_window (self);
}

/* The windows, the one used last first. One that nobody has seen yet was not used. */
static LiaisonWindow *
find_used_window (LiaisonDesk *self)
{
  LiaisonWindow *hidden = NULL;

  for (GList *l = gtk_application_get_windows (self->application); l != NULL; l = l->next)
    if (!LIAISON_IS_WINDOW (l->data))
      continue;
    else if (gtk_widget_get_visible (l->data))
      return l->data;
    else if (hidden == NULL && gtk_widget_get_realized (l->data))
      hidden = l->data;

  return hidden;
}

void
liaison_desk_open_last (LiaisonDesk *self)
{
  LiaisonWindow *window;
  GListModel *accounts;

  g_return_if_fail (LIAISON_IS_DESK (self));

  window = find_used_window (self);
  accounts = liaison_desk_get_accounts (self);
  if (window == NULL && accounts != NULL && g_list_model_get_n_items (accounts) > 0)
    {
      g_autoptr(LiaisonProfile) last = g_list_model_get_item (accounts, 0);

      window = liaison_desk_find_window (self, liaison_profile_get_id (last));
    }
  if (window == NULL)
    {
      window = liaison_desk_ensure_unused_window (self);
      liaison_desk_show_last_account (self, window);
    }
  present (self, window);
}

void
liaison_desk_open_account (LiaisonDesk *self, const char *id)
{
  g_autoptr(LiaisonProfile) profile = NULL;
  LiaisonWindow *window;

  g_return_if_fail (LIAISON_IS_DESK (self));
  g_return_if_fail (id != NULL);

  profile = liaison_desk_find_profile (self, id);
  window = liaison_desk_find_window (self, id);
  if (window == NULL && profile != NULL)
    {
      window = liaison_desk_ensure_unused_window (self);
      if (!liaison_desk_show_account (self, window, profile))
        liaison_desk_show_last_account (self, window);
    }
  if (window != NULL)
    present (self, window);
}

void
liaison_desk_open_hidden (LiaisonDesk *self, LiaisonProfile *profile)
{
  LiaisonWindow *window;

  g_return_if_fail (LIAISON_IS_DESK (self));
  g_return_if_fail (LIAISON_IS_PROFILE (profile));

  window = make_window (self);
  if (!fill_window (self, window, profile))
    gtk_window_destroy (GTK_WINDOW (window));
}

void
liaison_desk_add_account (LiaisonDesk *self)
{
  g_return_if_fail (LIAISON_IS_DESK (self));

  if (liaison_desk_ensure_accounts (self) != NULL)
    liaison_sign_in_windows_add (self->sign_in_windows);
}

void
liaison_desk_sign_in_again (LiaisonDesk *self, const char *id)
{
  LiaisonAccountPane *pane;
  LiaisonWindow *window;
  LiaisonSession *session;

  g_return_if_fail (LIAISON_IS_DESK (self));
  g_return_if_fail (id != NULL);

  window = liaison_desk_find_window (self, id);
  pane = window != NULL ? liaison_window_get_pane (window) : NULL;
  session = pane != NULL ? liaison_account_pane_get_session (pane) : NULL;
  if (session != NULL && liaison_session_get_profile (session) != NULL)
    liaison_sign_in_windows_renew (self->sign_in_windows, session,
                                   liaison_account_pane_get_trouble (pane));
}

void
liaison_desk_solve (LiaisonDesk *self, const char *id)
{
  g_autoptr(LiaisonProfile) profile = NULL;
  LiaisonAccountPane *pane;
  LiaisonWindow *window;

  g_return_if_fail (LIAISON_IS_DESK (self));
  g_return_if_fail (id != NULL);

  window = liaison_desk_find_window (self, id);
  if (window == NULL)
    return;

  profile = liaison_desk_find_profile (self, id);
  pane = liaison_window_get_pane (window);
  if (liaison_account_pane_get_session (pane) != NULL)
    liaison_account_pane_solve (pane);
  else if (profile == NULL)
    g_action_group_activate_action (G_ACTION_GROUP (self->application), "demo", NULL);
  else if (!liaison_desk_show_account (self, window, profile))
    liaison_desk_show_last_account (self, window);
}

void
liaison_desk_show_guide (LiaisonDesk *self)
{
  LiaisonCatalog *catalog;

  g_return_if_fail (LIAISON_IS_DESK (self));

  catalog = liaison_desk_get_catalog (self, NULL);
  if (catalog != NULL)
    liaison_registration_guide_present (liaison_catalog_get_clouds (catalog), NULL,
                                        gtk_application_get_active_window (self->application));
}

void
liaison_desk_flush (LiaisonDesk *self)
{
  g_return_if_fail (LIAISON_IS_DESK (self));

  if (self->accounts != NULL)
    liaison_accounts_flush (self->accounts);
  if (self->catalog != NULL)
    liaison_template_folder_flush (liaison_catalog_get_templates (self->catalog));
}
