/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test.h"

#include <glib/gstdio.h>

/* Ends only what hangs; a busy machine with sanitizers takes its time. */
#define WATCHDOG_SECONDS 60

static gboolean
watchdog_cb (gpointer user_data)
{
  g_error ("nothing happened for %d seconds", WATCHDOG_SECONDS);

  return G_SOURCE_REMOVE;
}

static gboolean
result_is_set (gpointer user_data)
{
  GAsyncResult **result = user_data;

  return *result != NULL;
}

void
liaison_test_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **out = user_data;

  g_assert_null (*out);
  *out = g_object_ref (result);
}

void
liaison_test_wait_until (LiaisonTestCondition condition, gpointer user_data)
{
  guint watchdog = g_timeout_add_seconds (WATCHDOG_SECONDS, watchdog_cb, NULL);

  while (!condition (user_data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (watchdog);
}

void
liaison_test_wait (GAsyncResult **result)
{
  liaison_test_wait_until (result_is_set, result);
}

/* The build folder's data/ is searched first: letters.ini is made there. */
char *
liaison_test_dup_shipped_path (const char *name)
{
  g_autofree char *built = g_build_filename (g_getenv ("LIAISON_TEST_BUILT_DATA"), name, NULL);

  if (g_file_test (built, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&built);
  return g_build_filename (g_getenv ("LIAISON_TEST_DATA"), name, NULL);
}

char *
liaison_test_dup_fixture_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", name, NULL);
}

void
liaison_test_remove_below (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        liaison_test_remove_below (path);
      else
        g_assert_no_errno (g_unlink (path));
    }
  g_assert_no_errno (g_rmdir (folder));
}
