/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-background.h"

#include <glib/gi18n.h>

#include "app/liaison-autostart.h"
#include "model/liaison-error.h"
#include "ui/liaison-account-settings.h"

struct _LiaisonBackground
{
  GObject parent_instance;

  LiaisonDesk *desk;
  GHashTable *told; /* accounts that need their person, by id: that was said */
};

G_DEFINE_FINAL_TYPE (LiaisonBackground, liaison_background, G_TYPE_OBJECT)

static gboolean
is_allowed (LiaisonProfile *profile)
{
  g_autoptr(GSettings) settings = liaison_account_settings_new (liaison_profile_get_id (profile));

  return g_settings_get_boolean (settings, "background");
}

static gboolean
is_allowed_for_any (LiaisonBackground *self)
{
  GListModel *accounts = liaison_desk_get_accounts (self->desk);

  for (guint i = 0; accounts != NULL && i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(LiaisonProfile) profile = g_list_model_get_item (accounts, i);

      if (is_allowed (profile))
        return TRUE;
    }
  return FALSE;
}

/* Trouble */

static gboolean
needs_person (const GError *error)
{
  return g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED) ||
         g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_NO_KEY_RING) ||
         g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_KEY_RING_LOCKED);
}

static void
tell (LiaisonBackground *self, const char *account)
{
  g_autoptr(GNotification) notification =
               g_notification_new (_ ("Liaison cannot look for answers"));
  g_autofree char *id = g_strconcat ("trouble-", account, NULL);

  g_notification_set_body (notification, _ ("Open it to sign in again. Until then nobody notices "
                                            "who accepts your invitations."));
  g_notification_set_default_action_and_target (notification, "app.open-account", "s", account);
  g_application_send_notification (G_APPLICATION (liaison_desk_get_application (self->desk)), id,
                                   notification);
}

/* Once for each time that it happens. In a window it is to be seen. */
static void
look_at (LiaisonBackground *self, LiaisonWindow *window)
{
  LiaisonAccountPane *pane = liaison_window_get_pane (window);
  const char *account = liaison_account_pane_get_account (pane);

  if (account == NULL)
    return;
  if (!needs_person (liaison_account_pane_get_trouble (pane)))
    g_hash_table_remove (self->told, account);
  else if (!gtk_widget_get_visible (GTK_WIDGET (window)) &&
           g_hash_table_add (self->told, g_strdup (account)))
    tell (self, account);
}

static void
look_at_all (LiaisonBackground *self)
{
  GList *windows = gtk_application_get_windows (liaison_desk_get_application (self->desk));

  for (GList *l = windows; l != NULL; l = l->next)
    if (LIAISON_IS_WINDOW (l->data))
      look_at (self, l->data);
}

/* Of a session that is at work: it was refused, or no more. */
static void
follow_sessions (LiaisonBackground *self)
{
  GList *windows = gtk_application_get_windows (liaison_desk_get_application (self->desk));

  for (GList *l = windows; l != NULL; l = l->next)
    {
      LiaisonSession *session =
        LIAISON_IS_WINDOW (l->data)
          ? liaison_account_pane_get_session (liaison_window_get_pane (l->data))
          : NULL;

      if (session == NULL)
        continue;
      g_signal_handlers_disconnect_by_func (session, look_at_all, self);
      g_signal_connect_object (session, "notify::refusal", G_CALLBACK (look_at_all), self,
                               G_CONNECT_SWAPPED);
    }
  look_at_all (self);
}

/* The last account that wanted it may be gone. */
static void
accounts_changed_cb (LiaisonBackground *self, guint position, guint removed, guint added)
{
  g_autofree char *path = liaison_autostart_dup_path ();

  if (removed > added && g_file_test (path, G_FILE_TEST_EXISTS) && !is_allowed_for_any (self))
    liaison_autostart_set_async (FALSE, "", NULL, NULL, NULL);
}

static void
liaison_background_finalize (GObject *object)
{
  LiaisonBackground *self = LIAISON_BACKGROUND (object);

  g_hash_table_unref (self->told);
  g_object_unref (self->desk);

  G_OBJECT_CLASS (liaison_background_parent_class)->finalize (object);
}

static void
liaison_background_class_init (LiaisonBackgroundClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_background_finalize;
}

static void
liaison_background_init (LiaisonBackground *self)
{
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

LiaisonBackground *
liaison_background_new (LiaisonDesk *desk)
{
  LiaisonBackground *self;

  g_return_val_if_fail (LIAISON_IS_DESK (desk), NULL);

  self = g_object_new (LIAISON_TYPE_BACKGROUND, NULL);
  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (follow_sessions), self, G_CONNECT_SWAPPED);
  return self;
}

void
liaison_background_run (LiaisonBackground *self)
{
  GListModel *accounts;

  g_return_if_fail (LIAISON_IS_BACKGROUND (self));

  accounts = liaison_desk_get_accounts (self->desk);
  for (guint i = 0; accounts != NULL && i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(LiaisonProfile) profile = g_list_model_get_item (accounts, i);
      LiaisonWindow *window =
        liaison_desk_find_window (self->desk, liaison_profile_get_id (profile));
      LiaisonSession *session =
        window != NULL ? liaison_account_pane_get_session (liaison_window_get_pane (window)) : NULL;

      if (session != NULL)
        liaison_acceptance_watch_look (liaison_session_get_watch (session));
      else if (window == NULL && is_allowed (profile))
        liaison_desk_open_hidden (self->desk, profile);
    }
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GSettings *settings = g_task_get_task_data (task);
  GError *error = NULL;

  if (liaison_autostart_set_finish (result, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_settings_set_boolean (settings, "background", !g_settings_get_boolean (settings, "background"));
  g_task_return_error (task, error);
}

void
liaison_background_allow_async (LiaisonBackground *self,
                                GSettings *settings,
                                gboolean allowed,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  GListModel *accounts;
  gboolean before;

  g_return_if_fail (LIAISON_IS_BACKGROUND (self));
  g_return_if_fail (G_IS_SETTINGS (settings));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, liaison_background_allow_async);
  g_task_set_task_data (task, g_object_ref (settings), g_object_unref);
  accounts = liaison_desk_get_accounts (self->desk);
  if (accounts != NULL)
    {
      g_signal_handlers_disconnect_by_func (accounts, accounts_changed_cb, self);
      g_signal_connect_object (accounts, "items-changed", G_CALLBACK (accounts_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }

  before = is_allowed_for_any (self);
  g_settings_set_boolean (settings, "background", allowed);
  /* Of a demonstration there is nothing to be looked for after its end. */
  if (is_allowed_for_any (self) == before)
    g_task_return_boolean (task, TRUE);
  else
    liaison_autostart_set_async (!before,
                                 _ ("Liaison looks for customers who accepted your invitations."),
                                    NULL, set_cb, g_object_ref (task));
}

gboolean
liaison_background_allow_finish (LiaisonBackground *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
