/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-cache-book.h"

#include <gio/gio.h>
#include <locale.h>
#include <string.h>

#include "store/liaison-cache-index.h"
#include "store/liaison-cache-state.h"
#include "store/liaison-sheet-edit.h"

/* So many new customers are put in their places at once; more wait until they outnumber those that
 * have one, or for the end of the pass. */
#define FEW 64
#define OUTNUMBERED 4
/* The first of them are shown when there are so many. */
#define FIRST_SHOWN 500

struct _LiaisonCacheBook
{
  sqlite3 *db;
  LiaisonCacheReader *reader;
  LiaisonCacheIndex *index;
  sqlite3_stmt *add_change;
  LiaisonSheetEdits *edits;

  guint32 n_rows; /* ever */
  guint32 n_gone;
  GBytes *names;
  gboolean marked;   /* the file knows that its order is not right */
  GArray *moved;     /* of guint32, whose places in @names are not right */
  gboolean baseline; /* nothing was ever complete: what comes is not new */

  /* The running pass: */
  guint pass;  /* 0: none */
  guint8 *met; /* bits */
  gsize met_size;
  guint n_met;
  guint n_received;
  guint32 next; /* who probably comes next */
};

static void
add_moved (LiaisonCacheBook *self, guint32 n)
{
  g_array_append_val (self->moved, n);
}

/* Opening */

static gboolean
count_rows (LiaisonCacheBook *self, GError **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(sqlite3_stmt) last =
               liaison_sqlite_prepare (self->db, "SELECT max(k) FROM sheet", error);
  LiaisonSheet sheet;

  if (last == NULL)
    return FALSE;
  if (liaison_sqlite_step (last, &problem) && sqlite3_column_type (last, 0) == SQLITE_INTEGER)
    {
      guint32 k = sqlite3_column_int64 (last, 0);

      if (!liaison_cache_reader_read_sheet (self->reader, k, &sheet, error))
        return FALSE;
      self->n_rows = k * LIAISON_SHEET_ROWS + sheet.n_rows;
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

LiaisonCacheBook *
liaison_cache_book_open (sqlite3 *db, GError **error)
{
  g_autoptr(LiaisonCacheBook) self = g_new0 (LiaisonCacheBook, 1);

  self->db = db;
  self->moved = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->reader = liaison_cache_reader_new (db, error);
  if (self->reader == NULL || !count_rows (self, error))
    return NULL;
  self->edits = liaison_sheet_edits_new (self->reader);
  self->index = liaison_cache_index_new (self->reader, error);
  if (self->index == NULL)
    return NULL;
  self->add_change = liaison_sqlite_prepare (
    db, "INSERT INTO change (kind, n, was, time) VALUES (?, ?, ?, ?)", error);
  if (self->add_change == NULL)
    return NULL;

  self->n_gone = liaison_cache_reader_get_number (self->reader, "gone");
  self->baseline = liaison_cache_reader_get_number (self->reader, "time") == 0;
  self->marked = liaison_cache_reader_get_number (self->reader, "unsorted") != 0;
  self->names = liaison_cache_reader_read_bytes (self->reader, "name", TRUE);
  if (self->names == NULL)
    self->names = g_bytes_new (NULL, 0);
  return g_steal_pointer (&self);
}

void
liaison_cache_book_free (LiaisonCacheBook *self)
{
  g_clear_pointer (&self->index, liaison_cache_index_free);
  sqlite3_finalize (self->add_change);
  g_clear_pointer (&self->edits, liaison_sheet_edits_free);
  g_clear_pointer (&self->reader, liaison_cache_reader_free);
  g_clear_pointer (&self->names, g_bytes_unref);
  g_array_unref (self->moved);
  g_free (self->met);
  g_free (self);
}

GBytes *
liaison_cache_book_get_names (LiaisonCacheBook *self)
{
  return self->names;
}

guint32
liaison_cache_book_get_n_rows (LiaisonCacheBook *self)
{
  return self->n_rows;
}

guint32
liaison_cache_book_get_n_gone (LiaisonCacheBook *self)
{
  return self->n_gone;
}

LiaisonCacheReader *
liaison_cache_book_get_reader (LiaisonCacheBook *self)
{
  return self->reader;
}

/* The order */

static const char *
get_locale (void)
{
  const char *locale = setlocale (LC_COLLATE, NULL);

  return locale != NULL ? locale : "C";
}

gboolean
liaison_cache_book_is_unsorted (LiaisonCacheBook *self)
{
  g_autofree char *locale = liaison_cache_reader_dup_text (self->reader, "locale");

  return self->n_rows > 0 && (self->marked || g_strcmp0 (locale, get_locale ()) != 0);
}

/* A crash between a page and the end of its pass leaves an order that lacks some. */
static gboolean
mark_unsorted (LiaisonCacheBook *self, GError **error)
{
  if (self->marked)
    return TRUE;
  self->marked = TRUE;
  return liaison_cache_state_set_number (self->db, "unsorted", 1, error);
}

static gboolean
take_names (LiaisonCacheBook *self, GBytes *names)
{
  if (names == NULL)
    return FALSE;
  g_bytes_unref (self->names);
  self->names = names;
  g_array_set_size (self->moved, 0);
  return TRUE;
}

static gboolean
sort_names (LiaisonCacheBook *self, GError **error)
{
  if (self->moved->len == 0)
    return TRUE;
  if (liaison_cache_order_update_is_faster (self->moved->len, self->n_rows))
    return take_names (self,
                       liaison_cache_order_update (self->reader, LIAISON_SORT_NAME, self->names,
                                                   self->moved, self->n_rows, error));
  return take_names (
    self, liaison_cache_order_sort (self->reader, LIAISON_SORT_NAME, self->n_rows, error));
}

static gboolean
save_names (LiaisonCacheBook *self, GError **error)
{
  self->marked = FALSE;
  return liaison_cache_state_set_order (self->db, "name", self->names, error) &&
         liaison_cache_state_set_number (self->db, "unsorted", 0, error) &&
         liaison_cache_state_set_text (self->db, "locale", get_locale (), error);
}

/* A program that was killed between two pages leaves customers who are not in the index. */
static gboolean
index_rest (LiaisonCacheBook *self, GError **error)
{
  char buffer[LIAISON_GUID_LENGTH + 1];

  for (guint32 n = liaison_cache_index_get_n_written (self->index); n < self->n_rows; n++)
    {
      const LiaisonSheetRow *row = liaison_sheet_edits_peek (self->edits, n);

      if (!liaison_cache_index_add (self->index, liaison_sheet_row_get_id (row, buffer),
                                    row->domain, n, error))
        return FALSE;
    }
  return liaison_cache_index_write (self->index, TRUE, error);
}

gboolean
liaison_cache_book_sort (LiaisonCacheBook *self, GError **error)
{
  return index_rest (self, error) &&
         take_names (
           self, liaison_cache_order_sort (self->reader, LIAISON_SORT_NAME, self->n_rows, error)) &&
         save_names (self, error);
}

/* Between two pages: who has waited long enough gets a place. */
static gboolean
sort_some (LiaisonCacheBook *self, GError **error)
{
  guint n_sorted = g_bytes_get_size (self->names) / sizeof (guint32);

  if (self->moved->len > FEW && self->moved->len < MAX (n_sorted * OUTNUMBERED, FIRST_SHOWN))
    return TRUE;
  return sort_names (self, error);
}

/* Finding and changing rows */

static gboolean
find_id (LiaisonCacheBook *self, const char *id, guint32 *n)
{
  char buffer[LIAISON_GUID_LENGTH + 1];

  /* The service tells them in the same order each time, so far. */
  if (self->next < self->n_rows &&
      g_ascii_strcasecmp (
        liaison_sheet_row_get_id (liaison_sheet_edits_peek (self->edits, self->next), buffer),
        id) == 0)
    {
      *n = self->next;
      return TRUE;
    }
  for (gint64 hash = liaison_cache_hash (id); liaison_cache_index_probe_id (self->index, hash, n);
       hash++)
    if (g_ascii_strcasecmp (
          liaison_sheet_row_get_id (liaison_sheet_edits_peek (self->edits, *n), buffer), id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
tell_change (LiaisonCacheBook *self,
             LiaisonChangeKind kind,
             guint32 n,
             const char *was,
             gint64 now,
             GError **error)
{
  g_autoptr(GError) problem = NULL;

  sqlite3_bind_int64 (self->add_change, 1, kind);
  sqlite3_bind_int64 (self->add_change, 2, n);
  sqlite3_bind_text (self->add_change, 3, was, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (self->add_change, 4, now * G_USEC_PER_SEC);
  liaison_sqlite_step (self->add_change, &problem);
  sqlite3_reset (self->add_change);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* A pass */

static void
grow_met (LiaisonCacheBook *self)
{
  gsize size = self->n_rows / 8 + 1;

  if (size <= self->met_size)
    return;
  size = MAX (size, self->met_size * 2);
  self->met = g_realloc (self->met, size);
  memset (self->met + self->met_size, 0, size - self->met_size);
  self->met_size = size;
}

gboolean
liaison_cache_book_begin_pass (LiaisonCacheBook *self,
                               guint pass,
                               gint64 since,
                               char **resumed,
                               guint *n_received,
                               GError **error)
{
  g_autofree char *continuation = NULL;
  g_autoptr(GBytes) met = NULL;

  g_clear_pointer (&self->met, g_free);
  self->met_size = 0;
  self->n_met = 0;
  self->n_received = 0;
  self->next = 0;

  if (liaison_cache_reader_get_number (self->reader, "broken-time") >= since)
    {
      continuation = liaison_cache_reader_dup_text (self->reader, "broken-continuation");
      met = liaison_cache_reader_read_bytes (self->reader, "broken-met", FALSE);
    }
  if (continuation != NULL && met != NULL)
    {
      self->met = g_memdup2 (g_bytes_get_data (met, NULL), g_bytes_get_size (met));
      self->met_size = g_bytes_get_size (met);
      self->n_received = liaison_cache_reader_get_number (self->reader, "broken-received");
      for (guint32 n = 0; n < MIN (self->n_rows, self->met_size * 8); n++)
        self->n_met += liaison_bits_have (self->met, n);
    }
  grow_met (self);
  self->pass = pass;
  *n_received = self->n_received;
  *resumed = g_steal_pointer (&continuation);
  return index_rest (self, error);
}

static gboolean
add_row (LiaisonCacheBook *self, const LiaisonSheetRow *row, gint64 now, GError **error)
{
  char buffer[LIAISON_GUID_LENGTH + 1];
  LiaisonSheetRow added = *row;
  guint32 n = self->n_rows;

  added.rights = LIAISON_ANSWER_UNKNOWN;
  added.gone = FALSE;
  added.fresh = !self->baseline;
  added.since = self->baseline ? 0 : now;
  if (!liaison_sheet_edits_append (self->edits, n, &added, error))
    return FALSE;
  self->n_rows++;
  grow_met (self);
  add_moved (self, n);
  return liaison_cache_index_add (self->index, liaison_sheet_row_get_id (row, buffer), row->domain,
                                  n, error) &&
         (self->baseline || tell_change (self, LIAISON_CHANGE_NEW, n, NULL, now, error));
}

static gboolean
says_the_same (const LiaisonSheetRow *one, const LiaisonSheetRow *other)
{
  return strcmp (one->name, other->name) == 0 && strcmp (one->domain, other->domain) == 0 &&
         one->relationship == other->relationship &&
         g_strcmp0 (one->relationship_text, other->relationship_text) == 0;
}

static gboolean
update_row (LiaisonCacheBook *self,
            guint32 n,
            const LiaisonSheetRow *row,
            gint64 now,
            GArray *changed,
            GError **error)
{
  LiaisonSheetRow known = *liaison_sheet_edits_peek (self->edits, n);
  g_autofree char *was = NULL;

  if (says_the_same (&known, row) && !known.gone)
    return TRUE;

  if (strcmp (known.name, row->name) != 0)
    was = g_strdup (known.name);
  if (was != NULL || known.gone)
    add_moved (self, n);
  if (was != NULL && !known.gone && !tell_change (self, LIAISON_CHANGE_RENAMED, n, was, now, error))
    return FALSE;
  if (known.gone)
    {
      self->n_gone--;
      known.fresh = TRUE;
      known.since = now;
      if (!tell_change (self, LIAISON_CHANGE_BACK, n, was, now, error))
        return FALSE;
    }
  known.gone = FALSE;
  known.name = row->name;
  known.domain = row->domain;
  known.relationship = row->relationship;
  known.relationship_text = row->relationship_text;
  g_array_append_val (changed, n);
  return liaison_sheet_edits_replace (self->edits, n, &known, error) &&
         liaison_cache_index_add_domain (self->index, row->domain, n, error);
}

static gboolean
meet_row (LiaisonCacheBook *self,
          const LiaisonSheetRow *row,
          gint64 now,
          GArray *changed,
          guint *n_new,
          GError **error)
{
  char buffer[LIAISON_GUID_LENGTH + 1];
  guint32 n;

  if (!find_id (self, liaison_sheet_row_get_id (row, buffer), &n))
    {
      n = self->n_rows;
      if (!add_row (self, row, now, error))
        return FALSE;
    }
  else if (liaison_bits_have (self->met, n))
    return TRUE; /* CUS-7: the same customer twice. */
  else if (!update_row (self, n, row, now, changed, error))
    return FALSE;

  liaison_bits_add (self->met, n);
  self->next = n + 1;
  self->n_met++;
  ++*n_new;
  return TRUE;
}

/* A book that was opened anew in the middle of a pass, since another program wrote into the file,
 * does not know whom the pass has met. */
static gboolean
is_passing (LiaisonCacheBook *self, guint pass, GError **error)
{
  if (self->pass == pass)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                       "another program reads the customers of this account");
  return FALSE;
}

/* What was found out goes to the file, and marks the order there if it is not right any more. */
static gboolean
write_down (LiaisonCacheBook *self, GError **error)
{
  return liaison_sheet_edits_flush (self->edits, error) &&
         liaison_cache_index_write (self->index, FALSE, error) &&
         (self->moved->len == 0 || mark_unsorted (self, error));
}

gboolean
liaison_cache_book_meet (LiaisonCacheBook *self,
                         guint pass,
                         const LiaisonSheetRow *rows,
                         guint n_rows,
                         gint64 now,
                         GArray *changed,
                         guint *n_new,
                         GError **error)
{
  *n_new = 0;
  if (!is_passing (self, pass, error))
    return FALSE;
  for (guint i = 0; i < n_rows; i++)
    if (!meet_row (self, &rows[i], now, changed, n_new, error))
      return FALSE;
  self->n_received += n_rows;
  return write_down (self, error) && sort_some (self, error);
}

static gboolean
mark_gone (LiaisonCacheBook *self, guint32 n, gint64 now, GArray *changed, GError **error)
{
  LiaisonSheetRow row = *liaison_sheet_edits_peek (self->edits, n);

  if (row.gone)
    return TRUE;
  row.gone = TRUE;
  self->n_gone++;
  add_moved (self, n);
  g_array_append_val (changed, n);
  return liaison_sheet_edits_replace (self->edits, n, &row, error) &&
         tell_change (self, LIAISON_CHANGE_GONE, n, NULL, now, error);
}

/* Nothing about a pass that was broken off is of use any more. */
static gboolean
forget_broken (LiaisonCacheBook *self, GError **error)
{
  return liaison_sqlite_execute (self->db, "DELETE FROM state WHERE name LIKE 'broken-%'", error);
}

gboolean
liaison_cache_book_complete_pass (LiaisonCacheBook *self,
                                  guint pass,
                                  gint64 now,
                                  GArray *changed,
                                  GError **error)
{
  if (!is_passing (self, pass, error))
    return FALSE;
  self->pass = 0;
  if (self->n_met + self->n_gone != self->n_rows)
    for (guint32 n = 0; n < self->n_rows; n++)
      if (!liaison_bits_have (self->met, n) && !mark_gone (self, n, now, changed, error))
        return FALSE;

  self->baseline = FALSE;
  if (!write_down (self, error) || !liaison_cache_index_write (self->index, TRUE, error) ||
      !sort_names (self, error) || (self->marked && !save_names (self, error)) ||
      !forget_broken (self, error) ||
      !liaison_cache_state_set_number (self->db, "gone", self->n_gone, error) ||
      !liaison_cache_state_set_number (self->db, "time", now, error))
    return FALSE;
  return liaison_cache_state_trim_changes (self->db, now, error);
}

gboolean
liaison_cache_book_break_pass (LiaisonCacheBook *self,
                               guint pass,
                               const char *continuation,
                               gint64 now,
                               GError **error)
{
  g_autoptr(GBytes) met = g_bytes_new (self->met, self->met_size);

  if (self->pass != pass)
    return TRUE;
  self->pass = 0;
  if (!liaison_cache_index_write (self->index, TRUE, error) || !sort_names (self, error) ||
      (self->marked && !save_names (self, error)))
    return FALSE;
  if (continuation == NULL)
    return forget_broken (self, error);
  return liaison_cache_state_set_bytes (self->db, "broken-met", met, error) &&
         liaison_cache_state_set_text (self->db, "broken-continuation", continuation, error) &&
         liaison_cache_state_set_number (self->db, "broken-received", self->n_received, error) &&
         liaison_cache_state_set_number (self->db, "broken-time", now, error);
}

gboolean
liaison_cache_book_set_rights (LiaisonCacheBook *self,
                               guint32 n,
                               LiaisonAnswer rights,
                               gint64 now,
                               GError **error)
{
  LiaisonSheetRow row;
  LiaisonAnswer was;

  if (n >= self->n_rows)
    return TRUE;
  row = *liaison_sheet_edits_peek (self->edits, n);
  was = row.rights;
  if (was == rights)
    return TRUE;
  row.rights = rights;
  if (was != LIAISON_ANSWER_UNKNOWN && rights != LIAISON_ANSWER_UNKNOWN &&
      !tell_change (self,
                    rights == LIAISON_ANSWER_YES ? LIAISON_CHANGE_RIGHTS_GAINED
                                                 : LIAISON_CHANGE_RIGHTS_LOST,
                    n, NULL, now, error))
    return FALSE;
  return liaison_sheet_edits_replace (self->edits, n, &row, error) && write_down (self, error);
}

gboolean
liaison_cache_book_set_noticed (LiaisonCacheBook *self, guint32 n, GError **error)
{
  LiaisonSheetRow row;

  if (n >= self->n_rows)
    return TRUE;
  row = *liaison_sheet_edits_peek (self->edits, n);
  if (!row.fresh)
    return TRUE;
  row.fresh = FALSE;
  return liaison_sheet_edits_replace (self->edits, n, &row, error) && write_down (self, error);
}
