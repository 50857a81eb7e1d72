/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-cloud-reader.h"
#include "app/liaison-table.h"

G_BEGIN_DECLS

/* One entry of a clouds.json on its way into a spec. The spec's strings belong to the table, to the
 * cloud the entry builds on, or to @kept; liaison_cloud_new () copies them all. */
typedef struct
{
  LiaisonTable *table;
  LiaisonCloudSource source;
  guint index;     /* of the entry in the file */
  const char *id;  /* of the cloud */
  GPtrArray *kept; /* what is to be freed once the spec was copied */
  LiaisonCloudSpec *spec;
} LiaisonCloudEntry;

/* @field: "api_base", or "portals/2/name" for something inside. Always FALSE. */
gboolean liaison_cloud_entry_complain (LiaisonCloudEntry *entry,
                                       GError **error,
                                       const char *field,
                                       const char *problem);

/* Puts member @name of the entry into the spec. */
gboolean liaison_cloud_entry_read_member (LiaisonCloudEntry *entry,
                                          const char *name,
                                          JsonNode *node,
                                          GError **error);

G_END_DECLS
