/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/liaison-page-scan.h"

#include <string.h>

/* The format is SQLite's, "Database File Format", sections 1.6, 2 and 4.1. */

#define FILE_HEADER 100
#define LOG_HEADER 32
#define FRAME_HEADER 24
#define MAX_PAGES (1 << 20) /* that a log is believed to speak of */
#define NUMBER_TEXT 13      /* serial types from here on: odd is text, even is bytes */

typedef enum
{
  PAGE_INTERIOR_INDEX = 0x02,
  PAGE_LEAF_INDEX = 0x0a,
  PAGE_LEAF_TABLE = 0x0d,
} PageType;

typedef struct
{
  GPtrArray *pages;       /* of const guint8 *, from page 1 on; NULL: there is none */
  GHashTable *free_pages; /* numbers of pages whose records were removed */
  guint size;             /* of a page */
  LiaisonPageScanFunc func;
  gpointer user_data;
} Scan;

/* A part of the file that must not be left. */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Reader;

static guint32
read_number (const guint8 *at, guint n_bytes)
{
  guint32 number = 0;

  for (guint i = 0; i < n_bytes; i++)
    number = number << 8 | at[i];
  return number;
}

static gboolean
read_varint (Reader *reader, guint64 *number)
{
  *number = 0;
  for (int i = 0; i < 9 && reader->at < reader->end; i++)
    {
      guint8 byte = *reader->at++;

      if (i == 8)
        {
          *number = *number << 8 | byte;
          return TRUE;
        }
      *number = *number << 7 | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        return TRUE;
    }
  return FALSE;
}

static gint64
read_signed (const guint8 *at, guint n_bytes)
{
  guint64 number = n_bytes > 0 && (at[0] & 0x80) != 0 ? G_MAXUINT64 : 0;

  for (guint i = 0; i < n_bytes; i++)
    number = number << 8 | at[i];
  return (gint64) number;
}

/* How many bytes follow for serial types 0 to 9. */
static const guint8 widths[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0 };

static gboolean
read_cell (Reader *body, guint64 type, LiaisonCell *cell)
{
  guint64 width = type < G_N_ELEMENTS (widths) ? widths[type] : (type - 12) / 2;

  if (type == 10 || type == 11 || width > (guint64) (body->end - body->at))
    return FALSE;

  *cell = (LiaisonCell){ .kind = LIAISON_CELL_OTHER };
  if (type == 0)
    cell->kind = LIAISON_CELL_NULL;
  else if (type < 7 || type == 8 || type == 9)
    {
      cell->kind = LIAISON_CELL_NUMBER;
      cell->number = type == 9 ? 1 : read_signed (body->at, width);
    }
  else if (type >= NUMBER_TEXT && type % 2 == 1)
    {
      cell->kind = LIAISON_CELL_TEXT;
      cell->text = (const char *) body->at;
      cell->length = width;
    }
  body->at += width;
  return TRUE;
}

static void
read_record (Scan *scan, const guint8 *record, gsize length, gboolean keyed)
{
  LiaisonCell cells[LIAISON_PAGE_SCAN_MAX_CELLS];
  Reader header = { record, record + length };
  Reader body;
  guint64 header_length, type;
  guint n_cells = 0;

  if (!read_varint (&header, &header_length) || header_length > length ||
      record + header_length < header.at)
    return;

  header.end = record + header_length;
  body = (Reader){ header.end, record + length };
  while (header.at < header.end)
    {
      if (n_cells == G_N_ELEMENTS (cells) || !read_varint (&header, &type) ||
          !read_cell (&body, type, &cells[n_cells]))
        return;
      n_cells++;
    }
  if (n_cells > 0)
    scan->func (cells, n_cells, keyed, scan->user_data);
}

static const guint8 *
get_page (Scan *scan, guint32 number)
{
  if (number == 0 || number > scan->pages->len)
    return NULL;
  return g_ptr_array_index (scan->pages, number - 1);
}

/* Puts a record together that goes on on other pages. */
static void
read_long_record (Scan *scan, Reader local, guint32 next, gsize length, gboolean keyed)
{
  g_autoptr(GByteArray) record = g_byte_array_new ();
  gsize room = scan->size - 4;

  g_byte_array_append (record, local.at, local.end - local.at);
  while (record->len < length)
    {
      const guint8 *page = get_page (scan, next);

      if (page == NULL)
        return;
      g_byte_array_append (record, page + 4, MIN (room, length - record->len));
      next = read_number (page, 4);
    }
  read_record (scan, record->data, record->len, keyed);
}

/* How much of a record of @length stands in its cell. */
static gsize
count_local (Scan *scan, gsize length, gboolean keyed)
{
  gsize most = keyed ? (scan->size - 12) * 64 / 255 - 23 : scan->size - 35;
  gsize least = (scan->size - 12) * 32 / 255 - 23;
  gsize wanted;

  if (length <= most)
    return length;
  wanted = least + (length - least) % (scan->size - 4);
  return wanted <= most ? wanted : least;
}

static void
read_page_cell (Scan *scan, Reader cell, PageType type)
{
  gboolean keyed = type != PAGE_LEAF_TABLE;
  guint64 length, row;
  gsize n_local;

  if (type == PAGE_INTERIOR_INDEX)
    cell.at += 4; /* of the page below */
  if (cell.at >= cell.end || !read_varint (&cell, &length) ||
      (!keyed && !read_varint (&cell, &row)))
    return;
  if (length > (guint64) scan->pages->len * scan->size)
    return;

  n_local = count_local (scan, length, keyed);
  if (n_local + (n_local < length ? 4 : 0) > (gsize) (cell.end - cell.at))
    return;
  if (n_local == length)
    read_record (scan, cell.at, length, keyed);
  else
    read_long_record (scan, (Reader){ cell.at, cell.at + n_local },
                      read_number (cell.at + n_local, 4), length, keyed);
}

static void
scan_page (Scan *scan, guint32 number)
{
  const guint8 *page = get_page (scan, number);
  guint header = number == 1 ? FILE_HEADER : 0;
  guint pointers, n_cells;
  PageType type;

  if (page == NULL || g_hash_table_contains (scan->free_pages, GUINT_TO_POINTER (number)))
    return;
  type = page[header];
  if (type != PAGE_LEAF_TABLE && type != PAGE_LEAF_INDEX && type != PAGE_INTERIOR_INDEX)
    return;

  n_cells = read_number (page + header + 3, 2);
  pointers = header + (type == PAGE_INTERIOR_INDEX ? 12 : 8);
  for (guint i = 0; i < n_cells && pointers + 2 * (i + 1) <= scan->size; i++)
    {
      guint offset = read_number (page + pointers + 2 * i, 2);

      if (offset < scan->size)
        read_page_cell (scan, (Reader){ page + offset, page + scan->size }, type);
    }
}

/* The list of free pages begins in the file's header; each of its pages names the next one. */
static void
note_free_pages (Scan *scan)
{
  const guint8 *page = get_page (scan, 1);
  guint32 trunk;

  g_hash_table_remove_all (scan->free_pages);
  if (page == NULL || memcmp (page, "SQLite format 3", 16) != 0)
    return;

  trunk = read_number (page + 32, 4);
  while ((page = get_page (scan, trunk)) != NULL &&
         g_hash_table_add (scan->free_pages, GUINT_TO_POINTER (trunk)))
    {
      guint n_leaves = MIN (read_number (page + 4, 4), scan->size / 4 - 2);

      for (guint i = 0; i < n_leaves; i++)
        g_hash_table_add (scan->free_pages, GUINT_TO_POINTER (read_number (page + 8 + 4 * i, 4)));
      trunk = read_number (page, 4);
    }
}

static void
scan_pages (Scan *scan)
{
  note_free_pages (scan);
  for (guint32 i = 1; i <= scan->pages->len; i++)
    scan_page (scan, i);
}

/* Pages of the log over those of the file; frames of an earlier round of the log are left out. */
static gboolean
lay_over (Scan *scan, const guint8 *log, gsize length)
{
  gsize frame = FRAME_HEADER + scan->size;
  gboolean any = FALSE;

  for (gsize at = LOG_HEADER; at + frame <= length; at += frame)
    {
      guint32 number = read_number (log + at, 4);

      if (memcmp (log + at + 8, log + 16, 8) != 0 || number == 0 || number > MAX_PAGES)
        continue;
      if (number > scan->pages->len)
        g_ptr_array_set_size (scan->pages, number);
      g_ptr_array_index (scan->pages, number - 1) = (gpointer) (log + at + FRAME_HEADER);
      any = TRUE;
    }
  return any;
}

void
liaison_page_scan (GBytes *db,
                   GBytes *wal,
                   guint page_size,
                   LiaisonPageScanFunc func,
                   gpointer user_data)
{
  g_autoptr(GPtrArray) pages = g_ptr_array_new ();
  g_autoptr(GHashTable) free_pages = g_hash_table_new (NULL, NULL);
  Scan scan = { pages, free_pages, page_size, func, user_data };
  gsize db_length, wal_length;
  const guint8 *db_bytes = g_bytes_get_data (db, &db_length);
  const guint8 *wal_bytes = g_bytes_get_data (wal, &wal_length);

  g_return_if_fail (page_size >= 512);

  for (gsize at = 0; at + page_size <= db_length; at += page_size)
    g_ptr_array_add (pages, (gpointer) (db_bytes + at));
  scan_pages (&scan);
  if (lay_over (&scan, wal_bytes, wal_length))
    scan_pages (&scan);
}
