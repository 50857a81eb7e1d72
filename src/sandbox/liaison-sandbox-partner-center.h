/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "sandbox/liaison-sandbox-parts.h"

G_BEGIN_DECLS

/* Answers a request to /v1 by @caller, whose token was good. @query: NULL or decoded parameters. */
void liaison_sandbox_partner_center_answer (LiaisonSandboxParts *parts,
                                            const LiaisonSandboxPerson *caller,
                                            gboolean is_endless,
                                            SoupServerMessage *message,
                                            const char *path,
                                            GHashTable *query);

G_END_DECLS
