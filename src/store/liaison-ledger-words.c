/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/liaison-ledger-words.h"

#include "model/liaison-error.h"

const char *const liaison_ledger_state_words[] = {
  [LIAISON_INVITATION_DRAFT] = "draft",
  [LIAISON_INVITATION_DISCARDED] = "discarded",
  [LIAISON_INVITATION_HANDED_OFF] = "handed_off",
  [LIAISON_INVITATION_WAITING] = "waiting",
  [LIAISON_INVITATION_ACCEPTED] = "accepted",
  [LIAISON_INVITATION_RIGHTS_ONLY_ACCEPTED] = "rights_only_accepted",
  [LIAISON_INVITATION_DECLINED] = "declined",
  [LIAISON_INVITATION_WITHDRAWN] = "withdrawn",
  [LIAISON_INVITATION_SUPERSEDED] = "superseded",
  NULL,
};

const char *const liaison_ledger_evidence_words[] = {
  [LIAISON_EVIDENCE_NONE] = "none", [LIAISON_EVIDENCE_AUDIT] = "audit",
  [LIAISON_EVIDENCE_LIST] = "list", [LIAISON_EVIDENCE_RIGHTS] = "rights",
  [LIAISON_EVIDENCE_HAND] = "hand", NULL,
};

gboolean
liaison_ledger_find_word (const char *const *words, const char *word, guint *found, GError **error)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_strcmp0 (words[i], word) == 0)
      {
        *found = i;
        return TRUE;
      }
  g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "unknown word “%s”", word);
  return FALSE;
}

gboolean
liaison_ledger_drop_unknown (sqlite3 *db,
                             const char *table,
                             const char *column,
                             const char *const *words,
                             guint *n_dropped,
                             GError **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  g_string_printf (sql, "DELETE FROM %s WHERE %s NOT IN ('%s'", table, column, words[0]);
  for (guint i = 1; words[i] != NULL; i++)
    g_string_append_printf (sql, ", '%s'", words[i]);
  g_string_append (sql, ")");
  if (!liaison_sqlite_execute (db, sql->str, error))
    return FALSE;
  *n_dropped += sqlite3_changes (db);
  return TRUE;
}
