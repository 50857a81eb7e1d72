/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-auth"

#include "auth/liaison-grant.h"

#include "auth/liaison-pkce.h"
#include "auth/liaison-token-request.h"
#include "model/liaison-error.h"

/* A token is renewed this long before its end, or in the middle of a shorter life. */
#define RENEW_BEFORE_SECONDS (5 * 60)
/* A key ring that does not answer holds nobody up for longer. */
#define KEEP_DEADLINE (30 * G_USEC_PER_SEC)
/* Whoever closes waits this long for a refresh that is on its way. */
#define REST_DEADLINE (5 * G_USEC_PER_SEC)

typedef struct
{
  char *text;
  gint64 renew_at; /* monotonic time */
} Token;

/* Somebody who waits for a refresh of a scope. */
typedef struct
{
  LiaisonGrant *grant; /* not owned: the task holds it */
  GTask *task;
  char *scope;
  char *claims; /* NULL: any token of the scope will do */
  GSource *cancelled;
} Waiter;

/* A refresh:
 *
 *   start → endpoints_found → refreshed ─┬─ a new refresh token: kept, or too late → settle
 *                                        └─ else: settle
 */
typedef struct
{
  LiaisonGrant *grant;
  char *scope;
  char *claims;
  LiaisonTokenAnswer *answer;
  GError *error;
  GSource *deadline; /* while the store keeps the new refresh token */
  gboolean settled;
} Refresh;

struct _LiaisonGrant
{
  GObject parent_instance;

  SoupSession *session;
  LiaisonDiscovery *discovery;
  const LiaisonClock *clock;
  char *tenant;
  char *client_id;
  LiaisonSecretStore *store; /* NULL: tokens end with the program */
  char *refresh_token;
  GError *death;      /* the refusal that ended it, or NULL */
  GError *keep_error; /* why the store did not take it, or NULL */
  gboolean keeps_not; /* the store has failed, and was not asked for again */
  GHashTable *tokens; /* scope → Token */

  GQueue waiters;
  GQueue resting; /* of GTask: they wait until nothing is refreshed */
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (LiaisonGrant, liaison_grant, G_TYPE_OBJECT)

enum
{
  PROP_UNKEPT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void start_refresh (LiaisonGrant *self, const Waiter *waiter);
static void endpoints_found_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void refresh_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
token_free (Token *token)
{
  liaison_pkce_forget (token->text);
  g_free (token);
}

static void
waiter_free (Waiter *waiter)
{
  if (waiter->cancelled != NULL)
    {
      g_source_destroy (waiter->cancelled);
      g_source_unref (waiter->cancelled);
    }
  g_object_unref (waiter->task);
  g_free (waiter->scope);
  g_free (waiter->claims);
  g_free (waiter);
}

static void
refresh_clear (gpointer pointer)
{
  Refresh *refresh = pointer;

  g_object_unref (refresh->grant);
  g_free (refresh->scope);
  g_free (refresh->claims);
  g_clear_pointer (&refresh->answer, liaison_token_answer_free);
  g_clear_error (&refresh->error);
  g_free (refresh);
}

static const char *
find_token (LiaisonGrant *self, const char *scope)
{
  const Token *token = g_hash_table_lookup (self->tokens, scope);

  return token != NULL && g_get_monotonic_time () < token->renew_at ? token->text : NULL;
}

/* Takes @error. */
static void
set_keep_error (LiaisonGrant *self, GError *error)
{
  gboolean same = (self->keep_error != NULL) == (error != NULL);

  g_clear_error (&self->keep_error);
  self->keep_error = error;
  if (!same)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNKEPT]);
}

/* The waiters an answer concerns; without a refresh token there will be no other. */
static void
take_waiters (LiaisonGrant *self, const Refresh *refresh, GQueue *taken)
{
  GList *next;

  for (GList *l = self->waiters.head; l != NULL; l = next)
    {
      Waiter *waiter = l->data;
      gboolean content =
        g_str_equal (waiter->scope, refresh->scope) &&
        (waiter->claims == NULL || g_strcmp0 (waiter->claims, refresh->claims) == 0);

      next = l->next;
      if (self->refresh_token == NULL || content)
        {
          g_queue_unlink (&self->waiters, l);
          g_queue_push_tail_link (taken, l);
        }
    }
}

static void
tell_rest (LiaisonGrant *self)
{
  GTask *task;

  while ((task = g_queue_pop_head (&self->resting)) != NULL)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
}

/* All is settled before anybody is told: a caller may ask again at once. */
static void
settle (Refresh *refresh)
{
  LiaisonGrant *self = refresh->grant;
  GQueue taken = G_QUEUE_INIT;
  Waiter *waiter;

  if (refresh->settled)
    return;
  refresh->settled = TRUE;

  self->refreshing = FALSE;
  take_waiters (self, refresh, &taken);
  if (!g_queue_is_empty (&self->waiters))
    start_refresh (self, g_queue_peek_head (&self->waiters));

  while ((waiter = g_queue_pop_head (&taken)) != NULL)
    {
      if (refresh->answer != NULL)
        g_task_return_pointer (waiter->task, g_strdup (refresh->answer->access_token),
                               (GDestroyNotify) liaison_pkce_forget);
      else
        g_task_return_error (waiter->task, g_error_copy (refresh->error));
      waiter_free (waiter);
    }
  if (!self->refreshing)
    tell_rest (self);
}

static void
start_refresh (LiaisonGrant *self, const Waiter *waiter)
{
  Refresh *refresh = g_new0 (Refresh, 1);

  refresh->grant = g_object_ref (self);
  refresh->scope = g_strdup (waiter->scope);
  refresh->claims = g_strdup (waiter->claims);
  self->refreshing = TRUE;
  liaison_discovery_find_async (self->discovery, self->tenant, NULL, endpoints_found_cb, refresh);
}

static void
endpoints_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Refresh *refresh = user_data;
  LiaisonGrant *self = refresh->grant;
  g_autoptr(GHashTable) form = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *full_scope = liaison_grant_dup_full_scope (refresh->scope);
  const LiaisonEndpoints *endpoints;

  endpoints = liaison_discovery_find_finish (LIAISON_DISCOVERY (source), result, &refresh->error);
  if (endpoints == NULL)
    {
      settle (refresh);
      refresh_clear (refresh);
      return;
    }

  g_hash_table_insert (form, (char *) "client_id", self->client_id);
  g_hash_table_insert (form, (char *) "grant_type", (char *) "refresh_token");
  g_hash_table_insert (form, (char *) "refresh_token", self->refresh_token);
  g_hash_table_insert (form, (char *) "scope", full_scope);
  if (refresh->claims != NULL)
    g_hash_table_insert (form, (char *) "claims", refresh->claims);
  liaison_token_request_async (self->session, endpoints->token, self->clock, form, NULL,
                               refreshed_cb, refresh);
}

/* A refusal of claims that does not repeat them: they are what the person has to sign in for. */
static void
add_claims (Refresh *refresh)
{
  const LiaisonErrorDetails *details = liaison_error_get_details (refresh->error);
  LiaisonErrorDetails more = { 0 };
  GError *error;

  if (refresh->claims == NULL || details == NULL || details->claims != NULL ||
      !g_error_matches (refresh->error, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED))
    return;

  more = *details;
  more.claims = refresh->claims;
  error = liaison_error_new (LIAISON_ERROR_SIGN_IN_REQUIRED, &more, refresh->error->message);
  g_clear_error (&refresh->error);
  refresh->error = error;
}

/* Nothing can be made of the refresh token any more, here and in the key ring. Whoever asks later
 * hears the same @refusal. */
static void
forget_refresh_token (LiaisonGrant *self, const GError *refusal)
{
  g_clear_error (&self->death);
  self->death = g_error_copy (refusal);
  g_clear_pointer (&self->refresh_token, liaison_pkce_forget);
  if (self->store != NULL)
    liaison_secret_store_clear_async (self->store, NULL, NULL, NULL);
}

static gboolean
deadline_cb (gpointer user_data)
{
  Refresh *refresh = user_data;

  set_keep_error (refresh->grant, liaison_error_new (LIAISON_ERROR_NO_KEY_RING, NULL,
                                                     "The key ring does not answer"));
  settle (refresh);
  return G_SOURCE_REMOVE;
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Refresh *refresh = user_data;
  LiaisonGrant *self = refresh->grant;
  LiaisonTokenOutcome outcome;

  refresh->answer = liaison_token_request_finish (result, &outcome, &refresh->error);
  if (refresh->answer == NULL)
    {
      g_debug ("a token could not be refreshed: %s", refresh->error->message);
      add_claims (refresh);
      /* Claims that cannot be satisfied silently say nothing of the refresh token itself. */
      if (outcome == LIAISON_TOKEN_GRANT_DEAD && refresh->claims == NULL)
        forget_refresh_token (self, refresh->error);
    }
  else
    liaison_grant_accept (self, refresh->scope, refresh->answer);

  /* A store that has failed is not tried again unasked: it may ask the person each time. */
  if (refresh->answer == NULL || refresh->answer->refresh_token == NULL || self->store == NULL ||
      self->keeps_not)
    {
      settle (refresh);
      refresh_clear (refresh);
      return;
    }

  refresh->deadline = liaison_clock_new_deadline (self->clock, KEEP_DEADLINE);
  g_source_set_callback (refresh->deadline, deadline_cb, refresh, NULL);
  g_source_attach (refresh->deadline, g_main_context_get_thread_default ());
  liaison_secret_store_save_async (self->store, refresh->answer->refresh_token, NULL,
                                   refresh_kept_cb, refresh);
}

static void
refresh_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Refresh *refresh = user_data;
  GError *error = NULL;

  g_source_destroy (refresh->deadline);
  g_clear_pointer (&refresh->deadline, g_source_unref);

  liaison_secret_store_save_finish (LIAISON_SECRET_STORE (source), result, &error);
  refresh->grant->keeps_not = error != NULL;
  set_keep_error (refresh->grant, error);
  settle (refresh);
  refresh_clear (refresh);
}

static gboolean
waiter_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Waiter *waiter = user_data;

  g_queue_remove (&waiter->grant->waiters, waiter);
  g_task_return_error_if_cancelled (waiter->task);
  waiter_free (waiter);
  return G_SOURCE_REMOVE;
}

static void
add_waiter (LiaisonGrant *self, GTask *task, const char *scope, const char *claims)
{
  Waiter *waiter = g_new0 (Waiter, 1);
  GCancellable *cancellable = g_task_get_cancellable (task);

  waiter->grant = self;
  waiter->task = g_object_ref (task);
  waiter->scope = g_strdup (scope);
  waiter->claims = g_strdup (claims);
  if (cancellable != NULL)
    {
      waiter->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (waiter->cancelled, G_SOURCE_FUNC (waiter_cancelled_cb), waiter, NULL);
      g_source_attach (waiter->cancelled, g_task_get_context (task));
    }
  g_queue_push_tail (&self->waiters, waiter);
  if (!self->refreshing)
    start_refresh (self, waiter);
}

static void
liaison_grant_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_UNKEPT)
    g_value_set_boolean (value, LIAISON_GRANT (object)->keep_error != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_grant_finalize (GObject *object)
{
  LiaisonGrant *self = LIAISON_GRANT (object);

  g_clear_object (&self->session);
  g_clear_object (&self->discovery);
  g_clear_object (&self->store);
  g_free (self->tenant);
  g_free (self->client_id);
  liaison_pkce_forget (self->refresh_token);
  g_clear_error (&self->death);
  g_clear_error (&self->keep_error);
  g_clear_pointer (&self->tokens, g_hash_table_unref);

  G_OBJECT_CLASS (liaison_grant_parent_class)->finalize (object);
}

static void
liaison_grant_class_init (LiaisonGrantClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_grant_get_property;
  object_class->finalize = liaison_grant_finalize;

  properties[PROP_UNKEPT] =
    g_param_spec_boolean ("unkept", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
liaison_grant_init (LiaisonGrant *self)
{
  self->clock = &liaison_clock_real;
  self->tokens =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) token_free);
  g_queue_init (&self->waiters);
  g_queue_init (&self->resting);
}

LiaisonGrant *
liaison_grant_new (SoupSession *session,
                   LiaisonDiscovery *discovery,
                   const char *tenant,
                   const char *client_id,
                   const char *refresh_token)
{
  LiaisonGrant *self;

  g_return_val_if_fail (SOUP_IS_SESSION (session), NULL);
  g_return_val_if_fail (LIAISON_IS_DISCOVERY (discovery), NULL);
  g_return_val_if_fail (tenant != NULL && client_id != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_GRANT, NULL);
  self->session = g_object_ref (session);
  self->discovery = g_object_ref (discovery);
  self->tenant = g_strdup (tenant);
  self->client_id = g_strdup (client_id);
  self->refresh_token = g_strdup (refresh_token);
  return self;
}

void
liaison_grant_set_clock (LiaisonGrant *self, const LiaisonClock *clock)
{
  g_return_if_fail (LIAISON_IS_GRANT (self));
  g_return_if_fail (clock != NULL);

  self->clock = clock;
}

void
liaison_grant_set_store (LiaisonGrant *self, LiaisonSecretStore *store)
{
  g_return_if_fail (LIAISON_IS_GRANT (self));

  g_set_object (&self->store, store);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonGrant *self = g_task_get_source_object (task);
  GError *error = NULL;

  liaison_secret_store_save_finish (LIAISON_SECRET_STORE (source), result, &error);
  self->keeps_not = error != NULL;
  set_keep_error (self, error);
  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_error_copy (error));
}

void
liaison_grant_keep_async (LiaisonGrant *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (LIAISON_IS_GRANT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_grant_keep_async);
  if (self->store == NULL || self->refresh_token == NULL)
    g_task_return_boolean (task, TRUE);
  else
    liaison_secret_store_save_async (self->store, self->refresh_token, cancellable, kept_cb,
                                     g_object_ref (task));
}

gboolean
liaison_grant_keep_finish (LiaisonGrant *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
liaison_grant_accept (LiaisonGrant *self, const char *scope, const LiaisonTokenAnswer *answer)
{
  Token *token;
  gint64 life;

  g_return_if_fail (LIAISON_IS_GRANT (self));
  g_return_if_fail (scope != NULL && answer != NULL);

  if (answer->refresh_token != NULL)
    {
      liaison_pkce_forget (self->refresh_token);
      self->refresh_token = g_strdup (answer->refresh_token);
    }

  life = MAX (answer->expires_in - RENEW_BEFORE_SECONDS, answer->expires_in / 2);
  token = g_new0 (Token, 1);
  token->text = g_strdup (answer->access_token);
  token->renew_at = g_get_monotonic_time () + life * G_USEC_PER_SEC;
  g_hash_table_insert (self->tokens, g_strdup (scope), token);
}

void
liaison_grant_get_token_async (LiaisonGrant *self,
                               const char *scope,
                               const char *claims,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  const char *token;

  g_return_if_fail (LIAISON_IS_GRANT (self));
  g_return_if_fail (scope != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_grant_get_token_async);
  if (g_task_return_error_if_cancelled (task))
    return;

  token = claims == NULL ? find_token (self, scope) : NULL;
  if (token != NULL)
    g_task_return_pointer (task, g_strdup (token), (GDestroyNotify) liaison_pkce_forget);
  else if (self->refresh_token == NULL && self->death != NULL)
    g_task_return_error (task, g_error_copy (self->death));
  else if (self->refresh_token == NULL)
    g_task_return_error (
      task, liaison_error_new (LIAISON_ERROR_SIGN_IN_REQUIRED, NULL, "The sign-in is over"));
  else
    add_waiter (self, task, scope, claims);
}

char *
liaison_grant_get_token_finish (LiaisonGrant *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
end_deadline (gpointer deadline)
{
  g_source_destroy (deadline);
  g_source_unref (deadline);
}

static gboolean
rest_deadline_cb (gpointer user_data)
{
  tell_rest (LIAISON_GRANT (user_data));
  return G_SOURCE_REMOVE;
}

void
liaison_grant_return_at_rest (LiaisonGrant *self, GTask *task)
{
  GSource *deadline;

  g_return_if_fail (self == NULL || LIAISON_IS_GRANT (self));
  g_return_if_fail (G_IS_TASK (task));

  if (self == NULL || !self->refreshing)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }

  deadline = liaison_clock_new_deadline (self->clock, REST_DEADLINE);
  g_source_set_callback (deadline, rest_deadline_cb, g_object_ref (self), g_object_unref);
  g_source_attach (deadline, g_task_get_context (task));
  g_task_set_task_data (task, deadline, end_deadline);
  g_queue_push_tail (&self->resting, task);
}

gboolean
liaison_grant_has_token (LiaisonGrant *self, const char *token)
{
  GHashTableIter iter;
  gpointer kept;

  g_return_val_if_fail (LIAISON_IS_GRANT (self), FALSE);
  g_return_val_if_fail (token != NULL, FALSE);

  g_hash_table_iter_init (&iter, self->tokens);
  while (g_hash_table_iter_next (&iter, NULL, &kept))
    if (liaison_pkce_equal (((Token *) kept)->text, token))
      return TRUE;
  return FALSE;
}

void
liaison_grant_drop_token (LiaisonGrant *self, const char *scope, const char *token)
{
  const Token *kept;

  g_return_if_fail (LIAISON_IS_GRANT (self));
  g_return_if_fail (scope != NULL && token != NULL);

  kept = g_hash_table_lookup (self->tokens, scope);
  if (kept != NULL && liaison_pkce_equal (kept->text, token))
    g_hash_table_remove (self->tokens, scope);
}

const GError *
liaison_grant_get_keep_error (LiaisonGrant *self)
{
  g_return_val_if_fail (LIAISON_IS_GRANT (self), NULL);

  return self->keep_error;
}

char *
liaison_grant_dup_full_scope (const char *scope)
{
  return g_strconcat (scope, " openid profile offline_access", NULL);
}
