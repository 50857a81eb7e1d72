/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-ledger-rows.h"

#include "model/liaison-error.h"
#include "store/liaison-ledger-course.h"
#include "store/liaison-ledger-words.h"

static const char *const methods[] = {
  [LIAISON_HANDOFF_MAIL_APP] = "mail_app",   [LIAISON_HANDOFF_MAIL_APP_SHORT] = "mail_app_short",
  [LIAISON_HANDOFF_CLIPBOARD] = "clipboard", [LIAISON_HANDOFF_FILE] = "file",
  [LIAISON_HANDOFF_OTHER_WAY] = "other_way", NULL,
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
  LiaisonLedgerCourse *course;
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
  row->course = liaison_ledger_course_new (invitation);
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
  liaison_ledger_course_free (row->course);
  g_free (row);
}

/* Writing */

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

      liaison_sqlite_bind_text (statement, ++parameter, row->id);
      sqlite3_bind_int64 (statement, ++parameter, i);
      liaison_sqlite_bind_text (statement, ++parameter, methods[handoff->method]);
      sqlite3_bind_int64 (statement, ++parameter, handoff->time);
      liaison_sqlite_bind_text (statement, ++parameter, handoff->destination);
      liaison_sqlite_bind_text (statement, ++parameter, handoff->subject);
      liaison_sqlite_bind_text (statement, ++parameter, handoff->body);
      liaison_sqlite_bind_text (statement, ++parameter, handoff->link);
      liaison_sqlite_bind_text (statement, ++parameter, handoff->digest);
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

  liaison_sqlite_bind_text (statement, ++parameter, row->id);
  liaison_sqlite_bind_text (statement, ++parameter, row->account);
  liaison_sqlite_bind_text (statement, ++parameter, row->cloud);
  liaison_sqlite_bind_text (statement, ++parameter, liaison_ledger_state_words[row->state]);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    liaison_sqlite_bind_text (statement, ++parameter, row->texts[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    sqlite3_bind_int64 (statement, ++parameter, row->flags[i]);
  sqlite3_bind_int64 (statement, ++parameter, row->created);
  sqlite3_bind_int64 (statement, ++parameter, row->updated);
  sqlite3_bind_int64 (statement, ++parameter, row->done);

  return liaison_sqlite_finish (statement, error) && write_handoffs (row, db, error) &&
         liaison_ledger_course_write (row->course, db, error);
}

/* Reading */

static int
find_column (sqlite3_stmt *statement, const char *name)
{
  for (int i = 0; i < sqlite3_column_count (statement); i++)
    if (strcmp (sqlite3_column_name (statement, i), name) == 0)
      return i;
  g_assert_not_reached ();
}

static const char *
column_text (sqlite3_stmt *statement, const char *name)
{
  return liaison_sqlite_get_text (statement, find_column (statement, name));
}

static gint64
column_number (sqlite3_stmt *statement, const char *name)
{
  return sqlite3_column_int64 (statement, find_column (statement, name));
}

static LiaisonInvitation *
read_invitation (sqlite3_stmt *statement, GError **error)
{
  g_autoptr(LiaisonInvitation) invitation = NULL;
  gint64 created = column_number (statement, "created");
  guint state;

  if (!liaison_ledger_find_word (liaison_ledger_state_words, column_text (statement, "state"),
                                 &state, error))
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
  guint method;

  if (!liaison_ledger_find_word (methods, column_text (statement, "method"), &method, error))
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
  if (!read_handoffs (db, by_id, error) || !liaison_ledger_courses_read (db, by_id, error))
    return NULL;
  return g_steal_pointer (&invitations);
}

gboolean
liaison_ledger_rows_drop_unknown (sqlite3 *db, guint *n_dropped, GError **error)
{
  *n_dropped = 0;
  return liaison_ledger_drop_unknown (db, "invitation", "state", liaison_ledger_state_words,
                                      n_dropped, error) &&
         liaison_ledger_drop_unknown (db, "handoff", "method", methods, n_dropped, error) &&
         liaison_ledger_courses_drop_unknown (db, n_dropped, error);
}
