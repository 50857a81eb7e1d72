/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "mail/liaison-link-reading.h"

G_BEGIN_DECLS

/* What happened to a link on its way. */
typedef enum
{
  LIAISON_DAMAGE_ESCAPED,       /* "&amp;" for "&" */
  LIAISON_DAMAGE_ENCODED,       /* "%23" for "#", and the like */
  LIAISON_DAMAGE_TRANSFER,      /* "=3D" for "=": the source of a message, not its text */
  LIAISON_DAMAGE_REWRITTEN,     /* by a mail gateway, which the piece names */
  LIAISON_DAMAGE_SEALED,        /* the same, and only the gateway knows the link */
  LIAISON_DAMAGE_WRAPPED,       /* broken over lines */
  LIAISON_DAMAGE_QUOTED,        /* "> " of a quoted message within it */
  LIAISON_DAMAGE_INVISIBLE,     /* characters that take no room */
  LIAISON_DAMAGE_WIDE,          /* full-width characters, typographic dashes */
  LIAISON_DAMAGE_LOOKALIKE,     /* letters of another script */
  LIAISON_DAMAGE_GLUED,         /* other characters touch it: a full stop, a word */
  LIAISON_DAMAGE_HASH_LOST,     /* the page is there, the "#" before it is not */
  LIAISON_DAMAGE_PAGE_LOST,     /* ends before the "#" */
  LIAISON_DAMAGE_CUT,           /* parameters are missing */
  LIAISON_DAMAGE_VALUE,         /* an identifier that is none */
  LIAISON_DAMAGE_CONTRADICTORY, /* the same parameter twice */
  LIAISON_DAMAGE_CASE,          /* small letters for capitals, or the other way round */
  LIAISON_DAMAGE_NO_SCHEME,     /* begins with the host */
  LIAISON_DAMAGE_NOT_HTTPS,
  LIAISON_DAMAGE_USER_INFO, /* "admin.microsoft.com@" before the true host */
  LIAISON_DAMAGE_HOST,      /* another host than Microsoft's */
  LIAISON_N_DAMAGES,
} LiaisonLinkDamageKind;

typedef struct
{
  LiaisonLinkDamageKind kind;
  char *piece; /* what shows it, as it stands in the text, or NULL */
} LiaisonLinkDamage;

typedef struct
{
  gsize start; /* bytes of the text */
  gsize end;
  char *found;                 /* as it stands there */
  LiaisonLinkReading *reading; /* of what could be made out of it; NULL if it stays sealed */
  GArray *damages;             /* of LiaisonLinkDamage, empty: it is whole */
  gboolean issued;             /* it is, or was, one of the account's own links */
  /* The whole link, if it is certain: one of the account's own, or a full well-formed one that
   * follows from the text without adding anything to it. NULL if it is not, and if nothing is
   * damaged. */
  char *repaired;
} LiaisonInspectedLink;

void liaison_inspected_link_free (LiaisonInspectedLink *link);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonInspectedLink, liaison_inspected_link_free)

gboolean liaison_inspected_link_has (const LiaisonInspectedLink *link, LiaisonLinkDamageKind kind);

/* Every partner's link in @text (UTF-8), whole or not, in order; an address that has nothing to do
 * with partners only if @text holds nothing else. @clouds as in liaison_link_reading_new ().
 * @issued: the account's own links, or NULL. Pure; never fails. Array of LiaisonInspectedLink,
 * transfer full. */
GPtrArray *liaison_link_inspect (GListModel *clouds, const char *const *issued, const char *text);

G_END_DECLS
