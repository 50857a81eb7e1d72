/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-wire"

#include "wire/liaison-exchange.h"

#include "config.h"

#include "model/liaison-error.h"

/* Without a single byte. */
#define IDLE_SECONDS 30
#define CONNECT_DEADLINE (10 * G_USEC_PER_SEC)
/* For one request as a whole: bytes that drip in keep a connection from ever being idle. */
#define ANSWER_DEADLINE (3 * 60 * G_USEC_PER_SEC)
#define CONNECTIONS_PER_HOST 4
#define CHUNK_SIZE (64 * 1024)

/* One request and its answer:
 *
 *   send → headers_arrived → read_chunk → chunk_arrived ─┬─ more: read_chunk
 *                                                        └─ done
 */
typedef struct
{
  SoupMessage *message;
  GByteArray *body;
  gsize limit;

  const LiaisonClock *clock;
  GCancellable *callers; /* NULL: none */
  gulong forwarding;
  GCancellable *cancellable; /* ends when the caller's does, or the time is over */
  GSource *deadline;         /* of the connection, later of the answer */
  gboolean is_late;
} ExchangeOp;

static void headers_arrived_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void chunk_arrived_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
clear_deadline (ExchangeOp *op)
{
  if (op->deadline != NULL)
    g_source_destroy (op->deadline);
  g_clear_pointer (&op->deadline, g_source_unref);
}

static void
exchange_op_free (ExchangeOp *op)
{
  clear_deadline (op);
  if (op->callers != NULL)
    g_cancellable_disconnect (op->callers, op->forwarding);
  g_clear_object (&op->callers);
  g_clear_object (&op->cancellable);
  if (op->message != NULL)
    g_signal_handlers_disconnect_by_data (op->message, op);
  g_clear_object (&op->message);
  g_clear_pointer (&op->body, g_byte_array_unref);
  g_free (op);
}

static gboolean
deadline_cb (gpointer user_data)
{
  ExchangeOp *op = user_data;

  op->is_late = TRUE;
  g_cancellable_cancel (op->cancellable);
  return G_SOURCE_REMOVE;
}

static void
set_deadline (ExchangeOp *op, gint64 duration)
{
  clear_deadline (op);
  op->deadline = liaison_clock_new_deadline (op->clock, duration);
  g_source_set_callback (op->deadline, deadline_cb, op, NULL);
  g_source_attach (op->deadline, g_main_context_get_thread_default ());
}

/* The time counts from when our turn has come: libsoup opens only so many connections. */
static void
network_event_cb (SoupMessage *message, GSocketClientEvent event, GIOStream *stream, ExchangeOp *op)
{
  if (event == G_SOCKET_CLIENT_RESOLVING)
    set_deadline (op, CONNECT_DEADLINE);
}

static void
starting_cb (SoupMessage *message, ExchangeOp *op)
{
  set_deadline (op, ANSWER_DEADLINE);
}

static void
forward_cancel_cb (GCancellable *callers, GCancellable *ours)
{
  g_cancellable_cancel (ours);
}

/* Callers know our errors and GIO's; libsoup's own are about answers that break HTTP. */
static void
return_error (GTask *task, GError *error)
{
  ExchangeOp *op = g_task_get_task_data (task);

  if (op->is_late)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "The service took too long");
      g_error_free (error);
    }
  else if (error->domain == SOUP_SESSION_ERROR)
    {
      g_task_return_error (task, liaison_error_new (LIAISON_ERROR_PROTOCOL, NULL, error->message));
      g_error_free (error);
    }
  else
    g_task_return_error (task, error);
}

static void
return_too_big (GTask *task)
{
  g_task_return_error (task, liaison_error_new (LIAISON_ERROR_PROTOCOL, NULL,
                                                "The answer is larger than anything expected"));
}

static void
read_chunk (GTask *task, GInputStream *stream)
{
  ExchangeOp *op = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (stream, CHUNK_SIZE, G_PRIORITY_DEFAULT, op->cancellable,
                                   chunk_arrived_cb, g_object_ref (task));
}

static void
headers_arrived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GInputStream) stream = NULL;
  ExchangeOp *op = g_task_get_task_data (task);
  GError *error = NULL;
  goffset length;

  stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (stream == NULL)
    {
      return_error (task, error);
      return;
    }

  length =
    soup_message_headers_get_content_length (soup_message_get_response_headers (op->message));
  if (length > 0 && (guint64) length > op->limit)
    {
      return_too_big (task);
      return;
    }

  read_chunk (task, stream);
}

/* libsoup 3.2 takes a connection that ends amid the body for the body's end. */
static gboolean
is_cut_short (SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  SoupMessageMetrics *metrics = soup_message_get_metrics (message);

  return metrics != NULL &&
         soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
         soup_message_metrics_get_response_body_bytes_received (metrics) <
           (guint64) soup_message_headers_get_content_length (headers);
}

static void
chunk_arrived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GBytes) chunk = NULL;
  ExchangeOp *op = g_task_get_task_data (task);
  GError *error = NULL;
  gsize size;

  chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  if (chunk == NULL)
    {
      return_error (task, error);
      return;
    }

  size = g_bytes_get_size (chunk);
  if (size == 0 && is_cut_short (op->message))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT,
                             "The connection ended amid the answer");
  else if (size == 0)
    g_task_return_pointer (task, g_byte_array_free_to_bytes (g_steal_pointer (&op->body)),
                           (GDestroyNotify) g_bytes_unref);
  else if (size > op->limit - op->body->len)
    return_too_big (task);
  else
    {
      g_byte_array_append (op->body, g_bytes_get_data (chunk, NULL), size);
      read_chunk (task, G_INPUT_STREAM (source));
    }
}

gboolean
liaison_exchange_is_local (GUri *uri)
{
  g_autoptr(GInetAddress) address = g_inet_address_new_from_string (g_uri_get_host (uri));

  return g_ascii_strcasecmp (g_uri_get_host (uri), "localhost") == 0 ||
         (address != NULL && g_inet_address_get_is_loopback (address));
}

SoupSession *
liaison_exchange_session_new (const char *base)
{
  g_autoptr(GUri) uri = base != NULL ? g_uri_parse (base, SOUP_HTTP_URI_FLAGS, NULL) : NULL;
  SoupSession *session =
    soup_session_new_with_options ("user-agent", "Liaison/" LIAISON_VERSION, "timeout",
                                   IDLE_SECONDS, "max-conns-per-host", CONNECTIONS_PER_HOST, NULL);

  if (uri != NULL && g_uri_get_host (uri) != NULL && liaison_exchange_is_local (uri))
    soup_session_set_proxy_resolver (session, NULL);
  return session;
}

gboolean
liaison_exchange_is_safe (GUri *uri)
{
  const char *host = g_uri_get_host (uri);

  if (host == NULL || *host == '\0' || g_uri_get_userinfo (uri) != NULL)
    return FALSE;
  if (g_strcmp0 (g_uri_get_scheme (uri), "https") == 0)
    return TRUE;
  return g_strcmp0 (g_uri_get_scheme (uri), "http") == 0 && liaison_exchange_is_local (uri);
}

void
liaison_exchange_async (SoupSession *session,
                        SoupMessage *message,
                        gsize limit,
                        const LiaisonClock *clock,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  ExchangeOp *op;

  g_return_if_fail (SOUP_IS_SESSION (session));
  g_return_if_fail (SOUP_IS_MESSAGE (message));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_exchange_async);

  op = g_new0 (ExchangeOp, 1);
  op->message = g_object_ref (message);
  op->body = g_byte_array_new ();
  op->limit = limit;
  op->clock = clock;
  op->cancellable = g_cancellable_new ();
  g_task_set_task_data (task, op, (GDestroyNotify) exchange_op_free);

  if (!liaison_exchange_is_safe (soup_message_get_uri (message)))
    {
      g_task_return_error (task,
                           liaison_error_new (LIAISON_ERROR_PROTOCOL, NULL,
                                              "Refused to send a secret to an unsafe address"));
      return;
    }

  if (cancellable != NULL)
    {
      op->callers = g_object_ref (cancellable);
      op->forwarding = g_cancellable_connect (cancellable, G_CALLBACK (forward_cancel_cb),
                                              g_object_ref (op->cancellable), g_object_unref);
    }
  g_signal_connect (message, "network-event", G_CALLBACK (network_event_cb), op);
  g_signal_connect (message, "starting", G_CALLBACK (starting_cb), op);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_COLLECT_METRICS);
  soup_session_send_async (session, message, G_PRIORITY_DEFAULT, op->cancellable,
                           headers_arrived_cb, g_object_ref (task));
}

GBytes *
liaison_exchange_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
