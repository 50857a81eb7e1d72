/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A JSON file that a person wrote: ours or the user's. Unlike the service's answers it is read
 * strictly, and each complaint names file, line and field. */
typedef struct _LiaisonTable LiaisonTable;

/* Reads @path, which must hold one object. LIAISON_ERROR_INVALID_FILE tells the line of a syntax
 * error; GIO's errors tell why a file cannot be read. */
LiaisonTable *liaison_table_load (const char *path, GError **error);
void liaison_table_free (LiaisonTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonTable, liaison_table_free)

/* Owned by the table. */
JsonObject *liaison_table_get_root (LiaisonTable *self);

/* Sets LIAISON_ERROR_INVALID_FILE with "PATH:LINE: " before the text. @where: names of members and
 * numbers of elements from the root on, such as "/clouds/2/flags/can_invite"; if there is no such
 * place, the line is that of the nearest one around it. */
void liaison_table_complain (LiaisonTable *self,
                             GError **error,
                             const char *where,
                             const char *format,
                             ...) G_GNUC_PRINTF (4, 5);

/* The text of @node if it is a string and not empty, or NULL. Owned by @node. */
const char *liaison_table_text (JsonNode *node);

G_END_DECLS
