/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include <glib/gstdio.h>

#include "app/liaison-accounts-private.h"

/* Removing:
 *
 *   remove ─┬─ clear → cleared → clear → cleared ───┬─ past_sign_in ─┬─ keep the ledger: done
 *           └─ past the key ring ───────────────────┘                └─ delete → deleted: done
 */

typedef struct
{
  LiaisonProfile *profile;
  char *folder;
  LiaisonRemoveFlags flags;
  gboolean cleared; /* once */
} RemoveOp;

static void remove_past_sign_in (GTask *task);
static void remove_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void remove_deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
remove_op_free (RemoveOp *op)
{
  g_object_unref (op->profile);
  g_free (op->folder);
  g_free (op);
}

/* What is to be deleted. */
typedef struct
{
  char *ledger_folder; /* NULL: it stays */
  char *cache_path;
} Leavings;

static void
leavings_free (Leavings *leavings)
{
  g_free (leavings->ledger_folder);
  g_free (leavings->cache_path);
  g_free (leavings);
}

/* The ledger's files, and their folder, unless the person keeps something there; what is left of a
 * cache is no reason to keep an account. */
static void
delete_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Leavings *leavings = task_data;
  g_autofree char *cache_folder = g_path_get_dirname (leavings->cache_path);
  g_autofree char *ledger = NULL;
  g_autoptr(GFile) folder = NULL;
  g_autoptr(GError) error = NULL;

  liaison_cache_delete (leavings->cache_path);
  g_rmdir (cache_folder);
  if (leavings->ledger_folder == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  ledger = g_build_filename (leavings->ledger_folder, "ledger.db", NULL);
  folder = g_file_new_for_path (leavings->ledger_folder);
  if (!liaison_ledger_delete_files (ledger, &error) ||
      (!g_file_delete (folder, NULL, &error) &&
       !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) &&
       !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_EMPTY)))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
remove_finish (GTask *task)
{
  LiaisonAccounts *self = g_task_get_source_object (task);
  RemoveOp *op = g_task_get_task_data (task);

  if (op->flags & LIAISON_REMOVE_KEEP_INVITATIONS)
    {
      LiaisonProfileSpec spec = *liaison_profile_get_spec (op->profile);

      spec.removed = TRUE;
      liaison_accounts_put (self, op->profile, &spec);
    }
  else
    liaison_accounts_drop (self, op->profile);
  g_task_return_boolean (task, TRUE);
}

/* A refresh whose answer is still to come must not bring its token to the key ring again. */
static void
end_sign_in (LiaisonAccounts *self, LiaisonProfile *profile)
{
  LiaisonOauth *oauth = liaison_accounts_get_oauth (self, profile);

  if (oauth != NULL)
    liaison_oauth_end (oauth);
  liaison_accounts_set_oauth (self, profile, NULL);
}

/* Only a key ring that has let go ends the sign-in. What it was asked to keep meanwhile is done by
 * now, or stands in front of what it is asked here. */
static void
remove_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  RemoveOp *op = g_task_get_task_data (task);
  GError *error = NULL;

  if (!liaison_secret_store_clear_finish (LIAISON_SECRET_STORE (source), result, &error))
    g_task_return_error (task, error);
  else if (op->cleared)
    remove_past_sign_in (task);
  else
    {
      op->cleared = TRUE;
      end_sign_in (g_task_get_source_object (task), op->profile);
      liaison_secret_store_clear_async (LIAISON_SECRET_STORE (source), NULL, remove_cleared_cb,
                                        g_object_ref (task));
    }
}

static void
remove_past_sign_in (GTask *task)
{
  g_autoptr(GTask) deleting = NULL;
  LiaisonAccounts *self = g_task_get_source_object (task);
  RemoveOp *op = g_task_get_task_data (task);
  Leavings *leavings = g_new0 (Leavings, 1);

  end_sign_in (self, op->profile);
  leavings->cache_path = liaison_accounts_dup_cache_path (self, op->profile);
  if ((op->flags & LIAISON_REMOVE_KEEP_INVITATIONS) == 0)
    leavings->ledger_folder = g_strdup (op->folder);
  deleting = g_task_new (self, NULL, remove_deleted_cb, g_object_ref (task));
  g_task_set_source_tag (deleting, remove_past_sign_in);
  g_task_set_task_data (deleting, leavings, (GDestroyNotify) leavings_free);
  g_task_run_in_thread (deleting, delete_in_thread);
}

/* An account whose invitations are still there stays in the list. */
static void
remove_deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    remove_finish (task);
  else
    g_task_return_error (task, error);
}

void
liaison_accounts_remove_async (LiaisonAccounts *self,
                               LiaisonProfile *profile,
                               LiaisonRemoveFlags flags,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  RemoveOp *op;

  g_return_if_fail (LIAISON_IS_ACCOUNTS (self));
  g_return_if_fail (LIAISON_IS_PROFILE (profile));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, liaison_accounts_remove_async);
  op = g_new0 (RemoveOp, 1);
  op->profile = g_object_ref (profile);
  op->folder = liaison_accounts_dup_folder (self, profile);
  op->flags = flags;
  g_task_set_task_data (task, op, (GDestroyNotify) remove_op_free);

  if (flags & LIAISON_REMOVE_PAST_KEY_RING)
    {
      remove_past_sign_in (task);
      return;
    }
  liaison_secret_store_clear_async (liaison_accounts_ensure_store (self, profile), NULL,
                                    remove_cleared_cb, g_object_ref (task));
}

gboolean
liaison_accounts_remove_finish (LiaisonAccounts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
