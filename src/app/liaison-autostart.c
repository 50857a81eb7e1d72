/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "config.h"

#include "app/liaison-autostart.h"

#include <glib/gstdio.h>

#include "model/liaison-error.h"

/* What GNOME writes to switch an entry off. */
#define ENABLED "X-GNOME-Autostart-enabled"

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define BACKGROUND "org.freedesktop.portal.Background"
#define REQUEST "org.freedesktop.portal.Request"

/* A desktop entry's own, which the desktop reads again at each start of a session. */
static const char entry[] = "[Desktop Entry]\n"
                            "Type=Application\n"
                            "Name=Liaison\n"
                            "Icon=" LIAISON_APP_ID "\n"
                            "Exec=%s --background\n"
                            "Terminal=false\n"
                            "NoDisplay=true\n"
                            "X-GNOME-UsesNotifications=true\n";

char *
liaison_autostart_dup_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "autostart", LIAISON_APP_ID ".desktop", NULL);
}

/* The file */

/* An argument of Exec, as the Desktop Entry Specification quotes it. */
static char *
dup_quoted (const char *path)
{
  GString *quoted = g_string_new ("\"");

  for (const char *c = path; *c != '\0'; c++)
    {
      if (strchr ("\"`$\\", *c) != NULL)
        g_string_append (quoted, "\\\\");
      if (*c == '%')
        g_string_append_c (quoted, '%');
      g_string_append_c (quoted, *c);
    }
  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}

static char *
dup_program (void)
{
  static const char installed[] = LIAISON_BINDIR "/liaison";
  g_autofree char *found = g_find_program_in_path ("liaison");

  /* By its name it is found again when it has moved. */
  return g_strcmp0 (found, installed) == 0 ? g_strdup ("liaison") : dup_quoted (installed);
}

static char *
dup_own_text (void)
{
  g_autofree char *program = dup_program ();

  return g_strdup_printf (entry, program);
}

/* What the person made of the file; NULL: there is none, or it is nothing a desktop reads. */
static GKeyFile *
read_file (const char *path)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();

  return g_key_file_load_from_file (file, path,
                                    G_KEY_FILE_KEEP_COMMENTS | G_KEY_FILE_KEEP_TRANSLATIONS, NULL)
           ? g_steal_pointer (&file)
           : NULL;
}

/* Whether there still is what @file says to start. */
static gboolean
is_runnable (GKeyFile *file)
{
  g_autofree char *command =
    g_key_file_get_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, NULL);
  g_autofree char *program = NULL;
  g_auto(GStrv) words = NULL;

  if (command == NULL || !g_shell_parse_argv (command, NULL, &words, NULL))
    return FALSE;
  program = g_find_program_in_path (words[0]);
  return program != NULL;
}

static gboolean
is_off (GKeyFile *file)
{
  return g_key_file_get_boolean (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_HIDDEN,
                                 NULL) ||
         (g_key_file_has_key (file, G_KEY_FILE_DESKTOP_GROUP, ENABLED, NULL) &&
          !g_key_file_get_boolean (file, G_KEY_FILE_DESKTOP_GROUP, ENABLED, NULL));
}

static gboolean
switch_on (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(GKeyFile) file = read_file (path);
  g_autofree char *text = NULL;

  if (file == NULL || !is_runnable (file))
    {
      text = dup_own_text ();
      /* What is wrong with the folder is told of the file. */
      g_mkdir_with_parents (folder, 0700);
      return g_file_set_contents (path, text, -1, error);
    }
  if (!is_off (file))
    return TRUE;
  g_key_file_remove_key (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_HIDDEN, NULL);
  g_key_file_remove_key (file, G_KEY_FILE_DESKTOP_GROUP, ENABLED, NULL);
  return g_key_file_save_to_file (file, path, error);
}

/* What the person wrote there is kept; the desktop takes a hidden entry for none. */
static gboolean
switch_off (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr(GFile) place = g_file_new_for_path (path);
  g_autoptr(GKeyFile) file = NULL;
  g_autoptr(GError) problem = NULL;
  g_autofree char *own = dup_own_text ();
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, &problem))
    {
      if (g_error_matches (problem, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (g_str_equal (text, own))
    return g_file_delete (place, cancellable, error);
  file = read_file (path);
  if (file == NULL || is_off (file))
    return TRUE;
  g_key_file_set_boolean (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_HIDDEN, TRUE);
  return g_key_file_save_to_file (file, path, error);
}

static void
set_file_in_thread (GTask *task, gpointer source, gpointer wanted, GCancellable *cancellable)
{
  g_autofree char *path = liaison_autostart_dup_path ();
  GError *error = NULL;

  if (GPOINTER_TO_INT (wanted) ? switch_on (path, &error) : switch_off (path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The portal:
 *
 *   RequestBackground → (the person is asked) → Response of the request's own object
 */
typedef struct
{
  GDBusConnection *bus;
  guint subscription;
  gboolean wanted;
} PortalOp;

static void
portal_op_free (PortalOp *op)
{
  if (op->subscription != 0)
    g_dbus_connection_signal_unsubscribe (op->bus, op->subscription);
  g_object_unref (op->bus);
  g_free (op);
}

static void
end (GTask *task, GError *error)
{
  PortalOp *op = g_task_get_task_data (task);
  guint subscription = op->subscription;

  if (g_task_get_completed (task) || subscription == 0)
    {
      g_clear_error (&error);
      return;
    }
  op->subscription = 0;
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  /* May drop the last reference. */
  g_dbus_connection_signal_unsubscribe (op->bus, subscription);
}

static void
response_cb (GDBusConnection *bus,
             const char *sender,
             const char *path,
             const char *interface,
             const char *signal,
             GVariant *parameters,
             gpointer user_data)
{
  g_autoptr(GTask) task = g_object_ref (user_data);
  PortalOp *op = g_task_get_task_data (task);
  g_autoptr(GVariant) results = NULL;
  GError *error = NULL;
  gboolean given = FALSE;
  guint32 code;

  g_variant_get (parameters, "(u@a{sv})", &code, &results);
  g_variant_lookup (results, "autostart", "b", &given);
  if (op->wanted && (code != 0 || !given))
    error = g_error_new (LIAISON_ERROR, LIAISON_ERROR_REFUSED,
                         "the Background portal refused: response %u", code);
  end (task, error);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  g_autoptr(GVariant) answer =
               g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer == NULL)
    end (task, error);
}

void
liaison_autostart_ask_portal_async (GDBusConnection *bus,
                                    gboolean wanted,
                                    const char *reason,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  static const char *const command[] = { "liaison", "--background", NULL };
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *token = g_strdup_printf ("liaison%u", g_random_int ());
  g_autofree char *sender = NULL;
  g_autofree char *path = NULL;
  PortalOp *op = g_new0 (PortalOp, 1);
  GVariantBuilder options;

  g_return_if_fail (G_IS_DBUS_CONNECTION (bus));

  g_task_set_source_tag (task, liaison_autostart_set_async);
  op->bus = g_object_ref (bus);
  op->wanted = wanted;
  g_task_set_task_data (task, op, (GDestroyNotify) portal_op_free);

  /* The answer may come before the call has returned. */
  sender = g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (bus) + 1), ".", '_');
  path = g_strconcat (PORTAL_PATH, "/request/", sender, "/", token, NULL);
  op->subscription = g_dbus_connection_signal_subscribe (
    bus, PORTAL, REQUEST, "Response", path, NULL, G_DBUS_SIGNAL_FLAGS_NONE, response_cb,
    g_object_ref (task), g_object_unref);

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options, "{sv}", "reason", g_variant_new_string (reason));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (wanted));
  g_variant_builder_add (&options, "{sv}", "dbus-activatable", g_variant_new_boolean (FALSE));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  g_dbus_connection_call (bus, PORTAL, PORTAL_PATH, BACKGROUND, "RequestBackground",
                          g_variant_new ("(sa{sv})", "", &options), G_VARIANT_TYPE ("(o)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, cancellable, asked_cb, g_object_ref (task));
}

void
liaison_autostart_set_async (gboolean wanted,
                             const char *reason,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GDBusConnection *bus = g_application_get_default () != NULL
                           ? g_application_get_dbus_connection (g_application_get_default ())
                           : NULL;
  g_autoptr(GTask) task = NULL;

  if (bus != NULL && g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    {
      liaison_autostart_ask_portal_async (bus, wanted, reason, cancellable, callback, user_data);
      return;
    }
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_autostart_set_async);
  g_task_set_task_data (task, GINT_TO_POINTER (wanted), NULL);
  g_task_run_in_thread (task, set_file_in_thread);
}

gboolean
liaison_autostart_set_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
