/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sandbox/liaison-sandbox-audit-log.h"
#include "sandbox/liaison-sandbox-world.h"

G_BEGIN_DECLS

/* What is logged on any day without a story: orders, users, licences. It follows from seed and day,
 * so that it is the same whenever it is asked for. Appends what happened from @start to before
 * @end (microseconds since 1970) to @entries, transfer full, oldest first. */
void liaison_sandbox_audit_routine_append (LiaisonSandboxWorld *world,
                                           gint64 start,
                                           gint64 end,
                                           GPtrArray *entries);

G_END_DECLS
