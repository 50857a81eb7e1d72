/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-ledger-private.h"

#define RETRY_SECONDS 20

void
liaison_ledger_write_free (LiaisonLedgerWrite *write)
{
  if (write->destroy != NULL)
    write->destroy (write->data);
  g_clear_object (&write->subject);
  g_free (write->id);
  g_free (write);
}

/* What could not be written: told of, and asked again. */

static void
set_failure (LiaisonLedger *self, const GError *failure)
{
  gboolean same = failure != NULL && self->failure != NULL &&
                  g_error_matches (self->failure, failure->domain, failure->code);

  if (same || (failure == NULL && self->failure == NULL))
    return;
  g_clear_error (&self->failure);
  if (failure != NULL)
    self->failure = g_error_copy (failure);
  g_object_notify (G_OBJECT (self), "failure");
}

static gboolean
retry_cb (gpointer user_data)
{
  LiaisonLedger *self = LIAISON_LEDGER (user_data);

  self->retry_timer = 0;
  liaison_ledger_retry (self);
  return G_SOURCE_REMOVE;
}

static void
retry_later (LiaisonLedger *self)
{
  if (!self->closing && self->retry_timer == 0)
    self->retry_timer = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
}

static char *
dup_key (const LiaisonLedgerWrite *write)
{
  return g_strdup_printf ("%s/%s", write->kind, write->id);
}

static LiaisonLedgerWrite *
remember (const LiaisonLedgerWrite *write)
{
  LiaisonLedgerWrite *unsaved = g_new0 (LiaisonLedgerWrite, 1);

  unsaved->again = write->again;
  unsaved->kind = write->kind;
  unsaved->id = g_strdup (write->id);
  if (write->subject != NULL)
    unsaved->subject = g_object_ref (write->subject);
  return unsaved;
}

/* The results come in the order of the writes: the last one about a thing counts. */
static void
take_result (LiaisonLedger *self, GPtrArray *writes, const GError *error)
{
  for (guint i = 0; i < writes->len; i++)
    {
      LiaisonLedgerWrite *write = g_ptr_array_index (writes, i);
      g_autofree char *key = dup_key (write);

      if (error == NULL)
        g_hash_table_remove (self->unsaved, key);
      else
        g_hash_table_replace (self->unsaved, g_steal_pointer (&key), remember (write));
    }

  if (error != NULL)
    {
      set_failure (self, error);
      retry_later (self);
    }
  else if (g_hash_table_size (self->unsaved) == 0)
    {
      g_clear_handle_id (&self->retry_timer, g_source_remove);
      set_failure (self, NULL);
    }
}

/* Writing */

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
  LiaisonLedger *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (liaison_database_run_finish (LIAISON_DATABASE (source), result, &error))
    {
      take_result (self, g_task_get_task_data (task), NULL);
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    take_result (self, g_task_get_task_data (task), error);
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
  g_task_set_task_data (task, writes, (GDestroyNotify) g_ptr_array_unref);
  liaison_database_run_async (self->database, run_writes, writes, NULL, cancellable, written_cb,
                              task);
}

void
liaison_ledger_retry (LiaisonLedger *self)
{
  GHashTableIter iter;
  gpointer value;

  g_return_if_fail (LIAISON_IS_LEDGER (self));

  g_clear_handle_id (&self->retry_timer, g_source_remove);
  /* Each for itself: one that can never be written does not hold up the others. */
  g_hash_table_iter_init (&iter, self->unsaved);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const LiaisonLedgerWrite *write = value;
      GPtrArray *writes =
        g_ptr_array_new_with_free_func ((GDestroyNotify) liaison_ledger_write_free);

      g_ptr_array_add (writes, write->again (self, write));
      liaison_ledger_write_async (self, writes, liaison_ledger_retry, NULL, NULL, NULL);
    }
}

const GError *
liaison_ledger_get_failure (LiaisonLedger *self)
{
  g_return_val_if_fail (LIAISON_IS_LEDGER (self), NULL);

  return self->failure;
}
