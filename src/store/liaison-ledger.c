/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-ledger.h"

#include "model/liaison-error.h"
#include "model/liaison-note.h"
#include "model/liaison-view.h"
#include "store/liaison-ledger-contents.h"
#include "store/liaison-ledger-file.h"
#include "store/liaison-ledger-private.h"
#include "store/liaison-ledger-rows.h"

G_DEFINE_FINAL_TYPE (LiaisonLedger, liaison_ledger, G_TYPE_OBJECT)

enum
{
  CLOSING,
  NOTE_CHANGED,
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
  g_hash_table_unref (self->notes);
  g_object_unref (self->invitations);
  g_object_unref (self->views);
  g_clear_pointer (&self->damage, liaison_ledger_damage_free);
  g_free (self->path);

  G_OBJECT_CLASS (liaison_ledger_parent_class)->finalize (object);
}

static void
liaison_ledger_class_init (LiaisonLedgerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_ledger_finalize;

  signals[CLOSING] = g_signal_new ("closing", LIAISON_TYPE_LEDGER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[NOTE_CHANGED] = g_signal_new ("note-changed", LIAISON_TYPE_LEDGER, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
liaison_ledger_init (LiaisonLedger *self)
{
  self->invitations = g_list_store_new (LIAISON_TYPE_INVITATION);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->notes =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) liaison_note_free);
  self->views = g_list_store_new (LIAISON_TYPE_VIEW);
}

static void
take_contents (LiaisonLedger *self, LiaisonLedgerContents *contents)
{
  for (guint i = 0; i < contents->invitations->len; i++)
    {
      LiaisonInvitation *invitation = g_ptr_array_index (contents->invitations, i);

      g_hash_table_insert (self->by_id, (gpointer) liaison_invitation_get_id (invitation),
                           invitation);
    }
  while (contents->notes->len > 0)
    {
      LiaisonNote *note = g_ptr_array_steal_index_fast (contents->notes, 0);

      g_hash_table_replace (self->notes, note->customer, note);
    }
  g_list_store_splice (self->views, 0, 0, contents->views->pdata, contents->views->len);
  g_list_store_splice (self->invitations, 0, 0, contents->invitations->pdata,
                       contents->invitations->len);
}

/* Opening:
 *
 *   create → created → open_database → database_opened → contents_read
 *                         ↑                 │                  │
 *                         └─ repaired ← repair (damaged) ──────┘
 */
typedef struct
{
  char *path; /* with @damage the thread's, while it runs */
  LiaisonLedgerDamage *damage;
  LiaisonLedgerContents *contents;
  gboolean repaired; /* once is enough */
} OpenOp;

static void open_created_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void open_open_database (GTask *task);
static void open_database_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void open_contents_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void open_repair (GTask *task, GError *error);
static void open_repaired_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
open_op_free (OpenOp *op)
{
  liaison_ledger_contents_free (op->contents);
  g_clear_pointer (&op->damage, liaison_ledger_damage_free);
  g_free (op->path);
  g_free (op);
}

static void
create_file (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  OpenOp *op = task_data;
  GError *error = NULL;

  if (liaison_ledger_file_create (op->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
open_created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    open_open_database (task);
  else
    open_repair (task, error);
}

static void
open_open_database (GTask *task)
{
  LiaisonLedger *self = g_task_get_source_object (task);

  liaison_database_open_async (self->path, &liaison_ledger_format, g_task_get_cancellable (task),
                               open_database_opened_cb, g_object_ref (task));
}

/* Each save goes on from the log into the file at once: whoever loses the log loses nothing. */
static gboolean
read_contents (sqlite3 *db, gpointer user_data, GError **error)
{
  sqlite3_wal_autocheckpoint (db, 1);
  return liaison_ledger_contents_read (user_data, db, error);
}

static void
open_database_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonLedger *self = g_task_get_source_object (task);
  OpenOp *op = g_task_get_task_data (task);
  GError *error = NULL;

  self->database = liaison_database_open_finish (result, &error);
  if (self->database == NULL)
    open_repair (task, error);
  else
    liaison_database_run_async (self->database, read_contents, op->contents, NULL,
                                g_task_get_cancellable (task), open_contents_read_cb,
                                g_object_ref (task));
}

static void
open_contents_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonLedger *self = g_task_get_source_object (task);
  OpenOp *op = g_task_get_task_data (task);
  GError *error = NULL;

  if (!liaison_database_run_finish (self->database, result, &error))
    {
      open_repair (task, error);
      return;
    }
  self->damage = g_steal_pointer (&op->damage);
  take_contents (self, op->contents);
  g_task_return_boolean (task, TRUE);
}

static void
repair_file (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  OpenOp *op = task_data;
  GError *error = NULL;

  if (liaison_ledger_file_repair (op->path, &op->damage, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The thread keeps its task longer than we do: that task must not keep the ledger. */
static void
open_in_thread (GTask *task, GTaskThreadFunc func, GAsyncReadyCallback callback)
{
  g_autoptr(GTask) blocking = g_task_new (NULL, NULL, callback, g_object_ref (task));

  g_task_set_task_data (blocking, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (blocking, func);
}

/* Takes @error. */
static void
open_repair (GTask *task, GError *error)
{
  LiaisonLedger *self = g_task_get_source_object (task);
  OpenOp *op = g_task_get_task_data (task);

  if (op->repaired || !g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE))
    {
      g_task_return_error (task, error);
      return;
    }

  g_debug ("to be repaired: %s", error->message);
  g_error_free (error);
  op->repaired = TRUE;
  g_clear_object (&self->database);
  open_in_thread (task, repair_file, open_repaired_cb);
}

static void
open_repaired_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    open_open_database (task);
  else
    g_task_return_error (task, error);
}

void
liaison_ledger_open_async (const char *path,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr(LiaisonLedger) self = g_object_new (LIAISON_TYPE_LEDGER, NULL);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  OpenOp *op = g_new0 (OpenOp, 1);

  g_return_if_fail (path != NULL);

  op->contents = liaison_ledger_contents_new ();
  g_task_set_source_tag (task, liaison_ledger_open_async);
  g_task_set_task_data (task, op, (GDestroyNotify) open_op_free);
  self->path = g_strdup (path);
  op->path = g_strdup (path);
  open_in_thread (task, create_file, open_created_cb);
}

LiaisonLedger *
liaison_ledger_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, liaison_ledger_open_async), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_object_ref (g_task_get_source_object (G_TASK (result)));
}

void
liaison_ledger_damage_free (LiaisonLedgerDamage *damage)
{
  g_free (damage->path);
  g_free (damage);
}

const LiaisonLedgerDamage *
liaison_ledger_get_damage (LiaisonLedger *self)
{
  g_return_val_if_fail (LIAISON_IS_LEDGER (self), NULL);

  return self->damage;
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

static LiaisonLedgerWrite *make_write (LiaisonInvitation *invitation);

static LiaisonLedgerWrite *
make_again (LiaisonLedger *self, const LiaisonLedgerWrite *write)
{
  return make_write (LIAISON_INVITATION (write->subject));
}

static LiaisonLedgerWrite *
make_write (LiaisonInvitation *invitation)
{
  LiaisonLedgerWrite *write = g_new0 (LiaisonLedgerWrite, 1);

  write->again = make_again;
  write->kind = "invitation";
  write->id = g_strdup (liaison_invitation_get_id (invitation));
  write->subject = g_object_ref (G_OBJECT (invitation));
  write->func = write_row;
  write->data = liaison_ledger_row_new (invitation);
  write->destroy = (GDestroyNotify) liaison_ledger_row_free;
  return write;
}

void
liaison_ledger_save_async (LiaisonLedger *self,
                           LiaisonInvitation *invitation,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GPtrArray *writes;

  g_return_if_fail (LIAISON_IS_LEDGER (self));
  g_return_if_fail (LIAISON_IS_INVITATION (invitation));

  update_list (self, invitation);
  writes = g_ptr_array_new_with_free_func ((GDestroyNotify) liaison_ledger_write_free);
  g_ptr_array_add (writes, make_write (invitation));
  liaison_ledger_write_async (self, writes, liaison_ledger_save_async, cancellable, callback,
                              user_data);
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
