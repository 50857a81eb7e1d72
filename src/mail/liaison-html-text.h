/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A link of an HTML text: <a href>. */
typedef struct
{
  char *href;  /* with its character references read; NULL: it has none */
  gsize start; /* of what is between <a> and </a>, in the visible text */
  gsize end;
} LiaisonHtmlAnchor;

/* The text of @html (UTF-8) as its reader sees it: tags away, character references read, styles,
 * scripts and comments left out, a line end where a paragraph ends. @anchors: an array of
 * LiaisonHtmlAnchor, or NULL; transfer full. Never fails. Transfer full. */
char *liaison_html_to_text (const char *html, GArray **anchors);

G_END_DECLS
