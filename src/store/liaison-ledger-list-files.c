/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-ledger-list-files.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "model/liaison-csv-reader.h"
#include "store/liaison-ledger-lists.h"
#include "store/liaison-ledger-private.h"

/* The first cells of the first line. */
#define MAGIC "liaison-list"
#define WITH_TITLES "titles"
/* In place of the id of what was left out. */
#define NO_ID "-"

static char *
dup_folder (const char *ledger_path)
{
  g_autofree char *folder = g_path_get_dirname (ledger_path);

  return g_build_filename (folder, "lists", NULL);
}

static char *
dup_path (const char *ledger_path, const char *batch)
{
  g_autofree char *folder = dup_folder (ledger_path);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, batch, -1);

  digest[32] = '\0';
  return g_strconcat (folder, G_DIR_SEPARATOR_S, digest, ".csv", NULL);
}

/* The rows point into @table. NULL: one of them is none of ours. */
static GArray *
read_rows (const LiaisonCsvTable *table)
{
  g_autoptr(GArray) rows = g_array_new (FALSE, TRUE, sizeof (LiaisonListRow));

  for (guint i = 1; i < table->rows->len; i++)
    {
      GStrv cells = g_ptr_array_index (table->rows, i);
      LiaisonListRow row = { .cells = NULL };
      guint64 marks;

      if (g_strv_length (cells) < 2 ||
          !g_ascii_string_to_unsigned (cells[1], 10, 0, G_MAXUINT, &marks, NULL))
        return NULL;
      if (!g_str_equal (cells[0], NO_ID))
        g_strlcpy (row.id, cells[0], sizeof row.id);
      row.marks = (LiaisonProspectMarks) marks;
      row.cells = (const char *const *) cells + 2;
      g_array_append_val (rows, row);
    }
  return g_steal_pointer (&rows);
}

static gboolean
take_in (sqlite3 *db, const char *batch, const char *path, gboolean *done, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr(LiaisonCsvTable) table = NULL;
  g_autoptr(GArray) rows = NULL;
  const char *const *titles;
  GStrv first;

  *done = FALSE;
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return TRUE;
  table = liaison_csv_parse (text, ',');
  first = table->rows->len > 0 ? g_ptr_array_index (table->rows, 0) : NULL;
  if (first != NULL && g_str_equal (first[0], MAGIC) && first[1] != NULL)
    rows = read_rows (table);
  if (rows == NULL)
    {
      g_debug ("%s is no list of ours", path);
      return TRUE;
    }
  titles = g_str_equal (first[1], WITH_TITLES) ? (const char *const *) first + 2 : NULL;
  *done = liaison_ledger_list_write (db, batch, titles, rows, error);
  return *done;
}

/* Names of batches, each once, and whether their lists are in the ledger already. */
static GHashTable *
find_batches (sqlite3 *db, GError **error)
{
  g_autoptr(GHashTable) batches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GError) problem = NULL;
  g_autoptr(sqlite3_stmt) statement = liaison_sqlite_prepare (
    db,
    "SELECT DISTINCT batch, batch IN (SELECT batch FROM prospect_list) FROM course "
    "WHERE batch IS NOT NULL",
    error);

  if (statement == NULL)
    return NULL;
  while (liaison_sqlite_step (statement, &problem))
    g_hash_table_insert (batches, g_strdup (liaison_sqlite_get_text (statement, 0)),
                         GINT_TO_POINTER (sqlite3_column_int (statement, 1)));
  if (problem == NULL)
    return g_steal_pointer (&batches);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

gboolean
liaison_ledger_list_files_exist (const char *ledger_path)
{
  g_autofree char *folder = dup_folder (ledger_path);

  return g_file_test (folder, G_FILE_TEST_IS_DIR);
}

gboolean
liaison_ledger_list_files_take_in (const char *ledger_path,
                                   sqlite3 *db,
                                   GPtrArray *taken,
                                   GError **error)
{
  g_autoptr(GHashTable) batches = find_batches (db, error);
  GHashTableIter iter;
  gpointer batch, there;

  if (batches == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, batches);
  while (g_hash_table_iter_next (&iter, &batch, &there))
    {
      g_autofree char *path = dup_path (ledger_path, batch);
      /* Else the program was ended before the file was gone. */
      gboolean done = there != NULL;

      if (!done && !take_in (db, batch, path, &done, error))
        return FALSE;
      if (done)
        g_ptr_array_add (taken, g_steal_pointer (&path));
    }
  return TRUE;
}

void
liaison_ledger_list_files_remove (const char *ledger_path, GPtrArray *taken)
{
  g_autofree char *folder = dup_folder (ledger_path);

  for (guint i = 0; i < taken->len; i++)
    g_unlink (g_ptr_array_index (taken, i));
  g_rmdir (folder);
}

gboolean
liaison_ledger_list_files_delete_all (const char *ledger_path, GError **error)
{
  g_autofree char *folder = dup_folder (ledger_path);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr(GFile) file = g_file_new_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".csv") && !g_file_delete (file, NULL, error))
        return FALSE;
    }
  /* What else somebody keeps there stays. */
  g_rmdir (folder);
  return TRUE;
}
