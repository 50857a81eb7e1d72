/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sandbox/liaison-sandbox-world.h"

G_BEGIN_DECLS

/* The scope parameter: words with a blank between them. */

gboolean liaison_sandbox_has_scope (const char *scope, const char *wanted);
/* The first resource named in @scope ("https://host"), or NULL; @n_resources: how many. Transfer
 * full. */
char *liaison_sandbox_find_resource (const char *scope, guint *n_resources);
/* @scope without what belongs to other resources than @resource. Transfer full. */
char *liaison_sandbox_narrow_scope (const char *scope, const char *resource);
gboolean liaison_sandbox_knows_resource (LiaisonSandboxWorld *world, const char *resource);
/* Whether that is Microsoft Graph, of whatever cloud. */
gboolean liaison_sandbox_is_graph (const char *resource);

G_END_DECLS
