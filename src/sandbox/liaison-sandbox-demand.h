/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a client demands of its tokens: the parameter "claims" of authorize and token requests
 * ("sign-in.md": Claims challenge). Only the part for access tokens counts, and of it not
 * "xms_cc", which tells what the client can do. A NULL demand asks for nothing. */

/* FALSE when @text is there and has not the form of such a parameter. *@demand, transfer full, is
 * NULL when it asks for nothing. */
gboolean liaison_sandbox_demand_read (const char *text, JsonNode **demand);

/* Whether every claim that @demand asks for was granted in the same words by @granted. */
gboolean liaison_sandbox_demand_is_met (JsonNode *demand, JsonNode *granted);
/* Whether both ask for one claim in the same words. */
gboolean liaison_sandbox_demand_overlaps (JsonNode *demand, JsonNode *other);
/* Whether @demand asks for @claim, and for @value among its values (NULL: any). */
gboolean liaison_sandbox_demand_asks (JsonNode *demand, const char *claim, const char *value);
/* The values asked for @claim: a new array of texts. Transfer full. */
GStrv liaison_sandbox_demand_dup_values (JsonNode *demand, const char *claim);

G_END_DECLS
