/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tables as text, as people have them: RFC 4180 read leniently, in whatever encoding and with
 * whatever separator a spreadsheet wrote them. Pure; any thread; time and memory grow with the
 * length and with nothing else, whatever the text. */

typedef enum
{
  LIAISON_CSV_AUTOMATIC,
  LIAISON_CSV_UTF_8,
  LIAISON_CSV_UTF_16_LE,
  LIAISON_CSV_UTF_16_BE,
  LIAISON_CSV_GB18030,
  LIAISON_CSV_WINDOWS_1252, /* the last resort */
} LiaisonCsvEncoding;

/* The separator of a text without one: each line is a cell. */
#define LIAISON_CSV_NO_SEPARATOR '\0'

typedef struct
{
  GPtrArray *rows; /* of GStrv, as many cells as the line has; lines of nothing are left out */
  GArray *lines;   /* guint: the line of the text on which the row begins, from 1 */
  guint n_columns; /* of the longest row */
} LiaisonCsvTable;

void liaison_csv_table_free (LiaisonCsvTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonCsvTable, liaison_csv_table_free)

/* @bytes as UTF-8 without byte-order mark and NUL characters. @encoding: the one to read it in, or
 * AUTOMATIC, in place of which the detected one is put: by the byte-order mark, else by where the
 * zero bytes of UTF-16 are, else the first of UTF-8, GB18030 and Windows-1252 that it can be. What
 * cannot be read becomes U+FFFD. Transfer full. */
char *liaison_csv_decode (const char *bytes, gsize length, LiaisonCsvEncoding *encoding);

/* Comma, semicolon or tab, whichever divides the first lines most alike, or that of a first line
 * "sep=;"; LIAISON_CSV_NO_SEPARATOR if none does. */
char liaison_csv_find_separator (const char *text);

/* @text: UTF-8. Lines end in CR, LF or CR LF. A quote that is never closed, or is not the first of
 * its cell, is a character like others. Transfer full. */
LiaisonCsvTable *liaison_csv_parse (const char *text, char separator);

G_END_DECLS
