/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "sandbox/liaison-sandbox-parts.h"

G_BEGIN_DECLS

/* One request to /sandbox. */
typedef struct
{
  LiaisonSandboxParts *parts;
  SoupServerMessage *message;
  GHashTable *query; /* or NULL */
  JsonObject *body;  /* of a POST */
} LiaisonSandboxOrder;

/* A member of the body. FALSE when it is there and is not of that kind. Texts are owned by the
 * body; what is not there is NULL, FALSE or 0. */
gboolean liaison_sandbox_order_read_text (LiaisonSandboxOrder *order,
                                          const char *name,
                                          const char **text);
gboolean liaison_sandbox_order_read_flag (LiaisonSandboxOrder *order,
                                          const char *name,
                                          gboolean *flag);
/* From 0 to @most. */
gboolean liaison_sandbox_order_read_number (LiaisonSandboxOrder *order,
                                            const char *name,
                                            gint64 most,
                                            gint64 *number);
/* An array of texts; transfer full. */
gboolean liaison_sandbox_order_read_texts (LiaisonSandboxOrder *order,
                                           const char *name,
                                           GStrv *texts);

/* The answers: why not, that it is done, and a JSON text without a byte-order mark, since scripts
 * read it. */
void liaison_sandbox_order_refuse (LiaisonSandboxOrder *order, guint status, const char *text);
void liaison_sandbox_order_confirm (LiaisonSandboxOrder *order);
void liaison_sandbox_order_answer (LiaisonSandboxOrder *order, guint status, JsonNode *root);

G_END_DECLS
