/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-ledger-salvage.h"

#include <string.h>

#include "store/liaison-ledger-private.h"
#include "store/liaison-ledger-rows.h"
#include "store/liaison-page-scan.h"

#define PAGE_SIZE 4096 /* as SQLite makes them, and so all ledgers */

/* A table as every version of the file that has it. Columns are in the file's order: a bare record
 * is told by how many it has. */
typedef struct
{
  const char *name;
  const char *columns;
  guint n_columns;
  guint since;       /* version of the file */
  gboolean keyed;    /* WITHOUT ROWID */
  const char *key;   /* its first column */
  const char *index; /* in which the keys stand once more; NULL: those of @keys serve */
  const char *keys;  /* of the table it hangs on, which is before it here: what to ask the target */
  const char *backward; /* the order from the other end */
  gboolean dated;       /* has a column "updated": the later of two rows is kept */
} Table;

static const Table tables[] = {
  {
    .name = "invitation",
    .columns = "id, account, cloud, state, contact_name, contact_mail, company, domain, country, "
               "language, due_date, subject, body, link, wants_rights, region_overridden, "
               "existing_customer, text_edited, created, updated, done",
    .n_columns = 21,
    .since = 1,
    .key = "id",
    .index = "sqlite_autoindex_invitation_1",
    .backward = "rowid DESC",
    .dated = TRUE,
  },
  {
    .name = "handoff",
    .columns = "invitation, position, method, time, destination, subject, body, link, digest",
    .n_columns = 9,
    .since = 1,
    .keyed = TRUE,
    .key = "invitation",
    .keys = "SELECT id FROM invitation",
    .backward = "invitation DESC, position DESC",
  },
  {
    .name = "note",
    .columns = "customer, tags, text, follow_up, owner, updated",
    .n_columns = 6,
    .since = 2,
    .key = "customer",
    .index = "sqlite_autoindex_note_1",
    .backward = "rowid DESC",
    .dated = TRUE,
  },
  {
    .name = "named_view",
    .columns = "name, query, position",
    .n_columns = 3,
    .since = 2,
    .key = "name",
    .index = "sqlite_autoindex_named_view_1",
    .backward = "rowid DESC",
  },
  {
    .name = "course",
    .columns = "invitation, purpose, template, customer, provider, provider_name, batch, "
               "reminder_day, reference, updated",
    .n_columns = 10,
    .since = 3,
    .key = "invitation",
    .index = "sqlite_autoindex_course_1",
    .backward = "rowid DESC",
    .dated = TRUE,
  },
  {
    .name = "step",
    .columns = "invitation, position, kind, time, who, from_state, to_state, reason, handoff, "
               "evidence, record, record_time, customer, customer_name",
    .n_columns = 14,
    .since = 3,
    .keyed = TRUE,
    .key = "invitation",
    .keys = "SELECT id FROM invitation",
    .backward = "invitation DESC, position DESC",
  },
  {
    .name = "acceptance",
    .columns = "id, kind, customer, customer_name, domain, evidence, record, time, exact, noticed, "
               "outcome, invitation, updated",
    .n_columns = 13,
    .since = 3,
    .key = "id",
    .index = "sqlite_autoindex_acceptance_1",
    .backward = "rowid DESC",
    .dated = TRUE,
  },
  {
    .name = "prospect_list",
    .columns = "batch, titles, n_rows, updated",
    .n_columns = 4,
    .since = 4,
    .key = "batch",
    .index = "sqlite_autoindex_prospect_list_1",
    .backward = "rowid DESC",
    .dated = TRUE,
  },
  {
    .name = "prospect",
    .columns = "batch, position, invitation, marks, cells",
    .n_columns = 5,
    .since = 4,
    .keyed = TRUE,
    .key = "batch",
    .keys = "SELECT batch FROM prospect_list",
    .backward = "batch DESC, position DESC",
  },
  {
    .name = "for_reseller",
    .columns = "invitation, reseller, reseller_name, updated",
    .n_columns = 4,
    .since = 5,
    .keyed = TRUE,
    .key = "invitation",
    .keys = "SELECT id FROM invitation",
    .backward = "invitation DESC",
    .dated = TRUE,
  },
};

/* One table on its way. */
typedef struct
{
  const Table *table;
  sqlite3 *source; /* NULL: SQLite makes nothing of the file */
  sqlite3 *target;
  sqlite3_stmt *insert;
  gboolean whole; /* the table was read from end to end */
  int n_keys;     /* rows there were; -1: not known */
  GError *error;  /* of the target; ends everything */
} Walk;

static sqlite3_stmt *
prepare_insert (const Table *table, sqlite3 *target, GError **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT OR %s INTO %s (%s) SELECT ?", table->dated ? "REPLACE" : "IGNORE",
                   table->name, table->columns);
  for (guint i = 1; i < table->n_columns; i++)
    g_string_append (sql, ", ?");
  if (table->dated)
    {
      /* "updated" is the last but one of an invitation, the last of a note. */
      guint updated = table->n_columns - (strstr (table->columns, "updated,") != NULL ? 1 : 0);

      g_string_append_printf (sql,
                              " WHERE NOT EXISTS (SELECT 1 FROM %s WHERE %s = ?1 AND "
                              "updated >= ?%u)",
                              table->name, table->key, updated);
    }
  return liaison_sqlite_prepare (target, sql->str, error);
}

static void
bind_cell (sqlite3_stmt *statement, int parameter, const LiaisonCell *cell)
{
  switch (cell->kind)
    {
    case LIAISON_CELL_NUMBER:
      sqlite3_bind_int64 (statement, parameter, cell->number);
      break;
    case LIAISON_CELL_TEXT:
      sqlite3_bind_text (statement, parameter, g_utf8_make_valid (cell->text, cell->length), -1,
                         g_free);
      break;
    case LIAISON_CELL_OTHER: /* no column takes it */
      sqlite3_bind_zeroblob (statement, parameter, 1);
      break;
    case LIAISON_CELL_NULL:
    default:
      sqlite3_bind_null (statement, parameter);
      break;
    }
}

/* What the target's rules do not let in was no row. */
static void
insert (Walk *walk, const LiaisonCell *cells)
{
  int code;

  if (walk->error != NULL || cells[0].kind != LIAISON_CELL_TEXT || cells[0].length == 0)
    return;
  for (guint i = 0; i < walk->table->n_columns; i++)
    bind_cell (walk->insert, i + 1, &cells[i]);
  code = sqlite3_step (walk->insert) & 0xff;
  if (code != SQLITE_DONE && code != SQLITE_CONSTRAINT && code != SQLITE_MISMATCH)
    liaison_sqlite_take_error (walk->target, &walk->error);
  sqlite3_reset (walk->insert);
}

static void
insert_row (Walk *walk, sqlite3_stmt *statement)
{
  LiaisonCell cells[LIAISON_PAGE_SCAN_MAX_CELLS] = { 0 };

  for (guint i = 0; i < walk->table->n_columns; i++)
    switch (sqlite3_column_type (statement, i))
      {
      case SQLITE_NULL:
        break;
      case SQLITE_INTEGER:
        cells[i].kind = LIAISON_CELL_NUMBER;
        cells[i].number = sqlite3_column_int64 (statement, i);
        break;
      case SQLITE_TEXT:
        cells[i].kind = LIAISON_CELL_TEXT;
        cells[i].text = liaison_sqlite_get_text (statement, i);
        cells[i].length = sqlite3_column_bytes (statement, i);
        break;
      default:
        cells[i].kind = LIAISON_CELL_OTHER;
        break;
      }
  insert (walk, cells);
}

/* Rows as far as they can be read; TRUE: to the end. @tail: what follows the table's name. @key:
 * its parameter, or NULL. */
static gboolean
copy_rows (Walk *walk, const char *tail, const char *key)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT %s FROM %s %s", walk->table->columns, walk->table->name, tail);
  g_autoptr(sqlite3_stmt) statement = NULL;
  int code;

  if (walk->source == NULL)
    return FALSE;
  statement = liaison_sqlite_prepare (walk->source, sql, NULL);
  if (statement == NULL)
    return FALSE;

  if (key != NULL)
    liaison_sqlite_bind_text (statement, 1, key);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW && walk->error == NULL)
    insert_row (walk, statement);
  return code == SQLITE_DONE;
}

/* Adds the first column of all rows to @keys as far as they can be read; TRUE: to the end. */
static gboolean
collect_keys (sqlite3 *db, const char *sql, GHashTable *keys)
{
  g_autoptr(sqlite3_stmt) statement = NULL;
  int code;

  if (db == NULL)
    return FALSE;
  statement = liaison_sqlite_prepare (db, sql, NULL);
  if (statement == NULL)
    return FALSE;

  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    if (sqlite3_column_type (statement, 0) == SQLITE_TEXT)
      g_hash_table_add (keys, g_strdup (liaison_sqlite_get_text (statement, 0)));
  return code == SQLITE_DONE;
}

static void
copy_by_keys (Walk *walk)
{
  const Table *table = walk->table;
  g_autoptr(GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *tail = g_strdup_printf ("WHERE %s = ?", table->key);
  GHashTableIter iter;
  gpointer key;

  if (table->index == NULL)
    collect_keys (walk->target, table->keys, keys);
  else
    {
      g_autofree char *forth = g_strdup_printf ("SELECT %s FROM %s INDEXED BY %s ORDER BY %s",
                                                table->key, table->name, table->index, table->key);
      g_autofree char *back = g_strconcat (forth, " DESC", NULL);

      if (collect_keys (walk->source, forth, keys))
        walk->n_keys = g_hash_table_size (keys);
      else
        collect_keys (walk->source, back, keys);
    }

  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    copy_rows (walk, tail, key);
}

static void
walk_table (Walk *walk, gint64 version)
{
  g_autofree char *backward = g_strdup_printf ("ORDER BY %s", walk->table->backward);

  walk->n_keys = -1;
  walk->whole = (version > 0 && version < walk->table->since) || copy_rows (walk, "", NULL);
  if (walk->whole)
    return;
  copy_rows (walk, backward, NULL);
  copy_by_keys (walk);
}

static void
record_found_cb (const LiaisonCell *cells, guint n_cells, gboolean keyed, gpointer user_data)
{
  Walk *walks = user_data;

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!walks[i].whole && tables[i].n_columns == n_cells && tables[i].keyed == keyed)
      insert (&walks[i], cells);
}

static GBytes *
read_bytes (const char *path)
{
  char *contents;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    return g_bytes_new (NULL, 0);
  return g_bytes_new_take (contents, length);
}

static void
scan_pages (Walk *walks, GBytes *db, GBytes *wal)
{
  gboolean whole = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    whole = whole && walks[i].whole;
  if (!whole)
    liaison_page_scan (db, wal, PAGE_SIZE, record_found_cb, walks);
}

/* A file that is shorter than its header says is only opened with writable_schema. */
static sqlite3 *
open_source (const char *path, gint64 *version)
{
  g_autoptr(sqlite3) source = NULL;
  g_autoptr(sqlite3_stmt) statement = NULL;

  if (sqlite3_open_v2 (path, &source, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
      !liaison_sqlite_execute (source,
                               "PRAGMA writable_schema = ON;"
                               "PRAGMA cell_size_check = ON;"
                               "PRAGMA trusted_schema = OFF",
                               NULL))
    return NULL;
  sqlite3_db_config (source, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);

  statement = liaison_sqlite_prepare (source, "PRAGMA user_version", NULL);
  if (statement == NULL || sqlite3_step (statement) != SQLITE_ROW)
    return NULL;
  *version = sqlite3_column_int64 (statement, 0);
  return g_steal_pointer (&source);
}

static gint64
count_rows (sqlite3 *db, const Table *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table->name);
  g_autoptr(sqlite3_stmt) statement = liaison_sqlite_prepare (db, sql, NULL);

  if (statement == NULL || sqlite3_step (statement) != SQLITE_ROW)
    return 0;
  return sqlite3_column_int64 (statement, 0);
}

static gboolean
count (Walk *walks, sqlite3 *target, LiaisonSalvage *salvage, GError **error)
{
  gint64 n_lost = 0;
  gboolean known = TRUE;
  guint n_unknown;

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!walks[i].whole)
      {
        known = known && walks[i].n_keys >= 0;
        n_lost += MAX (walks[i].n_keys - count_rows (target, &tables[i]), 0);
      }
  if (!liaison_ledger_rows_drop_unknown (target, &n_unknown, error) ||
      !liaison_ledger_acceptances_drop_unknown (target, &n_unknown, error))
    return FALSE;

  salvage->n_lost = known ? (int) (n_lost + n_unknown) : -1;
  salvage->n_saved = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    salvage->n_saved += count_rows (target, &tables[i]);
  return TRUE;
}

static gboolean
salvage_tables (const char *path,
                sqlite3 *target,
                Walk *walks,
                LiaisonSalvage *salvage,
                GError **error)
{
  g_autofree char *wal_path = g_strconcat (path, "-wal", NULL);
  g_autoptr(GBytes) db = read_bytes (path); /* before SQLite has a lock that closing would drop */
  g_autoptr(GBytes) wal = read_bytes (wal_path);
  gint64 version = 0;
  g_autoptr(sqlite3) source = open_source (path, &version);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      walks[i].table = &tables[i];
      walks[i].source = source;
      walks[i].target = target;
      walks[i].insert = prepare_insert (&tables[i], target, error);
      if (walks[i].insert == NULL)
        return FALSE;
      walk_table (&walks[i], version);
    }
  scan_pages (walks, db, wal);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (walks[i].error != NULL)
      {
        g_propagate_error (error, g_steal_pointer (&walks[i].error));
        return FALSE;
      }
  return count (walks, target, salvage, error);
}

gboolean
liaison_ledger_salvage (const char *path, sqlite3 *target, LiaisonSalvage *salvage, GError **error)
{
  Walk walks[G_N_ELEMENTS (tables)] = { 0 };
  gboolean done;

  /* A hand-off whose invitation is lost is still evidence. */
  if (!liaison_sqlite_execute (target, "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE", error))
    return FALSE;

  done = salvage_tables (path, target, walks, salvage, error);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_clear_pointer (&walks[i].insert, sqlite3_finalize);
      g_clear_error (&walks[i].error);
    }
  return done && liaison_sqlite_execute (target, "COMMIT", error);
}
