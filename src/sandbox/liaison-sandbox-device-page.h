/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sandbox/liaison-sandbox-visit.h"

G_BEGIN_DECLS

/* The pages of the device authorization grant. */

/* POST /{tenant}/oauth2/v2.0/devicecode: a new pair of codes. */
void liaison_sandbox_begin_device (const LiaisonSandboxVisit *visit);
/* GET /device: asks for the code the person reads off the device ("user_code"), then who it shall
 * be ("decision", "person"), and says what became of it. */
void liaison_sandbox_show_device_page (const LiaisonSandboxVisit *visit);

G_END_DECLS
