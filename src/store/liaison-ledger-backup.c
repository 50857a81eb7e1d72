/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-ledger-backup.h"

#include <glib/gstdio.h>

#include "store/liaison-ledger-file.h"
#include "store/liaison-ledger-private.h"

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (liaison_database_back_up_finish (LIAISON_DATABASE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
liaison_ledger_backup_async (LiaisonLedger *self,
                             const char *path,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;

  g_return_if_fail (LIAISON_IS_LEDGER (self));
  g_return_if_fail (path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_ledger_backup_async);
  liaison_ledger_retry (self);
  liaison_database_back_up_async (self->database, path, cancellable, backed_up_cb, task);
}

gboolean
liaison_ledger_backup_finish (LiaisonLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Restoring:
 *
 *   exchange → exchanged → contents_read
 */
typedef struct
{
  char *from;
  char *kept; /* made by the worker */
  LiaisonLedgerContents *contents;
} RestoreOp;

static void restore_exchanged_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void restore_contents_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
restore_op_free (RestoreOp *op)
{
  liaison_ledger_contents_free (op->contents);
  g_free (op->from);
  g_free (op->kept);
  g_free (op);
}

static gboolean
exchange (const char *path, gpointer user_data, GError **error)
{
  g_autofree char *restored = g_strconcat (path, ".restored", NULL);
  RestoreOp *op = user_data;
  gboolean done;

  done = liaison_ledger_file_adopt (op->from, restored, error) &&
         liaison_ledger_file_exchange (path, restored, "before-restore", &op->kept, error);
  g_unlink (restored);
  return done;
}

static void
restore_exchanged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonLedger *self = g_task_get_source_object (task);
  RestoreOp *op = g_task_get_task_data (task);
  GError *error = NULL;

  if (!liaison_database_exchange_finish (self->database, result, &error))
    g_task_return_error (task, error);
  else
    liaison_database_run_async (self->database, liaison_ledger_read_contents, op->contents, NULL,
                                NULL, restore_contents_read_cb, g_object_ref (task));
}

static void
restore_contents_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonLedger *self = g_task_get_source_object (task);
  RestoreOp *op = g_task_get_task_data (task);
  GError *error = NULL;

  if (!liaison_database_run_finish (self->database, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  liaison_ledger_take_contents (self, op->contents);
  g_task_return_pointer (task, g_steal_pointer (&op->kept), g_free);
}

void
liaison_ledger_restore_async (LiaisonLedger *self,
                              const char *path,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  RestoreOp *op;

  g_return_if_fail (LIAISON_IS_LEDGER (self));
  g_return_if_fail (path != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, liaison_ledger_restore_async);
  op = g_new0 (RestoreOp, 1);
  op->from = g_strdup (path);
  op->contents = liaison_ledger_contents_new ();
  g_task_set_task_data (task, op, (GDestroyNotify) restore_op_free);

  /* What is in memory only would be in neither file. */
  if (self->failure != NULL)
    {
      g_task_return_error (task, g_error_copy (self->failure));
      return;
    }
  liaison_database_exchange_async (self->database, exchange, op, restore_exchanged_cb,
                                   g_object_ref (task));
}

char *
liaison_ledger_restore_finish (LiaisonLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
