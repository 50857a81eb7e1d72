/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "app/liaison-autostart.h"
#include "liaison-test.h"
#include "model/liaison-error.h"

/* The file */

static gboolean
set (gboolean wanted, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  liaison_autostart_set_async (wanted, "Why", NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  return liaison_autostart_set_finish (result, error);
}

static void
test_file (void)
{
  g_autofree char *path = liaison_autostart_dup_path ();
  g_autoptr(GKeyFile) entry = g_key_file_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *command = NULL;
  g_auto(GStrv) words = NULL;

  g_assert_true (g_str_has_prefix (path, g_get_user_config_dir ()));
  /* Nobody has wanted it yet. */
  g_assert_true (set (FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  g_assert_true (set (TRUE, &error));
  g_assert_no_error (error);
  g_key_file_load_from_file (entry, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  command = g_key_file_get_string (entry, "Desktop Entry", "Exec", &error);
  g_assert_no_error (error);
  g_shell_parse_argv (command, NULL, &words, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (words), ==, 2);
  g_assert_true (g_str_has_suffix (words[0], "liaison"));
  g_assert_cmpstr (words[1], ==, "--background");

  g_assert_true (set (FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
write_entry (const char *text)
{
  g_autofree char *path = liaison_autostart_dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static char *
read_entry (void)
{
  g_autofree char *path = liaison_autostart_dup_path ();
  char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
switch_to (gboolean wanted)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (set (wanted, &error));
  g_assert_no_error (error);
}

static void
remove_entry (void)
{
  g_autofree char *path = liaison_autostart_dup_path ();

  g_assert_no_errno (g_unlink (path));
}

#define EDITED                                                                                     \
  "[Desktop Entry]\n# Mine\nType=Application\nName=Liaison\nExec=sh -c \"liaison --background\"\n"

/* What the person wrote is theirs: only whether it counts is switched. */
static void
test_edited (void)
{
  g_autofree char *off = NULL;
  g_autofree char *again = NULL;
  g_autofree char *on = NULL;

  write_entry (EDITED);
  switch_to (FALSE);
  off = read_entry ();
  g_assert_cmpstr (off, ==, EDITED "Hidden=true\n");
  switch_to (FALSE);
  again = read_entry ();
  g_assert_cmpstr (again, ==, off);
  switch_to (TRUE);
  on = read_entry ();
  g_assert_cmpstr (on, ==, EDITED);
  remove_entry ();
}

/* By the person, or by what the desktop offers for that. */
static void
test_switched_off_elsewhere (gconstpointer line)
{
  g_autofree char *text = g_strconcat (EDITED, line, NULL);
  g_autofree char *off = NULL;
  g_autofree char *on = NULL;

  write_entry (text);
  switch_to (FALSE);
  off = read_entry ();
  g_assert_cmpstr (off, ==, text);
  switch_to (TRUE);
  on = read_entry ();
  g_assert_cmpstr (on, ==, EDITED);
  remove_entry ();
}

/* Of a Liaison that is not there any more, and of one that cannot be read. */
static void
test_useless (gconstpointer text)
{
  g_autofree char *on = NULL;
  g_autofree char *path = liaison_autostart_dup_path ();

  write_entry (text);
  switch_to (TRUE);
  on = read_entry ();
  g_assert_nonnull (strstr (on, "--background\n"));
  g_assert_null (strstr (on, "gone"));
  switch_to (FALSE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* There is a file where the folder should be. */
static void
test_no_folder (void)
{
  g_autofree char *path = liaison_autostart_dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(GError) error = NULL;

  g_mkdir_with_parents (g_get_user_config_dir (), 0700);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  g_assert_false (set (TRUE, &error));
  g_assert_nonnull (error);
  g_assert_no_errno (g_unlink (folder));
}

/* The portal */

static const char portal_xml[] =
  "<node><interface name='org.freedesktop.portal.Background'><method name='RequestBackground'>"
  "<arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
  "<arg type='o' direction='out'/></method></interface></node>";

typedef struct
{
  GTestDBus *bus;
  GDBusConnection *ours;
  GDBusConnection *theirs;
  guint32 code;
  gboolean gives;
  gboolean answers_first;
  GVariant *options;
} Portal;

static void
answer (Portal *portal, const char *sender)
{
  g_autofree char *name = g_strdelimit (g_strdup (sender + 1), ".", '_');
  const char *token;
  g_autofree char *path = NULL;
  GVariantBuilder results;

  g_assert_true (g_variant_lookup (portal->options, "handle_token", "&s", &token));
  path = g_strconcat ("/org/freedesktop/portal/desktop/request/", name, "/", token, NULL);
  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&results, "{sv}", "background", g_variant_new_boolean (portal->gives));
  g_variant_builder_add (&results, "{sv}", "autostart", g_variant_new_boolean (portal->gives));
  g_dbus_connection_emit_signal (portal->theirs, sender, path, "org.freedesktop.portal.Request",
                                 "Response", g_variant_new ("(ua{sv})", portal->code, &results),
                                 NULL);
}

static void
called_cb (GDBusConnection *connection,
           const char *sender,
           const char *path,
           const char *interface,
           const char *method,
           GVariant *parameters,
           GDBusMethodInvocation *invocation,
           gpointer user_data)
{
  Portal *portal = user_data;
  g_autofree char *who = g_strdup (sender);

  g_clear_pointer (&portal->options, g_variant_unref);
  g_variant_get (parameters, "(&s@a{sv})", NULL, &portal->options);
  if (portal->answers_first)
    answer (portal, who);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", "/request"));
  if (!portal->answers_first)
    answer (portal, who);
}

static GDBusConnection *
connect_to (GTestDBus *bus)
{
  g_autoptr(GError) error = NULL;
  GDBusConnection *connection = g_dbus_connection_new_for_address_sync (
    g_test_dbus_get_bus_address (bus),
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
    NULL, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

static void
offer (Portal *portal)
{
  static const GDBusInterfaceVTable calls = { .method_call = called_cb };
  g_autoptr(GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (portal_xml, NULL);
  g_autoptr(GVariant) owned = NULL;
  g_autoptr(GError) error = NULL;

  g_dbus_connection_register_object (portal->theirs, "/org/freedesktop/portal/desktop",
                                     node->interfaces[0], &calls, portal, NULL, &error);
  g_assert_no_error (error);
  owned = g_dbus_connection_call_sync (
    portal->theirs, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
    "RequestName", g_variant_new ("(su)", "org.freedesktop.portal.Desktop", 0), NULL,
    G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Portal *portal, gconstpointer unused)
{
  portal->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (portal->bus);
  portal->ours = connect_to (portal->bus);
  portal->theirs = connect_to (portal->bus);
}

static void
tear_down (Portal *portal, gconstpointer unused)
{
  g_clear_pointer (&portal->options, g_variant_unref);
  g_clear_object (&portal->ours);
  g_clear_object (&portal->theirs);
  g_test_dbus_stop (portal->bus);
  g_clear_object (&portal->bus);
}

static gboolean
ask (Portal *portal, gboolean wanted, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  liaison_autostart_ask_portal_async (portal->ours, wanted, "Why", NULL, liaison_test_result_cb,
                                      &result);
  liaison_test_wait (&result);
  return liaison_autostart_set_finish (result, error);
}

static void
test_portal (Portal *portal, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autofree const char **command = NULL;
  const char *reason;
  gboolean autostart;

  offer (portal);
  portal->gives = TRUE;
  g_assert_true (ask (portal, TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (g_variant_lookup (portal->options, "autostart", "b", &autostart));
  g_assert_true (autostart);
  g_assert_true (g_variant_lookup (portal->options, "reason", "&s", &reason));
  g_assert_cmpstr (reason, ==, "Why");
  g_assert_true (g_variant_lookup (portal->options, "commandline", "^a&s", &command));
  g_assert_cmpstr (command[1], ==, "--background");

  portal->answers_first = TRUE;
  g_assert_true (ask (portal, TRUE, &error));
  g_assert_no_error (error);

  portal->gives = FALSE;
  g_assert_true (ask (portal, FALSE, &error));
  g_assert_no_error (error);
  g_assert_true (g_variant_lookup (portal->options, "autostart", "b", &autostart));
  g_assert_false (autostart);
}

static void
test_refused (Portal *portal, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  offer (portal);
  g_assert_false (ask (portal, TRUE, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_REFUSED);
  g_clear_error (&error);

  portal->gives = TRUE;
  portal->code = 1;
  g_assert_false (ask (portal, TRUE, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_REFUSED);
}

static void
test_no_portal (Portal *portal, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (ask (portal, TRUE, &error));
  g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/autostart/file", test_file);
  g_test_add_func ("/autostart/edited", test_edited);
  g_test_add_data_func ("/autostart/hidden", "Hidden=true\n", test_switched_off_elsewhere);
  g_test_add_data_func ("/autostart/disabled", "X-GNOME-Autostart-enabled=false\n",
                        test_switched_off_elsewhere);
  g_test_add_data_func ("/autostart/moved",
                        "[Desktop Entry]\nType=Application\nExec=/gone/liaison --background\n",
                        test_useless);
  g_test_add_data_func ("/autostart/unreadable", "gone", test_useless);
  g_test_add_func ("/autostart/no-folder", test_no_folder);
  g_test_add ("/autostart/portal", Portal, NULL, set_up, test_portal, tear_down);
  g_test_add ("/autostart/refused", Portal, NULL, set_up, test_refused, tear_down);
  g_test_add ("/autostart/no-portal", Portal, NULL, set_up, test_no_portal, tear_down);

  return g_test_run ();
}
