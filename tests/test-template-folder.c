/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "liaison-test.h"
#include "model/liaison-error.h"
#include "store/liaison-template-folder.h"

#define LETTER                                                                                     \
  "Liaison-Letter-Template: 1\nName: Ours\nLanguage: en\nPurpose: new-customer\nReminder: no\n"    \
  "Rights: none\nProvider: no\nSubject: Hello\n\n{link}\n"

typedef struct
{
  char *path;
  LiaisonTemplateFolder *folder;
  guint tick;
} Fixture;

/* What is waited for may happen in a worker, of which the main loop does not hear. */
static gboolean
tick_cb (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
is_loaded (gpointer folder)
{
  return liaison_template_folder_get_loaded (folder);
}

static void
open_folder (Fixture *fixture)
{
  fixture->folder = liaison_template_folder_new (fixture->path);
  liaison_test_wait_until (is_loaded, fixture->folder);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->tick = g_timeout_add (10, tick_cb, NULL);
  fixture->path = g_build_filename (g_get_user_data_dir (), "liaison", "letter-templates", NULL);
}

/* Each write holds the folder until the main loop has heard of it. */
static gboolean
is_ours_alone (gpointer folder)
{
  return G_OBJECT (folder)->ref_count == 1;
}

static void
close_folder (Fixture *fixture)
{
  liaison_template_folder_flush (fixture->folder);
  liaison_test_wait_until (is_ours_alone, fixture->folder);
  g_assert_finalize_object (fixture->folder);
  fixture->folder = NULL;
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  if (fixture->folder != NULL)
    close_folder (fixture);
  g_source_remove (fixture->tick);
  g_free (fixture->path);
}

static void
put_file (Fixture *fixture, const char *name, const char *text, gssize size)
{
  g_autofree char *path = g_build_filename (fixture->path, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (fixture->path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, size, NULL));
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->folder));
}

static LiaisonLetterTemplate *
new_template (const char *name)
{
  LiaisonLetterTemplate *template = liaison_letter_template_new (NULL);

  g_object_set (template, "name", name, "subject", "Hello", "body", "{link}", NULL);
  return template;
}

static char *
dup_path_of (Fixture *fixture, const char *id)
{
  g_autofree char *name = g_strconcat (id, ".liaison-letter", NULL);

  return g_build_filename (fixture->path, name, NULL);
}

static void
test_keeps_what_is_typed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonLetterTemplate) template = new_template ("Ours");
  g_autofree char *id = g_strdup (liaison_letter_template_get_id (template));
  g_autofree char *path = dup_path_of (fixture, id);
  LiaisonLetterTemplate *back;
  struct stat status;

  open_folder (fixture);
  g_assert_cmpuint (count (fixture), ==, 0);
  liaison_template_folder_add (fixture->folder, template);
  g_object_set (template, "body", "Wrong {x}", NULL);
  close_folder (fixture);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);

  open_folder (fixture);
  back = liaison_template_folder_lookup (fixture->folder, id);
  g_assert_cmpstr (liaison_letter_template_get_body (back), ==, "Wrong {x}");
  g_assert_null (liaison_template_folder_lookup (fixture->folder, NULL));
}

static gboolean
is_written (gpointer path)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) && strstr (text, "Name: Later") != NULL;
}

static void
test_saves_by_itself (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonLetterTemplate) template = new_template ("Ours");
  g_autofree char *path = dup_path_of (fixture, liaison_letter_template_get_id (template));

  open_folder (fixture);
  liaison_template_folder_add (fixture->folder, template);
  g_object_set (template, "name", "Later", NULL);
  liaison_test_wait_until (is_written, path);
}

static void
test_removal_can_be_undone (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonLetterTemplate) template = new_template ("Ours");
  g_autofree char *path = dup_path_of (fixture, liaison_letter_template_get_id (template));

  open_folder (fixture);
  liaison_template_folder_add (fixture->folder, template);
  liaison_template_folder_flush (fixture->folder);
  liaison_template_folder_remove (fixture->folder, template);
  liaison_template_folder_flush (fixture->folder);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count (fixture), ==, 0);

  liaison_template_folder_add (fixture->folder, template);
  liaison_template_folder_flush (fixture->folder);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count (fixture), ==, 1);
}

/* Files of a newer program, damaged ones and those that are none: named, and left as they are. */
static void
test_leaves_what_it_cannot_read (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *huge = g_malloc (LIAISON_TEMPLATE_FILE_MAX + 100);
  g_autofree char *pipe = dup_path_of (fixture, "pipe");
  g_autofree char *folder = dup_path_of (fixture, "folder");
  g_autofree char *link = dup_path_of (fixture, "link");
  g_autofree char *newer = dup_path_of (fixture, "newer");
  g_autofree char *text = NULL;
  gboolean has_newer = FALSE;

  memset (huge, 'A', LIAISON_TEMPLATE_FILE_MAX + 100);
  put_file (fixture, "good.liaison-letter", LETTER, -1);
  put_file (fixture, "newer.liaison-letter", "Liaison-Letter-Template: 2\n\nA", -1);
  put_file (fixture, "empty.liaison-letter", "", -1);
  put_file (fixture, "binary.liaison-letter", "\0\1\2\xff", 4);
  put_file (fixture, "huge.liaison-letter", huge, LIAISON_TEMPLATE_FILE_MAX + 100);
  put_file (fixture, "notes.txt", "mine", -1);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink ("/nonexistent", link), ==, 0);

  open_folder (fixture);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_nonnull (liaison_template_folder_lookup (fixture->folder, "good"));
  g_assert_cmpuint (liaison_template_folder_get_n_unreadable (fixture->folder), ==, 7);
  for (guint i = 0; i < 7; i++)
    {
      const GError *error = liaison_template_folder_get_unreadable_error (fixture->folder, i);

      g_assert_nonnull (error);
      has_newer |= g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_NEWER_FILE);
    }
  g_assert_true (has_newer);
  close_folder (fixture);
  g_assert_true (g_file_get_contents (newer, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "Liaison-Letter-Template: 2\n\nA");
}

static void
test_imports_files (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->path, "from-a-friend", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GAsyncResult) again = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(LiaisonLetterTemplate) imported = NULL;

  put_file (fixture, "from-a-friend", LETTER, -1);
  open_folder (fixture);
  liaison_template_folder_import_async (fixture->folder, file, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  imported = liaison_template_folder_import_finish (fixture->folder, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (liaison_letter_template_get_name (imported), ==, "Ours");
  g_assert_cmpuint (count (fixture), ==, 1);

  put_file (fixture, "from-a-friend", "Dear all,\n\nno template\n", -1);
  liaison_template_folder_import_async (fixture->folder, file, liaison_test_result_cb, &again);
  liaison_test_wait (&again);
  g_assert_null (liaison_template_folder_import_finish (fixture->folder, again, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_clear_object (&result);
  g_clear_object (&again);
}

static gboolean
has_error (gpointer folder)
{
  return liaison_template_folder_get_error (folder) != NULL;
}

static gboolean
has_no_error (gpointer folder)
{
  return liaison_template_folder_get_error (folder) == NULL;
}

static void
test_tells_what_was_not_written (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonLetterTemplate) template = new_template ("Ours");
  g_autofree char *parent = g_path_get_dirname (fixture->path);

  /* A file where the folder should be. */
  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, "in the way", -1, NULL));
  open_folder (fixture);
  liaison_template_folder_add (fixture->folder, template);
  liaison_test_wait_until (has_error, fixture->folder);
  g_assert_cmpuint (count (fixture), ==, 1);

  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  g_object_set (template, "name", "Again", NULL);
  liaison_test_wait_until (has_no_error, fixture->folder);
}

static void
gone_cb (gpointer gone)
{
  *(gboolean *) gone = TRUE;
}

static gboolean
is_gone (gpointer gone)
{
  return *(gboolean *) gone;
}

static gboolean
has_file (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
has_no_file (gpointer path)
{
  return !has_file (path);
}

/* The change of another template writes it, too; and until then there is the error. */
static void
test_writes_what_failed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonLetterTemplate) first = new_template ("First");
  g_autoptr(LiaisonLetterTemplate) second = new_template ("Second");
  g_autofree char *parent = g_path_get_dirname (fixture->path);
  g_autofree char *first_path = dup_path_of (fixture, liaison_letter_template_get_id (first));
  g_autofree char *second_path = dup_path_of (fixture, liaison_letter_template_get_id (second));

  g_assert_cmpint (g_mkdir_with_parents (fixture->path, 0700), ==, 0);
  open_folder (fixture);
  /* A folder where its file should be. */
  g_assert_cmpint (g_mkdir (first_path, 0700), ==, 0);
  liaison_template_folder_add (fixture->folder, first);
  liaison_test_wait_until (has_error, fixture->folder);

  liaison_template_folder_add (fixture->folder, second);
  liaison_test_wait_until (has_file, second_path);
  liaison_template_folder_flush (fixture->folder);
  liaison_test_wait_until (is_ours_alone, fixture->folder);
  g_assert_true (has_error (fixture->folder));

  g_assert_cmpint (g_rmdir (first_path), ==, 0);
  g_object_set (second, "name", "Again", NULL);
  liaison_test_wait_until (has_no_error, fixture->folder);
  g_assert_true (g_file_test (first_path, G_FILE_TEST_IS_REGULAR));
}

/* And so does the end, also where it is a file that should have gone. */
static void
test_writes_what_failed_at_last (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonLetterTemplate) kept = new_template ("Kept");
  g_autoptr(LiaisonLetterTemplate) removed = new_template ("Removed");
  g_autofree char *kept_path = dup_path_of (fixture, liaison_letter_template_get_id (kept));
  g_autofree char *removed_path = dup_path_of (fixture, liaison_letter_template_get_id (removed));
  g_autofree char *inside = g_build_filename (removed_path, "inside", NULL);

  g_assert_cmpint (g_mkdir_with_parents (fixture->path, 0700), ==, 0);
  open_folder (fixture);
  g_assert_cmpint (g_mkdir (kept_path, 0700), ==, 0);
  liaison_template_folder_add (fixture->folder, kept);
  liaison_template_folder_add (fixture->folder, removed);
  liaison_test_wait_until (has_file, removed_path);
  liaison_test_wait_until (has_error, fixture->folder);
  g_assert_cmpint (g_remove (removed_path), ==, 0);
  g_assert_cmpint (g_mkdir (removed_path, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (inside, 0700), ==, 0);
  liaison_template_folder_remove (fixture->folder, removed);
  liaison_template_folder_flush (fixture->folder);
  liaison_test_wait_until (is_ours_alone, fixture->folder);

  g_assert_cmpint (g_rmdir (kept_path), ==, 0);
  g_assert_cmpint (g_rmdir (inside), ==, 0);
  g_object_unref (fixture->folder);
  liaison_test_wait_until (has_file, kept_path);
  liaison_test_wait_until (has_no_file, removed_path);
  open_folder (fixture);
  g_assert_cmpuint (count (fixture), ==, 1);
}

/* Nor does it try for ever, when nobody is there to mend anything. */
static void
test_ends_with_a_failure (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonLetterTemplate) template = new_template ("Ours");
  g_autofree char *path = dup_path_of (fixture, liaison_letter_template_get_id (template));
  gboolean gone = FALSE;

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  open_folder (fixture);
  liaison_template_folder_add (fixture->folder, template);
  /* When it is finalized; weak references end sooner. */
  g_object_set_data_full (G_OBJECT (fixture->folder), "gone", &gone, gone_cb);
  g_clear_object (&fixture->folder);
  liaison_test_wait_until (is_gone, &gone);
}

#define add(name, function)                                                                        \
  g_test_add ("/template-folder/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("kept", test_keeps_what_is_typed);
  add ("by-itself", test_saves_by_itself);
  add ("undo", test_removal_can_be_undone);
  add ("unreadable", test_leaves_what_it_cannot_read);
  add ("import", test_imports_files);
  add ("failure", test_tells_what_was_not_written);
  add ("failure-then-change", test_writes_what_failed);
  add ("failure-then-end", test_writes_what_failed_at_last);
  add ("failure-at-the-end", test_ends_with_a_failure);

  return g_test_run ();
}
