/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gtk/gtk.h>

#include "liaison-test-bed.h"
#include "liaison-test.h"
#include "ui/liaison-customer-columns.h"
#include "ui/liaison-customer-copy.h"
#include "ui/liaison-customer-selection.h"

#define N_CUSTOMERS 1500 /* more than are held */

typedef struct
{
  LiaisonTestBed *bed;
  LiaisonCustomerList *list;
  LiaisonCustomerSelection *selection;
  guint n_expected;
} Fixture;

static GtkSelectionModel *
get_model (Fixture *fixture)
{
  return GTK_SELECTION_MODEL (fixture->selection);
}

static guint
get_n_shown (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

static LiaisonCustomer *
get_customer (Fixture *fixture, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (fixture->list), position);
}

static void
refresh (Fixture *fixture)
{
  liaison_customer_list_refresh (fixture->list);
  liaison_test_bed_wait_for_list (fixture->list);
}

static void
set_up (Fixture *fixture, gconstpointer n_customers)
{
  g_autoptr(GError) error = NULL;

  fixture->bed = liaison_test_bed_new (GPOINTER_TO_UINT (n_customers), "demo");
  liaison_test_bed_start_session (fixture->bed, &error);
  g_assert_no_error (error);
  fixture->list = liaison_session_get_customers (fixture->bed->session);
  liaison_test_bed_wait_for_list (fixture->list);
  g_assert_cmpuint (get_n_shown (fixture), ==, GPOINTER_TO_UINT (n_customers));
  fixture->selection = liaison_customer_selection_new (fixture->list);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->selection);
  liaison_test_bed_free (fixture->bed);
}

static gboolean
shows_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  return get_n_shown (fixture) == fixture->n_expected;
}

static void
search (Fixture *fixture, const char *text, guint n_expected)
{
  fixture->n_expected = n_expected;
  liaison_customer_list_set_search (fixture->list, text);
  liaison_test_wait_until (shows_cb, fixture);
}

static void
assert_selected (Fixture *fixture, guint n)
{
  g_autoptr(GListModel) picked = liaison_customer_selection_snapshot (fixture->selection);

  g_assert_cmpuint (liaison_customer_selection_get_n_selected (fixture->selection), ==, n);
  g_assert_cmpuint (g_list_model_get_n_items (picked), ==, n);
}

static void
test_few (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonCustomer) third = get_customer (fixture, 3);
  g_autoptr(LiaisonCustomer) seventh = get_customer (fixture, 7);
  g_autoptr(GListModel) picked = NULL;
  g_autoptr(LiaisonCustomer) first_picked = NULL;

  gtk_selection_model_select_item (get_model (fixture), 7, FALSE);
  gtk_selection_model_select_item (get_model (fixture), 3, FALSE);
  assert_selected (fixture, 2);
  g_assert_true (liaison_customer_selection_contains (fixture->selection, third));
  picked = liaison_customer_selection_snapshot (fixture->selection);
  first_picked = g_list_model_get_item (picked, 0);
  g_assert_true (first_picked == third);

  gtk_selection_model_unselect_item (get_model (fixture), 3);
  g_assert_false (liaison_customer_selection_contains (fixture->selection, third));
  assert_selected (fixture, 1);

  liaison_customer_selection_set_only (fixture->selection, third);
  g_assert_false (liaison_customer_selection_contains (fixture->selection, seventh));
  assert_selected (fixture, 1);

  liaison_customer_selection_clear (fixture->selection);
  assert_selected (fixture, 0);
  /* A snapshot stays as it was. */
  g_assert_cmpuint (g_list_model_get_n_items (picked), ==, 2);
}

/* New ones come in between, and a search hides and brings back. */
static void
test_stays_with_customers (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonCustomer) first = get_customer (fixture, 0);
  g_autoptr(LiaisonCustomer) last = get_customer (fixture, get_n_shown (fixture) - 1);
  g_autofree char *id = NULL;

  gtk_selection_model_select_item (get_model (fixture), 0, FALSE);
  gtk_selection_model_select_item (get_model (fixture), get_n_shown (fixture) - 1, FALSE);

  id = liaison_sandbox_server_accept (fixture->bed->server, "0 before all", "zero.example", NULL,
                                      FALSE);
  refresh (fixture);
  assert_selected (fixture, 2);
  g_assert_true (liaison_customer_selection_contains (fixture->selection, first));
  g_assert_true (liaison_customer_selection_contains (fixture->selection, last));

  search (fixture, liaison_customer_get_id (last), 1);
  assert_selected (fixture, 1);
  g_assert_true (liaison_customer_selection_contains (fixture->selection, last));
  search (fixture, "", N_CUSTOMERS + 1);
  assert_selected (fixture, 2);
  search (fixture, "zero.example", 1);
  assert_selected (fixture, 0);
  gtk_selection_model_select_item (get_model (fixture), 0, FALSE);
  search (fixture, "", N_CUSTOMERS + 1);
  assert_selected (fixture, 3);

  /* Another choice forgets those that are not seen. */
  search (fixture, "zero.example", 1);
  gtk_selection_model_select_item (get_model (fixture), 0, TRUE);
  search (fixture, "", N_CUSTOMERS + 1);
  assert_selected (fixture, 1);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* All: no customer is made for it. */
static void
test_all (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GListModel) picked = NULL;
  g_autoptr(LiaisonCustomer) second = NULL;
  g_autoptr(LiaisonCustomer) second_picked = NULL;
  guint n_notified = 0;

  g_signal_connect_swapped (fixture->selection, "notify::n-selected", G_CALLBACK (count_cb),
                            &n_notified);
  gtk_selection_model_select_all (get_model (fixture));
  g_assert_cmpuint (n_notified, ==, 1);
  assert_selected (fixture, N_CUSTOMERS);
  gtk_selection_model_unselect_item (get_model (fixture), 0);
  assert_selected (fixture, N_CUSTOMERS - 1);

  picked = liaison_customer_selection_snapshot (fixture->selection);
  second = get_customer (fixture, 1);
  second_picked = g_list_model_get_item (picked, 0);
  g_assert_true (second == second_picked);

  search (fixture, liaison_customer_get_id (second), 1);
  assert_selected (fixture, 0);
  search (fixture, "", N_CUSTOMERS);
  assert_selected (fixture, 0);

  /* Few enough to be held again. */
  gtk_selection_model_select_all (get_model (fixture));
  gtk_selection_model_select_item (get_model (fixture), 5, TRUE);
  assert_selected (fixture, 1);
}

static char *
dup_html (GdkContentProvider *content)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  gdk_content_provider_write_mime_type_async (content, "text/html", stream, G_PRIORITY_DEFAULT,
                                              NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  gdk_content_provider_write_mime_type_finish (content, result, &error);
  g_assert_no_error (error);
  g_output_stream_write (stream, "", 1, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

/* What goes to the clipboard. */
static void
test_text (void)
{
  LiaisonCustomerTable table = liaison_customer_columns_for_reading ();
  g_autoptr(GListStore) customers = g_list_store_new (LIAISON_TYPE_CUSTOMER);
  g_autoptr(LiaisonCustomer) one = liaison_customer_new (
    "1-1", "北辰 & <Söhne>\t\"1\"", "beichen.example", LIAISON_RELATIONSHIP_RESELLER, "reseller");
  g_autoptr(LiaisonCustomer) two =
               liaison_customer_new ("2-2", "=1+1", NULL, LIAISON_RELATIONSHIP_UNKNOWN, "friend");
  g_autoptr(GdkContentProvider) content = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *html = NULL;
  guint n_customers = 0;
  g_auto(GValue) text = G_VALUE_INIT;

  g_list_store_append (customers, one);
  g_list_store_append (customers, two);
  liaison_customer_copy_async (G_LIST_MODEL (customers), &table, NULL, liaison_test_result_cb,
                               &result);
  liaison_test_wait (&result);
  content = liaison_customer_copy_finish (result, &n_customers, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_customers, ==, 2);

  g_value_init (&text, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &text, &error));
  g_assert_cmpstr (g_value_get_string (&text), ==,
                   "Company name\tPrimary domain\tMicrosoft ID\tAdmin rights\n"
                   "北辰 & <Söhne> \"1\"\tbeichen.example\t1-1\tUnknown\n"
                   "'=1+1\t\t2-2\tUnknown\n");
  html = dup_html (content);
  g_assert_nonnull (strstr (html, "<td>北辰 &amp; &lt;Söhne&gt; &quot;1&quot;</td>"));
  g_assert_nonnull (strstr (html, "<td>2-2</td>"));
}

/* What goes into a file. */
static void
test_columns_of_file (void)
{
  LiaisonCustomerTable table = liaison_customer_columns_for_file (NULL, FALSE);
  g_autoptr(LiaisonCustomer) customer = liaison_customer_new (
    "2-2", "Two", "two.example", LIAISON_RELATIONSHIP_UNKNOWN, "friend of the house");
  static const char *const texts[] = { "2-2", "Two", "two.example", "friend of the house",
                                       "Unknown" };
  static const char *const keys[] = { "id", "name", "domain", "relationship", "adminRights" };

  g_assert_cmpuint (table.n_columns, ==, G_N_ELEMENTS (texts));
  for (gsize i = 0; i < table.n_columns; i++)
    {
      g_autofree char *text = table.columns[i].dup_text (customer, NULL);

      g_assert_cmpstr (table.columns[i].key, ==, keys[i]);
      g_assert_cmpstr (text, ==, texts[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/ui-selection/few", Fixture, GUINT_TO_POINTER (20), set_up, test_few, tear_down);
  g_test_add ("/ui-selection/stays-with-customers", Fixture, GUINT_TO_POINTER (N_CUSTOMERS), set_up,
              test_stays_with_customers, tear_down);
  g_test_add ("/ui-selection/all", Fixture, GUINT_TO_POINTER (N_CUSTOMERS), set_up, test_all,
              tear_down);
  g_test_add_func ("/ui-selection/text", test_text);
  g_test_add_func ("/ui-selection/columns-of-file", test_columns_of_file);

  return g_test_run ();
}
