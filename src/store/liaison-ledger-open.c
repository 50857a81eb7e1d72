/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "model/liaison-error.h"
#include "model/liaison-note.h"
#include "store/liaison-ledger-file.h"
#include "store/liaison-ledger-list-files.h"
#include "store/liaison-ledger-private.h"

/* Whose notes differ between two sets. */
static GPtrArray *
dup_customers (GHashTable *old, GHashTable *new)
{
  GPtrArray *customers = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer customer, note;

  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, &customer, &note))
    {
      const LiaisonNote *other = g_hash_table_lookup (new, customer);

      if (other == NULL || !liaison_note_equal (note, other))
        g_ptr_array_add (customers, g_strdup (customer));
    }
  g_hash_table_iter_init (&iter, new);
  while (g_hash_table_iter_next (&iter, &customer, NULL))
    if (!g_hash_table_contains (old, customer))
      g_ptr_array_add (customers, g_strdup (customer));
  return customers;
}

/* What the ledger had before goes; whoever shows it is told once, when all of the new is there. */
static void
take_notes (LiaisonLedger *self, GPtrArray *notes)
{
  g_autoptr(GHashTable) old = g_steal_pointer (&self->notes);
  g_autoptr(GPtrArray) customers = NULL;

  self->notes =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) liaison_note_free);
  while (notes->len > 0)
    {
      LiaisonNote *note = g_ptr_array_steal_index_fast (notes, 0);

      g_hash_table_replace (self->notes, note->customer, note);
    }

  customers = dup_customers (old, self->notes);
  for (guint i = 0; i < customers->len; i++)
    g_signal_emit_by_name (self, "note-changed", g_ptr_array_index (customers, i));
}

void
liaison_ledger_take_contents (LiaisonLedger *self, LiaisonLedgerContents *contents)
{
  guint n_acceptances = g_list_model_get_n_items (G_LIST_MODEL (self->acceptances));
  guint n_views = g_list_model_get_n_items (G_LIST_MODEL (self->views));
  guint n_invitations = g_list_model_get_n_items (G_LIST_MODEL (self->invitations));

  g_hash_table_remove_all (self->by_id);
  for (guint i = 0; i < contents->invitations->len; i++)
    {
      LiaisonInvitation *invitation = g_ptr_array_index (contents->invitations, i);

      g_hash_table_insert (self->by_id, (gpointer) liaison_invitation_get_id (invitation),
                           invitation);
    }
  g_hash_table_unref (self->marks);
  self->marks = g_hash_table_ref (contents->marks);
  g_list_store_splice (self->acceptances, 0, n_acceptances, contents->acceptances->pdata,
                       contents->acceptances->len);
  g_list_store_splice (self->views, 0, n_views, contents->views->pdata, contents->views->len);
  g_list_store_splice (self->invitations, 0, n_invitations, contents->invitations->pdata,
                       contents->invitations->len);
  take_notes (self, contents->notes);
}

/* Opening:
 *
 *   create → created → open_database → database_opened → contents_read ─┬─ done
 *                         ↑                 │                  │        └─ lists_taken → removed
 *                         └─ repaired ← repair (damaged) ──────┘
 */
typedef struct
{
  char *path; /* with @damage the thread's, while it runs */
  LiaisonLedgerDamage *damage;
  LiaisonLedgerContents *contents;
  gboolean repaired;  /* once is enough */
  gboolean has_lists; /* in files, as older programs kept them */
  GPtrArray *taken;   /* of char *: those files that are in the ledger now */
} OpenOp;

static void open_created_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void open_open_database (GTask *task);
static void open_database_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void open_contents_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void open_lists_taken_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void open_removed_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void open_repair (GTask *task, GError *error);
static void open_repaired_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
open_op_free (OpenOp *op)
{
  liaison_ledger_contents_free (op->contents);
  g_clear_pointer (&op->damage, liaison_ledger_damage_free);
  g_ptr_array_unref (op->taken);
  g_free (op->path);
  g_free (op);
}

static void
create_file (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  OpenOp *op = task_data;
  GError *error = NULL;

  op->has_lists = liaison_ledger_list_files_exist (op->path);
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

gboolean
liaison_ledger_read_contents (sqlite3 *db, gpointer user_data, GError **error)
{
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
    liaison_database_run_async (self->database, liaison_ledger_read_contents, op->contents, NULL,
                                g_task_get_cancellable (task), open_contents_read_cb,
                                g_object_ref (task));
}

/* The thread keeps its task longer than we do: that task must not keep the ledger. */
static void
open_in_thread (GTask *task, GTaskThreadFunc func, GAsyncReadyCallback callback)
{
  g_autoptr(GTask) blocking = g_task_new (NULL, NULL, callback, g_object_ref (task));

  g_task_set_task_data (blocking, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (blocking, func);
}

static gboolean
take_in_lists (sqlite3 *db, gpointer user_data, GError **error)
{
  OpenOp *op = user_data;

  return liaison_ledger_list_files_take_in (op->path, db, op->taken, error);
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
  liaison_ledger_take_contents (self, op->contents);
  if (op->has_lists)
    liaison_database_run_async (self->database, take_in_lists, op, NULL,
                                g_task_get_cancellable (task), open_lists_taken_cb,
                                g_object_ref (task));
  else
    g_task_return_boolean (task, TRUE);
}

static void
remove_lists (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const OpenOp *op = task_data;

  liaison_ledger_list_files_remove (op->path, op->taken);
  g_task_return_boolean (task, TRUE);
}

/* They are for the results of batches only, and no reason to be without the ledger. */
static void
open_lists_taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonLedger *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;

  if (liaison_database_run_finish (self->database, result, &error))
    {
      open_in_thread (task, remove_lists, open_removed_cb);
      return;
    }
  g_debug ("lists stay in their files: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

static void
open_removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;

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

/* SQLite quotes what it stumbled over, and that may be any bytes. */
static void
log_damage (const GError *error)
{
  g_autofree char *text = g_strescape (error->message, NULL);

  g_debug ("to be repaired: %s", text);
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

  log_damage (error);
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
  op->taken = g_ptr_array_new_with_free_func (g_free);
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
