/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists of prospects, and what is found out about their rows. */

#include <string.h>

#include "liaison-test-batch.h"
#include "liaison-test.h"
#include "model/liaison-error.h"

static void
test_marks (LiaisonTestBatch *fixture, gconstpointer unused)
{
  liaison_test_batch_read_text (fixture, LIAISON_TEST_BATCH_LIST);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 7);
  g_assert_cmpuint (liaison_test_batch_get_marks (fixture, 0) & LIAISON_PROSPECT_ERRORS, ==, 0);
  g_assert_cmpuint (liaison_test_batch_get_marks (fixture, 1) & LIAISON_PROSPECT_ERRORS, ==, 0);
  g_assert_cmpuint (liaison_test_batch_get_marks (fixture, 2), ==, LIAISON_PROSPECT_NOBODY);
  g_assert_cmpuint (liaison_test_batch_get_marks (fixture, 3) & LIAISON_PROSPECT_ERRORS, ==,
                    LIAISON_PROSPECT_BAD_MAIL);
  g_assert_cmpuint (liaison_test_batch_get_marks (fixture, 4), ==,
                    LIAISON_PROSPECT_BAD_COUNTRY | LIAISON_PROSPECT_BAD_LANGUAGE |
                      LIAISON_PROSPECT_BAD_RIGHTS | LIAISON_PROSPECT_BAD_DAY);
  g_assert_true (liaison_test_batch_get_marks (fixture, 5) & LIAISON_PROSPECT_DUPLICATE);
  g_assert_false (liaison_test_batch_get_marks (fixture, 6) & LIAISON_PROSPECT_DUPLICATE);
  g_assert_cmpuint (liaison_prospect_list_count_included (fixture->list), ==, 3);
  g_assert_cmpuint (liaison_prospect_list_count_marked (fixture->list, LIAISON_PROSPECT_ERRORS), ==,
                    3);

  /* Corrected, it is taken in. */
  liaison_prospect_set_text (liaison_test_batch_get_prospect (fixture, 3),
                             LIAISON_PROSPECT_CONTACT_MAIL, "good@mail.example");
  liaison_prospect_list_check (fixture->list);
  liaison_test_wait_until (liaison_test_batch_is_checked, fixture->list);
  g_assert_cmpuint (liaison_test_batch_get_marks (fixture, 3) & LIAISON_PROSPECT_ERRORS, ==, 0);
  g_assert_cmpuint (liaison_prospect_list_count_included (fixture->list), ==, 4);

  /* Mapped otherwise, the address is none. */
  liaison_prospect_list_set_column (fixture->list, LIAISON_PROSPECT_CONTACT_MAIL, 0);
  liaison_test_wait_until (liaison_test_batch_is_checked, fixture->list);
  g_assert_true (liaison_test_batch_get_marks (fixture, 0) & LIAISON_PROSPECT_BAD_MAIL);
}

static void
test_customers_and_open (LiaisonTestBatch *fixture, gconstpointer unused)
{
  GListModel *customers = G_LIST_MODEL (liaison_session_get_customers (fixture->bed->session));
  g_autoptr(LiaisonCustomer) customer = g_list_model_get_item (customers, 0);
  const char *domain = liaison_customer_get_domain (customer);
  g_autofree char *first = g_strdup_printf ("company,mail,domain\n"
                                            "A,x@%s,\n"
                                            "B,,https://%s/\n"
                                            "C,c@open.example,\n"
                                            "D,d@other.example,d-own.example\n",
                                            domain, domain);
  g_autofree char *name = NULL;

  liaison_test_batch_read_text (fixture, first);
  g_assert_cmpuint (liaison_test_batch_get_marks (fixture, 0), ==, LIAISON_PROSPECT_CUSTOMER);
  g_assert_cmpuint (liaison_test_batch_get_marks (fixture, 1), ==, LIAISON_PROSPECT_CUSTOMER);
  g_assert_cmpuint (liaison_prospect_list_count_included (fixture->list), ==, 2);
  name = liaison_test_batch_make (fixture, "first");

  liaison_test_batch_read_text (fixture,
                                "company,mail,domain\n"
                                "C,C@open.example,\n"     /* the same address */
                                "C2,else@open.example,\n" /* of a provider, for all we know */
                                "C3,,open.example\n"      /* its domain, said so */
                                "D2,new@d-own.example,\n" /* the domain said then */
                                "E,e@other.example,\n");
  g_assert_cmpuint (liaison_test_batch_get_marks (fixture, 0), ==, LIAISON_PROSPECT_OPEN);
  g_assert_cmpuint (liaison_test_batch_get_marks (fixture, 1), ==, 0);
  g_assert_cmpuint (liaison_test_batch_get_marks (fixture, 2), ==, LIAISON_PROSPECT_OPEN);
  g_assert_cmpuint (liaison_test_batch_get_marks (fixture, 3), ==, LIAISON_PROSPECT_OPEN);
  g_assert_cmpuint (liaison_test_batch_get_marks (fixture, 4), ==, 0);
}

static void
test_files (LiaisonTestBatch *fixture, gconstpointer unused)
{
  g_autofree char *wide = NULL;
  gsize length;
  g_autoptr(GError) none = NULL;
  g_autoptr(GError) workbook = NULL;
  g_autoptr(GError) empty = NULL;
  g_autoptr(GError) gone = NULL;
  g_autoptr(GFile) missing = g_file_new_for_path ("/nonexistent/list.csv");
  g_autoptr(GAsyncResult) result = NULL;
  LiaisonProspectReading reading;

  wide = g_convert (LIAISON_TEST_BATCH_LIST, -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
  none = liaison_test_batch_read_bytes (fixture, wide, length);
  g_assert_no_error (none);
  reading = liaison_prospect_list_get_reading (fixture->list);
  g_assert_cmpint (reading.encoding, ==, LIAISON_CSV_UTF_16_LE);
  g_assert_cmpint (reading.separator, ==, ',');
  g_assert_true (reading.has_titles);
  g_assert_cmpuint (liaison_prospect_list_count_included (fixture->list), ==, 3);

  /* What could not be read leaves the list as it was. */
  workbook = liaison_test_batch_read_bytes (fixture, "PK\x03\x04 xl/workbook", 16);
  g_assert_error (workbook, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE);
  empty = liaison_test_batch_read_bytes (fixture, " \n,,\n", 5);
  g_assert_error (empty, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE);
  liaison_prospect_list_read_file_async (fixture->list, missing, NULL, liaison_test_result_cb,
                                         &result);
  liaison_test_wait (&result);
  g_assert_false (liaison_prospect_list_read_finish (fixture->list, result, &gone));
  g_assert_error (gone, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (liaison_prospect_list_count_included (fixture->list), ==, 3);

  /* The first line is a row like others, if the person says so. */
  g_clear_object (&result);
  reading.has_titles = 0;
  liaison_prospect_list_read_again_async (fixture->list, &reading, NULL, liaison_test_result_cb,
                                          &result);
  liaison_test_wait (&result);
  g_assert_true (liaison_prospect_list_read_finish (fixture->list, result, NULL));
  liaison_test_wait_until (liaison_test_batch_is_checked, fixture->list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 8);

  liaison_test_batch_read_text (fixture, "a@b.example, Li Lei <c@d.example>, e@f.example");
  g_assert_cmpuint (liaison_prospect_list_count_included (fixture->list), ==, 3);
}

/* What was corrected stays with its line when the same list is read otherwise. */
static void
test_read_otherwise (LiaisonTestBatch *fixture, gconstpointer unused)
{
  LiaisonProspectReading reading;
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *mail = NULL;
  g_autofree char *company = NULL;

  liaison_test_batch_read_text (fixture, "company,mail\nA,wrong\nB,b@open.example\n");
  liaison_prospect_set_text (liaison_test_batch_get_prospect (fixture, 0),
                             LIAISON_PROSPECT_CONTACT_MAIL, "right@mail.example");
  reading = liaison_prospect_list_get_reading (fixture->list);
  reading.has_titles = FALSE;
  liaison_prospect_list_read_again_async (fixture->list, &reading, NULL, liaison_test_result_cb,
                                          &result);
  liaison_test_wait (&result);
  g_assert_true (liaison_prospect_list_read_finish (fixture->list, result, NULL));
  liaison_test_wait_until (liaison_test_batch_is_checked, fixture->list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 3);
  mail = liaison_prospect_dup_text (liaison_test_batch_get_prospect (fixture, 1),
                                    LIAISON_PROSPECT_CONTACT_MAIL);
  g_assert_cmpstr (mail, ==, "right@mail.example");

  /* Another list has lines of its own. */
  liaison_test_batch_read_text (fixture, "company,mail\nX,x@open.example\n");
  company = liaison_prospect_dup_text (liaison_test_batch_get_prospect (fixture, 0),
                                       LIAISON_PROSPECT_CONTACT_MAIL);
  g_assert_cmpstr (company, ==, "x@open.example");
}

/* The same list read once more makes nothing once more, also where it names nothing but companies.
 */
static void
test_read_twice (LiaisonTestBatch *fixture, gconstpointer unused)
{
  const char *text = "company\nNorthwind Traders GmbH\nFabrikam\n";
  g_autofree char *name = NULL;

  liaison_test_batch_read_text (fixture, text);
  g_assert_cmpuint (liaison_prospect_list_count_included (fixture->list), ==, 2);
  name = liaison_test_batch_make (fixture, "Companies");
  liaison_test_batch_read_text (fixture, text);
  g_assert_cmpuint (liaison_test_batch_get_marks (fixture, 0), ==, LIAISON_PROSPECT_OPEN);
  g_assert_cmpuint (liaison_test_batch_get_marks (fixture, 1), ==, LIAISON_PROSPECT_OPEN);
  g_assert_cmpuint (liaison_prospect_list_count_included (fixture->list), ==, 0);
  /* Somebody else there is another one. */
  liaison_test_batch_read_text (fixture, "company,mail\nNorthwind Traders,a@northwind.example\n");
  g_assert_cmpuint (liaison_test_batch_get_marks (fixture, 0), ==, 0);
}

/* How long the main loop stands still for it is measured by the benchmarks. */
static void
test_many_rows (LiaisonTestBatch *fixture, gconstpointer unused)
{
  g_autoptr(GString) text = g_string_new ("company,mail,country,language\n");

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "Company %u,c%u@company%u.example,DE,en\n", i, i, i);
  liaison_test_batch_read_text (fixture, text->str);
  g_assert_cmpuint (liaison_prospect_list_count_included (fixture->list), ==, 100000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, test)                                                                            \
  g_test_add ("/batch-list/" path, LiaisonTestBatch, NULL, liaison_test_batch_set_up, test,        \
              liaison_test_batch_tear_down)
  ADD ("marks", test_marks);
  ADD ("customers-and-open", test_customers_and_open);
  ADD ("files", test_files);
  ADD ("read-twice", test_read_twice);
  ADD ("read-otherwise", test_read_otherwise);
  ADD ("many-rows", test_many_rows);
#undef ADD

  return g_test_run ();
}
