/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "sandbox/liaison-sandbox-parts.h"

G_BEGIN_DECLS

/* Answers a POST to the token endpoint: redeems a code, a device code or a refresh token. */
void liaison_sandbox_redemption_answer (LiaisonSandboxParts *parts, SoupServerMessage *message);

G_END_DECLS
