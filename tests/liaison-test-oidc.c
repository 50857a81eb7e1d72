/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-oidc.h"

#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <string.h>

#include "liaison-test.h"
#include "wire/liaison-json.h"

#define READY "Provider ready at "

struct _LiaisonTestOidc
{
  GSubprocess *program;
  SoupSession *session;
  char *base;
  char *issued; /* the file's path */
};

gboolean
liaison_test_oidc_is_installed (void)
{
  g_autofree char *stamp =
    g_build_filename (g_getenv ("LIAISON_TEST_OIDC"), "installed.json", NULL);

  return *g_getenv ("LIAISON_TEST_NODE") != '\0' && g_file_test (stamp, G_FILE_TEST_EXISTS);
}

/* A sanitizer preloaded for us is none of its business. */
static GSubprocess *
start_program (const char *issued)
{
  static const char *const ours[] = { "ASAN_OPTIONS", "LD_PRELOAD", "LSAN_OPTIONS", "NODE_OPTIONS",
                                      "UBSAN_OPTIONS" };
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "oidc", "provider.js", NULL);
  g_autofree char *modules = g_strconcat ("--modules=", g_getenv ("LIAISON_TEST_OIDC"), NULL);
  g_autofree char *secrets = g_strconcat ("--issued=", issued, NULL);
  g_autoptr(GError) error = NULL;
  GSubprocess *program;

  for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
    g_subprocess_launcher_unsetenv (launcher, ours[i]);
  program = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("LIAISON_TEST_NODE"), script,
                                         modules, secrets, NULL);
  g_assert_no_error (error);
  return program;
}

LiaisonTestOidc *
liaison_test_oidc_new (void)
{
  LiaisonTestOidc *self = g_new0 (LiaisonTestOidc, 1);
  g_autoptr(GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;

  close (g_file_open_tmp ("liaison-oidc-XXXXXX", &self->issued, NULL));
  self->program = start_program (self->issued);
  self->session = soup_session_new ();

  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->program));
  line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, NULL);
  g_assert_true (line != NULL && g_str_has_prefix (line, READY));
  self->base = g_strdup (line + strlen (READY));
  return self;
}

/* For the search through all logs, once the tests have ended. */
static void
keep_issued (LiaisonTestOidc *self)
{
  const char *folder = g_getenv ("LIAISON_TEST_ISSUED");
  g_autofree char *name = g_path_get_basename (self->issued);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autofree char *text = NULL;
  gsize size;

  if (path != NULL && g_file_get_contents (self->issued, &text, &size, NULL))
    g_file_set_contents (path, text, size, NULL);
}

void
liaison_test_oidc_free (LiaisonTestOidc *self)
{
  g_autoptr(GError) error = NULL;

  /* It ends with its standard input. */
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->program), NULL, NULL);
  g_subprocess_wait_check (self->program, NULL, &error);
  g_assert_no_error (error);

  keep_issued (self);
  g_unlink (self->issued);
  g_object_unref (self->program);
  g_object_unref (self->session);
  g_free (self->base);
  g_free (self->issued);
  g_free (self);
}

const char *
liaison_test_oidc_get_base (LiaisonTestOidc *self)
{
  return self->base;
}

/* @status NULL: nothing but success is expected. */
static JsonNode *
send (LiaisonTestOidc *self, SoupMessage *message, guint *status)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) body = NULL;
  JsonNode *node;

  soup_session_send_and_read_async (self->session, message, G_PRIORITY_DEFAULT, NULL,
                                    liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  body = soup_session_send_and_read_finish (self->session, result, &error);
  g_assert_no_error (error);
  if (status != NULL)
    *status = soup_message_get_status (message);
  else
    g_assert_cmpuint (soup_message_get_status (message), ==, SOUP_STATUS_OK);

  node = liaison_json_parse (body, &error);
  g_assert_no_error (error);
  return node;
}

static SoupMessage *
make_message (LiaisonTestOidc *self, const char *method, const char *path)
{
  g_autofree char *uri = g_strconcat (self->base, path, NULL);

  return soup_message_new (method, uri);
}

void
liaison_test_oidc_turn (LiaisonTestOidc *self, const char *members, ...)
{
  g_autoptr(SoupMessage) message = make_message (self, SOUP_METHOD_POST, "/knobs");
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GBytes) body = NULL;
  g_autofree char *inside = NULL;
  char *json;
  va_list args;

  va_start (args, members);
  inside = g_strdup_vprintf (members, args);
  va_end (args);

  json = g_strdup_printf ("{ %s }", inside);
  body = g_bytes_new_take (json, strlen (json));
  soup_message_set_request_body_from_bytes (message, "application/json", body);
  node = send (self, message, NULL);
}

static JsonNode *
get_knobs (LiaisonTestOidc *self)
{
  g_autoptr(SoupMessage) message = make_message (self, SOUP_METHOD_GET, "/knobs");

  return send (self, message, NULL);
}

guint
liaison_test_oidc_get_n_requests (LiaisonTestOidc *self)
{
  g_autoptr(JsonNode) knobs = get_knobs (self);

  return json_array_get_length (liaison_json_array (knobs, "requests"));
}

char *
liaison_test_oidc_dup_request (LiaisonTestOidc *self, guint n, const char *name)
{
  g_autoptr(JsonNode) knobs = get_knobs (self);
  JsonArray *requests = liaison_json_array (knobs, "requests");

  g_assert_cmpuint (n, <, json_array_get_length (requests));
  return g_strdup (liaison_json_string (json_array_get_element (requests, n), name));
}

char *
liaison_test_oidc_dup_audience (LiaisonTestOidc *self, const char *token)
{
  g_autofree char *path = g_strconcat ("/tokens/", token, NULL);
  g_autoptr(SoupMessage) message = make_message (self, SOUP_METHOD_GET, path);
  g_autoptr(JsonNode) node = NULL;
  guint status;

  node = send (self, message, &status);
  return g_strdup (liaison_json_string (node, "aud"));
}

char *
liaison_test_oidc_dup_refusal (LiaisonTestOidc *self, char *form)
{
  g_autofree char *uri = g_strconcat (self->base, "/" LIAISON_TEST_OIDC_TENANT "/v2.0/token", NULL);
  g_autoptr(SoupMessage) message =
               soup_message_new_from_encoded_form (SOUP_METHOD_POST, uri, form);
  g_autoptr(JsonNode) node = NULL;
  guint status;

  node = send (self, message, &status);
  return g_strdup (liaison_json_string (node, "error"));
}

char *
liaison_test_oidc_dup_issued (LiaisonTestOidc *self)
{
  g_autoptr(GError) error = NULL;
  char *issued = NULL;

  g_file_get_contents (self->issued, &issued, NULL, &error);
  g_assert_no_error (error);
  return issued;
}
