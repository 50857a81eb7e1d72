/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-ledger-notes.h"

#include "model/liaison-error.h"
#include "store/liaison-ledger-private.h"

/* The worker's side: a note is one row, its tags one on each line. */

static gboolean
write_note (sqlite3 *db, gpointer user_data, GError **error)
{
  const LiaisonNote *note = user_data;
  g_autofree char *tags = g_strjoinv ("\n", note->tags);
  g_autoptr(sqlite3_stmt) statement = NULL;

  statement = liaison_sqlite_prepare (
    db,
    "INSERT OR REPLACE INTO note (customer, tags, text, follow_up, owner, updated) "
    "VALUES (?, ?, ?, ?, ?, ?)",
    error);
  if (statement == NULL)
    return FALSE;
  liaison_sqlite_bind_text (statement, 1, note->customer);
  liaison_sqlite_bind_text (statement, 2, tags);
  liaison_sqlite_bind_text (statement, 3, note->text);
  liaison_sqlite_bind_text (statement, 4, note->follow_up);
  liaison_sqlite_bind_text (statement, 5, note->owner);
  sqlite3_bind_int64 (statement, 6, note->updated);
  return liaison_sqlite_finish (statement, error);
}

static gboolean
remove_note (sqlite3 *db, gpointer user_data, GError **error)
{
  const LiaisonNote *note = user_data;
  g_autoptr(sqlite3_stmt) statement =
               liaison_sqlite_prepare (db, "DELETE FROM note WHERE customer = ?", error);

  if (statement == NULL)
    return FALSE;
  liaison_sqlite_bind_text (statement, 1, note->customer);
  return liaison_sqlite_finish (statement, error);
}

static LiaisonNote *
read_note (sqlite3_stmt *statement, GError **error)
{
  const char *customer = liaison_sqlite_get_text (statement, 0);
  const char *lines = liaison_sqlite_get_text (statement, 1);
  g_auto(GStrv) tags = NULL;
  LiaisonNote *note;

  if (customer == NULL || lines == NULL)
    {
      g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "a note about nobody");
      return NULL;
    }

  note = liaison_note_new (customer);
  tags = g_strsplit (lines, "\n", -1);
  liaison_note_set_tags (note, (const char *const *) tags);
  liaison_note_set_text (note, liaison_sqlite_get_text (statement, 2));
  liaison_note_set_follow_up (note, liaison_sqlite_get_text (statement, 3));
  liaison_note_set_owner (note, liaison_sqlite_get_text (statement, 4));
  note->updated = sqlite3_column_int64 (statement, 5);
  return note;
}

GPtrArray *
liaison_ledger_notes_read (sqlite3 *db, GError **error)
{
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) liaison_note_free);
  g_autoptr(GError) problem = NULL;
  g_autoptr(sqlite3_stmt) statement = NULL;

  statement = liaison_sqlite_prepare (
    db, "SELECT customer, tags, text, follow_up, owner, updated FROM note", error);
  if (statement == NULL)
    return NULL;

  while (liaison_sqlite_step (statement, &problem))
    {
      LiaisonNote *note = read_note (statement, error);

      if (note == NULL)
        return NULL;
      g_ptr_array_add (notes, note);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return g_steal_pointer (&notes);
}

/* The main thread's side */

static LiaisonLedgerWrite *make_write (LiaisonLedger *self, const char *customer);

static LiaisonLedgerWrite *
make_again (LiaisonLedger *self, const LiaisonLedgerWrite *write)
{
  return make_write (self, write->id);
}

static LiaisonLedgerWrite *
make_write (LiaisonLedger *self, const char *customer)
{
  const LiaisonNote *note = g_hash_table_lookup (self->notes, customer);
  LiaisonLedgerWrite *write = g_new0 (LiaisonLedgerWrite, 1);

  write->again = make_again;
  write->kind = "note";
  write->id = g_strdup (customer);
  write->func = note != NULL ? write_note : remove_note;
  write->data = note != NULL ? liaison_note_copy (note) : liaison_note_new (customer);
  write->destroy = (GDestroyNotify) liaison_note_free;
  return write;
}

const LiaisonNote *
liaison_ledger_lookup_note (LiaisonLedger *self, const char *customer)
{
  g_return_val_if_fail (LIAISON_IS_LEDGER (self), NULL);

  return customer == NULL ? NULL : g_hash_table_lookup (self->notes, customer);
}

void
liaison_ledger_save_note_async (LiaisonLedger *self,
                                const LiaisonNote *note,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autofree char *customer = NULL;
  GPtrArray *writes;

  g_return_if_fail (LIAISON_IS_LEDGER (self));
  g_return_if_fail (note != NULL);

  customer = g_strdup (note->customer); /* @note may be the one that is replaced */
  if (liaison_note_is_empty (note))
    g_hash_table_remove (self->notes, customer);
  else
    {
      LiaisonNote *copy = liaison_note_copy (note);

      copy->updated = g_get_real_time ();
      g_hash_table_replace (self->notes, copy->customer, copy);
    }

  writes = g_ptr_array_new_with_free_func ((GDestroyNotify) liaison_ledger_write_free);
  g_ptr_array_add (writes, make_write (self, customer));
  liaison_ledger_write_async (self, writes, liaison_ledger_save_note_async, cancellable, callback,
                              user_data);
  g_signal_emit_by_name (self, "note-changed", customer);
}

gboolean
liaison_ledger_save_note_finish (LiaisonLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
liaison_ledger_foreach_note (LiaisonLedger *self, LiaisonLedgerNoteFunc func, gpointer user_data)
{
  GHashTableIter iter;
  gpointer note;

  g_return_if_fail (LIAISON_IS_LEDGER (self));
  g_return_if_fail (func != NULL);

  g_hash_table_iter_init (&iter, self->notes);
  while (g_hash_table_iter_next (&iter, NULL, &note))
    func (note, user_data);
}

static int
compare_tags (gconstpointer a, gconstpointer b)
{
  const char *one = *(const char *const *) a;
  const char *other = *(const char *const *) b;
  int order = g_utf8_collate (one, other);

  return order != 0 ? order : strcmp (one, other);
}

GStrv
liaison_ledger_dup_tags (LiaisonLedger *self)
{
  g_autoptr(GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) tags = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer note;

  g_return_val_if_fail (LIAISON_IS_LEDGER (self), NULL);

  g_hash_table_iter_init (&iter, self->notes);
  while (g_hash_table_iter_next (&iter, NULL, &note))
    for (char **tag = ((LiaisonNote *) note)->tags; *tag != NULL; tag++)
      if (g_hash_table_add (met, *tag))
        g_ptr_array_add (tags, g_strdup (*tag));
  g_ptr_array_sort (tags, compare_tags);
  g_ptr_array_add (tags, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&tags), FALSE);
}
