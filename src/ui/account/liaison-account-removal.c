/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/account/liaison-account-removal.h"

#include "model/liaison-error.h"
#include "ui/liaison-account-settings.h"

/* A removal:
 *
 *   removal ─┬─ it is open: end_session → ended ─┬─ remove → removed
 *            └───────────────────────────────────┘
 */
typedef struct
{
  LiaisonProfile *profile;
  LiaisonRemoveFlags flags;
  LiaisonRemovalStage stage;
} RemovalOp;

static void removal_remove (GTask *task);
static void removal_ended_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void removal_removed_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
removal_op_free (gpointer data)
{
  RemovalOp *op = data;

  g_object_unref (op->profile);
  g_free (op);
}

static void
removal_ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (liaison_account_pane_end_session_finish (LIAISON_ACCOUNT_PANE (source), result, &error))
    removal_remove (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
removal_remove (GTask *task)
{
  RemovalOp *op = g_task_get_task_data (task);

  liaison_accounts_remove_async (g_task_get_source_object (task), op->profile, op->flags,
                                 removal_removed_cb, g_object_ref (task));
}

static gboolean
is_of_key_ring (const GError *error)
{
  return g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_NO_KEY_RING) ||
         g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_KEY_RING_LOCKED);
}

static void
removal_removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  RemovalOp *op = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (!liaison_accounts_remove_finish (LIAISON_ACCOUNTS (source), result, &error))
    {
      op->stage = is_of_key_ring (error) ? LIAISON_REMOVAL_SIGN_IN : LIAISON_REMOVAL_FILES;
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  op->stage = LIAISON_REMOVAL_DONE;
  if (!(op->flags & LIAISON_REMOVE_KEEP_INVITATIONS))
    liaison_account_settings_forget (liaison_profile_get_id (op->profile));
  g_task_return_boolean (task, TRUE);
}

void
liaison_account_removal_async (LiaisonAccounts *accounts,
                               LiaisonProfile *profile,
                               LiaisonAccountPane *pane,
                               LiaisonRemoveFlags flags,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  RemovalOp *op;

  g_return_if_fail (LIAISON_IS_ACCOUNTS (accounts));
  g_return_if_fail (LIAISON_IS_PROFILE (profile));
  g_return_if_fail (pane == NULL || LIAISON_IS_ACCOUNT_PANE (pane));

  task = g_task_new (accounts, NULL, callback, user_data);
  g_task_set_source_tag (task, liaison_account_removal_async);
  op = g_new0 (RemovalOp, 1);
  op->profile = g_object_ref (profile);
  op->flags = flags;
  g_task_set_task_data (task, op, removal_op_free);

  if (pane != NULL && liaison_account_pane_get_session (pane) != NULL)
    liaison_account_pane_end_session_async (pane, removal_ended_cb, g_object_ref (task));
  else
    removal_remove (task);
}

LiaisonRemovalStage
liaison_account_removal_finish (GAsyncResult *result, GError **error)
{
  RemovalOp *op;

  g_return_val_if_fail (g_async_result_is_tagged (result, liaison_account_removal_async),
                        LIAISON_REMOVAL_CLOSING);

  op = g_task_get_task_data (G_TASK (result));
  g_task_propagate_boolean (G_TASK (result), error);
  return op->stage;
}
