/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-ledger-acceptances.h"

#include "store/liaison-ledger-private.h"
#include "store/liaison-ledger-words.h"

static const char *const kinds[] = { [LIAISON_ACCEPTANCE_RELATIONSHIP] = "relationship",
                                     [LIAISON_ACCEPTANCE_RIGHTS] = "rights",
                                     NULL };
static const char *const outcomes[] = {
  [LIAISON_OUTCOME_MATCHED] = "matched",
  [LIAISON_OUTCOME_IN_DOUBT] = "in_doubt",
  [LIAISON_OUTCOME_STRANGER] = "stranger",
  [LIAISON_OUTCOME_DISMISSED] = "dismissed",
  [LIAISON_N_OUTCOMES] = NULL,
};

/* The worker's side */

/* @user_data: a LiaisonAcceptance nobody else has. */
static gboolean
write_acceptance (sqlite3 *db, gpointer user_data, GError **error)
{
  LiaisonAcceptance *acceptance = user_data;
  const LiaisonAcceptanceFacts *facts = liaison_acceptance_get_facts (acceptance);
  g_autoptr(sqlite3_stmt) statement = NULL;

  statement = liaison_sqlite_prepare (
    db, "INSERT OR REPLACE INTO acceptance VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;
  liaison_sqlite_bind_text (statement, 1, liaison_acceptance_get_id (acceptance));
  liaison_sqlite_bind_text (statement, 2, kinds[facts->kind]);
  liaison_sqlite_bind_text (statement, 3, facts->customer);
  liaison_sqlite_bind_text (statement, 4, facts->customer_name);
  liaison_sqlite_bind_text (statement, 5, facts->domain);
  liaison_sqlite_bind_text (statement, 6, liaison_ledger_evidence_words[facts->evidence]);
  liaison_sqlite_bind_text (statement, 7, facts->record);
  sqlite3_bind_int64 (statement, 8, facts->time);
  sqlite3_bind_int64 (statement, 9, facts->exact);
  sqlite3_bind_int64 (statement, 10, facts->noticed);
  liaison_sqlite_bind_text (statement, 11, outcomes[liaison_acceptance_get_outcome (acceptance)]);
  liaison_sqlite_bind_text (statement, 12, liaison_acceptance_get_invitation (acceptance));
  sqlite3_bind_int64 (statement, 13, g_get_real_time ());
  return liaison_sqlite_finish (statement, error);
}

static LiaisonAcceptance *
read_acceptance (sqlite3_stmt *statement, GError **error)
{
  LiaisonAcceptance *acceptance;
  guint kind, evidence, outcome;
  LiaisonAcceptanceFacts facts = {
    .customer = liaison_sqlite_get_text (statement, 2),
    .customer_name = liaison_sqlite_get_text (statement, 3),
    .domain = liaison_sqlite_get_text (statement, 4),
    .record = liaison_sqlite_get_text (statement, 6),
    .time = sqlite3_column_int64 (statement, 7),
    .exact = sqlite3_column_int (statement, 8) != 0,
    .noticed = sqlite3_column_int64 (statement, 9),
  };

  if (!liaison_ledger_find_word (kinds, liaison_sqlite_get_text (statement, 1), &kind, error) ||
      !liaison_ledger_find_word (liaison_ledger_evidence_words,
                                 liaison_sqlite_get_text (statement, 5), &evidence, error) ||
      !liaison_ledger_find_word (outcomes, liaison_sqlite_get_text (statement, 10), &outcome,
                                 error))
    return NULL;
  facts.kind = kind;
  facts.evidence = evidence;
  acceptance = liaison_acceptance_new (liaison_sqlite_get_text (statement, 0), &facts);
  liaison_acceptance_settle (acceptance, outcome, liaison_sqlite_get_text (statement, 11));
  return acceptance;
}

GPtrArray *
liaison_ledger_acceptances_read (sqlite3 *db, GError **error)
{
  g_autoptr(GPtrArray) acceptances = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) problem = NULL;
  g_autoptr(sqlite3_stmt) statement = NULL;

  statement = liaison_sqlite_prepare (
    db,
    "SELECT id, kind, customer, customer_name, domain, evidence, record, time, exact, noticed, "
    "outcome, invitation FROM acceptance ORDER BY noticed DESC, id",
    error);
  if (statement == NULL)
    return NULL;

  while (liaison_sqlite_step (statement, &problem))
    {
      LiaisonAcceptance *acceptance = read_acceptance (statement, error);

      if (acceptance == NULL)
        return NULL;
      g_ptr_array_add (acceptances, acceptance);
    }
  if (problem == NULL)
    return g_steal_pointer (&acceptances);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

GHashTable *
liaison_ledger_marks_read (sqlite3 *db, GError **error)
{
  g_autoptr(GHashTable) marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GError) problem = NULL;
  g_autoptr(sqlite3_stmt) statement = NULL;

  statement = liaison_sqlite_prepare (db, "SELECT name, value FROM mark", error);
  if (statement == NULL)
    return NULL;

  while (liaison_sqlite_step (statement, &problem))
    {
      gint64 value = sqlite3_column_int64 (statement, 1);

      g_hash_table_insert (marks, g_strdup (liaison_sqlite_get_text (statement, 0)),
                           g_memdup2 (&value, sizeof value));
    }
  if (problem == NULL)
    return g_steal_pointer (&marks);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

gboolean
liaison_ledger_acceptances_drop_unknown (sqlite3 *db, guint *n_dropped, GError **error)
{
  return liaison_ledger_drop_unknown (db, "acceptance", "kind", kinds, n_dropped, error) &&
         liaison_ledger_drop_unknown (db, "acceptance", "outcome", outcomes, n_dropped, error) &&
         liaison_ledger_drop_unknown (db, "acceptance", "evidence", liaison_ledger_evidence_words,
                                      n_dropped, error);
}

/* The main thread's side */

static LiaisonLedgerWrite *make_write (LiaisonAcceptance *acceptance);

static LiaisonLedgerWrite *
make_again (LiaisonLedger *self, const LiaisonLedgerWrite *write)
{
  return make_write (LIAISON_ACCEPTANCE (write->subject));
}

static LiaisonAcceptance *
copy (LiaisonAcceptance *acceptance)
{
  LiaisonAcceptance *other = liaison_acceptance_new (liaison_acceptance_get_id (acceptance),
                                                     liaison_acceptance_get_facts (acceptance));

  liaison_acceptance_settle (other, liaison_acceptance_get_outcome (acceptance),
                             liaison_acceptance_get_invitation (acceptance));
  return other;
}

static LiaisonLedgerWrite *
make_write (LiaisonAcceptance *acceptance)
{
  LiaisonLedgerWrite *write = g_new0 (LiaisonLedgerWrite, 1);

  write->again = make_again;
  write->kind = "acceptance";
  write->id = g_strdup (liaison_acceptance_get_id (acceptance));
  write->subject = g_object_ref (G_OBJECT (acceptance));
  write->func = write_acceptance;
  write->data = copy (acceptance);
  write->destroy = g_object_unref;
  return write;
}

GListModel *
liaison_ledger_get_acceptances (LiaisonLedger *self)
{
  g_return_val_if_fail (LIAISON_IS_LEDGER (self), NULL);

  return G_LIST_MODEL (self->acceptances);
}

void
liaison_ledger_save_acceptance_async (LiaisonLedger *self,
                                      LiaisonAcceptance *acceptance,
                                      GPtrArray *invitations,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  GPtrArray *writes;

  g_return_if_fail (LIAISON_IS_LEDGER (self));
  g_return_if_fail (LIAISON_IS_ACCEPTANCE (acceptance));

  if (!g_list_store_find (self->acceptances, acceptance, NULL))
    g_list_store_insert (self->acceptances, 0, acceptance);
  writes = g_ptr_array_new_with_free_func ((GDestroyNotify) liaison_ledger_write_free);
  g_ptr_array_add (writes, make_write (acceptance));
  for (guint i = 0; invitations != NULL && i < invitations->len; i++)
    g_ptr_array_add (writes,
                     liaison_ledger_show_invitation (self, g_ptr_array_index (invitations, i)));
  liaison_ledger_write_async (self, writes, liaison_ledger_save_acceptance_async, cancellable,
                              callback, user_data);
}

gboolean
liaison_ledger_save_acceptance_finish (LiaisonLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Marks */

typedef struct
{
  char *name;
  gint64 value;
} Mark;

static void
mark_free (gpointer data)
{
  Mark *mark = data;

  g_free (mark->name);
  g_free (mark);
}

static gboolean
write_mark (sqlite3 *db, gpointer user_data, GError **error)
{
  const Mark *mark = user_data;
  g_autoptr(sqlite3_stmt) statement =
               liaison_sqlite_prepare (db, "INSERT OR REPLACE INTO mark VALUES (?, ?)", error);

  if (statement == NULL)
    return FALSE;
  liaison_sqlite_bind_text (statement, 1, mark->name);
  sqlite3_bind_int64 (statement, 2, mark->value);
  return liaison_sqlite_finish (statement, error);
}

static LiaisonLedgerWrite *make_mark_write (LiaisonLedger *self, const char *name);

static LiaisonLedgerWrite *
make_mark_again (LiaisonLedger *self, const LiaisonLedgerWrite *write)
{
  return make_mark_write (self, write->id);
}

static LiaisonLedgerWrite *
make_mark_write (LiaisonLedger *self, const char *name)
{
  LiaisonLedgerWrite *write = g_new0 (LiaisonLedgerWrite, 1);
  Mark *mark = g_new0 (Mark, 1);

  mark->name = g_strdup (name);
  mark->value = liaison_ledger_get_mark (self, name);
  write->again = make_mark_again;
  write->kind = "mark";
  write->id = g_strdup (name);
  write->func = write_mark;
  write->data = mark;
  write->destroy = mark_free;
  return write;
}

gint64
liaison_ledger_get_mark (LiaisonLedger *self, const char *name)
{
  const gint64 *value;

  g_return_val_if_fail (LIAISON_IS_LEDGER (self), 0);
  g_return_val_if_fail (name != NULL, 0);

  value = g_hash_table_lookup (self->marks, name);
  return value != NULL ? *value : 0;
}

void
liaison_ledger_set_mark (LiaisonLedger *self, const char *name, gint64 value)
{
  GPtrArray *writes;

  g_return_if_fail (LIAISON_IS_LEDGER (self));
  g_return_if_fail (name != NULL);

  if (liaison_ledger_get_mark (self, name) == value)
    return;
  g_hash_table_insert (self->marks, g_strdup (name), g_memdup2 (&value, sizeof value));
  writes = g_ptr_array_new_with_free_func ((GDestroyNotify) liaison_ledger_write_free);
  g_ptr_array_add (writes, make_mark_write (self, name));
  liaison_ledger_write_async (self, writes, liaison_ledger_set_mark, NULL, NULL, NULL);
}
