/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "model/liaison-error.h"
#include "wire/liaison-json.h"

static JsonNode *
parse (const char *text, GError **error)
{
  g_autoptr(GBytes) body = g_bytes_new_static (text, strlen (text));

  return liaison_json_parse (body, error);
}

static void
test_parse (void)
{
  static const char *const good[] = {
    "{}",
    "[]",
    "\"education\"",
    "\xEF\xBB\xBF{ \"a\": 1 }",
    "  \n{ \"a\": [1, 2, { \"b\": null }] }\n",
    "{ \"a\": \"[[[[ \\\" {{{{\" }",
  };
  static const char *const bad[] = {
    "",
    "\xEF\xBB\xBF",
    "{ \"items\": [ { \"id\": \"8f2b",
    "{ \"items\": [",
    "<html><body>502 Bad Gateway</body></html>",
    "{ \"a\": \"\xFF\xFE\" }",
    /* What json-glib would take. */
    "/* { */ {}",
    "// {\n{}",
    "{ 'a': 1 }",
    "var a = {};",
    "{}{}",
    "[] {}",
    "{ \"a\": $ff }",
    "{ \"a\": \"\\262\" }",
    "{ \"a\": \"\\x41\" }",
    "{ \"a\": \"\\u00zz\" }",
    "{ \"a\": \"\\u00",
    "{ \"a\": \"\\",
    "{ \"a\": \"\\ud83d",
    "{} ]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) node = parse (good[i], &error);

      g_assert_no_error (error);
      g_assert_nonnull (node);
    }

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) node = parse (bad[i], &error);

      g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL);
      g_assert_null (node);
    }
}

static void
test_depth (void)
{
  /* json-glib passes over comments, and knows two kinds of quotes. */
  static const char *const beginnings[] = {
    "", "/*\"*/", "//\"\n", "'\"'", "\"'\"", "[],", "]]]]"
  };
  g_autofree char *brackets = g_strnfill (1000000, '[');

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      g_autofree char *text = g_strconcat (beginnings[i], brackets, NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) node = parse (text, &error);

      g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL);
    }
}

/* A text cut amid a character is shown all the same; json-glib would refuse the body, or hand out
 * what is no UTF-8. */
static void
test_surrogates (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "\\ud83d\\ude00", "\xF0\x9F\x98\x80" },
    { "\\uD83D\\uDE00!", "\xF0\x9F\x98\x80!" },
    { "cut\\ud83d", "cut\xEF\xBF\xBD" },
    { "\\ude00", "\xEF\xBF\xBD" },
    { "\\ud83dx", "\xEF\xBF\xBDx" },
    { "\\ud83d\\n", "\xEF\xBF\xBD\n" },
    { "\\ud83d\\u0041", "\xEF\xBF\xBD"
                        "A" },
    { "\\ud83d\\ud83d\\ude00", "\xEF\xBF\xBD\xF0\x9F\x98\x80" },
    { "\\\\ud83d", "\\ud83d" },
    { "\\u00e9\\/\\\"", "\xC3\xA9/\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_strdup_printf ("\xEF\xBB\xBF{ \"a\": \"%s\" }", cases[i].text);
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) node = parse (body, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (liaison_json_string (node, "a"), ==, cases[i].expected);
    }
}

/* json-glib quotes what it did not expect, up to a number of bytes. */
static void
test_message_is_text (void)
{
  for (gsize length = 1; length < 60; length++)
    {
      g_autofree char *filling = g_strnfill (length, 'x');
      g_autofree char *body =
        g_strdup_printf ("{ \"a\": \"%s\xE2\xAC\x80\xE2\xAC\x80\" \"b\" }", filling);
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) node = parse (body, &error);

      g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

/* No accessor may fail or warn, whatever it meets. */
static void
test_wrong_types (void)
{
  static const char *const bodies[] = {
    "[]",
    "7",
    "\"text\"",
    "{}",
    "{ \"a\": null }",
    "{ \"a\": {} }",
    "{ \"a\": [] }",
    "{ \"a\": \"\" }",
    "{ \"a\": 1e300 }",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr(JsonNode) node = parse (bodies[i], NULL);
      JsonNode *a = liaison_json_member (node, "a");

      g_assert_null (liaison_json_member (a, "b"));
      g_assert_null (liaison_json_string (node, "a"));
      g_assert_null (liaison_json_dup_text (node, "a"));
      g_assert_null (liaison_json_dup_time (node, "a"));
      g_assert_cmpint (liaison_json_int (node, "a", -1), ==, -1);
      g_assert_true (liaison_json_bool (node, "a", TRUE));
      g_assert_false (liaison_json_bool (node, "a", FALSE));
      g_assert_true (liaison_json_array (node, "a") == NULL || i == 6);
    }

  g_assert_null (liaison_json_member (NULL, "a"));
  g_assert_null (liaison_json_string (NULL, "a"));
  g_assert_null (liaison_json_array (NULL, "a"));
}

static void
test_values (void)
{
  g_autoptr(JsonNode) node = parse ("{ \"CompanyName\": \"Harborlight\", \"quantity\": 12, "
                                     "\"Seats\": \"25\", \"half\": 2.5, \"isTrial\": true, "
                                     "\"isTrial2\": \"False\", \"status\": 3 }",
                                     NULL);
  g_autofree char *status = liaison_json_dup_text (node, "status");
  g_autofree char *name = liaison_json_dup_text (node, "companyname");

  g_assert_cmpstr (liaison_json_string (node, "companyName"), ==, "Harborlight");
  g_assert_cmpstr (name, ==, "Harborlight");
  g_assert_cmpint (liaison_json_int (node, "quantity", -1), ==, 12);
  g_assert_cmpint (liaison_json_int (node, "seats", -1), ==, 25);
  g_assert_cmpint (liaison_json_int (node, "half", -1), ==, 2);
  g_assert_cmpint (liaison_json_int (node, "CompanyName", -1), ==, -1);
  g_assert_cmpint (liaison_json_int (node, "absent", -1), ==, -1);
  g_assert_true (liaison_json_bool (node, "isTrial", FALSE));
  g_assert_false (liaison_json_bool (node, "isTrial2", TRUE));
  g_assert_cmpstr (status, ==, "3");
}

static void
test_times (void)
{
  static const struct
  {
    const char *text;
    const char *expected; /* UTC, to the second; NULL: no time */
  } cases[] = {
    { "2026-02-03T09:14:55.1830472Z", "2026-02-03T09:14:55Z" },
    { "2026-02-03T09:14:55.7Z", "2026-02-03T09:14:55Z" },
    { "2026-02-03T09:14:55Z", "2026-02-03T09:14:55Z" },
    { "2019-08-26T00:00:00", "2019-08-26T00:00:00Z" },
    { "2026-03-02T08:41:07.51", "2026-03-02T08:41:07Z" },
    { "2026-03-02T20:00:00-08:00", "2026-03-03T04:00:00Z" },
    { "2026-03-02T20:00:00.5+00:00", "2026-03-02T20:00:00Z" },
    { "2017-05-01T06: 41: 12Z", "2017-05-01T06:41:12Z" },
    { "2026-03-02", "2026-03-02T00:00:00Z" },
    { "0001-01-01T00:00:00", NULL },
    { "0001-01-01T00:00:00Z", NULL },
    { "9999-12-31T00:00:00Z", NULL },
    { "9999-12-31T23:59:59.9999999-08:00", NULL },
    { "10000-01-01T00:00:00Z", NULL },
    { "2026-02-30T00:00:00Z", NULL },
    { "soon", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GDateTime) time = liaison_json_time_from_text (cases[i].text);
      g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/json/parse", test_parse);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/surrogates", test_surrogates);
  g_test_add_func ("/json/message-is-text", test_message_is_text);
  g_test_add_func ("/json/wrong-types", test_wrong_types);
  g_test_add_func ("/json/values", test_values);
  g_test_add_func ("/json/times", test_times);

  return g_test_run ();
}
