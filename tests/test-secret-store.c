/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "auth/liaison-secret-store.h"

#include <glib/gstdio.h>

#include "liaison-test-accounts.h"
#include "liaison-test-secrets.h"
#include "liaison-test.h"
#include "model/liaison-error.h"

#define FIRST "sbx-secret.the-first-refresh-token"
#define SECOND "sbx-secret.the-second-refresh-token"

typedef struct
{
  LiaisonSecretStore *store;
  LiaisonSecretStore *other;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->store = liaison_secret_store_new ("account-a", "global", "Liaison: a");
  fixture->other = liaison_secret_store_new ("account-b", "global", "Liaison: b");
}

static void
clear (LiaisonSecretStore *store)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  liaison_secret_store_clear_async (store, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  liaison_secret_store_clear_finish (store, result, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  if (liaison_test_key_file_get_folder () != NULL)
    liaison_test_assert_no_secret_below (liaison_test_key_file_get_folder ());
  clear (fixture->store);
  clear (fixture->other);
  g_assert_finalize_object (fixture->store);
  g_assert_finalize_object (fixture->other);
}

static void
save (LiaisonSecretStore *store, const char *secret)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  liaison_secret_store_save_async (store, secret, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  liaison_secret_store_save_finish (store, result, &error);
  g_assert_no_error (error);
}

static void
assert_kept (LiaisonSecretStore *store, const char *expected)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *secret = NULL;

  liaison_secret_store_load_async (store, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  secret = liaison_secret_store_load_finish (store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (secret, ==, expected);
}

static void
test_keeps (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonSecretStore) again =
               liaison_secret_store_new ("account-a", "global", "Under another label");

  assert_kept (fixture->store, NULL);
  save (fixture->store, FIRST);
  assert_kept (fixture->store, FIRST);
  assert_kept (again, FIRST);
  save (again, SECOND);
  assert_kept (fixture->store, SECOND);
  clear (fixture->store);
  assert_kept (fixture->store, NULL);
  clear (fixture->store);
}

static void
test_apart (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonSecretStore) other_cloud =
               liaison_secret_store_new ("account-a", "china", "Liaison: a");

  save (fixture->store, FIRST);
  assert_kept (fixture->other, NULL);
  assert_kept (other_cloud, NULL);
  save (fixture->other, SECOND);
  assert_kept (fixture->store, FIRST);
  clear (other_cloud);
  clear (fixture->other);
  assert_kept (fixture->store, FIRST);
}

typedef struct
{
  GAsyncResult *results[6];
  guint order[6]; /* which one came when */
  guint n_done;
} Calls;

typedef struct
{
  Calls *calls;
  guint number;
} Call;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Call *call = user_data;

  call->calls->results[call->number] = g_object_ref (result);
  call->calls->order[call->calls->n_done++] = call->number;
}

static Call *
call_new (Calls *calls, guint number)
{
  Call *call = g_new (Call, 1);

  *call = (Call){ calls, number };
  return call;
}

static gboolean
all_done (gpointer user_data)
{
  Calls *calls = user_data;

  return calls->n_done == G_N_ELEMENTS (calls->results);
}

/* Whatever comes at the same time is done in the order in which it was asked for. */
static void
test_in_order (Fixture *fixture, gconstpointer unused)
{
  LiaisonSecretStore *store = fixture->store;
  Calls calls = { { NULL } };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  liaison_secret_store_save_async (store, FIRST, NULL, done_cb, call_new (&calls, 0));
  liaison_secret_store_load_async (store, NULL, done_cb, call_new (&calls, 1));
  liaison_secret_store_save_async (store, SECOND, NULL, done_cb, call_new (&calls, 2));
  liaison_secret_store_load_async (store, NULL, done_cb, call_new (&calls, 3));
  liaison_secret_store_clear_async (store, NULL, done_cb, call_new (&calls, 4));
  liaison_secret_store_load_async (store, NULL, done_cb, call_new (&calls, 5));
  liaison_test_wait_until (all_done, &calls);

  for (guint i = 0; i < G_N_ELEMENTS (calls.order); i++)
    g_assert_cmpuint (calls.order[i], ==, i);
  g_assert_true (liaison_secret_store_save_finish (store, calls.results[0], NULL));
  first = liaison_secret_store_load_finish (store, calls.results[1], NULL);
  g_assert_cmpstr (first, ==, FIRST);
  g_assert_true (liaison_secret_store_save_finish (store, calls.results[2], NULL));
  second = liaison_secret_store_load_finish (store, calls.results[3], NULL);
  g_assert_cmpstr (second, ==, SECOND);
  g_assert_true (liaison_secret_store_clear_finish (store, calls.results[4], NULL));
  third = liaison_secret_store_load_finish (store, calls.results[5], NULL);
  g_assert_null (third);
  for (guint i = 0; i < G_N_ELEMENTS (calls.results); i++)
    g_object_unref (calls.results[i]);
}

/* One that is given up holds up nobody behind it. */
static void
test_cancel (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) first = NULL;
  g_autoptr(GAsyncResult) second = NULL;
  g_autoptr(GAsyncResult) third = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) waiting_error = NULL;

  liaison_secret_store_load_async (fixture->store, cancellable, liaison_test_result_cb, &first);
  liaison_secret_store_load_async (fixture->store, cancellable, liaison_test_result_cb, &second);
  liaison_secret_store_save_async (fixture->store, FIRST, NULL, liaison_test_result_cb, &third);
  g_cancellable_cancel (cancellable);
  liaison_test_wait (&first);
  liaison_test_wait (&second);
  liaison_test_wait (&third);
  g_assert_null (liaison_secret_store_load_finish (fixture->store, first, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (liaison_secret_store_load_finish (fixture->store, second, &waiting_error));
  g_assert_error (waiting_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (liaison_secret_store_save_finish (fixture->store, third, NULL));
  assert_kept (fixture->store, FIRST);
}

static void
test_file (Fixture *fixture, gconstpointer unused)
{
  GStatBuf status;

  if (liaison_test_key_file_get_folder () == NULL)
    {
      g_test_skip ("There is no file");
      return;
    }

  save (fixture->store, FIRST);
  g_assert_cmpint (g_stat (g_getenv ("SECRET_FILE_TEST_PATH"), &status), ==, 0);
  g_assert_cmpint (status.st_size, >, 0);
}

#define ADD(path, test) g_test_add ("/secret-store/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  liaison_test_key_file_init ();

  ADD ("keeps", test_keeps);
  ADD ("apart", test_apart);
  ADD ("in-order", test_in_order);
  ADD ("cancel", test_cancel);
  ADD ("file", test_file);

  status = g_test_run ();
  liaison_test_key_file_clean_up ();
  return status;
}
