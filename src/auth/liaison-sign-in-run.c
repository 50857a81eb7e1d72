/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-auth"

#include "auth/liaison-sign-in-run.h"

#include "auth/liaison-browser-sign-in.h"
#include "auth/liaison-device-sign-in.h"
#include "auth/liaison-grant.h"
#include "model/liaison-error.h"

/* One sign-in:
 *
 *   discover → endpoints_found ─┬─ by browser ─┬─ signed_in → done
 *                               └─ by code ────┘
 */
typedef struct
{
  LiaisonDiscovery *discovery; /* owns the endpoints */
  LiaisonOpenUriFunc open_uri;
  LiaisonShowCodeFunc show;
  gpointer way_data;
  char *tenant;
  char *client_id;
  char *scope;
  char *consent_scope;
  char *hint;
  char *claims;
  LiaisonSignInTerms terms; /* its strings are the ones above */
} RunOp;

static void endpoints_found_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
run_op_free (RunOp *op)
{
  g_object_unref (op->discovery);
  g_object_unref (op->terms.session);
  g_free (op->tenant);
  g_free (op->client_id);
  g_free (op->scope);
  g_free (op->consent_scope);
  g_free (op->hint);
  g_free (op->claims);
  g_free (op);
}

void
liaison_sign_in_result_free (LiaisonSignInResult *result)
{
  g_clear_pointer (&result->answer, liaison_token_answer_free);
  g_clear_pointer (&result->token, liaison_id_token_free);
  g_free (result);
}

static void
endpoints_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  RunOp *op = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  op->terms.endpoints = liaison_discovery_find_finish (op->discovery, result, &error);
  if (op->terms.endpoints == NULL)
    g_task_return_error (task, error);
  else if (g_task_return_error_if_cancelled (task))
    return;
  else if (op->open_uri != NULL)
    liaison_browser_sign_in_async (&op->terms, op->open_uri, op->way_data, cancellable,
                                   signed_in_cb, g_object_ref (task));
  else
    liaison_device_sign_in_async (&op->terms, op->show, op->way_data, cancellable, signed_in_cb,
                                  g_object_ref (task));
}

static LiaisonIdToken *
check_id_token (RunOp *op, const LiaisonSignedIn *signed_in, GError **error)
{
  const char *text = signed_in->answer->id_token != NULL ? signed_in->answer->id_token : "";
  const LiaisonIdTokenTerms terms = { .endpoints = op->terms.endpoints,
                                      .tenant = op->tenant,
                                      .client_id = op->client_id,
                                      .nonce = signed_in->nonce,
                                      .now = g_get_real_time () / G_USEC_PER_SEC };
  g_autoptr(LiaisonIdToken) token = liaison_id_token_new (text, &terms, error);

  if (token == NULL)
    return NULL;
  if (signed_in->issuer == NULL || g_str_equal (signed_in->issuer, token->issuer))
    return g_steal_pointer (&token);

  g_propagate_error (
    error, liaison_error_new (LIAISON_ERROR_PROTOCOL, NULL, "Another server answered the sign-in"));
  return NULL;
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(LiaisonSignedIn) signed_in = NULL;
  RunOp *op = g_task_get_task_data (task);
  LiaisonIdToken *token = NULL;
  LiaisonSignInResult *outcome;
  GError *error = NULL;

  signed_in = op->open_uri != NULL ? liaison_browser_sign_in_finish (result, &error)
                                   : liaison_device_sign_in_finish (result, &error);
  if (signed_in != NULL)
    token = check_id_token (op, signed_in, &error);
  if (token == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  outcome = g_new0 (LiaisonSignInResult, 1);
  outcome->answer = g_steal_pointer (&signed_in->answer);
  outcome->token = token;
  /* On another device nobody can be made to. */
  outcome->fresh = op->terms.fresh && op->open_uri != NULL;
  g_task_return_pointer (task, outcome, (GDestroyNotify) liaison_sign_in_result_free);
}

/* What @reason demands of the sign-in goes into its terms. */
static void
heed_reason (RunOp *op, const GError *reason)
{
  const LiaisonErrorDetails *details = reason != NULL ? liaison_error_get_details (reason) : NULL;

  if (details == NULL)
    return;

  op->claims = g_strdup (details->claims);
  op->terms.fresh = liaison_refusal_is_for_second_factor (reason);
}

static RunOp *
run_op_new (const LiaisonSignInPlan *plan)
{
  g_autofree char *scopes = g_strjoin (" ", plan->api_scope, plan->graph_scope, NULL);
  RunOp *op = g_new0 (RunOp, 1);

  op->discovery = g_object_ref (plan->discovery);
  op->open_uri = plan->open_uri;
  op->show = plan->show;
  op->way_data = plan->way_data;
  op->tenant = g_strdup (plan->tenant);
  op->client_id = g_strdup (plan->client_id);
  op->scope = liaison_grant_dup_full_scope (plan->api_scope);
  op->consent_scope = liaison_grant_dup_full_scope (scopes);
  op->hint = g_strdup (plan->login_hint);
  heed_reason (op, plan->reason);
  op->terms.session = g_object_ref (plan->session);
  op->terms.clock = plan->clock;
  op->terms.client_id = op->client_id;
  op->terms.scope = op->scope;
  op->terms.consent_scope = op->consent_scope;
  op->terms.login_hint = op->hint;
  op->terms.claims = op->claims;
  return op;
}

void
liaison_sign_in_run_async (const LiaisonSignInPlan *plan,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, liaison_sign_in_run_async);
  g_task_set_task_data (task, run_op_new (plan), (GDestroyNotify) run_op_free);
  if (!g_task_return_error_if_cancelled (task))
    liaison_discovery_find_async (plan->discovery, plan->tenant, cancellable, endpoints_found_cb,
                                  g_object_ref (task));
}

LiaisonSignInResult *
liaison_sign_in_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
