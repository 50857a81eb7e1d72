/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-authorizer.h"
#include "liaison-test-clock.h"
#include "liaison-test-server.h"
#include "liaison-test.h"
#include "model/liaison-action.h"
#include "model/liaison-error.h"
#include "service/liaison-budget.h"
#include "service/liaison-rest-client.h"
#include "wire/liaison-retry-after.h"

typedef struct
{
  LiaisonTestServer *server;
  LiaisonTestAuthorizer *authorizer;
  LiaisonTestClock *clock;
  LiaisonCloud *cloud;
  LiaisonRestClient *client;
  GCancellable *action;
  GAsyncResult *result;
} Fixture;

static const LiaisonRestCall plain_call = { .path = "/v1/customers?size=2",
                                            .read = liaison_rest_keep_node,
                                            .free_result = (GDestroyNotify) json_node_unref };

static LiaisonPatience *
get_patience (Fixture *fixture)
{
  return liaison_rest_client_get_patience (fixture->client);
}

static void
fixture_set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->server = liaison_test_server_new ();
  fixture->authorizer = liaison_test_authorizer_new ();
  fixture->clock = liaison_test_clock_new ();
  fixture->cloud = liaison_test_cloud_new (liaison_test_server_get_base (fixture->server));
  fixture->client = liaison_rest_client_new (liaison_cloud_get_spec (fixture->cloud)->api_base,
                                             liaison_cloud_get_spec (fixture->cloud)->api_scope,
                                             LIAISON_AUTHORIZER (fixture->authorizer));
  liaison_patience_set_clock (get_patience (fixture), &fixture->clock->clock);
  fixture->action = liaison_action_new ();
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->result);
  g_assert_finalize_object (g_steal_pointer (&fixture->client));
  g_assert_finalize_object (g_steal_pointer (&fixture->authorizer));
  g_assert_finalize_object (g_steal_pointer (&fixture->cloud));
  g_assert_finalize_object (g_steal_pointer (&fixture->action));
  liaison_test_clock_free (fixture->clock);
  liaison_test_server_free (fixture->server);
}

static void
begin (Fixture *fixture)
{
  g_clear_object (&fixture->result);
  liaison_rest_client_call_async (fixture->client, &plain_call, fixture->action,
                                  liaison_test_result_cb, &fixture->result);
}

static gboolean
end (Fixture *fixture, GError **error)
{
  g_autoptr(JsonNode) node = NULL;

  liaison_test_wait (&fixture->result);
  node = liaison_rest_client_call_finish (fixture->client, fixture->result, error);
  return node != NULL;
}

static void
answer (Fixture *fixture, guint status, const char *headers)
{
  liaison_test_server_answer (fixture->server, status, headers, status == 200 ? "{}" : "");
}

static void
assert_n_requests (Fixture *fixture, guint n)
{
  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, n);
}

static const char *
get_header (Fixture *fixture, guint n, const char *name)
{
  return liaison_test_server_get_header (fixture->server, n, name);
}

static void
test_seconds (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  answer (fixture, 429, "Retry-After: 23");
  answer (fixture, 200, NULL);
  begin (fixture);
  g_assert_true (end (fixture, &error));
  g_assert_no_error (error);

  assert_n_requests (fixture, 2);
  g_assert_cmpuint (fixture->clock->pauses->len, ==, 1);
  g_assert_cmpint (liaison_test_clock_get_pause (fixture->clock, 0), ==, 23500);
  /* It is the same operation. */
  g_assert_cmpstr (get_header (fixture, 1, "MS-RequestId"), ==,
                   get_header (fixture, 0, "MS-RequestId"));
  g_assert_cmpstr (get_header (fixture, 1, "MS-CorrelationId"), ==,
                   liaison_action_get_correlation_id (LIAISON_ACTION (fixture->action)));
}

static void
test_date (Fixture *fixture, gconstpointer unused)
{
  /* The clock here is years away from the service's. */
  answer (fixture, 429,
          "Date: Sun, 06 Nov 1994 08:49:37 GMT\nRetry-After: Sun, 06 Nov 1994 08:50:07 GMT");
  answer (fixture, 200, NULL);
  fixture->clock->chance = 0;
  begin (fixture);
  g_assert_true (end (fixture, NULL));
  g_assert_cmpint (liaison_test_clock_get_pause (fixture->clock, 0), ==, 30000);
}

static void
test_never_below_what_is_asked (Fixture *fixture, gconstpointer unused)
{
  fixture->clock->chance = 0;
  answer (fixture, 503, "Retry-After: 7");
  answer (fixture, 429, "Retry-After: 2");
  answer (fixture, 200, NULL);
  begin (fixture);
  g_assert_true (end (fixture, NULL));
  g_assert_cmpint (liaison_test_clock_get_pause (fixture->clock, 0), ==, 7000);
  g_assert_cmpint (liaison_test_clock_get_pause (fixture->clock, 1), ==, 2000);
}

/* Who is told to come back in an hour is not kept waiting. */
static void
test_too_long (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  answer (fixture, 429, "Retry-After: 3600");
  answer (fixture, 200, NULL);
  begin (fixture);
  g_assert_false (end (fixture, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_THROTTLED);
  begin (fixture);
  g_assert_true (end (fixture, NULL));
  g_assert_cmpuint (fixture->clock->pauses->len, ==, 0);
}

static void
test_gives_up (Fixture *fixture, gconstpointer unused)
{
  static const guint statuses[] = { 408, 500, 502, 503, 504 };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr(GError) error = NULL;

      g_array_set_size (fixture->clock->pauses, 0);
      for (guint try = 0; try < LIAISON_PATIENCE_TRIES; try++)
        answer (fixture, statuses[i], NULL);
      begin (fixture);
      g_assert_false (end (fixture, &error));
      g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_UNAVAILABLE);
      n += LIAISON_PATIENCE_TRIES;
      assert_n_requests (fixture, n);
      g_assert_cmpuint (fixture->clock->pauses->len, ==, 3);
      g_assert_cmpint (liaison_test_clock_get_pause (fixture->clock, 0), ==, 500);
      g_assert_cmpint (liaison_test_clock_get_pause (fixture->clock, 1), ==, 1500);
      g_assert_cmpint (liaison_test_clock_get_pause (fixture->clock, 2), ==, 3500);
    }
}

static void
test_no_repeat (Fixture *fixture, gconstpointer unused)
{
  static const guint statuses[] = { 400, 403, 404, 405, 409, 412, 501 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr(GError) error = NULL;

      answer (fixture, statuses[i], "Retry-After: 1");
      begin (fixture);
      g_assert_false (end (fixture, &error));
      g_assert_nonnull (liaison_error_get_details (error));
      assert_n_requests (fixture, i + 1);
    }
  g_assert_cmpuint (fixture->clock->pauses->len, ==, 0);
}

static void
test_lost_connection (Fixture *fixture, gconstpointer unused)
{
  answer (fixture, 0, NULL);
  answer (fixture, 0, NULL);
  answer (fixture, 200, NULL);
  begin (fixture);
  g_assert_true (end (fixture, NULL));
  assert_n_requests (fixture, 3);
}

static void
test_renewal_is_no_setback (Fixture *fixture, gconstpointer unused)
{
  answer (fixture, 503, NULL);
  answer (fixture, 401, NULL);
  answer (fixture, 200, NULL);
  begin (fixture);
  g_assert_true (end (fixture, NULL));
  g_assert_cmpuint (fixture->clock->pauses->len, ==, 1);
  g_assert_cmpstr (get_header (fixture, 2, "Authorization"), ==, "Bearer token-2");
}

static gboolean
is_waiting (gpointer user_data)
{
  return liaison_patience_get_until (user_data) != 0;
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
test_cancel (Fixture *fixture, gconstpointer unused)
{
  LiaisonPatience *patience = get_patience (fixture);
  g_autoptr(GError) error = NULL;
  guint n = 0;

  fixture->clock->holds = TRUE;
  g_signal_connect (patience, "notify::until", G_CALLBACK (count_cb), &n);
  answer (fixture, 429, "Retry-After: 60");
  begin (fixture);
  liaison_test_wait_until (is_waiting, patience);
  g_assert_cmpint (liaison_patience_get_reason (patience), ==, LIAISON_WAIT_THROTTLED);
  g_assert_cmpint (liaison_patience_get_until (patience), ==,
                   fixture->clock->now + G_GINT64_CONSTANT (60500000));

  g_cancellable_cancel (fixture->action);
  g_assert_false (end (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (liaison_patience_get_until (patience), ==, 0);
  g_assert_cmpint (liaison_patience_get_reason (patience), ==, LIAISON_WAIT_NONE);
  g_assert_cmpuint (n, ==, 2);
  assert_n_requests (fixture, 1);
}

/* One request was throttled: another does not run against the same wall. */
static void
test_all_pause (Fixture *fixture, gconstpointer unused)
{
  GAsyncResult *other = NULL;

  fixture->clock->holds = TRUE;
  answer (fixture, 429, "Retry-After: 60");
  begin (fixture);
  liaison_test_wait_until (is_waiting, get_patience (fixture));
  fixture->clock->holds = FALSE;
  answer (fixture, 200, NULL);
  liaison_rest_client_call_async (fixture->client, &plain_call, NULL, liaison_test_result_cb,
                                  &other);
  liaison_test_wait (&other);
  g_assert_cmpint (liaison_test_clock_get_pause (fixture->clock, 1), ==, 60000);
  json_node_unref (liaison_rest_client_call_finish (fixture->client, other, NULL));
  g_object_unref (other);

  g_cancellable_cancel (fixture->action);
  g_assert_false (end (fixture, NULL));
}

static void
test_action (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < 2; i++)
    {
      answer (fixture, 200, NULL);
      begin (fixture);
      g_assert_true (end (fixture, NULL));
    }
  g_assert_cmpstr (get_header (fixture, 0, "MS-CorrelationId"), ==,
                   get_header (fixture, 1, "MS-CorrelationId"));
  g_assert_cmpstr (get_header (fixture, 0, "MS-RequestId"), !=,
                   get_header (fixture, 1, "MS-RequestId"));
}

/* Silence after the request: no answer ever comes. */
static void
test_deadline (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  fixture->clock->hurries = TRUE;
  begin (fixture);
  g_assert_false (end (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_cmpuint (fixture->clock->pauses->len, ==, 3);
}

static void
test_client_budget (Fixture *fixture, gconstpointer unused)
{
  LiaisonBudget *budget = liaison_budget_new ();
  const gint64 start = G_USEC_PER_SEC;

  for (guint i = 0; i < LIAISON_BUDGET_REQUESTS; i++)
    g_assert_cmpint (liaison_budget_spend (budget, start + i), ==, 0);
  g_assert_cmpint (liaison_budget_spend (budget, start + 499), ==, 60 * G_USEC_PER_SEC - 499);
  g_assert_cmpint (liaison_budget_spend (budget, start + 30 * G_USEC_PER_SEC), ==,
                   30 * G_USEC_PER_SEC);
  g_assert_cmpint (liaison_budget_spend (budget, start + 60 * G_USEC_PER_SEC), ==, 0);
  g_assert_cmpint (liaison_budget_spend (budget, start + 60 * G_USEC_PER_SEC), ==, 1);
  /* A clock set back blocks nobody for a day. */
  g_assert_cmpint (liaison_budget_spend (budget, start - G_TIME_SPAN_DAY), ==, 0);
  liaison_budget_free (budget);

  for (guint i = 0; i <= LIAISON_BUDGET_REQUESTS; i++)
    {
      answer (fixture, 200, NULL);
      begin (fixture);
      g_assert_true (end (fixture, NULL));
    }
  g_assert_cmpuint (fixture->clock->pauses->len, ==, 1);
  g_assert_cmpint (liaison_test_clock_get_pause (fixture->clock, 0), ==, 60000);
}

static void
test_header (void)
{
  static const struct
  {
    const char *value;
    gint64 seconds; /* -1: says nothing */
  } cases[] = {
    { "0", 0 },
    { "23", 23 },
    { " 23 ", 23 },
    { "9223372036854775807", 10 * G_GINT64_CONSTANT (366) * 86400 },
    { "99999999999999999999", -1 },
    { "-5", -1 },
    { "1.5", -1 },
    { "soon", -1 },
    { "", -1 },
    { "Tue, 14 Nov 2023 22:14:20 GMT", 60 },
    { "Tuesday, 14-Nov-23 22:14:20 GMT", 60 },
    { "Tue, 14 Nov 2023 22:00:00 GMT", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
      gint64 duration = -1;

      soup_message_headers_append (headers, "Retry-After", cases[i].value);
      g_assert_cmpint (liaison_retry_after_read (
                         headers, G_GINT64_CONSTANT (1700000000) * G_USEC_PER_SEC, &duration),
                       ==, cases[i].seconds >= 0);
      if (cases[i].seconds >= 0)
        g_assert_cmpint (duration, ==, cases[i].seconds * G_USEC_PER_SEC);
      soup_message_headers_unref (headers);
    }
}

#define ADD(path, test)                                                                            \
  g_test_add ("/retry/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("seconds", test_seconds);
  ADD ("date", test_date);
  ADD ("never-below-what-is-asked", test_never_below_what_is_asked);
  ADD ("too-long", test_too_long);
  ADD ("gives-up", test_gives_up);
  ADD ("no-repeat", test_no_repeat);
  ADD ("lost-connection", test_lost_connection);
  ADD ("renewal-is-no-setback", test_renewal_is_no_setback);
  ADD ("cancel", test_cancel);
  ADD ("all-pause", test_all_pause);
  ADD ("action", test_action);
  ADD ("deadline", test_deadline);
  ADD ("budget", test_client_budget);
  g_test_add_func ("/retry/header", test_header);

  return g_test_run ();
}
