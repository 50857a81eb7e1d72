/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <libsoup/soup.h>
#include <string.h>

#include "liaison-test-bed.h"
#include "liaison-test-clock.h"
#include "liaison-test.h"
#include "model/liaison-error.h"

typedef struct
{
  LiaisonTestBed *bed;
  LiaisonTestClock *clock;
  GCancellable *cancellable;
  GAsyncResult *result;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->bed = liaison_test_bed_new (30, "demo");
  fixture->clock = liaison_test_clock_new ();
  fixture->cancellable = g_cancellable_new ();
  liaison_patience_set_clock (liaison_partner_client_get_patience (fixture->bed->client),
                              &fixture->clock->clock);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->result);
  liaison_test_bed_free (fixture->bed);
  liaison_test_clock_free (fixture->clock);
  g_assert_finalize_object (fixture->cancellable);
}

static void
add_fault (Fixture *fixture, const char *spec)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (liaison_sandbox_server_add_fault (fixture->bed->server, spec, &error));
  g_assert_no_error (error);
}

static void
begin (Fixture *fixture)
{
  g_clear_object (&fixture->result);
  liaison_partner_client_list_customers_async (fixture->bed->client, NULL, 500,
                                               fixture->cancellable, liaison_test_result_cb,
                                               &fixture->result);
}

/* How many customers there are, or -1. */
static int
end (Fixture *fixture, GError **error)
{
  g_autoptr(LiaisonCustomerPage) page = NULL;

  liaison_test_wait (&fixture->result);
  page =
    liaison_partner_client_list_customers_finish (fixture->bed->client, fixture->result, error);
  return page != NULL ? (int) page->rows->len : -1;
}

/* What does not pass ends in an error everybody knows; afterwards all is well again. */
static void
test_lasting (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *spec;
    GQuark (*domain) (void);
    int code;
    guint n_requests;
  } cases[] = {
    { "error,count=4", liaison_error_quark, LIAISON_ERROR_UNAVAILABLE, 4 },
    /* One more: libsoup itself repeats what it sent on a connection kept from before. */
    { "error,status=0,count=5", g_io_error_quark, G_IO_ERROR_PARTIAL_INPUT, 5 },
    { "error,status=403,code=900308", liaison_error_quark, LIAISON_ERROR_FORBIDDEN, 1 },
    { "throttle,seconds=9,count=4", liaison_error_quark, LIAISON_ERROR_THROTTLED, 4 },
    { "close,count=4", g_io_error_quark, G_IO_ERROR_PARTIAL_INPUT, 4 },
    { "wrong-length,count=4", g_io_error_quark, G_IO_ERROR_PARTIAL_INPUT, 4 },
    { "truncated", liaison_error_quark, LIAISON_ERROR_PROTOCOL, 1 },
    { "wrong-type", liaison_error_quark, LIAISON_ERROR_PROTOCOL, 1 },
    { "html", liaison_error_quark, LIAISON_ERROR_PROTOCOL, 1 },
    { "huge", liaison_error_quark, LIAISON_ERROR_PROTOCOL, 1 },
    { "bomb", liaison_error_quark, LIAISON_ERROR_PROTOCOL, 1 },
    { "redirect", liaison_error_quark, LIAISON_ERROR_PROTOCOL, 1 },
    { "expired-token,count=2", liaison_error_quark, LIAISON_ERROR_SIGN_IN_REQUIRED, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint before = liaison_sandbox_server_get_n_requests (fixture->bed->server);
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", cases[i].spec);
      add_fault (fixture, cases[i].spec);
      begin (fixture);
      g_assert_cmpint (end (fixture, &error), ==, -1);
      g_assert_error (error, cases[i].domain (), cases[i].code);
      g_assert_cmpuint (liaison_sandbox_server_get_n_requests (fixture->bed->server), ==,
                        before + cases[i].n_requests);
      begin (fixture);
      g_assert_cmpint (end (fixture, NULL), ==, 30);
    }
}

static void
test_passing (Fixture *fixture, gconstpointer unused)
{
  static const char *const specs[] = {
    "error,count=3", "error,status=0,count=3", "throttle,count=3", "throttle,date=1,seconds=3",
    "delay,ms=20",   "close,count=3",          "expired-token",    "html,path=/users",
  };

  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", specs[i]);
      add_fault (fixture, specs[i]);
      begin (fixture);
      g_assert_cmpint (end (fixture, &error), ==, 30);
      g_assert_no_error (error);
    }
}

/* What goes wrong at the identity service ends the sign-in; the next one is well again. */
static void
test_sign_in (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *spec;
    int code;
  } cases[] = {
    { "refuse,path=/authorize,error=access_denied,number=53003", LIAISON_ERROR_SIGN_IN_REQUIRED },
    { "refuse,error=invalid_client,number=7000218", LIAISON_ERROR_SIGN_IN_REQUIRED },
    { "id-token,claim=iss,value=https://foreign.invalid/v2.0", LIAISON_ERROR_PROTOCOL },
    { "id-token,claim=aud,value=another", LIAISON_ERROR_PROTOCOL },
    { "id-token,claim=nonce,value=stale", LIAISON_ERROR_PROTOCOL },
    { "id-token,claim=exp,value=1000", LIAISON_ERROR_PROTOCOL },
    { "wrong-type,path=/oauth2/v2.0/token", LIAISON_ERROR_PROTOCOL },
  };
  g_autoptr(GError) no_error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", cases[i].spec);
      add_fault (fixture, cases[i].spec);
      g_assert_false (liaison_test_bed_start_session (fixture->bed, &error));
      g_assert_error (error, LIAISON_ERROR, cases[i].code);
    }
  g_assert_true (liaison_test_bed_start_session (fixture->bed, &no_error));
  g_assert_no_error (no_error);
}

static gboolean
has_request (gpointer user_data)
{
  return liaison_sandbox_server_get_n_requests (user_data) > 0;
}

/* Bytes that drip in never let a connection be idle. */
static void
test_drip (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) cancelled = NULL;

  add_fault (fixture, "drip,ms=1,count=4");
  fixture->clock->hurries = TRUE;
  begin (fixture);
  g_assert_cmpint (end (fixture, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);

  fixture->clock->hurries = FALSE;
  add_fault (fixture, "drip,count=4");
  begin (fixture);
  liaison_test_wait_until (has_request, fixture->bed->server);
  g_cancellable_cancel (fixture->cancellable);
  g_assert_cmpint (end (fixture, &cancelled), ==, -1);
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The status of a request to /sandbox/faults. */
static guint
control (Fixture *fixture, const char *method, const char *body)
{
  g_autofree char *uri =
    g_strconcat (liaison_sandbox_server_get_base (fixture->bed->server), "/sandbox/faults", NULL);
  g_autoptr(SoupSession) session = soup_session_new ();
  g_autoptr(SoupMessage) message = soup_message_new (method, uri);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GBytes) answer = NULL;

  if (body != NULL)
    {
      g_autoptr(GBytes) bytes = g_bytes_new (body, strlen (body));

      soup_message_set_request_body_from_bytes (message, "application/json", bytes);
    }
  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL,
                                    liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  answer = soup_session_send_and_read_finish (session, result, NULL);
  g_assert_nonnull (answer);
  return soup_message_get_status (message);
}

static void
test_at_run_time (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (control (fixture, "POST", "{\"fault\":\"html\",\"count\":2,\"date\":true}"), ==,
                    204);
  begin (fixture);
  g_assert_cmpint (end (fixture, &error), ==, -1);
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL);
  g_assert_cmpuint (control (fixture, "DELETE", NULL), ==, 204);
  begin (fixture);
  g_assert_cmpint (end (fixture, NULL), ==, 30);

  g_assert_cmpuint (control (fixture, "POST", "{\"fault\":\"flood\"}"), ==, 400);
  g_assert_cmpuint (control (fixture, "POST", "{\"fault\":[]}"), ==, 400);
  g_assert_cmpuint (control (fixture, "POST", "{\"fault\":\"html\",\"count\":\"many\"}"), ==, 400);
  g_assert_cmpuint (control (fixture, "POST", "[]"), ==, 400);
  g_assert_cmpuint (control (fixture, "POST", "html"), ==, 400);
  g_assert_cmpuint (control (fixture, "POST", NULL), ==, 415);
}

#define ADD(path, test) g_test_add ("/faults/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("lasting", test_lasting);
  ADD ("passing", test_passing);
  ADD ("sign-in", test_sign_in);
  ADD ("drip", test_drip);
  ADD ("at-run-time", test_at_run_time);

  return g_test_run ();
}
