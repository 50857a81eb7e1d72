/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-session-private.h"
#include "model/liaison-action.h"

/* The start; each step is left out when an earlier start has taken it:
 *
 *   open_cache → cache_opened → open_ledger → ledger_opened → sign_in
 *
 *   sign_in ─┬─ a kept sign-in: restored ─┐
 *            └─ unattended: signed_in ────┴─ read_partner → partner_read
 */
typedef struct
{
  GCancellable *callers; /* of whoever started, or NULL */
  gulong forwarding;
} StartOp;

static void start_cache_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void start_open_ledger (GTask *task);
static void start_sign_in (GTask *task);
static void start_read_partner (GTask *task);
static void start_ledger_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void start_restored_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void start_signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void start_partner_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
start_op_free (StartOp *op)
{
  if (op->callers != NULL)
    g_cancellable_disconnect (op->callers, op->forwarding);
  g_clear_object (&op->callers);
  g_free (op);
}

static void
start_fail (GTask *task, GError *error)
{
  LiaisonSession *self = g_task_get_source_object (task);

  g_clear_object (&self->starting);
  g_task_return_error (task, error);
}

static void
start_finish (GTask *task)
{
  LiaisonSession *self = g_task_get_source_object (task);

  g_clear_object (&self->starting);
  self->started = TRUE;
  liaison_session_set_readable (self);
  liaison_customer_list_refresh (self->customers);
  liaison_acceptance_watch_start (self->watch, self->ledger);
  if (liaison_session_get_refusal (self) == NULL)
    liaison_own_roles_read (self->roles);
  g_task_return_boolean (task, TRUE);
}

static void
start_open_cache (GTask *task)
{
  LiaisonSession *self = g_task_get_source_object (task);

  liaison_session_open_cache_async (self, g_task_get_cancellable (task), start_cache_opened_cb,
                                    g_object_ref (task));
}

static void
start_cache_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (liaison_session_open_cache_finish (LIAISON_SESSION (source), result, &error))
    start_open_ledger (task);
  else
    start_fail (task, error);
}

/* What is remembered can be looked at before anybody is asked for anything. */
static void
start_with_ledger (GTask *task)
{
  LiaisonSession *self = g_task_get_source_object (task);

  liaison_customer_list_set_ledger (self->customers, self->ledger);
  if (self->partner != NULL)
    liaison_session_set_readable (self);
  start_sign_in (task);
}

static void
start_open_ledger (GTask *task)
{
  LiaisonSession *self = g_task_get_source_object (task);

  if (self->ledger != NULL)
    start_with_ledger (task);
  else
    liaison_ledger_open_async (self->ledger_path, g_task_get_cancellable (task),
                               start_ledger_opened_cb, g_object_ref (task));
}

static void
start_ledger_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonSession *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->ledger = liaison_ledger_open_finish (result, &error);
  if (self->ledger == NULL)
    start_fail (task, error);
  else
    start_with_ledger (task);
}

/* What the key ring holds is never newer than a sign-in that is at hand, and says no more of why
 * that one was refused. */
static gboolean
has_sign_in (LiaisonSession *self, const GError *refusal)
{
  if (liaison_oauth_get_identity (self->oauth) == NULL)
    return FALSE;
  return refusal == NULL || self->store != NULL;
}

static void
start_sign_in (GTask *task)
{
  LiaisonSession *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  const GError *refusal = liaison_oauth_get_refusal (self->oauth);

  if (has_sign_in (self, refusal))
    start_read_partner (task);
  else if (self->store != NULL)
    liaison_oauth_restore_async (self->oauth, self->store, cancellable, start_restored_cb,
                                 g_object_ref (task));
  else
    liaison_oauth_sign_in_async (self->oauth, refusal, cancellable, start_signed_in_cb,
                                 g_object_ref (task));
}

/* With what is remembered of the partner, everything but the service is there without a sign-in. */
static void
start_restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonSession *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;

  if (liaison_oauth_restore_finish (self->oauth, result, &error))
    start_read_partner (task);
  else if (self->partner != NULL && liaison_oauth_get_refusal (self->oauth) != NULL)
    start_finish (task);
  else
    start_fail (task, g_steal_pointer (&error));
}

static void
start_signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonSession *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!liaison_oauth_sign_in_finish (self->oauth, result, &error))
    {
      start_fail (task, error);
      return;
    }
  liaison_invite_links_forget (self->links);
  liaison_own_roles_forget (self->roles);
  start_read_partner (task);
}

void
liaison_session_tell_links (LiaisonSession *self)
{
  liaison_invite_links_set_tenants (
    self->links, self->partner != NULL ? liaison_partner_get_spec (self->partner)->tenant_id : NULL,
    self->profile != NULL ? liaison_profile_get_spec (self->profile)->tenant_id : NULL);
}

/* The profiles tell of the company, the id token of the person. */
static void
take_partner (LiaisonSession *self, LiaisonPartner *profiles)
{
  LiaisonPartnerSpec spec = *liaison_partner_get_spec (profiles);
  const LiaisonIdentity *identity = liaison_oauth_get_identity (self->oauth);

  if (identity != NULL)
    {
      if (spec.tenant_id == NULL)
        spec.tenant_id = identity->tenant_id;
      spec.user_id = identity->user_id;
      spec.user_name = identity->user_name;
      spec.user_mail = identity->user_mail;
    }
  g_clear_object (&self->partner);
  self->partner = liaison_partner_new (&spec);
  if (self->profile != NULL)
    liaison_profile_set_partner (self->profile, self->partner);
  liaison_session_tell_links (self);
  liaison_session_notify_partner (self);
}

static void
partner_read_again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonSession) self = LIAISON_SESSION (user_data);
  g_autoptr(LiaisonPartner) profiles = NULL;
  g_autoptr(GError) error = NULL;

  profiles = liaison_partner_client_get_partner_finish (self->client, result, &error);
  if (profiles != NULL)
    {
      take_partner (self, profiles);
      return;
    }

  g_debug ("the partner's profiles could not be read again: %s", error->message);
  g_clear_object (&self->reading);
}

void
liaison_session_read_partner_again (LiaisonSession *self)
{
  if (self->reading != NULL)
    return;

  self->reading = g_cancellable_new ();
  liaison_partner_client_get_partner_async (self->client, self->reading, partner_read_again_cb,
                                            g_object_ref (self));
}

static void
start_read_partner (GTask *task)
{
  LiaisonSession *self = g_task_get_source_object (task);

  if (self->partner == NULL)
    {
      liaison_partner_client_get_partner_async (self->client, g_task_get_cancellable (task),
                                                start_partner_read_cb, g_object_ref (task));
      return;
    }

  if (self->profile != NULL)
    liaison_session_read_partner_again (self);
  start_finish (task);
}

static void
start_partner_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(LiaisonPartner) profiles = NULL;
  LiaisonSession *self = g_task_get_source_object (task);
  GError *error = NULL;

  profiles = liaison_partner_client_get_partner_finish (self->client, result, &error);
  if (profiles == NULL)
    {
      start_fail (task, error);
      return;
    }
  take_partner (self, profiles);
  start_finish (task);
}

static void
forward_cancel_cb (GCancellable *callers, GCancellable *ours)
{
  g_cancellable_cancel (ours);
}

void
liaison_session_start_async (LiaisonSession *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr(GCancellable) ours = liaison_action_new ();
  g_autoptr(GTask) task = NULL;
  StartOp *op;

  g_return_if_fail (LIAISON_IS_SESSION (self));

  task = g_task_new (self, ours, callback, user_data);
  g_task_set_source_tag (task, liaison_session_start_async);
  if (self->starting != NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, "Already starting");
      return;
    }

  op = g_new0 (StartOp, 1);
  g_task_set_task_data (task, op, (GDestroyNotify) start_op_free);
  if (cancellable != NULL)
    {
      op->callers = g_object_ref (cancellable);
      op->forwarding = g_cancellable_connect (cancellable, G_CALLBACK (forward_cancel_cb),
                                              g_object_ref (ours), g_object_unref);
    }
  self->starting = g_object_ref (ours);
  start_open_cache (task);
}

gboolean
liaison_session_start_finish (LiaisonSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
