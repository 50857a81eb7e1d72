/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-ledger-rows.h"

#include "model/liaison-error.h"

/* The words of the file, which outlive the names in the program. */
static const char *const states[] = {
  [LIAISON_INVITATION_DRAFT] = "draft",
  [LIAISON_INVITATION_DISCARDED] = "discarded",
  [LIAISON_INVITATION_HANDED_OFF] = "handed_off",
  [LIAISON_INVITATION_WAITING] = "waiting",
  [LIAISON_INVITATION_ACCEPTED] = "accepted",
  [LIAISON_INVITATION_RIGHTS_ONLY_ACCEPTED] = "rights_only_accepted",
  [LIAISON_INVITATION_DECLINED] = "declined",
  [LIAISON_INVITATION_WITHDRAWN] = "withdrawn",
  [LIAISON_INVITATION_SUPERSEDED] = "superseded",
};
static const char *const methods[] = {
  [LIAISON_HANDOFF_MAIL_APP] = "mail_app",   [LIAISON_HANDOFF_MAIL_APP_SHORT] = "mail_app_short",
  [LIAISON_HANDOFF_CLIPBOARD] = "clipboard", [LIAISON_HANDOFF_FILE] = "file",
  [LIAISON_HANDOFF_OTHER_WAY] = "other_way",
};

#define TEXT(name)                                                                                 \
  {                                                                                                \
#name, liaison_invitation_get_##name, liaison_invitation_set_##name                            \
  }

static const struct
{
  const char *column;
  const char *(*get) (LiaisonInvitation *);
  void (*set) (LiaisonInvitation *, const char *);
} texts[] = {
  TEXT (contact_name), TEXT (contact_mail), TEXT (company), TEXT (domain), TEXT (country),
  TEXT (language),     TEXT (due_date),     TEXT (subject), TEXT (body),   TEXT (link),
};

static const struct
{
  const char *column;
  gboolean (*get) (LiaisonInvitation *);
  void (*set) (LiaisonInvitation *, gboolean);
} flags[] = {
  TEXT (wants_rights),
  TEXT (region_overridden),
  TEXT (existing_customer),
  TEXT (text_edited),
};

#undef TEXT

struct _LiaisonLedgerRow
{
  char *id;
  char *account;
  char *cloud;
  LiaisonInvitationState state;
  char *texts[G_N_ELEMENTS (texts)];
  gboolean flags[G_N_ELEMENTS (flags)];
  gint64 created;
  gint64 updated;
  gint64 done;
  GPtrArray *handoffs; /* of LiaisonHandoff */
};

LiaisonLedgerRow *
liaison_ledger_row_new (LiaisonInvitation *invitation)
{
  guint n_handoffs = liaison_invitation_get_n_handoffs (invitation);
  LiaisonLedgerRow *row = g_new0 (LiaisonLedgerRow, 1);

  row->id = g_strdup (liaison_invitation_get_id (invitation));
  row->account = g_strdup (liaison_invitation_get_account (invitation));
  row->cloud = g_strdup (liaison_invitation_get_cloud (invitation));
  row->state = liaison_invitation_get_state (invitation);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    row->texts[i] = g_strdup (texts[i].get (invitation));
  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    row->flags[i] = flags[i].get (invitation);
  row->created = liaison_invitation_get_created (invitation);
  row->updated = liaison_invitation_get_updated (invitation);
  row->done = liaison_invitation_get_done (invitation);

  row->handoffs = g_ptr_array_new_full (n_handoffs, (GDestroyNotify) liaison_handoff_free);
  for (guint i = 0; i < n_handoffs; i++)
    g_ptr_array_add (row->handoffs,
                     liaison_handoff_copy (liaison_invitation_get_handoff (invitation, i)));
  return row;
}

void
liaison_ledger_row_free (LiaisonLedgerRow *row)
{
  g_free (row->id);
  g_free (row->account);
  g_free (row->cloud);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (row->texts[i]);
  g_ptr_array_unref (row->handoffs);
  g_free (row);
}

/* Writing */

/* @row outlives the statement. NULL is bound as NULL. */
static void
bind_text (sqlite3_stmt *statement, int *parameter, const char *text)
{
  sqlite3_bind_text (statement, ++*parameter, text, -1, SQLITE_STATIC);
}

static void
bind_number (sqlite3_stmt *statement, int *parameter, gint64 number)
{
  sqlite3_bind_int64 (statement, ++*parameter, number);
}

/* The columns of an invitation, in the file's order. */
static GPtrArray *
list_columns (void)
{
  GPtrArray *names = g_ptr_array_new ();

  g_ptr_array_add (names, (gpointer) "id");
  g_ptr_array_add (names, (gpointer) "account");
  g_ptr_array_add (names, (gpointer) "cloud");
  g_ptr_array_add (names, (gpointer) "state");
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_ptr_array_add (names, (gpointer) texts[i].column);
  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    g_ptr_array_add (names, (gpointer) flags[i].column);
  g_ptr_array_add (names, (gpointer) "created");
  g_ptr_array_add (names, (gpointer) "updated");
  g_ptr_array_add (names, (gpointer) "done");
  return names;
}

static char *
dup_column_list (const GPtrArray *names)
{
  GString *list = g_string_new (g_ptr_array_index (names, 0));

  for (guint i = 1; i < names->len; i++)
    g_string_append_printf (list, ", %s", (const char *) g_ptr_array_index (names, i));
  return g_string_free (list, FALSE);
}

/* "INSERT … ON CONFLICT (id) DO UPDATE …", since REPLACE would delete the hand-offs. */
static char *
dup_upsert (void)
{
  g_autoptr(GPtrArray) names = list_columns ();
  g_autofree char *columns = dup_column_list (names);
  g_autoptr(GString) updates = g_string_new ("state = excluded.state");
  g_autoptr(GString) marks = g_string_new ("?, ?, ?, ?");

  for (guint i = 4; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      g_string_append_printf (updates, ", %s = excluded.%s", name, name);
      g_string_append (marks, ", ?");
    }
  return g_strdup_printf ("INSERT INTO invitation (%s) VALUES (%s) ON CONFLICT (id) DO UPDATE "
                          "SET %s",
                          columns, marks->str, updates->str);
}

static gboolean
write_handoffs (const LiaisonLedgerRow *row, sqlite3 *db, GError **error)
{
  g_autoptr(sqlite3_stmt) statement = NULL;

  statement = liaison_sqlite_prepare (
    db, "INSERT INTO handoff VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", error);
  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < row->handoffs->len; i++)
    {
      const LiaisonHandoff *handoff = g_ptr_array_index (row->handoffs, i);
      int parameter = 0;

      bind_text (statement, &parameter, row->id);
      bind_number (statement, &parameter, i);
      bind_text (statement, &parameter, methods[handoff->method]);
      bind_number (statement, &parameter, handoff->time);
      bind_text (statement, &parameter, handoff->destination);
      bind_text (statement, &parameter, handoff->subject);
      bind_text (statement, &parameter, handoff->body);
      bind_text (statement, &parameter, handoff->link);
      bind_text (statement, &parameter, handoff->digest);
      if (!liaison_sqlite_finish (statement, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
liaison_ledger_row_write (const LiaisonLedgerRow *row, sqlite3 *db, GError **error)
{
  g_autofree char *sql = dup_upsert ();
  g_autoptr(sqlite3_stmt) statement = liaison_sqlite_prepare (db, sql, error);
  int parameter = 0;

  if (statement == NULL)
    return FALSE;

  bind_text (statement, &parameter, row->id);
  bind_text (statement, &parameter, row->account);
  bind_text (statement, &parameter, row->cloud);
  bind_text (statement, &parameter, states[row->state]);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    bind_text (statement, &parameter, row->texts[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    bind_number (statement, &parameter, row->flags[i]);
  bind_number (statement, &parameter, row->created);
  bind_number (statement, &parameter, row->updated);
  bind_number (statement, &parameter, row->done);

  return liaison_sqlite_finish (statement, error) && write_handoffs (row, db, error);
}

/* Reading */

static const char *
column_text (sqlite3_stmt *statement, const char *column)
{
  for (int i = 0; i < sqlite3_column_count (statement); i++)
    if (strcmp (sqlite3_column_name (statement, i), column) == 0)
      return (const char *) sqlite3_column_text (statement, i);
  g_assert_not_reached ();
}

static gint64
column_number (sqlite3_stmt *statement, const char *column)
{
  for (int i = 0; i < sqlite3_column_count (statement); i++)
    if (strcmp (sqlite3_column_name (statement, i), column) == 0)
      return sqlite3_column_int64 (statement, i);
  g_assert_not_reached ();
}

/* Position of @word in @words; a word that a program of this file's version never wrote is damage.
 */
static gboolean
find_word (const char *const *words, gsize n_words, const char *word, gsize *found, GError **error)
{
  for (gsize i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i], word) == 0)
      {
        *found = i;
        return TRUE;
      }
  g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "unknown word “%s”", word);
  return FALSE;
}

static LiaisonInvitation *
read_invitation (sqlite3_stmt *statement, GError **error)
{
  g_autoptr(LiaisonInvitation) invitation = NULL;
  gint64 created = column_number (statement, "created");
  gsize state;

  if (!find_word (states, G_N_ELEMENTS (states), column_text (statement, "state"), &state, error))
    return NULL;
  if (column_text (statement, "id") == NULL || column_text (statement, "account") == NULL ||
      column_text (statement, "cloud") == NULL)
    {
      g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "an invitation of nobody");
      return NULL;
    }

  invitation =
    liaison_invitation_new (column_text (statement, "id"), column_text (statement, "account"),
                            column_text (statement, "cloud"), created);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    texts[i].set (invitation, column_text (statement, texts[i].column));
  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    flags[i].set (invitation, column_number (statement, flags[i].column) != 0);
  liaison_invitation_set_state (invitation, state);
  liaison_invitation_set_times (invitation, created, column_number (statement, "updated"),
                                column_number (statement, "done"));
  return g_steal_pointer (&invitation);
}

static gboolean
read_handoff (sqlite3_stmt *statement, LiaisonInvitation *invitation, GError **error)
{
  LiaisonHandoff handoff = {
    .time = column_number (statement, "time"),
    .destination = column_text (statement, "destination"),
    .subject = column_text (statement, "subject"),
    .body = column_text (statement, "body"),
    .link = column_text (statement, "link"),
    .digest = column_text (statement, "digest"),
  };
  gsize method;

  if (!find_word (methods, G_N_ELEMENTS (methods), column_text (statement, "method"), &method,
                  error))
    return FALSE;
  handoff.method = method;
  liaison_invitation_add_handoff (invitation, &handoff);
  return TRUE;
}

static gboolean
read_handoffs (sqlite3 *db, GHashTable *by_id, GError **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(sqlite3_stmt) statement = NULL;

  statement = liaison_sqlite_prepare (
    db,
    "SELECT invitation, position, method, time, destination, subject, body, link, digest "
    "FROM handoff ORDER BY invitation, position",
    error);
  if (statement == NULL)
    return FALSE;

  while (liaison_sqlite_step (statement, &problem))
    {
      const char *id = column_text (statement, "invitation");
      LiaisonInvitation *invitation = id != NULL ? g_hash_table_lookup (by_id, id) : NULL;

      if (invitation != NULL && !read_handoff (statement, invitation, error))
        return FALSE;
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

GPtrArray *
liaison_ledger_rows_read (sqlite3 *db, GError **error)
{
  g_autoptr(GPtrArray) invitations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GError) problem = NULL;
  g_autoptr(GPtrArray) names = list_columns ();
  g_autofree char *columns = dup_column_list (names);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM invitation WHERE state <> 'discarded' "
                                          "ORDER BY updated DESC, id",
                                          columns);
  g_autoptr(sqlite3_stmt) statement = liaison_sqlite_prepare (db, sql, error);

  if (statement == NULL)
    return NULL;

  while (liaison_sqlite_step (statement, &problem))
    {
      LiaisonInvitation *invitation = read_invitation (statement, error);

      if (invitation == NULL)
        return NULL;
      g_ptr_array_add (invitations, invitation);
      g_hash_table_insert (by_id, (gpointer) liaison_invitation_get_id (invitation), invitation);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (!read_handoffs (db, by_id, error))
    return NULL;
  return g_steal_pointer (&invitations);
}

static gboolean
drop_unknown (sqlite3 *db,
              const char *table,
              const char *column,
              const char *const *words,
              gsize n_words,
              guint *n_dropped,
              GError **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  g_string_printf (sql, "DELETE FROM %s WHERE %s NOT IN ('%s'", table, column, words[0]);
  for (gsize i = 1; i < n_words; i++)
    g_string_append_printf (sql, ", '%s'", words[i]);
  g_string_append (sql, ")");
  if (!liaison_sqlite_execute (db, sql->str, error))
    return FALSE;
  *n_dropped += sqlite3_changes (db);
  return TRUE;
}

gboolean
liaison_ledger_rows_drop_unknown (sqlite3 *db, guint *n_dropped, GError **error)
{
  *n_dropped = 0;
  return drop_unknown (db, "invitation", "state", states, G_N_ELEMENTS (states), n_dropped,
                       error) &&
         drop_unknown (db, "handoff", "method", methods, G_N_ELEMENTS (methods), n_dropped, error);
}
