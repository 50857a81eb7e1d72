/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-mail"

#include "mail/liaison-link-place.h"

#include <string.h>

/* NULL: it is not there. */
static const char *
find_link (const LiaisonInspectedLink *link, const char *text)
{
  gsize length = strlen (link->found);

  if (length == 0)
    return NULL;
  if (link->start + length <= strlen (text) &&
      memcmp (text + link->start, link->found, length) == 0)
    return text + link->start;
  return strstr (text, link->found);
}

/* What touches a link stands beside it; what happened to it stands in it. */
static const char *
find_piece (const LiaisonLinkDamage *damage, const char *text, const char *begin, gsize length)
{
  gsize piece_length = damage->piece != NULL ? strlen (damage->piece) : 0;

  if (piece_length == 0)
    return NULL;
  if (damage->kind != LIAISON_DAMAGE_GLUED)
    return memmem (begin, length, damage->piece, piece_length);
  if (g_str_has_prefix (begin + length, damage->piece))
    return begin + length;
  if ((gsize) (begin - text) >= piece_length &&
      memcmp (begin - piece_length, damage->piece, piece_length) == 0)
    return begin - piece_length;
  return NULL;
}

gboolean
liaison_link_place_find (const LiaisonInspectedLink *link,
                         const LiaisonLinkDamage *damage,
                         const char *text,
                         gsize *start,
                         gsize *end)
{
  const char *begin, *piece;

  g_return_val_if_fail (link != NULL, FALSE);
  g_return_val_if_fail (damage != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  begin = find_link (link, text);
  if (begin == NULL)
    return FALSE;
  piece = find_piece (damage, text, begin, strlen (link->found));
  *start = (piece != NULL ? piece : begin) - text;
  *end = *start + strlen (piece != NULL ? damage->piece : link->found);
  return TRUE;
}
