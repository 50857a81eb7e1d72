/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "sandbox/liaison-sandbox-people.h"

G_BEGIN_DECLS

/* Microsoft Graph, as far as it tells who somebody is. */

/* Answers a request to /v1.0 by @caller, whose token was good. */
void liaison_sandbox_graph_answer (SoupServerMessage *message,
                                   const char *path,
                                   const LiaisonSandboxPerson *caller);
/* Graph's error body. */
void liaison_sandbox_graph_refuse (SoupServerMessage *message,
                                   guint status,
                                   const char *code,
                                   const char *text);

G_END_DECLS
