/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "liaison-test.h"
#include "model/liaison-error.h"
#include "model/liaison-letter-library.h"

static void
test_knows_its_languages (void)
{
  g_autofree char *path = liaison_test_dup_shipped_path ("letters.ini");
  g_autoptr(GError) error = NULL;
  g_autoptr(LiaisonLetterLibrary) library = liaison_letter_library_new_from_file (path, &error);
  const char *const expected[] = { "en", "de", "es", "fr", "ja", "pt_BR", "zh_CN", NULL };
  const struct
  {
    const char *locale;
    const char *language;
  } matches[] = {
    { "zh_CN.UTF-8", "zh_CN" },
    { "zh_CN", "zh_CN" },
    { "zh-CN", "zh_CN" },
    { "zh_SG.UTF-8", "zh_CN" },
    { "zh", "zh_CN" },
    { "en_GB.UTF-8", "en" },
    { "de_AT.UTF-8", "de" },
    { "pt_PT.UTF-8", "pt_BR" },
    { "it_IT.UTF-8", "en" },
    { "C.UTF-8", "en" },
    { "POSIX", "en" },
    { "", "en" },
    { NULL, "en" },
  };

  g_assert_no_error (error);
  g_assert_cmpstrv (liaison_letter_library_get_languages (library), expected);
  g_assert_cmpstr (liaison_letter_library_get_language_name (library, "en"), ==, "English");
  g_assert_cmpstr (liaison_letter_library_get_language_name (library, "zh_CN"), ==, "中文（简体）");
  for (gsize i = 0; i < G_N_ELEMENTS (matches); i++)
    g_assert_cmpstr (liaison_letter_library_match_language (library, matches[i].locale), ==,
                     matches[i].language);
}

static void
test_knows_its_drafts (void)
{
  g_autofree char *path = liaison_test_dup_shipped_path ("letters.ini");
  g_autoptr(LiaisonLetterLibrary) library = liaison_letter_library_new_from_file (path, NULL);
  const char *const *languages = liaison_letter_library_get_languages (library);

  for (gsize i = 0; languages[i] != NULL; i++)
    g_assert_cmpint (liaison_letter_library_is_draft (library, languages[i]), ==,
                     !g_str_equal (languages[i], "en") && !g_str_equal (languages[i], "zh_CN"));
}

static void
test_finds_placeholders (void)
{
  const char *const expected[] = { "{due_date}", "{reference}", NULL };
  g_auto(GStrv) found = liaison_letter_find_placeholders (
    "{{due_date}} {x} {} { link } {reference}{due_date} {Link} {");
  g_auto(GStrv) none = liaison_letter_find_placeholders ("");

  g_assert_cmpstrv (found, expected);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

/* The shipped file with @from replaced, written anew. */
static LiaisonLetterLibrary *
open_changed (const char *from, const char *to, GError **error)
{
  g_autofree char *path = liaison_test_dup_shipped_path ("letters.ini");
  g_autofree char *changed_path = g_build_filename (g_get_user_data_dir (), "letters.ini", NULL);
  g_autofree char *contents = NULL;
  g_autoptr(GString) changed = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  changed = g_string_new (contents);
  g_assert_cmpuint (g_string_replace (changed, from, to, 1), ==, 1);
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_data_dir (), 0700), ==, 0);
  g_assert_true (g_file_set_contents (changed_path, changed->str, -1, NULL));

  return liaison_letter_library_new_from_file (changed_path, error);
}

static void
test_refuses_broken_files (void)
{
  const struct
  {
    const char *from;
    const char *to;
    const char *message;
  } cases[] = {
    { "[how]\n", "[why]\n", "[how] Text: missing" },
    { "Text=Kind regards", "Text=", "[regards] Text: missing" },
    { "Text=Kind regards", "Text=Yours {link}", "[regards] Text: the link" },
    { "Text[zh_CN]=此致", "Text[zh_CN]={link}", "[regards] Text[zh_CN]: the link" },
    { "Text=January;", "Text=", "[months] Text: not twelve months" },
    { "[how]\n", "[how\n", "letters.ini: " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (open_changed (cases[i].from, cases[i].to, &error));
      g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE);
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

static void
test_missing_file_is_an_error (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (liaison_letter_library_new_from_file ("/nonexistent/letters.ini", &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE);
}

static void
test_half_translations_are_not_offered (void)
{
  const char *const without[] = { "en", "de", "es", "fr", "ja", "pt_BR", NULL };
  const char *const changes[][2] = {
    { "Text[zh_CN]=此致\n", "" },
    { "Text[zh_CN]=此致\n", "Text[zh_CN]=\n" },
    { "Text[zh_CN]={contact_name}，您好！", "Text[zh_CN]=您好！" },
    { "Text[zh_CN]=1;2;3", "Text[zh_CN]=1;2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LiaisonLetterLibrary) library =
                   open_changed (changes[i][0], changes[i][1], &error);

      g_assert_no_error (error);
      g_assert_cmpstrv (liaison_letter_library_get_languages (library), without);
      g_assert_cmpstr (liaison_letter_library_match_language (library, "zh_CN.UTF-8"), ==, "en");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/letter-file/languages", test_knows_its_languages);
  g_test_add_func ("/letter-file/drafts", test_knows_its_drafts);
  g_test_add_func ("/letter-file/placeholders", test_finds_placeholders);
  g_test_add_func ("/letter-file/broken", test_refuses_broken_files);
  g_test_add_func ("/letter-file/missing", test_missing_file_is_an_error);
  g_test_add_func ("/letter-file/half-translations", test_half_translations_are_not_offered);

  return g_test_run ();
}
