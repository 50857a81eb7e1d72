/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "model/liaison-csv-reader.h"
#include "model/liaison-csv.h"

/* Rows as "a|b/c|d", so that a table of cases can be read. */
static char *
show (const LiaisonCsvTable *table)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < table->rows->len; i++)
    {
      g_autofree char *row = g_strjoinv ("|", g_ptr_array_index (table->rows, i));

      g_string_append_printf (shown, "%s%s", i > 0 ? "/" : "", row);
    }
  return g_string_free (shown, FALSE);
}

static void
test_rows (void)
{
  static const struct
  {
    const char *text;
    const char *rows;
  } table[] = {
    { "", "" },
    { "\n\r\n\r", "" },
    { " , \t,\n", "" },
    { "a,b", "a|b" },
    { "a,b\n", "a|b" },
    { "a,b\r\nc,d\r\n", "a|b/c|d" },
    { "a,b\rc,d\r", "a|b/c|d" },
    { "a,b\nc,d\r\ne,f\rg,h", "a|b/c|d/e|f/g|h" },
    { "a,,\n,,b", "a||/||b" },
    { "a\n\n\nb", "a/b" },
    { "a,b,c\nd\ne,f", "a|b|c/d/e|f" },
    { "\"a,b\",c", "a,b|c" },
    { "\"a\"\"b\",c", "a\"b|c" },
    { "\"\",\"\"\"\"", "|\"" },
    { "\"a\nb\r\nc\",d\ne", "a\nb\r\nc|d/e" },
    { "\"a\" b,c", "a b|c" },
    { "\"a\"b\"c\",d", "ab\"c\"|d" },
    { "a \"b\" c,d", "a \"b\" c|d" },
    { "a, \"b,c\"", "a|b,c" },
    { "a, b ", "a| b " },
    { "\"never closed,b\nc", "\"never closed|b/c" },
    { "北辰,李雷\n", "北辰|李雷" },
    { "李雷、韩梅梅，x,y", "李雷、韩梅梅，x|y" },
    { "=1+1,@x", "=1+1|@x" },
    { "a;b,c", "a;b|c" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(LiaisonCsvTable) parsed = liaison_csv_parse (table[i].text, ',');
      g_autofree char *shown = show (parsed);

      g_assert_cmpstr (shown, ==, table[i].rows);
    }
}

static void
test_lines (void)
{
  g_autoptr(LiaisonCsvTable) table = liaison_csv_parse ("a\n\n\"b\nc\r\nd\",e\nf\r\n\r\ng", ',');
  static const guint lines[] = { 1, 3, 6, 8 };

  g_assert_cmpuint (table->rows->len, ==, G_N_ELEMENTS (lines));
  g_assert_cmpuint (table->n_columns, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_cmpuint (g_array_index (table->lines, guint, i), ==, lines[i]);
}

static void
test_separators (void)
{
  static const struct
  {
    const char *text;
    char separator;
  } table[] = {
    { "a,b\nc,d", ',' },
    { "a;b\nc;d", ';' },
    { "a\tb\nc\td", '\t' },
    { "a;b,c;d\ne;f;g", ';' },
    { "Firma;Name;E-Mail\nMüller, Huber & Co;Li, Lei;x@y.example\n", ';' },
    { "company,mail\n\"a;b;c\",x@y.example\n\"d;e\",z@y.example", ',' },
    { "a\tb,c\nd\te,f,g\nh\ti", '\t' },
    { "sep=;\na,b;c,d\n", ';' },
    { "sep=\t\r\na,b\tc\n", '\t' },
    { "x@a.example\ny@b.example\n", LIAISON_CSV_NO_SEPARATOR },
    { "李雷、韩梅梅\n北辰、东方\n", LIAISON_CSV_NO_SEPARATOR },
    { "", LIAISON_CSV_NO_SEPARATOR },
    { "公司;邮箱\n北辰，贸易;x@y.example", ';' },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (liaison_csv_find_separator (table[i].text), ==, table[i].separator);
}

static void
test_hint_is_no_row (void)
{
  g_autoptr(LiaisonCsvTable) table = liaison_csv_parse ("sep=;\r\na;b\r\n", ';');
  g_autofree char *shown = show (table);

  g_assert_cmpstr (shown, ==, "a|b");
  g_assert_cmpuint (g_array_index (table->lines, guint, 0), ==, 2);
}

/* Each text in each encoding that has its characters. */
static void
test_encodings (void)
{
  static const char *const texts[] = {
    "company,mail\r\nContoso,a@b.example\r\n",
    "公司,邮箱\r\n北辰贸易有限公司,li.lei@beichen.example\r\n上海一,x@y.example\r\n",
    "公司\t联系人\n北京\t李雷\n",
    "Firma;Straße;E-Mail\nMüller & Söhne GmbH;Käsgasse 5, Köln;für@müller.example\n",
    "Société,Prénom\nL’Été à Évry,Éloïse\nFrançois & Cie,Benoît\n",
    "Compañía;País\nMuñoz Año;España\n",
  };
  static const struct
  {
    const char *charset;
    LiaisonCsvEncoding encoding;
    const char *mark;
    gsize mark_length;
  } encodings[] = {
    { "UTF-8", LIAISON_CSV_UTF_8, "", 0 },
    { "UTF-8", LIAISON_CSV_UTF_8, "\xef\xbb\xbf", 3 },
    { "UTF-16LE", LIAISON_CSV_UTF_16_LE, "", 0 },
    { "UTF-16LE", LIAISON_CSV_UTF_16_LE, "\xff\xfe", 2 },
    { "UTF-16BE", LIAISON_CSV_UTF_16_BE, "", 0 },
    { "UTF-16BE", LIAISON_CSV_UTF_16_BE, "\xfe\xff", 2 },
    { "GB18030", LIAISON_CSV_GB18030, "", 0 },
    { "WINDOWS-1252", LIAISON_CSV_WINDOWS_1252, "", 0 },
  };
  guint n_checked = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (encodings); j++)
      {
        gsize length;
        gboolean latin = strstr (texts[i], "公司") == NULL;
        LiaisonCsvEncoding found = LIAISON_CSV_AUTOMATIC;
        g_autofree char *bytes = NULL;
        g_autofree char *decoded = NULL;
        g_autoptr(GString) file = g_string_new_len (encodings[j].mark, encodings[j].mark_length);

        bytes = g_convert (texts[i], -1, encodings[j].charset, "UTF-8", NULL, &length, NULL);
        /* No Chinese in Windows-1252; and nobody writes Western Europe's letters in GB18030. */
        if (bytes == NULL || (latin && encodings[j].encoding == LIAISON_CSV_GB18030))
          continue;
        g_string_append_len (file, bytes, (gssize) length);
        decoded = liaison_csv_decode (file->str, file->len, &found);
        g_assert_cmpstr (decoded, ==, texts[i]);
        if (!g_str_is_ascii (texts[i]) || encodings[j].encoding < LIAISON_CSV_GB18030)
          g_assert_cmpint (found, ==, encodings[j].encoding);
        n_checked++;
      }
  g_assert_cmpuint (n_checked, >=, 40);
}

static void
test_chosen_encoding (void)
{
  LiaisonCsvEncoding chosen = LIAISON_CSV_WINDOWS_1252;
  g_autofree char *western = liaison_csv_decode ("\xb1\xb1\xbe\xa9\x80\x81", 6, &chosen);
  g_autofree char *chinese = NULL;
  g_autofree char *wide = NULL;

  g_assert_cmpstr (western, ==, "±±¾©€\xc2\x81");
  chosen = LIAISON_CSV_GB18030;
  chinese = liaison_csv_decode ("\xb1\xb1\xbe\xa9\xff!", 6, &chosen);
  g_assert_cmpstr (chinese, ==, "北京\xef\xbf\xbd!");
  /* Half a pair, and half a character. */
  chosen = LIAISON_CSV_UTF_16_LE;
  wide = liaison_csv_decode ("\xff\xfe\x3d\xd8\x80\xde\x00\xdc"
                             "A\0B",
                             11, &chosen);
  g_assert_cmpstr (wide, ==,
                   "🚀\xef\xbf\xbd"
                   "A\xef\xbf\xbd");
}

static void
test_zero_bytes (void)
{
  LiaisonCsvEncoding found = LIAISON_CSV_AUTOMATIC;
  g_autofree char *text =
    liaison_csv_decode ("com\0pany,mail\nCon\0toso,a@b.example\n", 35, &found);

  g_assert_cmpint (found, ==, LIAISON_CSV_UTF_8);
  g_assert_cmpstr (text, ==, "company,mail\nContoso,a@b.example\n");
}

/* What our own writer writes is read as it was. */
static void
test_round_trip (void)
{
  static const char *const cells[] = { "",     " ",    " x ",    "a,b",  "a\"b",
                                       "\"",   "\r\n", "a\rb\n", "=1+1", "北辰",
                                       "\"\"", "x\"",  "\t",     "'",    "a;b\tc" };
  g_autoptr(GString) text = g_string_new ("id");
  g_autoptr(LiaisonCsvTable) table = NULL;
  GStrv read;

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_string_append_c (text, ',');
      liaison_csv_append_exact_cell (text, cells[i]);
    }
  g_string_append (text, "\r\n");
  table = liaison_csv_parse (text->str, ',');
  g_assert_cmpuint (table->rows->len, ==, 1);
  read = g_ptr_array_index (table->rows, 0);
  g_assert_cmpuint (g_strv_length (read), ==, G_N_ELEMENTS (cells) + 1);
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    g_assert_cmpstr (read[i + 1], ==, cells[i]);
}

/* Anything at all is read, in time that grows with its length only, and nothing of it is lost. */
static void
test_hostile (void)
{
  static const char *const pieces[] = { "\"",   "\"\"", ",",    ";",  "\n", "\r", "a",
                                        "\xff", "\0",   "\xd8", "北", "=",  "\t", " \"" };

  for (guint run = 0; run < 2000; run++)
    {
      g_autoptr(GString) bytes = g_string_new (NULL);
      LiaisonCsvEncoding encoding = LIAISON_CSV_AUTOMATIC;
      g_autofree char *text = NULL;
      g_autoptr(LiaisonCsvTable) table = NULL;

      for (int i = g_test_rand_int_range (0, 60); i > 0; i--)
        {
          guint piece = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (pieces));

          g_string_append_len (bytes, pieces[piece], pieces[piece][0] == '\0' ? 1 : -1);
        }
      text = liaison_csv_decode (bytes->str, bytes->len, &encoding);
      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_cmpint (encoding, !=, LIAISON_CSV_AUTOMATIC);
      table = liaison_csv_parse (text, liaison_csv_find_separator (text));
      for (guint i = 0; i < table->rows->len; i++)
        for (GStrv cell = g_ptr_array_index (table->rows, i); *cell != NULL; cell++)
          g_assert_true (g_utf8_validate (*cell, -1, NULL));
    }
}

/* Under sanitizers everything takes a multiple of its time. */
#ifdef __SANITIZE_ADDRESS__
#define SHARE 10
#else
#define SHARE 1
#endif

/* A square of the length would take hours, which no test is given; the benchmarks measure. */
static void
assert_read (const char *piece, guint n, guint n_rows)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(LiaisonCsvTable) table = NULL;
  LiaisonCsvEncoding encoding = LIAISON_CSV_AUTOMATIC;
  g_autofree char *decoded = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
  decoded = liaison_csv_decode (text->str, text->len, &encoding);
  table = liaison_csv_parse (decoded, liaison_csv_find_separator (decoded));
  if (n_rows > 0)
    g_assert_cmpuint (table->rows->len, ==, n_rows);
}

static void
test_huge (void)
{
  assert_read (
    "北辰贸易有限公司,李雷,li.lei@beichen.example,beichen.example,CN,zh-CN,yes,R-1,2027-01-31\n",
    100000 / SHARE, 100000 / SHARE);
  assert_read ("\"", 1000000 / SHARE + 1, 0);
  assert_read ("\"\"\"\"\n", 300000 / SHARE + 1, 0);
  assert_read (",", 1000000 / SHARE, 0);
  assert_read ("a\"\n", 500000 / SHARE, 500000 / SHARE);
  assert_read ("\n", 3000000 / SHARE, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/csv-reader/rows", test_rows);
  g_test_add_func ("/csv-reader/lines", test_lines);
  g_test_add_func ("/csv-reader/separators", test_separators);
  g_test_add_func ("/csv-reader/hint-is-no-row", test_hint_is_no_row);
  g_test_add_func ("/csv-reader/encodings", test_encodings);
  g_test_add_func ("/csv-reader/chosen-encoding", test_chosen_encoding);
  g_test_add_func ("/csv-reader/zero-bytes", test_zero_bytes);
  g_test_add_func ("/csv-reader/round-trip", test_round_trip);
  g_test_add_func ("/csv-reader/hostile", test_hostile);
  g_test_add_func ("/csv-reader/huge", test_huge);

  return g_test_run ();
}
