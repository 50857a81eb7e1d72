/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-auth"

#include "auth/liaison-device-sign-in.h"

#include "auth/liaison-pkce.h"
#include "auth/liaison-token-request.h"
#include "model/liaison-error.h"
#include "wire/liaison-exchange.h"
#include "wire/liaison-json.h"

#define GRANT_TYPE "urn:ietf:params:oauth:grant-type:device_code"
#define ANSWER_SIZE_MAX (256 * 1024)
#define INTERVAL_DEFAULT 5
#define INTERVAL_MAX 300
#define LIFE_DEFAULT 900
#define LIFE_MAX (60 * 60)
/* RFC 8628, section 3.5: what "slow_down" adds to the interval, for good. */
#define SLOW_DOWN_SECONDS 5

/* One sign-in:
 *
 *   ask → code_arrived → pause → paused → polled ─┬─ not yet, or no network: pause
 *                                                 ├─ refused, or too late: error
 *                                                 └─ granted: done
 */
typedef struct
{
  LiaisonSignInTerms terms;
  LiaisonShowCodeFunc show;
  gpointer show_data;

  SoupMessage *message; /* that asks for the code */
  char *device_code;
  gint64 interval;   /* s, between an answer and the next question */
  gint64 extra_wait; /* s, while the network fails */
  gint64 until;      /* by the clock, in µs: then the code is of no use any more */
} DeviceOp;

static void code_arrived_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void device_pause (GTask *task);
static gboolean paused_cb (gpointer user_data);
static void polled_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
device_op_free (DeviceOp *op)
{
  g_clear_object (&op->message);
  liaison_pkce_forget (op->device_code);
  g_free (op);
}

static GError *
make_protocol_error (void)
{
  return liaison_error_new (LIAISON_ERROR_PROTOCOL, NULL,
                            "The sign-in service sent no usable device code");
}

/* Nothing but an address of the web is opened or shown as one. */
static gboolean
is_web_address (const char *text)
{
  g_autoptr(GUri) uri = text != NULL ? g_uri_parse (text, SOUP_HTTP_URI_FLAGS, NULL) : NULL;

  return uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0' &&
         (g_str_equal (g_uri_get_scheme (uri), "https") ||
          g_str_equal (g_uri_get_scheme (uri), "http"));
}

static gboolean
read_code (DeviceOp *op, JsonNode *node, LiaisonDeviceCode *code)
{
  const char *device_code = liaison_json_string (node, "device_code");
  gint64 life =
    CLAMP (liaison_json_int (node, "expires_in", LIFE_DEFAULT), 1, LIFE_MAX) * G_USEC_PER_SEC;

  code->user_code = liaison_json_string (node, "user_code");
  code->verification_uri = liaison_json_string (node, "verification_uri");
  if (device_code == NULL || code->user_code == NULL || !is_web_address (code->verification_uri))
    return FALSE;

  code->expires_at = g_get_monotonic_time () + life;
  op->device_code = g_strdup (device_code);
  op->interval = CLAMP (liaison_json_int (node, "interval", INTERVAL_DEFAULT), 0, INTERVAL_MAX);
  op->until = liaison_clock_get_now (op->terms.clock) + life;
  return TRUE;
}

static void
code_arrived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GBytes) body = NULL;
  g_autoptr(JsonNode) node = NULL;
  DeviceOp *op = g_task_get_task_data (task);
  LiaisonDeviceCode code;
  GError *error = NULL;
  guint status;

  body = liaison_exchange_finish (result, &error);
  if (body == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  status = soup_message_get_status (op->message);
  node = liaison_json_parse (body, NULL);
  if (status != SOUP_STATUS_OK)
    g_task_return_error (task, liaison_token_answer_refusal_new (status, node));
  else if (!read_code (op, node, &code))
    g_task_return_error (task, make_protocol_error ());
  else
    {
      op->show (&code, op->show_data);
      device_pause (task);
    }
}

static void
device_pause (GTask *task)
{
  DeviceOp *op = g_task_get_task_data (task);
  gint64 left = op->until - liaison_clock_get_now (op->terms.clock);
  gint64 duration = MIN ((op->interval + op->extra_wait) * G_USEC_PER_SEC, MAX (left, 0));
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr(GSource) source = liaison_clock_new_pause (op->terms.clock, duration);

  if (cancellable != NULL)
    {
      g_autoptr(GSource) cancelled = g_cancellable_source_new (cancellable);

      g_source_set_dummy_callback (cancelled);
      g_source_add_child_source (source, cancelled);
    }
  g_source_set_callback (source, paused_cb, g_object_ref (task), g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static gboolean
paused_cb (gpointer user_data)
{
  GTask *task = user_data;
  DeviceOp *op = g_task_get_task_data (task);
  const char *claims = liaison_sign_in_terms_get_claims (&op->terms);
  g_autoptr(GHashTable) form = g_hash_table_new (g_str_hash, g_str_equal);

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  if (liaison_clock_get_now (op->terms.clock) >= op->until)
    {
      g_task_return_error (task,
                           liaison_token_answer_error_new (0, "expired_token", NULL, NULL, NULL));
      return G_SOURCE_REMOVE;
    }

  g_hash_table_insert (form, (char *) "client_id", (char *) op->terms.client_id);
  g_hash_table_insert (form, (char *) "grant_type", (char *) GRANT_TYPE);
  g_hash_table_insert (form, (char *) "device_code", op->device_code);
  g_hash_table_insert (form, (char *) "scope", (char *) op->terms.scope);
  if (claims != NULL)
    g_hash_table_insert (form, (char *) "claims", (char *) claims);
  liaison_token_request_async (op->terms.session, op->terms.endpoints->token, op->terms.clock, form,
                               g_task_get_cancellable (task), polled_cb, g_object_ref (task));
  return G_SOURCE_REMOVE;
}

/* RFC 8628, section 3.5: a network that fails is met with exponential back-off. */
static gboolean
is_passing (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || error->domain == G_TLS_ERROR)
    return FALSE;
  return error->domain != LIAISON_ERROR ||
         g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_UNAVAILABLE) ||
         g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_THROTTLED);
}

static void
polled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  DeviceOp *op = g_task_get_task_data (task);
  LiaisonTokenOutcome outcome;
  LiaisonTokenAnswer *answer = liaison_token_request_finish (result, &outcome, &error);

  if (answer != NULL)
    {
      LiaisonSignedIn *signed_in = g_new0 (LiaisonSignedIn, 1);

      signed_in->answer = answer;
      g_task_return_pointer (task, signed_in, (GDestroyNotify) liaison_signed_in_free);
      return;
    }

  if (outcome == LIAISON_TOKEN_PENDING || outcome == LIAISON_TOKEN_TOO_FAST)
    {
      op->extra_wait = 0;
      if (outcome == LIAISON_TOKEN_TOO_FAST)
        op->interval += SLOW_DOWN_SECONDS;
      device_pause (task);
    }
  else if (is_passing (error))
    {
      g_debug ("the device code's state could not be asked for: %s", error->message);
      op->extra_wait = CLAMP (op->extra_wait * 2, SLOW_DOWN_SECONDS, INTERVAL_MAX);
      device_pause (task);
    }
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* FALSE when the service has no such endpoint. */
static gboolean
device_ask (GTask *task)
{
  DeviceOp *op = g_task_get_task_data (task);
  const char *claims = liaison_sign_in_terms_get_claims (&op->terms);
  g_autoptr(GHashTable) form = g_hash_table_new (g_str_hash, g_str_equal);

  if (op->terms.endpoints->device == NULL)
    return FALSE;

  g_hash_table_insert (form, (char *) "client_id", (char *) op->terms.client_id);
  g_hash_table_insert (form, (char *) "scope", (char *) op->terms.consent_scope);
  if (claims != NULL)
    g_hash_table_insert (form, (char *) "claims", (char *) claims);
  op->message = soup_message_new_from_encoded_form (SOUP_METHOD_POST, op->terms.endpoints->device,
                                                    soup_form_encode_hash (form));
  if (op->message == NULL)
    return FALSE;

  liaison_exchange_async (op->terms.session, op->message, ANSWER_SIZE_MAX, op->terms.clock,
                          g_task_get_cancellable (task), code_arrived_cb, g_object_ref (task));
  return TRUE;
}

void
liaison_device_sign_in_async (const LiaisonSignInTerms *terms,
                              LiaisonShowCodeFunc show,
                              gpointer show_data,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  DeviceOp *op = g_new0 (DeviceOp, 1);

  g_task_set_source_tag (task, liaison_device_sign_in_async);
  op->terms = *terms;
  op->show = show;
  op->show_data = show_data;
  g_task_set_task_data (task, op, (GDestroyNotify) device_op_free);

  if (!device_ask (task))
    {
      const LiaisonErrorDetails details = { .service_code = (char *) "no_device_flow" };

      g_task_return_error (task, liaison_error_new (LIAISON_ERROR_REFUSED, &details,
                                                    "The service gives no device codes"));
    }
}

LiaisonSignedIn *
liaison_device_sign_in_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
