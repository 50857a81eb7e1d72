/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-server.h"

#include <string.h>

typedef struct
{
  guint status;
  char *headers;
  char *body;
} Answer;

typedef struct
{
  char *target; /* path and query */
  SoupMessageHeaders *headers;
  GHashTable *form;
} Request;

struct _LiaisonTestServer
{
  SoupServer *server;
  char *base;
  char *phrase;
  GQueue answers;
  GPtrArray *requests;
  gboolean undiscovered;
  gboolean holds_next;
  GQueue held; /* SoupServerMessage */
};

static void
answer_free (Answer *answer)
{
  g_free (answer->headers);
  g_free (answer->body);
  g_free (answer);
}

static void
request_free (Request *request)
{
  g_free (request->target);
  soup_message_headers_unref (request->headers);
  g_hash_table_unref (request->form);
  g_free (request);
}

static void
copy_header (const char *name, const char *value, gpointer user_data)
{
  soup_message_headers_append (user_data, name, value);
}

static void
keep_request (LiaisonTestServer *self, SoupServerMessage *message)
{
  GUri *uri = soup_server_message_get_uri (message);
  g_autoptr(GBytes) body =
               soup_message_body_flatten (soup_server_message_get_request_body (message));
  g_autofree char *form = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  Request *request = g_new0 (Request, 1);

  request->target = g_strconcat (g_uri_get_path (uri), g_uri_get_query (uri) != NULL ? "?" : "",
                                 g_uri_get_query (uri), NULL);
  request->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  soup_message_headers_foreach (soup_server_message_get_request_headers (message), copy_header,
                                request->headers);
  request->form = soup_form_decode (form != NULL ? form : "");
  g_ptr_array_add (self->requests, request);
}

static void
set_headers (SoupMessageHeaders *headers, const char *lines)
{
  g_auto(GStrv) split = g_strsplit (lines, "\n", -1);

  for (guint i = 0; split[i] != NULL; i++)
    {
      g_auto(GStrv) pair = g_strsplit (split[i], ": ", 2);

      soup_message_headers_replace (headers, pair[0], pair[1]);
    }
}

/* As Microsoft's sign-in service lays its endpoints out. FALSE: it is no question for them. */
static gboolean
answer_discovery (LiaisonTestServer *self, SoupServerMessage *message, const char *path)
{
  static const char *const below = "/v2.0/.well-known/openid-configuration";
  g_autofree char *tenant = NULL;
  g_autofree char *document = NULL;

  if (self->undiscovered || !g_str_has_suffix (path, below))
    return FALSE;

  tenant = g_strndup (path + 1, strlen (path) - 1 - strlen (below));
  document = g_strdup_printf (
    "{ \"issuer\": \"%s/%s/v2.0\", \"authorization_endpoint\": \"%s/%s/oauth2/v2.0/authorize\", "
    "\"token_endpoint\": \"%s/%s/oauth2/v2.0/token\", "
    "\"device_authorization_endpoint\": \"%s/%s/oauth2/v2.0/devicecode\" }",
    self->base, g_uuid_string_is_valid (tenant) ? tenant : "{tenantid}", self->base, tenant,
    self->base, tenant, self->base, tenant);
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, document,
                                    strlen (document));
  return TRUE;
}

static void
request_cb (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  LiaisonTestServer *self = user_data;
  Answer *answer;

  if (answer_discovery (self, message, path))
    return;

  answer = g_queue_pop_head (&self->answers);
  keep_request (self, message);
  if (answer == NULL)
    {
      soup_server_message_set_status (message, SOUP_STATUS_INTERNAL_SERVER_ERROR, NULL);
      return;
    }

  if (answer->status == 0)
    {
      g_autoptr(GIOStream) connection = soup_server_message_steal_connection (message);

      g_io_stream_close (connection, NULL, NULL);
    }
  else
    {
      soup_server_message_set_status (message, answer->status, self->phrase);
      soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, answer->body,
                                        strlen (answer->body));
      if (answer->headers != NULL)
        set_headers (soup_server_message_get_response_headers (message), answer->headers);
      if (self->holds_next)
        {
          self->holds_next = FALSE;
          soup_server_message_pause (message);
          g_queue_push_tail (&self->held, g_object_ref (message));
        }
    }
  answer_free (answer);
}

LiaisonTestServer *
liaison_test_server_new (void)
{
  LiaisonTestServer *self = g_new0 (LiaisonTestServer, 1);
  g_autoptr(GError) error = NULL;
  GSList *uris;

  g_queue_init (&self->answers);
  self->requests = g_ptr_array_new_with_free_func ((GDestroyNotify) request_free);
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);

  uris = soup_server_get_uris (self->server);
  self->base = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return self;
}

void
liaison_test_server_free (LiaisonTestServer *self)
{
  liaison_test_server_release (self);
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_queue_clear_full (&self->answers, (GDestroyNotify) answer_free);
  g_ptr_array_unref (self->requests);
  g_free (self->base);
  g_free (self->phrase);
  g_free (self);
}

const char *
liaison_test_server_get_base (LiaisonTestServer *self)
{
  return self->base;
}

void
liaison_test_server_answer (LiaisonTestServer *self,
                            guint status,
                            const char *headers,
                            const char *body)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->status = status;
  answer->headers = g_strdup (headers);
  answer->body = g_strdup (body != NULL ? body : "");
  g_queue_push_tail (&self->answers, answer);
}

void
liaison_test_server_set_phrase (LiaisonTestServer *self, const char *phrase)
{
  g_free (self->phrase);
  self->phrase = g_strdup (phrase);
}

void
liaison_test_server_hold_next (LiaisonTestServer *self)
{
  self->holds_next = TRUE;
}

void
liaison_test_server_release (LiaisonTestServer *self)
{
  SoupServerMessage *message;

  while ((message = g_queue_pop_head (&self->held)) != NULL)
    {
      soup_server_message_unpause (message);
      g_object_unref (message);
    }
}

guint
liaison_test_server_get_n_requests (LiaisonTestServer *self)
{
  return self->requests->len;
}

static Request *
get_request (LiaisonTestServer *self, guint n)
{
  g_assert_cmpuint (n, <, self->requests->len);
  return g_ptr_array_index (self->requests, n);
}

const char *
liaison_test_server_get_target (LiaisonTestServer *self, guint n)
{
  return get_request (self, n)->target;
}

const char *
liaison_test_server_get_header (LiaisonTestServer *self, guint n, const char *name)
{
  return soup_message_headers_get_one (get_request (self, n)->headers, name);
}

const char *
liaison_test_server_get_field (LiaisonTestServer *self, guint n, const char *name)
{
  return g_hash_table_lookup (get_request (self, n)->form, name);
}

void
liaison_test_server_set_undiscovered (LiaisonTestServer *self)
{
  self->undiscovered = TRUE;
}
