/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-identity.h"

#include <string.h>

#include "liaison-test.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

void
liaison_test_identity_set_up (LiaisonTestIdentity *self, const LiaisonSandboxOptions *options)
{
  g_autoptr(GError) error = NULL;

  self->server = liaison_sandbox_server_new (options);
  liaison_sandbox_server_start (self->server, 0, &error);
  g_assert_no_error (error);
  self->session = soup_session_new ();
}

void
liaison_test_identity_tear_down (LiaisonTestIdentity *self)
{
  g_clear_object (&self->message);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->root, json_node_unref);
  soup_session_abort (self->session);
  g_assert_finalize_object (self->session);
  liaison_sandbox_server_stop (self->server);
  g_assert_finalize_object (self->server);
}

guint
liaison_test_identity_send (LiaisonTestIdentity *self, SoupMessage *message)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  const char *json;

  g_assert_nonnull (message);
  g_clear_object (&self->message);
  g_clear_pointer (&self->root, json_node_unref);
  g_clear_pointer (&self->text, g_free);
  self->message = message;
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_session_send_and_read_async (self->session, message, G_PRIORITY_DEFAULT, NULL,
                                    liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  bytes = soup_session_send_and_read_finish (self->session, result, &error);
  g_assert_no_error (error);
  self->text = g_bytes_get_size (bytes) == 0
                 ? g_strdup ("")
                 : g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  json = g_str_has_prefix (self->text, BYTE_ORDER_MARK) ? self->text + strlen (BYTE_ORDER_MARK)
                                                        : self->text;
  if (*json == '{')
    self->root = json_from_string (json, NULL);
  return soup_message_get_status (message);
}

static SoupMessage *
make_message (LiaisonTestIdentity *self, const char *method, const char *path)
{
  g_autofree char *uri = g_strconcat (liaison_sandbox_server_get_base (self->server), path, NULL);

  return soup_message_new (method, uri);
}

guint
liaison_test_identity_get (LiaisonTestIdentity *self, const char *path)
{
  return liaison_test_identity_send (self, make_message (self, "GET", path));
}

guint
liaison_test_identity_call (LiaisonTestIdentity *self, const char *path, const char *token)
{
  SoupMessage *message = make_message (self, "GET", path);
  g_autofree char *bearer = g_strconcat ("Bearer ", token, NULL);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_headers_append (headers, "Authorization", bearer);
  soup_message_headers_append (headers, "ValidateMfa", "true");
  return liaison_test_identity_send (self, message);
}

guint
liaison_test_identity_order (LiaisonTestIdentity *self,
                             const char *method,
                             const char *path,
                             const char *body)
{
  SoupMessage *message = make_message (self, method, path);

  if (body != NULL)
    {
      g_autoptr(GBytes) bytes = g_bytes_new (body, strlen (body));

      soup_message_set_request_body_from_bytes (message, "application/json", bytes);
    }
  return liaison_test_identity_send (self, message);
}

guint
liaison_test_identity_authorize (LiaisonTestIdentity *self,
                                 const char *tenant,
                                 const char *redirect_uri,
                                 const char *extra)
{
  g_autofree char *query =
    soup_form_encode ("client_id", TEST_CLIENT_ID, "redirect_uri", redirect_uri, "scope",
                      TEST_SCOPE, "state", "a&b", "nonce", "n-1", NULL);
  g_autofree char *path = g_strdup_printf ("/%s/oauth2/v2.0/authorize?%s&%s", tenant, query, extra);

  return liaison_test_identity_get (self, path);
}

guint
liaison_test_identity_post_token (LiaisonTestIdentity *self, char *form)
{
  g_autofree char *uri = g_strconcat (liaison_sandbox_server_get_base (self->server),
                                      "/organizations/oauth2/v2.0/token", NULL);

  return liaison_test_identity_send (self, soup_message_new_from_encoded_form ("POST", uri, form));
}

guint
liaison_test_identity_redeem (LiaisonTestIdentity *self,
                              const char *code,
                              const char *redirect_uri,
                              const char *verifier)
{
  return liaison_test_identity_post_token (
    self, soup_form_encode ("client_id", TEST_CLIENT_ID, "grant_type", "authorization_code", "code",
                            code, "redirect_uri", redirect_uri, "code_verifier", verifier, "scope",
                            TEST_SCOPE, NULL));
}

guint
liaison_test_identity_refresh (LiaisonTestIdentity *self,
                               const char *token,
                               const char *scope,
                               const char *claims)
{
  return liaison_test_identity_post_token (
    self,
    soup_form_encode ("client_id", TEST_CLIENT_ID, "grant_type", "refresh_token", "refresh_token",
                      token, "scope", scope, claims != NULL ? "claims" : NULL, claims, NULL));
}

char *
liaison_test_identity_dup_code (LiaisonTestIdentity *self, const char *person, const char *extra)
{
  g_autofree char *parameters =
    g_strconcat (TEST_GOOD "&decision=continue", person != NULL ? "&person=" : "",
                 person != NULL ? person : "", extra, NULL);
  g_autofree char *state = NULL;

  g_assert_cmpuint (
    liaison_test_identity_authorize (self, "organizations", TEST_REDIRECT_URI, parameters), ==,
    302);
  state = liaison_test_identity_dup_parameter (self, "state");
  g_assert_cmpstr (state, ==, "a&b");
  return liaison_test_identity_dup_parameter (self, "code");
}

void
liaison_test_identity_sign_in (LiaisonTestIdentity *self, const char *person, const char *extra)
{
  g_autofree char *code = liaison_test_identity_dup_code (self, person, extra);

  g_assert_cmpuint (liaison_test_identity_redeem (self, code, TEST_REDIRECT_URI, TEST_VERIFIER), ==,
                    200);
}

const char *
liaison_test_identity_member (LiaisonTestIdentity *self, const char *name)
{
  g_assert_nonnull (self->root);
  return json_object_get_string_member_with_default (json_node_get_object (self->root), name, NULL);
}

char *
liaison_test_identity_dup_parameter (LiaisonTestIdentity *self, const char *name)
{
  const char *location = liaison_test_identity_header (self, "Location");
  g_autoptr(GHashTable) form = NULL;

  g_assert_nonnull (location);
  g_assert_true (g_str_has_prefix (location, TEST_REDIRECT_URI "/?"));
  form = soup_form_decode (location + strlen (TEST_REDIRECT_URI "/?"));
  return g_strdup (g_hash_table_lookup (form, name));
}

gint64
liaison_test_identity_aadsts (LiaisonTestIdentity *self)
{
  JsonObject *object = json_node_get_object (self->root);

  g_assert_true (
    g_str_has_prefix (liaison_test_identity_member (self, "error_description"), "AADSTS"));
  return json_array_get_int_element (json_object_get_array_member (object, "error_codes"), 0);
}

const char *
liaison_test_identity_header (LiaisonTestIdentity *self, const char *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (self->message), name);
}

void
liaison_test_identity_assert_refused (LiaisonTestIdentity *self,
                                      const char *error,
                                      const char *aadsts)
{
  g_autofree char *given = liaison_test_identity_dup_parameter (self, "error");
  g_autofree char *description = liaison_test_identity_dup_parameter (self, "error_description");

  g_assert_cmpstr (given, ==, error);
  g_assert_true (g_str_has_prefix (description, aadsts));
}

GBytes *
liaison_test_identity_decode (const char *base64)
{
  static const char *const padding[] = { "", "===", "==", "=" };
  g_autofree char *padded = g_strconcat (base64, padding[strlen (base64) % 4], NULL);
  gsize length = 0;
  guchar *bytes =
    g_base64_decode (g_strdelimit (g_strdelimit (padded, "-", '+'), "_", '/'), &length);

  return g_bytes_new_take (bytes, length);
}

JsonNode *
liaison_test_identity_read_claims (const char *token)
{
  g_auto(GStrv) parts = g_strsplit (token, ".", 3);
  g_autoptr(GBytes) bytes = liaison_test_identity_decode (parts[1]);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return json_from_string (text, NULL);
}
