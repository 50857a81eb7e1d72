/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-auth"

#include "auth/liaison-oauth.h"

#include <libsoup/soup.h>

#include "auth/liaison-authority.h"
#include "auth/liaison-grant.h"
#include "auth/liaison-id-token.h"
#include "auth/liaison-oauth-redirect.h"
#include "auth/liaison-pkce.h"
#include "auth/liaison-token-request.h"
#include "model/liaison-error.h"
#include "wire/liaison-exchange.h"

#define WAIT_MS (5 * 60 * 1000)

struct _LiaisonOauth
{
  GObject parent_instance;

  LiaisonCloud *cloud;
  char *authority; /* the login base, without a slash at the end */
  char *client_id;
  char *tenant;
  LiaisonOpenUriFunc open_uri;
  gpointer open_uri_data;
  GDestroyNotify open_uri_destroy;
  SoupSession *session;

  /* NULL before the first sign-in. */
  LiaisonGrant *grant;
  LiaisonIdToken *person;
  LiaisonIdentity identity;
};

static void liaison_oauth_authorizer_init (LiaisonAuthorizerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaisonOauth,
                               liaison_oauth,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LIAISON_TYPE_AUTHORIZER,
                                                      liaison_oauth_authorizer_init))

/* One sign-in:
 *
 *   listen, open the browser → came_back → redeemed → done
 */
typedef struct
{
  LiaisonOauthRedirect *redirect;
  char *verifier;
  char *nonce;
  char *issuer; /* as the redirect told it, or NULL */
} SignInOp;

static void came_back_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void redeemed_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
sign_in_op_free (SignInOp *op)
{
  g_clear_object (&op->redirect);
  liaison_pkce_forget (op->verifier);
  liaison_pkce_forget (op->nonce);
  g_free (op->issuer);
  g_free (op);
}

static const char *
get_scope (LiaisonOauth *self)
{
  return liaison_cloud_get_spec (self->cloud)->api_scope;
}

static char *
dup_authorize_uri (LiaisonOauth *self, SignInOp *op, const char *state)
{
  g_autofree char *endpoint =
    liaison_authority_dup_endpoint (self->authority, self->tenant, "authorize");
  g_autofree char *scope = liaison_grant_dup_full_scope (get_scope (self));
  g_autofree char *challenge = liaison_pkce_dup_challenge (op->verifier);
  g_autofree char *query = NULL;
  g_autofree char *hint = NULL;

  query = soup_form_encode ("client_id", self->client_id, "response_type", "code", "redirect_uri",
                            liaison_oauth_redirect_get_uri (op->redirect), "response_mode", "query",
                            "scope", scope, "state", state, "nonce", op->nonce, "code_challenge",
                            challenge, "code_challenge_method", "S256", NULL);

  /* Whoever signs in again need not say who. */
  if (self->identity.user_mail == NULL)
    return g_strconcat (endpoint, "?", query, NULL);

  hint = soup_form_encode ("login_hint", self->identity.user_mail, NULL);
  return g_strconcat (endpoint, "?", query, "&", hint, NULL);
}

static void
came_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonOauth *self = g_task_get_source_object (task);
  SignInOp *op = g_task_get_task_data (task);
  g_autofree char *token_uri =
    liaison_authority_dup_endpoint (self->authority, self->tenant, "token");
  g_autofree char *scope = liaison_grant_dup_full_scope (get_scope (self));
  GError *error = NULL;
  char *code;

  code = liaison_oauth_redirect_wait_finish (op->redirect, result, &op->issuer, &error);
  if (code == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  /* Another server's code must not be shown to ours (RFC 9207). */
  if (op->issuer != NULL && !liaison_authority_has_issuer (self->authority, op->issuer))
    g_task_return_error (task, liaison_error_new (LIAISON_ERROR_PROTOCOL, NULL,
                                                  "Another server answered the sign-in"));
  else
    liaison_token_request_async (
      self->session, token_uri,
      soup_form_encode ("client_id", self->client_id, "grant_type", "authorization_code", "code",
                        code, "redirect_uri", liaison_oauth_redirect_get_uri (op->redirect),
                        "code_verifier", op->verifier, "scope", scope, NULL),
      g_task_get_cancellable (task), redeemed_cb, g_object_ref (task));
  liaison_pkce_forget (code);
}

/* Everything built on this object belongs to the person who signed in first. */
static gboolean
is_same_person (LiaisonOauth *self, const LiaisonIdToken *person)
{
  return self->person == NULL ||
         (g_ascii_strcasecmp (self->person->tenant_id, person->tenant_id) == 0 &&
          g_strcmp0 (self->person->user_id, person->user_id) == 0);
}

static LiaisonIdToken *
check_person (LiaisonOauth *self, SignInOp *op, const LiaisonTokenAnswer *answer, GError **error)
{
  g_autoptr(LiaisonIdToken) person = NULL;
  const LiaisonIdTokenTerms terms = { .authority = self->authority,
                                      .tenant = self->tenant,
                                      .client_id = self->client_id,
                                      .nonce = op->nonce,
                                      .now = g_get_real_time () / G_USEC_PER_SEC };

  person = liaison_id_token_new (answer->id_token != NULL ? answer->id_token : "", &terms, error);
  if (person == NULL)
    return NULL;

  if (op->issuer != NULL && !g_str_equal (op->issuer, person->issuer))
    {
      g_propagate_error (error, liaison_error_new (LIAISON_ERROR_PROTOCOL, NULL,
                                                   "Another server answered the sign-in"));
      return NULL;
    }

  if (!is_same_person (self, person))
    {
      LiaisonErrorDetails details = { .service_code = (char *) "other_account" };

      g_propagate_error (error, liaison_error_new (LIAISON_ERROR_SIGN_IN_REQUIRED, &details,
                                                   "Somebody else signed in than before"));
      return NULL;
    }

  return g_steal_pointer (&person);
}

static void
redeemed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(LiaisonTokenAnswer) answer = NULL;
  g_autoptr(LiaisonIdToken) person = NULL;
  g_autofree char *token_uri = NULL;
  LiaisonOauth *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean grant_is_dead;

  answer = liaison_token_request_finish (result, &grant_is_dead, &error);
  if (answer != NULL)
    person = check_person (self, g_task_get_task_data (task), answer, &error);
  if (person == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_clear_pointer (&self->person, liaison_id_token_free);
  self->person = g_steal_pointer (&person);
  self->identity.tenant_id = self->person->tenant_id;
  self->identity.user_id = self->person->user_id;
  self->identity.user_name = self->person->name;
  self->identity.user_mail = self->person->preferred_username;

  /* From here on the tenant is known by its id. */
  token_uri = liaison_authority_dup_endpoint (self->authority, self->person->tenant_id, "token");
  g_clear_object (&self->grant);
  self->grant = liaison_grant_new (self->session, token_uri, self->client_id);
  liaison_grant_accept (self->grant, get_scope (self), answer);
  g_task_return_boolean (task, TRUE);
}

static void
token_arrived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  char *token = liaison_grant_get_token_finish (LIAISON_GRANT (source), result, &error);

  if (token != NULL)
    g_task_return_pointer (task, token, (GDestroyNotify) liaison_pkce_forget);
  else
    g_task_return_error (task, error);
}

static void
liaison_oauth_get_token_async (LiaisonAuthorizer *authorizer,
                               const char *scope,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  LiaisonOauth *self = LIAISON_OAUTH (authorizer);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, liaison_oauth_get_token_async);
  if (self->grant == NULL)
    g_task_return_error (
      task, liaison_error_new (LIAISON_ERROR_SIGN_IN_REQUIRED, NULL, "Nobody has signed in yet"));
  else
    liaison_grant_get_token_async (self->grant, scope, cancellable, token_arrived_cb,
                                   g_object_ref (task));
}

static char *
liaison_oauth_get_token_finish (LiaisonAuthorizer *authorizer, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, authorizer), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
liaison_oauth_drop_token (LiaisonAuthorizer *authorizer, const char *scope, const char *token)
{
  LiaisonOauth *self = LIAISON_OAUTH (authorizer);

  if (self->grant != NULL)
    liaison_grant_drop_token (self->grant, scope, token);
}

static void
liaison_oauth_authorizer_init (LiaisonAuthorizerInterface *iface)
{
  iface->get_token_async = liaison_oauth_get_token_async;
  iface->get_token_finish = liaison_oauth_get_token_finish;
  iface->drop_token = liaison_oauth_drop_token;
}

static void
liaison_oauth_finalize (GObject *object)
{
  LiaisonOauth *self = LIAISON_OAUTH (object);

  if (self->open_uri_destroy != NULL)
    self->open_uri_destroy (self->open_uri_data);
  g_clear_object (&self->cloud);
  g_clear_object (&self->grant);
  g_clear_object (&self->session);
  g_clear_pointer (&self->person, liaison_id_token_free);
  g_free (self->authority);
  g_free (self->client_id);
  g_free (self->tenant);

  G_OBJECT_CLASS (liaison_oauth_parent_class)->finalize (object);
}

static void
liaison_oauth_class_init (LiaisonOauthClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_oauth_finalize;
}

static void
liaison_oauth_init (LiaisonOauth *self)
{
}

LiaisonOauth *
liaison_oauth_new (LiaisonCloud *cloud,
                   const char *client_id,
                   const char *tenant,
                   LiaisonOpenUriFunc open_uri,
                   gpointer user_data,
                   GDestroyNotify destroy)
{
  LiaisonOauth *self;

  g_return_val_if_fail (LIAISON_IS_CLOUD (cloud), NULL);
  g_return_val_if_fail (client_id != NULL && tenant != NULL && open_uri != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_OAUTH, NULL);
  self->cloud = g_object_ref (cloud);
  self->authority = liaison_authority_dup (cloud);
  self->session = liaison_exchange_session_new (self->authority);
  self->client_id = g_strdup (client_id);
  self->tenant = g_strdup (tenant);
  self->open_uri = open_uri;
  self->open_uri_data = user_data;
  self->open_uri_destroy = destroy;
  return self;
}

void
liaison_oauth_sign_in_async (LiaisonOauth *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autofree char *state = NULL;
  g_autofree char *uri = NULL;
  SignInOp *op;
  GError *error = NULL;

  g_return_if_fail (LIAISON_IS_OAUTH (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_oauth_sign_in_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (!liaison_authority_is_safe (self->authority))
    {
      g_task_return_error (task, liaison_error_new (LIAISON_ERROR_PROTOCOL, NULL,
                                                    "The sign-in address must be https"));
      return;
    }

  state = liaison_pkce_dup_random ();
  op = g_new0 (SignInOp, 1);
  op->verifier = liaison_pkce_dup_random ();
  op->nonce = liaison_pkce_dup_random ();
  g_task_set_task_data (task, op, (GDestroyNotify) sign_in_op_free);
  op->redirect = liaison_oauth_redirect_new (state, &error);
  if (op->redirect == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  liaison_oauth_redirect_wait_async (op->redirect, WAIT_MS, cancellable, came_back_cb,
                                     g_object_ref (task));
  uri = dup_authorize_uri (self, op, state);
  self->open_uri (uri, self->open_uri_data);
}

gboolean
liaison_oauth_sign_in_finish (LiaisonOauth *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

const LiaisonIdentity *
liaison_oauth_get_identity (LiaisonOauth *self)
{
  g_return_val_if_fail (LIAISON_IS_OAUTH (self), NULL);

  return self->person != NULL ? &self->identity : NULL;
}
