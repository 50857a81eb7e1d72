/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-sign-in.h"

#include "model/liaison-error.h"

struct _LiaisonSignIn
{
  GObject parent_instance;

  LiaisonOauth *oauth;
  GError *reason;
  const LiaisonSignInOutcome *outcome;
  gpointer user_data;

  LiaisonSignInState state;
  GError *error;
  GCancellable *cancellable; /* of the running try */
  LiaisonProfile *profile;   /* of who signed in */
  LiaisonSecretStore *store; /* that is asked to keep the token */
  char *user_code;
  char *verification_uri;
  LiaisonDeviceCode code; /* its strings are the ones above */
};

G_DEFINE_FINAL_TYPE (LiaisonSignIn, liaison_sign_in, G_TYPE_OBJECT)

enum
{
  PROP_STATE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* A try:
 *
 *   begin → signed_in → keep → kept ─┬─ done
 *                                    └─ unkept (→ keep, or done)
 */
static void keep (LiaisonSignIn *self);
static void signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void kept_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* Takes @error. */
static void
set_state (LiaisonSignIn *self, LiaisonSignInState state, GError *error)
{
  g_clear_error (&self->error);
  self->error = error;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/* A key ring that stayed locked has taken nothing, and would ask the person again. */
static gboolean
may_be_kept (LiaisonSignIn *self)
{
  return self->state != LIAISON_SIGN_IN_UNKEPT ||
         !g_error_matches (self->error, LIAISON_ERROR, LIAISON_ERROR_KEY_RING_LOCKED);
}

static void
give_up (LiaisonSignIn *self)
{
  g_cancellable_cancel (self->cancellable);
  if (self->state != LIAISON_SIGN_IN_IDLE && self->state != LIAISON_SIGN_IN_DONE)
    self->outcome->abandon (self->profile, may_be_kept (self) ? self->store : NULL, self->oauth,
                            self->user_data);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->profile);
  g_clear_object (&self->store);
}

static void
complete (LiaisonSignIn *self)
{
  self->outcome->settle (self->profile, self->oauth, self->user_data);
  set_state (self, LIAISON_SIGN_IN_DONE, NULL);
}

/* A try that was given up has nothing to say any more. */
static gboolean
is_over (LiaisonSignIn *self, GCancellable *cancellable)
{
  return cancellable != self->cancellable || g_cancellable_is_cancelled (cancellable);
}

/* What a callback of a try needs. */
typedef struct
{
  LiaisonSignIn *self;
  GCancellable *cancellable;
} Try;

static Try *
try_new (LiaisonSignIn *self)
{
  Try *attempt = g_new (Try, 1);

  attempt->self = g_object_ref (self);
  attempt->cancellable = g_object_ref (self->cancellable);
  return attempt;
}

static void
try_free (Try *attempt)
{
  g_object_unref (attempt->self);
  g_object_unref (attempt->cancellable);
  g_free (attempt);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Try, try_free)

/* An account that is there already has brought its token to the key ring with the sign-in itself;
 * one that refused is not asked at once again, since it may ask the person each time. */
static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Try) attempt = user_data;
  LiaisonSignIn *self = attempt->self;
  GError *error = NULL;
  gboolean signed_in = liaison_oauth_sign_in_finish (LIAISON_OAUTH (source), result, &error);
  const GError *refusal;

  if (is_over (self, attempt->cancellable))
    {
      g_clear_error (&error);
      return;
    }
  if (!signed_in)
    {
      set_state (self, LIAISON_SIGN_IN_FAILED, error);
      return;
    }

  g_clear_object (&self->profile);
  self->profile = self->outcome->find_profile (self->oauth, self->user_data);
  refusal = liaison_oauth_get_keep_error (self->oauth);
  if (refusal != NULL)
    set_state (self, LIAISON_SIGN_IN_UNKEPT, g_error_copy (refusal));
  else
    keep (self);
}

static void
keep (LiaisonSignIn *self)
{
  g_clear_object (&self->store);
  self->store = self->outcome->make_store (self->profile, self->user_data);
  set_state (self, LIAISON_SIGN_IN_KEEPING, NULL);
  liaison_oauth_keep_async (self->oauth, self->store, self->cancellable, kept_cb, try_new (self));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Try) attempt = user_data;
  LiaisonSignIn *self = attempt->self;
  GError *error = NULL;
  gboolean kept = liaison_oauth_keep_finish (LIAISON_OAUTH (source), result, &error);

  if (is_over (self, attempt->cancellable))
    {
      g_clear_error (&error);
      return;
    }
  if (kept)
    complete (self);
  else
    set_state (self, LIAISON_SIGN_IN_UNKEPT, error);
}

static void
show_code_cb (const LiaisonDeviceCode *code, gpointer user_data)
{
  const Try *attempt = user_data;
  LiaisonSignIn *self = attempt->self;

  if (is_over (self, attempt->cancellable))
    return;

  g_free (self->user_code);
  g_free (self->verification_uri);
  self->user_code = g_strdup (code->user_code);
  self->verification_uri = g_strdup (code->verification_uri);
  self->code = (LiaisonDeviceCode){ self->user_code, self->verification_uri, code->expires_at };
  set_state (self, LIAISON_SIGN_IN_CODE, NULL);
}

static void
liaison_sign_in_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STATE)
    g_value_set_int (value, (int) LIAISON_SIGN_IN (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_sign_in_finalize (GObject *object)
{
  LiaisonSignIn *self = LIAISON_SIGN_IN (object);

  if (self->outcome->destroy != NULL)
    self->outcome->destroy (self->user_data);
  g_clear_object (&self->oauth);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->profile);
  g_clear_object (&self->store);
  g_clear_error (&self->reason);
  g_clear_error (&self->error);
  g_free (self->user_code);
  g_free (self->verification_uri);

  G_OBJECT_CLASS (liaison_sign_in_parent_class)->finalize (object);
}

static void
liaison_sign_in_class_init (LiaisonSignInClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_sign_in_get_property;
  object_class->finalize = liaison_sign_in_finalize;

  properties[PROP_STATE] =
    g_param_spec_int ("state", NULL, NULL, LIAISON_SIGN_IN_IDLE, LIAISON_SIGN_IN_FAILED,
                      LIAISON_SIGN_IN_IDLE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
liaison_sign_in_init (LiaisonSignIn *self)
{
}

/* The person is done where the sign-in was, and may be asked by the key ring. */
static void
keeping_changed_cb (LiaisonSignIn *self)
{
  gboolean keeping;

  g_object_get (self->oauth, "keeping", &keeping, NULL);
  if (keeping && (self->state == LIAISON_SIGN_IN_BROWSER || self->state == LIAISON_SIGN_IN_CODE))
    set_state (self, LIAISON_SIGN_IN_KEEPING, NULL);
}

LiaisonSignIn *
liaison_sign_in_new (LiaisonOauth *oauth,
                     const GError *reason,
                     const LiaisonSignInOutcome *outcome,
                     gpointer user_data)
{
  LiaisonSignIn *self;

  g_return_val_if_fail (LIAISON_IS_OAUTH (oauth), NULL);
  g_return_val_if_fail (outcome != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_SIGN_IN, NULL);
  self->oauth = g_object_ref (oauth);
  self->reason = reason != NULL ? g_error_copy (reason) : NULL;
  self->outcome = outcome;
  self->user_data = user_data;
  g_signal_connect_object (oauth, "notify::keeping", G_CALLBACK (keeping_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* A refusal that demands something of the next try takes the place of what led to the first one. */
static void
heed_failure (LiaisonSignIn *self)
{
  const LiaisonErrorDetails *details =
    self->state == LIAISON_SIGN_IN_FAILED ? liaison_error_get_details (self->error) : NULL;

  if (details == NULL ||
      (details->claims == NULL && !liaison_refusal_is_for_second_factor (self->error)))
    return;

  g_clear_error (&self->reason);
  self->reason = g_error_copy (self->error);
}

void
liaison_sign_in_by_browser (LiaisonSignIn *self)
{
  g_return_if_fail (LIAISON_IS_SIGN_IN (self));

  heed_failure (self);
  give_up (self);
  self->cancellable = g_cancellable_new ();
  set_state (self, LIAISON_SIGN_IN_BROWSER, NULL);
  liaison_oauth_sign_in_async (self->oauth, self->reason, self->cancellable, signed_in_cb,
                               try_new (self));
}

void
liaison_sign_in_by_code (LiaisonSignIn *self)
{
  Try *attempt;

  g_return_if_fail (LIAISON_IS_SIGN_IN (self));

  heed_failure (self);
  give_up (self);
  self->cancellable = g_cancellable_new ();
  set_state (self, LIAISON_SIGN_IN_ASKING_CODE, NULL);
  attempt = try_new (self); /* as long as there may be a code */
  liaison_oauth_sign_in_by_code_async (self->oauth, self->reason, show_code_cb, attempt,
                                       self->cancellable, signed_in_cb, attempt);
}

void
liaison_sign_in_cancel (LiaisonSignIn *self)
{
  g_return_if_fail (LIAISON_IS_SIGN_IN (self));

  if (self->state == LIAISON_SIGN_IN_IDLE || self->state == LIAISON_SIGN_IN_DONE)
    return;

  give_up (self);
  set_state (self, LIAISON_SIGN_IN_IDLE, NULL);
}

void
liaison_sign_in_keep_again (LiaisonSignIn *self)
{
  g_return_if_fail (LIAISON_IS_SIGN_IN (self));
  g_return_if_fail (self->state == LIAISON_SIGN_IN_UNKEPT);

  keep (self);
}

void
liaison_sign_in_go_on_unkept (LiaisonSignIn *self)
{
  g_return_if_fail (LIAISON_IS_SIGN_IN (self));
  g_return_if_fail (self->state == LIAISON_SIGN_IN_UNKEPT);

  complete (self);
}

LiaisonSignInState
liaison_sign_in_get_state (LiaisonSignIn *self)
{
  g_return_val_if_fail (LIAISON_IS_SIGN_IN (self), LIAISON_SIGN_IN_IDLE);

  return self->state;
}

const GError *
liaison_sign_in_get_error (LiaisonSignIn *self)
{
  g_return_val_if_fail (LIAISON_IS_SIGN_IN (self), NULL);

  return self->error;
}

const char *
liaison_sign_in_get_uri (LiaisonSignIn *self)
{
  g_return_val_if_fail (LIAISON_IS_SIGN_IN (self), NULL);

  return self->state == LIAISON_SIGN_IN_BROWSER ? liaison_oauth_get_uri (self->oauth) : NULL;
}

const LiaisonDeviceCode *
liaison_sign_in_get_code (LiaisonSignIn *self)
{
  g_return_val_if_fail (LIAISON_IS_SIGN_IN (self), NULL);

  return self->state == LIAISON_SIGN_IN_CODE ? &self->code : NULL;
}

LiaisonProfile *
liaison_sign_in_get_profile (LiaisonSignIn *self)
{
  g_return_val_if_fail (LIAISON_IS_SIGN_IN (self), NULL);

  return self->state == LIAISON_SIGN_IN_DONE ? self->profile : NULL;
}
