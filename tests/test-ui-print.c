/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <gtk/gtk.h>

#include "liaison-test.h"
#include "ui/liaison-customer-columns.h"
#include "ui/liaison-list-printer.h"

typedef struct
{
  char *folder;
  char *path;
  guint n_pages;
  GtkPrintOperationResult result;
  gboolean done;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->folder = g_dir_make_tmp ("liaison-print-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "list.pdf", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static GListModel *
make_customers (guint n)
{
  GListStore *customers = g_list_store_new (LIAISON_TYPE_CUSTOMER);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%08x-93f4-4b9e-82be-ebe4a302f0ee", i);
      g_autofree char *name =
        g_strdup_printf (i % 3 == 0 ? "北辰贸易有限公司 %u"
                                    : (i % 3 == 1 ? "Bäckerei & Söhne %u"
                                                  : "A name of a company that is much too "
                                                    "long for any column on paper, No. %u"),
                         i);
      g_autofree char *domain = g_strdup_printf ("customer-%u.onmicrosoft.example", i);
      g_autoptr(LiaisonCustomer) customer =
                   liaison_customer_new (id, name, domain, LIAISON_RELATIONSHIP_RESELLER, NULL);

      g_list_store_append (customers, customer);
    }

  return G_LIST_MODEL (customers);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Fixture *fixture)
{
  fixture->done = TRUE;
  fixture->result = result;
}

static gboolean
is_done (gpointer user_data)
{
  return ((Fixture *) user_data)->done;
}

/* @paper: as GTK names it. */
static void
print (Fixture *fixture, guint n_customers, const char *paper, gboolean selection)
{
  LiaisonCustomerTable table = liaison_customer_columns_for_reading ();
  g_autoptr(GListModel) customers = make_customers (n_customers);
  g_autoptr(GListModel) selected = make_customers (2);
  g_autoptr(GDateTime) time = g_date_time_new_utc (2026, 11, 25, 9, 41, 0);
  g_autoptr(GtkPrintOperation) operation = liaison_list_printer_new_operation (&(LiaisonListPrint){
    .partner = "Heron & Vliet",
    .time = time,
    .n_total = n_customers,
    .shown = customers,
    .selected = selection ? selected : NULL,
    .table = &table,
  });
  g_autoptr(GtkPageSetup) setup =
               gtk_page_setup_copy (gtk_print_operation_get_default_page_setup (operation));
  g_autoptr(GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autoptr(GError) error = NULL;
  GtkPaperSize *size = gtk_paper_size_new (paper);

  gtk_page_setup_set_paper_size (setup, size);
  gtk_paper_size_free (size);
  gtk_print_operation_set_default_page_setup (operation, setup);
  if (selection)
    gtk_print_settings_set_print_pages (settings, GTK_PRINT_PAGES_SELECTION);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_show_progress (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, fixture->path);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), fixture);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  liaison_test_wait_until (is_done, fixture);
  g_assert_cmpint (fixture->result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_object_get (operation, "n-pages", &fixture->n_pages, NULL);
}

/* What a reader of the file sees, or NULL where there is no pdftotext. Transfer full. */
static char *
read_text (Fixture *fixture)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  const char *argv[] = { program, "-layout", fixture->path, "-", NULL };
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  if (program == NULL)
    {
      g_test_message ("pdftotext is not installed");
      return NULL;
    }
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static guint
count (const char *text, const char *what)
{
  g_auto(GStrv) parts = g_strsplit (text, what, -1);

  return g_strv_length (parts) - 1;
}

static void
test_list (Fixture *fixture, gconstpointer paper)
{
  g_autofree char *text = NULL;
  g_autofree char *last = NULL;
  GStatBuf details;

  print (fixture, 200, paper, FALSE);
  g_assert_cmpuint (fixture->n_pages, ==, g_str_equal (paper, GTK_PAPER_NAME_A4) ? 5 : 6);
  g_assert_cmpint (g_stat (fixture->path, &details), ==, 0);
  g_assert_cmpint (details.st_size, >, 5000);

  text = read_text (fixture);
  if (text == NULL)
    return;
  g_assert_cmpuint (count (text, "Customers of Heron & Vliet"), ==, fixture->n_pages);
  g_assert_cmpuint (count (text, "200 customers · as of 25 Nov 2026, 09:41"), ==, fixture->n_pages);
  g_assert_cmpuint (count (text, "Company name"), ==, fixture->n_pages);
  last = g_strdup_printf ("Page %1$u of %1$u", fixture->n_pages);
  g_assert_nonnull (strstr (text, "Page 1 of "));
  g_assert_nonnull (strstr (text, last));
  /* Every row once, whole IDs, names of any script. */
  g_assert_cmpuint (count (text, "-93f4-4b9e-82be-ebe4a302f0ee"), ==, 200);
  g_assert_nonnull (strstr (text, "北辰贸易有限公司 198"));
  g_assert_nonnull (strstr (text, "Bäckerei & Söhne 199"));
}

static void
test_nobody (Fixture *fixture, gconstpointer unused)
{
  print (fixture, 0, GTK_PAPER_NAME_A4, FALSE);
  g_assert_cmpuint (fixture->n_pages, ==, 1);
}

static void
test_selection (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = NULL;

  print (fixture, 200, GTK_PAPER_NAME_A4, TRUE);
  g_assert_cmpuint (fixture->n_pages, ==, 1);
  text = read_text (fixture);
  if (text != NULL)
    g_assert_nonnull (strstr (text, "2 of 200 customers"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  gtk_init ();

#define ADD(path, data, func) g_test_add (path, Fixture, data, set_up, func, tear_down)
  ADD ("/ui-print/a4", GTK_PAPER_NAME_A4, test_list);
  ADD ("/ui-print/letter", GTK_PAPER_NAME_LETTER, test_list);
  ADD ("/ui-print/nobody", NULL, test_nobody);
  ADD ("/ui-print/selection", NULL, test_selection);

  return g_test_run ();
}
