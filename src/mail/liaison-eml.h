/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* An RFC 5322 draft: X-Unsent: 1, To, Subject, multipart/alternative of UTF-8 text and HTML,
 * quoted-printable or base64, CR LF. No From, Date or Message-ID: the mail program sets them.
 * The link survives decoding byte for byte. Transfer full; never NULL. */
GBytes *liaison_eml_new (const char *to,
                         const char *to_name,
                         const char *subject,
                         const char *body,
                         const char *link);

/* The letter as HTML for the clipboard and the file: paragraphs and line breaks kept, @link (may be
 * NULL) an anchor whose visible text equals its address. Transfer full. */
char *liaison_letter_to_html (const char *body, const char *link);

/* A file name for saving, made from @company: no slashes, dots in front or control characters, at
 * most 100 bytes, ends in ".eml". Transfer full. */
char *liaison_eml_dup_file_name (const char *company);

G_END_DECLS
