/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sandbox/liaison-sandbox-visit.h"

G_BEGIN_DECLS

/* Answers GET /{tenant}/oauth2/v2.0/authorize: asks who it shall be, and sends the browser back
 * with a code or an error. "decision=continue", "person=KEY" and "decision=cancel" are what the
 * page's links add. */
void liaison_sandbox_authorize (const LiaisonSandboxVisit *visit);

G_END_DECLS
