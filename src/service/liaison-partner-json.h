/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "service/liaison-partner-client.h"

G_BEGIN_DECLS

/* Partner Center's wire format, as pure functions that may run in any thread. Those called read_…
 * have the signature of LiaisonRestReadFunc; each returns a new value or LIAISON_ERROR_PROTOCOL if
 * the answer has not the shape of its kind. Items without an id are left out: nothing could be done
 * with them. Unknown enumeration values keep their text (OBJ-1). */

/* The service's answer to a request behind the last page of a list ("partner-center.md"). */
gboolean liaison_partner_json_is_past_end (const GError *error);

/* What readers of collections share. The items, which a collection always has, even when it is
 * empty; owned by @node. */
JsonArray *liaison_partner_json_get_items (JsonNode *node, GError **error);
/* Where the next page begins, or NULL. Transfer full. */
gboolean liaison_partner_json_read_continuation (JsonNode *node,
                                                 char **continuation,
                                                 GError **error);
/* An enumeration's value as text, whether it came as a word or as a number. Transfer full. */
char *liaison_partner_json_dup_word (JsonNode *node,
                                     const char *name,
                                     const char *const *words,
                                     gsize n_words);

typedef struct
{
  guint n_users;
  gboolean complete;
} LiaisonUserCount;

typedef struct
{
  gint64 assigned;
  gint64 total;
} LiaisonLicenceSum;

/* LiaisonCustomerPage. */
gpointer liaison_partner_json_read_customers (JsonNode *node, gpointer unused, GError **error);
/* LiaisonAccount. */
gpointer liaison_partner_json_read_account (JsonNode *node, gpointer unused, GError **error);
/* GListModel of LiaisonSubscription. */
gpointer liaison_partner_json_read_subscriptions (JsonNode *node, gpointer unused, GError **error);
/* LiaisonUserCount, freed with g_free (). */
gpointer liaison_partner_json_read_user_count (JsonNode *node, gpointer unused, GError **error);
/* LiaisonLicenceSum, freed with g_free (). Counts of tenant-wide products, which nobody is
 * assigned to, are left out. */
gpointer liaison_partner_json_read_licences (JsonNode *node, gpointer unused, GError **error);
/* GListModel of LiaisonManagedService. @cloud: a LiaisonCloud. A link is taken if it is https and
 * its host is a link host of the cloud or shares the registered domain (microsoft.com) of one of
 * the cloud's link hosts or portals. */
gpointer liaison_partner_json_read_services (JsonNode *node, gpointer cloud, GError **error);
/* GListModel of LiaisonReseller. */
gpointer liaison_partner_json_read_resellers (JsonNode *node, gpointer unused, GError **error);
/* LiaisonAuditPage. */
gpointer liaison_partner_json_read_audit_records (JsonNode *node, gpointer unused, GError **error);
/* The link as a string, byte for byte. */
gpointer liaison_partner_json_read_invite_link (JsonNode *node, gpointer unused, GError **error);

/* Puts the partner's profiles together; all but the first may be NULL. Transfer full. */
LiaisonPartner *liaison_partner_json_read_partner (JsonNode *organization,
                                                   JsonNode *legal_business,
                                                   JsonNode *mpn,
                                                   JsonNode *support,
                                                   GError **error);

G_END_DECLS
