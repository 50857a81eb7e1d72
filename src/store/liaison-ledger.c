/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-ledger.h"

#include "store/liaison-database.h"
#include "store/liaison-ledger-rows.h"

/* "Liai": tells the file from other programs' databases. */
#define APPLICATION_ID 0x4c696169

static const LiaisonDatabaseFormat format = {
  .schema = "ledger",
  .n_steps = 1,
  .application_id = APPLICATION_ID,
};

struct _LiaisonLedger
{
  GObject parent_instance;

  LiaisonDatabase *database;
  GListStore *invitations;
  GHashTable *by_id; /* its keys and values belong to @invitations */
};

G_DEFINE_FINAL_TYPE (LiaisonLedger, liaison_ledger, G_TYPE_OBJECT)

enum
{
  CLOSING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The list */

static int
compare_invitations (gconstpointer a, gconstpointer b, gpointer unused)
{
  LiaisonInvitation *one = LIAISON_INVITATION ((gpointer) a);
  LiaisonInvitation *other = LIAISON_INVITATION ((gpointer) b);
  gint64 one_updated = liaison_invitation_get_updated (one);
  gint64 other_updated = liaison_invitation_get_updated (other);

  if (one_updated != other_updated)
    return one_updated > other_updated ? -1 : 1;
  return strcmp (liaison_invitation_get_id (one), liaison_invitation_get_id (other));
}

static gboolean
is_in_place (LiaisonLedger *self, guint position)
{
  GListModel *model = G_LIST_MODEL (self->invitations);
  g_autoptr(LiaisonInvitation) before =
               position > 0 ? g_list_model_get_item (model, position - 1) : NULL;
  g_autoptr(LiaisonInvitation) here = g_list_model_get_item (model, position);
  g_autoptr(LiaisonInvitation) after = g_list_model_get_item (model, position + 1);

  return (before == NULL || compare_invitations (before, here, NULL) < 0) &&
         (after == NULL || compare_invitations (here, after, NULL) < 0);
}

static void
show (LiaisonLedger *self, LiaisonInvitation *invitation)
{
  g_list_store_insert_sorted (self->invitations, invitation, compare_invitations, NULL);
  g_hash_table_insert (self->by_id, (gpointer) liaison_invitation_get_id (invitation), invitation);
}

static void
update_list (LiaisonLedger *self, LiaisonInvitation *invitation)
{
  g_autoptr(LiaisonInvitation) kept = g_object_ref (invitation);
  gboolean discarded = liaison_invitation_get_state (invitation) == LIAISON_INVITATION_DISCARDED;
  guint position;

  if (!g_list_store_find (self->invitations, invitation, &position))
    {
      if (!discarded)
        show (self, invitation);
      return;
    }
  if (!discarded && is_in_place (self, position))
    return;

  g_hash_table_remove (self->by_id, liaison_invitation_get_id (invitation));
  g_list_store_remove (self->invitations, position);
  if (!discarded)
    show (self, invitation);
}

static void
liaison_ledger_finalize (GObject *object)
{
  LiaisonLedger *self = LIAISON_LEDGER (object);

  g_clear_object (&self->database);
  g_hash_table_unref (self->by_id);
  g_object_unref (self->invitations);

  G_OBJECT_CLASS (liaison_ledger_parent_class)->finalize (object);
}

static void
liaison_ledger_class_init (LiaisonLedgerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_ledger_finalize;

  signals[CLOSING] = g_signal_new ("closing", LIAISON_TYPE_LEDGER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
liaison_ledger_init (LiaisonLedger *self)
{
  self->invitations = g_list_store_new (LIAISON_TYPE_INVITATION);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

/* Opening:
 *
 *   database_opened → invitations_read
 */
typedef struct
{
  GPtrArray *invitations; /* made by the worker, handed to the list by the main thread */
} OpenOp;

static void open_database_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void open_invitations_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
open_op_free (OpenOp *op)
{
  g_clear_pointer (&op->invitations, g_ptr_array_unref);
  g_free (op);
}

static gboolean
read_invitations (sqlite3 *db, gpointer user_data, GError **error)
{
  OpenOp *op = user_data;

  op->invitations = liaison_ledger_rows_read (db, error);
  return op->invitations != NULL;
}

static void
open_database_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonLedger *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->database = liaison_database_open_finish (result, &error);
  if (self->database == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  liaison_database_run_async (self->database, read_invitations, g_task_get_task_data (task), NULL,
                              g_task_get_cancellable (task), open_invitations_read_cb,
                              g_object_ref (task));
}

static void
open_invitations_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonLedger *self = g_task_get_source_object (task);
  OpenOp *op = g_task_get_task_data (task);
  GError *error = NULL;

  if (!liaison_database_run_finish (self->database, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < op->invitations->len; i++)
    {
      LiaisonInvitation *invitation = g_ptr_array_index (op->invitations, i);

      g_hash_table_insert (self->by_id, (gpointer) liaison_invitation_get_id (invitation),
                           invitation);
    }
  g_list_store_splice (self->invitations, 0, 0, op->invitations->pdata, op->invitations->len);
  g_task_return_boolean (task, TRUE);
}

void
liaison_ledger_open_async (const char *path,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr(LiaisonLedger) self = g_object_new (LIAISON_TYPE_LEDGER, NULL);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (path != NULL);

  g_task_set_source_tag (task, liaison_ledger_open_async);
  g_task_set_task_data (task, g_new0 (OpenOp, 1), (GDestroyNotify) open_op_free);
  liaison_database_open_async (path, &format, cancellable, open_database_opened_cb,
                               g_object_ref (task));
}

LiaisonLedger *
liaison_ledger_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, liaison_ledger_open_async), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_object_ref (g_task_get_source_object (G_TASK (result)));
}

GListModel *
liaison_ledger_get_invitations (LiaisonLedger *self)
{
  g_return_val_if_fail (LIAISON_IS_LEDGER (self), NULL);

  return G_LIST_MODEL (self->invitations);
}

LiaisonInvitation *
liaison_ledger_lookup (LiaisonLedger *self, const char *id)
{
  g_return_val_if_fail (LIAISON_IS_LEDGER (self), NULL);

  return id == NULL ? NULL : g_hash_table_lookup (self->by_id, id);
}

/* Saving and closing */

static gboolean
write_row (sqlite3 *db, gpointer user_data, GError **error)
{
  return liaison_ledger_row_write (user_data, db, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (liaison_database_run_finish (LIAISON_DATABASE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
liaison_ledger_save_async (LiaisonLedger *self,
                           LiaisonInvitation *invitation,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;

  g_return_if_fail (LIAISON_IS_LEDGER (self));
  g_return_if_fail (LIAISON_IS_INVITATION (invitation));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_ledger_save_async);
  g_task_set_check_cancellable (task, FALSE);

  update_list (self, invitation);
  liaison_database_run_async (self->database, write_row, liaison_ledger_row_new (invitation),
                              (GDestroyNotify) liaison_ledger_row_free, cancellable, saved_cb,
                              task);
}

gboolean
liaison_ledger_save_finish (LiaisonLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (liaison_database_close_finish (LIAISON_DATABASE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
liaison_ledger_close_async (LiaisonLedger *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (LIAISON_IS_LEDGER (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, liaison_ledger_close_async);
  g_signal_emit (self, signals[CLOSING], 0);
  liaison_database_close_async (self->database, closed_cb, task);
}

gboolean
liaison_ledger_close_finish (LiaisonLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
