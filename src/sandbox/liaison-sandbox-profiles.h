/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sandbox/liaison-sandbox-body.h"
#include "sandbox/liaison-sandbox-world.h"

G_BEGIN_DECLS

/* The partner's own profiles ("support.md", section 2). @kind: "organization", "mpn",
 * "legalbusiness", "billing" or "support". FALSE for any other. */
gboolean liaison_sandbox_write_profile (LiaisonSandboxBody *body,
                                        LiaisonSandboxWorld *world,
                                        const char *kind);

G_END_DECLS
