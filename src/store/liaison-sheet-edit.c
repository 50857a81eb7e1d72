/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-sheet-edit.h"

#include <string.h>

#include "model/liaison-error.h"

/* Sheets that were only read and are kept at hand. */
#define MAX_AT_HAND 8

typedef struct
{
  LiaisonSheetRow rows[LIAISON_SHEET_ROWS];
  guint n_rows;
  gboolean changed;
  guint8 *bytes;       /* what the file has, which rows point into, or NULL */
  GStringChunk *texts; /* what was changed, or NULL */
} Edit;

struct _LiaisonSheetEdits
{
  LiaisonCacheReader *reader;
  GHashTable *sheets; /* k → Edit */
  guint32 last_k;
  Edit *last; /* the one looked at last, or NULL */
  GError *error;
};

static void
edit_free (gpointer user_data)
{
  Edit *edit = user_data;

  g_free (edit->bytes);
  if (edit->texts != NULL)
    g_string_chunk_free (edit->texts);
  g_free (edit);
}

LiaisonSheetEdits *
liaison_sheet_edits_new (LiaisonCacheReader *reader)
{
  LiaisonSheetEdits *self = g_new0 (LiaisonSheetEdits, 1);

  self->reader = reader;
  self->sheets = g_hash_table_new_full (NULL, NULL, NULL, edit_free);
  return self;
}

void
liaison_sheet_edits_free (LiaisonSheetEdits *self)
{
  g_hash_table_unref (self->sheets);
  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
is_unchanged (gpointer key, gpointer edit, gpointer unused)
{
  return !((Edit *) edit)->changed;
}

static Edit *
load (LiaisonSheetEdits *self, guint32 k)
{
  Edit *edit = g_new0 (Edit, 1);
  g_autoptr(GError) problem = NULL;
  LiaisonSheet sheet;

  if (liaison_cache_reader_read_sheet (self->reader, k, &sheet, &problem))
    {
      gsize size = sheet.text - (const char *) sheet.bytes;

      size += sheet.n_rows > 0 ? liaison_sheet_get_end (&sheet, sheet.n_rows - 1) : 0;
      edit->bytes = g_memdup2 (sheet.bytes, size);
      liaison_sheet_open (&sheet, edit->bytes, size);
      edit->n_rows = sheet.n_rows;
      for (guint i = 0; i < sheet.n_rows; i++)
        liaison_sheet_read (&sheet, i, &edit->rows[i]);
    }
  else if (!g_error_matches (problem, LIAISON_ERROR, LIAISON_ERROR_NOT_FOUND) &&
           self->error == NULL)
    {
      self->error = g_steal_pointer (&problem);
    }
  return edit;
}

static Edit *
ensure (LiaisonSheetEdits *self, guint32 k)
{
  if (self->last != NULL && self->last_k == k)
    return self->last;

  self->last = g_hash_table_lookup (self->sheets, GUINT_TO_POINTER (k));
  self->last_k = k;
  if (self->last == NULL)
    {
      if (g_hash_table_size (self->sheets) >= MAX_AT_HAND)
        g_hash_table_foreach_remove (self->sheets, is_unchanged, NULL);
      self->last = load (self, k);
      g_hash_table_insert (self->sheets, GUINT_TO_POINTER (k), self->last);
    }
  return self->last;
}

const LiaisonSheetRow *
liaison_sheet_edits_peek (LiaisonSheetEdits *self, guint32 n)
{
  static const LiaisonSheetRow nobody = { .odd_id = "", .name = "", .domain = "" };
  Edit *edit = ensure (self, n / LIAISON_SHEET_ROWS);

  if (n % LIAISON_SHEET_ROWS < edit->n_rows)
    return &edit->rows[n % LIAISON_SHEET_ROWS];
  if (self->error == NULL)
    self->error =
      g_error_new (LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "customer %u is missing", n);
  return &nobody;
}

static const char *
keep_text (Edit *edit, const char *text)
{
  if (text == NULL)
    return NULL;
  if (edit->texts == NULL)
    edit->texts = g_string_chunk_new (1024);
  return g_string_chunk_insert (edit->texts, text);
}

static void
put_row (Edit *edit, guint i, const LiaisonSheetRow *row)
{
  LiaisonSheetRow *kept = &edit->rows[i];
  LiaisonSheetRow copy = *row;

  copy.odd_id = keep_text (edit, row->odd_id);
  copy.name = keep_text (edit, row->name);
  copy.domain = keep_text (edit, row->domain);
  copy.relationship_text = keep_text (edit, row->relationship_text);
  *kept = copy;
  edit->changed = TRUE;
}

static gboolean
tell_error (LiaisonSheetEdits *self, GError **error)
{
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

gboolean
liaison_sheet_edits_append (LiaisonSheetEdits *self,
                            guint32 n,
                            const LiaisonSheetRow *row,
                            GError **error)
{
  Edit *edit = ensure (self, n / LIAISON_SHEET_ROWS);

  if (!tell_error (self, error))
    return FALSE;
  if (n % LIAISON_SHEET_ROWS != edit->n_rows)
    {
      g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "customer %u has no place", n);
      return FALSE;
    }
  put_row (edit, edit->n_rows++, row);
  return TRUE;
}

gboolean
liaison_sheet_edits_replace (LiaisonSheetEdits *self,
                             guint32 n,
                             const LiaisonSheetRow *row,
                             GError **error)
{
  Edit *edit = ensure (self, n / LIAISON_SHEET_ROWS);

  if (!tell_error (self, error))
    return FALSE;
  put_row (edit, n % LIAISON_SHEET_ROWS, row);
  return TRUE;
}

static gboolean
write_sheet (sqlite3_stmt *statement, guint32 k, Edit *edit, GError **error)
{
  g_autoptr(GByteArray) bytes = liaison_sheet_write (edit->rows, edit->n_rows);
  g_autoptr(GError) problem = NULL;

  sqlite3_bind_int64 (statement, 1, k);
  sqlite3_bind_blob (statement, 2, bytes->data, (int) bytes->len, SQLITE_STATIC);
  liaison_sqlite_step (statement, &problem);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  if (problem == NULL)
    {
      edit->changed = FALSE;
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
liaison_sheet_edits_flush (LiaisonSheetEdits *self, GError **error)
{
  g_autoptr(sqlite3_stmt) statement = NULL;
  GHashTableIter iter;
  gpointer k, edit;

  if (!tell_error (self, error))
    return FALSE;
  g_hash_table_iter_init (&iter, self->sheets);
  while (g_hash_table_iter_next (&iter, &k, &edit))
    {
      if (!((Edit *) edit)->changed)
        continue;
      if (statement == NULL)
        statement = liaison_sqlite_prepare (liaison_cache_reader_get_db (self->reader),
                                            "INSERT OR REPLACE INTO sheet VALUES (?, ?)", error);
      if (statement == NULL || !write_sheet (statement, GPOINTER_TO_UINT (k), edit, error))
        return FALSE;
    }
  /* What was changed keeps its old texts too. */
  if (g_hash_table_size (self->sheets) > MAX_AT_HAND)
    {
      g_hash_table_remove_all (self->sheets);
      self->last = NULL;
    }
  return TRUE;
}
