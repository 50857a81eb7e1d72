/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "app/liaison-autostart.h"
#include "liaison-test-portal.h"
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

static gboolean
ask (LiaisonTestPortal *portal, gboolean wanted, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  liaison_autostart_ask_portal_async (portal->ours, wanted, "Why", NULL, liaison_test_result_cb,
                                      &result);
  liaison_test_wait (&result);
  return liaison_autostart_set_finish (result, error);
}

static void
test_portal (LiaisonTestPortal *portal, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autofree const char **command = NULL;
  const char *reason;
  gboolean autostart;

  liaison_test_portal_offer (portal);
  portal->gives = TRUE;
  g_assert_true (ask (portal, TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (g_variant_lookup (portal->options, "autostart", "b", &autostart));
  g_assert_true (autostart);
  g_assert_true (g_variant_lookup (portal->options, "reason", "&s", &reason));
  g_assert_cmpstr (reason, ==, "Why");
  g_assert_true (g_variant_lookup (portal->options, "commandline", "^a&s", &command));
  g_assert_cmpstr (command[1], ==, "--background");

  portal->answers = LIAISON_TEST_PORTAL_FIRST;
  g_assert_true (ask (portal, TRUE, &error));
  g_assert_no_error (error);

  portal->gives = FALSE;
  g_assert_true (ask (portal, FALSE, &error));
  g_assert_no_error (error);
  g_assert_true (g_variant_lookup (portal->options, "autostart", "b", &autostart));
  g_assert_false (autostart);
}

static void
test_refused (LiaisonTestPortal *portal, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  liaison_test_portal_offer (portal);
  g_assert_false (ask (portal, TRUE, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_REFUSED);
  g_clear_error (&error);

  portal->gives = TRUE;
  portal->code = 1;
  g_assert_false (ask (portal, TRUE, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_REFUSED);
}

static void
test_no_portal (LiaisonTestPortal *portal, gconstpointer unused)
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
  g_test_add ("/autostart/portal", LiaisonTestPortal, NULL, liaison_test_portal_set_up, test_portal,
              liaison_test_portal_tear_down);
  g_test_add ("/autostart/refused", LiaisonTestPortal, NULL, liaison_test_portal_set_up,
              test_refused, liaison_test_portal_tear_down);
  g_test_add ("/autostart/no-portal", LiaisonTestPortal, NULL, liaison_test_portal_set_up,
              test_no_portal, liaison_test_portal_tear_down);

  return g_test_run ();
}
