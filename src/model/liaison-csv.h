/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tables as text: comma, quoting by RFC 4180, lines that end in CR LF (CUS-10). UTF-8. */

/* Spreadsheets take a cell that begins with one of = + - @, a tab or a line's end for a formula,
 * and what a customer calls itself is not for them to run. Such a text gets an apostrophe in front.
 * Text that is no UTF-8 is mended. NULL is "". Transfer full. */
char *liaison_csv_neutralise (const char *text);
/* @line grows by one cell, which is neutralised and, where needed, quoted. Commas between cells and
 * the end of the line are the caller's. */
void liaison_csv_append_cell (GString *line, const char *text);
/* The same with @text as it stands, for files that no spreadsheet opens: read again, it is what it
 * was. */
void liaison_csv_append_exact_cell (GString *line, const char *text);
/* @out grows by a whole line. */
void liaison_csv_append_line (GString *out, const char *const *cells, gsize n_cells);

G_END_DECLS
