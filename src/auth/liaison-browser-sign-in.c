/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-auth"

#include "auth/liaison-browser-sign-in.h"

#include <string.h>

#include "auth/liaison-oauth-redirect.h"
#include "auth/liaison-pkce.h"
#include "auth/liaison-token-request.h"
#include "model/liaison-error.h"

#define WAIT_MS (5 * 60 * 1000)

/* One sign-in:
 *
 *   listen, open the browser → came_back → redeemed → done
 */
typedef struct
{
  LiaisonSignInTerms terms;
  LiaisonOauthRedirect *redirect;
  char *verifier;
  LiaisonSignedIn *signed_in;
} BrowserOp;

static void came_back_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void redeemed_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
browser_op_free (BrowserOp *op)
{
  g_clear_object (&op->redirect);
  liaison_pkce_forget (op->verifier);
  g_clear_pointer (&op->signed_in, liaison_signed_in_free);
  g_free (op);
}

static void
append_parameter (GString *uri, const char *name, const char *value)
{
  g_autofree char *parameter = value != NULL ? soup_form_encode (name, value, NULL) : NULL;

  if (value == NULL)
    return;
  g_string_append_c (uri, strchr (uri->str, '?') != NULL ? '&' : '?');
  g_string_append (uri, parameter);
}

/* Whoever signs in anew may have several accounts; whoever signs in again need not say who. */
static const char *
get_prompt (const LiaisonSignInTerms *terms)
{
  if (terms->fresh)
    return "login";
  return terms->login_hint == NULL ? "select_account" : NULL;
}

static char *
dup_authorize_uri (BrowserOp *op, const char *state)
{
  const LiaisonSignInTerms *terms = &op->terms;
  GString *uri = g_string_new (terms->endpoints->authorize);
  g_autofree char *challenge = liaison_pkce_dup_challenge (op->verifier);

  append_parameter (uri, "client_id", terms->client_id);
  append_parameter (uri, "response_type", "code");
  append_parameter (uri, "redirect_uri", liaison_oauth_redirect_get_uri (op->redirect));
  append_parameter (uri, "response_mode", "query");
  append_parameter (uri, "scope", terms->consent_scope);
  append_parameter (uri, "state", state);
  append_parameter (uri, "nonce", op->signed_in->nonce);
  append_parameter (uri, "code_challenge", challenge);
  append_parameter (uri, "code_challenge_method", "S256");
  append_parameter (uri, "login_hint", terms->login_hint);
  append_parameter (uri, "prompt", get_prompt (terms));
  append_parameter (uri, "claims", liaison_sign_in_terms_get_claims (terms));
  return g_string_free (uri, FALSE);
}

/* Another server's code must not be shown to ours (RFC 9207). Which tenant it is of, the id token
 * tells. */
static gboolean
is_own_issuer (const LiaisonEndpoints *endpoints, const char *issuer)
{
  g_auto(GStrv) parts = g_strsplit (endpoints->issuer, "{tenantid}", 2);

  if (issuer == NULL)
    return !endpoints->names_issuer;
  if (parts[1] == NULL)
    return g_str_equal (issuer, endpoints->issuer);
  return g_str_has_prefix (issuer, parts[0]) && g_str_has_suffix (issuer, parts[1]);
}

static void
came_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  BrowserOp *op = g_task_get_task_data (task);
  const char *claims = liaison_sign_in_terms_get_claims (&op->terms);
  g_autoptr(GHashTable) form = g_hash_table_new (g_str_hash, g_str_equal);
  GError *error = NULL;
  char *code;

  code = liaison_oauth_redirect_wait_finish (op->redirect, result, &op->signed_in->issuer, &error);
  if (code == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (!is_own_issuer (op->terms.endpoints, op->signed_in->issuer))
    {
      liaison_pkce_forget (code);
      g_task_return_error (task, liaison_error_new (LIAISON_ERROR_PROTOCOL, NULL,
                                                    "Another server answered the sign-in"));
      return;
    }

  g_hash_table_insert (form, (char *) "client_id", (char *) op->terms.client_id);
  g_hash_table_insert (form, (char *) "grant_type", (char *) "authorization_code");
  g_hash_table_insert (form, (char *) "code", code);
  g_hash_table_insert (form, (char *) "redirect_uri",
                       (char *) liaison_oauth_redirect_get_uri (op->redirect));
  g_hash_table_insert (form, (char *) "code_verifier", op->verifier);
  g_hash_table_insert (form, (char *) "scope", (char *) op->terms.scope);
  if (claims != NULL)
    g_hash_table_insert (form, (char *) "claims", (char *) claims);
  liaison_token_request_async (op->terms.session, op->terms.endpoints->token, op->terms.clock, form,
                               g_task_get_cancellable (task), redeemed_cb, g_object_ref (task));
  liaison_pkce_forget (code);
}

static void
redeemed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  BrowserOp *op = g_task_get_task_data (task);
  GError *error = NULL;

  op->signed_in->answer = liaison_token_request_finish (result, NULL, &error);
  if (op->signed_in->answer == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&op->signed_in),
                           (GDestroyNotify) liaison_signed_in_free);
}

void
liaison_browser_sign_in_async (const LiaisonSignInTerms *terms,
                               LiaisonOpenUriFunc open_uri,
                               gpointer open_uri_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *state = liaison_pkce_dup_random ();
  g_autofree char *uri = NULL;
  BrowserOp *op = g_new0 (BrowserOp, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, liaison_browser_sign_in_async);
  op->terms = *terms;
  op->verifier = liaison_pkce_dup_random ();
  op->signed_in = g_new0 (LiaisonSignedIn, 1);
  op->signed_in->nonce = liaison_pkce_dup_random ();
  g_task_set_task_data (task, op, (GDestroyNotify) browser_op_free);

  op->redirect = liaison_oauth_redirect_new (state, &error);
  if (op->redirect == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  liaison_oauth_redirect_wait_async (op->redirect, WAIT_MS, cancellable, came_back_cb,
                                     g_object_ref (task));
  uri = dup_authorize_uri (op, state);
  open_uri (uri, open_uri_data);
}

LiaisonSignedIn *
liaison_browser_sign_in_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
