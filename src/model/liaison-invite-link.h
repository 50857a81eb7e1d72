/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-cloud.h"

G_BEGIN_DECLS

typedef enum
{
  LIAISON_LINK_OK,
  LIAISON_LINK_NOT_HTTPS,
  LIAISON_LINK_FOREIGN_HOST,   /* well-formed, but not a host of this cloud's list */
  LIAISON_LINK_BAD_CHARACTERS, /* control characters, spaces, bidirectional marks, not UTF-8 */
  LIAISON_LINK_MALFORMED,
} LiaisonLinkVerdict;

/* LNK-3: may @link be put into a letter of @cloud? */
LiaisonLinkVerdict liaison_invite_link_check (LiaisonCloud *cloud, const char *link);

/* LNK-2: the link as issued, with the choice on rights expressed by the cloud's rule in data. The
 * rule's parameter goes into the query, before the '#'; an existing one (any case) is replaced in
 * place; not one other byte changes. Without a rule the link comes back as it is. Transfer full. */
char *liaison_invite_link_express_rights (LiaisonCloud *cloud, const char *link, gboolean rights);

G_END_DECLS
