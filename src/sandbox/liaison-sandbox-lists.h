/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "sandbox/liaison-sandbox-world.h"

G_BEGIN_DECLS

/* The collections that come page by page ("partner-center.md": paging, filters).
 * @is_endless: behind its last page the list begins anew. */

void liaison_sandbox_answer_customers (LiaisonSandboxWorld *world,
                                       guint page_size_max,
                                       gboolean is_endless,
                                       SoupServerMessage *message,
                                       GHashTable *query);
void liaison_sandbox_answer_users (LiaisonSandboxWorld *world,
                                   const LiaisonSandboxCustomer *customer,
                                   guint page_size_max,
                                   gboolean is_endless,
                                   SoupServerMessage *message,
                                   GHashTable *query);

G_END_DECLS
