/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "liaison-test.h"
#include "mail/liaison-handoff.h"
#include "mail/liaison-mailto.h"
#include "model/liaison-error.h"

#define LINK                                                                                       \
  "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship"                      \
  "&partnerId=0a1b2c3d-1111-4222-8333-444455556666&msppId=0&DAP=true"                              \
  "#/BillingAccounts/partner-invitation"

#define BODY "您好！\n\n" LINK "\n\n“a” & b; c=d+e %41 \\ 'x' $HOME `y` | *?~ 😀\n\n此致\n张三"

/* A stand-in for a mail program: registered as the handler of mailto, it keeps its arguments. */
typedef struct
{
  char *arguments_path;
} Fixture;

static void
write_file (const char *folder, const char *name, const char *contents, int mode)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (
    g_file_set_contents_full (path, contents, -1, G_FILE_SET_CONTENTS_NONE, mode, NULL));
}

static void
register_handler (Fixture *fixture, gconstpointer unused)
{
  const char *home = g_get_user_data_dir ();
  g_autofree char *applications = g_build_filename (home, "applications", NULL);
  g_autofree char *script = g_build_filename (home, "fake-mail.sh", NULL);
  g_autofree char *contents = NULL;
  g_autofree char *entry = NULL;

  fixture->arguments_path = g_build_filename (home, "arguments", NULL);
  contents =
    g_strdup_printf ("#!/bin/sh\nfor a in \"$@\"; do printf '%%s\\n' \"$a\"; done > '%s.new'\n"
                     "mv '%s.new' '%s'\n",
                     fixture->arguments_path, fixture->arguments_path, fixture->arguments_path);
  entry = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Fake Mail\nExec=%s %%u\n"
                           "MimeType=x-scheme-handler/mailto;\n",
                           script);
  write_file (home, "fake-mail.sh", contents, 0700);
  write_file (applications, "fake-mail.desktop", entry, 0600);
  write_file (g_get_user_config_dir (), "mimeapps.list",
              "[Default Applications]\nx-scheme-handler/mailto=fake-mail.desktop\n", 0600);
}

static void
set_up_nothing (Fixture *fixture, gconstpointer unused)
{
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_free (fixture->arguments_path);
}

static gboolean
open_mailto (const char *mailto, GCancellable *cancellable, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  liaison_handoff_open_async (mailto, NULL, cancellable, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  return liaison_handoff_open_finish (result, error);
}

static gboolean
file_is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
look_again_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* The program is not ours, so nothing of it reaches our main loop. */
static void
wait_for_arguments (Fixture *fixture)
{
  guint source = g_timeout_add (10, look_again_cb, NULL);

  liaison_test_wait_until (file_is_there, fixture->arguments_path);
  g_source_remove (source);
}

/* Percent-decoding by the letter of the RFC, not by the product's own code. */
static char *
decode (const char *value)
{
  GString *text = g_string_new (NULL);

  for (const char *p = value; *p != '\0'; p++)
    if (*p == '%')
      {
        g_string_append_c (text, g_ascii_xdigit_value (p[1]) * 16 + g_ascii_xdigit_value (p[2]));
        p += 2;
      }
    else
      g_string_append_c (text, *p);
  return g_string_free (text, FALSE);
}

static void
test_the_exact_bytes_arrive (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *mailto = liaison_mailto_new ("ann+x@example.com", "主题 & “x”", BODY);
  g_autofree char *arguments = NULL;
  g_autofree char *body = NULL;
  g_autoptr(GString) expected = g_string_new (BODY);
  g_autoptr(GError) error = NULL;
  char *value;

  g_assert_true (open_mailto (mailto, NULL, &error));
  g_assert_no_error (error);
  wait_for_arguments (fixture);

  g_assert_true (g_file_get_contents (fixture->arguments_path, &arguments, NULL, NULL));
  g_strchomp (arguments);
  g_assert_cmpstr (arguments, ==, mailto); /* one argument, untouched on its way */

  value = strstr (arguments, "&body=");
  g_assert_nonnull (value);
  body = decode (value + strlen ("&body="));
  g_string_replace (expected, "\n", "\r\n", 0);
  g_assert_cmpstr (body, ==, expected->str);
}

static void
test_the_longest_arrives (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *frame = liaison_mailto_new (NULL, "s", "");
  g_autofree char *filler = g_strnfill (LIAISON_MAILTO_MAX - strlen (frame), 'x');
  g_autofree char *mailto = liaison_mailto_new (NULL, "s", filler);
  g_autofree char *longer = g_strconcat (mailto, "x", NULL);
  g_autofree char *arguments = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (strlen (mailto), ==, LIAISON_MAILTO_MAX);
  g_assert_false (open_mailto (longer, NULL, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_TOO_LONG);
  g_clear_error (&error);

  g_assert_true (open_mailto (mailto, NULL, &error));
  g_assert_no_error (error);
  wait_for_arguments (fixture);
  g_assert_true (g_file_get_contents (fixture->arguments_path, &arguments, NULL, NULL));
  g_assert_cmpuint (strlen (g_strchomp (arguments)), ==, LIAISON_MAILTO_MAX);
}

static void
test_the_program_has_a_name (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *name = liaison_handoff_dup_mail_app_name ();

  g_assert_cmpstr (name, ==, "Fake Mail");
}

static void
test_cancelled_opens_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (open_mailto ("mailto:?subject=a&body=b", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_nobody_takes_mail (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *name = liaison_handoff_dup_mail_app_name ();
  g_autoptr(GError) error = NULL;

  g_assert_null (name);
  g_assert_false (open_mailto ("mailto:?subject=a&body=b", NULL, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_NO_MAIL_APP);
}

static void
test_digest_is_sha256 (void)
{
  g_autofree char *empty = liaison_handoff_dup_digest ("");
  g_autofree char *abc = liaison_handoff_dup_digest ("abc");

  g_assert_cmpstr (empty, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  g_assert_cmpstr (abc, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

#define add(name, set_up, function)                                                                \
  g_test_add ("/handoff/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("bytes", register_handler, test_the_exact_bytes_arrive);
  add ("longest", register_handler, test_the_longest_arrives);
  add ("name", register_handler, test_the_program_has_a_name);
  add ("cancelled", register_handler, test_cancelled_opens_nothing);
  add ("nobody", set_up_nothing, test_nobody_takes_mail);
  g_test_add_func ("/handoff/digest", test_digest_is_sha256);

  return g_test_run ();
}
