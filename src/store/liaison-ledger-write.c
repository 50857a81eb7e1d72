/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-ledger-private.h"

void
liaison_ledger_write_free (LiaisonLedgerWrite *write)
{
  if (write->destroy != NULL)
    write->destroy (write->data);
  g_clear_object (&write->subject);
  g_free (write->id);
  g_free (write);
}

static gboolean
run_writes (sqlite3 *db, gpointer user_data, GError **error)
{
  GPtrArray *writes = user_data;

  for (guint i = 0; i < writes->len; i++)
    {
      LiaisonLedgerWrite *write = g_ptr_array_index (writes, i);

      if (!write->func (db, write->data, error))
        return FALSE;
    }
  return TRUE;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (liaison_database_run_finish (LIAISON_DATABASE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
liaison_ledger_write_async (LiaisonLedger *self,
                            GPtrArray *writes,
                            gpointer tag,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  liaison_database_run_async (self->database, run_writes, writes,
                              (GDestroyNotify) g_ptr_array_unref, cancellable, written_cb, task);
}
