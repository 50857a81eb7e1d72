/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-batch-file.h"

#include <glib/gstdio.h>

#include "model/liaison-csv.h"
#include "model/liaison-error.h"

/* The first cells of the first line. */
#define MAGIC "liaison-list"
#define WITH_TITLES "titles"
#define WITHOUT_TITLES "-"
/* In place of the id of what was left out: a line of nothing would not be read again. */
#define NO_ID "-"

static char *
dup_folder (const char *ledger_path)
{
  g_autofree char *folder = g_path_get_dirname (ledger_path);

  return g_build_filename (folder, "lists", NULL);
}

/* A name may hold what no file's name may. */
char *
liaison_batch_file_dup_path (const char *ledger_path, const char *name)
{
  g_autofree char *folder = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *base = NULL;

  g_return_val_if_fail (ledger_path != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  folder = dup_folder (ledger_path);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  base = g_strndup (digest, 32);
  return g_strconcat (folder, G_DIR_SEPARATOR_S, base, ".csv", NULL);
}

static void
append_cells (GString *text, const char *const *cells)
{
  for (gsize i = 0; cells != NULL && cells[i] != NULL; i++)
    {
      g_string_append_c (text, ',');
      liaison_csv_append_exact_cell (text, cells[i]);
    }
  g_string_append (text, "\r\n");
}

gboolean
liaison_batch_file_write (const char *path, const char *const *titles, GArray *rows, GError **error)
{
  g_autoptr(GString) text = g_string_new (MAGIC ",");
  g_autofree char *folder = NULL;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (rows != NULL, FALSE);

  g_string_append (text, titles != NULL ? WITH_TITLES : WITHOUT_TITLES);
  append_cells (text, titles);
  for (guint i = 0; i < rows->len; i++)
    {
      const LiaisonBatchRow *row = &g_array_index (rows, LiaisonBatchRow, i);

      g_string_append_printf (text, "%s,%u", *row->id != '\0' ? row->id : NO_ID, row->marks);
      append_cells (text, row->cells);
    }

  folder = g_path_get_dirname (path);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int number = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), "%s: %s", folder,
                   g_strerror (number));
      return FALSE;
    }
  return g_file_set_contents_full (path, text->str, (gssize) text->len,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

void
liaison_batch_file_free (LiaisonBatchFile *file)
{
  g_clear_pointer (&file->table, liaison_csv_table_free);
  g_clear_pointer (&file->rows, g_array_unref);
  g_free (file);
}

static gboolean
take_row (LiaisonBatchFile *file, GStrv cells)
{
  LiaisonBatchRow row = { .cells = NULL };
  guint64 marks;

  if (g_strv_length (cells) < 2 ||
      !g_ascii_string_to_unsigned (cells[1], 10, 0, G_MAXUINT, &marks, NULL))
    return FALSE;
  if (!g_str_equal (cells[0], NO_ID))
    g_strlcpy (row.id, cells[0], sizeof row.id);
  row.marks = (LiaisonProspectMarks) marks;
  row.cells = (const char *const *) cells + 2;
  g_array_append_val (file->rows, row);
  return TRUE;
}

LiaisonBatchFile *
liaison_batch_file_read (const char *path, GError **error)
{
  g_autoptr(LiaisonBatchFile) file = g_new0 (LiaisonBatchFile, 1);
  g_autofree char *text = NULL;
  GStrv first;
  gboolean whole;

  g_return_val_if_fail (path != NULL, NULL);

  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;
  file->table = liaison_csv_parse (text, ',');
  file->rows = g_array_new (FALSE, TRUE, sizeof (LiaisonBatchRow));
  first = file->table->rows->len > 0 ? g_ptr_array_index (file->table->rows, 0) : NULL;
  whole = first != NULL && g_str_equal (first[0], MAGIC) && first[1] != NULL;
  for (guint i = 1; whole && i < file->table->rows->len; i++)
    whole = take_row (file, g_ptr_array_index (file->table->rows, i));
  if (!whole)
    {
      g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "%s is no list of ours", path);
      return NULL;
    }
  if (g_str_equal (first[1], WITH_TITLES))
    file->titles = (const char *const *) first + 2;
  return g_steal_pointer (&file);
}

gboolean
liaison_batch_file_delete_all (const char *ledger_path, GError **error)
{
  g_autofree char *folder = NULL;
  g_autoptr(GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (ledger_path != NULL, FALSE);

  folder = dup_folder (ledger_path);
  dir = g_dir_open (folder, 0, NULL);
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
