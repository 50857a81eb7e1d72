/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <libsecret/secret.h>
#include <string.h>

#include "auth/liaison-oauth.h"
#include "auth/liaison-secret-store.h"
#include "liaison-test-authorizer.h"
#include "liaison-test-key-ring.h"
#include "liaison-test.h"
#include "model/liaison-error.h"

#define ACCOUNT "2f3c1d5a-6b7e-4a90-8d21-c0ffee5ec2e7"
#define LABEL "Liaison: iris@tarnvale.onmicrosoft.com (global)"
/* As the sandbox marks its secrets, so that the scan after the tests would find it. */
#define TOKEN "sbx-secret.the-refresh-token-of-the-key-ring-test"

/* The program's, or NULL: the tests are skipped. */
static LiaisonTestKeyRing *key_ring;

typedef struct
{
  LiaisonTestKeyRing *ring; /* NULL: the test is skipped */
  LiaisonSecretStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer with_daemon)
{
  g_autofree char *lack = liaison_test_key_ring_dup_lack ();

  if (key_ring == NULL)
    {
      g_test_skip (lack);
      return;
    }

  fixture->ring = key_ring;
  liaison_test_key_ring_reset (fixture->ring);
  if (GPOINTER_TO_INT (with_daemon))
    liaison_test_key_ring_start (fixture->ring);
  fixture->store = liaison_secret_store_new (ACCOUNT, "global", LABEL);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  if (fixture->ring == NULL)
    return;

  g_assert_finalize_object (fixture->store);
  liaison_test_key_ring_kill (fixture->ring);
}

static char *
finish_load (LiaisonSecretStore *store, GAsyncResult **result, GError **error)
{
  char *secret;

  liaison_test_wait (result);
  secret = liaison_secret_store_load_finish (store, *result, error);
  g_clear_object (result);
  return secret;
}

static char *
load (LiaisonSecretStore *store, GError **error)
{
  GAsyncResult *result = NULL;

  liaison_secret_store_load_async (store, NULL, liaison_test_result_cb, &result);
  return finish_load (store, &result, error);
}

static gboolean
save (LiaisonSecretStore *store, const char *secret, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  liaison_secret_store_save_async (store, secret, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  return liaison_secret_store_save_finish (store, result, error);
}

static gboolean
clear (LiaisonSecretStore *store, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  liaison_secret_store_clear_async (store, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  return liaison_secret_store_clear_finish (store, result, error);
}

static void
assert_kept (LiaisonSecretStore *store, const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *secret = load (store, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (secret, ==, expected);
}

static void
assert_saves (LiaisonSecretStore *store, const char *secret)
{
  g_autoptr(GError) error = NULL;

  save (store, secret, &error);
  g_assert_no_error (error);
}

static void
assert_clears (LiaisonSecretStore *store)
{
  g_autoptr(GError) error = NULL;

  clear (store, &error);
  g_assert_no_error (error);
}

/* Each of the three calls ends with @code, and says nothing of the secret. */
static void
assert_all_fail (LiaisonSecretStore *store, int code)
{
  g_autoptr(GError) loading = NULL;
  g_autoptr(GError) saving = NULL;
  g_autoptr(GError) clearing = NULL;

  g_assert_null (load (store, &loading));
  g_assert_error (loading, LIAISON_ERROR, code);
  g_assert_false (save (store, TOKEN, &saving));
  g_assert_error (saving, LIAISON_ERROR, code);
  g_assert_null (strstr (saving->message, TOKEN));
  g_assert_false (clear (store, &clearing));
  g_assert_error (clearing, LIAISON_ERROR, code);
}

static void
test_unlocked (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonSecretStore) other = NULL;
  g_autofree char *item = NULL;

  if (fixture->ring == NULL)
    return;

  assert_kept (fixture->store, NULL);
  assert_clears (fixture->store);

  assert_saves (fixture->store, TOKEN "-1");
  assert_saves (fixture->store, TOKEN "-2");
  assert_kept (fixture->store, TOKEN "-2");

  /* As a key ring manager shows it. */
  item = liaison_test_key_ring_run_tool (fixture->ring, "search --all account " ACCOUNT);
  g_assert_nonnull (strstr (item, "label = " LABEL "\n"));
  g_assert_nonnull (strstr (item, "attribute.account = " ACCOUNT "\n"));
  g_assert_nonnull (strstr (item, "attribute.cloud = global\n"));
  g_assert_nonnull (strstr (item, "secret = " TOKEN "-2\n"));
  g_assert_null (strstr (item, TOKEN "-1"));

  /* Another account of the same cloud, and the same one of another. */
  other = liaison_secret_store_new ("another", "global", "Another");
  assert_kept (other, NULL);
  assert_saves (other, TOKEN "-3");
  g_clear_object (&other);
  other = liaison_secret_store_new (ACCOUNT, "china", "Another");
  assert_clears (other);
  assert_kept (fixture->store, TOKEN "-2");

  assert_clears (fixture->store);
  assert_kept (fixture->store, NULL);
}

/* What crosses the bus is ciphered by a session of libsecret's. */
static void
test_wire (Fixture *fixture, gconstpointer unused)
{
  if (fixture->ring == NULL)
    return;

  assert_saves (fixture->store, TOKEN);
  assert_kept (fixture->store, TOKEN);
  g_assert_true (liaison_test_key_ring_saw (fixture->ring, LABEL));
  g_assert_false (liaison_test_key_ring_saw (fixture->ring, TOKEN));
}

static void
test_locked (Fixture *fixture, gconstpointer unused)
{
  if (fixture->ring == NULL)
    return;

  assert_saves (fixture->store, TOKEN);
  liaison_test_key_ring_lock (fixture->ring);
  assert_all_fail (fixture->store, LIAISON_ERROR_KEY_RING_LOCKED);

  liaison_test_key_ring_kill (fixture->ring);
  liaison_test_key_ring_start (fixture->ring);
  assert_kept (fixture->store, TOKEN);
}

/* The person is asked each time, and shuts the question each time. */
static void
test_unlocking_refused (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  guint n_refused;

  if (fixture->ring == NULL)
    return;

  assert_saves (fixture->store, TOKEN);
  liaison_test_key_ring_add_refusal (fixture->ring);
  liaison_test_key_ring_lock (fixture->ring);
  assert_all_fail (fixture->store, LIAISON_ERROR_KEY_RING_LOCKED);
  n_refused = liaison_test_key_ring_get_n_refused (fixture->ring);
  g_assert_cmpuint (n_refused, >=, 3);

  g_assert_false (clear (fixture->store, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_KEY_RING_LOCKED);
  g_assert_cmpuint (liaison_test_key_ring_get_n_refused (fixture->ring), ==, n_refused + 1);
}

static void
ignore_uri (const char *uri, gpointer user_data)
{
}

static LiaisonOauth *
make_oauth (void)
{
  g_autoptr(LiaisonCloud) cloud = liaison_test_cloud_new ("http://127.0.0.1:1");
  const LiaisonOauthSpec spec = { .cloud = cloud,
                                  .client_id = "11111111-2222-4333-8444-555555555555",
                                  .tenant = "organizations",
                                  .open_uri = ignore_uri };

  return liaison_oauth_new (&spec);
}

static void
assert_restores (LiaisonOauth *oauth, LiaisonSecretStore *store, int code, const char *service_code)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  liaison_oauth_restore_async (oauth, store, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_false (liaison_oauth_restore_finish (oauth, result, &error));
  g_assert_error (error, LIAISON_ERROR, code);
  g_assert_cmpstr (liaison_error_get_details (error)->service_code, ==, service_code);
  g_assert_error (liaison_oauth_get_refusal (oauth), LIAISON_ERROR, code);
}

/* What somebody deleted, or locked away, in a key ring manager. */
static void
test_restore (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonOauth) oauth = make_oauth ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *output = NULL;

  if (fixture->ring == NULL)
    return;

  assert_saves (fixture->store, TOKEN);
  liaison_test_key_ring_lock (fixture->ring);
  assert_restores (oauth, fixture->store, LIAISON_ERROR_KEY_RING_LOCKED, NULL);

  liaison_test_key_ring_kill (fixture->ring);
  assert_restores (oauth, fixture->store, LIAISON_ERROR_NO_KEY_RING, NULL);

  liaison_test_key_ring_start (fixture->ring);
  liaison_oauth_restore_async (oauth, fixture->store, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  liaison_oauth_restore_finish (oauth, result, &error);
  g_assert_no_error (error);
  g_assert_null (liaison_oauth_get_refusal (oauth));

  output = liaison_test_key_ring_run_tool (fixture->ring, "clear account " ACCOUNT);
  g_assert_cmpstr (output, ==, "");
  assert_restores (oauth, fixture->store, LIAISON_ERROR_SIGN_IN_REQUIRED, "no_token");
}

static void
test_no_service (Fixture *fixture, gconstpointer unused)
{
  if (fixture->ring == NULL)
    return;

  assert_all_fail (fixture->store, LIAISON_ERROR_NO_KEY_RING);

  /* One that comes later is found. */
  liaison_test_key_ring_start (fixture->ring);
  assert_saves (fixture->store, TOKEN);
  assert_kept (fixture->store, TOKEN);
}

/* In a process of its own: libsecret never lets go of a bus. */
static void
test_no_bus (void)
{
  g_autoptr(LiaisonSecretStore) store = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  store = liaison_secret_store_new (ACCOUNT, "global", LABEL);
  assert_all_fail (store, LIAISON_ERROR_NO_KEY_RING);
}

typedef enum
{
  LOAD,
  SAVE,
  CLEAR,
  N_CALLS,
} Call;

static gboolean
has_asked (gpointer user_data)
{
  Fixture *fixture = user_data;

  return liaison_test_key_ring_get_n_calls (fixture->ring) > 0;
}

/* The key ring hears of the call, and dies before it answers. */
static void
kill_during (Fixture *fixture, Call call)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  liaison_test_key_ring_freeze (fixture->ring);
  liaison_test_key_ring_forget_calls (fixture->ring);
  if (call == LOAD)
    liaison_secret_store_load_async (fixture->store, NULL, liaison_test_result_cb, &result);
  else if (call == SAVE)
    liaison_secret_store_save_async (fixture->store, TOKEN, NULL, liaison_test_result_cb, &result);
  else
    liaison_secret_store_clear_async (fixture->store, NULL, liaison_test_result_cb, &result);
  liaison_test_wait_until (has_asked, fixture);
  g_assert_null (result);

  liaison_test_key_ring_kill (fixture->ring);
  liaison_test_wait (&result);
  if (call == LOAD)
    g_assert_null (liaison_secret_store_load_finish (fixture->store, result, &error));
  else if (call == SAVE)
    g_assert_false (liaison_secret_store_save_finish (fixture->store, result, &error));
  else
    g_assert_false (liaison_secret_store_clear_finish (fixture->store, result, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_NO_KEY_RING);
}

/* Before anything was asked, and with a session that libsecret keeps. */
static void
test_dies (Fixture *fixture, gconstpointer unused)
{
  if (fixture->ring == NULL)
    return;

  for (Call call = LOAD; call < N_CALLS; call++)
    {
      kill_during (fixture, call);
      assert_all_fail (fixture->store, LIAISON_ERROR_NO_KEY_RING);
      liaison_test_key_ring_start (fixture->ring);
      assert_saves (fixture->store, TOKEN);
    }

  for (Call call = LOAD; call < N_CALLS; call++)
    {
      assert_kept (fixture->store, TOKEN);
      kill_during (fixture, call);
      liaison_test_key_ring_start (fixture->ring);
      assert_kept (fixture->store, TOKEN);
    }
}

/* Nobody called while it was away. */
static void
test_starts_anew (Fixture *fixture, gconstpointer unused)
{
  if (fixture->ring == NULL)
    return;

  assert_saves (fixture->store, TOKEN "-1");
  liaison_test_key_ring_kill (fixture->ring);
  liaison_test_key_ring_start (fixture->ring);
  assert_saves (fixture->store, TOKEN "-2");
  assert_kept (fixture->store, TOKEN "-2");

  liaison_test_key_ring_kill (fixture->ring);
  liaison_test_key_ring_start (fixture->ring);
  assert_kept (fixture->store, TOKEN "-2");

  liaison_test_key_ring_kill (fixture->ring);
  liaison_test_key_ring_start (fixture->ring);
  assert_clears (fixture->store);
  assert_kept (fixture->store, NULL);
}

/* A key ring that does not answer holds up nobody who gives up; whoever waits behind comes next. */
static void
test_cancel (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) first = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *second = NULL;
  g_autofree char *secret = NULL;

  if (fixture->ring == NULL)
    return;

  assert_saves (fixture->store, TOKEN);
  liaison_test_key_ring_freeze (fixture->ring);
  liaison_test_key_ring_forget_calls (fixture->ring);
  liaison_secret_store_load_async (fixture->store, cancellable, liaison_test_result_cb, &first);
  liaison_secret_store_load_async (fixture->store, NULL, liaison_test_result_cb, &second);
  liaison_test_wait_until (has_asked, fixture);
  g_cancellable_cancel (cancellable);
  liaison_test_wait (&first);
  g_assert_null (liaison_secret_store_load_finish (fixture->store, first, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (second);

  liaison_test_key_ring_thaw (fixture->ring);
  secret = finish_load (fixture->store, &second, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (secret, ==, TOKEN);
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
    gboolean without_daemon;
  } tests[] = {
    { "/key-ring/unlocked", test_unlocked },
    { "/key-ring/wire", test_wire },
    { "/key-ring/locked", test_locked },
    { "/key-ring/unlocking-refused", test_unlocking_refused },
    { "/key-ring/restore", test_restore },
    { "/key-ring/no-service", test_no_service, TRUE },
    { "/key-ring/dies", test_dies },
    { "/key-ring/starts-anew", test_starts_anew },
    { "/key-ring/cancel", test_cancel },
  };

  g_autofree char *lack = liaison_test_key_ring_dup_lack ();
  int status;

  /* libsecret chooses once: the service, not the file that the other tests have. */
  g_unsetenv ("SECRET_BACKEND");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  if (lack == NULL && !g_test_subprocess ())
    key_ring = liaison_test_key_ring_new ();

  g_test_add_func ("/key-ring/no-bus", test_no_bus);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, GINT_TO_POINTER (!tests[i].without_daemon), set_up,
                tests[i].run, tear_down);

  status = g_test_run ();
  g_clear_pointer (&key_ring, liaison_test_key_ring_free);
  return status;
}
