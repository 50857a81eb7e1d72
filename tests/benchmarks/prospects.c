/* SPDX-License-Identifier: GPL-3.0-or-later */

/* prospects: reads lists of prospects. Says
 *
 *   turn MILLISECONDS     the longest turn of the main loop while a long list is read and marked
 *   again MILLISECONDS    the same while it is read in the place of another
 *   end MILLISECONDS      the same when it is closed
 *   floor MILLISECONDS    to check the same text as UTF-8
 *   read MILLISECONDS     to read it as a table
 *   SHAPE-one, SHAPE-ten MILLISECONDS   to read a text of an odd shape, and one ten times as long
 */

#include <locale.h>
#include <stdlib.h>

#include "app/liaison-prospect-list.h"
#include "liaison-test-bed.h"
#include "liaison-test.h"
#include "main-loop-watch.h"
#include "model/liaison-csv-reader.h"

#define N_ROWS 100000

/* What spreadsheets do not write, but files hold. */
static const struct
{
  const char *name;
  const char *piece;
  guint n;
} shapes[] = {
  { "rows", "Beichen,Li Lei,li.lei@beichen.example,beichen.example,CN,zh-CN,yes,2027-01-31\n",
    10000 },
  { "quotes", "\"", 100001 },
  { "quoted-quotes", "\"\"\"\"\n", 30001 },
  { "commas", ",", 100000 },
  { "late-quotes", "a\"\n", 50000 },
  { "empty-lines", "\n", 300000 },
};

static double
read_table (const char *text, gsize length)
{
  double begin = liaison_main_loop_watch_get_time ();
  LiaisonCsvEncoding encoding = LIAISON_CSV_AUTOMATIC;
  g_autofree char *decoded = liaison_csv_decode (text, length, &encoding);
  g_autoptr(LiaisonCsvTable) table =
               liaison_csv_parse (decoded, liaison_csv_find_separator (decoded));

  return liaison_main_loop_watch_get_time () - begin;
}

static double
read_shape (guint shape, guint times)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < times * shapes[shape].n; i++)
    g_string_append (text, shapes[shape].piece);
  return read_table (text->str, text->len);
}

static gboolean
is_checked (gpointer list)
{
  return !liaison_prospect_list_is_checking (list);
}

static void
run_idle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
read_list (LiaisonProspectList *list, const char *text, const char *turn)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  liaison_main_loop_watch_begin ();
  liaison_prospect_list_read_text_async (list, text, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  liaison_prospect_list_read_finish (list, result, &error);
  g_assert_no_error (error);
  liaison_test_wait_until (is_checked, list);
  run_idle ();
  g_print ("%s %.3f\n", turn, liaison_main_loop_watch_end ().longest);
}

static void
close_list (LiaisonProspectList *list)
{
  liaison_main_loop_watch_begin ();
  liaison_test_drop (list);
  run_idle ();
  g_print ("end %.3f\n", liaison_main_loop_watch_end ().longest);
}

int
main (int argc, char *argv[])
{
  g_autoptr(GString) text = g_string_new ("company,mail,country,language\n");
  LiaisonTestBed *bed;
  LiaisonProspectList *list;
  double begin;

  setlocale (LC_ALL, "");
  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (text, "Company %u,c%u@company%u.example,DE,en\n", i, i, i);

  bed = liaison_test_bed_new (5, "demo");
  g_assert_true (liaison_test_bed_start_session (bed, NULL));
  liaison_test_bed_wait_for_list (liaison_session_get_customers (bed->session));
  list = liaison_prospect_list_new (bed->session);
  read_list (list, text->str, "turn");
  read_list (list, text->str, "again");
  close_list (list);
  liaison_test_bed_free (bed);

  begin = liaison_main_loop_watch_get_time ();
  g_assert_true (g_utf8_validate (text->str, text->len, NULL));
  g_print ("floor %.3f\n", liaison_main_loop_watch_get_time () - begin);
  g_print ("read %.3f\n", read_table (text->str, text->len));
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_print ("%s-one %.3f\n", shapes[i].name, read_shape (i, 1));
      g_print ("%s-ten %.3f\n", shapes[i].name, read_shape (i, 10));
    }
  return EXIT_SUCCESS;
}
