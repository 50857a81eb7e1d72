/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "mail/liaison-link-inspector.h"

G_BEGIN_DECLS

/* Where in @text, the one that was inspected or the same with other line ends, @damage of @link is
 * seen: its piece, or the whole link if no piece of it tells. Bytes. FALSE: the link does not stand
 * in @text. Pure. */
gboolean liaison_link_place_find (const LiaisonInspectedLink *link,
                                  const LiaisonLinkDamage *damage,
                                  const char *text,
                                  gsize *start,
                                  gsize *end);

G_END_DECLS
