/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-service"

#include "service/liaison-rest-client.h"

#include <string.h>

#include "auth/liaison-pkce.h"
#include "model/liaison-action.h"
#include "model/liaison-error.h"
#include "service/liaison-service-error.h"
#include "wire/liaison-exchange.h"
#include "wire/liaison-json.h"
#include "wire/liaison-retry-after.h"

#define BODY_SIZE_MAX (64 * 1024 * 1024)
/* Parsing this much takes about two milliseconds; more goes to a worker. */
#define BODY_SIZE_INLINE (64 * 1024)

struct _LiaisonRestClient
{
  GObject parent_instance;

  LiaisonAuthorizer *authorizer;
  LiaisonPatience *patience;
  SoupSession *session;
  GUri *base;
  char *scope;
  char *locale;
};

G_DEFINE_FINAL_TYPE (LiaisonRestClient, liaison_rest_client, G_TYPE_OBJECT)

/* One call:
 *
 *   try → entered → token_arrived → answer_arrived ─┬─ 401, or a challenge, the first time: try
 *                                                   ├─ a setback: paused → try
 *                                                   ├─ another refusal: error
 *                                                   └─ read → answer_read → done
 */
typedef struct
{
  char *path;
  char *continuation;
  LiaisonRestReadFunc read;
  gpointer read_data;
  GDestroyNotify free_result;
  gboolean optional;

  char *request_id; /* names the operation: it is the same whenever it is tried again */
  char *correlation_id;
  char *token;
  char *claims; /* that the service demands of the token, or NULL */
  gboolean renewed;
  guint n_tries;
  SoupMessage *message;
} CallOp;

/* What the worker gets: nothing that belongs to the main thread, whoever drops it last. */
typedef struct
{
  GBytes *body;
  LiaisonRestReadFunc read;
  gpointer read_data;
  GDestroyNotify free_result;
} ReadOp;

static void pause_or_fail (GTask *task, gint64 asked, GError *error);
static void call_entered_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void token_arrived_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void answer_arrived_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void call_paused_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void answer_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
call_op_free (CallOp *op)
{
  g_free (op->path);
  g_free (op->continuation);
  g_free (op->request_id);
  g_free (op->correlation_id);
  liaison_pkce_forget (op->token);
  g_free (op->claims);
  g_clear_object (&op->message);
  g_free (op);
}

static void
read_op_free (ReadOp *op)
{
  g_bytes_unref (op->body);
  g_free (op);
}

/* The language of localized names in answers, as "zh-CN". */
static char *
dup_locale (void)
{
  const char *language = g_get_language_names ()[0];
  char *locale;

  if (g_str_has_prefix (language, "C.") || g_str_equal (language, "C") ||
      g_str_equal (language, "POSIX"))
    return g_strdup ("en-US");

  locale = g_strndup (language, strcspn (language, ".@"));
  return g_strdelimit (locale, "_", '-');
}

static void
call_try (GTask *task)
{
  LiaisonRestClient *self = g_task_get_source_object (task);

  liaison_patience_enter_async (self->patience, g_task_get_cancellable (task), call_entered_cb,
                                g_object_ref (task));
}

static void
call_entered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonRestClient *self = g_task_get_source_object (task);
  CallOp *op = g_task_get_task_data (task);
  GError *error = NULL;

  if (!liaison_patience_enter_finish (self->patience, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  liaison_authorizer_get_token_async (self->authorizer, self->scope, op->claims,
                                      g_task_get_cancellable (task), token_arrived_cb,
                                      g_object_ref (task));
}

/* The address of a call, or NULL: never outside the cloud's own API. */
static GUri *
resolve (LiaisonRestClient *self, const char *path)
{
  g_autoptr(GUri) uri = NULL;

  if (self->base == NULL || *path != '/')
    return NULL;

  uri = g_uri_parse_relative (self->base, path, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL || g_strcmp0 (g_uri_get_scheme (uri), g_uri_get_scheme (self->base)) != 0 ||
      g_strcmp0 (g_uri_get_host (uri), g_uri_get_host (self->base)) != 0 ||
      g_uri_get_port (uri) != g_uri_get_port (self->base))
    return NULL;

  return g_steal_pointer (&uri);
}

static SoupMessage *
build_message (LiaisonRestClient *self, CallOp *op)
{
  g_autoptr(GUri) uri = resolve (self, op->path);
  g_autofree char *bearer = NULL;
  SoupMessage *message;
  SoupMessageHeaders *headers;

  if (uri == NULL)
    return NULL;

  message = soup_message_new_from_uri (SOUP_METHOD_GET, uri);
  headers = soup_message_get_request_headers (message);
  bearer = g_strconcat ("Bearer ", op->token, NULL);
  soup_message_headers_replace (headers, "Authorization", bearer);
  soup_message_headers_replace (headers, "Accept", "application/json");
  soup_message_headers_replace (headers, "MS-RequestId", op->request_id);
  soup_message_headers_replace (headers, "MS-CorrelationId", op->correlation_id);
  soup_message_headers_replace (headers, "X-Locale", self->locale);
  if (op->continuation != NULL)
    soup_message_headers_replace (headers, "MS-ContinuationToken", op->continuation);

  return message;
}

static void
token_arrived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  LiaisonRestClient *self = g_task_get_source_object (task);
  CallOp *op = g_task_get_task_data (task);

  liaison_pkce_forget (op->token);
  op->token = liaison_authorizer_get_token_finish (self->authorizer, result, &error);
  op->n_tries++;
  if (op->token == NULL)
    {
      pause_or_fail (task, -1, g_steal_pointer (&error));
      return;
    }

  g_clear_object (&op->message);
  op->message = build_message (self, op);
  if (op->message == NULL)
    {
      g_task_return_error (task, liaison_error_new (LIAISON_ERROR_PROTOCOL, NULL,
                                                    "Not an address of the cloud's API"));
      return;
    }

  liaison_exchange_async (self->session, op->message, BODY_SIZE_MAX,
                          liaison_patience_get_clock (self->patience),
                          g_task_get_cancellable (task), answer_arrived_cb, g_object_ref (task));
}

/* A new token cures an old one, but not a wrong audience (900420) or a sign-in without a second
 * factor (900421); one that satisfies a challenge is asked for once ("sign-in.md", "Claims
 * challenge and CAE"). */
static gboolean
may_renew (CallOp *op, const GError *error)
{
  const LiaisonErrorDetails *details = liaison_error_get_details (error);

  if (!g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED) || details == NULL)
    return FALSE;
  if (details->claims != NULL)
    return op->claims == NULL;
  return !op->renewed && g_strcmp0 (details->service_code, "900420") != 0 &&
         g_strcmp0 (details->service_code, "900421") != 0;
}

/* What only the person can mend becomes known to everybody who needs a token. */
static void
fail (GTask *task, GError *error)
{
  LiaisonRestClient *self = g_task_get_source_object (task);
  CallOp *op = g_task_get_task_data (task);

  if (!op->optional && g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED))
    liaison_authorizer_report (self->authorizer, op->token, error);
  g_task_return_error (task, error);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  ReadOp *op = task_data;
  g_autoptr(JsonNode) node = NULL;
  GError *error = NULL;
  gpointer outcome = NULL;

  node = liaison_json_parse (op->body, &error);
  if (node != NULL)
    outcome = op->read (node, op->read_data, &error);

  if (outcome == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, outcome, op->free_result);
}

static void
read_answer (GTask *task, GBytes *body)
{
  CallOp *op = g_task_get_task_data (task);
  g_autoptr(GTask) reading = g_task_new (NULL, NULL, answer_read_cb, g_object_ref (task));
  ReadOp *read_op = g_new0 (ReadOp, 1);

  g_task_set_source_tag (reading, read_answer);
  read_op->body = g_bytes_ref (body);
  read_op->read = op->read;
  read_op->read_data = op->read_data;
  read_op->free_result = op->free_result;
  g_task_set_task_data (reading, read_op, (GDestroyNotify) read_op_free);

  if (g_bytes_get_size (body) > BODY_SIZE_INLINE)
    g_task_run_in_thread (reading, read_in_thread);
  else
    read_in_thread (reading, NULL, read_op, NULL);
}

static gint64
get_asked_pause (LiaisonRestClient *self, SoupMessage *message)
{
  gint64 now = liaison_clock_get_now (liaison_patience_get_clock (self->patience));
  gint64 asked;

  return liaison_retry_after_read (soup_message_get_response_headers (message), now, &asked) ? asked
                                                                                             : -1;
}

/* @asked: -1, or the pause in µs that the answer asks for. Every call is a GET: to repeat one does
 * no harm. Takes @error. */
static void
pause_or_fail (GTask *task, gint64 asked, GError *error)
{
  LiaisonRestClient *self = g_task_get_source_object (task);
  CallOp *op = g_task_get_task_data (task);
  const LiaisonSetback setback = { .n_tries = op->n_tries, .error = error, .asked = asked };
  LiaisonWaitReason reason;
  gint64 duration;

  if (!liaison_patience_forgives (self->patience, &setback, &reason, &duration))
    {
      fail (task, error);
      return;
    }

  g_debug ("Try %u of request %s failed: %s; next in %" G_GINT64_FORMAT " ms", op->n_tries,
           op->request_id, error->message, duration / 1000);
  g_error_free (error);
  liaison_patience_wait_async (self->patience, reason, duration, g_task_get_cancellable (task),
                               call_paused_cb, g_object_ref (task));
}

static void
answer_arrived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GBytes) body = NULL;
  g_autoptr(GError) error = NULL;
  LiaisonRestClient *self = g_task_get_source_object (task);
  CallOp *op = g_task_get_task_data (task);
  guint status;

  body = liaison_exchange_finish (result, &error);
  if (body == NULL)
    {
      pause_or_fail (task, -1, g_steal_pointer (&error));
      return;
    }

  status = soup_message_get_status (op->message);
  g_debug ("GET %s: %u, %" G_GSIZE_FORMAT " bytes, request %s",
           g_uri_get_path (soup_message_get_uri (op->message)), status, g_bytes_get_size (body),
           op->request_id);
  if (SOUP_STATUS_IS_SUCCESSFUL (status))
    {
      read_answer (task, body);
      return;
    }

  error = liaison_service_error_new (op->message, body);
  if (!may_renew (op, error))
    {
      pause_or_fail (task, get_asked_pause (self, op->message), g_steal_pointer (&error));
      return;
    }

  op->renewed = TRUE;
  op->claims = g_strdup (liaison_error_get_details (error)->claims);
  liaison_authorizer_drop_token (self->authorizer, self->scope, op->token);
  call_try (task);
}

static void
call_paused_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (liaison_patience_wait_finish (LIAISON_PATIENCE (source), result, &error))
    call_try (task);
  else
    g_task_return_error (task, error);
}

static void
answer_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  CallOp *op = g_task_get_task_data (task);
  gpointer outcome = g_task_propagate_pointer (G_TASK (result), &error);

  if (outcome != NULL)
    g_task_return_pointer (task, outcome, op->free_result);
  else if (g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL))
    {
      LiaisonErrorDetails details = { .http_status = soup_message_get_status (op->message),
                                      .request_id = op->request_id,
                                      .correlation_id = op->correlation_id };

      g_task_return_error (task,
                           liaison_error_new (LIAISON_ERROR_PROTOCOL, &details, error->message));
    }
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
liaison_rest_client_finalize (GObject *object)
{
  LiaisonRestClient *self = LIAISON_REST_CLIENT (object);

  g_clear_object (&self->authorizer);
  g_clear_object (&self->patience);
  g_clear_object (&self->session);
  g_clear_pointer (&self->base, g_uri_unref);
  g_free (self->scope);
  g_free (self->locale);

  G_OBJECT_CLASS (liaison_rest_client_parent_class)->finalize (object);
}

static void
liaison_rest_client_class_init (LiaisonRestClientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_rest_client_finalize;
}

static void
liaison_rest_client_init (LiaisonRestClient *self)
{
  self->patience = liaison_patience_new ();
  self->locale = dup_locale ();
}

gpointer
liaison_rest_keep_node (JsonNode *node, gpointer unused, GError **error)
{
  return json_node_ref (node);
}

LiaisonRestClient *
liaison_rest_client_new (const char *base, const char *scope, LiaisonAuthorizer *authorizer)
{
  LiaisonRestClient *self;

  g_return_val_if_fail (scope != NULL, NULL);
  g_return_val_if_fail (LIAISON_IS_AUTHORIZER (authorizer), NULL);

  self = g_object_new (LIAISON_TYPE_REST_CLIENT, NULL);
  self->authorizer = g_object_ref (authorizer);
  self->session = liaison_exchange_session_new (base);
  self->scope = g_strdup (scope);
  if (base != NULL)
    self->base = g_uri_parse (base, SOUP_HTTP_URI_FLAGS, NULL);
  return self;
}

LiaisonPatience *
liaison_rest_client_get_patience (LiaisonRestClient *self)
{
  g_return_val_if_fail (LIAISON_IS_REST_CLIENT (self), NULL);

  return self->patience;
}

gboolean
liaison_rest_client_is_local (LiaisonRestClient *self)
{
  g_return_val_if_fail (LIAISON_IS_REST_CLIENT (self), FALSE);

  return self->base != NULL && g_uri_get_host (self->base) != NULL &&
         liaison_exchange_is_local (self->base);
}

void
liaison_rest_client_call_async (LiaisonRestClient *self,
                                const LiaisonRestCall *call,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  CallOp *op;

  g_return_if_fail (LIAISON_IS_REST_CLIENT (self));
  g_return_if_fail (call != NULL && call->path != NULL && call->read != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_rest_client_call_async);

  op = g_new0 (CallOp, 1);
  op->path = g_strdup (call->path);
  op->continuation = g_strdup (call->continuation);
  op->read = call->read;
  op->read_data = call->read_data;
  op->free_result = call->free_result;
  op->optional = call->optional;
  op->request_id = g_uuid_string_random ();
  op->correlation_id =
    LIAISON_IS_ACTION (cancellable)
      ? g_strdup (liaison_action_get_correlation_id (LIAISON_ACTION (cancellable)))
      : g_uuid_string_random ();
  g_task_set_task_data (task, op, (GDestroyNotify) call_op_free);

  call_try (task);
}

gpointer
liaison_rest_client_call_finish (LiaisonRestClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
