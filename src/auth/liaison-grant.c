/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-auth"

#include "auth/liaison-grant.h"

#include "auth/liaison-pkce.h"
#include "auth/liaison-token-request.h"
#include "model/liaison-error.h"

/* A token is renewed this long before its end, or in the middle of a shorter life. */
#define RENEW_BEFORE_SECONDS (5 * 60)

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
  GSource *cancelled;
} Waiter;

struct _LiaisonGrant
{
  GObject parent_instance;

  SoupSession *session;
  char *token_uri;
  char *client_id;
  char *refresh_token;
  GHashTable *tokens; /* scope → Token */

  GQueue waiters;
  char *refreshing; /* the scope, while a refresh is under way */
};

G_DEFINE_FINAL_TYPE (LiaisonGrant, liaison_grant, G_TYPE_OBJECT)

static void refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data);

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
  g_free (waiter);
}

static const char *
find_token (LiaisonGrant *self, const char *scope)
{
  const Token *token = g_hash_table_lookup (self->tokens, scope);

  return token != NULL && g_get_monotonic_time () < token->renew_at ? token->text : NULL;
}

static void
start_refresh (LiaisonGrant *self, const char *scope)
{
  g_autofree char *full_scope = liaison_grant_dup_full_scope (scope);

  self->refreshing = g_strdup (scope);
  liaison_token_request_async (self->session, self->token_uri,
                               soup_form_encode ("client_id", self->client_id, "grant_type",
                                                 "refresh_token", "refresh_token",
                                                 self->refresh_token, "scope", full_scope, NULL),
                               NULL, refreshed_cb, g_object_ref (self));
}

/* The waiters an answer for @scope concerns; without a refresh token there will be no other. */
static void
take_waiters (LiaisonGrant *self, const char *scope, GQueue *taken)
{
  GList *next;

  for (GList *l = self->waiters.head; l != NULL; l = next)
    {
      Waiter *waiter = l->data;

      next = l->next;
      if (self->refresh_token == NULL || g_str_equal (waiter->scope, scope))
        {
          g_queue_unlink (&self->waiters, l);
          g_queue_push_tail_link (taken, l);
        }
    }
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonGrant) self = LIAISON_GRANT (user_data);
  g_autoptr(LiaisonTokenAnswer) answer = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *scope = g_steal_pointer (&self->refreshing);
  GQueue taken = G_QUEUE_INIT;
  Waiter *waiter;
  gboolean grant_is_dead;

  answer = liaison_token_request_finish (result, &grant_is_dead, &error);
  if (answer != NULL)
    liaison_grant_accept (self, scope, answer);
  else
    {
      g_debug ("a token could not be refreshed: %s", error->message);
      if (grant_is_dead)
        g_clear_pointer (&self->refresh_token, liaison_pkce_forget);
    }

  /* All is settled before anybody is told: a caller may ask again at once. */
  take_waiters (self, scope, &taken);
  if (!g_queue_is_empty (&self->waiters))
    start_refresh (self, ((Waiter *) g_queue_peek_head (&self->waiters))->scope);

  while ((waiter = g_queue_pop_head (&taken)) != NULL)
    {
      if (answer != NULL)
        g_task_return_pointer (waiter->task, g_strdup (answer->access_token),
                               (GDestroyNotify) liaison_pkce_forget);
      else
        g_task_return_error (waiter->task, g_error_copy (error));
      waiter_free (waiter);
    }
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
add_waiter (LiaisonGrant *self, GTask *task, const char *scope)
{
  Waiter *waiter = g_new0 (Waiter, 1);
  GCancellable *cancellable = g_task_get_cancellable (task);

  waiter->grant = self;
  waiter->task = g_object_ref (task);
  waiter->scope = g_strdup (scope);
  if (cancellable != NULL)
    {
      waiter->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (waiter->cancelled, G_SOURCE_FUNC (waiter_cancelled_cb), waiter, NULL);
      g_source_attach (waiter->cancelled, g_task_get_context (task));
    }
  g_queue_push_tail (&self->waiters, waiter);
}

static void
liaison_grant_finalize (GObject *object)
{
  LiaisonGrant *self = LIAISON_GRANT (object);

  g_clear_object (&self->session);
  g_free (self->token_uri);
  g_free (self->client_id);
  liaison_pkce_forget (self->refresh_token);
  g_clear_pointer (&self->tokens, g_hash_table_unref);

  G_OBJECT_CLASS (liaison_grant_parent_class)->finalize (object);
}

static void
liaison_grant_class_init (LiaisonGrantClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_grant_finalize;
}

static void
liaison_grant_init (LiaisonGrant *self)
{
  self->tokens =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) token_free);
  g_queue_init (&self->waiters);
}

LiaisonGrant *
liaison_grant_new (SoupSession *session, const char *token_uri, const char *client_id)
{
  LiaisonGrant *self;

  g_return_val_if_fail (SOUP_IS_SESSION (session), NULL);
  g_return_val_if_fail (token_uri != NULL && client_id != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_GRANT, NULL);
  self->session = g_object_ref (session);
  self->token_uri = g_strdup (token_uri);
  self->client_id = g_strdup (client_id);
  return self;
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

  token = find_token (self, scope);
  if (token != NULL)
    g_task_return_pointer (task, g_strdup (token), (GDestroyNotify) liaison_pkce_forget);
  else if (self->refresh_token == NULL)
    g_task_return_error (
      task, liaison_error_new (LIAISON_ERROR_SIGN_IN_REQUIRED, NULL, "The sign-in is over"));
  else
    {
      add_waiter (self, task, scope);
      if (self->refreshing == NULL)
        start_refresh (self, scope);
    }
}

char *
liaison_grant_get_token_finish (LiaisonGrant *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
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

char *
liaison_grant_dup_full_scope (const char *scope)
{
  return g_strconcat (scope, " openid profile offline_access", NULL);
}
