/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-cloud.h"

G_BEGIN_DECLS

typedef enum
{
  LIAISON_LINK_COPY_INTACT,
  LIAISON_LINK_COPY_GLUED,   /* the link's very bytes, but other characters touch them */
  LIAISON_LINK_COPY_DAMAGED, /* an address that was, or could be taken for, the link */
  LIAISON_LINK_COPY_FOREIGN, /* another partner's invitation */
} LiaisonLinkCopyKind;

/* Byte offsets into the text. Between white space and the address there may be other characters:
 * run_start <= start < end <= run_end. */
typedef struct
{
  LiaisonLinkCopyKind kind;
  gsize start;
  gsize end;
  gsize run_start;
  gsize run_end;
} LiaisonLinkCopy;

/* Every copy of @link in @text, whole or not, and every address that competes with it, in order
 * (domain.md 7.3, steps 1 to 4). Addresses that have nothing to do with invitations are not in it.
 * An array of LiaisonLinkCopy; transfer full. */
GArray *liaison_link_scan (LiaisonCloud *cloud, const char *link, const char *text);

/* Whether @address (lower case) has a word in it that only invitations have. */
gboolean liaison_link_has_marker (const char *address);

/* Whether @c closes a sentence, a bracket or a quotation and so does not belong to an address
 * before it. */
gboolean liaison_link_is_trailing_punctuation (gunichar c);

/* Whether @c takes no room on paper: zero-width characters and bidirectional marks. */
gboolean liaison_link_is_invisible (gunichar c);

G_END_DECLS
