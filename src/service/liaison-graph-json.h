/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "model/liaison-role-book.h"

G_BEGIN_DECLS

/* One page of what a person belongs to. */
typedef struct
{
  GPtrArray *memberships; /* LiaisonMembership */
  char *next;             /* address of the next page; NULL: this is the last */
} LiaisonMembershipPage;

void liaison_membership_page_free (LiaisonMembershipPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonMembershipPage, liaison_membership_page_free)

/* A LiaisonRestReadFunc for /me/memberOf; gives a LiaisonMembershipPage. Members that an app may
 * not read come without a name or template ("limited information"). LIAISON_ERROR_PROTOCOL: there
 * is no list at all. */
gpointer liaison_graph_json_read_memberships (JsonNode *node, gpointer unused, GError **error);

G_END_DECLS
