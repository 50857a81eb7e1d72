/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-input.h"

/* Stands in for libFuzzer where there is none: each file of the folder in argv[1] is a case. */

static void
test_file (gconstpointer path)
{
  g_autofree char *text = NULL;
  g_autofree guint8 *data = NULL;
  g_autoptr(GError) error = NULL;
  gsize size;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);

  /* Without the zero that GLib puts behind what it reads. */
  data = g_memdup2 (text, size);
  LLVMFuzzerTestOneInput (data, size);
}

int
main (int argc, char *argv[])
{
  g_autoptr(GDir) folder = NULL;
  g_autoptr(GError) error = NULL;
  const char *name;
  guint n_files = 0;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpint (argc, ==, 2);

  folder = g_dir_open (argv[1], 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *case_path = g_strconcat ("/fuzz/", name, NULL);

      g_test_add_data_func_full (case_path, g_build_filename (argv[1], name, NULL), test_file,
                                 g_free);
      n_files++;
    }
  g_assert_cmpuint (n_files, >, 0);

  return g_test_run ();
}
