/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "sandbox/liaison-sandbox-world.h"

G_BEGIN_DECLS

/* The audit records ("support.md", section 4), oldest first; the documents promise no order. The
 * last day of a window is taken in whole. */
void liaison_sandbox_answer_audit_records (LiaisonSandboxWorld *world,
                                           guint page_size_max,
                                           gboolean is_endless,
                                           SoupServerMessage *message,
                                           GHashTable *query);

G_END_DECLS
