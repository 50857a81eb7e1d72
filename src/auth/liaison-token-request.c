/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-auth"

#include "auth/liaison-token-request.h"

#include "model/liaison-error.h"
#include "wire/liaison-exchange.h"

#define ANSWER_SIZE_MAX (256 * 1024)

typedef struct
{
  SoupMessage *message;
  LiaisonTokenOutcome outcome;
} RequestOp;

static void
request_op_free (RequestOp *op)
{
  g_clear_object (&op->message);
  g_free (op);
}

static void
answer_arrived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GBytes) body = NULL;
  RequestOp *op = g_task_get_task_data (task);
  GError *error = NULL;
  LiaisonTokenAnswer *answer = NULL;

  body = liaison_exchange_finish (result, &error);
  if (body != NULL)
    answer =
      liaison_token_answer_new (soup_message_get_status (op->message), body, &op->outcome, &error);

  if (answer != NULL)
    g_task_return_pointer (task, answer, (GDestroyNotify) liaison_token_answer_free);
  else
    g_task_return_error (task, error);
}

void
liaison_token_request_async (SoupSession *session,
                             const char *token_uri,
                             const LiaisonClock *clock,
                             GHashTable *form,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  RequestOp *op = g_new0 (RequestOp, 1);

  op->outcome = LIAISON_TOKEN_REFUSED;
  g_task_set_source_tag (task, liaison_token_request_async);
  g_task_set_task_data (task, op, (GDestroyNotify) request_op_free);

  op->message =
    soup_message_new_from_encoded_form (SOUP_METHOD_POST, token_uri, soup_form_encode_hash (form));
  if (op->message == NULL)
    {
      g_task_return_error (task, liaison_error_new (LIAISON_ERROR_PROTOCOL, NULL,
                                                    "Not an address of a token endpoint"));
      return;
    }

  soup_message_headers_replace (soup_message_get_request_headers (op->message), "Accept",
                                "application/json");
  liaison_exchange_async (session, op->message, ANSWER_SIZE_MAX, clock, cancellable,
                          answer_arrived_cb, g_object_ref (task));
}

LiaisonTokenAnswer *
liaison_token_request_finish (GAsyncResult *result, LiaisonTokenOutcome *outcome, GError **error)
{
  RequestOp *op;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  op = g_task_get_task_data (G_TASK (result));
  if (outcome != NULL)
    *outcome = op->outcome;
  return g_task_propagate_pointer (G_TASK (result), error);
}
