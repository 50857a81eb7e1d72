/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <libsoup/soup.h>
#include <signal.h>
#include <string.h>

#include "liaison-test.h"
#include "sandbox/liaison-sandbox-thread.h"

#define READY "Sandbox ready at http://127.0.0.1:"

static GSubprocess *
start_program (const char *first, const char *second)
{
  g_autoptr(GError) error = NULL;
  GSubprocess *program =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error,
                      g_getenv ("LIAISON_TEST_SANDBOX"), first, second, NULL);

  g_assert_no_error (error);
  return program;
}

/* What the program says until it ends. */
static int
run_program (const char *first, const char *second, char **output, char **errors)
{
  g_autoptr(GSubprocess) program = start_program (first, second);
  g_autoptr(GError) error = NULL;

  g_subprocess_communicate_utf8 (program, NULL, NULL, output, errors, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (program));
  return g_subprocess_get_exit_status (program);
}

/* GET @base@path; returns the status. */
static guint
get (SoupSession *session, const char *base, const char *path, const char *token)
{
  g_autofree char *uri = g_strconcat (base, path, NULL);
  g_autofree char *bearer = g_strconcat ("Bearer ", token, NULL);
  g_autoptr(SoupMessage) message = soup_message_new ("GET", uri);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;

  g_assert_nonnull (message);
  if (token != NULL)
    soup_message_headers_append (soup_message_get_request_headers (message), "Authorization",
                                 bearer);
  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL,
                                    liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  bytes = soup_session_send_and_read_finish (session, result, &error);
  g_assert_no_error (error);
  return soup_message_get_status (message);
}

static void
test_serves_until_signal (gconstpointer signal_number)
{
  g_autoptr(GSubprocess) program = start_program ("--port=0", "--customers=3");
  g_autoptr(GDataInputStream) lines =
               g_data_input_stream_new (g_subprocess_get_stdout_pipe (program));
  g_autoptr(SoupSession) session = soup_session_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, &error);
  g_autofree char *rest = NULL;

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (line, READY));
  g_assert_cmpuint (get (session, strstr (line, "http"), "/sandbox/token", NULL), ==, 200);
  g_assert_cmpuint (get (session, strstr (line, "http"), "/v1/customers", "none"), ==, 401);

  g_subprocess_send_signal (program, GPOINTER_TO_INT (signal_number));
  g_subprocess_wait (program, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (program));
  g_assert_cmpint (g_subprocess_get_exit_status (program), ==, 0);
  rest = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (rest);
}

static void
test_bad_options (void)
{
  static const char *const options[] = {
    "--port=65536",
    "--port=-1",
    "--customers=1000001",
    "--customers=-1",
    "--customers=many",
    "--seed=-1",
    "--seed=4294967296",
    "--cloud=mars",
    "--latency=-1",
    "--flowers",
    "--page-size-max=0",
    "surplus",
    "--fault=flood",
    "--fault=throttle,seconds=soon",
    "--fault=html,colour=red",
    "--fault=refuse,number=many",
    "--tls=good",
    "--device-interval=0",
    "--device-interval=601",
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autofree char *output = NULL;
      g_autofree char *errors = NULL;

      g_assert_cmpint (run_program (options[i], NULL, &output, &errors), !=, 0);
      g_assert_cmpstr (output, ==, "");
      g_assert_true (g_str_has_prefix (errors, "liaison-sandbox: "));
    }
}

static void
test_tells (void)
{
  g_autofree char *version = NULL;
  g_autofree char *help = NULL;
  g_autofree char *errors = NULL;
  g_autofree char *no_errors = NULL;

  g_assert_cmpint (run_program ("--version", NULL, &version, &errors), ==, 0);
  g_assert_true (g_str_has_prefix (version, "liaison-sandbox "));
  g_assert_cmpint (run_program ("--help", NULL, &help, &no_errors), ==, 0);
  g_assert_nonnull (strstr (help, "--page-size-max"));
  g_assert_nonnull (strstr (help, "expired-token"));
  g_assert_nonnull (strstr (help, "id-token"));
  g_assert_nonnull (strstr (help, "--device-interval"));
  g_assert_nonnull (strstr (help, "--tls"));
  g_assert_nonnull (strstr (help, "/sandbox/challenge"));
}

static void
test_serves_tls (void)
{
  g_autoptr(GSubprocess) program = start_program ("--tls=expired", "--device-interval=1");
  g_autoptr(GDataInputStream) lines =
               g_data_input_stream_new (g_subprocess_get_stdout_pipe (program));
  g_autofree char *line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, NULL);

  g_assert_true (g_str_has_prefix (line, "Sandbox ready at https://127.0.0.1:"));
  g_subprocess_send_signal (program, SIGTERM);
  g_subprocess_wait (program, NULL, NULL);
  g_assert_cmpint (g_subprocess_get_exit_status (program), ==, 0);
}

static void
test_port_in_use (void)
{
  g_autoptr(GSubprocess) program = start_program ("--port=0", NULL);
  g_autoptr(GDataInputStream) lines =
               g_data_input_stream_new (g_subprocess_get_stdout_pipe (program));
  g_autofree char *line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, NULL);
  g_autofree char *option = g_strconcat ("--port=", line + strlen (READY), NULL);
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;

  g_assert_cmpint (run_program (option, NULL, &output, &errors), ==, 1);
  g_assert_cmpstr (output, ==, "");
  g_subprocess_send_signal (program, SIGTERM);
  g_subprocess_wait (program, NULL, NULL);
}

static void
test_thread (void)
{
  const LiaisonSandboxOptions options = { .n_customers = 100000, .seed = 1, .latency_ms = 5 };
  const LiaisonSandboxAcceptance acceptance = { .company = (char *) "Aune & Vik",
                                                .domain = (char *) "aune.example",
                                                .rights = TRUE };
  g_autoptr(GAsyncResult) started = NULL;
  g_autoptr(GAsyncResult) accepted = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(SoupSession) session = soup_session_new ();
  g_autofree char *id = NULL;
  LiaisonSandboxThread *thread;

  liaison_sandbox_thread_start_async (&options, NULL, liaison_test_result_cb, &started);
  liaison_test_wait (&started);
  thread = liaison_sandbox_thread_start_finish (started, &error);
  g_assert_no_error (error);
  g_clear_object (&started);

  g_assert_cmpuint (get (session, liaison_sandbox_thread_get_base (thread), "/v1/customers", NULL),
                    ==, 401);
  liaison_sandbox_thread_accept_async (thread, &acceptance, liaison_test_result_cb, &accepted);
  liaison_test_wait (&accepted);
  id = liaison_sandbox_thread_accept_finish (thread, accepted, &error);
  g_assert_no_error (error);
  g_assert_true (g_uuid_string_is_valid (id));
  g_clear_object (&accepted);
  g_assert_finalize_object (thread);
}

static void
test_thread_cancelled (void)
{
  const LiaisonSandboxOptions options = { .n_customers = 1, .seed = 1 };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) started = NULL;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  liaison_sandbox_thread_start_async (&options, cancellable, liaison_test_result_cb, &started);
  liaison_test_wait (&started);
  g_assert_null (liaison_sandbox_thread_start_finish (started, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_data_func ("/sandbox-program/ends-by-sigterm", GINT_TO_POINTER (SIGTERM),
                        test_serves_until_signal);
  g_test_add_data_func ("/sandbox-program/ends-by-sigint", GINT_TO_POINTER (SIGINT),
                        test_serves_until_signal);
  g_test_add_func ("/sandbox-program/bad-options", test_bad_options);
  g_test_add_func ("/sandbox-program/tells", test_tells);
  g_test_add_func ("/sandbox-program/serves-tls", test_serves_tls);
  g_test_add_func ("/sandbox-program/port-in-use", test_port_in_use);
  g_test_add_func ("/sandbox-program/thread", test_thread);
  g_test_add_func ("/sandbox-program/thread-cancelled", test_thread_cancelled);

  return g_test_run ();
}
