/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Tolerant reading of JSON from outside. Member names are matched without case (some answers come
 * in PascalCase); a member that is absent, null or of another type is "not told": NULL or the
 * fallback. Every accessor takes NULL or a node of any type, so lookups nest without checks. */

/* Parses @body, with or without a byte-order mark. Errors: LIAISON_ERROR_PROTOCOL. */
JsonNode *liaison_json_parse (GBytes *body, GError **error);

/* Owned by @node. */
JsonNode *liaison_json_member (JsonNode *node, const char *name);
/* Only an object qualifies as @node and only an array as the answer. Owned by @node. */
JsonArray *liaison_json_array (JsonNode *node, const char *name);
/* Owned by @node; never empty. */
const char *liaison_json_string (JsonNode *node, const char *name);
/* A string or a whole number, as text. Transfer full. */
char *liaison_json_dup_text (JsonNode *node, const char *name);
/* A number, or a string that holds one. */
gint64 liaison_json_int (JsonNode *node, const char *name, gint64 fallback);
/* A boolean, or "true" and "false" as text. */
gboolean liaison_json_bool (JsonNode *node, const char *name, gboolean fallback);
/* UTC; NULL also for the sentinels "not set" (year 1) and "no end" (year 9999). Transfer full. */
GDateTime *liaison_json_dup_time (JsonNode *node, const char *name);

/* A time as the services write it: any number of fraction digits, Z, an offset or no zone (UTC),
 * stray blanks. Transfer full; NULL as above. */
GDateTime *liaison_json_time_from_text (const char *text);

G_END_DECLS
