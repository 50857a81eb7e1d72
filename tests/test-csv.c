/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>

#include "model/liaison-csv.h"
#include "model/liaison-json-string.h"

static void
test_cells (void)
{
  static const struct
  {
    const char *text;
    const char *cell;
  } table[] = {
    { NULL, "" },
    { "", "" },
    { "Contoso", "Contoso" },
    { "北辰贸易有限公司", "北辰贸易有限公司" },
    { "Beichen & Söhne #1 🚀", "Beichen & Söhne #1 🚀" },
    { "Fabrikam, Inc.", "\"Fabrikam, Inc.\"" },
    { "The \"Best\" Ltd", "\"The \"\"Best\"\" Ltd\"" },
    { "\"", "\"\"\"\"" },
    { "two\nlines", "\"two\nlines\"" },
    { "two\r\nlines", "\"two\r\nlines\"" },
    { "a\tb", "a\tb" },
    { "a;b", "a;b" },
    { " edge", "\" edge\"" },
    { "edge ", "\"edge \"" },
    { "=1+1", "'=1+1" },
    { "=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"" },
    { "+49 30", "'+49 30" },
    { "-2", "'-2" },
    { "@SUM(A1)", "'@SUM(A1)" },
    { "\t=1", "'\t=1" },
    { "\r=1", "\"'\r=1\"" },
    { "\n=1", "\"'\n=1\"" },
    { "＝1", "'＝1" },
    { "＋1", "'＋1" },
    { "－1", "'－1" },
    { "＠x", "'＠x" },
    { "A=1", "A=1" },
    { "'quoted", "'quoted" },
    { "x\xff", "x\xef\xbf\xbd" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GString) line = g_string_new (NULL);

      liaison_csv_append_cell (line, table[i].text);
      g_assert_cmpstr (line->str, ==, table[i].cell);
    }
}

static void
test_line (void)
{
  static const char *const cells[] = { "1", "a,b", NULL, "=x" };
  g_autoptr(GString) out = g_string_new ("before\r\n");

  liaison_csv_append_line (out, cells, G_N_ELEMENTS (cells));
  g_assert_cmpstr (out->str, ==, "before\r\n1,\"a,b\",,'=x\r\n");
}

static void
test_json (void)
{
  static const struct
  {
    const char *text;
    const char *json;
  } table[] = {
    { NULL, "null" },
    { "", "\"\"" },
    { "=1", "\"=1\"" },
    { "北辰 🚀", "\"北辰 🚀\"" },
    { "a\"b\\c/d", "\"a\\\"b\\\\c/d\"" },
    { "\t\r\n\x01\x7f", "\"\\u0009\\u000d\\u000a\\u0001\\u007f\"" },
    { "x\xff", "\"x\xef\xbf\xbd\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GString) out = g_string_new (NULL);

      liaison_json_string_append (out, table[i].text);
      g_assert_cmpstr (out->str, ==, table[i].json);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/csv/cells", test_cells);
  g_test_add_func ("/csv/line", test_line);
  g_test_add_func ("/csv/json", test_json);

  return g_test_run ();
}
