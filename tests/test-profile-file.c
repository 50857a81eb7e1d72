/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/liaison-profile-file.h"

#include <glib/gstdio.h>
#include <string.h>

#include "liaison-test.h"
#include "model/liaison-error.h"
#include "store/liaison-profile-saver.h"

#define ID_A "2f3c1d5a-6b7e-4a90-8d21-c0ffee5ec2e7"
#define ID_B "3f3c1d5a-6b7e-4a90-8d21-c0ffee5ec2e7"
#define NEEDED "cloud=global\nclient-id=client\ntenant=organizations\n"

typedef struct
{
  char *folder;
  char *path;
  GKeyFile *file; /* as it was last read */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->folder = g_build_filename (g_get_user_data_dir (), "deep", "liaison", NULL);
  fixture->path = g_build_filename (fixture->folder, "accounts.ini", NULL);
  fixture->file = g_key_file_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_free (fixture->folder);
  g_free (fixture->path);
  g_key_file_unref (fixture->file);
}

static void
write_text (Fixture *fixture, const char *text)
{
  g_assert_cmpint (g_mkdir_with_parents (fixture->folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
}

static GPtrArray *
read_good (Fixture *fixture, guint n_expected)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *profiles;

  g_clear_pointer (&fixture->file, g_key_file_unref);
  fixture->file = g_key_file_new ();
  profiles = liaison_profile_file_read (fixture->path, fixture->file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (profiles->len, ==, n_expected);
  return profiles;
}

static void
write_profiles (Fixture *fixture, GPtrArray *profiles)
{
  g_autofree char *text = liaison_profile_file_dup_text (fixture->file, profiles);
  g_autoptr(GError) error = NULL;

  liaison_profile_file_write (fixture->path, text, &error);
  g_assert_no_error (error);
}

static void
assert_same (LiaisonProfile *a, LiaisonProfile *b)
{
  const LiaisonProfileSpec *spec_a = liaison_profile_get_spec (a);
  const LiaisonProfileSpec *spec_b = liaison_profile_get_spec (b);

  g_assert_cmpstr (spec_a->id, ==, spec_b->id);
  g_assert_cmpstr (spec_a->cloud, ==, spec_b->cloud);
  g_assert_cmpstr (spec_a->client_id, ==, spec_b->client_id);
  g_assert_cmpstr (spec_a->tenant, ==, spec_b->tenant);
  g_assert_cmpstr (spec_a->tenant_id, ==, spec_b->tenant_id);
  g_assert_cmpstr (spec_a->user_id, ==, spec_b->user_id);
  g_assert_cmpstr (spec_a->user_name, ==, spec_b->user_name);
  g_assert_cmpstr (spec_a->user_mail, ==, spec_b->user_mail);
  g_assert_cmpint (spec_a->last_used, ==, spec_b->last_used);
  g_assert_cmpint (spec_a->removed, ==, spec_b->removed);
  g_assert_cmpstr (liaison_profile_get_name (a), ==, liaison_profile_get_name (b));
}

/* Names that key files could trip over. */
static const char *const odd_names[] = {
  "Iris Vale",
  "",
  " ",
  "  two before, two after  ",
  "\ttab\t",
  "[" ID_B "]\ncloud=moon\n# no\n\n",
  "a\\nb\\ c\\",
  "line\r\nline\rline",
  "=;,#[]\"'%s%n",
  "\xf0\x9f\xa6\x8a \xe5\xbc\xa0\xe4\xb8\x89 \xd8\xb9\xd8\xb1\xd8\xa8\xd9\x8a \xc3\xa9",
  "\x01\x1b[31m\x7f",
};

static LiaisonProfile *
make_profile (const char *id, const char *name)
{
  const LiaisonProfileSpec spec = { .id = id,
                                    .cloud = "global",
                                    .client_id = name,
                                    .tenant = name,
                                    .tenant_id = name,
                                    .user_id = name,
                                    .user_name = name,
                                    .user_mail = name,
                                    .last_used = G_MAXINT64 };
  const LiaisonPartnerSpec partner_spec = { .tenant_id = name,
                                            .company_name = name,
                                            .country = name,
                                            .domain = name,
                                            .email = name,
                                            .mpn_id = name,
                                            .support_email = name,
                                            .support_phone = name };
  g_autoptr(LiaisonPartner) partner = liaison_partner_new (&partner_spec);
  LiaisonProfile *profile = liaison_profile_new (&spec);

  liaison_profile_set_partner (profile, partner);
  return profile;
}

static void
test_round_trip (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GPtrArray) profiles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) again = NULL;
  const LiaisonProfileSpec bare = { .id = ID_A,
                                    .cloud = "china",
                                    .client_id = "client",
                                    .tenant = "t",
                                    .removed = TRUE };

  g_ptr_array_add (profiles, liaison_profile_new (&bare));
  for (gsize i = 0; i < G_N_ELEMENTS (odd_names); i++)
    {
      g_autofree char *id = g_uuid_string_random ();

      g_ptr_array_add (profiles, make_profile (id, odd_names[i]));
    }
  write_profiles (fixture, profiles);
  again = read_good (fixture, profiles->len);
  for (guint i = 0; i < profiles->len; i++)
    {
      LiaisonPartner *partner = liaison_profile_get_partner (again->pdata[i]);

      assert_same (profiles->pdata[i], again->pdata[i]);
      /* Of one that has no name nothing is remembered. */
      g_assert_true ((partner == NULL) == (i == 0 || *odd_names[i - 1] == '\0'));
      if (partner != NULL)
        g_assert_cmpstr (liaison_partner_get_spec (partner)->support_phone, ==, odd_names[i - 1]);
    }
}

static void
test_modes (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GPtrArray) profiles = g_ptr_array_new_with_free_func (g_object_unref);
  GStatBuf status;

  g_ptr_array_add (profiles, make_profile (ID_A, "Iris"));
  write_profiles (fixture, profiles);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (fixture->folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);

  /* One that was opened up is closed again. */
  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  write_profiles (fixture, profiles);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_no_file (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GPtrArray) profiles = read_good (fixture, 0);

  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
}

static void
test_damaged (Fixture *fixture, gconstpointer unused)
{
  static const char *const texts[] = {
    "",
    "[Liaison\n",
    "[Liaison]\n",
    "[Liaison]\nformat=none\n",
    "[Liaison]\nformat=0\n",
    "[Liaison]\nformat=-1\n",
    "[" ID_A "]\n" NEEDED,
    "no key file at all",
    "\xff\xfe\x00",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GKeyFile) file = g_key_file_new ();
      g_autoptr(GError) error = NULL;

      write_text (fixture, texts[i]);
      g_assert_null (liaison_profile_file_read (fixture->path, file, &error));
      g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE);
    }
}

static void
test_newer (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  write_text (fixture, "[Liaison]\nformat=2\n");
  g_assert_null (liaison_profile_file_read (fixture->path, fixture->file, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_NEWER_FILE);
}

/* Where the folder should be is a file: nobody can tell whether there is a list. */
static void
test_not_readable (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *parent = g_path_get_dirname (fixture->folder);
  g_autoptr(GError) reading = NULL;
  g_autoptr(GError) writing = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->folder, "a file", -1, NULL));
  g_assert_null (liaison_profile_file_read (fixture->path, fixture->file, &reading));
  g_assert_error (reading, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
  g_assert_false (liaison_profile_file_write (fixture->path, "text", &writing));
  g_assert_true (writing->domain == G_FILE_ERROR);
}

static void
test_lacking (Fixture *fixture, gconstpointer unused)
{
  static const char *const lacking[] = {
    "[" ID_A "]\ncloud=global\nclient-id=client\n",
    "[" ID_A "]\ncloud=global\ntenant=organizations\n",
    "[" ID_A "]\nclient-id=client\ntenant=organizations\n",
    "[../../elsewhere]\n" NEEDED,
    "[" ID_A "]\nclient-id=client\ntenant=organizations\ncloud=\xff\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lacking); i++)
    {
      g_autofree char *text =
        g_strconcat ("[Liaison]\nformat=1\n", lacking[i], "[" ID_B "]\n" NEEDED, NULL);
      g_autoptr(GPtrArray) profiles = NULL;

      write_text (fixture, text);
      g_test_expect_message ("liaison-store", G_LOG_LEVEL_WARNING, "*left out*");
      profiles = read_good (fixture, 1);
      g_test_assert_expected_messages ();
      g_assert_cmpstr (liaison_profile_get_id (profiles->pdata[0]), ==, ID_B);
    }
}

/* What is odd in a member does no harm to the others. */
static void
test_odd_members (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GPtrArray) profiles = NULL;
  const LiaisonProfileSpec *spec;

  write_text (fixture, "[Liaison]\nformat=1\nmore=yes\n[" ID_A "]\n" NEEDED
                       "last-used=yesterday\nremoved=perhaps\nuser-name=\xff\nunknown=1\n"
                       "partner-country=NL\n");
  profiles = read_good (fixture, 1);
  spec = liaison_profile_get_spec (profiles->pdata[0]);
  g_assert_cmpint (spec->last_used, ==, 0);
  g_assert_false (spec->removed);
  g_assert_null (spec->user_name);
  g_assert_null (liaison_profile_get_partner (profiles->pdata[0]));
}

static void
assert_text (Fixture *fixture, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

#define NEWER                                                                                      \
  "[Liaison]\nformat=1\nmore=yes\n\n"                                                              \
  "[" ID_A "]\n" NEEDED "name[de]=Erna\nuser-name=\xff\nlast-used=5\nremoved=perhaps\n"            \
  "unknown=1\npartner-country=NL\n"
#define LACKING "\n[4f3c1d5a-6b7e-4a90-8d21-c0ffee5ec2e7]\ncloud=global\n"
#define OTHERS "\n[Surprise]\nme=yes\n"

/* A newer program's keys and groups, and accounts that lack something, outlive a save. */
static void
test_kept_as_it_is (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GPtrArray) profiles = NULL;
  LiaisonProfileSpec spec;

  write_text (fixture, NEWER LACKING "\n[" ID_B "]\n" NEEDED OTHERS);
  g_test_expect_message ("liaison-store", G_LOG_LEVEL_WARNING, "*left out*");
  g_test_expect_message ("liaison-store", G_LOG_LEVEL_WARNING, "*left out*");
  profiles = read_good (fixture, 2);
  g_test_assert_expected_messages ();

  write_profiles (fixture, profiles);
  assert_text (fixture, NEWER LACKING "\n[" ID_B "]\n" NEEDED OTHERS);

  /* What changed is all that changes, also when it is taken away. */
  spec = *liaison_profile_get_spec (profiles->pdata[1]);
  spec.user_mail = "iris@partner.example";
  spec.removed = TRUE;
  liaison_profile_set_spec (profiles->pdata[1], &spec);
  write_profiles (fixture, profiles);
  assert_text (fixture, NEWER LACKING "\n[" ID_B "]\n" NEEDED
                                      "user-mail=iris@partner.example\nremoved=true\n" OTHERS);
  spec = *liaison_profile_get_spec (profiles->pdata[1]);
  spec.user_mail = NULL;
  spec.removed = FALSE;
  liaison_profile_set_spec (profiles->pdata[1], &spec);
  write_profiles (fixture, profiles);
  assert_text (fixture, NEWER LACKING "\n[" ID_B "]\n" NEEDED "removed=false\n" OTHERS);

  /* Of an account that was removed nothing stays. */
  g_ptr_array_remove_index (profiles, 1);
  write_profiles (fixture, profiles);
  assert_text (fixture, NEWER LACKING OTHERS);
}

static void
test_set_aside (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GDir) dir = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  const char *name;

  write_text (fixture, "damaged");
  liaison_profile_file_set_aside (fixture->path, &error);
  g_assert_no_error (error);
  dir = g_dir_open (fixture->folder, 0, NULL);
  name = g_dir_read_name (dir);
  g_assert_true (g_str_has_prefix (name, "accounts.ini.damaged-"));
  path = g_build_filename (fixture->folder, name, NULL);
  g_assert_null (g_dir_read_name (dir));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "damaged");

  g_assert_false (liaison_profile_file_set_aside (fixture->path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

typedef struct
{
  guint n_told;
  GError *error; /* of the last time */
} Told;

static void
saved_cb (const GError *error, gpointer user_data)
{
  Told *told = user_data;

  told->n_told++;
  g_clear_error (&told->error);
  told->error = error != NULL ? g_error_copy (error) : NULL;
}

static gboolean
is_told (gpointer user_data)
{
  return ((Told *) user_data)->n_told > 0;
}

static void
save (LiaisonProfileSaver *saver, const char *text, Told *told)
{
  told->n_told = 0;
  liaison_profile_saver_save (saver, g_strdup (text));
  liaison_test_wait_until (is_told, told);
}

/* Of many saves in a row the last one is what stays. */
static void
test_saver (Fixture *fixture, gconstpointer unused)
{
  Told told = { 0 };
  LiaisonProfileSaver *saver = liaison_profile_saver_new (fixture->path, saved_cb, &told);
  g_autofree char *text = NULL;

  g_assert_true (liaison_profile_saver_flush (saver, NULL));
  for (guint i = 0; i <= 50; i++)
    liaison_profile_saver_save (saver, g_strdup_printf ("number %u", i));
  g_assert_true (liaison_profile_saver_flush (saver, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "number 50");
  liaison_test_wait_until (is_told, &told);
  g_assert_no_error (told.error);

  /* Nobody is told any more. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  told.n_told = 0;
  liaison_profile_saver_save (saver, g_strdup ("dropped at once"));
  g_assert_true (liaison_profile_saver_flush (saver, NULL));
  liaison_profile_saver_free (saver);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (told.n_told, ==, 0);
}

/* A disk that refuses is told, and so is its change of mind. */
static void
test_saver_fails (Fixture *fixture, gconstpointer unused)
{
  Told told = { 0 };
  LiaisonProfileSaver *saver = liaison_profile_saver_new (fixture->path, saved_cb, &told);
  g_autofree char *inside = g_build_filename (fixture->path, "inside", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  save (saver, "refused", &told);
  g_assert_true (told.error != NULL && told.error->domain == G_FILE_ERROR);
  g_assert_false (liaison_profile_saver_flush (saver, &error));
  g_assert_error (error, G_FILE_ERROR, told.error->code);

  g_assert_cmpint (g_rmdir (inside), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->path), ==, 0);
  save (saver, "taken", &told);
  g_assert_no_error (told.error);
  g_assert_true (liaison_profile_saver_flush (saver, NULL));
  liaison_profile_saver_free (saver);
}

#define ADD(path, test) g_test_add ("/profile-file/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("round-trip", test_round_trip);
  ADD ("modes", test_modes);
  ADD ("no-file", test_no_file);
  ADD ("damaged", test_damaged);
  ADD ("newer", test_newer);
  ADD ("not-readable", test_not_readable);
  ADD ("lacking", test_lacking);
  ADD ("odd-members", test_odd_members);
  ADD ("kept-as-it-is", test_kept_as_it_is);
  ADD ("set-aside", test_set_aside);
  ADD ("saver", test_saver);
  ADD ("saver-fails", test_saver_fails);

  return g_test_run ();
}
