/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said when the start with the session could not be changed. */

#include "app/liaison-autostart.h"
#include "model/liaison-error.h"
#include "ui/liaison-background.h"

static void
assert_says (GQuark domain, int code, const char *part)
{
  g_autoptr(GError) error = g_error_new_literal (domain, code, "something technical");
  g_autofree char *sentence = liaison_background_error_to_sentence (error);

  g_assert_nonnull (strstr (sentence, part));
  g_assert_null (strstr (sentence, error->message));
}

static void
test_sentences (void)
{
  g_autofree char *path = liaison_autostart_dup_path ();

  assert_says (LIAISON_ERROR, LIAISON_ERROR_REFUSED, "system’s settings");
  assert_says (G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN, "xdg-desktop-portal");
  assert_says (G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD, "xdg-desktop-portal");
  assert_says (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "xdg-desktop-portal");
  assert_says (G_FILE_ERROR, G_FILE_ERROR_NOTDIR, path);
  assert_says (G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/background/sentences", test_sentences);

  return g_test_run ();
}
