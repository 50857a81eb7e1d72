/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-input.h"

#include "store/liaison-page-scan.h"

#define PAGE_SIZE 512

/* The input is a database's file of small pages, and, where it has more than eight, its log. */

/* Every byte of a text can be read. */
static void
record_found_cb (const LiaisonCell *cells, guint n_cells, gboolean keyed, gpointer user_data)
{
  guint *sum = user_data;

  g_assert_cmpuint (n_cells, >, 0);
  g_assert_cmpuint (n_cells, <=, LIAISON_PAGE_SCAN_MAX_CELLS);
  for (guint i = 0; i < n_cells; i++)
    for (gsize at = 0; at < cells[i].length; at++)
      *sum += (guchar) cells[i].text[at];
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  gsize db_size = MIN (size, 8 * PAGE_SIZE);
  g_autoptr(GBytes) db = g_bytes_new (data, db_size);
  g_autoptr(GBytes) wal = g_bytes_new (data + db_size, size - db_size);
  guint sum = 0;

  liaison_page_scan (db, wal, PAGE_SIZE, record_found_cb, &sum);
  return 0;
}
