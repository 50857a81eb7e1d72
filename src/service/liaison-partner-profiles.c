/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-service"

#include "service/liaison-partner-profiles.h"

#include "service/liaison-partner-json.h"

enum
{
  ORGANIZATION,
  LEGAL_BUSINESS,
  MPN,
  SUPPORT,
  N_PROFILES,
};

static const char *const paths[N_PROFILES] = { "/v1/profiles/organization",
                                               "/v1/profiles/legalbusiness", "/v1/profiles/mpn",
                                               "/v1/profiles/support" };

/* Four calls, in any order: profile_read → the last one: done. */
typedef struct
{
  JsonNode *profiles[N_PROFILES];
  guint n_pending;
  GError *error; /* why the organization could not be read */
} ProfilesOp;

typedef struct
{
  GTask *task;
  guint profile;
} ProfileCall;

static void
profiles_op_free (ProfilesOp *op)
{
  for (guint i = 0; i < N_PROFILES; i++)
    g_clear_pointer (&op->profiles[i], json_node_unref);
  g_clear_error (&op->error);
  g_free (op);
}

static void
profile_call_free (ProfileCall *call)
{
  g_object_unref (call->task);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProfileCall, profile_call_free)

static void
profiles_complete (GTask *task)
{
  ProfilesOp *op = g_task_get_task_data (task);
  GError *error = NULL;
  LiaisonPartner *partner;

  if (op->profiles[ORGANIZATION] == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&op->error));
      return;
    }

  partner =
    liaison_partner_json_read_partner (op->profiles[ORGANIZATION], op->profiles[LEGAL_BUSINESS],
                                       op->profiles[MPN], op->profiles[SUPPORT], &error);
  if (partner != NULL)
    g_task_return_pointer (task, partner, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
profile_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(ProfileCall) call = user_data;
  g_autoptr(GError) error = NULL;
  ProfilesOp *op = g_task_get_task_data (call->task);

  op->profiles[call->profile] =
    liaison_rest_client_call_finish (LIAISON_REST_CLIENT (source), result, &error);
  if (op->profiles[call->profile] == NULL)
    {
      g_debug ("%s could not be read: %s", paths[call->profile], error->message);
      if (call->profile == ORGANIZATION)
        op->error = g_steal_pointer (&error);
    }

  if (--op->n_pending == 0)
    profiles_complete (call->task);
}

void
liaison_partner_profiles_read_async (LiaisonRestClient *rest,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  ProfilesOp *op = g_new0 (ProfilesOp, 1);

  g_task_set_source_tag (task, liaison_partner_profiles_read_async);
  op->n_pending = N_PROFILES;
  g_task_set_task_data (task, op, (GDestroyNotify) profiles_op_free);

  for (guint i = 0; i < N_PROFILES; i++)
    {
      const LiaisonRestCall call = { .path = paths[i],
                                     .read = liaison_rest_keep_node,
                                     .free_result = (GDestroyNotify) json_node_unref };
      ProfileCall *profile_call = g_new0 (ProfileCall, 1);

      profile_call->task = g_object_ref (task);
      profile_call->profile = i;
      liaison_rest_client_call_async (rest, &call, cancellable, profile_read_cb, profile_call);
    }
}

LiaisonPartner *
liaison_partner_profiles_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
