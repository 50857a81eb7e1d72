/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-background.h"

#include <glib/gi18n.h>

#include "app/liaison-autostart.h"
#include "model/liaison-error.h"
#include "ui/liaison-account-settings.h"

/* Names a notification, with the account behind it. */
#define TROUBLE "trouble-"

struct _LiaisonBackground
{
  GObject parent_instance;

  LiaisonDesk *desk;
  GHashTable *told;     /* accounts that need their person, by id: that was said */
  GListModel *accounts; /* NULL until there is a window */
  gboolean starts;      /* some account wants the program to start with the session */
  gboolean asking;
  guint settle_source; /* when the list of accounts has changed, or 0 */
};

G_DEFINE_FINAL_TYPE (LiaisonBackground, liaison_background, G_TYPE_OBJECT)

enum
{
  PROP_ASKING = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What is asked of the desktop for an account. */
typedef struct
{
  GSettings *settings;
  gboolean before;
  gboolean started;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->settings);
  g_free (question);
}

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

/* For the desktop's question. */
static const char *
get_reason (void)
{
  return _ ("Liaison looks for customers who accepted your invitations.");
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
untell (LiaisonBackground *self, const char *account)
{
  g_autofree char *id = g_strconcat (TROUBLE, account, NULL);

  g_application_withdraw_notification (G_APPLICATION (liaison_desk_get_application (self->desk)),
                                       id);
}

static void
tell (LiaisonBackground *self, const char *account)
{
  g_autoptr(GNotification) notification =
               g_notification_new (_ ("Liaison cannot look for answers"));
  g_autofree char *id = g_strconcat (TROUBLE, account, NULL);

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
    {
      if (g_hash_table_remove (self->told, account))
        untell (self, account);
    }
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

/* Accounts that come and go */

static void
start_set_cb (GObject *source, GAsyncResult *result, gpointer unused)
{
  g_autoptr(GError) error = NULL;

  /* Nobody asked; a program that starts for no account ends at once. */
  if (!liaison_autostart_set_finish (result, &error))
    g_warning ("The start with the session could not be changed: %s", error->message);
}

/* The last account that wanted it may be gone, or not be gone after all. */
static gboolean
settle_cb (gpointer user_data)
{
  LiaisonBackground *self = LIAISON_BACKGROUND (user_data);
  gboolean wanted = is_allowed_for_any (self);

  self->settle_source = 0;
  if (!self->asking && wanted != self->starts)
    {
      self->starts = wanted;
      liaison_autostart_set_async (wanted, get_reason (), NULL, start_set_cb, NULL);
    }
  return G_SOURCE_REMOVE;
}

/* One that was used last leaves its place and takes the first: the list is whole in between. */
static void
accounts_changed_cb (LiaisonBackground *self)
{
  if (self->settle_source == 0)
    self->settle_source = g_idle_add (settle_cb, self);
}

static void
follow_accounts (LiaisonBackground *self)
{
  if (self->accounts != NULL)
    return;
  g_set_object (&self->accounts, liaison_desk_get_accounts (self->desk));
  if (self->accounts == NULL)
    return;
  self->starts = is_allowed_for_any (self);
  g_signal_connect_object (self->accounts, "items-changed", G_CALLBACK (accounts_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
changed_cb (LiaisonBackground *self)
{
  follow_accounts (self);
  follow_sessions (self);
}

static void
liaison_background_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ASKING)
    g_value_set_boolean (value, LIAISON_BACKGROUND (object)->asking);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_background_finalize (GObject *object)
{
  LiaisonBackground *self = LIAISON_BACKGROUND (object);

  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_hash_table_unref (self->told);
  g_clear_object (&self->accounts);
  g_object_unref (self->desk);

  G_OBJECT_CLASS (liaison_background_parent_class)->finalize (object);
}

static void
liaison_background_class_init (LiaisonBackgroundClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_background_get_property;
  object_class->finalize = liaison_background_finalize;

  properties[PROP_ASKING] =
    g_param_spec_boolean ("asking", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
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
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
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

/* Allowing */

static void
set_asking (LiaisonBackground *self, gboolean asking)
{
  self->asking = asking;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ASKING]);
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonBackground *self = g_task_get_source_object (task);
  const Question *question = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean done = liaison_autostart_set_finish (result, &error);

  if (!done)
    {
      g_settings_set_boolean (question->settings, "background", question->before);
      self->starts = question->started;
    }
  set_asking (self, FALSE);
  /* Of the accounts that came or went meanwhile. */
  accounts_changed_cb (self);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
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
  Question *question;

  g_return_if_fail (LIAISON_IS_BACKGROUND (self));
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (!self->asking);

  follow_accounts (self);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, liaison_background_allow_async);
  question = g_new0 (Question, 1);
  question->settings = g_object_ref (settings);
  question->before = g_settings_get_boolean (settings, "background");
  question->started = self->starts;
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);

  g_settings_set_boolean (settings, "background", allowed);
  self->starts = is_allowed_for_any (self);
  /* Of a demonstration there is nothing to be looked for after its end. */
  if (self->starts == question->started)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  set_asking (self, TRUE);
  liaison_autostart_set_async (self->starts, get_reason (), NULL, set_cb, g_object_ref (task));
}

gboolean
liaison_background_is_asking (LiaisonBackground *self)
{
  g_return_val_if_fail (LIAISON_IS_BACKGROUND (self), FALSE);

  return self->asking;
}

gboolean
liaison_background_allow_finish (LiaisonBackground *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

char *
liaison_background_error_to_sentence (const GError *error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (error != NULL, g_strdup (""));

  if (g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_REFUSED))
    return g_strdup (_ ("Your desktop does not let Liaison run without a window. Allow it in the "
                        "system’s settings, and turn this on again."));
  if (error->domain == G_DBUS_ERROR || g_dbus_error_is_remote_error (error) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return g_strdup (_ ("Your desktop could not be asked whether Liaison may start with your "
                        "session, so this is as it was. Its service xdg-desktop-portal may be "
                        "missing: install it, start your session anew, and try again."));
  path = liaison_autostart_dup_path ();
  /* Translators: %s is the path of a file. */
  return g_strdup_printf (
    _ ("The file that starts Liaison with your session could not be changed, "
                             "so this is as it was. Check the disk and the permissions of “%s”, and "
                             "try again."),
       path);
}
