/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-auth"

#include "auth/liaison-oauth.h"

#include <libsoup/soup.h>

#include "auth/liaison-authority.h"
#include "auth/liaison-grant.h"
#include "auth/liaison-pkce.h"
#include "auth/liaison-sign-in-run.h"
#include "model/liaison-error.h"
#include "wire/liaison-exchange.h"

struct _LiaisonOauth
{
  GObject parent_instance;

  LiaisonCloud *cloud;
  char *authority; /* the login base, without a slash at the end */
  char *client_id;
  char *tenant;
  LiaisonOpenUriFunc open_uri;
  gpointer open_uri_data;
  char *uri;     /* that it opened, until it comes back */
  guint n_begun; /* sign-ins so far */
  GDestroyNotify open_uri_destroy;
  SoupSession *session;
  const LiaisonClock *clock;
  LiaisonDiscovery *discovery;
  LiaisonSecretStore *store; /* NULL: tokens end with the program */

  LiaisonIdentity person; /* who signed in, or has to; owned */
  LiaisonGrant *grant;    /* NULL before the first sign-in */
  gboolean was_fresh;     /* the person identified anew for it */
  gboolean keeping;       /* a new sign-in is being kept */
  GError *refusal;
};

static void liaison_oauth_authorizer_init (LiaisonAuthorizerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaisonOauth,
                               liaison_oauth,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LIAISON_TYPE_AUTHORIZER,
                                                      liaison_oauth_authorizer_init))

enum
{
  PROP_KEEPING = 1,
  PROP_REFUSAL,
  PROP_UNKEPT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* One sign-in:
 *
 *   begin → signed_in → sign_in_kept → done
 */
static void signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void sign_in_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
set_keeping (LiaisonOauth *self, gboolean keeping)
{
  if (self->keeping == keeping)
    return;

  self->keeping = keeping;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEEPING]);
}

static gboolean
is_same_refusal (const GError *a, const GError *b)
{
  const LiaisonErrorDetails *details_a = liaison_error_get_details (a);
  const LiaisonErrorDetails *details_b = liaison_error_get_details (b);

  if (a == NULL || b == NULL || details_a == NULL || details_b == NULL)
    return a == b;
  return a->code == b->code && g_strcmp0 (details_a->service_code, details_b->service_code) == 0 &&
         g_strcmp0 (details_a->claims, details_b->claims) == 0;
}

/* Takes @refusal. What many requests meet at the same time is told once. */
static void
set_refusal (LiaisonOauth *self, GError *refusal)
{
  gboolean same = is_same_refusal (self->refusal, refusal);

  g_clear_error (&self->refusal);
  self->refusal = refusal;
  if (!same)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REFUSAL]);
}

/* Known by its id once somebody has signed in ("sign-in.md", "Words"). */
static const char *
get_tenant (LiaisonOauth *self)
{
  return self->person.tenant_id != NULL ? self->person.tenant_id : self->tenant;
}

static const char *
get_scope (LiaisonOauth *self)
{
  return liaison_cloud_get_spec (self->cloud)->api_scope;
}

static void
unkept_cb (LiaisonOauth *self, GParamSpec *pspec, LiaisonGrant *grant)
{
  if (grant == self->grant)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNKEPT]);
}

/* A refresh that is under way goes on, but has no say any more about what is kept. */
static void
drop_grant (LiaisonOauth *self)
{
  if (self->grant != NULL)
    liaison_grant_set_store (self->grant, NULL);
  g_clear_object (&self->grant);
}

/* Takes @grant. */
static void
set_grant (LiaisonOauth *self, LiaisonGrant *grant)
{
  drop_grant (self);
  self->grant = grant;
  liaison_grant_set_clock (grant, self->clock);
  liaison_grant_set_store (grant, self->store);
  g_signal_connect_object (grant, "notify::unkept", G_CALLBACK (unkept_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNKEPT]);
}

static LiaisonGrant *
make_grant (LiaisonOauth *self, const char *refresh_token)
{
  return liaison_grant_new (self->session, self->discovery, get_tenant (self), self->client_id,
                            refresh_token);
}

static void
open_uri_cb (const char *uri, gpointer user_data)
{
  LiaisonOauth *self = LIAISON_OAUTH (user_data);

  g_free (self->uri);
  self->uri = g_strdup (uri);
  self->open_uri (uri, self->open_uri_data);
}

/* Everything built on this object belongs to the person who signed in first. */
static gboolean
is_same_person (LiaisonOauth *self, const LiaisonIdToken *token)
{
  return self->person.tenant_id == NULL ||
         (g_ascii_strcasecmp (self->person.tenant_id, token->tenant_id) == 0 &&
          g_strcmp0 (self->person.user_id, token->user_id) == 0);
}

static GError *
make_other_account (void)
{
  const LiaisonErrorDetails details = { .service_code = (char *) "other_account" };

  return liaison_error_new (LIAISON_ERROR_SIGN_IN_REQUIRED, &details,
                            "Somebody else signed in than before");
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(LiaisonSignInResult) outcome = NULL;
  LiaisonOauth *self = g_task_get_source_object (task);
  GError *error = NULL;

  /* One that was given up says nothing of the browser any more. */
  if (GPOINTER_TO_UINT (g_task_get_task_data (task)) == self->n_begun)
    g_clear_pointer (&self->uri, g_free);
  outcome = liaison_sign_in_run_finish (result, &error);
  if (outcome != NULL && !is_same_person (self, outcome->token))
    error = make_other_account ();
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  liaison_identity_set (
    &self->person, &(LiaisonIdentity){ outcome->token->tenant_id, outcome->token->user_id,
                                       outcome->token->name, outcome->token->preferred_username });
  set_grant (self, make_grant (self, NULL));
  liaison_grant_accept (self->grant, get_scope (self), outcome->answer);
  self->was_fresh = outcome->fresh;
  set_keeping (self, self->store != NULL);
  liaison_grant_keep_async (self->grant, g_task_get_cancellable (task), sign_in_kept_cb,
                            g_object_ref (task));
}

/* Whether it is kept, "unkept" tells; the sign-in itself is good. */
static void
sign_in_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonOauth *self = g_task_get_source_object (task);

  liaison_grant_keep_finish (LIAISON_GRANT (source), result, NULL);
  set_keeping (self, FALSE);
  set_refusal (self, NULL);
  g_task_return_boolean (task, TRUE);
}

/* Whoever has signed in before need not say who. @plan: the way, filled in here with the rest. */
static void
begin_sign_in (GTask *task, LiaisonSignInPlan *plan, const GError *reason)
{
  LiaisonOauth *self = g_task_get_source_object (task);

  if (!liaison_authority_is_safe (self->authority))
    {
      g_task_return_error (task, liaison_error_new (LIAISON_ERROR_PROTOCOL, NULL,
                                                    "The sign-in address must be https"));
      return;
    }

  g_clear_pointer (&self->uri, g_free);
  g_task_set_task_data (task, GUINT_TO_POINTER (++self->n_begun), NULL);
  plan->session = self->session;
  plan->clock = self->clock;
  plan->discovery = self->discovery;
  plan->tenant = get_tenant (self);
  plan->client_id = self->client_id;
  plan->api_scope = get_scope (self);
  plan->graph_scope = liaison_cloud_get_spec (self->cloud)->graph_scope;
  plan->login_hint = self->person.user_mail;
  plan->reason = reason;
  liaison_sign_in_run_async (plan, g_task_get_cancellable (task), signed_in_cb,
                             g_object_ref (task));
}

/* What somebody wants a token for. */
typedef struct
{
  LiaisonGrant *grant; /* that was asked */
  char *scope;
  char *claims;
} TokenOp;

static void
token_op_free (TokenOp *op)
{
  g_clear_object (&op->grant);
  g_free (op->scope);
  g_free (op->claims);
  g_free (op);
}

static void token_arrived_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
ask_grant (GTask *task)
{
  LiaisonOauth *self = g_task_get_source_object (task);
  TokenOp *op = g_task_get_task_data (task);

  g_set_object (&op->grant, self->grant);
  liaison_grant_get_token_async (op->grant, op->scope, op->claims, g_task_get_cancellable (task),
                                 token_arrived_cb, g_object_ref (task));
}

/* Whom a sign-in of before is refused is given what a newer one grants. */
static void
token_arrived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonOauth *self = g_task_get_source_object (task);
  TokenOp *op = g_task_get_task_data (task);
  GError *error = NULL;
  char *token = liaison_grant_get_token_finish (op->grant, result, &error);

  if (token != NULL)
    g_task_return_pointer (task, token, (GDestroyNotify) liaison_pkce_forget);
  else if (self->grant == NULL || self->grant == op->grant ||
           !g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED))
    g_task_return_error (task, error);
  else
    {
      g_error_free (error);
      ask_grant (task);
    }
}

static void
liaison_oauth_get_token_async (LiaisonAuthorizer *authorizer,
                               const char *scope,
                               const char *claims,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  LiaisonOauth *self = LIAISON_OAUTH (authorizer);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  TokenOp *op = g_new0 (TokenOp, 1);

  g_task_set_source_tag (task, liaison_oauth_get_token_async);
  op->scope = g_strdup (scope);
  op->claims = g_strdup (claims);
  g_task_set_task_data (task, op, (GDestroyNotify) token_op_free);
  if (self->grant != NULL)
    ask_grant (task);
  else if (self->refusal != NULL)
    g_task_return_error (task, g_error_copy (self->refusal));
  else
    g_task_return_error (
      task, liaison_error_new (LIAISON_ERROR_SIGN_IN_REQUIRED, NULL, "Nobody has signed in yet"));
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

/* A second factor that is missing right after the person was asked for it: signing in once more
 * would come to the same. */
static GError *
make_refusal (LiaisonOauth *self, const GError *refusal)
{
  const LiaisonErrorDetails *details = liaison_error_get_details (refusal);
  LiaisonErrorDetails again = { 0 };

  if (!self->was_fresh || details == NULL ||
      g_strcmp0 (details->service_code, LIAISON_CODE_SECOND_FACTOR) != 0)
    return g_error_copy (refusal);

  again = *details;
  again.service_code = (char *) LIAISON_CODE_SECOND_FACTOR_AGAIN;
  return liaison_error_new (LIAISON_ERROR_SIGN_IN_REQUIRED, &again, refusal->message);
}

static void
liaison_oauth_report (LiaisonAuthorizer *authorizer, const char *token, const GError *refusal)
{
  LiaisonOauth *self = LIAISON_OAUTH (authorizer);

  if (token == NULL || (self->grant != NULL && liaison_grant_has_token (self->grant, token)))
    set_refusal (self, make_refusal (self, refusal));
}

static void
liaison_oauth_authorizer_init (LiaisonAuthorizerInterface *iface)
{
  iface->get_token_async = liaison_oauth_get_token_async;
  iface->get_token_finish = liaison_oauth_get_token_finish;
  iface->drop_token = liaison_oauth_drop_token;
  iface->report = liaison_oauth_report;
}

static void
liaison_oauth_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaisonOauth *self = LIAISON_OAUTH (object);

  if (id == PROP_REFUSAL)
    g_value_set_boxed (value, self->refusal);
  else if (id == PROP_KEEPING)
    g_value_set_boolean (value, self->keeping);
  else if (id == PROP_UNKEPT)
    g_value_set_boolean (value, liaison_oauth_get_keep_error (self) != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_oauth_finalize (GObject *object)
{
  LiaisonOauth *self = LIAISON_OAUTH (object);

  if (self->open_uri_destroy != NULL)
    self->open_uri_destroy (self->open_uri_data);
  g_clear_object (&self->cloud);
  g_clear_object (&self->grant);
  g_clear_object (&self->store);
  g_clear_object (&self->discovery);
  g_clear_object (&self->session);
  g_clear_error (&self->refusal);
  liaison_identity_clear (&self->person);
  g_free (self->authority);
  g_free (self->client_id);
  g_free (self->tenant);
  g_free (self->uri);

  G_OBJECT_CLASS (liaison_oauth_parent_class)->finalize (object);
}

static void
liaison_oauth_class_init (LiaisonOauthClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_oauth_get_property;
  object_class->finalize = liaison_oauth_finalize;

  properties[PROP_KEEPING] =
    g_param_spec_boolean ("keeping", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_REFUSAL] = g_param_spec_boxed ("refusal", NULL, NULL, G_TYPE_ERROR,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_UNKEPT] =
    g_param_spec_boolean ("unkept", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
liaison_oauth_init (LiaisonOauth *self)
{
  self->clock = &liaison_clock_real;
}

LiaisonOauth *
liaison_oauth_new (const LiaisonOauthSpec *spec)
{
  LiaisonOauth *self;

  g_return_val_if_fail (spec != NULL && LIAISON_IS_CLOUD (spec->cloud), NULL);
  g_return_val_if_fail (spec->client_id != NULL && spec->tenant != NULL, NULL);
  g_return_val_if_fail (spec->open_uri != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_OAUTH, NULL);
  self->cloud = g_object_ref (spec->cloud);
  self->authority = liaison_authority_dup (spec->cloud);
  self->session = liaison_exchange_session_new (self->authority);
  self->discovery = liaison_discovery_new (self->session, self->authority,
                                           liaison_cloud_get_spec (spec->cloud)->login_aliases);
  self->client_id = g_strdup (spec->client_id);
  self->tenant = g_strdup (spec->tenant);
  self->open_uri = spec->open_uri;
  self->open_uri_data = spec->user_data;
  self->open_uri_destroy = spec->destroy;
  liaison_identity_set (&self->person, &spec->expected);
  return self;
}

void
liaison_oauth_set_clock (LiaisonOauth *self, const LiaisonClock *clock)
{
  g_return_if_fail (LIAISON_IS_OAUTH (self));
  g_return_if_fail (clock != NULL);

  self->clock = clock;
  if (self->grant != NULL)
    liaison_grant_set_clock (self->grant, clock);
}

void
liaison_oauth_sign_in_async (LiaisonOauth *self,
                             const GError *reason,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  LiaisonSignInPlan plan = { .open_uri = open_uri_cb, .way_data = self };
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (LIAISON_IS_OAUTH (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_oauth_sign_in_async);
  begin_sign_in (task, &plan, reason);
}

void
liaison_oauth_sign_in_by_code_async (LiaisonOauth *self,
                                     const GError *reason,
                                     LiaisonShowCodeFunc show,
                                     gpointer show_data,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  LiaisonSignInPlan plan = { .show = show, .way_data = show_data };
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (LIAISON_IS_OAUTH (self));
  g_return_if_fail (show != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_oauth_sign_in_by_code_async);
  begin_sign_in (task, &plan, reason);
}

gboolean
liaison_oauth_sign_in_finish (LiaisonOauth *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* A sign-in while the key ring took its time is newer than what it tells. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonOauth *self = g_task_get_source_object (task);
  const LiaisonErrorDetails details = { .service_code = (char *) "no_token" };
  GError *error = NULL;
  char *token = liaison_secret_store_load_finish (LIAISON_SECRET_STORE (source), result, &error);

  if (self->grant != NULL && self->grant != g_task_get_task_data (task))
    g_clear_error (&error);
  else if (token != NULL)
    {
      set_grant (self, make_grant (self, token));
      set_refusal (self, NULL);
    }
  else if (error == NULL)
    error = liaison_error_new (LIAISON_ERROR_SIGN_IN_REQUIRED, &details,
                               "The key ring holds no sign-in of this account");
  liaison_pkce_forget (token);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_refusal (self, g_error_copy (error));

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
liaison_oauth_restore_async (LiaisonOauth *self,
                             LiaisonSecretStore *store,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (LIAISON_IS_OAUTH (self));
  g_return_if_fail (LIAISON_IS_SECRET_STORE (store));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_oauth_restore_async);
  if (self->grant != NULL)
    g_task_set_task_data (task, g_object_ref (self->grant), g_object_unref);
  g_set_object (&self->store, store);
  liaison_secret_store_load_async (store, cancellable, loaded_cb, g_object_ref (task));
}

gboolean
liaison_oauth_restore_finish (LiaisonOauth *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (liaison_grant_keep_finish (LIAISON_GRANT (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
liaison_oauth_keep_async (LiaisonOauth *self,
                          LiaisonSecretStore *store,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (LIAISON_IS_OAUTH (self));
  g_return_if_fail (LIAISON_IS_SECRET_STORE (store));
  g_return_if_fail (self->grant != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_oauth_keep_async);
  g_set_object (&self->store, store);
  liaison_grant_set_store (self->grant, store);
  liaison_grant_keep_async (self->grant, cancellable, kept_cb, g_object_ref (task));
}

gboolean
liaison_oauth_keep_finish (LiaisonOauth *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
liaison_oauth_rest_async (LiaisonOauth *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, liaison_oauth_rest_async);
  liaison_grant_return_at_rest (self->grant, task);
}

gboolean
liaison_oauth_rest_finish (LiaisonOauth *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
liaison_oauth_take_over (LiaisonOauth *self, LiaisonOauth *other)
{
  g_return_if_fail (LIAISON_IS_OAUTH (self));
  g_return_if_fail (LIAISON_IS_OAUTH (other) && other->grant != NULL);

  liaison_identity_set (&self->person, &other->person);
  g_free (self->client_id);
  self->client_id = g_strdup (other->client_id);
  g_free (self->tenant);
  self->tenant = g_strdup (other->tenant);
  set_grant (self, g_object_ref (other->grant));
  self->was_fresh = other->was_fresh;
  set_refusal (self, NULL);
}

void
liaison_oauth_end (LiaisonOauth *self)
{
  g_return_if_fail (LIAISON_IS_OAUTH (self));

  drop_grant (self);
  g_clear_object (&self->store);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNKEPT]);
}

void
liaison_oauth_forget (LiaisonOauth *self)
{
  g_return_if_fail (LIAISON_IS_OAUTH (self));

  liaison_oauth_end (self);
  liaison_identity_clear (&self->person);
  self->was_fresh = FALSE;
  set_refusal (self, NULL);
}

const GError *
liaison_oauth_get_refusal (LiaisonOauth *self)
{
  g_return_val_if_fail (LIAISON_IS_OAUTH (self), NULL);

  return self->refusal;
}

const GError *
liaison_oauth_get_keep_error (LiaisonOauth *self)
{
  g_return_val_if_fail (LIAISON_IS_OAUTH (self), NULL);

  return self->grant != NULL ? liaison_grant_get_keep_error (self->grant) : NULL;
}

const char *
liaison_oauth_get_uri (LiaisonOauth *self)
{
  g_return_val_if_fail (LIAISON_IS_OAUTH (self), NULL);

  return self->uri;
}

const LiaisonIdentity *
liaison_oauth_get_identity (LiaisonOauth *self)
{
  g_return_val_if_fail (LIAISON_IS_OAUTH (self), NULL);

  return self->grant != NULL ? &self->person : NULL;
}
