/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "app/liaison-export.h"
#include "liaison-test.h"

#define N_CUSTOMERS 10000

/* Customers that exist as long as somebody looks at them, as those of a cache on the disk do. */
#define TEST_TYPE_CUSTOMERS (test_customers_get_type ())
G_DECLARE_FINAL_TYPE (TestCustomers, test_customers, TEST, CUSTOMERS, GObject)

struct _TestCustomers
{
  GObject parent_instance;

  guint n;
  guint n_alive;
  guint most_alive;
};

static void
customer_gone (gpointer data, GObject *customer)
{
  ((TestCustomers *) data)->n_alive--;
}

static gpointer
test_customers_get_item (GListModel *model, guint position)
{
  TestCustomers *self = TEST_CUSTOMERS (model);
  g_autofree char *id = g_strdup_printf ("00000000-0000-0000-0000-%012u", position);
  g_autofree char *name =
    g_strdup_printf (position % 2 == 0 ? "北辰, %u" : "=Company \"%u\"", position);
  g_autofree char *domain = g_strdup_printf ("c%u.example", position);
  LiaisonCustomer *customer;

  if (position >= self->n)
    return NULL;

  customer = liaison_customer_new (id, name, domain, LIAISON_RELATIONSHIP_UNKNOWN, "friend");
  g_object_weak_ref (G_OBJECT (customer), customer_gone, self);
  self->n_alive++;
  self->most_alive = MAX (self->most_alive, self->n_alive);
  return customer;
}

static guint
test_customers_get_n_items (GListModel *model)
{
  return TEST_CUSTOMERS (model)->n;
}

static GType
test_customers_get_item_type (GListModel *model)
{
  return LIAISON_TYPE_CUSTOMER;
}

static void
test_customers_iface_init (GListModelInterface *iface)
{
  iface->get_item = test_customers_get_item;
  iface->get_item_type = test_customers_get_item_type;
  iface->get_n_items = test_customers_get_n_items;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestCustomers,
                               test_customers,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, test_customers_iface_init))

static void
test_customers_class_init (TestCustomersClass *klass)
{
}

static void
test_customers_init (TestCustomers *self)
{
}

static char *
dup_id (LiaisonCustomer *customer, GObject *source)
{
  return g_strdup (liaison_customer_get_id (customer));
}

static char *
dup_name (LiaisonCustomer *customer, GObject *source)
{
  return g_strdup (liaison_customer_get_name (customer));
}

static char *
dup_relationship (LiaisonCustomer *customer, GObject *source)
{
  return g_strdup (liaison_customer_get_relationship_text (customer));
}

static char *
dup_nothing (LiaisonCustomer *customer, GObject *source)
{
  return NULL;
}

static char *
dup_tags (LiaisonCustomer *customer, GObject *source)
{
  return g_strdup ("gold\nVIP");
}

static const LiaisonCustomerTable table = {
  { { "id", "Microsoft ID", dup_id, dup_id, FALSE },
    { "name", "公司", dup_name, dup_name, FALSE },
    { "relationship", "Relationship", dup_relationship, dup_relationship, FALSE },
    { "none", "Nothing", dup_nothing, dup_nothing, FALSE },
    { "tags", "Tags", dup_tags, dup_tags, TRUE } },
  5,
  NULL
};

typedef struct
{
  char *folder;
  GFile *file;
  TestCustomers *customers;
  LiaisonExport *export;
  GCancellable *cancellable;
  guint cancel_at; /* rows; 0: never */
  guint n_steps;
  GAsyncResult *result;
} Fixture;

static void
n_done_cb (Fixture *fixture)
{
  fixture->n_steps++;
  if (fixture->cancel_at > 0 && liaison_export_get_n_done (fixture->export) >= fixture->cancel_at)
    g_cancellable_cancel (fixture->cancellable);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->folder = g_dir_make_tmp ("liaison-export-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->file = g_file_new_build_filename (fixture->folder, "客户.csv", NULL);
  fixture->customers = g_object_new (TEST_TYPE_CUSTOMERS, NULL);
  fixture->customers->n = N_CUSTOMERS;
  fixture->cancellable = g_cancellable_new ();
}

static void
prepare (Fixture *fixture, LiaisonExportFormat format)
{
  fixture->export = liaison_export_new (G_LIST_MODEL (fixture->customers), &table, format);
  g_signal_connect_swapped (fixture->export, "notify::n-done", G_CALLBACK (n_done_cb), fixture);
}

static gboolean
run (Fixture *fixture, GError **error)
{
  g_clear_object (&fixture->result);
  liaison_export_run_async (fixture->export, fixture->file, fixture->cancellable,
                            liaison_test_result_cb, &fixture->result);
  liaison_test_wait (&fixture->result);
  return liaison_export_run_finish (fixture->export, fixture->result, error);
}

/* Transfer full. */
static char *
read_file (Fixture *fixture, gsize *length)
{
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_load_contents (fixture->file, NULL, &text, length, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->result);
  g_assert_finalize_object (fixture->export);
  g_assert_finalize_object (fixture->customers);
  g_clear_object (&fixture->cancellable);
  g_file_delete (fixture->file, NULL, NULL);
  g_rmdir (fixture->folder);
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
  g_clear_object (&fixture->file);
  g_free (fixture->folder);
}

static void
test_csv (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  prepare (fixture, LIAISON_EXPORT_CSV);
  g_assert_true (run (fixture, &error));
  g_assert_no_error (error);

  text = read_file (fixture, NULL);
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, N_CUSTOMERS + 2);
  g_assert_cmpstr (lines[0], ==, "Microsoft ID,公司,Relationship,Nothing,Tags");
  g_assert_cmpstr (lines[1], ==,
                   "00000000-0000-0000-0000-000000000000,\"北辰, 0\",friend,,\"gold\nVIP\"");
  g_assert_cmpstr (lines[2], ==,
                   "00000000-0000-0000-0000-000000000001,\"'=Company \"\"1\"\"\",friend,,"
                   "\"gold\nVIP\"");
  g_assert_true (g_str_has_prefix (lines[N_CUSTOMERS], "00000000-0000-0000-0000-000000009999,"));
  g_assert_cmpstr (lines[N_CUSTOMERS + 1], ==, "");
  g_assert_cmpuint (liaison_export_get_n_done (fixture->export), ==, N_CUSTOMERS);
  g_assert_cmpuint (count_files (fixture), ==, 1);
  /* In pieces, and never more than one row at a time. */
  g_assert_cmpuint (fixture->n_steps, >, 5);
  g_assert_cmpuint (fixture->customers->most_alive, ==, 1);
}

static void
test_excel (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  fixture->customers->n = 1;
  prepare (fixture, LIAISON_EXPORT_CSV_EXCEL);
  g_assert_true (run (fixture, &error));
  g_assert_no_error (error);

  text = read_file (fixture, NULL);
  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbfMicrosoft ID,"));
}

static void
test_json (Fixture *fixture, gconstpointer n_customers)
{
  guint n = GPOINTER_TO_UINT (n_customers);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr(JsonNode) node = NULL;
  JsonObject *last;

  fixture->customers->n = n;
  prepare (fixture, LIAISON_EXPORT_JSON);
  g_assert_true (run (fixture, &error));
  g_assert_no_error (error);

  text = read_file (fixture, NULL);
  node = json_from_string (text, &error);
  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_ARRAY (node));
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, n);
  g_assert_cmpuint (fixture->customers->most_alive, <=, 1);
  if (n == 0)
    return;

  last = json_array_get_object_element (json_node_get_array (node), n - 1);
  g_assert_cmpuint (json_object_get_size (last), ==, table.n_columns);
  g_assert_cmpstr (json_object_get_string_member (last, "name"), ==, "=Company \"9999\"");
  g_assert_cmpstr (json_object_get_string_member (last, "relationship"), ==, "friend");
  g_assert_true (json_object_get_null_member (last, "none"));
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (last, "tags"), 1),
                   ==, "VIP");
}

static void
put_old_file (Fixture *fixture)
{
  g_assert_true (g_file_replace_contents (fixture->file, "old", 3, NULL, FALSE, G_FILE_CREATE_NONE,
                                          NULL, NULL, NULL));
  g_assert_cmpint (g_chmod (g_file_peek_path (fixture->file), 0600), ==, 0);
}

static void
assert_old_file (Fixture *fixture)
{
  g_autofree char *text = read_file (fixture, NULL);

  g_assert_cmpstr (text, ==, "old");
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_replaces (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  GStatBuf details;

  put_old_file (fixture);
  prepare (fixture, LIAISON_EXPORT_CSV);
  g_assert_true (run (fixture, &error));
  g_assert_no_error (error);

  text = read_file (fixture, NULL);
  g_assert_true (g_str_has_prefix (text, "Microsoft ID,"));
  g_assert_cmpint (g_stat (g_file_peek_path (fixture->file), &details), ==, 0);
  g_assert_cmpint (details.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

/* @at: after so many rows. */
static void
test_cancel (Fixture *fixture, gconstpointer at)
{
  g_autoptr(GError) error = NULL;

  put_old_file (fixture);
  prepare (fixture, LIAISON_EXPORT_CSV);
  fixture->cancel_at = GPOINTER_TO_UINT (at);
  if (fixture->cancel_at == 0)
    g_cancellable_cancel (fixture->cancellable);
  g_assert_false (run (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_old_file (fixture);
}

static void
test_cancel_new (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  prepare (fixture, LIAISON_EXPORT_CSV);
  fixture->cancel_at = N_CUSTOMERS / 2;
  g_assert_false (run (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (fixture), ==, 0);
}

/* The system takes no more than some 100 KB of any file, as a full disk would. */
static void
test_disk_full (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  struct rlimit before, limit;

  put_old_file (fixture);
  prepare (fixture, LIAISON_EXPORT_CSV);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 100 * 1000;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (run (fixture, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_nonnull (error);
  g_assert_cmpuint (error->domain, ==, G_IO_ERROR);
  assert_old_file (fixture);
}

static void
test_read_only (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  prepare (fixture, LIAISON_EXPORT_CSV);
  if (geteuid () == 0)
    {
      g_test_skip ("root may write everywhere");
      return;
    }
  put_old_file (fixture);
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  g_assert_false (run (fixture, &error));
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  assert_old_file (fixture);
}

static void
test_no_folder (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  prepare (fixture, LIAISON_EXPORT_CSV);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_assert_false (run (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
remove_folder_cb (Fixture *fixture)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
}

static void
test_folder_vanishes (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  prepare (fixture, LIAISON_EXPORT_CSV);
  g_signal_connect_swapped (fixture->export, "notify::n-done", G_CALLBACK (remove_folder_cb),
                            fixture);
  g_assert_false (run (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* A folder has the name. */
static void
test_is_folder (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_make_directory (fixture->file, NULL, NULL));
  prepare (fixture, LIAISON_EXPORT_CSV);
  g_assert_false (run (fixture, &error));
  g_assert_cmpuint (error->domain, ==, G_IO_ERROR);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, data, func) g_test_add (path, Fixture, data, set_up, func, tear_down)
  ADD ("/export/csv", NULL, test_csv);
  ADD ("/export/excel", NULL, test_excel);
  ADD ("/export/json", GUINT_TO_POINTER (N_CUSTOMERS), test_json);
  ADD ("/export/json-of-nobody", GUINT_TO_POINTER (0), test_json);
  ADD ("/export/replaces", NULL, test_replaces);
  ADD ("/export/cancel-at-once", GUINT_TO_POINTER (0), test_cancel);
  ADD ("/export/cancel-half-way", GUINT_TO_POINTER (N_CUSTOMERS / 2), test_cancel);
  ADD ("/export/cancel-at-the-end", GUINT_TO_POINTER (N_CUSTOMERS), test_cancel);
  ADD ("/export/cancel-leaves-nothing", NULL, test_cancel_new);
  ADD ("/export/disk-full", NULL, test_disk_full);
  ADD ("/export/read-only", NULL, test_read_only);
  ADD ("/export/no-folder", NULL, test_no_folder);
  ADD ("/export/folder-vanishes", NULL, test_folder_vanishes);
  ADD ("/export/is-folder", NULL, test_is_folder);

  return g_test_run ();
}
