/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-auth"

#include "auth/liaison-oauth-redirect.h"

#include <string.h>

#include <glib/gi18n.h>
#include <libsoup/soup.h>

#include "auth/liaison-pkce.h"
#include "auth/liaison-token-answer.h"

struct _LiaisonOauthRedirect
{
  GObject parent_instance;

  SoupServer *server;
  char *state;
  char *uri;
  guint port;

  /* While somebody waits. */
  GTask *task;
  GSource *timed_out;
  GSource *cancelled;
  GSource *answered; /* completes the wait once the page is out */

  /* What came back: either the code or the error. */
  char *code;
  char *issuer;
  GError *error;
};

G_DEFINE_FINAL_TYPE (LiaisonOauthRedirect, liaison_oauth_redirect, G_TYPE_OBJECT)

static void
clear_source (GSource **source)
{
  if (*source == NULL)
    return;

  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

/* Ends the wait and closes the door. */
static void
complete (LiaisonOauthRedirect *self)
{
  g_autoptr(GTask) task = g_steal_pointer (&self->task);

  clear_source (&self->timed_out);
  clear_source (&self->cancelled);
  clear_source (&self->answered);
  soup_server_disconnect (self->server);

  if (self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&self->code),
                           (GDestroyNotify) liaison_pkce_forget);
}

static gboolean
answered_cb (gpointer user_data)
{
  complete (LIAISON_OAUTH_REDIRECT (user_data));
  return G_SOURCE_REMOVE;
}

static gboolean
timed_out_cb (gpointer user_data)
{
  LiaisonOauthRedirect *self = LIAISON_OAUTH_REDIRECT (user_data);

  if (self->error == NULL && self->code == NULL)
    self->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                                       "The browser did not come back in time");
  complete (self);
  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  LiaisonOauthRedirect *self = LIAISON_OAUTH_REDIRECT (user_data);

  g_clear_error (&self->error);
  g_cancellable_set_error_if_cancelled (cancellable, &self->error);
  complete (self);
  return G_SOURCE_REMOVE;
}

/* The server may not be closed from within its own signal. */
static void
page_is_out (LiaisonOauthRedirect *self)
{
  if (self->task == NULL || self->answered != NULL)
    return;

  self->answered = g_idle_source_new ();
  g_source_set_callback (self->answered, answered_cb, self, NULL);
  g_source_attach (self->answered, g_task_get_context (self->task));
}

static void
answer_page (SoupServerMessage *message, guint status, const char *title, const char *text)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *text_markup = g_markup_escape_text (text, -1);
  char *page;

  /* Nothing of the request is repeated in the page. */
  page = g_strdup_printf (
    "<!DOCTYPE html>\n"
    "<html lang=\"%s\">\n"
    "<head><meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"light dark\">"
    "<meta name=\"viewport\" content=\"width=device-width\"><title>%s</title></head>\n"
    "<body><h1>%s</h1><p>%s</p></body>\n"
    "</html>\n",
    /* Translators: the language code of your translation, as in HTML: "de", "zh-CN". */
    C_ ("language code", "en"), title_markup, title_markup, text_markup);

  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "Referrer-Policy", "no-referrer");
  soup_message_headers_replace (headers, "Content-Security-Policy", "default-src 'none'");
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  soup_message_headers_replace (headers, "Connection", "close");
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "text/html; charset=utf-8", SOUP_MEMORY_TAKE, page,
                                    strlen (page));
}

/* Another name in the header means that a foreign web page reached us through its DNS. */
static gboolean
is_own_host (LiaisonOauthRedirect *self, SoupServerMessage *message)
{
  static const char *const names[] = { "localhost", "127.0.0.1", "[::1]" };
  const char *host =
    soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Host");

  for (guint i = 0; host != NULL && i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *own = g_strdup_printf ("%s:%u", names[i], self->port);

      if (g_ascii_strcasecmp (host, own) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_our_answer (LiaisonOauthRedirect *self,
               SoupServerMessage *message,
               const char *path,
               GHashTable *query)
{
  const char *state = query != NULL ? g_hash_table_lookup (query, "state") : NULL;

  return self->task != NULL && self->code == NULL && self->error == NULL &&
         soup_server_message_get_method (message) == SOUP_METHOD_GET && g_str_equal (path, "/") &&
         is_own_host (self, message) && state != NULL && liaison_pkce_equal (state, self->state);
}

static void
request_cb (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  LiaisonOauthRedirect *self = LIAISON_OAUTH_REDIRECT (user_data);
  const char *code;
  const char *name;

  if (!is_our_answer (self, message, path, query))
    {
      g_debug ("a request that is no answer to this sign-in was turned away");
      answer_page (message, SOUP_STATUS_NOT_FOUND,
                   _ ("Nothing Here"),
                      _ ("This address is only used while signing in to Liaison."));
      return;
    }

  code = g_hash_table_lookup (query, "code");
  name = g_hash_table_lookup (query, "error");
  if (name == NULL && code != NULL && *code != '\0')
    {
      self->code = g_strdup (code);
      self->issuer = g_strdup (g_hash_table_lookup (query, "iss"));
      answer_page (message, SOUP_STATUS_OK,
                   _ ("You Can Close This Page"),
                      _ ("The answer has reached Liaison. Go back to its window to continue."));
    }
  else
    {
      self->error = liaison_token_answer_error_new (
        0, name != NULL ? name : "invalid_response",
        g_hash_table_lookup (query, "error_description"), NULL, NULL);
      answer_page (message, SOUP_STATUS_OK,
                   _ ("Not Signed In"),
                      _ ("The sign-in was not completed. Go back to Liaison to try again."));
    }

  g_signal_connect_object (message, "finished", G_CALLBACK (page_is_out), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (message, "disconnected", G_CALLBACK (page_is_out), self,
                           G_CONNECT_SWAPPED);
}

static void
liaison_oauth_redirect_finalize (GObject *object)
{
  LiaisonOauthRedirect *self = LIAISON_OAUTH_REDIRECT (object);

  if (self->server != NULL)
    {
      soup_server_disconnect (self->server);
      g_clear_object (&self->server);
    }
  liaison_pkce_forget (self->state);
  liaison_pkce_forget (self->code);
  g_free (self->uri);
  g_free (self->issuer);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (liaison_oauth_redirect_parent_class)->finalize (object);
}

static void
liaison_oauth_redirect_class_init (LiaisonOauthRedirectClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_oauth_redirect_finalize;
}

static void
liaison_oauth_redirect_init (LiaisonOauthRedirect *self)
{
}

LiaisonOauthRedirect *
liaison_oauth_redirect_new (const char *state, GError **error)
{
  g_autoptr(LiaisonOauthRedirect) self = NULL;
  GSList *uris;

  g_return_val_if_fail (state != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_OAUTH_REDIRECT, NULL);
  self->state = g_strdup (state);
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);

  /* A browser may take "localhost" for either address. A machine without IPv6 has only one. */
  if (!soup_server_listen_local (self->server, 0, 0, NULL) &&
      !soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, error))
    return NULL;

  uris = soup_server_get_uris (self->server);
  self->port = g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  self->uri = g_strdup_printf ("http://localhost:%u", self->port);
  return g_steal_pointer (&self);
}

const char *
liaison_oauth_redirect_get_uri (LiaisonOauthRedirect *self)
{
  g_return_val_if_fail (LIAISON_IS_OAUTH_REDIRECT (self), NULL);

  return self->uri;
}

void
liaison_oauth_redirect_wait_async (LiaisonOauthRedirect *self,
                                   guint timeout_ms,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (LIAISON_IS_OAUTH_REDIRECT (self));
  g_return_if_fail (self->task == NULL);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, liaison_oauth_redirect_wait_async);

  self->timed_out = g_timeout_source_new (timeout_ms);
  g_source_set_callback (self->timed_out, timed_out_cb, self, NULL);
  g_source_attach (self->timed_out, g_task_get_context (self->task));
  if (cancellable != NULL)
    {
      self->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (self->cancelled, G_SOURCE_FUNC (cancelled_cb), self, NULL);
      g_source_attach (self->cancelled, g_task_get_context (self->task));
    }
}

char *
liaison_oauth_redirect_wait_finish (LiaisonOauthRedirect *self,
                                    GAsyncResult *result,
                                    char **issuer,
                                    GError **error)
{
  char *code;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  code = g_task_propagate_pointer (G_TASK (result), error);
  if (code != NULL)
    *issuer = g_steal_pointer (&self->issuer);
  return code;
}
