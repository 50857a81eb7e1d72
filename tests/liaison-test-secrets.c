/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-secrets.h"

#include <gio/gio.h>
#include <string.h>

/* As build-aux/scan-for-tokens knows them. */
static const char *const markers[] = { "sbx-secret.", "eyJ0eXAiOiJKV1Qi" };

static void
assert_no_secret_in (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  gsize size;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (markers); i++)
    if (memmem (text, size, markers[i], strlen (markers[i])) != NULL)
      g_error ("a secret was written to %s", path);
}

void
liaison_test_assert_no_secret_below (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        continue;
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        liaison_test_assert_no_secret_below (path);
      else if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        assert_no_secret_in (path);
    }
}
